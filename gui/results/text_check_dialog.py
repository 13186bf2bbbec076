"""Dialog of a text's check: the text above, its sentences with what the document says to them below."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine.core.document import Document
from engine.core.results import CheckedSentence
from engine.loading.discovery import SUFFIXES
from gui.results.claim_delegate import ClaimDelegate
from gui.results.claim_row import ClaimRow, claim_row, count_kinds
from gui.widgets.labels import HidingLabel
from gui.widgets.result_list import ResultList, ResultListModel
from gui.widgets.text_formatting import breakable, one_line

LONGEST = 200_000
"""Characters of a text that is checked: a field with more makes the window wait."""


class ClaimsEditor(QPlainTextEdit):
    """Text editor that takes plain text, and tells of a file that is dropped or pasted."""

    file_dropped = Signal(object)
    """Its Path."""
    refused = Signal()
    """What was dropped or pasted is too long."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(_files_of(source)) or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped: the first file, or else text."""
        if files := _files_of(source):
            self.file_dropped.emit(files[0])
        elif len(text := source.text()) <= LONGEST:
            self.insertPlainText(text)
        else:
            self.refused.emit()


class TextCheckDialog(QDialog):
    """Dialog that shows of each sentence of a text whether a document says it; the window stays usable."""

    check_requested = Signal(str)
    file_chosen = Signal(object)
    """The Path of a file whose text is to be checked."""
    stop_requested = Signal()
    place_requested = Signal(object, str)
    """Spans of the document, and what they are to be called."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        title = one_line(document.title or document.path.name, 80)
        self.setWindowTitle(self.tr("Check a text: {title}").format(title=title))
        self.setAcceptDrops(True)
        self._is_at_work = False
        self.editor = ClaimsEditor(self)
        self.editor.setAccessibleName(self.tr("Text to be checked"))
        self.editor.setPlaceholderText(
            self.tr("Paste or drop a summary from anywhere: each sentence is looked up in the document.")
        )
        self.editor.setTabChangesFocus(True)
        self._rows = ResultListModel(ClaimRow.as_text, self)
        self.list = ResultList(self._rows, ClaimDelegate(self), self)
        self.list.setAccessibleName(self.tr("Checked sentences"))
        self.counts = QLabel(self)
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.counts.setWordWrap(True)
        self.note = HidingLabel(self)
        self.open_button = QPushButton(self.tr("&Open a file…"), self)
        self.check = QPushButton(self.tr("&Check"), self)
        self.stop = QPushButton(self.tr("&Stop"), self)
        self.leave = QPushButton(self.tr("C&lose"), self)
        self._build_layout()
        self._connect()
        self._offer()

    def _build_layout(self) -> None:
        self.check.setDefault(True)
        for button in (self.open_button, self.stop, self.leave):
            button.setAutoDefault(False)
        self._below = QWidget(self)
        results = QVBoxLayout(self._below)
        results.setContentsMargins(0, 0, 0, 0)
        results.addWidget(self.counts)
        results.addWidget(self.list, 1)
        self._below.hide()
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.editor)
        parts.addWidget(self._below)
        parts.setSizes([180, 360])
        self.note.setContentsMargins(0, 2, 0, 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_button)
        buttons.addStretch(1)
        for button in (self.stop, self.check, self.leave):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(parts, 1)
        column.addWidget(self.note)
        column.addLayout(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 84, 560)

    def _connect(self) -> None:
        self.editor.textChanged.connect(self._offer)
        self.editor.file_dropped.connect(self.file_chosen)
        self.editor.refused.connect(self._tell_too_long)
        self.open_button.clicked.connect(self._open_file)
        self.check.clicked.connect(lambda: self.check_requested.emit(self.editor.toPlainText()))
        self.stop.clicked.connect(self.stop_requested)
        self.leave.clicked.connect(self.reject)
        for chosen in (self.list.chosen, self.list.chosen_again):
            chosen.connect(self._show_sources)

    def rows(self) -> Sequence[ClaimRow]:
        return self._rows.rows

    def show_work(self) -> None:
        """Show that a text is being read or checked."""
        self._is_at_work = True
        self.note.say(self.tr("Working…"))
        self._offer()

    def show_message(self, words: str) -> None:
        """Show that the work has ended, and what went wrong, if anything did."""
        self._is_at_work = False
        self.note.say(breakable(words))
        self._offer()

    def show_text(self, text: str) -> None:
        """Take the text of a file, and have it checked."""
        if len(text) > LONGEST:
            self._tell_too_long()
            return
        self.editor.setPlainText(text)
        self.check.click()

    def show_claims(self, claims: Sequence[CheckedSentence]) -> None:
        """Show what was found of the text's sentences."""
        self.list.clear_choice()
        self.list.show_rows([claim_row(self._document, claim) for claim in claims])
        self.counts.setText(count_kinds(claims))
        self._below.setVisible(bool(claims))
        if not claims:
            self.note.say(self.tr("There is no sentence in this text."))

    def tell_that_another_is_shown(self) -> None:
        """Say why no place is shown."""
        self.note.say(
            self.tr("Another document is shown now. Choose this one in the list, then click again.")
        )

    def _tell_too_long(self) -> None:
        self.note.say(
            self.tr("This text is too long to be checked at once. Use at most {count} characters.").format(
                count=f"{LONGEST:,}"
            )
        )

    def _offer(self) -> None:
        """Enable what can be done now."""
        is_empty = self.editor.document().isEmpty()
        self.check.setEnabled(not is_empty and not self._is_at_work)
        self.open_button.setEnabled(not self._is_at_work)
        self.stop.setVisible(self._is_at_work)

    def _open_file(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        filters = ";;".join((self.tr("Documents ({kinds})").format(kinds=kinds), self.tr("All files (*)")))
        name, _filter = QFileDialog.getOpenFileName(self, self.tr("Open a text to be checked"), "", filters)
        if name:
            self.file_chosen.emit(Path(name))

    def _show_sources(self, row: int) -> None:
        shown = self.rows()[row]
        if shown.spans:
            self.note.say("")
            self.place_requested.emit(shown.spans, one_line(shown.claim.text, 60))

    # Qt's events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.editor.canInsertFromMimeData(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped beside the text as if it were dropped on it."""
        event.acceptProposedAction()
        self.editor.insertFromMimeData(event.mimeData())


def _files_of(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
