"""Toolbar over a document: pages or text, page number, places found, zoom."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIntValidator, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from engine.core.document import Block, Document
from gui.viewer.contents_menu import ContentsMenu
from gui.widgets.labels import ElidedLabel

FEW_HEADINGS = 2
MOST_DIGITS = 6
GAP_OF_VIEWS = 8
"""Pixels after the choice of the view."""


class DocumentToolbar(QWidget):
    """Toolbar that shows where the view is and emits what the user asks for."""

    pages_requested = Signal(bool)
    """True for the pages, False for the text."""
    page_requested = Signal(int)
    larger_requested = Signal()
    smaller_requested = Signal()
    usual_size_requested = Signal()
    previous_requested = Signal()
    next_requested = Signal()
    back_requested = Signal()
    """Back to where a link was followed from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = self._choice(self.tr("Pages"), self.tr("Show the pages as they are printed"))
        self._text = self._choice(self.tr("Text"), self.tr("Show the text that was read"))
        self._view_buttons = QButtonGroup(self)
        for button in (self._pages, self._text):
            self._view_buttons.addButton(button)
        self._view_buttons.buttonClicked.connect(
            lambda button: self.pages_requested.emit(button is self._pages)
        )
        self._back = self._button("", self.tr("Back to where the link was (Alt+Left)"))
        self._back.setArrowType(Qt.ArrowType.LeftArrow)
        self._back.hide()
        self._number = self._make_number()
        self._of = self._label()
        self._name = ElidedLabel(self)
        self._name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._where = self._label()
        self._previous = self._button("", self.tr("Previous place (Shift+F3)"))
        self._previous.setArrowType(Qt.ArrowType.UpArrow)
        self._next = self._button("", self.tr("Next place (F3)"))
        self._next.setArrowType(Qt.ArrowType.DownArrow)
        self._smaller = self._button("−", self.tr("Zoom out (Ctrl+−)"))
        self._usual = self._button("", self.tr("Fit the width (Ctrl+0)"))
        self._larger = self._button("+", self.tr("Zoom in (Ctrl++)"))
        self.contents = ContentsMenu(self)
        self._contents = self._make_contents_button()
        for button, signal in (
            (self._back, self.back_requested),
            (self._previous, self.previous_requested),
            (self._next, self.next_requested),
            (self._smaller, self.smaller_requested),
            (self._usual, self.usual_size_requested),
            (self._larger, self.larger_requested),
        ):
            button.clicked.connect(signal)
        self._add_keys()
        self._row = self._make_row()
        self.show_places("", 0, 0)
        self.show_views(offered=False, pages=False, why="")

    def _make_number(self) -> QLineEdit:
        number = QLineEdit(self)
        number.setAccessibleName(self.tr("Page number"))
        number.setToolTip(self.tr("Type a page number and press Return"))
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        number.setValidator(QIntValidator(1, 10**MOST_DIGITS - 1, self))
        number.returnPressed.connect(self._go)
        return number

    def _add_keys(self) -> None:
        for keys, asked in (
            ("F3", self.next_requested),
            ("Shift+F3", self.previous_requested),
            ("Ctrl++", self.larger_requested),
            ("Ctrl+=", self.larger_requested),
            ("Ctrl+-", self.smaller_requested),
            ("Ctrl+0", self.usual_size_requested),
        ):
            QShortcut(QKeySequence(keys), self, asked.emit)

    def _make_contents_button(self) -> QToolButton:
        button = self._button(self.tr("Contents"), self.tr("Go to a section"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self.contents)
        button.hide()
        return button

    def _make_row(self) -> QHBoxLayout:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 8, 5)
        row.setSpacing(4)
        row.addWidget(self._pages)
        row.addWidget(self._text)
        row.addWidget(self._contents)
        row.addSpacing(GAP_OF_VIEWS)
        row.addWidget(self._back)
        row.addWidget(self._number)
        row.addWidget(self._of)
        row.addWidget(self._name, 1)
        row.addWidget(self._where)
        for button in (self._previous, self._next, self._smaller, self._usual, self._larger):
            row.addWidget(button)
        self._fix_widths()
        return row

    def _fix_widths(self) -> None:
        """Give figures the room that the longest take, so that nothing moves beside them."""
        self._number.setFixedWidth(QFontMetrics(self._number.font()).horizontalAdvance("88888") + 18)
        self._usual.setFixedWidth(QFontMetrics(self._usual.font()).horizontalAdvance("888 %") + 12)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.layout() is not None:
            self._fix_widths()

    def show_views(self, *, offered: bool, pages: bool, why: str) -> None:
        """Show which of pages and text is shown; why says why there are no pages, if they were expected."""
        for button in (self._pages, self._text):
            button.setVisible(offered or bool(why))
        self._pages.setEnabled(offered)
        self._pages.setToolTip(why or self.tr("Show the pages as they are printed"))
        (self._pages if pages else self._text).setChecked(True)

    def show_contents(self, document: Document | None, headings: Sequence[Block]) -> None:
        """Offer the headings of a document, where it has several."""
        self._contents.setVisible(len(headings) >= FEW_HEADINGS)
        if document is not None:
            self.contents.show_headings(document, headings)
        self._make_room()

    def show_back(self, is_there: bool) -> None:
        """Offer a way back, or none."""
        self._back.setVisible(is_there)
        self._make_room()

    def show_page(self, page: int, pages: int) -> None:
        """Show which page is in view, counted from 1."""
        self._number.show()
        if not self._number.hasFocus() or not self._number.isModified():
            with QSignalBlocker(self._number):
                self._number.setText(str(page))
        self._of.setText(self.tr("of {pages}").format(pages=pages))

    def show_share(self, text: str) -> None:
        """Show where in a document without pages the view is."""
        self._number.hide()
        self._of.setText(text)

    def show_size(self, percent: int | None) -> None:
        self._usual.setText("" if percent is None else self.tr("{percent} %").format(percent=percent))
        self._make_room()

    def show_places(self, name: str, place: int, places: int) -> None:
        """Show which of several places is shown, counted from 1; a name without places was not found."""
        several = places > 1
        self._previous.setVisible(several)
        self._next.setVisible(several)
        count = self.tr("not found") if name and not places else ""
        if several:
            count = self.tr("{place} of {places}").format(place=place, places=places)
        if name and count:
            self._name.set_plain_text(name)
        else:
            self._name.clear()
            self._name.setToolTip("")
        self._where.setText(count)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow window the size is not said, then not changed here: the keys still do."""
        row = self._row
        margins = row.contentsMargins()
        others = (self._pages, self._text, self._contents, self._back, self._number, self._of, self._where)
        room = self.width() - margins.left() - margins.right() - GAP_OF_VIEWS
        for part in (*others, self._previous, self._next):
            room -= 0 if part.isHidden() else _width(part) + row.spacing()
        has_size = bool(self._usual.text())
        for buttons in ((self._smaller, self._larger), (self._usual,)):
            room -= sum(_width(button) + row.spacing() for button in buttons)
            for button in buttons:
                button.setVisible(has_size and room >= 0)

    def _go(self) -> None:
        self._number.setModified(False)
        if self._number.text():
            self.page_requested.emit(int(self._number.text()))

    def _choice(self, text: str, explanation: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(explanation)
        button.setAccessibleName(text)
        button.setAccessibleDescription(explanation)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label


def _width(part: QWidget) -> int:
    """Return how wide a part of the toolbar will be."""
    return min(max(part.sizeHint().width(), part.minimumWidth()), part.maximumWidth())
