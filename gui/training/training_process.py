"""Client of the training process, over QProcess."""

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal

from engine import TRAINING_ARGUMENT
from engine.system.subprocesses import module_command
from engine.training_launch import STATUSES, TrainingRequest

PATIENCE = 15_000
"""Milliseconds that a training has to keep its state when the window goes; then it is killed.

It forgets the steps since its last checkpoint then, and nothing else.
"""
LONGEST_LINE = 4_000_000


class TrainingProcess(QObject):
    said = Signal(object)
    """An event: what engine.training.run.events describes, as a mapping."""
    ended = Signal(bool)
    """Whether the process ended as it should."""

    def __init__(self, command: Sequence[str] = (), parent: QObject | None = None) -> None:
        """command starts another program than the training, for tests."""
        super().__init__(parent)
        self._command = tuple(command) or module_command("engine.training", TRAINING_ARGUMENT)
        self._process: QProcess | None = None

    @property
    def is_at_work(self) -> bool:
        return self._process is not None

    def start(self, request: TrainingRequest) -> None:
        """Begin, or go on."""
        assert self._process is None
        process = self._process = QProcess(self)
        process.setProgram(self._command[0])
        process.setArguments(list(self._command[1:]))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start()
        process.write(json.dumps(request.to_json()).encode() + b"\n")

    def stop(self) -> None:
        """Ask it to keep its state and end."""
        if self._process is not None:
            self._process.closeWriteChannel()

    def close(self) -> None:
        """Stop, and wait for the end."""
        process = self._process
        if process is None:
            return
        process.closeWriteChannel()
        if not process.waitForFinished(PATIENCE):
            process.kill()
            process.waitForFinished(PATIENCE)

    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            event = _event(bytes(process.readLine(LONGEST_LINE).data()))
            if event is not None:
                self.said.emit(event)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._leave(is_good=False)

    def _on_finished(self, status: int, how: QProcess.ExitStatus) -> None:
        self._read()
        self._leave(is_good=how is QProcess.ExitStatus.NormalExit and status in STATUSES)

    def _leave(self, *, is_good: bool) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.ended.emit(is_good)


def _event(line: bytes) -> dict[str, Any] | None:
    """Return what a line says; None where it says nothing, as one that was cut off."""
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return event if isinstance(event, dict) and isinstance(event.get("event"), str) else None
