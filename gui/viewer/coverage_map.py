"""Coverage of a document: which parts were read, and where the summary's sources are."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from engine.core.document import Block, BlockKind, Document, ProblemKind, Span
from gui.widgets.text_formatting import single_spaced

MOST_SECTIONS = 60
"""Sections that can be told from each other on a narrow strip."""
_UNREAD = (ProblemKind.NO_TEXT, ProblemKind.GARBLED, ProblemKind.UNREADABLE)


@dataclass(frozen=True, slots=True)
class Section:
    """Section between two headings. start and end are shares of the document's length, from 0 to 1."""

    title: str
    start: float
    end: float
    page: int | None
    sentences: int
    """How many places in it the summary draws on."""


@dataclass(frozen=True, slots=True)
class UnreadPart:
    """Part of the document that was not read, or not well."""

    start: float
    end: float
    kind: ProblemKind
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a coverage strip shows."""

    sections: tuple[Section, ...]
    """None where the document has no headings."""
    evidence: tuple[tuple[float, float], ...]
    """Where the summary's sources are."""
    unread: tuple[UnreadPart, ...]


class DocumentScale:
    """Scale of a document from 0 to 1, on which every page is as long as the others."""

    def __init__(self, document: Document) -> None:
        self._starts = document.page_starts
        self._length = len(document.text)
        self._whole = max(1, self._length + document.characters_left_out)

    def share_of(self, index: int) -> float:
        """Return how far from the beginning a character is, from 0 to 1."""
        if not self._starts:
            return index / self._whole
        page = bisect_right(self._starts, index) - 1
        start = self._starts[page]
        end = self._starts[page + 1] if page + 1 < len(self._starts) else self._length
        return (page + (index - start) / max(1, end - start)) / len(self._starts)

    def index_at(self, share: float) -> int:
        """Return the character that lies there."""
        if not self._starts:
            return min(round(share * self._whole), max(0, self._length - 1))
        course = min(max(0.0, share), 0.999999) * len(self._starts)
        page = int(course)
        start = self._starts[page]
        end = self._starts[page + 1] if page + 1 < len(self._starts) else self._length
        return start + int((course - page) * (end - start))


def sections_of(document: Document) -> tuple[Block, ...]:
    """Return the headings that divide the document: of the highest levels, as many as can be shown."""
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    levels = sorted({block.level for block in headings})
    chosen = [block for block in headings if block.level == levels[0]] if levels else []
    for level in levels[1:]:
        more = [block for block in headings if block.level <= level]
        if len(more) > MOST_SECTIONS:
            break
        chosen = more
    return tuple(chosen[:MOST_SECTIONS])


def coverage_of(document: Document, headings: Sequence[Block], sources: Sequence[Span]) -> Coverage:
    """headings are those that part the document: sections_of it, found once. sources are in order."""
    course = DocumentScale(document)
    return Coverage(
        sections=_sections(document, course, headings, sources),
        evidence=tuple((course.share_of(span.start), course.share_of(span.end)) for span in sources),
        unread=_unread(document),
    )


def _sections(
    document: Document, course: DocumentScale, headings: Sequence[Block], sources: Sequence[Span]
) -> tuple[Section, ...]:
    made = []
    ends = [*(block.span.start for block in headings[1:]), len(document.text)]
    for block, end in zip(headings, ends, strict=False):
        start = block.span.start
        first = bisect_left(sources, start, key=lambda span: span.start)
        last = bisect_left(sources, end, key=lambda span: span.start)
        title = single_spaced(document.quote(block.span))
        page = document.page_of(block.span)
        made.append(Section(title, course.share_of(start), course.share_of(end), page, last - first))
    return tuple(made)


def _unread(document: Document) -> tuple[UnreadPart, ...]:
    pages = len(document.page_starts)
    stretches = [
        UnreadPart((page - 1) / pages, page / pages, problem.kind, page)
        for problem in document.problems
        if problem.kind in _UNREAD
        for page in problem.pages
        if 0 < page <= pages
    ]
    if document.characters_left_out and not pages:
        whole = len(document.text) + document.characters_left_out
        stretches.append(UnreadPart(len(document.text) / whole, 1.0, ProblemKind.TRUNCATED))
    return tuple(stretches)
