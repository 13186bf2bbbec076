"""Topics of the library, on the library's own thread step by step and on one of its own for the rest."""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.core.progress import Report
from engine.library.store import Library
from gui.documents.library_sync import LibrarySync
from gui.jobs import Job, JobQueue

if TYPE_CHECKING:
    from engine.library.document_features import DocumentFeatures
    from engine.multidocument.library_topics import LibraryTopic, SimilarDocument


class LibraryTopicsJob(QObject):
    """Finds topics and similar documents. Only what was asked for last is handed over."""

    found_topics = Signal(object, object)
    """A tuple of LibraryTopic, and the days of documents by their keys."""
    found_similar = Signal(object)
    """A tuple of SimilarDocument."""
    progressed = Signal(int)
    """How many documents were read for it by now."""

    def __init__(self, library: LibrarySync, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._queue = JobQueue(self)
        self._asked = 0
        """Counts what was asked for: what comes later than the next question is dropped."""

    def find_topics(self) -> None:
        """Put all documents of the library into topics, and keep these."""
        self._with_features(_topics, self._on_topics)

    def find_similar(self, key: str) -> None:
        """Find the documents that are most like one."""
        self._with_features(lambda features, _report: _similar(features, key), self.found_similar.emit)

    def close(self) -> None:
        """Stop for good."""
        self._asked += 1
        self._queue.close()

    def _with_features(
        self,
        work: "Callable[[tuple[DocumentFeatures, ...], Report], object]",
        done: Callable[[object], object],
    ) -> None:
        """Read what is not known of documents yet, a few at a time, then go on."""
        self._asked += 1
        asked = self._asked

        def go_on(is_more: object, step: int = 1) -> None:
            if asked != self._asked:
                return
            self.progressed.emit(step)
            if is_more is True:
                self._library.run(_add_features, lambda more: go_on(more, step + 1))
            else:
                self._library.run(_all_features, begin)

        def begin(features: object) -> None:
            if asked != self._asked or not isinstance(features, tuple):
                return
            job = Job(lambda report: work(features, report))
            job.done.connect(lambda found: done(found) if asked == self._asked else None)
            self._queue.add(job)

        self._library.run(_add_features, go_on)

    def _on_topics(self, found: object) -> None:
        assert isinstance(found, tuple)
        topics, days = found
        rows = [(one.key, topic.label, one.x, one.y) for topic in topics for one in topic.documents]
        self._library.run(lambda library: _put_topics(library, rows))
        self.found_topics.emit(topics, days)


def _add_features(library: Library) -> bool:
    from engine.extraction.document_date import find_document_date
    from engine.library.document_features import add_next_features

    def add(database: sqlite3.Connection) -> None:
        found.append(add_next_features(database, library.analysis, find_document_date))

    found: list[bool] = []
    library.write(add)
    return found[0]


def _all_features(library: Library) -> "tuple[DocumentFeatures, ...]":
    from engine.library.document_features import all_features

    return library.read(all_features)


def _put_topics(library: Library, rows: list[tuple[str, str, float, float]]) -> None:
    from engine.library.document_features import put_topics

    library.write(lambda database: put_topics(database, rows))


def _topics(
    features: "tuple[DocumentFeatures, ...]", report: Report
) -> "tuple[tuple[LibraryTopic, ...], dict[str, str]]":
    from engine.multidocument.library_topics import find_library_topics

    return find_library_topics(features, report), {one.key: one.day for one in features if one.day}


def _similar(features: "tuple[DocumentFeatures, ...]", key: str) -> "tuple[SimilarDocument, ...]":
    from engine.multidocument.library_topics import find_similar

    return find_similar(features, key)
