"""Sentence features, and the linear model over them that scores sentences without a trained network."""

from dataclasses import astuple, dataclass, fields

import numpy as np

from engine.core.array_types import Booleans, Floats
from engine.core.document import BlockKind, Document
from engine.core.progress import Progress, Report, Stage, each, silent
from engine.ranking.discourse_cues import (
    FILLERS,
    announces,
    asks,
    ends_inside,
    has_address,
    leads_on,
    opens_turn,
    reports,
    starts_inside,
    states_amount,
)
from engine.text.term_matrix import SparseRows, rarity, times, transposed_times, unit_rows
from engine.text.tokens import TokenizedDocument, content_of_stems

MOST_NEWS_HEADINGS = 3
"""A text with more is a report, even where it tells what people said."""


@dataclass(frozen=True, slots=True)
class FeatureWeights:
    """What each observation counts for.

    Found on pieces of the training parts of nineteen kinds of documents whose licences allow it (papers,
    judgments, specifications, meetings, doctors' visits, stories, mail, articles, descriptions; English and
    Chinese), by climbing ROUGE-1 + ROUGE-2 of summaries of the usual length, each kind counting the same.
    News was not among them: what it gets is the weight of its first sentence. The last five are for the
    reader, who minds a torn sentence more than ROUGE does; they cost next to nothing. The words of the title
    and of headings were tried and gained nothing.
    """

    centrality: float = 0.79
    """The logarithm of the sentence's PageRank among all, by their cosines."""
    company: float = 0.87
    """The logarithm of how many of its telling words a sentence of the document shares on average."""
    coverage: float = 0.345
    """The sum of its telling words' recurrence, as a multiple of the mean sentence's."""
    density: float = 1.04
    """The share of its words that tell something."""
    length: float = -0.59
    """The logarithm of its words: a short document is best told by a short sentence …"""
    length_in_long: float = 0.15
    """… and a long one by a long sentence: this times the logarithm of the number of sentences."""
    too_short: float = -1.9
    """The logarithm of how far it stays below eight words."""
    too_long: float = -1.8
    """The logarithm of how far it exceeds forty-five words."""
    opening: float = 0.28
    """Whether it is the first; the next ones less and less."""
    first_of_news: float = 4.0
    """Whether it is the first of a text that is told like news."""
    earliness: float = 0.94
    """How far from the end it stands, on a scale of logarithms: 1 for the first, 0 for the last."""
    introduction: float = 0.58
    """Whether it stands under the first of several headings."""
    first_of_paragraph: float = 0.23
    announcing: float = 0.55
    """Whether its author announces in it what matters."""
    amount: float = 0.5
    """Whether it states an amount of money or a share, in full where every fifth sentence does: in reports of
    business that is what matters. Found on calls with investors, of which there are none to train on."""
    talk: float = -3.8
    """The share of its words that people only speak to each other."""
    first_of_turn: float = -0.89
    """Whether it is the first of somebody's turn to speak: the point comes later."""
    question: float = -0.5
    leading_on: float = -1.0
    """Whether it ends in a colon or the like, with the point to come."""
    starting_inside: float = -1.0
    """Whether it begins with a small letter …"""
    ending_inside: float = -1.5
    """… or ends without a stop: the text was torn apart there, or it is no sentence. Both count up to three
    times as much where few sentences of the document do so."""
    address: float = -1.0
    """Whether it holds a mail or web address."""


WEIGHTS = FeatureWeights()
OBSERVATIONS = tuple(field.name for field in fields(FeatureWeights))


def score_sentences(
    reading: TokenizedDocument,
    counted: SparseRows,
    telling: Booleans,
    report: Report = silent,
    weights: FeatureWeights = WEIGHTS,
) -> Floats:
    """Return the worth of each sentence: only differences within a document mean something.

    counted holds the stems of each sentence; telling says which of its columns are content words.
    """
    return score_features(extract_features(reading, counted, telling, report), weights)


def score_features(observations: Floats, weights: FeatureWeights = WEIGHTS) -> Floats:
    """Return the worth [S] of sentences whose observations [S, O] were made."""
    worth: Floats = observations @ np.array(astuple(weights))
    return worth


def extract_features(
    reading: TokenizedDocument, counted: SparseRows, telling: Booleans, report: Report = silent
) -> Floats:
    """Return [S, O]: what is observed of each sentence, one column for each of OBSERVATIONS."""
    total = len(counted)
    place = np.arange(total)
    words = np.maximum(np.bincount(counted.row, counted.value, minlength=total), 1)
    size = np.log(words)
    columns = {
        "centrality": np.log(np.maximum(centrality(counted, report) * total, 0.05)),
        "length": size,
        "length_in_long": np.log(total + 1) * size,
        "too_short": np.maximum(0, np.log(8) - size),
        "too_long": np.maximum(0, size - np.log(45)),
        "opening": np.exp(-place / 2),
        "earliness": -np.log((place + 1) / total) / np.log(total + 1),
    }
    columns |= _telling_words(counted, telling, words)
    columns |= _place_in_layout(reading.document)
    columns |= _wording(reading, counted, words, report)
    return np.stack([columns[name] for name in OBSERVATIONS], axis=1)


def centrality(counted: SparseRows, report: Report = silent) -> Floats:
    """PageRank (damping 0.85) of sentences that are tied to each other by their cosines.

    The matrix of cosines C = X Xᵀ is never made: C v is X (Xᵀ v). Its diagonal, a sentence's tie to itself,
    is taken off again.
    """
    rows = unit_rows(counted, rarity(counted))
    total = len(rows)
    itself = times(rows.squares(), np.ones(rows.width))

    def neighbours(vector: Floats) -> Floats:
        return times(rows, transposed_times(rows, vector)) - itself * vector

    ties = np.maximum(neighbours(np.ones(total)), 1e-9)
    rank = np.full(total, 1 / max(total, 1))
    for _ in range(30):
        report(Progress(Stage.ANALYZE, 0, total))
        before = rank
        rank = 0.15 / total + 0.85 * neighbours(rank / ties)
        rank /= rank.sum()
        if np.abs(rank - before).sum() < 1e-5:
            break
    return rank


def content_columns(reading: TokenizedDocument, report: Report) -> Booleans:
    """Return [columns] of the counted stems whether each tells what the text is about."""
    telling = content_of_stems(reading, report)
    return np.fromiter(telling.values(), dtype=bool, count=len(telling))


def _telling_words(counted: SparseRows, telling: Booleans, words: Floats) -> dict[str, Floats]:
    total = len(counted)
    holders = np.bincount(counted.column, minlength=counted.width)
    company = times(counted.ones(), np.where(telling, holders - 1.0, 0)) / total
    coverage = times(counted.ones(), np.where(telling, np.log(np.maximum(holders, 1)), 0))
    told = times(counted, telling.astype(np.float64))
    return {
        "company": np.log1p(company),
        "coverage": coverage / (coverage.mean() or 1),
        "density": told / words,
    }


def _place_in_layout(document: Document) -> dict[str, Floats]:
    sentences = np.array([span.start for span in document.sentences])
    blocks = np.array([block.span.start for block in document.blocks])
    headings = [block.span.start for block in document.blocks if block.kind is BlockKind.HEADING]
    introduction = np.zeros(len(sentences))
    if len(headings) > 1:
        under = np.searchsorted(np.array(headings), sentences, side="right") - 1
        introduction = (under == under[0]).astype(np.float64)
    return {
        "first_of_paragraph": np.isin(sentences, blocks).astype(np.float64),
        "introduction": introduction,
    }


TELLS = {
    "announcing": announces,
    "first_of_turn": opens_turn,
    "question": asks,
    "leading_on": leads_on,
    "address": has_address,
    "amount": states_amount,
    "starting_inside": starts_inside,
    "ending_inside": ends_inside,
}
"""What the text of a sentence says by itself."""


def _wording(
    reading: TokenizedDocument, counted: SparseRows, words: Floats, report: Report
) -> dict[str, Floats]:
    """What the text of each sentence, and of all together, says."""
    document = reading.document
    total = len(words)
    columns = {name: np.zeros(total) for name in TELLS}
    news = 0
    for index, span in enumerate(each(document.sentences, report)):
        text = document.quote(span)
        news += reports(text)
        for name, tells in TELLS.items():
            columns[name][index] = tells(text)
    talk = _spoken_words(reading, counted) / words
    written = max(0.0, 1 - 4 * talk.mean() - columns["first_of_turn"].mean())
    told_as_news = min(1.0, max(0.0, 5 * news / total - 0.5))
    headings = sum(block.kind is BlockKind.HEADING for block in document.blocks)
    first_of_news = np.zeros(total)
    if headings <= MOST_NEWS_HEADINGS:
        first_of_news[0] = written * told_as_news
    columns["amount"] *= min(1.0, 5 * columns["amount"].mean())
    for torn in ("starting_inside", "ending_inside"):
        columns[torn] *= 0.5 + (1 - columns[torn].mean()) ** 2
    return columns | {"talk": talk, "first_of_news": first_of_news}


def _spoken_words(reading: TokenizedDocument, counted: SparseRows) -> Floats:
    """How many words of each sentence are those that people only speak to each other."""
    stems = dict.fromkeys(word.stem for words in reading.words for word in words)
    spoken = [float(stem.partition("'")[0] in FILLERS) for stem in stems]
    return times(counted, np.array(spoken))
