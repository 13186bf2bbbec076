"""Wire protocol of the reader process: requests and answers as JSON.

Pictures and files alone are bytes: a head of fixed length, then the pixels; a mark, then the bytes.
Never pickle: the reader process has parsed a stranger's file, and what it sends is checked before it is
believed.
"""

import json
import struct
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import NoReturn

from engine.core.document import Problem, ProblemKind, RecognizedLine
from engine.core.found_files import SkipReason
from engine.core.page_geometry import (
    PageImage,
    PageSize,
    PageTextBoxes,
    Tile,
    ViewedFile,
)
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.worker.answer_parts import (
    in_order,
    member_name,
    packed_line,
    packed_link,
    packed_recognized,
    page_block,
    page_link,
    page_size,
    placed_line,
    recognized_line,
    skipped_member,
)
from engine.readers.worker.framing import LONGEST_MESSAGE, GarbledError

_PICTURE = struct.Struct(">4sII")
_PICTURE_MARK = b"\x89pic"
"""No JSON begins so."""
_BYTES_MARK = b"\x89byt"


class MessageTooLongError(Exception):
    """What is to be sent is above LONGEST_MESSAGE."""


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """Asks the reader process to read a file."""

    path: str
    """Absolute; bytes of the name that are no UTF-8 are lone surrogates, as Python has them."""
    password: str = ""
    encoding: str = ""
    """Of a text, where the user said it."""
    resume_at: int | None = None
    """How many pages to pass over, where the format's other parser is to go on after the first one broke."""


@dataclass(frozen=True, slots=True)
class ListRequest:
    """Asks which documents lie in an archive."""

    path: str


@dataclass(frozen=True, slots=True)
class UnpackRequest:
    """Asks for the bytes of a document in an archive."""

    path: str
    member: str


@dataclass(frozen=True, slots=True)
class SizesRequest:
    """Asks how many pages a PDF has, and how large each is."""

    file: ViewedFile


@dataclass(frozen=True, slots=True)
class PageImageRequest:
    """Asks for a part of a page's picture."""

    file: ViewedFile
    tile: Tile


@dataclass(frozen=True, slots=True)
class TextBoxesRequest:
    """Asks where on a page a text stands."""

    file: ViewedFile
    page: int
    """Counted from 0."""
    text: str
    core: tuple[int, int]
    """Which part of text should stand on the page; what is around it may."""
    offset: int
    """Where text begins in the document's."""
    lines: tuple[RecognizedLine, ...] = ()
    """What was recognised on the page, where it shows pictures of letters only."""


@dataclass(frozen=True, slots=True)
class OcrRequest:
    """Asks what is written in the picture of a page. The file itself does not go along."""

    file: ViewedFile
    picture: PageImage


@dataclass(frozen=True, slots=True)
class OcrResult:
    """What is written in a picture, in pixels of it."""

    lines: tuple[RecognizedLine, ...] = ()


ViewRequest = SizesRequest | PageImageRequest | TextBoxesRequest | OcrRequest
ArchiveRequest = ListRequest | UnpackRequest
Request = ReadRequest | ViewRequest | ArchiveRequest


@dataclass(frozen=True, slots=True)
class ArchiveListing:
    """What lies in an archive of documents; of a file that is anything else, only that it is none."""

    is_archive: bool
    documents: tuple[str, ...] = ()
    """Names in the archive, with slashes."""
    skipped: tuple[tuple[str, SkipReason], ...] = ()


@dataclass(frozen=True, slots=True)
class FilePiece:
    """The next bytes of a file that was asked for."""

    content: bytes


@dataclass(frozen=True, slots=True)
class PageSizes:
    """The sizes of pages from the first on, counted from 0; more may follow."""

    total: int
    first: int
    sizes: tuple[PageSize, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """Ends the answer to a request: the document could not be read, or not to its end."""

    kind: str
    """One of engine.core.errors.KINDS."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """Ends the answer to a request: the document was read to its end."""


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Says nothing, but that there is progress."""


Answer = (
    DocumentHeader
    | Page
    | Problem
    | Failure
    | Finished
    | Heartbeat
    | PageSizes
    | PageImage
    | PageTextBoxes
    | OcrResult
    | ArchiveListing
    | FilePiece
)


def pack_request(request: Request) -> bytes:
    if isinstance(request, OcrRequest):
        return pack_answer(request.picture)
    return json.dumps(_packed_request(request)).encode("ascii")


def _packed_request(request: Request) -> list[object]:
    match request:
        case ReadRequest():
            return ["read", request.path, request.password, request.encoding, request.resume_at]
        case ListRequest():
            return ["list", request.path]
        case UnpackRequest():
            return ["unpack", request.path, request.member]
        case SizesRequest():
            return ["sizes", *_packed_file(request.file)]
        case PageImageRequest():
            return ["picture", *_packed_file(request.file), astuple(request.tile)]
        case TextBoxesRequest():
            return [
                "places",
                *_packed_file(request.file),
                request.page,
                request.text,
                request.core,
                request.offset,
                [packed_recognized(line) for line in request.lines],
            ]
        case OcrRequest():
            raise TypeError("a picture is no JSON")


def _packed_file(file: ViewedFile) -> tuple[str, str, str]:
    return str(file.path), file.password, file.sha256


def unpack_request(content: bytes) -> Request:
    """Raises GarbledError."""
    if content.startswith(_PICTURE_MARK):
        return OcrRequest(ViewedFile(Path()), _picture(content))
    match _unpack(content):
        case ["read", str(path), str(password), str(encoding), int() | None as resume_at]:
            return ReadRequest(path, password, encoding, resume_at)
        case ["list", str(path)]:
            return ListRequest(path)
        case ["unpack", str(path), str(member)]:
            return UnpackRequest(path, member)
        case ["sizes", str(path), str(password), str(digest)]:
            return SizesRequest(ViewedFile(Path(path), password, digest))
        case ["picture", str(path), str(password), str(digest), list(numbers)] if _are_whole(numbers, 7):
            return PageImageRequest(ViewedFile(Path(path), password, digest), Tile(*numbers))
        case [
            "places",
            str(path),
            str(password),
            str(digest),
            int(page),
            str(text),
            [int(start), int(end)],
            int(offset),
            list(lines),
        ]:
            file = ViewedFile(Path(path), password, digest)
            recognized = tuple(map(recognized_line, lines))
            return TextBoxesRequest(file, page, text, (start, end), offset, recognized)
    raise GarbledError("not a request")


def _are_whole(numbers: list[object], count: int) -> bool:
    return len(numbers) == count and all(type(number) is int for number in numbers)


def pack_answer(answer: Answer) -> bytes:
    """Lone surrogates become U+FFFD here, for every format: no text of ours may fail to be saved as UTF-8.

    Raises MessageTooLongError, and ValueError for a number that is none.
    """
    if isinstance(answer, PageImage):
        return _PICTURE.pack(_PICTURE_MARK, answer.width, answer.height) + answer.pixels
    if isinstance(answer, FilePiece):
        return _BYTES_MARK + answer.content
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
    if content.startswith(_PICTURE_MARK):
        return _picture(content)
    if content.startswith(_BYTES_MARK):
        return FilePiece(content.removeprefix(_BYTES_MARK))
    value = _unpack(content)
    try:
        return _answer(value)
    except ValueError as error:
        raise GarbledError("a kind that does not exist") from error


def _picture(content: bytes) -> PageImage:
    if len(content) < _PICTURE.size:
        raise GarbledError("the picture has no head")
    _, width, height = _PICTURE.unpack_from(content)
    pixels = content[_PICTURE.size :]
    if not width or not height or len(pixels) != 4 * width * height:
        raise GarbledError("the picture is not of its size")
    return PageImage(width, height, pixels)


def _unpack(content: bytes) -> object:
    try:
        return json.loads(content, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise GarbledError("not JSON") from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _packed(answer: Answer) -> list[object]:
    match answer:
        case PageSizes():
            return ["sizes", answer.total, answer.first, [[size.width, size.height] for size in answer.sizes]]
        case PageTextBoxes():
            lines = [packed_line(line) for line in answer.lines]
            return ["places", lines, [packed_link(link) for link in answer.links]]
        case OcrResult():
            return ["recognized", [packed_recognized(line) for line in answer.lines]]
        case PageImage() | FilePiece():
            raise TypeError("bytes are no JSON")
        case ArchiveListing():
            return ["listing", answer.is_archive, answer.documents, answer.skipped]
        case DocumentHeader():
            return ["header", *astuple(answer)]
        case Page():
            blocks = [_packed_block(block) for block in answer.blocks]
            return ["page", answer.number, answer.left_out, answer.problem, blocks]
        case Problem():
            return ["problem", answer.kind, answer.pages, answer.detail]
        case Failure():
            return ["failure", answer.kind, answer.detail]
        case Finished():
            return ["finished"]
        case Heartbeat():
            return ["busy"]


def _packed_block(block: PageBlock) -> list[object]:
    return [
        block.text,
        block.kind,
        block.level,
        block.size,
        block.bold,
        block.at_edge,
        block.top,
        block.place,
    ]


def _answer(value: object) -> Answer:
    match value:
        case ["page", int(number), int(left_out), str() | None as problem, list(blocks)] if left_out >= 0:
            kind = None if problem is None else ProblemKind(problem)
            return Page(tuple(map(page_block, blocks)), kind, number=number, left_out=left_out)
        case [
            "header",
            str(name),
            str(title),
            str(language),
            bool(paged),
            int() | None as pages,
            str(digest),
            str(parser),
            str(authors),
            str(published),
            str(identifier),
        ]:
            declared = (authors, published, identifier)
            return DocumentHeader(name, title, language, paged, pages, digest, parser, *declared)
        case ["problem", str(kind), list(pages), str(detail)] if all(type(page) is int for page in pages):
            return Problem(ProblemKind(kind), tuple(pages), detail)
        case ["failure", str(kind), str(detail)]:
            return Failure(kind, detail)
        case ["sizes", int(total), int(first), list(sizes)] if 0 <= first <= total:
            return PageSizes(total, first, tuple(map(page_size, sizes)))
        case ["places", list(lines), list(links)]:
            return PageTextBoxes(in_order(tuple(map(placed_line, lines))), tuple(map(page_link, links)))
        case ["recognized", list(lines)]:
            return OcrResult(tuple(map(recognized_line, lines)))
        case ["listing", bool(is_archive), list(documents), list(skipped)]:
            return ArchiveListing(
                is_archive, tuple(map(member_name, documents)), tuple(map(skipped_member, skipped))
            )
        case ["finished"]:
            return Finished()
        case ["busy"]:
            return Heartbeat()
    raise GarbledError("not an answer")
