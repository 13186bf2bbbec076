"""Labels: one that is elided to one line, and a notice with a background."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from gui.widgets.text_formatting import breakable, one_line, tooltip
from gui.widgets.theme import colours_of


class Notice(QLabel):
    """Label of one warning about the document, with a background of its own."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(breakable(text), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setContentsMargins(10, 7, 10, 7)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Notice"))
        self.setAccessibleDescription(text)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationPaletteChange:
            self._colour()

    def _colour(self) -> None:
        colours = colours_of(self.parentWidget() or self)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, colours.warning)
        palette.setColor(QPalette.ColorRole.WindowText, colours.text)
        self.setPalette(palette)


class HidingLabel(QLabel):
    """Label of faint plain text that is there only while it says something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setContentsMargins(14, 2, 14, 6)
        self.hide()

    def say(self, words: str) -> None:
        """Say something, or nothing any more."""
        self.setText(words)
        self.setVisible(bool(words))


class ElidedLabel(QLabel):
    """Label of one line of plain text, elided where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_plain_text(self, text: str) -> None:
        """Show a text on one line, whole in the tooltip."""
        self.setText(one_line(text))
        self.setToolTip(tooltip(one_line(text)))
        self.setAccessibleDescription(one_line(text))  # or Qt would tell the tooltip's markup

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - as Qt declares it
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment(), text)
