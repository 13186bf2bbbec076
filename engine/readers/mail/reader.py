"""Reader of e-mails and mailboxes (RFC 5322, mbox), without quotations and signatures."""

import email
import re
from collections.abc import Iterator
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from itertools import islice
from pathlib import Path

from engine.core.document import BlockKind, Problem, ProblemKind
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.detection.encoding import DecodedText, decode
from engine.readers.plain.reader import pages_of_text

_MOST_BYTES = 200 * 2**20
_MOST_PARTS = 1000
_MOST_MESSAGES = 10_000

_FIELDS = ("From", "To", "Cc", "Date")
_NEXT_MESSAGE = re.compile(rb"(?:\A|\n\r?\n)From [^\r\n]{1,200}\r?\n(?=[A-Za-z-]{2,40}:)")
_INTRODUCES_QUOTE = re.compile(
    r"\s*(?:On\b.{4,200}\bwrote:|Le\b.{4,200}\ba écrit\s*:|Am\b.{4,200}\bschrieb\b.{0,80}:"
    r"|.{0,100}(?:写道|寫道)[：:])\s*"
)
_FORWARDED = re.compile(
    r"\s*-{2,}\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|原始邮件|原始郵件).*", re.I
)


def read_mail(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:  # noqa: ARG001 - mail has none
    """Read an e-mail, or every e-mail of a mailbox, one Page each."""
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES)
        more = file.read(1)
    messages = _messages(data)
    first = next(messages)
    yield DocumentHeader("email", title=_field(first, "Subject"))
    guessed: set[str] = set()
    yield from _pages(first, guessed)
    for message in messages:
        yield Page((PageBlock(_field(message, "Subject") or "–", BlockKind.HEADING, 1),))
        yield from _pages(message, guessed)
    if guessed:
        yield Problem(ProblemKind.ENCODING_GUESSED, detail=", ".join(sorted(guessed)))
    if more:
        yield Problem(ProblemKind.TRUNCATED, detail=f"first {_MOST_BYTES:,} bytes")


def _messages(data: bytes) -> Iterator[Message]:
    """Divide a mailbox into its messages. What is no mailbox is one message."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.startswith(b"From "):
        yield email.message_from_bytes(data, policy=compat32)
        return
    separators = list(islice(_NEXT_MESSAGE.finditer(data), _MOST_MESSAGES))
    ends = [separator.start() for separator in separators[1:]]
    for separator, end in zip(separators, [*ends, len(data)], strict=True):
        yield email.message_from_bytes(data[separator.end() : end], policy=compat32)


def _pages(message: Message, guessed: set[str]) -> Iterator[Page]:
    """Yield the head, the text and the names of what is attached."""
    head = [f"{name}: {value}" for name in _FIELDS if (value := _field(message, name))]
    if head:
        yield Page(tuple(PageBlock(line, BlockKind.NOTE) for line in head))
    plain, marked_up, attached = _parts(message)
    if any(part.get_payload() for part in plain):
        for part in plain:
            yield from _plain_pages(_text(part, guessed))
    else:
        for part in marked_up:
            yield from _html_pages(_text(part, guessed))
    if attached:
        yield Page(tuple(PageBlock(name, BlockKind.NOTE) for name in attached))


def _parts(message: Message) -> tuple[list[Message], list[Message], list[str]]:
    """The parts in plain text, those in HTML, and the names of those that are attached."""
    plain: list[Message] = []
    marked_up: list[Message] = []
    attached: list[str] = []
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        kind = part.get_content_type()
        if part.is_multipart():
            continue
        if part.get_filename() or part.get_content_disposition() == "attachment":
            attached.append(_unfolded(part.get_filename() or kind))
        elif kind == "text/html":
            marked_up.append(part)
        elif kind.startswith("text/"):
            plain.append(part)
    return plain, marked_up, attached


def _text(part: Message, guessed: set[str]) -> str:
    """Decode a part's text; the encoding is noted in guessed if it had to be."""
    content = part.get_payload(decode=True)
    decoded = (
        decode(content, part.get_content_charset(""))
        if isinstance(content, bytes)
        else DecodedText("", "", True)
    )
    if not decoded.certain:
        guessed.add(decoded.encoding)
    return decoded.text


def _plain_pages(text: str) -> Iterator[Page]:
    """Yield what was written as it is, and what was quoted or signed as notes."""
    for kind, lines in _stretches(text):
        for page in pages_of_text("\n".join(lines)):
            if kind is BlockKind.TEXT:
                yield page
            else:
                yield Page(tuple(PageBlock(block.text, kind) for block in page.blocks))


def _stretches(text: str) -> Iterator[tuple[BlockKind, list[str]]]:
    """Divide the lines of a mail by who wrote them. A signature reaches to the end of the mail."""
    kind, stretch, signed = BlockKind.TEXT, list[str](), False
    for line in re.split(r"\r\n|\r|\n", text):
        signed = signed or line in ("-- ", "--") or bool(_FORWARDED.fullmatch(line[:300]))
        quoted = line.startswith(">") or bool(_INTRODUCES_QUOTE.fullmatch(line[:500]))
        new_kind = BlockKind.NOTE if quoted or signed else BlockKind.TEXT
        if new_kind is not kind and line.strip():
            if stretch:
                yield kind, stretch
            kind, stretch = new_kind, []
        stretch.append(line.lstrip("> ") if quoted else line)
    if stretch:
        yield kind, stretch


def _html_pages(markup: str) -> Iterator[Page]:
    from engine.readers.markup.html import blocks_of_html

    yield Page(tuple(blocks_of_html(markup)))


def _field(message: Message, name: str) -> str:
    """Return a field of the head as it is meant to be read; empty where it is missing."""
    value = message.get(name)
    return "" if value is None else _unfolded(str(value))


def _unfolded(value: str) -> str:
    """Decode the encoded words of a head's field."""
    raw = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        parts = decode_header(raw)
    except (ValueError, LookupError, email.errors.HeaderParseError):
        parts = [(raw, None)]
    words = [decode(part, charset or "").text if isinstance(part, bytes) else part for part, charset in parts]
    return " ".join("".join(words).split())
