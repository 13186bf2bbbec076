"""Window of a corpus: its topics beside what was found in it, and the way to a document's place."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gui.corpus.corpus_passage_delegate import CorpusPassageDelegate, row_text
from gui.corpus.corpus_reader import CorpusOverview, CorpusPassage, CorpusReader, CorpusReply, CorpusRequest
from gui.corpus.corpus_text import describe_overview, describe_reply, explain_corpus_error
from gui.corpus.corpus_topic_delegate import CorpusTopicDelegate, CorpusTopicRow
from gui.widgets.labels import ElidedLabel, Notice
from gui.widgets.result_list import ResultList, ResultListModel
from gui.widgets.text_formatting import breakable, one_line, tooltip
from gui.widgets.theme import scaled_font

PAUSE = 200
"""Milliseconds after the last key before what was typed is looked for."""
MARGIN = 16


class CorpusWindow(QWidget):
    """Shows what is in a corpus. It changes nothing in it."""

    place_requested = Signal(object)
    """A CorpusPlace that is to be shown in its document."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._name = one_line(folder.name or str(folder), 80)
        self.setWindowTitle(self.tr("Corpus: {name}").format(name=self._name))
        self.setAutoFillBackground(True)
        self.reader = CorpusReader(folder, self)
        self._make_head(folder)
        self._make_lists()
        self._build_layout()
        self._connect()
        self._offer()
        self.resize(960, 640)
        self.told.setText(self.tr("Opening the corpus…"))
        self.reader.open()

    def _make_head(self, folder: Path) -> None:
        self._heading = ElidedLabel(self)
        self._heading.set_plain_text(self._name)
        self._heading.setFont(scaled_font(self.font(), 1.3, bold=True))
        self._heading.setFixedHeight(self._heading.fontMetrics().height())
        self._heading.setToolTip(tooltip(str(folder)))
        self.overview = QLabel(self)
        self.overview.setTextFormat(Qt.TextFormat.PlainText)
        self.overview.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Words; in quotes they stand together"))
        self.field.setAccessibleName(self.tr("Find in the corpus"))
        self.field.setClearButtonEnabled(True)
        self.summarize = QPushButton(self.tr("&Summarise these"), self)
        self.summarize.setToolTip(
            tooltip(self.tr("Chooses the best sentences of all documents that were found"))
        )
        self.notice = Notice("", self)
        self.notice.hide()
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def _make_lists(self) -> None:
        self._topic_rows = ResultListModel(CorpusTopicRow.as_text, self)
        self.topics = ResultList(self._topic_rows, CorpusTopicDelegate(self), self)
        self.topics.setAccessibleName(self.tr("Topics of the corpus"))
        self._model = ResultListModel(row_text, self)
        self.list = ResultList(self._model, CorpusPassageDelegate(self), self)
        self.list.setAccessibleName(self.tr("What was found in the corpus"))
        self.open_place = QPushButton(self.tr("&Open the document here"), self)
        self.similar = QPushButton(self.tr("&Documents like this"), self)
        self.leave = QPushButton(self.tr("C&lose"), self)

    def _build_layout(self) -> None:
        search = QHBoxLayout()
        search.setSpacing(8)
        search.addWidget(self.field, 1)
        search.addWidget(self.summarize)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 12, MARGIN, 8)
        head.setSpacing(6)
        for widget in (self._heading, self.overview, self.notice):
            head.addWidget(widget)
        head.addLayout(search)
        head.addWidget(self.told)
        self._parts = QSplitter(Qt.Orientation.Horizontal, self)
        self._parts.setChildrenCollapsible(False)
        self._parts.setHandleWidth(1)
        self._parts.addWidget(self.topics)
        self._parts.addWidget(self.list)
        self._parts.setStretchFactor(1, 1)
        self._parts.setSizes([260, 700])
        buttons = QHBoxLayout()
        buttons.setContentsMargins(MARGIN, 8, MARGIN, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self.open_place)
        buttons.addWidget(self.similar)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._parts, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.reader.opened.connect(self._show_overview)
        self.reader.replied.connect(self.show_reply)
        self.reader.located.connect(self.place_requested)
        self.reader.failed.connect(self.show_error)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._search)
        self.field.textEdited.connect(lambda _text: self._pause.start())
        self.field.returnPressed.connect(self._search)
        for chosen in (self.topics.chosen, self.topics.chosen_again):
            chosen.connect(lambda _row: self._search())
        self.summarize.clicked.connect(lambda: self._ask(self._request(is_summary=True)))
        self.list.chosen.connect(lambda _row: self._offer())
        self.list.chosen_again.connect(lambda _row: self._open_chosen())
        self.list.doubleClicked.connect(lambda _index: self._open_chosen())
        self.open_place.clicked.connect(self._open_chosen)
        self.similar.clicked.connect(lambda: self._ask(CorpusRequest(similar=self.list.chosen_row())))
        self.leave.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence.StandardKey.Find, self, self.field.setFocus)

    def passages(self) -> tuple[CorpusPassage, ...]:
        """Return what is shown, in its order."""
        return self._model.rows

    def show_reply(self, reply: CorpusReply) -> None:
        """Show what was found."""
        self.list.clear_choice()
        self.list.show_rows(reply.passages)
        self.list.scrollToTop()
        self.told.setText(breakable(describe_reply(reply)))
        self._offer()

    def show_error(self, error: Exception) -> None:
        """Say what went wrong, and what to do."""
        message = explain_corpus_error(error, self._name)
        self.show_notice(f"{message.what} {message.advice}")
        self.told.clear()

    def show_notice(self, words: str) -> None:
        self.notice.setText(breakable(words))
        self.notice.setAccessibleDescription(words)
        self.notice.setVisible(bool(words))

    def _show_overview(self, overview: CorpusOverview) -> None:
        self.overview.setText(describe_overview(overview))
        entire = CorpusTopicRow(self.tr("All documents"), overview.documents)
        rows = (
            CorpusTopicRow(one_line(each.label, 120), each.documents, each.number) for each in overview.topics
        )
        self.topics.show_rows((entire, *rows))
        self.field.setFocus()
        self.topics.setCurrentIndex(self._topic_rows.index(0))
        self._offer()

    def _offer(self) -> None:
        """Enable what can be done."""
        is_open = bool(self._topic_rows.rows)
        for widget in (self.field, self.summarize):
            widget.setEnabled(is_open)
        for button in (self.open_place, self.similar):
            button.setEnabled(self.list.chosen_row() is not None)

    def _request(self, *, is_summary: bool = False) -> CorpusRequest:
        row = self.topics.chosen_row()
        topic = None if row is None else row.number
        return CorpusRequest(self.field.text().strip(), topic, is_summary=is_summary)

    def _search(self) -> None:
        self._pause.stop()
        self._ask(self._request())

    def _ask(self, request: CorpusRequest) -> None:
        self.show_notice("")
        self.told.setText(self.tr("Reading…"))
        self.reader.ask(request)

    def _open_chosen(self) -> None:
        passage = self.list.chosen_row()
        if passage is not None:
            self.reader.locate(passage)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop reading; a window that was closed does not come back."""
        self.reader.close()
        super().closeEvent(event)
