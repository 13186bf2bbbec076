"""Bar that says where a file was saved, and opens it or its folder."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.export.system_files import OpenPlace, open_with_system, show_in_folder
from gui.widgets.labels import ElidedLabel


class SavedBar(QWidget):
    """Shows itself when something was saved, until it is closed."""

    def __init__(self, parent: QWidget | None = None, open_place: OpenPlace = open_with_system) -> None:
        super().__init__(parent)
        self._path = Path()
        self._open = open_place
        self._label = ElidedLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._label, 1)
        for words, act in (
            (self.tr("&Open it"), lambda: self._open(self._path)),
            (self.tr("&Show in folder"), lambda: show_in_folder(self._path, self._open)),
            (self.tr("&Close"), self.hide),
        ):
            button = QPushButton(words, self)
            button.clicked.connect(act)
            row.addWidget(button)
        self.hide()

    def show_path(self, path: object) -> None:
        """Say where something was saved."""
        if isinstance(path, Path):
            self._path = path
            self._label.set_plain_text(self.tr("Saved to {path}").format(path=path))
            self.show()

    def text(self) -> str:
        """Return what is said."""
        return self._label.text()
