"""Builder of a paragraph: takes runs of text, gives blocks."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.readers.common.paragraphs import PageBreak, is_prose, paragraphs_of

Item = PageBlock | PageBreak

_UNREADABLE_SIZE = 1.0
_HALVES = re.compile("[\ud800-\udfff]")
_PAGE_NUMBER = re.compile(r"[\s.…·_]*(?:\d{1,4}|[ivxlcdm]{1,8})", re.IGNORECASE)
"""What stands behind the last tab in a line of a table of contents."""
_WORD = re.compile(r"\w")


@dataclass(slots=True)
class ParagraphBuilder:
    letters: int = 0
    after: list[Item] = field(default_factory=list)
    """What hangs on the paragraph and is to be read after it: its notes, its text boxes."""
    _pieces: list[str | PageBreak] = field(default_factory=list)
    _sizes: Counter[float] = field(default_factory=Counter)
    _bold: int = 0
    _hidden: list[str] = field(default_factory=list)

    def write(self, text: str, is_bold: bool, size: float) -> None:
        """Add a run. Text of a point or less is for machines, not for readers, and counts as hidden."""
        if 0 < size <= _UNREADABLE_SIZE:
            self.write_hidden(text)
            return
        self._pieces.append(text)
        self._sizes[size] += len(text)
        self._bold += len(text) if is_bold else 0
        self.letters += len(text)

    def write_hidden(self, text: str) -> None:
        """Add what a person who looks at the document does not see."""
        self._hidden.append(text)

    def end_page(self) -> None:
        self._pieces.append(PageBreak())

    def blocks(self, kind: BlockKind, level: int = 0) -> Iterator[Item]:
        """Yield the paragraph's blocks, the ends of pages between them, and what is to be read after it."""
        size = self._sizes.most_common(1)[0][0] if self._sizes else 0.0
        is_bold = self._bold * 2 > self.letters
        text: list[str] = []
        for piece in self._pieces:
            if isinstance(piece, str):
                text.append(piece)
                continue
            yield from _parts("".join(text), kind, level, size, is_bold)
            yield piece
            text.clear()
        yield from _parts("".join(text), kind, level, size, is_bold)
        if hidden := " ".join("".join(self._hidden).split()):
            yield PageBlock(join_surrogates(hidden), BlockKind.HIDDEN)
        yield from self.after


def _parts(text: str, kind: BlockKind, level: int, size: float, is_bold: bool) -> Iterator[PageBlock]:
    if _HALVES.search(text):
        text = join_surrogates(text)
    if kind is BlockKind.CODE and is_prose(text):
        kind = BlockKind.TEXT  # some programs set plain text in a style for code
    if kind in (BlockKind.TEXT, BlockKind.LIST_ITEM) and _is_contents(text):
        kind = BlockKind.CONTENTS
    match kind:
        case BlockKind.CODE:
            parts = [text.replace("\t", " ").rstrip()]
        case BlockKind.TEXT | BlockKind.LIST_ITEM:
            parts = list(paragraphs_of(text))
        case _:
            parts = [" ".join(text.split())]
    for part in parts:
        if part.strip():
            yield PageBlock(part, kind, level, size, is_bold)


def _is_contents(text: str) -> bool:
    """Say whether each line ends, behind a tab, in the number of a page."""
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(map(_leads_to_page, lines))


def _leads_to_page(line: str) -> bool:
    words, tab, number = line.rstrip().rpartition("\t")
    return bool(tab and _PAGE_NUMBER.fullmatch(number) and _WORD.search(words))


def join_surrogates(text: str) -> str:
    """Join surrogate pairs; a lone surrogate becomes U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
