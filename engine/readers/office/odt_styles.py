"""Styles of an OpenDocument text: the kind and heading level of paragraphs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from engine.core.document import BlockKind
from engine.readers.common.xml_elements import Event, StartTag
from engine.readers.office.docx_styles import is_title, kind_of_name, style_heading_level

_ESCAPED = re.compile(r"_([0-9a-f]{1,4})_")
_GENERATIONS = 20


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """What a style says itself; None where it says nothing."""

    name: str = ""
    parent: str = ""
    outline: int = 0
    bold: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    breaks_before: bool = False
    breaks_after: bool = False


@dataclass(slots=True)
class OdtStyles:
    """The styles read so far: those of the document come from one part, those of its text from another."""

    by_name: dict[str, OdtStyle] = field(default_factory=dict)
    language: str = ""
    _current: str | None = None

    def lineage(self, name: str) -> list[OdtStyle]:
        """The style and those it comes from, nearest first; a circle of them ends."""
        found: list[OdtStyle] = []
        while name and len(found) < _GENERATIONS:
            style = self.by_name.get(name, OdtStyle(name=name))
            found.append(style)
            name = style.parent
        return found

    def kind_of(self, name: str) -> tuple[BlockKind, int]:
        """What a paragraph of that style is, and its level if it is a heading."""
        for style in self.lineage(name):
            readable = _readable(style.name)
            if is_title(readable):
                return BlockKind.HEADING, 1
            if level := style_heading_level(readable) or style.outline:
                return BlockKind.HEADING, level
            kind, level = kind_of_name(readable)
            if kind is not BlockKind.TEXT:
                return kind, level
            if readable.casefold() in ("illustration", "table", "drawing", "figure"):
                return BlockKind.CAPTION, 0
        return BlockKind.TEXT, 0

    def take(self, event: Event) -> None:
        """Learn from one element of a part with styles."""
        if not isinstance(event, StartTag):
            if not isinstance(event, str) and event.name == "style:style":
                self._current = None
            return
        attributes = event.attributes
        if event.name == "style:style":
            self._current = attributes.get("style:name", "")
            self.by_name[self._current] = _declared(self._current, attributes)
        elif event.name == "style:text-properties":
            self._take_text_properties(attributes)
        elif event.name == "style:paragraph-properties" and self._current is not None:
            style = self.by_name[self._current]
            self.by_name[self._current] = replace(
                style,
                breaks_before=style.breaks_before or attributes.get("fo:break-before") == "page",
                breaks_after=attributes.get("fo:break-after") == "page",
            )

    def _take_text_properties(self, attributes: dict[str, str]) -> None:
        if self._current is None:
            self.language = self.language or attributes.get("fo:language", "").replace("none", "")
            return
        weight, display = attributes.get("fo:font-weight"), attributes.get("text:display")
        self.by_name[self._current] = replace(
            self.by_name[self._current],
            bold=None if weight is None else weight == "bold",
            hidden=None if display is None else display == "none",
            size=_points(attributes.get("fo:font-size", "")),
        )


def read_styles(events: Iterable[Event], styles: OdtStyles) -> None:
    """Add the styles of a part to those known."""
    for event in events:
        styles.take(event)


def _declared(name: str, attributes: dict[str, str]) -> OdtStyle:
    level = attributes.get("style:default-outline-level", "")
    return OdtStyle(
        name=attributes.get("style:display-name") or name,
        parent=attributes.get("style:parent-style-name", ""),
        outline=int(level) if level.isascii() and level.isdigit() and len(level) < 3 else 0,
        breaks_before=bool(attributes.get("style:master-page-name")),
    )


def _readable(name: str) -> str:
    """Undo what a name's letters were turned into: Heading_20_1."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name)


def _points(size: str) -> float | None:
    number = size.removesuffix("pt")
    return float(number) if re.fullmatch(r"\d{1,3}(?:\.\d{1,6})?", number) and size != number else None
