"""Reader of OpenDocument texts (ODT, ISO/IEC 26300), packed or flat."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from engine.core.document import Problem
from engine.core.errors import Damaged, PasswordNeeded
from engine.core.raw_page import DocumentHeader, Page
from engine.readers.common.archive import Archive, open_archive
from engine.readers.common.paragraphs import merge_code_lines, pages_of
from engine.readers.common.xml_elements import Event, StartTag, elements
from engine.readers.office.odt_body import OdtBody
from engine.readers.office.odt_styles import OdtStyles, read_styles

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES = {
    **{f"{_ODF}{name}:1.0": name for name in ("office", "text", "table", "style", "meta", "manifest")},
    f"{_ODF}xsl-fo-compatible:1.0": "fo",
    f"{_ODF}drawing:1.0": "draw",
    f"{_ODF}svg-compatible:1.0": "svg",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1998/Math/MathML": "math",
}
_SOFT_BREAK = b"soft-page-break"
_PIECE = 1 << 16


def read_odt(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:  # noqa: ARG001 - none can help
    """Read a text; it has pages where the program that wrote it left word of them.

    Raises PasswordNeeded for an encrypted one.
    """
    with path.open("rb") as file:
        is_packed = file.read(4) == b"PK\x03\x04"
    if is_packed:
        yield from _read_packed(path)
    else:
        yield from _read_flat(path)


def _read_packed(path: Path) -> Iterator[DocumentHeader | Page | Problem]:
    with open_archive(path) as archive:
        _refuse_encrypted(archive)
        styles = OdtStyles()
        if "styles.xml" in archive:
            with suppress(Damaged):
                read_styles(_events(archive, "styles.xml"), styles)
        title, language = "", ""
        if "meta.xml" in archive:
            title, language = _described(_events(archive, "meta.xml"))
        paged = archive.holds("content.xml", _SOFT_BREAK)
        yield DocumentHeader("odt", title, language or styles.language, paged)
        yield from pages_of(merge_code_lines(OdtBody(styles).read(_events(archive, "content.xml"))), paged)


def _read_flat(path: Path) -> Iterator[DocumentHeader | Page | Problem]:
    title, language = _described(elements(_file_pieces(path), PREFIXES, path))
    paged = any(_SOFT_BREAK in piece for piece in _file_pieces(path))
    yield DocumentHeader("odt", title, language, paged)
    story = OdtBody(OdtStyles())
    yield from pages_of(merge_code_lines(story.read(elements(_file_pieces(path), PREFIXES, path))), paged)


def _events(archive: Archive, part: str) -> Iterator[Event]:
    return elements(archive.stream(part), PREFIXES, archive.path)


def _file_pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _refuse_encrypted(archive: Archive) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest not in archive:
        return
    with suppress(Damaged):
        for event in _events(archive, manifest):
            if isinstance(event, StartTag) and event.name == "manifest:encryption-data":
                raise PasswordNeeded(archive.path, "odt")


def _described(events: Iterable[Event]) -> tuple[str, str]:
    """The title and the language that the text's description declares; empty where it declares none."""
    found = {"dc:title": "", "dc:language": ""}
    current = ""
    with suppress(Damaged):
        for event in events:
            if isinstance(event, str):
                if current in found:
                    found[current] += event
            elif isinstance(event, StartTag):
                current = event.name
                if current == "office:body":
                    break
            else:
                current = ""
    return " ".join(found["dc:title"].split()), found["dc:language"].strip()
