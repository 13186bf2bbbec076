"""Full-text search and questions over the library, on a thread of its own that only reads."""

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.core.document import Span
from engine.core.progress import Report
from gui.jobs import Job, JobQueue

if TYPE_CHECKING:
    from engine.library.search.index import FoundPassage, SearchIndex
    from engine.library.search.vectors import QueryVector
    from engine.retrieval.answers import AnswerPassage

LIMIT = 50
"""Passages that are shown."""
ANSWERS = 10
QUESTION_MARKS = ("?", "？", "؟")


@dataclass(frozen=True, slots=True)
class SearchReply:
    """What was found for what somebody typed."""

    text: str
    passages: "tuple[FoundPassage, ...]" = ()
    documents: int = 0
    """How many documents hold all of the words."""
    searched: int = 0
    times: int | None = None
    """How often the words stand in them; None until that is counted, and for questions."""
    is_question: bool = False
    is_answered: bool = True
    """Whether the first of the passages is likely to answer the question."""
    is_there: bool = True
    """Whether there is an index to be searched."""


class LibrarySearch(QObject):
    """Searches the library in a folder. Only what was asked for last is replied to."""

    replied = Signal(object)
    """A SearchReply. By words there is one at once, and another when meanings were compared."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._queue = JobQueue(self)
        self._stack = ExitStack()
        self._index: SearchIndex | None = None
        self._jobs: list[Job] = []

    def search(self, text: str) -> None:
        """Look for words; a text that ends with a question mark is a question."""
        for job in self._jobs:
            self._queue.cancel(job)
        self._jobs.clear()
        if not text.strip():
            self.replied.emit(SearchReply(text))
        elif text.rstrip().endswith(QUESTION_MARKS):
            self._add(lambda _report: self._answer(text))
        else:
            self._add(lambda _report: self._find(text, by_meaning=False))
            self._add(lambda _report: self._find(text, by_meaning=True))

    def close(self) -> None:
        """Stop searching, for good."""
        self._queue.close()
        self._stack.close()

    def _add(self, work: Callable[[Report], object]) -> None:
        job = Job(work)
        job.done.connect(self.replied)
        job.failed.connect(lambda _error: self.replied.emit(SearchReply("", is_there=False)))
        self._jobs.append(job)
        self._queue.add(job)

    def _find(self, text: str, *, by_meaning: bool) -> SearchReply:
        index = self._opened()
        if index is None:
            return SearchReply(text, is_there=False)
        meaning: tuple[QueryVector, ...] = ()
        if by_meaning:
            from engine.retrieval.embedding import embed_query

            meaning = embed_query(text, index.languages())
        found = index.search(text, LIMIT, meaning=meaning, rerank=by_meaning)
        times = index.count(text) if by_meaning and found.documents else None
        return SearchReply(text, found.passages, found.documents, found.searched, times)

    def _answer(self, text: str) -> SearchReply:
        from engine.retrieval.answers import find_answers
        from engine.retrieval.embedding import embed_query, encode_sentences

        index = self._opened()
        if index is None:
            return SearchReply(text, is_there=False)
        languages = index.languages()
        answers = find_answers(
            text, index, ANSWERS, lambda said: embed_query(said, languages), encode_sentences
        )
        passages = tuple(_marking_answer(answer) for answer in answers.passages)
        return SearchReply(text, passages, is_question=True, is_answered=answers.are_there)

    def _opened(self) -> "SearchIndex | None":
        """Return the index; None while nothing is kept. It stays open: its vectors take a while to load."""
        from engine.library.search.index import open_search_index  # loads numpy

        if self._index is None:
            try:
                self._index = self._stack.enter_context(open_search_index(self._folder))
                self._index.languages()
            except sqlite3.Error:
                self._stack.close()
                self._index = None
        return self._index


def _marking_answer(answer: "AnswerPassage") -> "FoundPassage":
    """Return the passage with its answer marked instead of the question's words."""
    start = answer.sentence.start - answer.passage.span.start
    return replace(answer.passage, marks=(Span(start, start + answer.sentence.end - answer.sentence.start),))
