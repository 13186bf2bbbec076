"""Welcome view of an empty window: how to add documents, samples to try, and a card for the first run."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.widgets.text_formatting import one_line, without_mnemonic
from gui.widgets.theme import scaled_font, wrap_to

ICON_SIZE = 72
WIDTH = 470
MARGIN = 16


class WelcomeView(QWidget):
    """Shown while there are no documents."""

    open_requested = Signal()
    folder_requested = Signal()
    paste_requested = Signal()
    sample_requested = Signal(Path)

    def __init__(self, icon: QIcon, samples: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sample_buttons: list[QPushButton] = []
        picture = QLabel(self)
        picture.setPixmap(icon.pixmap(ICON_SIZE, ICON_SIZE))
        invitation = self._label(self.tr("Drop documents here"))
        invitation.setFont(scaled_font(self.font(), 1.7, bold=True))
        self._promise = self._label(
            self.tr(
                "Précis shows what they say: a summary whose every sentence leads back to its page, "
                "the keywords and the topics. Nothing leaves this computer."
            ),
            WIDTH,
        )
        self._formats = self._label(
            self.tr(
                "PDF, Word, OpenDocument, PowerPoint, EPUB, web pages, Markdown, RTF, e‑mail, plain text"
            ),
            WIDTH,
        )
        self._formats.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._card = self._make_card()
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(2)
        for part in (picture, invitation, self._card, self._promise, self._formats):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        column.addLayout(self._buttons())
        if samples:
            column.addSpacing(10)
            column.addLayout(self._samples(samples))
        column.addStretch(3)
        self.show_card(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._colour_samples()

    def show_card(self, is_first: bool) -> None:
        """Show the card of the first run, or say briefly what it says."""
        self._card.setVisible(is_first)
        for part in (self._promise, self._formats):
            part.setVisible(not is_first)

    def _make_card(self) -> QFrame:
        card = QFrame(self)
        card.setObjectName("card")
        card.setFrameShape(QFrame.Shape.StyledPanel)
        card.setBackgroundRole(QPalette.ColorRole.Base)
        card.setAutoFillBackground(True)
        column = QVBoxLayout(card)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(10)
        for text in (
            self.tr(
                "Précis reads your documents and shows their most important sentences, "
                "each one click away from its page."
            ),
            self.tr("All of this happens on this computer: nothing of your documents leaves it."),
            self.tr(
                "Drop a file or a whole folder here: PDF, Word, OpenDocument, PowerPoint, EPUB, web pages, "
                "Markdown, RTF, e‑mail or plain text."
            ),
        ):
            sentence = self._label(text, WIDTH)
            sentence.setAlignment(Qt.AlignmentFlag.AlignLeft)
            column.addWidget(sentence)
        return card

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        for text, signal in (
            (self.tr("&Open files…"), self.open_requested),
            (self.tr("Open fol&der…"), self.folder_requested),
            (self.tr("&Paste text"), self.paste_requested),
        ):
            button = QPushButton(text, self)
            button.setStyleSheet("min-height: 26px")  # the program's own sheet asks for less
            button.setMinimumWidth(120)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch()
        return row

    def _samples(self, samples: Sequence[Path]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._label(self.tr("Or try a sample:")))
        for sample in samples:
            button = QPushButton(without_mnemonic(one_line(sample.stem, 40)), self)
            button.setFlat(True)
            button.setAccessibleDescription(self.tr("Sample document"))
            button.clicked.connect(lambda _checked=False, path=sample: self.sample_requested.emit(path))
            row.addWidget(button)
            self._sample_buttons.append(button)
        row.addStretch()
        self._colour_samples()
        return row

    def _colour_samples(self) -> None:
        """Let the samples look like links, in the colour that these have now."""
        link = self.palette().brush(QPalette.ColorRole.Link)
        for button in self._sample_buttons:
            palette = button.palette()
            if palette.brush(QPalette.ColorRole.ButtonText) != link:
                palette.setBrush(QPalette.ColorRole.ButtonText, link)
                button.setPalette(palette)

    def _label(self, text: str, width: int = 0) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if width:
            wrap_to(label, width)
        return label
