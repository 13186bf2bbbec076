"""The document in the middle of the window: its text, the page in view, the places found, the find bar."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from engine.document import Document, Span
from gui.document_text import DocumentText
from gui.plain_text import one_line

MOST_FOUND = 2_000
SLICE = 400_000
"""Characters searched at once; the window answers in between."""
TYPING_PAUSE = 150
"""Milliseconds without a keystroke before the search begins."""


class SourceView(QWidget):
    """Shows a document. Knows the places of what was chosen last and leads from one to the next."""

    places_left = Signal()
    """The user no longer wants the places marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._places: tuple[Span, ...] = ()
        self._place = 0
        self._name = ""
        self.text = DocumentText(self)
        self.text.setAccessibleName(self.tr("Text of the document"))
        self.text.moved.connect(self._show_page)
        self._page = QLabel(self)
        self._page.setTextFormat(Qt.TextFormat.PlainText)
        self._where = QLabel(self)
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._previous = self._arrow(Qt.ArrowType.UpArrow, self.tr("Previous place (Shift+F3)"))
        self._next = self._arrow(Qt.ArrowType.DownArrow, self.tr("Next place (F3)"))
        self._previous.clicked.connect(self.reveal_previous)
        self._next.clicked.connect(self.reveal_next)
        self._find = FindBar(self)
        self._find.wanted.connect(self._search)
        self._find.next_wanted.connect(self.reveal_next)
        self._find.previous_wanted.connect(self.reveal_previous)
        self._find.left.connect(self.leave_places)
        self._searching = QTimer(self, interval=0)
        self._searching.timeout.connect(self._search_on)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 8, 6)
        head.addWidget(self._page)
        head.addWidget(self._where, 1)
        head.addWidget(self._previous)
        head.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._find)
        column.addWidget(self.text, 1)
        self._find.hide()
        self._show_place()
        for keys, act in (
            (QKeySequence("F3"), self.reveal_next),
            (QKeySequence("Shift+F3"), self.reveal_previous),
        ):
            QShortcut(keys, self, act)

    def show_document(self, document: Document | None) -> None:
        self._document = document
        self.leave_places()
        self._find.hide()
        self.text.show_document(document)
        self._show_page()

    def mark(self, spans: Sequence[Span], name: str) -> None:
        """Mark the places of what is called name, and reveal the first."""
        self._searching.stop()
        self._places, self._name, self._place = tuple(sorted(spans)), one_line(name), 0
        self.text.mark(self._places)
        self._go_to(0)

    def reveal_next(self) -> None:
        self._go_to(self._place + 1)

    def reveal_previous(self) -> None:
        self._go_to(self._place - 1)

    def leave_places(self) -> None:
        """Take the marks away."""
        self._searching.stop()
        self._places = ()
        self.text.mark(())
        self._show_place()
        self.places_left.emit()

    def open_find(self) -> None:
        """Let the user search in the text."""
        if self._document is not None:
            self._find.open(self.text.textCursor().selectedText())

    def _go_to(self, place: int) -> None:
        if self._places:
            self._place = place % len(self._places)
            self.text.reveal(self._places[self._place])
        self._show_place()

    def _search(self, words: str) -> None:
        self._searching.stop()
        self._name, self._found = one_line(words), list[Span]()
        self._pattern = re.compile(re.escape(words), re.IGNORECASE)
        self._searched = 0
        self._overlap = len(words)
        if words:
            self.places_left.emit()
            self._searching.start()
        else:
            self.leave_places()

    def _search_on(self) -> None:
        """Search the next stretch of the text; at the end of the text, show what was found."""
        assert self._document is not None
        text = self._document.text
        end = min(len(text), self._searched + SLICE + self._overlap)
        for match in self._pattern.finditer(text, self._searched, end):
            self._found.append(Span(match.start(), match.end()))
            self._searched = match.end()
        self._searched = max(self._searched, end - self._overlap + 1)
        if end == len(text) or len(self._found) >= MOST_FOUND:
            self.mark(self._found[:MOST_FOUND], self._name)

    def _show_page(self) -> None:
        self._page.setText(self._page_words())

    def _page_words(self) -> str:
        document = self._document
        if document is None or not document.text:
            return ""
        seen = self.text.in_view()
        page = document.page_of(seen)
        if page is None:
            share = min(1.0, seen.end / len(document.text))
            return self.tr("{percent} % of the text").format(percent=round(100 * share))
        return self.tr("Page {page} of {pages}").format(page=page, pages=len(document.page_starts))

    def _show_place(self) -> None:
        several = len(self._places) > 1
        self._previous.setVisible(several)
        self._next.setVisible(several)
        count = ""
        if several:
            count = self.tr("{place} of {places}").format(place=self._place + 1, places=len(self._places))
        elif self._find.isVisible() and self._find.words() and not self._places:
            count = self.tr("not found")
        self._where.setVisible(bool(count))
        room = QFontMetrics(self._where.font()).averageCharWidth() * 30
        name = QFontMetrics(self._where.font()).elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self._where.setText(self.tr("{name}: {count}").format(name=name, count=count) if count else "")

    def _arrow(self, arrow: Qt.ArrowType, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setArrowType(arrow)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


class FindBar(QWidget):
    """The line in which the user types what to look for."""

    wanted = Signal(str)
    next_wanted = Signal()
    previous_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(self.tr("Find in the document"))
        self._line.setAccessibleName(self.tr("Find in the document"))
        self._line.setClearButtonEnabled(True)
        self._pause = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._pause.timeout.connect(lambda: self.wanted.emit(self._line.text()))
        self._line.textChanged.connect(lambda: self._pause.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 8)
        row.addWidget(self._line)
        for keys, act in (
            ("Return", self._go_on),
            ("Shift+Return", self.previous_wanted.emit),
            ("Escape", self._leave),
        ):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def open(self, words: str) -> None:
        self.show()
        if words and "\u2029" not in words:
            self._line.setText(words)
        self._line.selectAll()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def words(self) -> str:
        return self._line.text()

    def _go_on(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.wanted.emit(self._line.text())
        else:
            self.next_wanted.emit()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
