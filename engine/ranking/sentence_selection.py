"""Sentence selection by maximal marginal relevance (MMR, Carbonell and Goldstein 1998)."""

from collections.abc import Iterable, Sequence

import numpy as np

from engine.core.array_types import Booleans, Floats, Integers, Vectors
from engine.core.document import Document, DocumentKind
from engine.core.progress import Progress, Report, Stage, each, silent
from engine.core.results import Ranking
from engine.ranking.discourse_cues import asks, dangles
from engine.ranking.document_kind import KindProbabilities, kind_probabilities
from engine.ranking.fitness import Unfit
from engine.ranking.importance import score_importance
from engine.ranking.rhetorical_features import find_sections
from engine.ranking.role_judgement import sentence_roles
from engine.ranking.sentence_features import content_columns
from engine.ranking.sentence_roles import HeadingRole, SentenceRole, hesitates
from engine.ranking.sentence_signs import SentenceSigns, read_signs
from engine.text.term_matrix import (
    SparseRows,
    by_column,
    count_rows,
    keep_columns,
    products_with_row,
    rarity,
    unit_rows,
)
from engine.text.tokens import TokenizedDocument, stems_of

REPETITION = 4.0
"""What a sentence loses by repeating one that was chosen before, times the cosine of the two."""

SCALE = 1.6
"""What importance is multiplied by, so that REPETITION weighs as much as where it was found."""
BEHIND_ALL = 1_000.0
"""What a sentence loses that cannot stand alone, or is boilerplate."""
COURTESY = 2.0
"""What thanks, greetings and hesitant speech lose: about the spread of importance within a document."""
QUESTION = 1.6
"""What a question loses: a form's, a guide's or a speaker's, it is seldom what a document says."""
SAME, ALMOST_WHOLE = 0.85, 10.0
"""The cosine from which on two sentences say the same, and how many times that counts."""
CROWDED_SECTION, CROWDED_TENTH = 0.6, 0.3
"""What a sentence loses for each one that was chosen under its heading, and in its tenth of the document.

What stands under "Summary" speaks for the whole, and costs nobody anything; nor does a short opening.
"""
LONGEST_OPENING = 6
"""Sentences before the first heading, or under it."""
LONG_DOCUMENT = 40
"""Sentences from which on a summary is to be spread over the document."""
CHOSEN_WITH_CARE = 2000
"""So many sentences, or three tenths of the document's, are weighed against those chosen before them."""

PICKS_PER_REPORT = 20

Judged = tuple[SentenceSigns, tuple[SentenceRole | None, ...]]
Parts = tuple[tuple[Integers, float], ...]
"""Ways to part a document: [S] the part of each sentence, -1 for none, and what a choice costs its part."""


def judge_sentences(
    document: Document,
    kind: DocumentKind | None = None,
    report: Report = silent,
    likely: KindProbabilities | None = None,
) -> Judged:
    """Return the signs and the role of each sentence, for rank_sentences and whoever else asks for them."""
    signs = read_signs(document, report)
    return signs, sentence_roles(document, kind, signs, report, likely)


def rank_sentences(
    reading: TokenizedDocument,
    report: Report = silent,
    worth: Floats | Vectors | None = None,
    repetition: float = REPETITION,
    *,
    salience: Floats | Vectors | None = None,
    kind: DocumentKind | None = None,
    judged: Judged | None = None,
    likely: KindProbabilities | None = None,
) -> Ranking:
    """Order the sentences so that every beginning of the order is a summary that reads well.

    A sentence that leans on the one before it ("However, they …") is chosen only after that one. One that
    repeats another word for word or has no word is left out, unless nothing else is there. Ties go to the
    earlier sentence. What cannot stand alone and boilerplate come after all else. A document without
    sentences has an empty ranking.

    salience [S] is what a trained model makes of each sentence, kind what sort of document it is, where
    somebody said it. worth [S] takes the place of all that the program makes of the sentences itself. judged
    is what judge_sentences makes of the document, likely what kind_probabilities does, where that is known.
    """
    if not reading.words:
        return Ranking((), ())
    stems = stems_of(reading, report)
    counted = count_rows(stems)
    telling = content_columns(reading, report)
    if kind is None and likely is None:
        likely = kind_probabilities(reading.document)
    signs, roles = judged or judge_sentences(reading.document, kind, report, likely)
    scale = 1.0
    crowds: Parts = ()
    if worth is None:
        scale, crowds = SCALE, _crowds(reading.document)
        worth = SCALE * score_importance(reading, counted, telling, report, salience, kind, signs, likely)
        worth -= COURTESY * _idle_speech(reading, roles, report)
        worth -= QUESTION * np.array([asks(text) for text in signs.texts])
    worth = np.asarray(worth, np.float64)
    candidates = _candidates(stems)
    behind = _unquotable(signs.unfit, roles)
    worth = worth - np.where(behind & ~behind.all(), BEHIND_ALL, 0)
    leaning, rows = _leaning(reading, report), _compared(counted, telling)
    order = _order(worth, candidates, leaning, rows, repetition, crowds, report)
    scores = np.where(candidates, np.exp((worth - worth[candidates].max()) / scale), 0)
    return Ranking(order, tuple(np.minimum(scores, 1).tolist()))


def _unquotable(unfit: Sequence[Unfit | None], roles: Sequence[SentenceRole | None]) -> Booleans:
    """Which sentences cannot stand alone, or are licences, imprints, navigation or forms."""
    return np.array(
        [
            reason is not None or role is SentenceRole.BOILERPLATE
            for reason, role in zip(unfit, roles, strict=True)
        ]
    )


def _idle_speech(
    reading: TokenizedDocument, roles: Sequence[SentenceRole | None], report: Report
) -> Booleans:
    """Which sentences thank, greet, or are speech that looks for its words."""
    document = reading.document
    spans = zip(each(document.sentences, report), roles, strict=True)
    return np.array(
        [
            role is SentenceRole.COURTESY or hesitates(document.quote(span), document.language)
            for span, role in spans
        ]
    )


def _crowds(document: Document) -> Parts:
    """Return the headings and the tenths of a long document; nothing for a short one."""
    total = len(document.sentences)
    if total < LONG_DOCUMENT:
        return ()
    sections = find_sections(document)
    sizes = [section.end - section.first for section in sections]
    opens = [number == 0 and size <= LONGEST_OPENING for number, size in enumerate(sizes)]
    sums_up = [section.role is HeadingRole.SUMMARY for section in sections]
    speaks = np.repeat(np.logical_or(opens, sums_up), sizes)
    under = np.where(speaks, -1, np.repeat(np.arange(len(sections)), sizes))
    tenth = np.where(speaks, -1, np.arange(total) * 10 // total)
    return (under, CROWDED_SECTION), (tenth, CROWDED_TENTH)


def _candidates(sentences: Iterable[tuple[str, ...]]) -> Booleans:
    """Which sentences may be chosen at all; at least one."""
    seen: set[tuple[str, ...]] = set()
    chosen = []
    for stems in sentences:
        chosen.append(bool(stems) and stems not in seen)
        seen.add(stems)
    return np.array(chosen) if any(chosen) else np.ones(len(chosen), dtype=bool)


def _leaning(reading: TokenizedDocument, report: Report) -> Booleans:
    """Which sentences need the one before them to be understood."""
    document = reading.document
    leaning = np.array([dangles(document.quote(span)) for span in each(document.sentences, report)])
    leaning[0] = False
    return leaning


def _compared(counted: SparseRows, telling: Booleans) -> SparseRows:
    """The rows that tell whether two sentences say the same: words in every tenth sentence say nothing."""
    holders = np.bincount(counted.column, minlength=counted.width)
    common = holders > max(10, len(counted) // 10)
    return unit_rows(keep_columns(counted, telling & ~common), rarity(counted))


def _order(
    worth: Floats,
    candidates: Booleans,
    leaning: Booleans,
    rows: SparseRows,
    repetition: float,
    crowds: Parts,
    report: Report,
) -> tuple[int, ...]:
    total = len(rows)
    crowded = np.zeros(total)
    columns = by_column(rows)
    told = np.zeros(total)
    waiting = candidates & leaning
    value = np.where(candidates & ~leaning, worth, -np.inf)
    order: list[int] = []
    for count in range(min(CHOSEN_WITH_CARE, max(20, total * 3 // 10))):
        if count % PICKS_PER_REPORT == 0:
            report(Progress(Stage.ANALYZE, count, total))
        best = int(np.argmax(value - repetition * _repeated(told) - crowded))
        if value[best] == -np.inf:
            break
        order.append(best)
        value[best] = -np.inf
        if best + 1 < total and waiting[best + 1]:
            waiting[best + 1] = False
            value[best + 1] = worth[best + 1]
        np.maximum(told, products_with_row(rows, columns, best), out=told)
        for part, cost in crowds:
            if part[best] >= 0:
                crowded += cost * (part == part[best])
    open_places = np.flatnonzero(value > -np.inf)
    rest = open_places[
        np.argsort(-(value - repetition * _repeated(told) - crowded)[open_places], kind="stable")
    ]
    order += _with_followers(rest.tolist(), waiting)
    return tuple(order)


def _repeated(told: Floats) -> Floats:
    """How much of each sentence was said, a sentence that was said almost whole counting many times."""
    return told + ALMOST_WHOLE * (told > SAME)


def _with_followers(indices: Sequence[int], waiting: Booleans) -> Iterable[int]:
    """Yield each, and right after it the sentences that lean on it."""
    for index in indices:
        yield index
        while index + 1 < len(waiting) and waiting[index + 1]:
            index += 1
            yield index
