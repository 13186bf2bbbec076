"""Network page of the Help menu: whether connections are refused, and who asked for one since the start."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.system.offline import ConnectionAttempt, is_enforced, read_attempts, record_of_attempts


class NetworkDialog(QDialog):
    """Page that says whether Précis works offline, with the list of attempts."""

    def __init__(
        self,
        attempts: Sequence[ConnectionAttempt],
        *,
        is_offline: bool,
        is_noted: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Where no file notes attempts, as with PRECIS_OFFLINE=1, nobody knows how many there were."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Network"))
        self.words = QLabel(self._on() if is_offline else self._off(), self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(self.tr("Attempts since the start"))
        self.tree.setHeaderLabels([self.tr("Time"), self.tr("Program"), self.tr("What it asked for")])
        self.tree.setRootIsDecorated(False)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        for attempt in attempts:
            asked = f"{attempt.event} {attempt.address}".strip()
            self.tree.addTopLevelItem(QTreeWidgetItem([attempt.time[11:19], attempt.program, asked]))
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setVisible(bool(attempts))
        self.count = QLabel(self.tr("Attempts since the start: {count}").format(count=len(attempts)), self)
        self.count.setVisible(is_offline and is_noted)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        for part in (self.words, self.count, self.tree, buttons):
            column.addWidget(part, int(part is self.tree))
        self.resize(self.fontMetrics().averageCharWidth() * 70, 360 if attempts else 180)

    def _on(self) -> str:
        words = self.tr(
            "Précis works offline: every connection is refused, to Précis and to all programs that it starts."
        )
        more = self.tr("Parts of Précis that are not written in Python are not watched.")
        if sys.platform == "linux":
            more = self.tr(
                "Linux itself refuses them all. The list shows those that the Python "
                "parts of Précis asked for."
            )
        return f"{words} {more}"

    def _off(self) -> str:
        words = self.tr("Précis uses the network only to download a model that you ask for.")
        more = self.tr("To refuse every connection, switch on “Work offline” in the settings.")
        return f"{words} {more}"


def show_network(parent: QWidget) -> None:
    """Open the page over a window."""
    record = record_of_attempts()
    attempts = read_attempts(record) if record is not None else ()
    is_noted = record is not None
    NetworkDialog(attempts, is_offline=is_enforced(), is_noted=is_noted, parent=parent).open()
