"""Conversion between entries of the list of documents and records of the library."""

from pathlib import Path

from engine.core.errors import DocumentError, PasswordNeeded
from engine.library.store import DocumentState, FileStamp, KeptDocument
from gui.documents.document_model import DocumentEntry, PastedText, Source, title_of
from gui.documents.document_status import (
    Done,
    Failed,
    LossReason,
    Lost,
    Running,
    Status,
    Stopped,
    Stored,
    Waiting,
    headline_of,
)

ATTEMPTS = 3
"""How often the program may end in the middle of a document before it is no longer begun anew by itself."""


def state_of(status: Status) -> DocumentState:
    """Return the state under which a document of this status is kept."""
    match status:
        case Waiting():
            return DocumentState.WAITING
        case Running() | Lost(loss=LossReason.INTERRUPTED):
            return DocumentState.RUNNING
        case Done() | Stored() | Lost():
            return DocumentState.DONE
        case Failed():
            return DocumentState.FAILED
        case Stopped():
            return DocumentState.STOPPED


def record_of(entry: DocumentEntry, key: str, state: DocumentState, attempts: int = 0) -> KeptDocument:
    """Return what is kept of an entry; attempts are those of earlier starts that did not end well.

    Of a private one that is done, only that it needs its password. The detail that goes with a state is the
    error's, how often the document was begun, or the document in one line.
    """
    error = entry.status.error if isinstance(entry.status, Failed) else None
    found = entry.status.analysis.document if isinstance(entry.status, Done) else None
    kind = error.kind if isinstance(error, DocumentError) else ""
    if entry.is_private and state is DocumentState.FAILED:
        found, kind = None, kind or PasswordNeeded.kind
    attempt = str(attempts + 1) if state is DocumentState.RUNNING else ""
    line = headline_of(entry.status) if state is DocumentState.DONE else ""
    source = entry.source
    known = entry.status if isinstance(entry.status, Stored) else Stored("")
    return KeptDocument(
        key=key,
        path=source if isinstance(source, Path) else None,
        title=source.title if isinstance(source, PastedText) else title_of(entry.status),
        text=source.text if isinstance(source, PastedText) else "",
        state=state,
        error=kind,
        detail=error.detail if isinstance(error, DocumentError) else attempt or line,
        stamp=entry.stamp,
        sha256=found.sha256 if found else known.sha256,
        pages=len(found.page_starts) if found else known.pages,
        problems=len(found.problems) if found else known.problems,
    )


def entry_facts(record: KeptDocument) -> tuple[Source, Status, FileStamp | None]:
    """Return what DocumentModel.restore takes of a record."""
    source: Source = record.path or PastedText(record.text, record.title)
    match record.state:
        case DocumentState.WAITING:
            status: Status = Waiting()
        case DocumentState.RUNNING:
            status = Waiting() if attempts_of(record) < ATTEMPTS else Lost(LossReason.INTERRUPTED)
        case DocumentState.DONE:
            title = record.title if record.path is not None else ""
            status = Stored(record.key, record.pages, record.problems, record.sha256, title, record.detail)
        case DocumentState.FAILED:
            status = Failed(record.failure())
        case DocumentState.STOPPED:
            status = Stopped()
    return source, status, record.stamp


def attempts_of(record: KeptDocument) -> int:
    """Return how often the program ended in the middle of a document."""
    return int(record.detail) if record.detail.isdecimal() else 1
