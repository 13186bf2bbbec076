"""Buttons under the warnings of a document: text recognition, another encoding."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from engine.core.document import Document, ProblemKind
from engine.core.formats import format_named
from engine.readers.ocr.installation import can_recognize

_PICTURES = (ProblemKind.NO_TEXT, ProblemKind.GARBLED)


class WarningsBar(QWidget):
    """Buttons that show themselves where they help."""

    recognition_requested = Signal()
    encoding_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recognize = QPushButton(self.tr("Recognise &text"), self)
        self.recognize.clicked.connect(self.recognition_requested)
        self.encode = QPushButton(self.tr("Choose the &encoding…"), self)
        self.encode.clicked.connect(self.encoding_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        for button in (self.recognize, self.encode):
            row.addWidget(button)
        row.addStretch(1)
        self.show_document(None)

    def show_document(self, document: Document | None) -> None:
        """Offer what helps against the problems of this document."""
        kinds = {problem.kind for problem in document.problems} if document is not None else set()
        is_text = document is not None and (ProblemKind.ENCODING_GUESSED in kinds or bool(document.encoding))
        draws_pages = document is not None and format_named(document.format).draws_pages
        offers_recognition = (
            draws_pages and not kinds.isdisjoint(_PICTURES) and ProblemKind.RECOGNIZED not in kinds
        )
        self.recognize.setVisible(offers_recognition)
        self.recognize.setEnabled(can_recognize())
        self.recognize.setToolTip(
            self.tr("Reads the text in pages that are pictures. Takes some seconds for each page.")
            if can_recognize()
            else self.tr("This package of Précis cannot recognise text. The full package can.")
        )
        self.encode.setVisible(is_text)
        self.setVisible(offers_recognition or is_text)
