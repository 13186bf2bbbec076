"""Importance of sentences: a linear model over their features, its weights mixed by the kind of document."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from engine.core.array_types import Booleans, Floats, Vectors
from engine.core.document import DocumentKind
from engine.core.progress import Report, silent
from engine.ranking.document_kind import KindProbabilities, kind_probabilities
from engine.ranking.opening import opening_bonus
from engine.ranking.rhetorical_features import RHETORICAL, rhetorical_features
from engine.ranking.sentence_features import OBSERVATIONS, extract_features, score_features
from engine.ranking.sentence_signs import SentenceSigns
from engine.system.paths import resource
from engine.text.term_matrix import SparseRows
from engine.text.tokens import TokenizedDocument

SALIENCE_SHARE = 0.3
"""What a trained model's salience counts as it is, besides its standardised column.

In that column a document's spread is always the same; the model's own spread says how sure it is.
"""

SHORT, LONG = 8, 20
"""Sentences. Up to the first a document is ranked by salience and the graph ranking alone, from the second
on by all features: their weights were fitted to documents of 12 sentences and more."""
SALIENCE_IN_SHORT, GRAPH_IN_SHORT = 0.6, 0.1
"""What the two count in a short document."""

GRAPH_WORTH, SALIENCE, HAS_SALIENCE = "graph_worth", "salience", "has_salience"
COLUMNS = (*OBSERVATIONS, GRAPH_WORTH, *RHETORICAL, SALIENCE, HAS_SALIENCE)
"""The features, in order."""
GROUPS: Mapping[str, tuple[DocumentKind, ...]] = {
    "law": (DocumentKind.LAW, DocumentKind.FORM),
    "terms": (DocumentKind.CONTRACT, DocumentKind.POLICY),
    "standard": (DocumentKind.STANDARD,),
    "judgment": (DocumentKind.JUDGMENT,),
    "minutes": (DocumentKind.MINUTES,),
    "talk": (DocumentKind.TRANSCRIPT, DocumentKind.MAIL),
    "findings": (DocumentKind.PAPER, DocumentKind.THESIS),
    "report": (DocumentKind.REPORT, DocumentKind.FINANCIAL, DocumentKind.SLIDES),
    "guide": (DocumentKind.MANUAL, DocumentKind.ENCYCLOPEDIA),
    "book": (DocumentKind.BOOK, DocumentKind.FICTION),
    "news": (DocumentKind.NEWS, DocumentKind.BLOG),
    "release": (DocumentKind.RELEASE,),
}
"""Kinds that share their weights."""
_FARTHEST = 5.0
"""Spreads from the centre, beyond which a feature counts no more."""


@dataclass(frozen=True, slots=True, eq=False)
class ImportanceWeights:
    """A linear model: common + Σ P(group) · of_group, over features brought to one scale."""

    centre: Floats
    """[F]"""
    spread: Floats
    """[F]"""
    common: Floats
    """[F]"""
    of_groups: Floats
    """[GROUPS, F]: what is added for the group."""

    def mixed(self, groups: Floats) -> Floats:
        """Return [F], the weights for a document that is of each group with these probabilities."""
        return self.common + groups @ self.of_groups


@cache
def importance_weights() -> ImportanceWeights:
    """Load the shipped weights. Raises ValueError where they are of other features."""
    written = json.loads(resource("ranking", "importance.json").read_text(encoding="utf-8"))
    if tuple(written["columns"]) != COLUMNS or tuple(written["groups"]) != tuple(GROUPS):
        raise ValueError("resources/ranking/importance.json is of other features")
    arrays = (np.array(written[name]) for name in ("centre", "spread", "common", "of_groups"))
    return ImportanceWeights(*arrays)


def score_importance(
    reading: TokenizedDocument,
    counted: SparseRows,
    telling: Booleans,
    report: Report = silent,
    salience: Floats | Vectors | None = None,
    kind: DocumentKind | None = None,
    signs: SentenceSigns | None = None,
    likely: KindProbabilities | None = None,
) -> Floats:
    """Return [S], how much each sentence belongs in a summary; only differences mean something.

    salience [S] is what a trained model makes of each sentence. kind is the document's, where somebody said
    it; without it, all kinds count as far as they are likely. signs and likely are read_signs' and
    kind_probabilities' of the document, where that is known.
    """
    features = importance_features(reading, counted, telling, report, salience, signs)
    weights = importance_weights()
    scaled = np.clip((features - weights.centre) / weights.spread, -_FARTHEST, _FARTHEST)
    likely = _kind_shares(reading, kind, likely)
    worth: Floats = scaled @ weights.mixed(_group_shares(likely))
    if salience is None:
        return worth
    said = np.asarray(salience, np.float64) - np.mean(salience)
    graph = features[:, COLUMNS.index(GRAPH_WORTH)]
    in_short = SALIENCE_IN_SHORT * said + GRAPH_IN_SHORT * (graph - graph.mean())
    short = float(np.clip((LONG - len(worth)) / (LONG - SHORT), 0, 1))
    opening = np.array(opening_bonus(reading.document, likely))
    mixed: Floats = short * in_short + (1 - short) * (worth + SALIENCE_SHARE * said) + opening
    return mixed


def importance_features(
    reading: TokenizedDocument,
    counted: SparseRows,
    telling: Booleans,
    report: Report = silent,
    salience: Floats | Vectors | None = None,
    signs: SentenceSigns | None = None,
) -> Floats:
    """Return [S, COLUMNS]. Salience is brought to mean 0 and spread 1 within the document."""
    graph = extract_features(reading, counted, telling, report)
    worth = score_features(graph)
    trained = np.zeros(len(worth)) if salience is None else np.asarray(salience, np.float64)
    return np.column_stack(
        [
            graph,
            np.clip(worth - worth.mean(), -12, 12),
            rhetorical_features(reading, report, signs),
            (trained - trained.mean()) / (trained.std() + 1e-6),
            np.full(len(worth), float(salience is not None)),
        ]
    )


def _kind_shares(
    reading: TokenizedDocument, kind: DocumentKind | None, likely: KindProbabilities | None
) -> KindProbabilities:
    """Return how likely each kind is; certain, where somebody said it."""
    if kind is not None:
        return {each: float(each is kind) for each in DocumentKind}
    return likely or kind_probabilities(reading.document)


def _group_shares(likely: KindProbabilities) -> Floats:
    return np.array([sum(likely[each] for each in kinds) for kinds in GROUPS.values()])
