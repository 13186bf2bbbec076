"""Parses a slide, its notes or a diagram (DrawingML) into shapes with their text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Self

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.readers.common.paragraphs import paragraphs_of
from engine.readers.common.tables import Cell, table_blocks
from engine.readers.common.xml_elements import Event, StartTag

_TITLES = ("title", "ctrTitle")
_FURNITURE = ("ftr", "dt", "sldNum", "hdr", "sldImg")
_LISTS = ("body", "obj", "")
_COMPUTED_FIELDS = ("slidenum", "datetime")


@dataclass(frozen=True, slots=True)
class SlideParagraph:
    text: str
    has_bullet: bool | None
    """None where the layout decides."""
    size: float


@dataclass(slots=True)
class SlideShape:
    placeholder: str | None = None
    """What it holds the place of ("" for anything); None for a shape that stands for itself."""
    paragraphs: list[SlideParagraph] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)


class SlideShapes:
    """The shapes of a slide, in the order in which they were drawn, groups resolved."""

    def __init__(self) -> None:
        self.found: list[SlideShape] = []
        self.diagrams: list[str] = []
        """The relations that lead to the slide's diagrams."""
        self._cell: list[PageBlock] | None = None
        self._text: list[str] | None = None
        self._bullet: bool | None = None
        self._size = 0.0
        self._takes_text = False
        self._is_computed = False
        self._alternatives: list[bool] = []

    def read(self, events: Iterable[Event]) -> Self:
        skipped = 0
        for event in events:
            if isinstance(event, str):
                if self._takes_text and not skipped and self._text is not None and not self._is_computed:
                    self._text.append(event)
            elif isinstance(event, StartTag):
                if skipped or self._is_other_alternative(event.name):
                    skipped += 1
                else:
                    self._start(event.name, event.attributes)
            elif skipped:
                skipped -= 1
            else:
                self._end(event.name)
        return self

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "p:sp" | "p:graphicFrame" | "p:cxnSp" | "dgm:pt":
                self.found.append(SlideShape())
            case "p:ph" if self.found:
                self.found[-1].placeholder = attributes.get("type", "")
            case "dgm:relIds":
                self.diagrams.append(attributes.get("r:dm", ""))
            case "a:tr" if self.found:
                self.found[-1].rows.append([])
            case "a:tc":
                self._cell = []
            case "a:p":
                self._text, self._bullet, self._size = [], None, 0.0
            case "a:buNone":
                self._bullet = False
            case "a:buChar" | "a:buAutoNum" | "a:buBlip":
                self._bullet = True
            case "a:rPr":
                size = attributes.get("sz", "")
                self._size = self._size or (int(size) / 100 if size.isascii() and size[:6].isdigit() else 0.0)
            case "a:br" if self._text is not None:
                self._text.append("\n")
            case "a:fld":
                self._is_computed = attributes.get("type", "").startswith(_COMPUTED_FIELDS)
            case "a:t":
                self._takes_text = True
            case "mc:AlternateContent":
                self._alternatives.append(False)

    def _end(self, name: str) -> None:
        match name:
            case "a:t":
                self._takes_text = False
            case "a:fld":
                self._is_computed = False
            case "a:p":
                self._end_paragraph()
            case "a:tc":
                if self.found and self.found[-1].rows:
                    self.found[-1].rows[-1].append(self._cell or [])
                self._cell = None
            case "mc:AlternateContent" if self._alternatives:
                self._alternatives.pop()

    def _end_paragraph(self) -> None:
        text, self._text = "".join(self._text or ()).replace("\v", "\n"), None
        for part in paragraphs_of(text):
            if self._cell is not None:
                self._cell.append(PageBlock(part))
            elif self.found:
                self.found[-1].paragraphs.append(SlideParagraph(part, self._bullet, self._size))

    def _is_other_alternative(self, name: str) -> bool:
        if name not in ("mc:Choice", "mc:Fallback") or not self._alternatives:
            return False
        taken = self._alternatives[-1]
        self._alternatives[-1] = True
        return taken


def shape_blocks(shapes: SlideShapes, title_level: int) -> Iterator[PageBlock]:
    """Yield the slide's blocks: its title first, wherever it was drawn; no footers, dates, slide numbers."""
    titles = [shape for shape in shapes.found if shape.placeholder in _TITLES]
    for shape in titles:
        lines = (" ".join(paragraph.text.split()) for paragraph in shape.paragraphs)
        if text := " ".join(lines):
            yield PageBlock(text, BlockKind.HEADING, title_level)
    for shape in shapes.found:
        if shape.placeholder in _TITLES or shape.placeholder in _FURNITURE:
            continue
        for paragraph in shape.paragraphs:
            yield PageBlock(paragraph.text, _kind(shape, paragraph), size=paragraph.size)
        yield from table_blocks(shape.rows)


def _kind(shape: SlideShape, paragraph: SlideParagraph) -> BlockKind:
    if paragraph.has_bullet or (paragraph.has_bullet is None and shape.placeholder in _LISTS):
        return BlockKind.LIST_ITEM
    return BlockKind.TEXT
