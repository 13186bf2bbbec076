"""Passages of about equal length, with their word counts and mean vectors."""

from dataclasses import dataclass

import numpy as np

from engine.core.array_types import Booleans, Floats, Integers, Vectors
from engine.core.document import BlockKind, Document
from engine.text.token_table import TokenTable

SHORTEST = 15
"""Telling words in a passage; fewer say too little of what it is about."""

MOST_PASSAGES = 400
"""A longer document gets longer passages: what is made from them stays bounded."""

MOST_WORDS = 2_500
"""How many different words tell passages apart, the commonest first."""


@dataclass(frozen=True, slots=True)
class Passages:
    """Every sentence stands in one passage; a passage is some sentences in a row."""

    of_sentence: Integers
    """[sentences] the passage of each; -1 for a sentence without telling words."""
    counts: Floats
    """[passages, words] how often each uses each word; more often counts less than in proportion."""
    columns: Integers
    """[stems] the column of each stem in counts; -1 for stems that are left out."""
    same_block: Booleans
    """[passages] whether it goes on in the paragraph in which the passage before it ended."""
    meanings: Floats | None = None
    """[passages, width] the mean of its sentences' vectors, scaled to length 1; None without them."""


def find_passages(document: Document, text: TokenTable, vectors: Vectors | None = None) -> Passages:
    """Cut the document into passages of sentences, none of which crosses a heading.

    The vectors are those of the sentences. A sentence counts by its telling words.
    """
    used = np.bincount(text.sentences[text.content], minlength=len(document.sentences))
    target = max(SHORTEST, -(-int(used.sum()) // MOST_PASSAGES))
    blocks, sections = places_of_sentences(document)
    of_sentence = np.full(len(document.sentences), -1, dtype=np.int64)
    same_block: list[bool] = []
    size, last = target, -1
    for sentence in np.flatnonzero(used).tolist():
        new_section = last >= 0 and sections[sentence] != sections[last]
        new_block = last >= 0 and blocks[sentence] != blocks[last]
        # A short paragraph goes with the next; a long one is cut.
        if (
            last < 0
            or size >= target
            or (new_block and size >= target / 2)
            or (new_section and size >= target / 4)
        ):
            same_block.append(last >= 0 and not new_block)
            size = 0
        of_sentence[sentence] = len(same_block) - 1
        size += int(used[sentence])
        last = sentence
    return Passages(
        of_sentence,
        *_count(text, of_sentence, len(same_block)),
        np.array(same_block, dtype=np.bool_),
        None if vectors is None else _mean_directions(vectors, of_sentence, used),
    )


def places_of_sentences(document: Document) -> tuple[list[int], list[int]]:
    """Return for each sentence the number of its block, and how many headings stand before it."""
    starts = [block.span.start for block in document.blocks]
    sentences = [span.start for span in document.sentences]
    blocks = np.maximum(np.searchsorted(starts, sentences, side="right") - 1, 0)
    headings = np.cumsum([block.kind is BlockKind.HEADING for block in document.blocks])
    return blocks.tolist(), headings[blocks].tolist()


def unit_rows(matrix: Floats) -> Floats:
    """Scale each row to length 1; one of zeros stays."""
    lengths = np.sqrt((matrix * matrix).sum(axis=1, keepdims=True))
    return np.asarray(matrix / np.where(lengths > 0, lengths, 1), dtype=np.float64)


def _mean_directions(vectors: Vectors, of_sentence: Integers, weights: Integers) -> Floats:
    placed = np.flatnonzero(of_sentence >= 0)
    # Passages come in the order of their sentences, and none is empty.
    _, firsts = np.unique(of_sentence[placed], return_index=True)
    weighted = vectors[placed]
    weighted *= weights[placed, None]
    return unit_rows(np.add.reduceat(weighted, firsts, axis=0, dtype=np.float64))


def _count(text: TokenTable, of_sentence: Integers, passages: int) -> tuple[Floats, Integers]:
    places = np.flatnonzero(text.content)
    stems = text.stems[places]
    rows = of_sentence[text.sentences[places]]
    pairs, counts = np.unique(rows * len(text.names) + stems, return_counts=True)
    rows, stems = pairs // len(text.names), pairs % len(text.names)
    used_by = np.bincount(stems, minlength=len(text.names))
    # A word that only one passage uses says nothing of which belong together.
    common = np.flatnonzero(used_by >= min(2, passages))
    common = common[np.argsort(-used_by[common], kind="stable")][:MOST_WORDS]
    columns = np.full(len(text.names), -1, dtype=np.int64)
    columns[common] = np.arange(len(common))
    kept = columns[stems] >= 0
    matrix = np.zeros((passages, len(common)))
    matrix[rows[kept], columns[stems[kept]]] = 1 + np.log(counts[kept])
    return matrix, columns
