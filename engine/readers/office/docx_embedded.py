"""Documents in other formats within a Word document (altChunk): web pages, RTF, mail archives, plain text."""

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import compat32

from engine.core.errors import Damaged, PasswordNeeded, UnsupportedFormat
from engine.core.raw_page import PageBlock
from engine.readers.common.archive import Archive
from engine.readers.common.paragraphs import paragraphs_of
from engine.readers.detection.encoding import decode
from engine.readers.markup.html import blocks_of_html
from engine.readers.office.relationships import Relationship
from engine.readers.rtf.body import RtfBody

_MARKUP = (b"<html", b"<!doctype html", b"<body", b"<p>", b"<div", b"<?xml")
_MAIL = (b"mime-version:", b"from:", b"content-type:")
_HEAD = 1024


def embedded_blocks(
    archive: Archive, related: tuple[Relationship, ...], identity: str
) -> Iterator[PageBlock]:
    """Yield the blocks of the part that a relation leads to, if it is there and can be read."""
    target = next((each.target for each in related if each.identity == identity), "")
    if target not in archive:
        return
    try:
        data = archive.read(target)
    except (Damaged, PasswordNeeded, UnsupportedFormat):
        return  # the document can be read without it
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{\\rtf"):
        for item in RtfBody().read(data[data.index(b"{") :]):
            if isinstance(item, PageBlock):
                yield item
    elif start.startswith(_MAIL):
        for part in message_from_bytes(data, policy=compat32).walk():
            if part.get_content_type() == "text/html":
                yield from blocks_of_html(bytes(part.get_payload(decode=True) or b""), whole=True)
    elif any(mark in start for mark in _MARKUP) or b"<\0h\0t\0m\0l" in start:
        yield from blocks_of_html(data, whole=True)
    elif b"\0" not in start:
        for paragraph in paragraphs_of(decode(data).text):
            yield PageBlock(paragraph)
