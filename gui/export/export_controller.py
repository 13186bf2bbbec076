"""Export and printing of the results of chosen documents."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from engine.core.progress import Report
from engine.core.results import Analysis
from engine.system.file_names import fit_file_name
from gui.documents.analysis_loader import AnalysedDocument, with_analyses
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_model import DocumentModel
from gui.documents.library_sync import LibrarySync
from gui.export.image_export import ExportedImage, encode_image
from gui.jobs import Job, JobQueue
from gui.messages import translate
from gui.widgets.text_formatting import breakable, one_line

# What makes the files is imported where it is first used: the window is to be seen before.
if TYPE_CHECKING:
    from engine.exports.grid import Grid
    from engine.exports.report import Report as DocumentReport

LONGEST_TITLE = 80
"""Characters of a title that a file is called by."""


class ExportController(QObject):
    """Controller that asks for a file and has it written on a thread of its own."""

    done = Signal(object)
    """The path of the file that was written."""
    failed = Signal(object)
    """What kept it from being written: a ExportError, or a mistake of ours."""

    def __init__(self, documents: DocumentModel, library: LibrarySync | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents = documents
        self._window = parent
        self._library = library
        self._queue = JobQueue(self)
        self._dragged: TemporaryDirectory[str] | None = None
        """Where files lie that are dragged out of the window."""
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def close(self) -> None:
        """Stop for good."""
        self._queue.close()
        if self._dragged is not None:
            self._dragged.cleanup()

    def ask(self, entries: Sequence[DocumentEntry]) -> None:
        """Ask for a file and its format, and write it."""
        stem = Path(entries[0].name).stem if len(entries) == 1 else self.tr("Summaries")
        path = self._ask_for_file(self.tr("Export"), stem, self._formats())
        if path is not None:
            self.write(entries, path)

    def ask_for_reports(self, stem: str, reports: "Callable[[], Sequence[DocumentReport]]") -> None:
        """Ask for a file and its format, and write what is made for it then."""
        path = self._ask_for_file(self.tr("Export"), stem, self._formats())
        if path is not None:
            self.write_reports(reports, path)

    def write_reports(self, reports: "Callable[[], Sequence[DocumentReport]]", path: Path) -> None:
        """Make reports, and write them into one file; done or failed says how it went."""
        listed = self._listed()

        def work(_report: Report) -> Path:
            from engine.exports.formats import FORMATS, export, refuse_documents
            from gui.export.printing import to_pdf

            refuse_documents(path, listed)
            export(reports(), path, {**FORMATS, ".pdf": to_pdf})
            return path

        self._start(work, self.done.emit)

    def ask_for_grid(self, stem: str, grid: "Callable[[], Grid]") -> None:
        """Ask for a file and its format, and write the table that is made for it then."""
        names = {
            ".xlsx": self.tr("Excel workbook (*.xlsx)"),
            ".csv": self.tr("Table for spreadsheets (*.csv)"),
            ".md": self.tr("Markdown (*.md)"),
            ".json": self.tr("JSON for programs (*.json)"),
        }
        path = self._ask_for_file(self.tr("Export"), stem, names)
        if path is not None:
            self.write_grid(grid, path)

    def write_grid(self, grid: "Callable[[], Grid]", path: Path) -> None:
        """Make a table, and write it into a file; done or failed says how it went."""
        listed = self._listed()

        def work(_report: Report) -> Path:
            from engine.exports.formats import refuse_documents
            from engine.exports.grid import export_grid

            refuse_documents(path, listed)
            export_grid(grid(), path)
            return path

        self._start(work, self.done.emit)

    def _formats(self) -> dict[str, str]:
        return {
            ".docx": self.tr("Word document (*.docx)"),
            ".pdf": self.tr("PDF (*.pdf)"),
            ".html": self.tr("Web page (*.html)"),
            ".md": self.tr("Markdown (*.md)"),
            ".txt": self.tr("Plain text (*.txt)"),
            ".csv": self.tr("Table for spreadsheets (*.csv)"),
            ".json": self.tr("JSON for programs (*.json)"),
        }

    def ask_for_image(self, picture: ExportedImage) -> None:
        """Ask for a file, and draw the picture into it."""
        names = {".png": self.tr("Picture (*.png)"), ".svg": self.tr("Drawing (*.svg)")}
        path = self._ask_for_file(self.tr("Save the picture"), picture.name, names)
        if path is not None:
            self.write_image(picture, path)

    def write_image(self, picture: ExportedImage, path: Path) -> None:
        """Draw now, on the window's thread, and write on another."""
        content = encode_image(picture, path.suffix.lower())
        listed = self._listed()

        def work(_report: Report) -> Path:
            from engine.exports.formats import refuse_documents, write_atomically

            refuse_documents(path, listed)
            write_atomically(path, content)
            return path

        self._start(work, self.done.emit)

    def _ask_for_file(self, title: str, stem: str, names: Mapping[str, str]) -> Path | None:
        """names are those of the formats by their suffixes, the usual one first."""
        usual = next(iter(names))
        suggested = str(Path(self._folder, f"{fit_file_name(stem[:LONGEST_TITLE])}{usual}"))
        name, chosen = QFileDialog.getSaveFileName(self._window, title, suggested, ";;".join(names.values()))
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() not in names:
            suffix = next((suffix for suffix, text in names.items() if text == chosen), usual)
            path = path.with_name(path.name + suffix)
            if path.exists() and not self._may_replace(path):  # the dialog asked about another name
                return None
        self._folder = str(path.parent)
        return path

    def _may_replace(self, path: Path) -> bool:
        question = self.tr("{name} is there already. Replace it?").format(name=one_line(path.name))
        answer = QMessageBox.question(self._window, self.tr("Export"), breakable(question))
        return answer == QMessageBox.StandardButton.Yes

    def write(self, entries: Sequence[DocumentEntry], path: Path) -> None:
        """Write what was found in the documents into one file; done or failed says how it went.

        A document of the list is never written over.
        """
        self._with_analyses(entries, lambda found: self.write_reports(lambda: _reports(found), path))

    def print_out(self, entries: Sequence[DocumentEntry]) -> None:
        """Ask for a printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from gui.export.printing import print_reports

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print"))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._with_analyses(entries, lambda found: print_reports(_reports(found), printer))

    def copy_markdown(self, analysis: Analysis) -> None:
        """Put the summary on the clipboard as Markdown with page references."""
        QGuiApplication.clipboard().setText(_summary_in_markdown(analysis))

    def markdown_file(self, analysis: Analysis) -> Path:
        """Write the summary as Markdown into a file that is there until the program ends.

        Raises OSError.
        """
        if self._dragged is None:
            self._dragged = TemporaryDirectory(prefix="precis-")  # nobody else can read what is in it
        document = analysis.document
        name = fit_file_name(one_line(document.title or document.path.stem, LONGEST_TITLE))
        path = Path(self._dragged.name, f"{name}.md")
        path.write_text(_summary_in_markdown(analysis), "utf-8")
        return path

    def _listed(self) -> tuple[Path, ...]:
        return tuple(each.source for each in self._documents.entries() if isinstance(each.source, Path))

    def _start(self, work: Callable[[Report], object], done: Callable[[object], object]) -> None:
        job = Job(work)
        job.done.connect(done)
        job.failed.connect(self.failed)
        self._queue.add(job)

    def _with_analyses(
        self, entries: Sequence[DocumentEntry], go_on: Callable[[Sequence[AnalysedDocument]], object]
    ) -> None:
        """Go on with what was found in those that are done, if there are any."""
        with_analyses(
            entries,
            self._library,
            lambda found: go_on(found) if found else None,
        )


def _reports(found: Sequence[AnalysedDocument]) -> "list[DocumentReport]":
    from engine.exports.note_section import with_notes
    from engine.exports.report import report_of

    parts = ("summary", "keywords", "topics")
    reports = []
    for one in found:
        report = report_of(one.analysis, date.today(), parts, translate)
        reports.append(with_notes(report, one.analysis.document, one.entry.notes, translate))
    return reports


def _summary_in_markdown(analysis: Analysis) -> str:
    from engine.exports.markdown import to_markdown
    from engine.exports.report import report_of

    return to_markdown([report_of(analysis, date.today(), ("summary",), translate)])
