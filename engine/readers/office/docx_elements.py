"""Open elements of a Word document: a run's formatting, a paragraph, a table."""

from dataclasses import dataclass, field

from engine.readers.common.paragraph_builder import ParagraphBuilder
from engine.readers.common.tables import Cell


@dataclass(slots=True)
class RunFormat:
    style: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    white: bool = False
    shaded: bool = False


@dataclass(slots=True)
class DocxParagraph:
    style: str
    runs_on: bool = False
    """Whether the next paragraph goes on in it: its mark was deleted, or it is a drop cap."""
    shaded: bool = False
    outline: int | None = None
    listed: bool | None = None
    mathematics: int = 0
    """How many of its letters stand in formulas."""
    draft: ParagraphBuilder = field(default_factory=ParagraphBuilder)


@dataclass(slots=True)
class DocxTable:
    rows: list[list[Cell]] = field(default_factory=list)
    breaks: int = 0
    """How many pages end within the row that is open: the most that do in one of its cells."""
    cell_breaks: int = 0
