"""Export, print and copy commands for the chosen documents, with their summaries as they are shown."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.documents.document_entry import DocumentEntry
from gui.documents.document_list_view import DocumentListView
from gui.documents.document_status import Done, Stored
from gui.export.export_controller import ExportController
from gui.export.system_files import OpenPlace, on_disk, open_with_system, show_in_folder
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
        self.open_place: OpenPlace = open_with_system
        exports.failed.connect(self._tell_failure)
        reading.result.handle.make_file = self.summary_file
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

    def summary_file(self) -> Path | None:
        """Write the summary that is shown into a file to be dragged away; None where there is none."""
        shown = self._reading.shown()
        if shown is None:
            return None
        try:
            return self._exports.markdown_file(shown)
        except OSError as error:
            self._tell_failure(error)
            return None

    def open_original(self) -> None:
        """Open the file of the chosen document with the system's program for it."""
        self._with_original(self.open_place)

    def show_original(self) -> None:
        """Show the file of the chosen document in its folder."""
        self._with_original(partial(show_in_folder, open_place=self.open_place))

    def _with_original(self, act: Callable[[Path], object]) -> None:
        entry = self._view.chosen_entry()
        if entry is None or not isinstance(entry.source, Path):
            return
        path = on_disk(entry.source)
        if path is not None:
            act(path)
            return
        words = self.tr("{name} is not where it was.").format(name=entry.name)
        QMessageBox.warning(self._window, self.tr("Open original"), breakable(words))

    def chosen_as_shown(self) -> list[DocumentEntry]:
        """Return the chosen documents that are done, the shown one with its summary as it is shown."""
        done = [entry for entry in self._view.chosen_entries() if isinstance(entry.status, Done | Stored)]
        return [self._reading.as_shown(entry) for entry in done]

    def _tell_failure(self, error: Exception) -> None:
        message = explain_export_error(error)
        QMessageBox.warning(self._window, self.tr("Export"), breakable(str(message)))
