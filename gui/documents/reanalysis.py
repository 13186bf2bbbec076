"""Repeated analysis of chosen documents: as before, with a password, recognised, or in another encoding."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from engine.core.document import BlockKind, ProblemKind
from engine.core.errors import WrongPassword
from engine.core.options import ReadOptions
from engine.core.progress import Report
from gui.documents.analysis_queue import AnalysisQueue
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_list_view import DocumentListView
from gui.documents.document_status import Done, Status
from gui.documents.encoding_dialog import EncodingDialog, head_of
from gui.documents.engine_service import EngineService
from gui.jobs import Job, JobQueue


class Reanalysis(QObject):
    """Controller that cancels and repeats the analyses of the documents chosen in the list."""

    def __init__(
        self, documents: DocumentListView, analyses: AnalysisQueue, analyst: EngineService, window: QWidget
    ) -> None:
        super().__init__(window)
        self._analyst = analyst
        self._documents = documents
        self._analyses = analyses
        self._window = window
        self._queue = JobQueue(self)
        self._checks = JobQueue(self)
        self._passwords: dict[Path, str] = {}
        """Of locked files. They are gone with the window."""

    def cancel_chosen(self) -> None:
        """Cancel the chosen documents, those that wait before the one at work."""
        for entry in reversed(self._documents.chosen_entries()):
            self._analyses.cancel(entry.number)

    def retry_chosen(self) -> None:
        """Analyse the chosen documents again."""
        entries = self._documents.chosen_entries()
        for entry in entries:
            self.read_again(entry, at_once=len(entries) == 1)

    def unlock(self, password: str) -> None:
        """Try a password on the chosen document at once, and analyse it next where that opens it."""
        entry = self._documents.chosen_entry()
        if entry is None or not isinstance(entry.source, Path) or self._analyses.is_queued(entry.number):
            return
        path = entry.source

        def work(report: Report) -> None:
            self._analyst.check_password(path, password, report)

        job = Job(work)
        job.done.connect(lambda _nothing: self._start_unlocked(entry.number, path, password))
        job.failed.connect(lambda error: self._on_password_failed(entry.number, path, password, error))
        self._checks.add(job)

    def _on_password_failed(self, number: int, path: Path, password: str, error: Exception) -> None:
        """A wrong password is told; any other trouble is the analysis's to tell."""
        if isinstance(error, WrongPassword):
            self._analyses.fail(number, error)
        else:
            self._start_unlocked(number, path, password)

    def _start_unlocked(self, number: int, path: Path, password: str) -> None:
        entry = self._documents.entry(number)
        if entry is not None and not self._analyses.is_queued(number):
            self._passwords[path] = password  # until the window closes
            self._analyses.start(entry, password, at_once=True)

    def password_of(self, entry: DocumentEntry) -> str:
        """Return the password that was given for a file; empty where there is none."""
        return self._passwords.get(entry.source, "") if isinstance(entry.source, Path) else ""

    def recognize(self) -> None:
        """Recognise the text of the chosen document's pages that are pictures."""
        entry = self._documents.chosen_entry()
        if entry is not None:
            self.read_again(entry, replace(how_it_was_read(entry.status), recognize=True))

    def quote(self, kind: BlockKind, is_wanted: bool) -> None:
        """Analyse the chosen document with one more kind that counts as prose, or with one fewer."""
        entry = self._documents.chosen_entry()
        if entry is not None:
            how = how_it_was_read(entry.status)
            kinds = how.quoted_kinds | {kind} if is_wanted else how.quoted_kinds - {kind}
            self.read_again(entry, replace(how, quoted_kinds=kinds))

    def read_again(
        self, entry: DocumentEntry, how: ReadOptions | None = None, *, at_once: bool = True
    ) -> None:
        """Analyse a document anew, in the way in which it was read before if no other is given."""
        if self._analyses.is_queued(entry.number):
            return
        how = how or how_it_was_read(entry.status)
        self._analyses.start(entry, self.password_of(entry), how, at_once=at_once)

    def choose_encoding(self) -> None:
        """Show what the chosen document says in each encoding, and read it in the one that is chosen."""
        entry = self._documents.chosen_entry()
        if entry is None or not isinstance(entry.source, Path):
            return
        path = entry.source

        def work(_report: Report) -> bytes:
            return head_of(path)

        job = Job(work)
        job.done.connect(partial(self._show_encodings, entry))
        job.failed.connect(lambda _error: self.read_again(entry))  # it cannot be read any more, and says why
        self._queue.add(job)

    def close(self) -> None:
        """Stop for good."""
        self._queue.close()
        self._checks.close()

    def _show_encodings(self, entry: DocumentEntry, head: bytes) -> None:
        dialog = EncodingDialog(entry.name, head, _encoding_of(entry.status), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        how = how_it_was_read(entry.status)
        dialog.chosen.connect(lambda encoding: self.read_again(entry, replace(how, encoding=encoding)))
        dialog.open()


def how_it_was_read(status: Status) -> ReadOptions:
    """Return what the user chose for a document before, so that trying again does not lose it."""
    if not isinstance(status, Done):
        return ReadOptions()
    document = status.analysis.document
    is_recognized = any(problem.kind is ProblemKind.RECOGNIZED for problem in document.problems)
    return ReadOptions(is_recognized, document.encoding, frozenset(document.quoted_kinds))


def _encoding_of(status: Status) -> str:
    if not isinstance(status, Done):
        return ""
    document = status.analysis.document
    guessed = [one.detail for one in document.problems if one.kind is ProblemKind.ENCODING_GUESSED]
    return document.encoding or next(iter(guessed), "")
