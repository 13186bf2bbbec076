"""The search index: passages of the library found by words (BM25) and by meaning, joined."""

import contextlib
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from engine.core.array_types import Integers
from engine.core.document import Span
from engine.library.search.candidates import CandidateReader, find_rarity
from engine.library.search.marking import find_marks, find_occurrences
from engine.library.search.query import SearchQuery, SearchTerm, parse_query
from engine.library.search.rank_fusion import few_of_each, fuse_ranks
from engine.library.search.schema import PASSAGES_PER_DOCUMENT
from engine.library.search.score_fusion import Scores, fuse_scores
from engine.library.search.vectors import NearestVectors, QueryVector, unpack
from engine.system.file_names import sqlite_uri
from engine.text.stop_words import stopwords

CANDIDATES = 200
"""Passages that each ranking names; more have no chance to be shown."""
MOST_PER_DOCUMENT = 3
NEAR = 0.3
"""The cosine from which on a passage with none of the words is about what was asked; most lie below."""
TEXT_NUMBERS = 500
"""Passages whose texts are asked for at once."""
PUNCTUATION = re.compile(r"[^\w\s]+")
DOCUMENT = f"rowid >> {PASSAGES_PER_DOCUMENT}"
MATCHING_DOCUMENTS = f"SELECT DISTINCT {DOCUMENT} FROM passage_tokens WHERE passage_tokens MATCH ?"  # noqa: S608
BEST_PASSAGES = "SELECT rowid, -rank FROM passage_tokens WHERE passage_tokens MATCH ? ORDER BY rank LIMIT ?"
BEST_PASSAGES_OF = (
    "SELECT rowid FROM passage_tokens WHERE passage_tokens MATCH ? AND rowid >= ? AND rowid < ?"
    " ORDER BY rank LIMIT ?"
)
BEST_PASSAGES_AMONG = (
    f"SELECT rowid, -rank FROM passage_tokens WHERE passage_tokens MATCH ? AND {DOCUMENT} IN"  # noqa: S608
    " (SELECT value FROM json_each(?)) ORDER BY rank LIMIT ?"
)
PASSAGES_WITH = "SELECT doc FROM passage_vocabulary WHERE term IN (SELECT value FROM json_each(?))"
OCCURRENCES = "SELECT coalesce(sum(cnt), 0) FROM passage_vocabulary WHERE term >= ? AND term <= ?"
OCCURRENCES_AMONG = (
    "SELECT count(*) FROM token_occurrences WHERE term >= ? AND term <= ?"  # noqa: S608
    f" AND doc >> {PASSAGES_PER_DOCUMENT} IN (SELECT value FROM json_each(?))"
)


class SearchOrder(StrEnum):
    RELEVANCE = "relevance"
    DATE = "date"
    """Of the file; the newest first."""
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class FoundPassage:
    key: str
    """The document's, in the library."""
    title: str
    path: Path | None
    span: Span
    """In Document.text."""
    place_kind: str
    """A PlaceKind, or empty."""
    place: str
    """The page's number, or the name of another place; empty without."""
    language: str
    """The document's."""
    text: str
    marks: tuple[Span, ...]
    """The words that were looked for, in text."""
    score: float
    cosine: float | None = None
    """How near its meaning is; None where no vector was compared, or it was not near enough to be ranked."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    passages: tuple[FoundPassage, ...]
    documents: int
    """How many hold all that was asked for."""
    searched: int
    """How many are in the index."""
    is_relaxed: bool = False
    """No document has all words: the passages are those with some, or with their meaning."""


class SearchIndex:
    """Search in a library's file. May be used on one thread at a time.

    The index is read as it is at each call: what is added meanwhile, also by another process, is found.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._vectors: dict[str, NearestVectors] = {}
        self._vectors_of: tuple[int, ...] = ()
        """What the index held when the vectors were read."""

    def languages(self) -> tuple[str, ...]:
        """Return the languages of the documents."""
        return tuple(self._column("SELECT DISTINCT language FROM searched_documents ORDER BY language"))

    def passages(self) -> int:
        (number,) = self._column("SELECT count(*) FROM passages")
        return int(number)

    def passage_texts(self) -> Iterator[tuple[str, str]]:
        """Yield the language and the text of each passage, in order."""
        languages = dict(self._database.execute("SELECT number, language FROM searched_documents").fetchall())
        for number, text in self._database.execute("SELECT number, text FROM passages ORDER BY number"):
            yield languages.get(number >> PASSAGES_PER_DOCUMENT, ""), text

    def search(
        self,
        text: str,
        limit: int = 20,
        order: SearchOrder = SearchOrder.RELEVANCE,
        meaning: Sequence[QueryVector] = (),
        most_per_document: int = MOST_PER_DOCUMENT,
        *,
        rerank: bool = False,
    ) -> SearchResult:
        """Find passages for what was typed. meaning adds those whose meaning is near.

        rerank compares the first documents more closely, which takes too long while somebody types.
        """
        query = self._parsed(text)
        (searched,) = self._database.execute("SELECT count(*) FROM searched_documents").fetchone()
        documents = self._documents_with(query)
        is_relaxed = bool(query.wanted) and not len(documents)
        if order is not SearchOrder.RELEVANCE and not is_relaxed:
            ranked = self._in_order(query, documents, limit, order)
            return SearchResult(self._passages(ranked, query, {}), len(documents), searched)
        allowed = self._filtered(query) if query.is_filtered else None
        words = self._by_words(query, documents, allowed, is_relaxed=is_relaxed)
        near = [self._by_meaning(vector, allowed) for vector in meaning if query.words]
        cosines = {number: cosine for found in near for number, cosine in found.items()}
        fused = [
            (number, score)
            for number, score in fuse_scores(words, near)
            if number in words or cosines[number] >= NEAR
        ]
        if rerank and query.words:
            reader = CandidateReader(self._database, query, self._stop_words())
            fused = reader.rerank(fused, words, cosines, partial(self._mean_cosine, meaning))
        fused = few_of_each(fused, limit, most_per_document)
        return SearchResult(self._passages(fused, query, cosines), len(documents), searched, is_relaxed)

    def keys(self, text: str) -> tuple[str, ...]:
        """Return the keys of all documents that hold what was typed, in no order that matters."""
        documents = self._documents_with(self._parsed(text))
        return tuple(
            self._column(
                "SELECT key FROM searched_documents WHERE number IN (SELECT value FROM json_each(?))",
                _json(documents),
            )
        )

    def related(self, text: str, limit: int, meaning: Sequence[QueryVector] = ()) -> tuple[FoundPassage, ...]:
        """Return passages with any of a question's words, stopwords aside, or near to its meaning."""
        query = parse_query(PUNCTUATION.sub(" ", text), self.languages())
        words = self._best(_any_token(query, self._stop_words()), None)
        near = [self._by_meaning(vector, None) for vector in meaning]
        rankings = [list(scores) for scores in (words, *near)]
        fused = fuse_ranks(rankings, [1.0] * len(rankings))[:limit]
        cosines = {number: cosine for found in near for number, cosine in found.items()}
        return self._passages(fused, query, cosines)

    def rarity(self, tokens: Iterable[str]) -> dict[str, float]:
        """Return the inverse document frequency of tokens among the passages, from 0 to 1."""
        return find_rarity(self._database, tokens)

    def count(self, text: str) -> int:
        """Return how often what was typed stands in the documents that hold all of it, exactly."""
        query = self._parsed(text)
        if len(query.wanted) == 1 and not query.is_filtered and query.wanted[0].is_one_token:
            bounds = query.wanted[0].token_ranges()
            return sum(int(self._column(OCCURRENCES, *each)[0]) for each in bounds)
        documents = self._documents_with(query)
        single = {bounds for term in query.wanted if term.is_one_token for bounds in term.token_ranges()}
        counted = sum(int(self._column(OCCURRENCES_AMONG, *bounds, _json(documents))[0]) for bounds in single)
        phrases = [term for term in query.wanted if not term.is_one_token]
        return counted + sum(self._count_phrase(phrase, documents) for phrase in phrases)

    def _count_phrase(self, phrase: SearchTerm, documents: Integers) -> int:
        languages = dict(self._database.execute("SELECT number, language FROM searched_documents").fetchall())
        there = frozenset(map(int, documents))
        found = self._column("SELECT rowid FROM passage_tokens WHERE passage_tokens MATCH ?", phrase.match)
        numbers = [number for number in found if number >> PASSAGES_PER_DOCUMENT in there]
        return sum(
            len(find_occurrences(text, languages[number >> PASSAGES_PER_DOCUMENT], (phrase,)))
            for number, _start, _kind, _place, text in self._rows(numbers)
        )

    def _parsed(self, text: str) -> SearchQuery:
        """Read what was typed; small words, as "of the", count in quotes only, unless there are no others."""
        query = parse_query(text, self.languages())
        stop = self._stop_words()
        telling = tuple(
            term
            for term in query.wanted
            if term.is_phrase or term.text.lower() not in stop or not self._is_frequent(term)
        )
        return replace(query, wanted=telling) if telling else query

    def _stop_words(self) -> frozenset[str]:
        return frozenset[str]().union(*(stopwords(language) for language in self.languages()))

    def _is_frequent(self, term: SearchTerm) -> bool:
        """Whether a word is in a tenth of the passages: a stopword of one language is a word of another."""
        (passages,) = self._column("SELECT count(*) FROM passages")
        tokens = [token for sequence in term.sequences for token in sequence]
        held = self._column(PASSAGES_WITH, json.dumps(tokens))
        return bool(max(held, default=0) > passages / 10)

    # Documents

    def _documents_with(self, query: SearchQuery) -> Integers:
        """Return the numbers, in order, of the documents that fit the query."""
        fitting = None if query.wanted and not query.is_filtered else self._filtered(query)
        for term in query.wanted:
            holding = np.sort(self._numbers(MATCHING_DOCUMENTS, term.match))
            fitting = holding if fitting is None else np.intersect1d(fitting, holding, assume_unique=True)
        assert fitting is not None
        return fitting

    def _filtered(self, query: SearchQuery) -> Integers:
        """Return the numbers, in order, of the documents that pass the filters."""
        wheres, values = ["1"], list[str]()
        for column, wanted in (("kind", query.kinds), ("language", query.languages)):
            wheres += [f"{column} = ?" for _each in wanted]
            values += wanted
        for title in query.titles:
            wheres.append(f"({' OR '.join('instr(title_tokens, ?)' for _each in title.sequences)})")
            values += [_in_title(sequence, title) for sequence in title.sequences]
        statement = f"SELECT number FROM searched_documents WHERE {' AND '.join(wheres)}"  # noqa: S608
        passing = np.unique(self._numbers(statement, *values))
        for term in query.unwanted:
            passing = np.setdiff1d(passing, self._numbers(MATCHING_DOCUMENTS, term.match))
        return passing

    # Passages

    def _by_words(
        self, query: SearchQuery, documents: Integers, allowed: Integers | None, *, is_relaxed: bool
    ) -> Scores:
        """Score passages by BM25: those with all terms, and those with some of a document with all."""
        if not query.wanted:
            return {int(number) << PASSAGES_PER_DOCUMENT: 1.0 for number in documents[:CANDIDATES]}
        if is_relaxed:
            return self._best(_any_token(query, self._stop_words()), allowed)
        best = self._best(" AND ".join(f"({term.match})" for term in query.wanted), allowed)
        if len(best) < CANDIDATES and len(query.wanted) > 1:
            some = self._best(" OR ".join(f"({term.match})" for term in query.wanted), documents)
            best = {**some, **best}
        return best

    def _best(self, match: str, allowed: Integers | None) -> Scores:
        """Return the passages that match best with their BM25, best first."""
        if not match:
            return {}
        if allowed is None:
            return dict(self._database.execute(BEST_PASSAGES, (match, CANDIDATES)).fetchall())
        values = (match, _json(allowed), CANDIDATES)
        return dict(self._database.execute(BEST_PASSAGES_AMONG, values).fetchall())

    def _by_meaning(self, vector: QueryVector, allowed: Integers | None) -> Scores:
        """Return the passages nearest in meaning with their cosine, nearest first."""
        nearest = self._nearest(vector.model)
        return dict(nearest.find(vector.values, CANDIDATES, allowed)) if nearest else {}

    def _mean_cosine(self, meaning: Sequence[QueryVector], document: int) -> float:
        """Return how near a document is as a whole; 0 where no vector of its model was asked for."""
        held = ((vector, self._nearest(vector.model)) for vector in meaning)
        return max((near.mean_cosine(vector.values, document) for vector, near in held if near), default=0.0)

    def _in_order(
        self, query: SearchQuery, documents: Integers, limit: int, order: SearchOrder
    ) -> list[tuple[int, float]]:
        """Return passages of documents by date or title; the best of each."""
        by = "modified DESC" if order is SearchOrder.DATE else "searched_documents.title COLLATE NOCASE"
        numbers = self._column(
            "SELECT number FROM searched_documents JOIN documents USING (key) WHERE number IN"  # noqa: S608
            f" (SELECT value FROM json_each(?)) ORDER BY {by} LIMIT ?",
            _json(documents),
            limit,
        )
        any_term = " OR ".join(f"({term.match})" for term in query.wanted)
        found: list[tuple[int, float]] = []
        for number in numbers:
            first = number << PASSAGES_PER_DOCUMENT
            bounds = (first, (number + 1) << PASSAGES_PER_DOCUMENT)
            best = self._column(BEST_PASSAGES_OF, any_term, *bounds, 1) if any_term else [first]
            found += [(passage, 0.0) for passage in best]
        return found

    def _passages(
        self, ranked: Sequence[tuple[int, float]], query: SearchQuery, cosines: dict[int, float]
    ) -> tuple[FoundPassage, ...]:
        rows = {row[0]: row for row in self._rows([number for number, _score in ranked])}
        documents = self._described({number >> PASSAGES_PER_DOCUMENT for number in rows})
        found = []
        for number, score in ranked:
            if number not in rows or number >> PASSAGES_PER_DOCUMENT not in documents:
                continue
            _number, start, kind, place, text = rows[number]
            key, title, path, language = documents[number >> PASSAGES_PER_DOCUMENT]
            marks = find_marks(text, language, query.wanted)
            span = Span(start, start + len(text))
            found.append(
                FoundPassage(
                    key, title, path, span, kind, place, language, text, marks, score, cosines.get(number)
                )
            )
        return tuple(found)

    def _rows(self, numbers: Sequence[int]) -> Iterator[tuple[int, int, str, str, str]]:
        for first in range(0, len(numbers), TEXT_NUMBERS):
            part = numbers[first : first + TEXT_NUMBERS]
            yield from self._database.execute(
                "SELECT number, start, place_kind, place, text FROM passages"
                " WHERE number IN (SELECT value FROM json_each(?))",
                (_json(part),),
            ).fetchall()

    def _described(self, numbers: Iterable[int]) -> dict[int, tuple[str, str, Path | None, str]]:
        rows = self._database.execute(
            "SELECT number, key, searched_documents.title, path, language"
            " FROM searched_documents JOIN documents USING (key)"
            " WHERE number IN (SELECT value FROM json_each(?))",
            (_json(numbers),),
        )
        return {
            number: (key, title, Path(path.decode("utf-8", "surrogatepass")) if path else None, language)
            for number, key, title, path, language in rows.fetchall()
        }

    # Numbers

    def _nearest(self, model: str) -> NearestVectors | None:
        held = self._database.execute(
            "SELECT count(*), coalesce(max(number), 0) FROM document_vectors"
        ).fetchone()
        if held != self._vectors_of:
            self._vectors, self._vectors_of = {}, held
        if model not in self._vectors:
            numbers, rows = [], []
            for number, packed in self._database.execute(
                "SELECT number, vectors FROM document_vectors WHERE model = ? ORDER BY number", (model,)
            ):
                part = unpack(packed)
                if len(part):
                    rows.append(part)
                    numbers.append((number << PASSAGES_PER_DOCUMENT) + np.arange(len(part)))
            if not rows:
                return None
            self._vectors[model] = NearestVectors(np.concatenate(numbers), np.concatenate(rows))
        return self._vectors[model]

    def _column(self, statement: str, *values: object) -> list[Any]:
        return [value for (value,) in self._database.execute(statement, values).fetchall()]

    def _numbers(self, statement: str, *values: object) -> Integers:
        return np.array(self._column(statement, *values), np.int64)


@contextlib.contextmanager
def open_search_index(folder: Path) -> Iterator[SearchIndex]:
    """Open the index of the library in a folder to read, also while another process writes.

    Raises sqlite3.Error where there is none.
    """
    uri = sqlite_uri((folder / "library.sqlite").absolute(), "mode=ro")
    with contextlib.closing(sqlite3.connect(uri, uri=True, check_same_thread=False)) as database:
        database.execute("PRAGMA trusted_schema = OFF")
        yield SearchIndex(database)


def _any_token(query: SearchQuery, stop: frozenset[str]) -> str:
    """Return what matches passages with any word of the query but stopwords, Chinese by its bigrams."""
    telling = [term for term in query.wanted if term.text.lower() not in stop] or list(query.wanted)
    tokens = {token for term in telling for sequence in term.sequences for token in sequence}
    return " OR ".join(f'"{token}"' for token in sorted(tokens))


def _in_title(sequence: tuple[str, ...], term: SearchTerm) -> str:
    return f" {' '.join(sequence)}{'' if term.is_open(sequence) else ' '}"


def _json(numbers: Iterable[int]) -> str:
    return f"[{','.join(str(number) for number in numbers)}]"
