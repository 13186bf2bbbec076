"""Tells paragraphs that a document declares to be headings, as numbered judgments do, from its headings."""

from collections.abc import Sequence
from dataclasses import replace

from engine.core.document import BlockKind
from engine.structure.block_patterns import ends_like_sentence
from engine.structure.cleaning import TextBlock
from engine.text.characters import IDEOGRAPH

LONGEST_HEADING = 60
"""Words of a heading; what is longer is none in any document."""
LONGEST_SENTENCE_HEADING = 24
"""Words of one that ends with a full stop; what is longer is a paragraph."""
FEWEST_WORDS = 6
"""Of a sentence in a document whose paragraphs are declared so."""
FEWEST_PARAGRAPHS = 3
LEAST_SHARE = 0.1
"""Of the headings of a document that must be paragraphs, so that its sentences are taken for some, too."""
_LETTERS_PER_WORD = 2
"""Of Chinese, which has no spaces to count words by."""


def paragraphs_for_headings(pieces: Sequence[TextBlock]) -> list[TextBlock]:
    """Return the pieces with those that are declared to be headings, and are paragraphs, as text."""
    declared = [piece for piece in pieces if piece.kind is BlockKind.HEADING]
    sure = sum(map(_is_paragraph, declared))
    usual = sure >= max(FEWEST_PARAGRAPHS, LEAST_SHARE * len(declared))
    return [
        replace(piece, kind=BlockKind.TEXT, level=0)
        if piece.kind is BlockKind.HEADING
        and (
            _words(piece.text) > LONGEST_HEADING or (usual and (_is_paragraph(piece) or _is_sentence(piece)))
        )
        else piece
        for piece in pieces
    ]


def _is_paragraph(piece: TextBlock) -> bool:
    return _words(piece.text) > LONGEST_SENTENCE_HEADING and _ends(piece.text, ".。;；:：")


def _is_sentence(piece: TextBlock) -> bool:
    if piece.text[:1].islower() and _words(piece.text) > 1:
        return True
    return _words(piece.text) >= FEWEST_WORDS and _ends(piece.text, ".。;；:：,，—")


def _ends(text: str, signs: str) -> bool:
    return text.rstrip("\"'”’)]»").endswith(tuple(signs)) or (
        ends_like_sentence(text) and not text.endswith("?")
    )


def _words(text: str) -> float:
    return len(text.split()) + len(IDEOGRAPH.findall(text)) / _LETTERS_PER_WORD
