"""Jobs over several documents: digest and comparison, on a thread of their own."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.core.document import Document
from engine.core.progress import Report
from engine.core.results import Analysis
from gui.documents.analysis_loader import AnalysedDocument
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_status import Failed
from gui.jobs import Job, JobQueue
from gui.library.comparison_panel import ComparedSide, ComparisonResult
from gui.library.digest_panel import DigestResult


class TogetherJobs(QObject):
    """Computes what spans documents. Only what was asked for last is handed over."""

    done = Signal(object)
    """A DigestResult or a ComparisonResult."""
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = JobQueue(self)
        self._job: Job | None = None

    def digest(
        self, found: Sequence[AnalysedDocument], others: Sequence[DocumentEntry], query: str = ""
    ) -> None:
        """Summarise documents together; others were chosen, too, and are not analysed."""
        self._start(lambda report: _digest(found, others, query, report))

    def compare(self, old: AnalysedDocument, new: AnalysedDocument) -> None:
        """Find what changed from one document to the other, and where they agree and differ."""
        self._start(lambda report: _compare(old, new, report))

    def cancel(self) -> None:
        """Hand over nothing more of what was asked for."""
        if self._job is not None:
            self._queue.cancel(self._job)
            self._job = None

    def close(self) -> None:
        """Stop for good."""
        self._queue.close()

    def _start(self, work: Callable[[Report], object]) -> None:
        self.cancel()
        job = Job(work)
        job.done.connect(lambda result: self.done.emit(result) if job is self._job else None)
        job.failed.connect(lambda _error: self.failed.emit() if job is self._job else None)
        self._job = job
        self._queue.add(job)


def _digest(
    found: Sequence[AnalysedDocument], others: Sequence[DocumentEntry], query: str, report: Report
) -> DigestResult:
    from engine.multidocument.digest import FileUse, LedgerEntry, make_digest
    from engine.retrieval.embedding import encode_sentences

    analyses = [named(one) for one in found]
    digest = make_digest(analyses, query, encode=encode_sentences, report=report)
    unused = tuple(
        LedgerEntry(
            str(path_of(entry)),
            FileUse.UNREADABLE if isinstance(entry.status, Failed) else FileUse.NOT_ANALYSED,
        )
        for entry in others
    )
    return DigestResult(
        replace(digest, ledger=(*digest.ledger, *unused)),
        tuple(analysis.document for analysis in analyses),
        tuple(one.entry.number for one in found),
        tuple(entry.name for entry in (*(one.entry for one in found), *others)),
        query,
    )


def _compare(old: AnalysedDocument, new: AnalysedDocument, report: Report) -> ComparisonResult:
    from engine.multidocument.agreement import find_agreement
    from engine.multidocument.comparison import compare_documents

    before, after = named(old).document, named(new).document
    return ComparisonResult(
        ComparedSide(old.entry.number, old.entry.name, before),
        ComparedSide(new.entry.number, new.entry.name, after),
        compare_documents(before, after, report),
        find_agreement(before, after, report),
    )


def path_of(entry: DocumentEntry) -> Path:
    """Return the path of a document; of a pasted text, its title."""
    return entry.source if isinstance(entry.source, Path) else Path(entry.name)


def named(found: AnalysedDocument) -> Analysis:
    """Return an analysis whose document has a name, also if it was pasted."""
    document: Document = replace(found.analysis.document, path=path_of(found.entry))
    return replace(found.analysis, document=document)
