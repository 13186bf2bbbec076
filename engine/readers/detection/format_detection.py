"""Format detection by content (magic numbers, markup); the name only settles what the content leaves open."""

import re
import stat
from importlib import import_module
from pathlib import Path
from typing import cast

from engine.core.errors import FileMissing, FileNotReadable, NoTextFound, UnsupportedFormat
from engine.core.formats import FORMATS, format_named
from engine.core.raw_page import FormatReader, Reader
from engine.readers.detection import containers
from engine.readers.detection.encoding import detect_wide_encoding
from engine.readers.detection.text_formats import named_by_marks
from engine.readers.plain.chat_html import is_chat_html

ARCHIVE = "zip"
"""The format of an archive that is no document itself."""
_HEAD = 2**16
"""Bytes looked at, from the beginning of the file."""

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"GIF8", "gif"),
    (8, b"WEBP", "webp"),
    (8, b"WAVE", "wav"),
    (8, b"AVI ", "avi"),
    (0, b"8BPS", "psd"),
    (0, b"\x00\x00\x01\x00", "icon"),
    (0, b"AT&TFORM", "djvu"),
    (0, b"%!PS", "postscript"),
    (0, b"ID3", "mp3"),
    (0, b"\xff\xfb", "mp3"),
    (0, b"OggS", "ogg"),
    (0, b"fLaC", "flac"),
    (4, b"ftyp", "mp4"),
    (0, b"\x1aE\xdf\xa3", "matroska"),
    (0, b"MZ", "program"),
    (0, b"\x7fELF", "program"),
    (0, b"\xcf\xfa\xed\xfe", "program"),
    (0, b"\xca\xfe\xba\xbe", "program"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ\x00", "xz"),
    (0, b"(\xb5/\xfd", "zstandard"),
    (0, b"7z\xbc\xaf'\x1c", "7z"),
    (0, b"Rar!\x1a\x07", "rar"),
    (0, b"MSCF", "cab"),
    (257, b"ustar", "tar"),
    (0, b"SQLite format 3\x00", "sqlite"),
    (60, b"BOOKMOBI", "mobi"),
    (0, b"ITSF", "chm"),
    (0, b"wOFF", "font"),
    (0, b"\x00\x01\x00\x00\x00", "font"),
    (0, b"\x93NUMPY", "numpy"),
)
"""Of what is no document: where in the file they stand, and whose they are."""

_HTML_SUFFIXES = format_named("html").all_suffixes
_TEXT_SUFFIXES = format_named("text").all_suffixes
_BY_SUFFIX = {
    suffix: form.name for form in FORMATS if form.is_known_by_suffix for suffix in form.all_suffixes
}
_BY_ROOT = {form.root: form.name for form in FORMATS if form.root}

_HTML_TAG = re.compile(
    r"<(html|head|body|p|div|br|table|title|meta|script|span|ul|ol|li|a|h[1-6])(?:\s[^<>]*)?/?>", re.I
)
_MAIL_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):(?:[ \t]|$)")
_MAIL_FIELDS = frozenset(
    (
        "from",
        "to",
        "cc",
        "subject",
        "date",
        "received",
        "message-id",
        "mime-version",
        "return-path",
        "delivered-to",
        "content-type",
        "content-transfer-encoding",
        "reply-to",
        "in-reply-to",
        "references",
        "sender",
    )
)
_MAIL_SOURCES = frozenset(("from", "received", "return-path", "message-id", "mime-version"))
_MARKDOWN_MARKS = (
    re.compile(r"^#{1,6} \S", re.M),
    re.compile(r"^(?:```|~~~)", re.M),
    re.compile(r"\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)"),
    re.compile(r"(?<!\w)(?:\*\*|__)\w[^*_\n]{0,200}(?:\*\*|__)(?!\w)"),
    re.compile(r"^\|[^\n]{1,500}\|\s*\n\|[ :|-]{3,500}\|", re.M),
)


def find_reader(path: Path) -> FormatReader:
    """Return the format of what the file holds, whatever it is called, and its reader.

    Raises FileMissing, FileNotReadable, NoTextFound for an empty file, UnsupportedFormat with the format's
    name, or none where nothing is recognised, and Damaged for an archive without its table of contents.
    """
    form = format_named(detect_format(path, read_head(path)))
    if not form.reader:
        raise UnsupportedFormat(path, form.name)
    module, _, function = form.reader.partition(":")
    return FormatReader(form, cast(Reader, getattr(import_module(module), function)))


def detect_format(path: Path, head: bytes) -> str:
    """Name the format by the head of the file, and where that is an archive by its table of contents."""
    for form in FORMATS:
        if head.startswith(form.signatures):
            return form.name
    if re.match(rb"[\xef\xbb\xbf\x00\s]{0,1000}\{\\rtf", head):
        return "rtf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return containers.format_in_zip(path)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return containers.format_in_compound_file(path)
    for start, signature, name in _SIGNATURES:
        if head.startswith(signature, start):
            return name
    if _is_broken_pdf(path.suffix.lower(), head):
        return "pdf"
    encoding = detect_wide_encoding(head)
    if not encoding and _is_binary(head):
        return containers.format_in_zip(path) if containers.has_zip_directory(path) else ""
    return _format_of_text(path.suffix.lower(), head.decode(encoding or "latin-1", "replace"))


def _is_broken_pdf(suffix: str, head: bytes) -> bool:
    """Whether it is a PDF with something before it, or with a spoilt beginning. A text about PDFs is none."""
    if not re.search(rb"\d+ \d+ obj\b", head):
        return False
    return b"%PDF" in head[:1024] or suffix == ".pdf" or _is_binary(head)


def _format_of_text(suffix: str, text: str) -> str:
    start = text.lstrip("\ufeff\xef\xbb\xbf\x00 \t\r\n\f")
    if _is_mail(start):
        return "email"
    markup = _format_of_markup(suffix, start)
    if markup:
        return markup
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if named := named_by_marks(suffix, text):
        return named
    # A file that says to be plain text, and one whose lines are data or code, is taken at its word.
    if suffix in ("", *_TEXT_SUFFIXES) and _has_markdown(text):
        return "markdown"
    return "text"


def _format_of_markup(suffix: str, start: str) -> str:
    """Name the format of what begins like HTML or XML; empty where it does not."""
    beginning = start[:4096].lower()
    if re.match(r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*(?:<!doctype html|<html[\s>])", beginning, re.S):
        return "chat-html" if is_chat_html(start) else "html"
    if beginning.startswith("<?xml") or (suffix == ".xml" and beginning.startswith("<")):
        return _format_of_xml(start)
    tags = {match[1].lower() for match in _HTML_TAG.finditer(start)}
    if suffix in _HTML_SUFFIXES and (tags or beginning.startswith("<")):
        return "html"
    is_taken_at_its_word = suffix in _TEXT_SUFFIXES or suffix in _BY_SUFFIX
    if not is_taken_at_its_word and beginning.startswith("<") and len(tags) >= 3:
        return "html"
    return ""


def _format_of_xml(start: str) -> str:
    root = re.search(r"<([A-Za-z_][\w.-]*:)?([\w.-]+)([^>]*)", start)
    if not root:
        return "xml"
    prefix, name, attributes = root.groups("")
    if name in _BY_ROOT:
        return _BY_ROOT[name]
    if "urn:oasis:names:tc:opendocument" in attributes and name == "document":
        return "odt" if "opendocument.text" in attributes else "opendocument"
    if name == "wordDocument" or prefix == "pkg:":
        return "word-xml"
    if name == "Workbook":
        return "spreadsheet"
    return "svg" if name == "svg" else "xml"


def _is_mail(start: str) -> bool:
    """Whether it begins with the header of a mail: three known fields or more before anything else."""
    known: set[str] = set()
    for number, line in enumerate(start[:8192].splitlines()):
        if number == 0 and line.startswith("From "):
            continue
        if line[:1] in (" ", "\t") and known:
            continue
        field = _MAIL_FIELD.match(line)
        if not field:
            break
        known.add(field[1].lower())
    known &= _MAIL_FIELDS
    return len(known) >= 3 and bool(known & _MAIL_SOURCES)


def _has_markdown(text: str) -> bool:
    """Whether its marks are many, and of kinds enough, to be no accident."""
    counts = [len(mark.findall(text)) for mark in _MARKDOWN_MARKS]
    return sum(count > 0 for count in counts) >= 2 and sum(counts) >= 4 and counts[0] + counts[1] >= 2


def _is_binary(head: bytes) -> bool:
    """Whether there are more control bytes than any text has. The shifts of ISO-2022 are no such bytes."""
    controls = bytes(set(range(32)) - set(b"\t\n\r\f\v\b\x0e\x0f\x1a\x1b")) + b"\x7f"
    text = head.rstrip(b"\x00")  # some programs fill a file up
    return not text or len(text) - len(text.translate(None, controls)) > max(2, 0.04 * len(text))


def read_head(path: Path) -> bytes:
    """Return the beginning of the file. A device or a pipe is never opened: that could wait for ever."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise FileNotReadable(path, "folder" if stat.S_ISDIR(mode) else "special file")
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise FileMissing(path) from None
    except OSError as error:
        raise FileNotReadable(path, type(error).__name__) from None
    if not head:
        raise NoTextFound(path, "empty")
    return head
