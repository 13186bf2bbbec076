"""Background indexing: vectors of passages, for search by meaning, one document at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from engine.core.document import Document
from engine.core.progress import Report
from engine.library.serialization import SerializationError
from engine.library.store import Library
from gui.documents.library_sync import LibrarySync
from gui.jobs import Job, JobQueue

PAUSE = 300
"""Milliseconds between two documents: somebody may want the library meanwhile."""


class BackgroundIndexer(QObject):
    """Completes the search index while nothing else is computed. The library itself stays on its thread."""

    completed = Signal()
    """Every document that can be found by meaning is."""

    def __init__(
        self, library: LibrarySync, is_idle: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._is_idle = is_idle
        self._queue = JobQueue(self)
        self._tried: set[str] = set()
        """Documents for whose language there is no model."""
        self._timer = QTimer(self, interval=PAUSE, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._works = False

    def start(self) -> None:
        """Look whether there is something to be done."""
        if not self._works:
            self._timer.start()

    def close(self) -> None:
        """Stop, for good."""
        self._timer.stop()
        self._queue.close()

    def _go_on(self) -> None:
        if not self._is_idle():
            self._timer.start()
            return
        self._works = True
        self._library.run(partial(_without_vectors, tried=frozenset(self._tried)), self._on_found)

    def _on_found(self, found: object) -> None:
        if not isinstance(found, tuple):
            self._works = False
            self.completed.emit()
            return
        key, document = found
        self._tried.add(key)
        if document is None:
            self._works = False
            self._timer.start()
            return
        job = Job(partial(_embedded, document))
        job.done.connect(lambda vectors: self._put(key, vectors))
        job.failed.connect(lambda _error: self._put(key, None))
        self._queue.add(job)

    def _put(self, key: str, vectors: object) -> None:
        self._works = False
        if isinstance(vectors, tuple):
            model, rows = vectors
            self._library.run(lambda library: library.put_passage_vectors(key, model, rows))
        self._timer.start()


def _without_vectors(library: Library, tried: frozenset[str]) -> tuple[str, Document | None] | None:
    """Return a document that is not found by meaning yet; None in its place where it cannot be read."""
    for key in library.keys_without_vectors():
        if key not in tried:
            try:
                return key, library.analysis(key).document
            except SerializationError:
                return key, None
    return None


def _embedded(document: Document, report: Report) -> tuple[str, object] | None:
    from engine.library.search.passages import cut_passages
    from engine.library.search.vectors import passage_vectors
    from engine.retrieval.embedding import embed_document

    vectors = embed_document(document, report=report)
    if vectors is None:
        return None
    return vectors.model, passage_vectors(document, cut_passages(document), vectors.rows)
