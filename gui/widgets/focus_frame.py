"""Base class of widgets that draw themselves: a frame while they have the focus."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QWidget

from gui.widgets.theme import Colours


class FocusFrame(QWidget):
    """Widget that repaints when its focus changes."""

    def paint_focus(self, painter: QPainter, colours: Colours) -> None:
        """Draw the frame, where the view has the focus. To be called at the end of paintEvent."""
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colours.accent)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
