"""Place labels of a document: those its reader names, or else its headings."""

from collections.abc import Iterator, Sequence

from engine.core.document import Block, BlockKind, PlaceKind, PlaceLabel
from engine.core.formats import format_named
from engine.core.raw_page import DocumentHeader
from engine.structure.cleaning import TextBlock

LONGEST_NAME = 80
"""Characters of a label."""


def place_labels(
    opening: DocumentHeader, pieces: Sequence[TextBlock], blocks: Sequence[Block], title: str
) -> tuple[PlaceLabel, ...]:
    """Return where in the text which place begins, apart from pages. The document's title is no section."""
    if opening.paged:
        return ()
    kind = format_named(opening.format).place
    both = tuple(zip(pieces, blocks, strict=True))
    own = [
        (block.span.start + offset, name)
        for piece, block in both
        for offset, name in zip(piece.place_starts or (0,), piece.place.split("\n"), strict=False)
        if name
    ]
    if own:
        return tuple(_labels(own, kind))
    headings = [
        (block.span.start, "" if _on_one_line(piece.text) == _on_one_line(title) else piece.text)
        for piece, block in both
        if block.kind is BlockKind.HEADING
    ]
    return tuple(_labels(headings, PlaceKind.SECTION))


def _labels(found: Sequence[tuple[int, str]], kind: PlaceKind) -> Iterator[PlaceLabel]:
    last = ""
    for start, text in found:
        name = _on_one_line(text)
        if len(name) > LONGEST_NAME:
            name = name[: LONGEST_NAME - 1].rstrip() + "…"
        if name and name != last:
            yield PlaceLabel(start, kind, name)
            last = name


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
