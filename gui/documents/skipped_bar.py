"""Bar under the list of documents: what was left out of folders and archives that were added, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine.core.found_files import SkippedFile
from engine.messages import describe_skipped
from gui.messages import translate
from gui.widgets.text_formatting import breakable, tooltip

MOST_IN_TOOLTIP = 40


class SkippedBar(QWidget):
    """Bar that is shown from an import that left something out until the next one, or until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self.dismiss = QPushButton(self.tr("&Close"), self)
        self.dismiss.setAccessibleName(self.tr("Close the list of files that were left out"))
        self.dismiss.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.dismiss.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.dismiss)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.addWidget(self._label)
        column.addLayout(row)
        self.hide()

    def text(self) -> str:
        """Return what is said of the files."""
        return self._label.text()

    def show_skipped(self, skipped: Sequence[SkippedFile]) -> None:
        """Say what was left out and why; hide where that is nothing."""
        lines = [self.tr("Left out:"), *describe_skipped(skipped, translate)]
        self._label.setText(breakable("\n".join(lines)))
        names = [str(file.path) for file in skipped[:MOST_IN_TOOLTIP]]
        listed = "\n".join(names + ["…"] * (len(skipped) > MOST_IN_TOOLTIP))
        self._label.setToolTip(tooltip(listed))
        self._label.setAccessibleDescription(listed)
        self.setVisible(bool(skipped))
