"""Reader of slide shows before 2007 (PPT, MS-PPT): the texts of the slides, without their places."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from engine.core.document import BlockKind, Problem, ProblemKind
from engine.core.errors import Damaged, PasswordNeeded, UnsupportedFormat
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.compound_file import open_compound
from engine.readers.common.paragraphs import paragraphs_of

_DOCUMENT, _SLIDE_LIST, _SLIDE_ENTRY, _SHOW_INFO = 0x03E8, 0x0FF0, 0x03F3, 0x03F9
_TEXT_KIND, _WIDE_TEXT, _NARROW_TEXT, _OUTLINE_TEXT = 0x0F9F, 0x0FA0, 0x0FA8, 0x0F9E
_EDIT, _DIRECTORY, _NOTES_OF = 0x0FF5, 0x1772, 0x03F1
_ENCRYPTED = 0xF3D1C4DF
_KINDS = {0: BlockKind.HEADING, 6: BlockKind.HEADING, 2: BlockKind.NOTE, 4: BlockKind.TEXT}
_HIDDEN = 4
_MOST_EDITS = 1000
_DEEPEST = 30
_MOST_SLIDES = 10_000


@dataclass(frozen=True, slots=True)
class _Record:
    kind: int
    instance: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _SlideText:
    kind: int
    text: str


@dataclass(slots=True)
class _ListedSlide:
    """A slide as the show lists it: its identity, where it stands, its texts in the outline."""

    identity: int
    reference: int
    texts: list[_SlideText] = field(default_factory=list)


def read_ppt(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:
    """Read a show, a slide a Page. Raises PasswordNeeded for an encrypted one, Damaged without its slides."""
    with open_compound(path) as file:
        user, stream = file.read("Current User"), file.read("PowerPoint Document")
    if len(user) < 20:
        raise Damaged(path, "no current edit")
    token, edit = struct.unpack_from("<II", user, 12)
    if token == _ENCRYPTED:
        if password:
            raise UnsupportedFormat(path, "encrypted-office")
        raise PasswordNeeded(path, "ppt")
    try:
        places, document = _directory(stream, edit)
        slides, notes = _listed(stream, places.get(document, len(stream)))
    except struct.error as error:
        raise Damaged(path, "directory") from error
    yield DocumentHeader("ppt", paged=True, pages=len(slides))
    notes_by_slide = {_slide_of(stream, places.get(each.reference, -1)): each for each in notes}
    for number, slide in enumerate(slides, 1):
        try:
            yield Page(tuple(_blocks(stream, slide, notes_by_slide.get(slide.identity), places, number)))
        except struct.error:
            yield Page(problem=ProblemKind.UNREADABLE)


def _directory(stream: bytes, edit: int) -> tuple[dict[int, int], int]:
    """Where the objects stand, by their numbers, and the number of the document: the latest edit counts."""
    places: dict[int, int] = {}
    document = -1
    for _ in range(_MOST_EDITS):
        before, directory, number = struct.unpack_from("<III", stream, edit + 16)
        if _record(stream, edit).kind != _EDIT:
            break
        document = number if document < 0 else document
        record = _record(stream, directory)
        place = record.start
        while record.kind == _DIRECTORY and place + 4 <= record.end:
            (head,) = struct.unpack_from("<I", stream, place)
            first, count = head & 0xFFFFF, head >> 20
            for offset, where in enumerate(struct.unpack_from(f"<{count}I", stream, place + 4)):
                places.setdefault(first + offset, where)
            place += 4 + 4 * count
        if not before or before >= edit:
            break
        edit = before
    return places, document


def _record(stream: bytes, place: int) -> _Record:
    head, kind, length = struct.unpack_from("<HHI", stream, place)
    return _Record(kind, head >> 4, place + 8, min(place + 8 + length, len(stream)))


def _records(stream: bytes, start: int, end: int, depth: int = 0) -> Iterator[_Record]:
    """Yield the records between two places, and those within the containers among them."""
    while start + 8 <= end:
        record = _record(stream, start)
        yield record
        if stream[start] & 0x0F == 0x0F and depth < _DEEPEST:
            yield from _records(stream, record.start, min(record.end, end), depth + 1)
        start = record.end


def _listed(stream: bytes, place: int) -> tuple[list[_ListedSlide], list[_ListedSlide]]:
    """The slides, and the notes, that the document lists."""
    document = _record(stream, place)
    lists: dict[int, list[_ListedSlide]] = {0: [], 2: []}
    current: list[_ListedSlide] = []
    if document.kind != _DOCUMENT:
        raise struct.error
    kind = 4
    for record in _records(stream, document.start, document.end):
        if record.kind == _SLIDE_LIST:
            current = lists.get(record.instance, [])
        elif record.kind == _SLIDE_ENTRY and len(current) < _MOST_SLIDES:
            reference, _, _, identity = struct.unpack_from("<4I", stream, record.start)
            current.append(_ListedSlide(identity, reference))
        elif record.kind == _TEXT_KIND:
            (kind,) = struct.unpack_from("<I", stream, record.start)
            if current:
                current[-1].texts.append(_SlideText(kind, ""))
        elif (text := _text_of(stream, record)) and current and current[-1].texts:
            current[-1].texts[-1] = _SlideText(kind, text)
    return lists[0], lists[2]


def _slide_of(stream: bytes, place: int) -> int:
    """The identity of the slide that notes belong to; -1 where they do not say."""
    if not 0 <= place <= len(stream) - 8:
        return -1
    notes = _record(stream, place)
    for record in _records(stream, notes.start, notes.end):
        if record.kind == _NOTES_OF and record.start + 4 <= record.end:
            return int.from_bytes(stream[record.start : record.start + 4], "little")
    return -1


def _blocks(
    stream: bytes, slide: _ListedSlide, notes: _ListedSlide | None, places: dict[int, int], number: int
) -> Iterator[PageBlock]:
    texts, is_hidden = _texts(stream, slide, places)
    said = list(_texts(stream, notes, places)[0]) if notes else []
    texts = sorted(texts, key=lambda each: _KINDS.get(each.kind) is not BlockKind.HEADING)
    for each in (*texts, *(_SlideText(2, note.text) for note in said if note.kind == 2)):
        kind = _KINDS.get(each.kind, BlockKind.LIST_ITEM)
        lines = " ".join(each.text.split()) if kind is BlockKind.HEADING else each.text
        for part in paragraphs_of(lines):
            level = (1 if number == 1 else 2) if kind is BlockKind.HEADING and not is_hidden else 0
            yield PageBlock(part, BlockKind.HIDDEN if is_hidden else kind, level)


def _texts(stream: bytes, slide: _ListedSlide, places: dict[int, int]) -> tuple[list[_SlideText], bool]:
    """The texts of a slide in the order in which they were drawn, and whether the show passes over it."""
    place = places.get(slide.reference, -1)
    if not 0 <= place <= len(stream) - 8:
        return slide.texts, False
    container = _record(stream, place)
    found: list[_SlideText] = []
    taken: set[int] = set()
    kind, is_hidden = 4, False
    for record in _records(stream, container.start, container.end):
        if record.kind == _TEXT_KIND:
            (kind,) = struct.unpack_from("<I", stream, record.start)
        elif record.kind == _OUTLINE_TEXT:
            (index,) = struct.unpack_from("<I", stream, record.start)
            if index < len(slide.texts) and index not in taken:
                taken.add(index)
                found.append(slide.texts[index])
        elif record.kind == _SHOW_INFO:
            (flags,) = struct.unpack_from("<H", stream, record.start + 10)
            is_hidden = bool(flags & _HIDDEN)
        elif text := _text_of(stream, record):
            found.append(_SlideText(kind, text))
    rest = [text for index, text in enumerate(slide.texts) if index not in taken]
    return [each for each in (*rest, *found) if each.text.strip(" *\n")], is_hidden


def _text_of(stream: bytes, record: _Record) -> str:
    data = stream[record.start : record.end]
    if record.kind == _WIDE_TEXT:
        text = data.decode("utf-16-le", "replace")
    elif record.kind == _NARROW_TEXT:
        text = data.decode("latin-1")
    else:
        return ""
    return text.replace("\r", "\n\n").replace("\v", "\n")
