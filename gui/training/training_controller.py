"""Controller of the training assistant: starts, stops and resumes a training, and installs its model."""

import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from engine.core.errors import ModelError
from engine.core.progress import Report
from engine.models.formats.manifest import Manifest, load_manifest
from engine.models.store.installing import AddModelRequest, ModelStore, add_model
from engine.training_launch import NEEDED, TrainingRequest
from gui.jobs import Job, JobQueue
from gui.models.model_text import explain_trouble
from gui.training.training_dialog import TrainingDialog
from gui.training.training_folder import TrainingFolder
from gui.training.training_process import TrainingProcess
from gui.training.training_state import TrainingPhase, TrainingState
from gui.widgets.confirm import Confirm, confirm


class TrainingController(QObject):
    installed = Signal(str, bool)
    """The name of a model that is on the shelf now, and whether it is to be used from now on."""

    def __init__(
        self,
        window: QWidget,
        folder: Path,
        listed: Callable[[], Sequence[Path]],
        command: Sequence[str] = (),
        store: ModelStore | None = None,
        ask: Confirm = confirm,
    ) -> None:
        """folder is where the training is kept; listed returns the files that are in the window's list."""
        super().__init__(window)
        self._folder = TrainingFolder(folder)
        self._listed = listed
        self._ask = ask
        self._store = store or ModelStore()
        self._course = TrainingState()
        self._is_stopping = False
        self._can_train = bool(command) or all(find_spec(name) is not None for name in NEEDED)
        self._queue = JobQueue(self)
        self.work = TrainingProcess(command, self)
        self.dialog = TrainingDialog(window)
        dialog, work = self.dialog, self.work
        dialog.begin_wanted.connect(self._begin)
        dialog.go_on_wanted.connect(self._go_on)
        dialog.stop_wanted.connect(self._stop)
        dialog.discard_wanted.connect(self._discard)
        dialog.install_wanted.connect(self._install)
        work.said.connect(self._take)
        work.ended.connect(self._on_ended)

    def show(self) -> None:
        """Show the training that is at work, was stopped, or is to be chosen."""
        if not self.work.is_at_work and self._course.phase is TrainingPhase.STARTING:
            self._look_for_earlier()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def close(self) -> None:
        """Let the training keep its state, and stop everything."""
        self.dialog.hide()
        self.work.close()
        self._queue.close()

    def _look_for_earlier(self) -> None:
        if self._folder.request() is None:
            self._offer_new()
            return
        verdict = self._folder.verdict()
        if verdict is not None:
            self._take(verdict)
            self._offer_name()
        else:
            self._course.phase = TrainingPhase.STOPPED
            self._show()

    def _offer_new(self) -> None:
        self._course = TrainingState()
        missing = "" if self._can_train else self._what_is_missing()
        self.dialog.show_choosing(self._listed(), missing=missing)

    def _what_is_missing(self) -> str:
        if getattr(sys, "frozen", False):
            return self.tr(
                "This package of Précis cannot train. Install the full package: your documents and "
                "models are kept."
            )
        return self.tr("Training needs PyTorch. Install it with: pip install 'precis[training]'")

    def _begin(self) -> None:
        choosing = self.dialog.choosing
        try:
            request = self._folder.begin(
                choosing.paths(), float(choosing.minutes.currentData()), str(choosing.network.currentData())
            )
        except OSError as error:
            self._course.take({"event": "error", "kind": "not-writable", "message": error.strerror or ""})
            self._show()
            return
        self._start(request)

    def _go_on(self) -> None:
        request = self._folder.request()
        if request is None:
            self._course.take({"event": "error", "kind": "damaged", "message": ""})
            self._show()
            return
        self._start(request)

    def _start(self, request: TrainingRequest) -> None:
        self._course = TrainingState()
        self._is_stopping = False
        self.work.start(request)
        self._show()

    def _stop(self) -> None:
        self._is_stopping = True
        self.work.stop()
        self.dialog.running.show_stopping()

    def _discard(self) -> None:
        verdict = self._course.verdict
        if verdict is None or verdict.get("better"):
            question = self.tr("Discard the training and everything it has learned?")
            if not self._ask(self.dialog, self.tr("Training"), question, self.tr("&Discard")):
                return
        try:
            self._folder.clear()
        except OSError as error:
            words = self.tr("The folder of the training could not be deleted: {reason}")
            self.dialog.tell(words.format(reason=error.strerror or ""))
            return
        self._offer_new()

    def _take(self, event: dict[str, object]) -> None:
        self._course.take(event)
        self._show()
        if self._is_stopping and self.work.is_at_work:
            self.dialog.running.show_stopping()

    def _show(self) -> None:
        self.dialog.show_course(self._course, is_at_work=self.work.is_at_work)

    def _on_ended(self, is_good: bool) -> None:
        if self._course.phase not in (TrainingPhase.STOPPED, TrainingPhase.OVER, TrainingPhase.FAILED):
            self._course.phase = TrainingPhase.STOPPED
        self._show()
        if not is_good:
            self.dialog.tell(
                self.tr(
                    "The training ended unexpectedly. It can go on from where it was. If it ends "
                    "again, there may be too little memory: close other programs."
                )
            )
        self._offer_name()
        if not self._is_stopping:
            QApplication.alert(self.dialog)

    def _offer_name(self) -> None:
        verdict = self._course.verdict
        if verdict is None or not verdict.get("better"):
            return
        try:
            name = load_manifest(self._folder.model).name
        except ModelError:
            return
        taken = {folder.name for folder in self._store.shelf.glob("*")}
        number, free = 2, name
        while free in taken:
            free, number = f"{name}-{number}", number + 1
        self.dialog.running.name.setText(free)

    def _install(self, name: str, use: bool) -> None:
        request = AddModelRequest(str(self._folder.model), name=name)
        store = self._store

        def work(report: Report) -> Manifest:
            return add_model(request, report=report, store=store)

        job = Job(work)
        job.done.connect(lambda manifest: self._on_installed(manifest, use=use))
        job.failed.connect(self._tell_not_installed)
        self.dialog.running.install.setEnabled(False)
        self._queue.add(job)

    def _on_installed(self, manifest: Manifest, *, use: bool) -> None:
        self.installed.emit(manifest.name, use)
        self._folder.clear()
        self._offer_new()
        self.dialog.hide()

    def _tell_not_installed(self, error: Exception) -> None:
        self.dialog.running.install.setEnabled(True)
        self.dialog.tell(str(explain_trouble(error)))
