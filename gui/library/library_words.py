"""Words like these: vectors of the words of the user's own library, trained in the background as it grows."""

import sqlite3
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.core.progress import Report
from gui.jobs import Job, JobQueue

if TYPE_CHECKING:
    from engine.retrieval.word_neighbours import WordVectors

MOST = 8
"""Words that are offered."""
FEWEST_PASSAGES = 40
"""Of fewer, a word's company is chance."""


@dataclass(frozen=True, slots=True)
class LikeWords:
    """Words of the library that stand in the same company as those of a text."""

    text: str
    words: tuple[str, ...]


class LibraryWords(QObject):
    """Trains word vectors, keeps them beside the library, and finds words that are like others."""

    found = Signal(object)
    """A LikeWords; of what was asked for last alone."""
    trained = Signal()
    """There are vectors of what the library holds now."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._queue = JobQueue(self)
        self._vectors: WordVectors | None = None
        self._languages: tuple[str, ...] = ()
        self._trains = False
        self._job: Job | None = None

    def train(self) -> None:
        """Read the library's words anew where it has grown by a fifth; elsewhere, do next to nothing."""
        if self._trains:
            return
        self._trains = True
        job = Job(partial(_learn, self._folder))
        job.done.connect(self._on_trained)
        for ended in (job.failed, job.cancelled):
            ended.connect(lambda *_: setattr(self, "_trains", False))
        self._queue.add(job)

    def find(self, text: str) -> None:
        """Find words like those of a text."""
        if self._job is not None:
            self._queue.cancel(self._job)
            self._job = None
        vectors = self._vectors
        if vectors is None or not text.strip():
            self.found.emit(LikeWords(text, ()))
            return
        job = self._job = Job(partial(_find, text, vectors, self._languages))
        job.done.connect(lambda words: self.found.emit(words) if job is self._job else None)
        self._queue.add(job, at_once=True)

    def take(self, vectors: "WordVectors", languages: tuple[str, ...]) -> None:
        """Find words by these vectors from now on."""
        self._vectors, self._languages = vectors, languages

    def forget(self) -> None:
        """Know no word any more."""
        self._vectors = None
        self.found.emit(LikeWords("", ()))

    def close(self) -> None:
        """Stop for good."""
        self._queue.close()

    def _on_trained(self, result: "tuple[WordVectors, tuple[str, ...]] | None") -> None:
        self._trains = False
        if result is not None:
            self.take(*result)
            self.trained.emit()


def _learn(folder: Path, report: Report) -> "tuple[WordVectors, tuple[str, ...]] | None":
    """Return the vectors of a library's words, and its languages; None of a library too small for it."""
    from engine.library.search.index import open_search_index
    from engine.retrieval.embedding import encode_words
    from engine.retrieval.word_vector_file import words_of_library

    try:
        with open_search_index(folder) as index:
            if index.passages() < FEWEST_PASSAGES:
                return None
            try:
                words = words_of_library(index, folder, report, encode=encode_words)
            except OSError:  # the folder cannot be written: they are learned for this window alone
                words = words_of_library(index, None, report, encode=encode_words)
            return words, index.languages()
    except sqlite3.Error:
        return None


def _find(text: str, vectors: "WordVectors", languages: tuple[str, ...], _report: Report) -> LikeWords:
    from engine.library.search.query import parse_query

    words = [term.text for term in parse_query(text, languages).wanted]
    near = vectors.neighbours(words, MOST) if words else ()
    return LikeWords(text, tuple(neighbour.word for neighbour in near))
