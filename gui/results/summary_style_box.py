"""Combo box of the kinds of summary (QComboBox): those that need a language model are grey without one."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from engine.core.options import SummaryStyle

FindWriter = Callable[[], bool]
"""Whether a model that writes is there for the document that is shown."""
_CHOOSING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_End)
_WAY_TO_A_MODEL = 3
"""Rows under the kinds that tell of the model: a line, a sentence, what fetches one."""


class SummaryStyleBox(QComboBox):
    """Offers kinds of summary, and leads to a language model where there is none."""

    style_chosen = Signal()
    """The user chose another kind."""
    model_wanted = Signal()
    """The user wants a language model."""

    def __init__(self, has_writer: FindWriter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_writer = has_writer
        self._shown = SummaryStyle.KEY
        self.setAccessibleName(self.tr("Kind of summary"))
        self.setToolTip(
            self.tr(
                "Key sentences and the headline are quoted. The others are written by a language model and "
                "checked."
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for style, text in (
            (SummaryStyle.KEY, self.tr("Key sentences")),
            (SummaryStyle.HEADLINE, self.tr("Headline")),
            (SummaryStyle.ABSTRACT, self.tr("Abstract")),
            (SummaryStyle.BULLETS, self.tr("Bullet points")),
        ):
            self.addItem(text, style)
        self.activated.connect(self._choose)

    def style_shown(self) -> SummaryStyle:
        """Return the kind that is chosen."""
        return self._shown

    def show_style(self, style: SummaryStyle) -> None:
        """Show a kind that was chosen elsewhere; nothing is emitted."""
        self._shown = style
        self.setCurrentIndex(self.findData(style))

    def look_for_writer(self) -> None:
        """Grey the written kinds where no model writes, and say how to get one."""
        has_writer = self._has_writer()
        rows = self.model()
        assert isinstance(rows, QStandardItemModel)
        kinds = len(SummaryStyle)
        for row in range(kinds):
            rows.item(row).setEnabled(has_writer or not SummaryStyle(self.itemData(row)).is_written)
        if has_writer:
            rows.setRowCount(kinds)
        elif rows.rowCount() == kinds:
            self.insertSeparator(kinds)
            self.addItem(self.tr("Grey kinds need a language model."))
            rows.item(kinds + 1).setEnabled(False)
            self.addItem(self.tr("Get a model…"))

    def _choose(self, row: int) -> None:
        if row == len(SummaryStyle) + _WAY_TO_A_MODEL - 1:
            self.show_style(self._shown)
            self.model_wanted.emit()
            return
        self._shown = SummaryStyle(self.itemData(row))
        self.style_chosen.emit()

    # Qt's events

    def showPopup(self) -> None:
        self.look_for_writer()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.look_for_writer()  # keys choose without opening the list
        if self.count() > len(SummaryStyle) and event.key() in _CHOOSING:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # what is scrolled past is not chosen
