"""Format detection in containers: ZIP archives and compound files (CFB), by their directories alone."""

import zipfile
from contextlib import suppress
from pathlib import Path

from engine.core.errors import Damaged, DocumentError
from engine.core.formats import FORMATS
from engine.readers.common.archive import Archive, open_archive

_ARCHIVES = tuple(form for form in FORMATS if form.is_archive)

_MIME_TYPES = {mime_type: form.name for form in _ARCHIVES for mime_type in form.mime_types} | {
    "application/vnd.oasis.opendocument.presentation": "opendocument-presentation",
    "application/vnd.oasis.opendocument.graphics": "opendocument-drawing",
    "application/vnd.sun.xml.writer": "openoffice-1",
}
_CONTENT_TYPES = (
    *((mark, form.name) for form in _ARCHIVES for mark in form.content_types),
    (b"fixeddocumentsequence", "xps"),
    (b"visio", "visio"),
)
_ENTRIES = (
    *((form.entry, form.name) for form in _ARCHIVES if form.entry),
    ("Index/Document.iwa", "iwork"),
    ("META-INF/MANIFEST.MF", "java-archive"),
)
"""Beside the formats that are read, what else an archive may turn out to be."""
_MOST_CONTENT_TYPES = 2**22
"""Bytes of a list of content types; a real one has some thousands."""

_STREAMS = (
    ("EncryptedPackage", "encrypted-office"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "spreadsheet"),
    ("Book", "spreadsheet"),
    ("__properties_version1.0", "msg"),
)


def format_in_zip(path: Path) -> str:
    """Raises what open_archive does, and Damaged for an Office file without its document."""
    with open_archive(path) as archive:
        return _format_of_archive(archive)


def has_zip_directory(path: Path) -> bool:
    """Whether a ZIP archive ends here that does not begin at the file's first byte."""
    return zipfile.is_zipfile(path)


def _format_of_archive(archive: Archive) -> str:
    names = set(archive.names)
    if not names:
        raise Damaged(archive.path, "no entries")
    mime_type = _beginning(archive, "mimetype", 200).decode("ascii", "replace").strip()
    if mime_type in _MIME_TYPES:
        return _MIME_TYPES[mime_type]
    content_types = _beginning(archive, "[Content_Types].xml", _MOST_CONTENT_TYPES)
    if b"\x00" in content_types:
        content_types = content_types.replace(b"\x00", b"")  # UTF-16
    # The main part alone decides: a report with a spreadsheet inside is a report.
    mains = [part for part in content_types.split(b"<") if b"main+xml" in part]
    for sought in (*mains, content_types):
        for mark, name in _CONTENT_TYPES:
            if mark in sought:
                return name
    for entry, name in _ENTRIES:
        if entry in names:
            return name
    if {"content.xml", "META-INF/manifest.xml"} <= names:
        return "odt"
    if sum(entry.lower().endswith(".fb2") for entry in names) == 1:
        return "fb2"
    if "[Content_Types].xml" in names:
        raise Damaged(archive.path, "an Office file without its document")
    return "zip"


def _beginning(archive: Archive, part: str, most: int) -> bytes:
    """Return up to most bytes of a part, as far as they can be had; nothing where it is missing."""
    found = bytearray()
    with suppress(DocumentError):
        for piece in archive.stream(part):
            found += piece
            if len(found) >= most:
                break
    return bytes(found[:most])


def format_in_compound_file(path: Path) -> str:
    """Name the kind of an old Office file by the streams it holds; "compound-file" where none is known."""
    with path.open("rb") as file:
        header = file.read(512)
        size = 1 << min(16, max(7, int.from_bytes(header[30:32], "little")))
        listing = header + file.read(2**16)
        file.seek(min((int.from_bytes(header[48:52], "little") + 1) * size, path.stat().st_size))
        listing += file.read(2**16)  # the directory: where the header says, or else among the first sectors
    for stream, name in _STREAMS:
        if f"{stream}\0".encode("utf-16-le") in listing:
            return name
    return "compound-file"
