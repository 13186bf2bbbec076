"""Export, print and copy commands for the chosen documents, with their summaries as they are shown."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.documents.document_entry import DocumentEntry
from gui.documents.document_list_view import DocumentListView
from gui.documents.document_status import Done, Stored
from gui.export.export_controller import ExportController
from gui.messages import explain_export_error
from gui.shell.reading_view import ReadingView
from gui.widgets.text_formatting import breakable


class ExportActions(QObject):
    """Hands what the user sees over to the export controller."""

    def __init__(
        self, view: DocumentListView, reading: ReadingView, exports: ExportController, window: QWidget
    ) -> None:
        super().__init__(window)
        self._view = view
        self._reading = reading
        self._exports = exports
        self._window = window
        exports.failed.connect(self._tell_failure)
        reading.result.findings.image_requested.connect(exports.ask_for_image)

    def export(self) -> None:
        """Export the chosen documents into a file that the user names."""
        if entries := self.chosen_as_shown():
            self._exports.ask(entries)

    def print_out(self) -> None:
        """Print the chosen documents."""
        if entries := self.chosen_as_shown():
            self._exports.print_out(entries)

    def copy_markdown(self) -> None:
        """Copy the summary that is shown as Markdown."""
        shown = self._reading.shown()
        if shown is not None:
            self._exports.copy_markdown(shown)

    def chosen_as_shown(self) -> list[DocumentEntry]:
        """Return the chosen documents that are done, the shown one with its summary as it is shown."""
        done = [entry for entry in self._view.chosen_entries() if isinstance(entry.status, Done | Stored)]
        return [self._reading.as_shown(entry) for entry in done]

    def _tell_failure(self, error: Exception) -> None:
        message = explain_export_error(error)
        QMessageBox.warning(self._window, self.tr("Export"), breakable(str(message)))
