"""Raw pages and their blocks: what a reader yields, before it becomes a Document."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from engine.core.document import BlockKind, Problem, ProblemKind, RecognizedLine
from engine.core.formats import Format

LONGEST_TEXT = 50_000_000
"""Characters of a document that are taken. What is left out is counted."""


@dataclass(frozen=True, slots=True)
class DocumentHeader:
    """The first thing a reader yields: what is known before the first page."""

    format: str
    title: str = ""
    """As the file declares it; may be empty or useless."""
    language: str = ""
    """As the file declares it; may be empty or wrong."""
    paged: bool = False
    """Whether the Pages that follow are pages (or slides) as a person counts them."""
    pages: int | None = None
    """How many Pages will follow, where that is known beforehand."""
    sha256: str = ""
    """Filled in by the reader process."""
    parser: str = ""
    """What parses the file, where a format has more than one parser; else filled in: the reader's format."""
    authors: str = ""
    """As the file declares them, parted by semicolons; may be empty, or the name of a program."""
    published: str = ""
    """The date of publication that the file declares."""
    identifier: str = ""
    """A DOI or an ISBN that the file declares."""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A stretch of a page that belongs together, in reading order.

    In the text a line feed is a line break that the layout made, and is joined later (hyphens and
    Chinese taken care of); a break that the author meant starts a new block. In TABLE and CODE blocks
    line feeds stay, and the cells of a table's row are separated by tabs.
    """

    text: str
    kind: BlockKind = BlockKind.TEXT
    level: int = 0
    """For a heading that the format declares: 1 for the highest."""
    size: float = 0.0
    """The font size in points that most of it is set in; 0 where the format does not say."""
    bold: bool = False
    at_edge: bool = False
    """Whether it is among the outermost lines of its page, where running heads and page numbers stand."""
    top: float = 0.0
    """Distance of its first line from the page's upper edge, as a share of the page's height."""
    place: str = ""
    """The place that begins with it, of the kind that the format has: a time, a sheet's name, …

    Of several lines, where each line of the text begins one; an empty line is no new place.
    """


@dataclass(frozen=True, slots=True)
class Page:
    """A page, a slide, a chapter, or simply the next piece of a document without pages."""

    blocks: tuple[PageBlock, ...] = ()
    problem: ProblemKind | None = None
    recognized: tuple[RecognizedLine, ...] = ()
    """What the blocks were made of, where they were recognised. Does not leave the process."""
    number: int = 0
    """Counted from 1. Filled in by the reader process: so a page that is lost or comes twice is noticed."""
    left_out: int = 0
    """Characters that stood on it beyond LONGEST_TEXT of the document. Filled in by the reader process."""


class Reader(Protocol):
    """Reads one format.

    Yields one DocumentHeader, then Pages in order, and Problems of the whole document at any point after the
    header. Raises a DocumentError of the kind that says why, before or between pages: what was yielded
    until then is kept.

    What else it takes, the format's row in the table says: an encoding, the user's own word; or resume_at,
    where there is a second parser: it then yields the DocumentHeader, and the pages after that many.
    """

    def __call__(self, path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]: ...


@dataclass(frozen=True, slots=True)
class FormatReader:
    """A format, and the function that reads it."""

    format: Format
    read: Reader
