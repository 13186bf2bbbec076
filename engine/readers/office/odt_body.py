"""Walks through the body of an OpenDocument text, element by element, and tells its blocks.

No tree and no recursion: what is open (paragraphs, tables, notes) stands on stacks.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.readers.common.paragraph_builder import Item, ParagraphBuilder
from engine.readers.common.paragraphs import PageBreak
from engine.readers.common.tables import Cell, table_blocks
from engine.readers.common.xml_elements import EndTag, Event, StartTag
from engine.readers.office.odt_styles import OdtStyles

# Deleted text, comments, descriptions of pictures, pronunciation, numbers of notes, the running heads.
_SKIPPED = frozenset(
    ("text:tracked-changes", "office:annotation", "office:annotation-end", "svg:title", "svg:desc",
     "text:ruby-text", "text:note-citation", "office:master-styles", "office:settings", "office:scripts",
     "office:meta", "text:hidden-text", "text:placeholder", "text:sequence-decls", "text:variable-decls",
     "text:user-field-decls", "office:forms", "math:annotation", "office:binary-data",
     "text:index-title-template", "text:table-of-content-source")
)  # fmt: skip
_INDEXES = {
    "text:table-of-content": BlockKind.CONTENTS,
    "text:illustration-index": BlockKind.CONTENTS,
    "text:table-index": BlockKind.CONTENTS,
    "text:object-index": BlockKind.CONTENTS,
    "text:user-index": BlockKind.CONTENTS,
    "text:alphabetical-index": BlockKind.CONTENTS,
    "text:bibliography": BlockKind.REFERENCE,
}
_BLANKS = re.compile(r"[ \t\r\n]+")
_ROWS_A_BLOCK = 2000


@dataclass(slots=True)
class _OdtParagraph:
    style: str
    level: int = 0
    """The outline level of a heading; 0 for a paragraph."""
    is_hidden: bool = False
    in_list: bool = False
    draft: ParagraphBuilder = field(default_factory=ParagraphBuilder)


@dataclass(slots=True)
class _OdtTable:
    rows: list[list[Cell]] = field(default_factory=list)
    breaks: int = 0


class OdtBody:
    """Reads the part with the text; its own styles, which stand before, are added to those given."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._kinds: dict[str, tuple[BlockKind, int]] = {}
        self._containers: list[list[Item]] = [[]]
        self._paragraphs: list[_OdtParagraph] = []
        self._tables: list[_OdtTable] = []
        self._spans: list[str] = []
        self._indexes: list[BlockKind] = []
        self._lists: list[int] = []
        """For every list that is open, in how many containers it stands."""
        self._hidden_sections: list[bool] = []
        self._in_body = False
        self._starts = self._start_handlers()
        self._ends = self._end_handlers()

    def _start_handlers(self) -> dict[str, Callable[[dict[str, str]], None]]:
        return {
            "text:p": self._start_paragraph,
            "text:h": self._start_paragraph,
            "text:span": lambda attributes: self._spans.append(attributes.get("text:style-name", "")),
            "text:s": lambda _: self._write(" "),
            "text:tab": lambda _: self._write(" "),
            "text:line-break": lambda _: self._write("\n"),
            "text:soft-page-break": lambda _: self._break_page(),
            "text:list": lambda _: self._lists.append(len(self._containers)),
            "text:section": self._start_section,
            "text:hidden-paragraph": self._start_hidden_paragraph,
            "table:table": lambda _: self._tables.append(_OdtTable()),
            "table:table-row": self._start_row,
            "table:table-cell": lambda _: self._containers.append([]),
            "table:covered-table-cell": lambda _: self._containers.append([]),
            "text:note-body": lambda _: self._containers.append([]),
            "draw:text-box": lambda _: self._containers.append([]),
            "draw:custom-shape": lambda _: self._containers.append([]),
        }

    def _end_handlers(self) -> dict[str, Callable[[], None]]:
        return {
            "text:p": self._end_paragraph,
            "text:h": self._end_paragraph,
            "text:span": lambda: _pop(self._spans),
            "text:list": lambda: _pop(self._lists),
            "text:section": lambda: _pop(self._hidden_sections),
            "table:table": self._end_table,
            "table:table-row": self._end_row,
            "table:table-cell": self._end_cell,
            "table:covered-table-cell": self._end_cell,
            "text:note-body": self._end_note,
            "draw:text-box": self._end_text_box,
            "draw:custom-shape": self._end_text_box,
        }

    def read(self, events: Iterable[Event]) -> Iterator[Item]:
        skipped = 0
        body = self._containers[0]
        for event in events:
            if not self._in_body:
                self._styles.take(event)
            if isinstance(event, str):
                if self._paragraphs and not skipped:
                    self._write(_BLANKS.sub(" ", event))
            elif isinstance(event, StartTag):
                if skipped or event.name in _SKIPPED:
                    skipped += 1
                else:
                    self._start(event)
            elif skipped:
                skipped -= 1
            else:
                self._end(event)
            if body:
                yield from body
                body.clear()

    def _start(self, event: StartTag) -> None:
        if event.name == "office:body":
            self._in_body = True
        elif not self._in_body:
            return
        elif event.name in _INDEXES:
            self._indexes.append(_INDEXES[event.name])
        elif handle := self._starts.get(event.name):
            handle(event.attributes)

    def _end(self, event: EndTag) -> None:
        if event.name == "office:body":
            self._in_body = False
        elif not self._in_body:
            return
        elif event.name in _INDEXES:
            _pop(self._indexes)
        elif handle := self._ends.get(event.name):
            handle()

    # Text

    def _write(self, text: str) -> None:
        if not self._paragraphs or not self._in_body:
            return
        paragraph = self._paragraphs[-1]
        names = [*reversed(self._spans), paragraph.style]
        lineage = [style for name in names if name for style in self._styles.lineage(name)]
        if paragraph.is_hidden or any(self._hidden_sections):
            return
        if next((style.hidden for style in lineage if style.hidden is not None), False):
            return
        bold = next((style.bold for style in lineage if style.bold is not None), False)
        paragraph.draft.write(text, bold, next((style.size for style in lineage if style.size), 0.0))

    def _break_page(self) -> None:
        if len(self._containers) > 1:
            if self._tables:
                self._tables[0].breaks += 1
        elif self._paragraphs:
            self._paragraphs[-1].draft.end_page()
        else:
            self._close_rows()
            self._containers[0].append(PageBreak())

    # Paragraphs

    def _start_paragraph(self, attributes: dict[str, str]) -> None:
        level = attributes.get("text:outline-level", "")
        paragraph = _OdtParagraph(attributes.get("text:style-name", ""))
        paragraph.level = int(level) if level.isascii() and level.isdigit() and len(level) < 3 else 0
        paragraph.in_list = bool(self._lists) and self._lists[-1] == len(self._containers)
        own = self._styles.by_name.get(paragraph.style)
        if own and own.breaks_before and len(self._containers) == 1:
            self._containers[0].append(PageBreak())
        self._paragraphs.append(paragraph)

    def _end_paragraph(self) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs.pop()
        self._containers[-1].extend(paragraph.draft.blocks(*self._kind_of(paragraph)))
        own = self._styles.by_name.get(paragraph.style)
        if own and own.breaks_after and len(self._containers) == 1:
            self._containers[0].append(PageBreak())

    def _kind_of(self, paragraph: _OdtParagraph) -> tuple[BlockKind, int]:
        if self._indexes:
            return self._indexes[-1], 0
        if paragraph.level:
            return BlockKind.HEADING, paragraph.level
        if paragraph.style not in self._kinds:
            self._kinds[paragraph.style] = self._styles.kind_of(paragraph.style)
        kind, level = self._kinds[paragraph.style]
        if kind is BlockKind.TEXT and paragraph.in_list:
            return BlockKind.LIST_ITEM, 0
        return kind, level

    def _start_hidden_paragraph(self, attributes: dict[str, str]) -> None:
        if self._paragraphs and attributes.get("text:is-hidden") == "true":
            self._paragraphs[-1].is_hidden = True

    def _start_section(self, attributes: dict[str, str]) -> None:
        self._hidden_sections.append(attributes.get("text:display") == "none")

    def _end_text_box(self) -> None:
        blocks = self._pop_container()
        (self._paragraphs[-1].draft.after if self._paragraphs else self._containers[-1]).extend(blocks)

    def _end_note(self) -> None:
        text = " ".join(item.text for item in self._pop_container() if isinstance(item, PageBlock))
        if text and self._paragraphs:
            self._paragraphs[-1].draft.after.append(PageBlock(" ".join(text.split()), BlockKind.NOTE))

    def _pop_container(self) -> list[Item]:
        return self._containers.pop() if len(self._containers) > 1 else []

    # Tables

    def _start_row(self, _: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].rows.append([])

    def _end_cell(self) -> None:
        blocks = [item for item in self._pop_container() if isinstance(item, PageBlock)]
        if self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].append(blocks)

    def _end_row(self) -> None:
        if len(self._tables) != 1 or len(self._containers) != 1:
            return
        table = self._tables[0]
        if table.breaks:
            self._close_rows()
            self._containers[0].extend([PageBreak()] * table.breaks)
            table.breaks = 0
        elif len(table.rows) >= _ROWS_A_BLOCK:
            self._close_rows()

    def _close_rows(self) -> None:
        if self._tables:
            self._containers[-1].extend(table_blocks(self._tables[-1].rows))
            self._tables[-1].rows.clear()

    def _end_table(self) -> None:
        self._close_rows()
        _pop(self._tables)


def _pop(stack: list[str] | list[int] | list[bool] | list[BlockKind] | list[_OdtTable]) -> None:
    if stack:
        stack.pop()
