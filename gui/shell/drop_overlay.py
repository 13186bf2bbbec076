"""Overlay that shows while something is dragged over the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.widgets.theme import colours_of, scaled_font

INSET = 14
ROUND = 12


class DropOverlay(QWidget):
    """Overlay with a text, transparent for the mouse."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, widget: QWidget) -> None:
        """Cover a sibling or its parent's centre."""
        self.setGeometry(widget.geometry())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - as Qt declares it
        colours = colours_of(self)
        painter = QPainter(self)
        veil = QColor(colours.window)
        veil.setAlphaF(0.85)
        painter.fillRect(self.rect(), veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(INSET, INSET, -INSET, -INSET), ROUND, ROUND)
        painter.setFont(scaled_font(self.font(), 1.5, bold=True))
        painter.setPen(colours.text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
