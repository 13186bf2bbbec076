"""Reader of e-mails (RFC 5322), mailboxes (mbox) and saved web pages (MHTML, RFC 2557): what was written."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from engine.core.document import QUOTABLE, BlockKind, Problem, ProblemKind
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.mail.mime import body_of, text_of, unfolded
from engine.readers.mail.quotation import kinds_of_lines
from engine.readers.plain.reader import pages_of_text

_MOST_BYTES = 200 * 2**20
_MOST_MESSAGES = 10_000
_DEEPEST = 10
"""Mails within mails."""
_MARK = b"\xef\xbb\xbf"
_LEAST_OWN = 60
"""Letters of a sender's own below which the mail is there for what it forwards."""
_FORWARDS = re.compile(r"\s*(?:fwd?|wg|tr|rv|enc|转发|轉寄|転送)\s*[:：]", re.I)
_FIELDS = ("From", "To", "Cc", "Date")
_NEXT_MESSAGE = re.compile(rb"(?:\A|\n\r?\n)From [^\r\n]{1,200}\r?\n(?=[A-Za-z-]{2,40}:)")


def read_mail(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:  # noqa: ARG001 - mail has none
    """Read an e-mail, or every e-mail of a mailbox."""
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES).removeprefix(_MARK)
        more = file.read(1)
    messages = _messages(data)
    is_mailbox = _is_mailbox(data)
    first = next(messages)
    yield DocumentHeader("email", title=_field(first, "Subject"))
    guessed: set[str] = set()
    pages = pages_of_message(first, guessed)
    yield from _placed(pages, _field(first, "Subject")) if is_mailbox else pages
    for message in messages:
        subject = _field(message, "Subject") or "–"
        yield Page((PageBlock(subject, BlockKind.HEADING, 1, place=subject),))
        yield from pages_of_message(message, guessed)
    if guessed:
        yield Problem(ProblemKind.ENCODING_GUESSED, detail=", ".join(sorted(guessed)))
    if more:
        yield Problem(ProblemKind.TRUNCATED, detail=f"first {_MOST_BYTES:,} bytes")


def _messages(data: bytes) -> Iterator[Message]:
    """Divide a mailbox into its messages. What is no mailbox is one message."""
    if not _is_mailbox(data):
        yield message_from_bytes(data, policy=compat32)
        return
    separators = list(islice(_NEXT_MESSAGE.finditer(data), _MOST_MESSAGES))
    ends = [separator.start() for separator in separators[1:]]
    for separator, end in zip(separators, [*ends, len(data)], strict=True):
        yield message_from_bytes(data[separator.end() : end], policy=compat32)


def _is_mailbox(data: bytes) -> bool:
    return data.startswith(b"From ")


def _placed(pages: Iterator[Page], name: str) -> Iterator[Page]:
    """Let the place of that name begin with the first block."""
    is_first = True
    for page in pages:
        if is_first and page.blocks:
            is_first = False
            page = replace(page, blocks=(replace(page.blocks[0], place=name), *page.blocks[1:]))
        yield page


def pages_of_message(message: Message, guessed: set[str], depth: int = 0) -> Iterator[Page]:
    """Yield the head, what was written, the mails within, and the names of what is attached."""
    head = [f"{name}: {value}" for name in _FIELDS if (value := _field(message, name))]
    if head and not _is_saved_page(message):
        yield Page(tuple(PageBlock(line, BlockKind.NOTE) for line in head))
    body = body_of(message)
    blocks: list[PageBlock] = []
    for part, is_html in body.texts:
        decoded = text_of(part)
        if not decoded.certain:
            guessed.add(decoded.encoding)
        blocks.extend(_blocks_of_html(decoded.text) if is_html else _blocks_of_text(decoded.text))
    forwards = _FORWARDS.match(_field(message, "Subject")) is not None
    yield Page(tuple(_with_forwarded(blocks) if forwards else blocks))
    for inner in body.forwarded if depth < _DEEPEST else ():
        yield Page((PageBlock(_field(inner, "Subject") or "–", BlockKind.HEADING, 2),))
        yield from pages_of_message(inner, guessed, depth + 1)
    if body.attached:
        yield Page(tuple(PageBlock(name, BlockKind.NOTE) for name in body.attached))


def _is_saved_page(message: Message) -> bool:
    """Whether a browser saved a web page in this form (MHTML): its head is no mail's."""
    return "Snapshot-Content-Location" in message or "Saved by" in _field(message, "From")


def _blocks_of_text(text: str) -> Iterator[PageBlock]:
    lines = re.split(r"\r\n|\r|\n", text)
    for kind, group in groupby(kinds_of_lines(lines), key=itemgetter(0)):
        for page in pages_of_text("\n".join(line for _, line in group)):
            for block in page.blocks:
                yield block if kind is BlockKind.TEXT else PageBlock(block.text, kind)


def _blocks_of_html(markup: str) -> Iterator[PageBlock]:
    from engine.readers.markup.html import blocks_of_html

    blocks = list(blocks_of_html(markup))
    lines = [line for block in blocks for line in (block.text, "")]
    for block, (kind, _) in zip(blocks, islice(kinds_of_lines(lines), 0, None, 2), strict=True):
        own = block.kind in QUOTABLE or block.kind is BlockKind.TABLE
        yield PageBlock(block.text, kind) if own and kind is not BlockKind.TEXT else block


def _with_forwarded(blocks: list[PageBlock]) -> list[PageBlock]:
    """What a mail forwards is what it says, where its sender says next to nothing."""
    if sum(len(block.text) for block in blocks if block.kind in QUOTABLE) >= _LEAST_OWN:
        return blocks
    return [
        replace(block, kind=BlockKind.TEXT) if block.kind is BlockKind.QUOTED_MAIL else block
        for block in blocks
    ]


def _field(message: Message, name: str) -> str:
    """Return a field of the head as it is meant to be read; empty where it is missing."""
    value = message.get(name)
    return "" if value is None else unfolded(str(value))
