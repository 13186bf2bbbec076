"""What the controllers of panels over the chosen documents have in common."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.documents.document_pane import DocumentPane
from gui.documents.library_sync import LibrarySync
from gui.export.export_controller import ExportController
from gui.facts.fact_jobs import FactJobs
from gui.facts.fact_sources import SourceLoader
from gui.library.cited_rows import PassageTarget


@dataclass(frozen=True, slots=True)
class PanelSurroundings:
    """What is around a panel: where its documents are, where it is shown, and where it leads."""

    pane: DocumentPane
    library: LibrarySync | None
    exports: ExportController
    show: Callable[[QWidget], None]
    end: Callable[[], None]
    go: Callable[[PassageTarget], None]
    window: QWidget


class PanelController(QObject):
    """Shows a panel; what stands in it is found on a thread of its own."""

    finished = Signal()
    """What was asked for is shown."""

    def __init__(self, around: PanelSurroundings) -> None:
        super().__init__(around.window)
        self._around = around
        self._loader = SourceLoader(around.library)
        self._jobs = FactJobs(self)

    def close(self) -> None:
        """Stop all work, for good."""
        self._loader.forget()
        self._jobs.close()
