"""Reader of messages that Outlook saved (MSG, MS-OXMSG): made into a MIME message and read as one."""

from collections.abc import Iterator
from email.header import Header
from email.message import Message
from pathlib import Path

from engine.core.document import Problem
from engine.core.errors import Damaged
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.compound_file import CompoundFile, open_compound
from engine.readers.mail.reader import pages_of_message
from engine.readers.rtf.body import RtfBody
from engine.readers.rtf.compressed import decompress

_PROPERTY = "__substg1.0_"
_ATTACHMENT = "__attach_version1.0_"
_EMBEDDED = f"{_PROPERTY}3701000D"
_SUBJECT, _BODY, _HTML, _RTF = "0037", "1000", "1013", "1009"
_SENDER, _SENDER_ADDRESS, _TO, _CC, _FILE, _LONG_FILE = "0C1A", "5D01", "0E04", "0E03", "3704", "3707"
_DEEPEST = 5
_MOST_ATTACHMENTS = 200


def read_msg(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:  # noqa: ARG001 - it has none
    """Read a message, those within it, and the names of what is attached. Raises Damaged."""
    with open_compound(path) as file:
        message = _message(file, "")
        has_body = any(isinstance(part, Message) and part.get_payload() for part in message.get_payload())
        if message.keys() == ["Content-Type"] and not has_body:
            raise Damaged(path, "no message")
        yield DocumentHeader("msg", title=_text(file, "", _SUBJECT))
        yield from pages_of_message(message, set())


def _message(file: CompoundFile, within: str, depth: int = 0) -> Message:
    message = Message()
    sender = " ".join(filter(None, (_text(file, within, _SENDER), _address(file, within))))
    fields = (("From", sender), ("To", _text(file, within, _TO)), ("Cc", _text(file, within, _CC)))
    for name, value in (("Subject", _text(file, within, _SUBJECT)), *fields):
        if value := " ".join(value.split()):
            message[name] = Header(value, "utf-8").encode(maxlinelen=0)
    message.add_header("Content-Type", "multipart/mixed")
    message.attach(_body(file, within))
    for storage in _attachments(file, within)[:_MOST_ATTACHMENTS]:
        embedded = f"{storage}/{_EMBEDDED}"
        if embedded in file.storages(storage) and depth < _DEEPEST:
            part = Message()
            part.add_header("Content-Type", "message/rfc822")
            part.attach(_message(file, embedded, depth + 1))
        else:
            name = _text(file, storage, _LONG_FILE) or _text(file, storage, _FILE) or "–"
            part = Message()
            part.add_header("Content-Type", "application/octet-stream")
            part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", name))
        message.attach(part)
    return message


def _attachments(file: CompoundFile, within: str) -> list[str]:
    return [name for name in file.storages(within) if name.rpartition("/")[2].startswith(_ATTACHMENT)]


def _body(file: CompoundFile, within: str) -> Message:
    """The plain text and the HTML as alternatives; the RTF where there is neither."""
    prefix = f"{within}/" if within else ""
    plain = _text(file, within, _BODY)
    markup = file.read(f"{prefix}{_PROPERTY}{_HTML}0102") or _text(file, within, _HTML).encode()
    if not plain.strip() and not markup:
        rtf = decompress(file.read(f"{prefix}{_PROPERTY}{_RTF}0102"))
        blocks = RtfBody().read(rtf) if rtf else ()
        plain = "\n\n".join(block.text for block in blocks if isinstance(block, PageBlock))
    alternatives = Message()
    alternatives.add_header("Content-Type", "multipart/alternative")
    for kind, content in (("text/plain", plain.encode("utf-8", "replace")), ("text/html", markup)):
        if content:
            part = Message()
            charset = {"charset": "utf-8"} if kind == "text/plain" else {}
            part.add_header("Content-Type", kind, **charset)
            part.add_header("Content-Transfer-Encoding", "8bit")
            part.set_payload(content.decode("ascii", "surrogateescape"))
            alternatives.attach(part)
    return alternatives


def _address(file: CompoundFile, within: str) -> str:
    address = _text(file, within, _SENDER_ADDRESS)
    return f"<{address}>" if "@" in address else ""


def _text(file: CompoundFile, within: str, identity: str) -> str:
    """A property that is a text: in Unicode, or else in the code page of its writer."""
    name = f"{within}/{_PROPERTY}{identity}" if within else f"{_PROPERTY}{identity}"
    if wide := file.read(f"{name}001F"):
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    from engine.readers.detection.encoding import decode

    narrow = file.read(f"{name}001E").rstrip(b"\0")
    return decode(narrow).text if narrow else ""
