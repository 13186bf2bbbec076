"""What the search index knows of the documents found first, read from its tables for reranking."""

import json
import math
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from engine.library.search.query import SearchQuery, query_tokens
from engine.library.search.reranking import PASSAGES_READ, RERANKED, Candidate, rerank
from engine.library.search.schema import PASSAGES_PER_DOCUMENT
from engine.library.search.score_fusion import Scores, spread
from engine.text.search_tokens import search_tokens

MATCHING = (
    "SELECT rowid FROM passage_tokens WHERE passage_tokens MATCH ?"  # noqa: S608
    f" AND rowid >> {PASSAGES_PER_DOCUMENT} IN (SELECT value FROM json_each(?))"
)
"""For all documents at once, and not by rank: FTS5 would go through the words' lists for each of them."""
TEXTS_OF = "SELECT text FROM passages WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number"
HOLDING = "SELECT doc FROM passage_vocabulary WHERE term = ?"
LANGUAGES_OF = (
    "SELECT number, language FROM searched_documents WHERE number IN (SELECT value FROM json_each(?))"
)


class CandidateReader:
    """Reads candidates for a query. stop are the words that tell nothing."""

    def __init__(self, database: sqlite3.Connection, query: SearchQuery, stop: frozenset[str]) -> None:
        self._database = database
        self._all = [term.text for term in query.wanted]
        self._telling = [word for word in self._all if word.lower() not in stop] or self._all

    def rerank(
        self,
        fused: Sequence[tuple[int, float]],
        words: Scores,
        cosines: Scores,
        mean_cosine: Callable[[int], float],
    ) -> list[tuple[int, float]]:
        """Put the passages of the first documents in a better order; the others stay behind them.

        words are BM25 and cosines the cosine of passages, mean_cosine that of a document.
        """
        documents = list(dict.fromkeys(number >> PASSAGES_PER_DOCUMENT for number, _score in fused))[
            :RERANKED
        ]
        candidates = self.read(documents, words, cosines, mean_cosine)
        asked = {token for each in candidates for token in (*each.asked, *each.telling)}
        rarity = find_rarity(self._database, asked)
        scores = dict(zip(documents, rerank(candidates, rarity), strict=True))
        first = [pair for pair in fused if pair[0] >> PASSAGES_PER_DOCUMENT in scores]
        rest = [pair for pair in fused if pair[0] >> PASSAGES_PER_DOCUMENT not in scores]
        ranked = spread([number for number, _score in first], scores)
        last = ranked[-1][1] if ranked else 1.0
        most = max((score for _number, score in rest), default=1.0) or 1.0
        return [*ranked, *((number, last * score / most) for number, score in rest)]

    def read(
        self,
        documents: Sequence[int],
        words: Scores,
        cosines: Scores,
        mean_cosine: Callable[[int], float],
    ) -> list[Candidate]:
        """Return the candidates for documents, by their numbers."""
        languages = dict(self._database.execute(LANGUAGES_OF, (json.dumps(list(documents)),)).fetchall())
        telling = {
            language: tuple(
                dict.fromkeys(token for word in self._telling for token in query_tokens(word, language))
            )
            for language in languages.values()
        }
        matching = self._matching(documents, {token for tokens in telling.values() for token in tokens})
        best_words, best_cosines = _best_of_each(words), _best_of_each(cosines)
        found = []
        for document in documents:
            tokens = partial(search_tokens, language=languages[document])
            best = sorted(matching[document], key=lambda number: -words.get(number, 0.0))[:PASSAGES_READ]
            found.append(
                Candidate(
                    document,
                    tokens(" ".join(self._all)),
                    telling[languages[document]],
                    tuple(map(tokens, self._texts(best))),
                    best_words.get(document, 0.0),
                    best_cosines.get(document, 0.0),
                    mean_cosine(document),
                )
            )
        return found

    def _matching(self, documents: Sequence[int], tokens: Iterable[str]) -> dict[int, list[int]]:
        """Return for each document the passages that have any of the tokens."""
        found: dict[int, list[int]] = {document: [] for document in documents}
        if match := " OR ".join(f'"{token}"' for token in sorted(tokens)):
            for (number,) in self._database.execute(MATCHING, (match, json.dumps(list(documents)))):
                found[number >> PASSAGES_PER_DOCUMENT].append(number)
        return found

    def _texts(self, passages: Sequence[int]) -> list[str]:
        return [text for (text,) in self._database.execute(TEXTS_OF, (json.dumps(passages),)).fetchall()]


def find_rarity(database: sqlite3.Connection, tokens: Iterable[str]) -> dict[str, float]:
    """Return the inverse document frequency of tokens among the passages, from 0 to 1."""
    (passages,) = database.execute("SELECT count(*) FROM passages").fetchone()
    found = {}
    for token in tokens:
        (holding,) = database.execute(HOLDING, (token,)).fetchone() or (0,)
        found[token] = math.log((passages + 1) / (holding + 0.5)) / math.log(2 * passages + 2)
    return found


def _best_of_each(passages: Scores) -> Scores:
    best: Scores = {}
    for number, score in passages.items():
        document = number >> PASSAGES_PER_DOCUMENT
        best[document] = max(score, best.get(document, score))
    return best
