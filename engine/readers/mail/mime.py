"""Chooses the parts of a MIME message that hold what was written (RFC 2045–2047, 2387 multipart/related)."""

import email
import email.errors
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.header import decode_header
from email.message import Message

from engine.readers.detection.encoding import DecodedText, decode

_MOST_PARTS = 1000
_DEEPEST = 20
_LEAST_PLAIN = 0.3
"""Of the letters of the HTML alternative: a plain text with fewer only says that the mail is in HTML."""
_NO_TEXT = frozenset(("calendar", "css", "x-amp-html", "javascript", "x-vcard", "vcard", "directory", "xml"))
"""Text for programs."""


@dataclass(slots=True)
class MailBody:
    """What one message holds, in order."""

    texts: list[tuple[Message, bool]] = field(default_factory=list)
    """Parts with what was written; True for HTML."""
    forwarded: list[Message] = field(default_factory=list)
    """Whole messages within (message/rfc822)."""
    attached: list[str] = field(default_factory=list)
    """Names of the files that go with it."""
    looked_at: int = 0


def body_of(message: Message) -> MailBody:
    """Find the root of multipart/related, and of multipart/alternative the best part, once."""
    body = MailBody()
    _take(message, body, 0)
    return body


def _take(part: Message, body: MailBody, depth: int) -> None:
    body.looked_at += 1
    if body.looked_at > _MOST_PARTS or depth > _DEEPEST:
        return
    kind = part.get_content_type()
    children = _children(part)
    if kind == "message/rfc822":
        body.forwarded.extend(children)
    elif kind == "multipart/alternative" and children:
        _take(_best(children), body, depth + 1)
    elif kind == "multipart/related" and children:
        _take_related(part, children, body, depth)
    elif children:
        for child in children:
            _take(child, body, depth + 1)
    elif part.get_filename() or part.get_content_disposition() == "attachment":
        body.attached.append(unfolded(part.get_filename() or kind))
    elif part.get_content_maintype() == "text" and part.get_content_subtype() not in _NO_TEXT:
        body.texts.append((part, _is_html(part)))
    elif kind == "application/xhtml+xml":
        body.texts.append((part, True))


def _take_related(part: Message, children: list[Message], body: MailBody, depth: int) -> None:
    """The root is the part that the start parameter names, or the first (RFC 2387)."""
    start = part.get_param("start")
    root = next(
        (child for child in children if start and child.get("Content-ID", "").strip() == start), children[0]
    )
    if not _may_be_root(root):
        root = next((child for child in children if _holds_html(child)), root)
    _take(root, body, depth + 1)


def _may_be_root(part: Message) -> bool:
    is_text = part.get_content_maintype() == "text" and part.get_content_subtype() not in _NO_TEXT
    return is_text or part.get_content_maintype() in ("multipart", "message")


def _best(children: list[Message]) -> Message:
    """Prefer plain text, unless it says much less than the HTML beside it."""
    plain = next((child for child in children if child.get_content_type() == "text/plain"), None)
    marked_up = next((child for child in reversed(children) if _holds_html(child)), None)
    if plain is None or marked_up is None:
        return plain or marked_up or children[-1]
    return plain if _letters(plain) >= _LEAST_PLAIN * _letters(marked_up) else marked_up


def _letters(part: Message) -> int:
    """How many letters a part shows, about: markup aside."""
    from engine.readers.markup.html import blocks_of_html

    if part.is_multipart():
        return max((_letters(child) for child in _children(part)), default=0)
    text = text_of(part).text
    if _is_html(part):
        return sum(len("".join(block.text.split())) for block in blocks_of_html(text))
    return sum(len("".join(line.split())) for line in text.splitlines() if not line.startswith(">"))


def _holds_html(part: Message) -> bool:
    return any(_is_html(one) for one in _walk(part))


def _walk(part: Message) -> Iterator[Message]:
    unseen = [part]
    for _ in range(_MOST_PARTS):
        if not unseen:
            return
        one = unseen.pop()
        yield one
        unseen.extend(_children(one))


def _is_html(part: Message) -> bool:
    return part.get_content_type() in ("text/html", "application/xhtml+xml")


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def text_of(part: Message) -> DecodedText:
    """Decode the content of a part; format=flowed (RFC 3676) is joined again."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return DecodedText("", "", True)
    decoded = decode(content, part.get_content_charset(""))
    if str(part.get_param("format", "")).lower() != "flowed":
        return decoded
    flowed = _unflowed(decoded.text, str(part.get_param("delsp", "")).lower() == "yes")
    return DecodedText(flowed, decoded.encoding, decoded.certain)


def _unflowed(text: str, delete_space: bool) -> str:
    """Join the lines that end in a space with the next of the same depth of quotation (RFC 3676, 4)."""
    lines: list[str] = []
    open_depth: int | None = None
    for raw in text.replace("\r\n", "\n").split("\n"):
        depth = len(raw) - len(raw.lstrip(">"))
        line = raw[depth:].removeprefix(" ")
        flows = line.endswith(" ") and line != "-- "
        words = line[:-1] if flows and delete_space else line
        if open_depth == depth and lines:
            lines[-1] += words
        else:
            lines.append(">" * depth + (" " if depth else "") + words)
        open_depth = depth if flows else None
    return "\n".join(lines)


def unfolded(value: str) -> str:
    """Decode the encoded words of a field of the head (RFC 2047)."""
    raw = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        parts = decode_header(raw)
    except (ValueError, LookupError, email.errors.HeaderParseError):
        parts = [(raw, None)]
    words = [decode(part, charset or "").text if isinstance(part, bytes) else part for part, charset in parts]
    return " ".join("".join(words).split())
