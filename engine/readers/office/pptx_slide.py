"""Parses a slide, its notes or a diagram (DrawingML) into shapes with their text."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.readers.common.paragraphs import paragraphs_of
from engine.readers.common.tables import Cell, table_blocks
from engine.readers.common.xml_elements import Event, StartTag
from engine.readers.office.slide_order import PlacedBox, SlideBox, reading_order

_TITLES = ("title", "ctrTitle")
_FURNITURE = ("ftr", "dt", "sldNum", "hdr", "sldImg")
_OUTSIDE = (*_TITLES, *_FURNITURE)
"""Placeholders that are not among the slide's boxes."""
_LISTS = ("body", "obj", "")
_COMPUTED_FIELDS = ("slidenum", "datetime")
_FRAMES = frozenset(
    ("p:grpSp", "p:nvGrpSpPr", "p:grpSpPr", "a:xfrm", "p:xfrm", "a:off", "a:ext", "a:chOff", "a:chExt")
)
"""What says where shapes and groups stand."""


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
    index: str = ""
    """Which of the layout's places it holds."""
    box: SlideBox | None = None
    group: int = 0
    """The outermost group that it is part of, counted from 1; 0 outside of groups."""
    is_hidden: bool = False
    paragraphs: list[SlideParagraph] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)

    @property
    def text(self) -> str:
        cells = [block.text for row in self.rows for cell in row for block in cell]
        return " ".join([*(paragraph.text for paragraph in self.paragraphs), *cells])


@dataclass(frozen=True, slots=True)
class _Scale:
    """How lengths within a group become those of the slide."""

    left: float = 0.0
    top: float = 0.0
    across: float = 1.0
    down: float = 1.0


@dataclass(slots=True)
class _Frame:
    """The numbers of the frame (a:xfrm) that is being read."""

    offset: tuple[int, int] = (0, 0)
    extent: tuple[int, int] = (0, 0)
    inner_offset: tuple[int, int] | None = None
    inner_extent: tuple[int, int] = (0, 0)


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
        self.is_hidden = False
        """Whether the show passes over the slide."""
        self._groups: list[_Scale] = []
        self._group = 0
        self._in_group_properties = False
        self._frame: _Frame | None = None

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
            case "p:sp" | "p:pic" | "p:graphicFrame" | "p:cxnSp" | "dgm:pt":
                self.found.append(SlideShape(group=self._group if self._groups else 0))
            case "p:ph" if self.found:
                self.found[-1].placeholder = attributes.get("type", "")
                self.found[-1].index = attributes.get("idx", "")
            case "p:cNvPr" if self.found and not self._in_group_properties:
                self.found[-1].is_hidden |= attributes.get("hidden") in ("1", "true")
            case "p:sld":
                self.is_hidden = attributes.get("show") in ("0", "false")
            case _ if name in _FRAMES:
                self._start_frame(name, attributes)
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

    def _start_frame(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "p:grpSp":
                self._group += not self._groups
                self._groups.append(self._groups[-1] if self._groups else _Scale())
            case "p:nvGrpSpPr" | "p:grpSpPr":
                self._in_group_properties = True
            case "a:xfrm" | "p:xfrm":
                self._frame = _Frame()
            case "a:off" if self._frame:
                self._frame.offset = (length(attributes, "x"), length(attributes, "y"))
            case "a:ext" if self._frame:
                self._frame.extent = (length(attributes, "cx"), length(attributes, "cy"))
            case "a:chOff" if self._frame:
                self._frame.inner_offset = (length(attributes, "x"), length(attributes, "y"))
            case "a:chExt" if self._frame:
                self._frame.inner_extent = (length(attributes, "cx"), length(attributes, "cy"))

    def _end_frame(self) -> None:
        frame, self._frame = self._frame, None
        if frame is None:
            return
        if self._in_group_properties:
            if self._groups and frame.inner_offset:
                self._groups[-1] = _within(self._groups[-1], frame)
        elif self.found and self.found[-1].box is None:
            self.found[-1].box = _box(self._groups[-1] if self._groups else _Scale(), frame)

    def _end(self, name: str) -> None:
        match name:
            case "a:xfrm" | "p:xfrm":
                self._end_frame()
            case "p:nvGrpSpPr" | "p:grpSpPr":
                self._in_group_properties = False
            case "p:grpSp" if self._groups:
                self._groups.pop()
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


def length(attributes: dict[str, str], name: str) -> int:
    """Read a length in English Metric Units; 0 where there is none."""
    text = attributes.get(name, "")
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 14 else 0


def _within(scale: _Scale, frame: _Frame) -> _Scale:
    """The scale within a group that stands, with that frame, where the given scale holds."""
    inner_left, inner_top = frame.inner_offset or (0, 0)
    across = scale.across * (frame.extent[0] / frame.inner_extent[0] if frame.inner_extent[0] else 1.0)
    down = scale.down * (frame.extent[1] / frame.inner_extent[1] if frame.inner_extent[1] else 1.0)
    left = scale.left + scale.across * frame.offset[0] - across * inner_left
    top = scale.top + scale.down * frame.offset[1] - down * inner_top
    return _Scale(left, top, across, down)


def _box(scale: _Scale, frame: _Frame) -> SlideBox:
    left = scale.left + scale.across * frame.offset[0]
    top = scale.top + scale.down * frame.offset[1]
    right, bottom = left + scale.across * frame.extent[0], top + scale.down * frame.extent[1]
    return SlideBox(round(left), round(top), round(right), round(bottom))


def shape_blocks(
    shapes: SlideShapes, title_level: int, furniture: Container[int] = ()
) -> Iterator[PageBlock]:
    """Yield the slide's blocks: its title first, wherever it was drawn, the others as they are seen.

    furniture holds the places in shapes.found of what stands on other slides as well. Footers, dates and
    slide numbers are no blocks.
    """
    shown = shapes.found
    if shapes.is_hidden:
        yield from (PageBlock(shape.text, BlockKind.HIDDEN) for shape in shown if shape.text)
        return
    titles = [shape for shape in shown if shape.placeholder in _TITLES and not shape.is_hidden]
    for shape in titles:
        lines = (" ".join(paragraph.text.split()) for paragraph in shape.paragraphs)
        if text := " ".join(lines):
            yield PageBlock(text, BlockKind.HEADING, title_level)
    for number in _order(shown):
        shape = shown[number]
        if shape.is_hidden or number in furniture:
            kind = BlockKind.HIDDEN if shape.is_hidden else BlockKind.FURNITURE
            yield PageBlock(shape.text, kind)
            continue
        for paragraph in shape.paragraphs:
            yield PageBlock(paragraph.text, _kind(shape, paragraph), size=paragraph.size)
        yield from table_blocks(shape.rows)


def _order(shapes: Sequence[SlideShape]) -> list[int]:
    """The shapes with text in reading order; as they were drawn if the place of one is not known."""
    numbers = [
        number for number, shape in enumerate(shapes) if shape.text and shape.placeholder not in _OUTSIDE
    ]
    if any(shapes[number].box is None for number in numbers):
        return numbers
    groups: dict[int, list[PlacedBox]] = {}
    for number in numbers:
        shape = shapes[number]
        if shape.box is not None:
            groups.setdefault(shape.group or -number - 1, []).append(PlacedBox(number, shape.box, shape.text))
    whole = [_around(key, members) for key, members in groups.items()]
    return [number for key in reading_order(whole) for number in reading_order(groups[key])]


def _around(number: int, members: Sequence[PlacedBox]) -> PlacedBox:
    boxes = [member.box for member in members]
    box = SlideBox(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
    return PlacedBox(number, box, " ".join(member.text for member in members))


def _kind(shape: SlideShape, paragraph: SlideParagraph) -> BlockKind:
    if paragraph.has_bullet or (paragraph.has_bullet is None and shape.placeholder in _LISTS):
        return BlockKind.LIST_ITEM
    return BlockKind.TEXT
