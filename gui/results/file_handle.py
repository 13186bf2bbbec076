"""Handle by which a summary is dragged out of the window, as a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QWidget

SIDE = 24
"""Pixels of the handle, both ways."""
MakeFile = Callable[[], Path | None]
"""Writes what is dragged; None where there is nothing, or it could not be written."""


class FileHandle(QLabel):
    """Picture of a file. It is written when it is dragged away, not before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.make_file: MakeFile = lambda: None
        self.drag: Callable[[QMimeData], object] = self._drag
        self._pressed: QPointF | None = None
        words = self.tr("Drag the summary as a file to a folder or another program")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFixedSize(SIDE, SIDE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        icon = self.style().standardIcon(QStyle.StandardPixmap.SP_FileIcon)
        self.setPixmap(icon.pixmap(SIDE - 6, SIDE - 6))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position() - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        path = self.make_file()
        if path is not None:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(path))])
            self.drag(data)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None

    def _drag(self, data: QMimeData) -> None:
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.pixmap())
        drag.exec(Qt.DropAction.CopyAction)
