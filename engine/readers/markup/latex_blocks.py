"""Collects what LaTeX says into blocks: knows which environments are open, and so what a paragraph is."""

import re

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.readers.markup import latex_commands as commands

_LEFT_OUT = "\x02"
"""Where a citation stood: the blank before it goes, too."""

_EMPTY_BRACKETS = re.compile(
    r"[ \n]{0,2}[(\[](?:[\s,;–]|see|cf\.|e\.g\.,?|siehe|vgl\.|voir|and|Figs?\.|Figures?|Tables?|Tab\.|"
    r"Sections?|Sec\.|Eqs?\.|Equations?|Chapters?|Abb\.|Abbildung|Tabelle|Kapitel|Abschnitt|Gl\.){0,6}[)\]]"
)
_BLANKS = re.compile(r"[ \t\xa0]+")
_LINE_EDGE = re.compile(r" ?\n ?")


class LatexBlocks:
    """Keeps the open environments, the open paragraph and the blocks that are done."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        """To stand after the open paragraph."""
        self._open: list[str] = []
        self._pieces: list[str] = []
        self._item = ""
        self._done: list[PageBlock] = []

    def taken(self) -> list[PageBlock]:
        """Return the blocks that are done, once."""
        done, self._done = self._done, []
        return done

    @property
    def is_in_table(self) -> bool:
        return bool(self._open) and self._open[-1] in commands.TABLES

    def line(self) -> str:
        """Return the end of what the open paragraph says so far."""
        return "".join(self._pieces[-6:])[-100:]

    def write(self, text: str) -> None:
        self._pieces.append(text)

    def leave_out(self) -> None:
        """Note that something is left out here."""
        self._pieces.append(_LEFT_OUT)

    def end_line(self) -> None:
        self._pieces.append("\x03" if self.is_in_table else "\n")

    def begin(self, name: str) -> None:
        if name not in ("document",):
            self.end_paragraph()
        if name == "abstract":
            self.add("Abstract", BlockKind.HEADING, 1)
        elif name == "thebibliography":
            self.add("References", BlockKind.HEADING, 1)
        self._open.append(name)

    def end(self, name: str) -> None:
        """Close an environment, and those that were left open within it."""
        self.end_paragraph()
        if name in self._open[-30:]:
            while self._open.pop() != name:
                pass

    def begin_item(self, label: str) -> None:
        self.end_paragraph()
        colon = "" if label.endswith((":", ".", ")", "•", "–")) else ":"
        self._pieces = [f"{label}{colon} "] if label else []

    def end_paragraph(self) -> None:
        """Make a block of what was written; what stands between the parts of a figure is none."""
        if self.is_in_table:
            self._end_table()
            return
        text = _cleaned("".join(self._pieces))
        self._pieces = []
        if text and not any(name in commands.FLOATS for name in self._open):
            self._done.append(PageBlock(text, self._kind()))
            self._end_notes()

    def finish(self) -> None:
        """End the open paragraph, and the notes that no paragraph came for."""
        self.end_paragraph()
        self._end_notes()

    def add(self, text: str, kind: BlockKind, level: int = 0) -> None:
        self.end_paragraph()
        text = " ".join(_cleaned(text).split())
        if text:
            self._done.append(PageBlock(text, kind, level))
        self._end_notes()

    def add_caption(self, text: str) -> None:
        if text:
            self._done.append(PageBlock(_cleaned(text), BlockKind.CAPTION))
        self._end_notes()

    def add_code(self, text: str) -> None:
        self.end_paragraph()
        if text.strip():
            self._done.append(PageBlock(text.strip("\n"), BlockKind.CODE))

    def _end_notes(self) -> None:
        self._done.extend(PageBlock(note, BlockKind.NOTE) for note in self.notes if note)
        self.notes = []

    def _kind(self) -> BlockKind:
        for name in reversed(self._open):
            if name in commands.LISTS:
                return BlockKind.LIST_ITEM
            if name == "thebibliography":
                return BlockKind.REFERENCE
        return BlockKind.TEXT

    def _end_table(self) -> None:
        rows = "".join(self._pieces).split("\x03")
        self._pieces = []
        cells = ([_cleaned(cell).replace("\n", " ") for cell in row.split("\t")] for row in rows)
        lines = ["\t".join(row) for row in cells if any(row)]
        if lines:
            self._done.append(PageBlock("\n".join(lines), BlockKind.TABLE))


def _cleaned(text: str) -> str:
    """Level the blanks, and close the gaps where citations stood."""
    *pieces, last = _LINE_EDGE.sub("\n", _BLANKS.sub(" ", text)).split(_LEFT_OUT)
    if not pieces:
        return last.strip()
    return _EMPTY_BRACKETS.sub("", "".join(map(str.rstrip, pieces)) + last).strip()
