"""Multi-document summarization: what several documents share, and what only one of them says, quoted.

The key sentences of all documents are put together by likeness (star clustering, Aslam, Pelekhov and Rus
2004): the most important one takes those of other documents that say the same. Such a group is shared; of
the sentences that are in none, each document's most important are its own. Both are then put in topics.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from engine.core.array_types import Floats, Vectors
from engine.core.document import Document, Span
from engine.core.progress import Report, each, silent
from engine.core.results import Analysis
from engine.multidocument.near_duplicates import find_near_duplicates
from engine.multidocument.statement_topics import (
    QuotedSentence,
    cluster_statements,
    label_groups,
    topical_likeness,
)
from engine.text.search_tokens import search_tokens
from engine.text.stop_words import stopwords

CANDIDATES = 20
"""Key sentences of each document that are looked at."""
ALIKE = 0.62
"""Sentences of a cosine or a share of words above this say the same."""
REPEATS = 0.8
"""A sentence so like one that is chosen says nothing more."""
OWN = 2
"""Sentences of each document that only it says, at most."""

EncodeTexts = Callable[[str, Sequence[str]], Vectors | None]
"""Embeds sentences of a language; None without a model."""


class FileUse(StrEnum):
    USED = "used"
    SAME_AS_ANOTHER = "same-as-another"
    NOTHING_CHOSEN = "nothing-chosen"
    """Its key sentences are less important than others, or say nothing of what was asked for."""
    UNREADABLE = "unreadable"
    NOT_ANALYSED = "not-analysed"


@dataclass(frozen=True, slots=True, order=True)
class DigestSource:
    document: int
    """Its place among those that were read."""
    span: Span


@dataclass(frozen=True, slots=True)
class DigestStatement:
    text: str
    sources: tuple[DigestSource, ...]
    """The sentence quoted first, then those of other documents that say the same."""
    score: float


@dataclass(frozen=True, slots=True)
class DigestTopic:
    """Statements about the same."""

    label: str
    """Empty for what goes with no other."""
    shared: tuple[DigestStatement, ...]
    own: tuple[DigestStatement, ...]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of a file."""

    name: str
    use: FileUse
    quoted: int = 0
    """How many statements rest on it."""
    detail: str = ""
    """The file that it is the same as, or why it could not be read."""


@dataclass(frozen=True, slots=True)
class Digest:
    shared: tuple[DigestStatement, ...]
    """By how many documents say it."""
    own: tuple[DigestStatement, ...]
    """What one document says alone, in the order of the documents."""
    topics: tuple[DigestTopic, ...]
    """Each statement in one of them; those that most documents speak of first, what goes with none last."""
    ledger: tuple[LedgerEntry, ...]
    """A row for each file, also for those that were not used."""


@dataclass(frozen=True, slots=True)
class _DigestCandidate:
    source: DigestSource
    text: str
    language: str
    words: frozenset[str]
    score: float


def make_digest(
    analyses: Sequence[Analysis],
    query: str = "",
    limit: int = 7,
    encode: EncodeTexts = lambda _language, _texts: None,
    report: Report = silent,
) -> Digest:
    """Summarise documents together, in at most limit shared statements and two of each document alone.

    A query puts what has its words first, and leaves out documents that say nothing of it.
    """
    documents = [analysis.document for analysis in analyses]
    same = find_near_duplicates(documents)
    candidates: list[_DigestCandidate] = []
    for place, analysis in enumerate(each(analyses, report, every=1)):
        if same[place] is None:
            candidates += _candidates(place, analysis, query)
    candidates.sort(key=lambda candidate: (-candidate.score, candidate.source))
    alike = _likeness(candidates, encode)
    groups = _stars(candidates, alike)
    shared = [group for group in groups if len(group) > 1]
    shared.sort(key=lambda group: (-len(group), group[0]))
    chosen = shared[:limit]
    own = _own(candidates, [group for group in groups if len(group) == 1], chosen, alike)
    statements = tuple(_statement(candidates, group) for group in chosen)
    alone = tuple(_statement(candidates, [place]) for place in own)
    places = [*(group[0] for group in chosen), *own]
    topics = _topics(statements, alone, analyses, alike[np.ix_(places, places)])
    return Digest(statements, alone, topics, _ledger(documents, same, (*statements, *alone)))


def _candidates(place: int, analysis: Analysis, query: str) -> list[_DigestCandidate]:
    document = analysis.document
    stop = stopwords(document.language)
    asked = frozenset(search_tokens(query, document.language)) - stop
    found = []
    for index in analysis.ranking.order:
        span = document.sentences[index]
        words = frozenset(search_tokens(document.quote(span), document.language)) - stop
        share = len(asked & words) / len(asked) if asked else 1.0
        if share and words:
            score = analysis.ranking.scores[index] * share
            source = DigestSource(place, span)
            found.append(_DigestCandidate(source, document.quotation(span), document.language, words, score))
    return sorted(found, key=lambda candidate: -candidate.score)[:CANDIDATES]


def _likeness(candidates: Sequence[_DigestCandidate], encode: EncodeTexts) -> Floats:
    """Return [C, C] how much sentences say the same, by words and, within a language, by meaning."""
    count = len(candidates)
    alike = np.eye(count)
    for row, one in enumerate(candidates):
        for column in range(row):
            words, others = one.words, candidates[column].words
            share = 2 * len(words & others) / (len(words) + len(others))
            alike[row, column] = alike[column, row] = share
    for language in sorted({candidate.language for candidate in candidates}):
        places = [place for place in range(count) if candidates[place].language == language]
        rows = encode(language, [candidates[place].text for place in places])
        if rows is not None:
            block = np.ix_(places, places)
            alike[block] = np.maximum(alike[block], rows @ rows.T)
    return alike


def _stars(candidates: Sequence[_DigestCandidate], alike: Floats) -> list[list[int]]:
    """Return groups of places, the most important first in each; of each document one sentence at most."""
    taken: set[int] = set()
    groups = []
    for centre in range(len(candidates)):
        if centre in taken:
            continue
        taken.add(centre)
        group, documents = [centre], {candidates[centre].source.document}
        for place in np.argsort(-alike[centre], kind="stable"):
            document = candidates[place].source.document
            if alike[centre, place] < ALIKE:
                break
            if place not in taken and document not in documents:
                taken.add(int(place))
                documents.add(document)
                group.append(int(place))
        groups.append(group)
    return groups


def _own(
    candidates: Sequence[_DigestCandidate],
    alone: Sequence[Sequence[int]],
    shared: Sequence[Sequence[int]],
    alike: Floats,
) -> list[int]:
    """Return the most important sentences that repeat nothing, two of each document, in their order."""
    said = [place for group in shared for place in group]
    chosen: list[int] = []
    for (place,) in alone:
        document = candidates[place].source.document
        count = sum(candidates[other].source.document == document for other in chosen)
        if count < OWN and all(alike[place, other] < REPEATS for other in (*said, *chosen)):
            chosen.append(place)
    return sorted(chosen, key=lambda place: candidates[place].source)


def _statement(candidates: Sequence[_DigestCandidate], group: Sequence[int]) -> DigestStatement:
    first = candidates[group[0]]
    return DigestStatement(first.text, tuple(candidates[place].source for place in group), first.score)


def _topics(
    shared: Sequence[DigestStatement],
    own: Sequence[DigestStatement],
    analyses: Sequence[Analysis],
    alike: Floats,
) -> tuple[DigestTopic, ...]:
    statements = (*shared, *own)
    quoted = [
        [QuotedSentence(analyses[source.document], source.span) for source in statement.sources]
        for statement in statements
    ]
    groups = cluster_statements(topical_likeness(quoted, alike))
    several = [group for group in groups if len(group) > 1]
    labels = label_groups(quoted, several)
    named = [(label, group) for label, group in zip(labels, several, strict=True) if label]
    inside = {place for _label, group in named for place in group}
    rest = [place for place in range(len(statements)) if place not in inside]

    def topic_of(label: str, group: Sequence[int]) -> DigestTopic:
        return DigestTopic(
            label,
            tuple(statements[place] for place in group if place < len(shared)),
            tuple(statements[place] for place in group if place >= len(shared)),
        )

    def documents_of(group: Sequence[int]) -> int:
        return len({source.document for place in group for source in statements[place].sources})

    named.sort(key=lambda topic: (-documents_of(topic[1]), topic[1]))
    return tuple(topic_of(label, group) for label, group in (*named, *([("", rest)] if rest else [])))


def _ledger(
    documents: Sequence[Document], same: Sequence[int | None], statements: Sequence[DigestStatement]
) -> tuple[LedgerEntry, ...]:
    entries = []
    for place, document in enumerate(documents):
        other = same[place]
        quoted = sum(any(source.document == place for source in one.sources) for one in statements)
        if other is not None:
            entry = LedgerEntry(str(document.path), FileUse.SAME_AS_ANOTHER, 0, str(documents[other].path))
        elif quoted:
            entry = LedgerEntry(str(document.path), FileUse.USED, quoted)
        else:
            entry = LedgerEntry(str(document.path), FileUse.NOTHING_CHOSEN)
        entries.append(entry)
    return tuple(entries)
