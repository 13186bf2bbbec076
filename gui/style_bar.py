"""How the document is to be summarised: quoted or written, and how much of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from engine.options import Size, Style
from gui.writings import Wish


class StyleBar(QWidget):
    chosen = Signal(object)
    """A Wish of the user's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._styles = QComboBox(self)
        self._styles.setAccessibleName(self.tr("Kind of summary"))
        self._styles.setToolTip(
            self.tr("Key sentences are quoted. The others are written by a language model and checked.")
        )
        for style, words in (
            (Style.KEY, self.tr("Key sentences")),
            (Style.ABSTRACT, self.tr("Abstract")),
            (Style.BULLETS, self.tr("Bullet points")),
            (Style.HEADLINE, self.tr("Headline")),
        ):
            self._styles.addItem(words, style)
        self._sizes = QComboBox(self)
        self._sizes.setAccessibleName(self.tr("Length of what is written"))
        for size, words in (
            (Size.SHORT, self.tr("Short")),
            (Size.MEDIUM, self.tr("Medium")),
            (Size.LONG, self.tr("Long")),
        ):
            self._sizes.addItem(words, size)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._styles)
        row.addWidget(self._sizes)
        for box in (self._styles, self._sizes):
            box.view().setAccessibleName(box.accessibleName())
            box.activated.connect(self._choose)
        self.show_wish(Wish())

    def wish(self) -> Wish:
        return Wish(Style(self._styles.currentData()), Size(self._sizes.currentData()))

    def show_wish(self, wish: Wish) -> None:
        self._styles.setCurrentIndex(self._styles.findData(wish.style))
        self._sizes.setCurrentIndex(self._sizes.findData(wish.size))
        self._sizes.setVisible(wish.style in (Style.ABSTRACT, Style.BULLETS))

    def _choose(self) -> None:
        self.show_wish(self.wish())
        self.chosen.emit(self.wish())
