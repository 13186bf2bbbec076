"""Parses the body of a Word document (WordprocessingML) into blocks, element by element.

No tree and no recursion: what is open (paragraphs, tables, cells, fields) stands on stacks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from engine.core.document import LEFT_OUT, BlockKind
from engine.core.raw_page import PageBlock
from engine.readers.common.paragraph_builder import Item
from engine.readers.common.paragraphs import PageBreak
from engine.readers.common.symbol_fonts import symbol_of_code
from engine.readers.common.tables import table_blocks
from engine.readers.common.xml_elements import EndTag, Event, StartTag
from engine.readers.office.docx_elements import DocxParagraph, DocxTable, RunFormat
from engine.readers.office.docx_run_context import RunContext
from engine.readers.office.docx_styles import HEADING_LEVELS, Stylesheet, is_on, points

# Text that was deleted, moved away, or never was text: old formatting, comments, pronunciation.
_SKIPPED = frozenset(
    ("w:del", "w:moveFrom", "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange",
     "w:numberingChange", "w:tcPrChange", "w:trPrChange", "w:sectPr", "w:rt", "w:delInstrText")
)  # fmt: skip
_MARK_IS_GONE = ("w:del", "w:moveFrom")
_WHITE = "FFFFFF"
_ROWS_A_BLOCK = 2000


class DocxBody:
    """Reads the main text or the notes. notes holds, after their part was read, their texts by identity."""

    def __init__(
        self,
        sheet: Stylesheet,
        notes: Mapping[str, str] | None = None,
        embedded: Callable[[str], Iterable[Item]] = lambda _: (),
    ) -> None:
        """embedded reads the document in another format that a relation leads to (altChunk)."""
        self.notes: dict[str, str] = {}
        self._known_notes = notes or {}
        self._embedded = embedded
        self._running_on: tuple[int, DocxParagraph] | None = None
        """The paragraph that the next one goes on in, and in how many containers it stands."""
        self._sheet = sheet
        self._kinds: dict[str, tuple[BlockKind, int]] = {}
        self._containers: list[list[Item]] = [[]]
        self._paragraphs: list[DocxParagraph] = []
        self._tables: list[DocxTable] = []
        self._around = RunContext()
        self._format = RunFormat()
        self._in_paragraph_properties = False
        self._text_kind = ""
        self._note = ""
        self._break_is_pending = False
        self._starts = self._start_handlers()
        self._ends = self._end_handlers()

    def _start_handlers(self) -> dict[str, Callable[[dict[str, str]], None]]:
        """What is done at the start of an element, by its name."""
        around = self._around
        return {
            "w:p": self._start_paragraph,
            "w:pPr": self._start_paragraph_properties,
            "w:r": self._start_run,
            "m:r": self._start_run,
            "w:fldChar": around.start_field_character,
            "w:fldSimple": around.start_simple_field,
            "w:sdt": around.start_control,
            "w:docPartGallery": around.start_gallery,
            "w:showingPlcHdr": around.start_placeholder,
            "w:altChunk": self._start_embedded,
            "w:tbl": self._start_table,
            "w:tr": self._start_row,
            "w:tc": self._start_cell,
            "w:txbxContent": lambda _: self._containers.append([]),
            "w:footnote": lambda attributes: self._start_note("footnote", attributes),
            "w:endnote": lambda attributes: self._start_note("endnote", attributes),
            "w:footnoteReference": lambda attributes: self._refer("footnote", attributes),
            "w:endnoteReference": lambda attributes: self._refer("endnote", attributes),
            "w:lastRenderedPageBreak": lambda _: self._break_page(),
            "w:br": self._start_break,
            "w:cr": lambda _: self._write("\n"),
            "w:tab": self._start_tab,
            "w:ptab": self._start_tab,
            "w:noBreakHyphen": lambda _: self._write("-"),
            "w:sym": self._start_symbol,
            "m:den": lambda _: self._write("/"),
            "m:sup": lambda _: self._write("^"),
            "m:sub": lambda _: self._write("_"),
            "mc:AlternateContent": around.start_alternatives,
        }

    def _end_handlers(self) -> dict[str, Callable[[], None]]:
        """What is done at its end."""
        around = self._around
        return {
            "w:p": self._end_paragraph,
            "w:pPr": self._end_paragraph_properties,
            "w:sdt": around.end_control,
            "w:fldSimple": around.end_field,
            "w:tbl": self._end_table,
            "w:tr": self._end_row,
            "w:tc": self._end_cell,
            "w:txbxContent": self._end_text_box,
            "w:footnote": self._end_note,
            "w:endnote": self._end_note,
            "mc:AlternateContent": around.end_alternatives,
        }

    def read(self, events: Iterable[Event]) -> Iterator[Item]:
        skipped = 0
        body = self._containers[0]
        for event in events:
            if isinstance(event, str):
                if self._text_kind and not skipped:
                    self._take(event)
            elif isinstance(event, StartTag):
                if self._in_paragraph_properties and not skipped and event.name in _MARK_IS_GONE:
                    self._paragraphs[-1].runs_on = True
                if skipped or event.name in _SKIPPED or self._around.repeat(event.name):
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
        self._end_running_on()
        yield from body
        body.clear()

    def _start(self, event: StartTag) -> None:
        if event.name in ("w:t", "m:t", "w:instrText"):
            self._text_kind = event.name
        elif handle := self._starts.get(event.name):
            handle(event.attributes)
        elif event.name in ("w:shd", "w:highlight"):
            self._start_shade(event.attributes)
        elif event.name == "w:framePr" and self._in_paragraph_properties:
            self._paragraphs[-1].runs_on |= event.attributes.get("w:dropCap", "none") != "none"
        else:
            self._start_property(event.name, event.attributes.get("w:val"))

    def _end(self, event: EndTag) -> None:
        if event.name in ("w:t", "m:t", "w:instrText"):
            self._text_kind = ""
        elif handle := self._ends.get(event.name):
            handle()

    # Text

    def _take(self, text: str) -> None:
        if self._text_kind == "w:instrText":
            self._around.instruct(text)
            return
        if self._text_kind == "m:t" and self._paragraphs:
            self._paragraphs[-1].mathematics += len(text)
        self._write(text.replace("\n", " "))

    def _write(self, text: str) -> None:
        if not self._paragraphs or self._in_paragraph_properties or self._around.are_silent:
            return
        paragraph = self._paragraphs[-1]
        if self._is_hidden():
            paragraph.draft.write_hidden(text)
            return
        if self._break_is_pending and len(self._containers) == 1 and text.strip():
            self._break_is_pending = False
            paragraph.draft.end_page()
        style = self._sheet.of(self._format.style) if self._format.style else None
        own, styled = self._format, self._sheet.of(paragraph.style)
        bold = own.bold if own.bold is not None else style.bold if style and style.bold else styled.bold
        size = own.size or (style.size if style else None) or styled.size or self._sheet.size
        paragraph.draft.write(text, bool(bold), size)

    def _is_hidden(self) -> bool:
        if self._is_white_on_white():
            return True
        if self._format.hidden is not None:
            return self._format.hidden
        style = self._format.style
        return bool(
            (style and self._sheet.of(style).hidden) or self._sheet.of(self._paragraphs[-1].style).hidden
        )

    def _is_white_on_white(self) -> bool:
        """Tables and text boxes have colours behind their text that are told far from here."""
        if not self._format.white or self._format.shaded or self._tables or len(self._containers) > 1:
            return False
        paragraph = self._paragraphs[-1]
        return not (paragraph.shaded or self._sheet.of(paragraph.style).shaded)

    def _start_shade(self, attributes: dict[str, str]) -> None:
        if self._in_paragraph_properties:
            self._paragraphs[-1].shaded = True
        elif attributes.get("w:fill", "") not in ("auto", _WHITE):
            self._format.shaded = True

    def _start_run(self, _: dict[str, str]) -> None:
        self._format = RunFormat()

    def _start_property(self, name: str, value: str | None) -> None:
        if self._in_paragraph_properties:
            paragraph = self._paragraphs[-1]
            if name == "w:pStyle":
                paragraph.style = value or ""
            elif name == "w:outlineLvl" and value and value.isdigit():
                paragraph.outline = int(value)
            elif name == "w:numId":
                paragraph.listed = value != "0"
        elif name == "w:rStyle":
            self._format.style = value or ""
        elif name == "w:b":
            self._format.bold = is_on(value)
        elif name == "w:vanish":
            self._format.hidden = is_on(value)
        elif name == "w:sz":
            self._format.size = points(value or "")
        elif name == "w:color":
            self._format.white = (value or "").upper() == _WHITE

    def _start_tab(self, _: dict[str, str]) -> None:
        self._write("\t")  # in the paragraph's properties it defines a stop, and _write ignores it

    def _start_symbol(self, attributes: dict[str, str]) -> None:
        self._write(symbol_of_code(attributes.get("w:font", ""), attributes.get("w:char", "")))

    def _start_break(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("w:type", "textWrapping")
        if kind == "page":
            self._write("\n")
            # Word counts the page where the next text stands, and mostly says so there as well.
            self._break_is_pending = True
        elif kind == "textWrapping":
            self._write("\n")

    def _break_page(self) -> None:
        self._break_is_pending = False
        if len(self._containers) == 1 and self._paragraphs:
            self._paragraphs[-1].draft.end_page()
        elif self._tables:
            self._tables[0].cell_breaks += 1

    # Paragraphs

    def _start_paragraph(self, _: dict[str, str]) -> None:
        paragraph = DocxParagraph(self._sheet.default)
        if self._running_on and self._running_on[0] == len(self._containers):
            before = self._running_on[1]
            paragraph.draft, paragraph.mathematics = before.draft, before.mathematics
            self._running_on = None
        self._paragraphs.append(paragraph)
        self._format = RunFormat()
        self._in_paragraph_properties = False

    def _start_paragraph_properties(self, _: dict[str, str]) -> None:
        self._in_paragraph_properties = bool(self._paragraphs)

    def _end_paragraph_properties(self) -> None:
        self._in_paragraph_properties = False

    def _end_paragraph(self) -> None:
        if not self._paragraphs:
            return
        self._around.end_codes()
        paragraph = self._paragraphs.pop()
        self._end_running_on()
        if paragraph.runs_on:
            self._running_on = (len(self._containers), paragraph)
        else:
            self._containers[-1].extend(paragraph.draft.blocks(*self._kind_of(paragraph)))

    def _end_running_on(self) -> None:
        """Close the paragraph that was to go on, where nothing came in which it could."""
        if self._running_on:
            _, paragraph = self._running_on
            self._running_on = None
            self._containers[-1].extend(paragraph.draft.blocks(*self._kind_of(paragraph)))

    def _start_embedded(self, attributes: dict[str, str]) -> None:
        self._end_running_on()
        self._containers[-1].extend(self._embedded(attributes.get("r:id", "")))

    def _kind_of(self, paragraph: DocxParagraph) -> tuple[BlockKind, int]:
        if paragraph.style not in self._kinds:
            self._kinds[paragraph.style] = self._sheet.kind_of(paragraph.style)
        kind, level = self._kinds[paragraph.style]
        style = self._sheet.of(paragraph.style)
        outline = paragraph.outline if paragraph.outline is not None else style.outline
        if kind is BlockKind.TEXT and outline is not None and outline < HEADING_LEVELS:
            kind, level = BlockKind.HEADING, outline + 1
        around = self._around.kind(is_heading=kind is BlockKind.HEADING)
        if around is not None:
            return around, 0
        if paragraph.mathematics and paragraph.mathematics * 2 > paragraph.draft.letters:
            return BlockKind.CODE, 0  # a displayed formula is text that no summary should quote
        listed = paragraph.listed if paragraph.listed is not None else style.listed
        return (BlockKind.LIST_ITEM, 0) if kind is BlockKind.TEXT and listed else (kind, level)

    def _end_text_box(self) -> None:
        self._end_running_on()
        blocks = self._pop_container()
        (self._paragraphs[-1].draft.after if self._paragraphs else self._containers[-1]).extend(blocks)

    def _pop_container(self) -> list[Item]:
        return self._containers.pop() if len(self._containers) > 1 else []

    # Notes

    def _start_note(self, kind: str, attributes: dict[str, str]) -> None:
        separates = "w:type" in attributes and attributes["w:type"] != "normal"
        self._note = "" if separates else kind + attributes.get("w:id", "")
        self._containers.append([])

    def _end_note(self) -> None:
        self._end_running_on()
        blocks = [item for item in self._pop_container() if isinstance(item, PageBlock)]
        text = " ".join(block.text for block in blocks if block.kind not in LEFT_OUT)
        if self._note and text:
            self.notes[self._note] = " ".join(text.split())

    def _refer(self, kind: str, attributes: dict[str, str]) -> None:
        text = self._known_notes.get(kind + attributes.get("w:id", ""))
        if text and self._paragraphs:
            self._paragraphs[-1].draft.after.append(PageBlock(text, BlockKind.NOTE))

    # Tables

    def _start_table(self, _: dict[str, str]) -> None:
        self._end_running_on()
        self._tables.append(DocxTable())

    def _start_row(self, _: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].rows.append([])
            self._tables[-1].breaks = 0

    def _start_cell(self, _: dict[str, str]) -> None:
        self._containers.append([])
        if len(self._tables) == 1:
            self._tables[0].cell_breaks = 0

    def _end_cell(self) -> None:
        self._end_running_on()
        blocks = [item for item in self._pop_container() if isinstance(item, PageBlock)]
        self._containers[-1].extend(block for block in blocks if block.kind in LEFT_OUT)
        blocks = [block for block in blocks if block.kind not in LEFT_OUT]
        if self._tables:
            table = self._tables[-1]
            table.breaks = max(table.breaks, table.cell_breaks)
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append(blocks)

    def _end_row(self) -> None:
        if len(self._tables) != 1 or len(self._containers) != 1:
            return
        table = self._tables[0]
        if table.breaks:
            self._close_rows(table)
            self._containers[0].extend([PageBreak()] * table.breaks)
            table.breaks = 0
        elif len(table.rows) >= _ROWS_A_BLOCK:
            self._close_rows(table)

    def _close_rows(self, table: DocxTable) -> None:
        self._containers[-1].extend(table_blocks(table.rows))
        table.rows.clear()

    def _end_table(self) -> None:
        if self._tables:
            self._close_rows(self._tables.pop())
