"""What passes between the program and its reader process: JSON messages, each with its length in front.

Never pickle: the reader process has parsed a stranger's file, and what it sends is checked before it is
believed.
"""

import json
import struct
from dataclasses import dataclass
from typing import IO, NoReturn

from engine.document import BlockKind, Problem, ProblemKind
from engine.readers.page import Opening, Page, PageBlock

LONGEST_MESSAGE = 64 * 2**20
"""Bytes. A page that needs more is no page."""

_LENGTH = struct.Struct(">I")


class GarbledError(Exception):
    """What came is no message of ours."""


class MessageTooLongError(Exception):
    """What is to be sent is above LONGEST_MESSAGE."""


@dataclass(frozen=True, slots=True)
class Request:
    """Asks the reader process to read a file."""

    path: str
    """Absolute; bytes of the name that are no UTF-8 are lone surrogates, as Python has them."""
    password: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """Ends the answer to a request: the document could not be read, or not to its end."""

    kind: str
    """One of engine.errors.KINDS."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """Ends the answer to a request: the document was read to its end."""


@dataclass(frozen=True, slots=True)
class Busy:
    """Says nothing, but that there is progress."""


Answer = Opening | Page | Problem | Failure | Finished | Busy


def send(stream: IO[bytes], content: bytes) -> None:
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Wait for one message; None when the other side has closed the pipe. Raises GarbledError."""
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise GarbledError("the length is cut")
    (length,) = _LENGTH.unpack(head)
    if not 0 < length <= LONGEST_MESSAGE:
        raise GarbledError("the length is impossible")
    content = stream.read(length)
    if len(content) < length:
        raise GarbledError("the message is cut")
    return content


def pack_request(request: Request) -> bytes:
    return json.dumps(["read", request.path, request.password]).encode("ascii")


def unpack_request(content: bytes) -> Request:
    """Raises GarbledError."""
    match _unpack(content):
        case ["read", str(path), str(password)]:
            return Request(path, password)
    raise GarbledError("not a request")


def pack_answer(answer: Answer) -> bytes:
    """Lone surrogates become U+FFFD here, for every format: no text of ours may fail to be saved as UTF-8.

    Raises MessageTooLongError, and ValueError for a number that is none.
    """
    packed = json.dumps(_packed(answer), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        content = packed.encode("utf-8")
    except UnicodeEncodeError:
        content = packed.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")
    if len(content) > LONGEST_MESSAGE:
        raise MessageTooLongError(len(content))
    return content


def unpack_answer(content: bytes) -> Answer:
    """Raises GarbledError."""
    value = _unpack(content)
    try:
        return _answer(value)
    except ValueError as error:
        raise GarbledError("a kind that does not exist") from error


def _unpack(content: bytes) -> object:
    try:
        return json.loads(content, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise GarbledError("not JSON") from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _packed(answer: Answer) -> list[object]:
    match answer:
        case Opening():
            facts = (answer.format, answer.title, answer.language, answer.paged, answer.pages, answer.sha256)
            return ["opening", *facts]
        case Page():
            return ["page", answer.problem, [_packed_block(block) for block in answer.blocks]]
        case Problem():
            return ["problem", answer.kind, answer.pages, answer.detail]
        case Failure():
            return ["failure", answer.kind, answer.detail]
        case Finished():
            return ["finished"]
        case Busy():
            return ["busy"]


def _packed_block(block: PageBlock) -> list[object]:
    return [block.text, block.kind, block.level, block.size, block.bold, block.at_edge, block.top]


def _answer(value: object) -> Answer:
    match value:
        case ["page", str() | None as problem, list(blocks)]:
            return Page(tuple(map(_block, blocks)), None if problem is None else ProblemKind(problem))
        case [
            "opening",
            str(name),
            str(title),
            str(language),
            bool(paged),
            int() | None as pages,
            str(digest),
        ]:
            return Opening(name, title, language, paged, pages, digest)
        case ["problem", str(kind), list(pages), str(detail)] if all(type(page) is int for page in pages):
            return Problem(ProblemKind(kind), tuple(pages), detail)
        case ["failure", str(kind), str(detail)]:
            return Failure(kind, detail)
        case ["finished"]:
            return Finished()
        case ["busy"]:
            return Busy()
    raise GarbledError("not an answer")


def _block(value: object) -> PageBlock:
    match value:
        case [
            str(text),
            str(kind),
            int(level),
            int() | float() as size,
            bool(bold),
            bool(edge),
            int() | float() as top,
        ]:
            return PageBlock(text, BlockKind(kind), level, float(size), bold, edge, float(top))
    raise GarbledError("not a block")
