"""Stack of the views in the middle of the window (QStackedWidget): welcome, status, or reading view.

Panels of what spans all documents are shown over them.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.documents.document_draft import draft_of
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_status import Done
from gui.documents.summary_jobs import SummaryJob
from gui.library.search_panel import SearchPanel
from gui.shell.reading_places import ReadingPlace
from gui.shell.reading_view import ReadingView
from gui.shell.status_view import StatusView
from gui.shell.welcome_view import WelcomeView


class ContentStack(QStackedWidget):
    """Shows the view that goes with the status of a document."""

    def __init__(self, icon: QIcon, samples: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.welcome = WelcomeView(icon, samples, self)
        self.status = StatusView(self)
        self.reading = ReadingView(self)
        self.search = SearchPanel(self)
        self._below: QWidget = self.welcome
        """What is shown where no panel is."""
        for view in (self.welcome, self.status, self.reading, self.search):
            self.addWidget(view)

    def show_panel(self, panel: QWidget) -> None:
        """Show a panel over whatever is shown, until its end."""
        if self.indexOf(panel) < 0:
            self.addWidget(panel)
        self.setCurrentWidget(panel)

    def panel(self) -> QWidget | None:
        """Return the panel that is shown; None where there is none."""
        current = self.currentWidget()
        return None if current is self._below else current

    def end_panel(self) -> None:
        """Show again what goes with the chosen document."""
        self.setCurrentWidget(self._below)

    def _show(self, view: QWidget) -> None:
        panel = self.panel()
        self._below = view
        if panel is None:
            self.setCurrentWidget(view)

    def show_entry(
        self,
        entry: DocumentEntry | None,
        job: SummaryJob | None = None,
        password: str = "",
        place: ReadingPlace | None = None,
    ) -> None:
        """Show a document; job is a summary that is being written of it, password opens its pages.

        place is how its reader left it.
        """
        if entry is not None and isinstance(entry.status, Done):
            self.reading.show_entry(entry, entry.status.analysis, job, password, place)
            self._show(self.reading)
            return
        draft = draft_of(entry) if entry is not None else None
        if entry is not None and draft is not None:
            self.reading.show_draft(entry, draft, password)
            self._show(self.reading)
            return
        self.reading.leave()
        if entry is None:
            self._show(self.welcome)
        else:
            self.status.show_entry(entry)
            self._show(self.status)
