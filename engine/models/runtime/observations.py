"""Sentence features of the Performer beside the embedding: the same in training and inference."""

import numpy as np

from engine.core.array_types import Booleans, Floats
from engine.core.progress import Report, silent
from engine.ranking.sentence_features import OBSERVATIONS, extract_features, score_features
from engine.text.term_matrix import SparseRows
from engine.text.tokens import TokenizedDocument

PLACES = ("worth", "from_start", "from_end", "relative", "relative_squared", "sentences")

OBSERVED = OBSERVATIONS + PLACES
"""The names of the columns. A model lists those it was trained with in its manifest."""


def observe_sentences(
    reading: TokenizedDocument, counted: SparseRows, telling: Booleans, report: Report = silent
) -> Floats:
    """Return [S, OBSERVED], 32-bit.

    The last columns are what the graph ranking makes of the others, as a distance from the document's mean,
    and the place: the logarithms of the distances from both ends, and the share of the document before it.
    """
    observations = extract_features(reading, counted, telling, report)
    worth = score_features(observations)
    total = len(observations)
    place = np.arange(total)
    relative = place / max(total - 1, 1)
    places = np.stack(
        [
            np.clip(worth - worth.mean(), -12, 12),
            np.log1p(place),
            np.log1p(total - 1 - place),
            relative,
            relative**2,
            np.full(total, np.log(total)),
        ],
        axis=1,
    )
    return np.concatenate([observations, places], axis=1).astype(np.float32)
