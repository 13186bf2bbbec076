"""Collects the lines of light markup into blocks."""

from collections.abc import Callable

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock

LONGEST_INLINE = 20_000
"""Characters; in a longer paragraph marks are left as they stand."""


class LineBlocks:
    """Keeps the open paragraph and the blocks that are done. plain takes the marks out of a paragraph."""

    def __init__(self, plain: Callable[[str], str]) -> None:
        self._plain = plain
        self._lines: list[str] = []
        self._kind = BlockKind.TEXT
        self._done: list[PageBlock] = []

    @property
    def is_open(self) -> bool:
        return bool(self._lines)

    def taken(self) -> list[PageBlock]:
        """Return the blocks that are done, once."""
        done, self._done = self._done, []
        return done

    def begin(self, kind: BlockKind, line: str = "") -> None:
        """End the open paragraph, and begin one of this kind."""
        self.end()
        self._kind = kind
        self.write(line)

    def write(self, line: str) -> None:
        if line.strip():
            self._lines.append(line.strip())

    def end(self) -> None:
        lines, kind = self._lines, self._kind
        self._lines, self._kind = [], BlockKind.TEXT
        if lines:
            self.add("\n".join(lines), kind)

    def add(self, text: str, kind: BlockKind, level: int = 0) -> None:
        """Add a block of its own; the marks in it are taken out."""
        self.end()
        plain = self._plain(text) if len(text) <= LONGEST_INLINE else text
        if plain.strip():
            self._done.append(PageBlock(plain.strip(), kind, level))

    def add_as_it_is(self, lines: list[str], kind: BlockKind) -> None:
        """Add code or a table, whose lines stay."""
        self.end()
        margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        text = "\n".join(line[margin:].rstrip() for line in lines).strip("\n")
        if text.strip():
            self._done.append(PageBlock(text, kind))

    def add_table(self, rows: list[list[str]]) -> None:
        self.end()
        cells = ([" ".join(self._plain(cell).split()) for cell in row] for row in rows)
        text = "\n".join("\t".join(row) for row in cells if any(row))
        if text.strip():
            self._done.append(PageBlock(text, BlockKind.TABLE))
