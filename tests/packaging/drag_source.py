"""A window with a label for each file named, from which the file can be dragged as from a file manager.

`python drag_source.py X Y FILE…`, on an X display. Used by try_deb.py.
"""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

HEIGHT = 60


class File(QLabel):
    def __init__(self, path: str) -> None:
        super().__init__(path.rsplit("/", 1)[-1])
        self.path = path
        self.setFixedSize(180, HEIGHT)
        self.setStyleSheet("background: #dde6f0; border: 1px solid #1f5fa8")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - as Qt has it
        drag = QDrag(self)
        content = QMimeData()
        content.setUrls([QUrl.fromLocalFile(self.path)])
        drag.setMimeData(content)
        drag.exec(Qt.DropAction.CopyAction)


def main() -> None:
    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.setWindowTitle("drag source")
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for path in sys.argv[3:]:
        column.addWidget(File(path))
    window.move(int(sys.argv[1]), int(sys.argv[2]))
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
