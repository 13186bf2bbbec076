"""Search panel: what is looked for in all documents, and the passages that were found."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.library.library_search import SearchReply
from gui.library.library_words import LikeWords
from gui.library.panel_layout import lay_out
from gui.library.passage_delegate import PassageDelegate, row_text
from gui.widgets.result_list import ResultList, ResultListModel
from gui.widgets.text_formatting import breakable
from gui.widgets.theme import scaled_font
from gui.widgets.word_links import WordLinks

if TYPE_CHECKING:
    from engine.library.search.index import FoundPassage

PAUSE = 150
"""Milliseconds after the last key before what was typed is looked for."""


class SearchPanel(QWidget):
    """Takes what is looked for, and shows replies to it."""

    asked = Signal(str)
    """What is to be looked for."""
    chosen = Signal(object)
    """A FoundPassage."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Words, or a question"))
        self.field.setAccessibleName(self.tr("Find in all documents"))
        self.field.setClearButtonEnabled(True)
        self._close = QPushButton(self.tr("Back to the document"), self)
        self._close.clicked.connect(self.closed)
        self._heading = QLabel(self.tr("Find in all documents"), self)
        self._heading.setFont(scaled_font(self.font(), 1.3, bold=True))
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.like = WordLinks(self)
        self.like.chosen.connect(self.open)
        self._model = ResultListModel(row_text, self)
        self.list = ResultList(self._model, PassageDelegate(self), self)
        self.list.setAccessibleName(self.tr("Passages that were found"))
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        # Under the other views of its place: how narrow these may be, it does not decide.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._connect()
        self._build_layout()
        self.show_reply(SearchReply(""))

    def _connect(self) -> None:
        self._pause.timeout.connect(self._ask)
        self.field.textEdited.connect(lambda _text: self._pause.start())
        self.field.returnPressed.connect(self._ask)
        self.list.chosen.connect(self._choose)
        self.list.chosen_again.connect(self._choose)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build_layout(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._close)
        asked = QVBoxLayout()
        asked.setSpacing(8)
        asked.addWidget(self.field)
        asked.addWidget(self.like)
        lay_out(self, top, asked, self.told, self.list)

    def open(self, text: str = "") -> None:
        """Let somebody type; with a text, look for it."""
        if text:
            self.field.setText(text)
            self._ask()
        self.field.setFocus()
        self.field.selectAll()

    def show_reply(self, reply: SearchReply) -> None:
        """Show what was found, unless something else is looked for by now."""
        if reply.text != self.field.text() and reply.is_there:
            return
        self.list.show_rows(reply.passages)
        self.told.setText(breakable(self._words(reply)))

    def show_like(self, like: LikeWords) -> None:
        """Offer words like those that are looked for, unless something else is by now."""
        if like.text == self.field.text():
            self.like.show_words(self.tr("Similar words in your documents:"), like.words)

    def passages(self) -> "tuple[FoundPassage, ...]":
        """Return the passages that are shown, in their order."""
        return self._model.rows

    def refresh(self) -> None:
        """Look again for what stands there: the documents are others."""
        if self.isVisible() and self.field.text().strip():
            self._ask()

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit(self.field.text())

    def _choose(self, row: int) -> None:
        self.chosen.emit(self._model.rows[row])

    def _words(self, reply: SearchReply) -> str:
        if not reply.is_there:
            return self.tr(
                "There is nothing to search: documents are not kept when Précis closes. See Settings."
            )
        if not reply.text.strip():
            return self.tr(
                "Words in quotes stand together, a minus leaves a word out, {field} looks in titles. "
                "End with a question mark to ask a question."
            ).format(field="title:word")
        closest = self.tr("This comes closest:") if reply.passages else ""
        if reply.is_question:
            if not reply.passages or not reply.is_answered:
                return " ".join((self.tr("The documents do not say."), closest)).rstrip()
            return self.tr("These passages answer best:")
        if not reply.documents:
            return " ".join((self.tr("No document has all of these words."), closest)).rstrip()
        count, times = reply.documents, reply.times
        found = self.tr("In %n document(s)", "", count) if count != 1 else self.tr("In 1 document")
        if times is not None:
            often = self.tr("%n time(s)", "", times) if times != 1 else self.tr("once")
            found = self.tr("{documents}, {times}").format(documents=found, times=often)
        return found.replace("(s)", "s") + self.tr(".", "the end of a sentence")
