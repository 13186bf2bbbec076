"""Dialog of watched folders: which they are, how many files they hold, and what was left out and why."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.library.watched_folders import WatchedFolder
from engine.messages import describe_skipped
from gui.library.folder_watcher import FolderWatcher
from gui.messages import translate
from gui.widgets.text_formatting import one_line

FOLDER = Qt.ItemDataRole.UserRole
MOST_LISTED = 500
"""Files that are listed by name."""


class WatchedFoldersDialog(QDialog):
    """Lists the folders; one can be added or taken away."""

    watch_requested = Signal(object)
    """The path of a folder."""
    unwatch_requested = Signal(object)

    def __init__(self, watcher: FolderWatcher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Watched folders"))
        self._watcher = watcher
        words = QLabel(
            self.tr(
                "New files of these folders, and of the folders in them, come into the list by themselves. "
                "Changed files are read again."
            ),
            self,
        )
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Watched folders"))
        self.list.currentItemChanged.connect(lambda *_: self._show_folder())
        self.add = QPushButton(self.tr("&Watch a folder…"), self)
        self.add.clicked.connect(self._ask)
        self.remove = QPushButton(self.tr("&Stop watching"), self)
        self.remove.clicked.connect(self._remove)
        close = QPushButton(self.tr("&Close"), self)
        close.clicked.connect(self.reject)
        self._left_out_heading = QLabel(self.tr("Left out:"), self)
        self.left_out = QPlainTextEdit(self)
        self.left_out.setReadOnly(True)
        self.left_out.setAccessibleName(self.tr("Files that were left out"))
        self._nothing = QLabel(self.tr("No folder is watched yet."), self)
        self._nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._build_layout(words, close)
        self.resize(self.fontMetrics().averageCharWidth() * 86, 460)
        self.refresh()

    def _build_layout(self, words: QLabel, close: QPushButton) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(words)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 2)
        column.addWidget(self._left_out_heading)
        column.addWidget(self.left_out, 2)
        column.addLayout(buttons)

    def refresh(self) -> None:
        """Show the folders as they are now."""
        chosen = self._chosen()
        folders = self._watcher.folders()
        self.list.clear()
        for folder in folders:
            item = QListWidgetItem(self._text_of(folder), self.list)
            item.setData(FOLDER, folder.path)
            if folder.path == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and folders:
            self.list.setCurrentRow(0)
        self._nothing.setVisible(not folders)
        self.list.setVisible(bool(folders))
        self._show_folder()

    def _text_of(self, folder: WatchedFolder) -> str:
        path = one_line(str(folder.path))
        if self._watcher.is_lost(folder.path):
            return f"{path}\n" + self.tr("The folder is not there. It is looked for again.")
        said = self.tr("{count} files").format(count=len(folder.seen) - len(folder.skipped))
        if folder.skipped:
            said += self.tr(", {count} left out").format(count=len(folder.skipped))
        return f"{path}\n{said}"

    def _chosen(self) -> Path | None:
        item = self.list.currentItem()
        return None if item is None else Path(item.data(FOLDER))

    def _show_folder(self) -> None:
        chosen = self._chosen()
        self.remove.setEnabled(chosen is not None)
        folder = next((one for one in self._watcher.folders() if one.path == chosen), None)
        skipped = () if folder is None else folder.skipped
        for widget in (self._left_out_heading, self.left_out):
            widget.setVisible(bool(skipped))
        lines = list(describe_skipped(skipped, translate))
        if folder is not None and skipped:
            lines += ["", *(str(file.path.relative_to(folder.path)) for file in skipped[:MOST_LISTED])]
        if self.left_out.toPlainText() != "\n".join(lines):
            self.left_out.setPlainText("\n".join(lines))

    def _ask(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder"))
        if name:
            self.watch_requested.emit(Path(name))

    def _remove(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.unwatch_requested.emit(chosen)
