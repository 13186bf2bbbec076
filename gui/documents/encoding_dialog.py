"""Dialog for the encoding of a text file, with a preview of its first lines in each."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.display_names import ENCODINGS, canonical_encoding, encoding_label
from gui.widgets.text_formatting import one_line

HEAD = 64_000
"""Bytes of a file that are looked at."""
ROW_PADDING = 12
"""Pixels above and below the two lines of a row, together."""
LONGEST_PREVIEW = 3_000
"""Characters."""
_LINE = 60
"""Characters of the line that stands in the list."""


@dataclass(frozen=True, slots=True)
class EncodingPreview:
    """A file's beginning, read in one encoding."""

    encoding: str
    """By Python's name."""
    text: str
    errors: int
    """How many bytes mean nothing in it."""


def head_of(path: Path) -> bytes:
    """Return the beginning of a file, and where that has few letters beyond ASCII, the lines that have some.

    Raises OSError.
    """
    with path.open("rb") as file:
        head = file.read(HEAD * 16)
    lines = head.splitlines(keepends=True)
    telling = [line for line in lines if not line.isascii()]
    return b"".join(telling or lines)[:HEAD] if b"\0" not in head else head[:HEAD]


def previews_of(head: bytes) -> tuple[EncodingPreview, ...]:
    """Read the bytes in each encoding; those in which all of them mean something come first."""
    previews = []
    for encoding in ENCODINGS:
        text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
        strange = sum(letter == "\ufffd" or (letter < " " and letter not in "\t\n\r\f") for letter in text)
        shown = "".join(letter if letter.isprintable() or letter in "\t\n" else "\ufffd" for letter in text)
        previews.append(EncodingPreview(encoding, shown[:LONGEST_PREVIEW], strange))
    return tuple(sorted(previews, key=lambda preview: preview.errors > 0))


class EncodingDialog(QDialog):
    """Dialog with a list of encodings and a preview; those in which all bytes mean something come first."""

    chosen = Signal(str)
    """The encoding that the user wants, by Python's name."""

    def __init__(self, name: str, head: bytes, guessed: str, parent: QWidget | None = None) -> None:
        """name is what the list calls the document, guessed the encoding in which it was read."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Encoding"))
        self._previews = previews_of(head)
        question = QLabel(self.tr("Choose the encoding in which {name} can be read.").format(name=name), self)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Encodings"))
        self.list.setUniformItemSizes(True)
        height = 2 * self.fontMetrics().lineSpacing() + ROW_PADDING
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for preview in self._previews:
            item = QListWidgetItem(
                f"{encoding_label(preview.encoding)}\n{_first_line(preview.text)}", self.list
            )
            item.setSizeHint(QSize(0, height))  # letters of other fonts must not make rows of other heights
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(self.tr("First lines"))
        self._buttons = QDialogButtonBox(self)
        read = self._buttons.addButton(self.tr("&Use this encoding"), QDialogButtonBox.ButtonRole.AcceptRole)
        read.setDefault(True)
        self._buttons.addButton(self.tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._build_layout(question)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.list.currentRowChanged.connect(self._show_preview)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.accepted.connect(lambda: self.chosen.emit(self.encoding()))
        self.list.setCurrentRow(self._row_of(guessed))
        self.list.setFocus()

    def _build_layout(self, question: QLabel) -> None:
        panes = QHBoxLayout()
        panes.addWidget(self.list, 2)
        panes.addWidget(self.preview, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(question)
        column.addLayout(panes, 1)
        column.addWidget(self._buttons)
        self.resize(780, 480)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.scrollToItem(self.list.currentItem(), QListWidget.ScrollHint.PositionAtCenter)

    def encoding(self) -> str:
        """Return the encoding that is chosen in the list."""
        return self._previews[max(0, self.list.currentRow())].encoding

    def _row_of(self, encoding: str) -> int:
        known = canonical_encoding(encoding)
        names = [canonical_encoding(preview.encoding) for preview in self._previews]
        return names.index(known) if known in names else 0

    def _show_preview(self, row: int) -> None:
        self.preview.setPlainText(self._previews[row].text)


def _first_line(text: str) -> str:
    return one_line(next((line for line in text.splitlines() if line.strip()), "")[:_LINE])
