"""Status view of a document without results: progress, error, password, and what can be done."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from engine.core.errors import FileMissing, recognition_helps
from engine.messages import Message
from engine.readers.ocr.installation import can_recognize
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_status import (
    Failed,
    LossReason,
    Lost,
    Running,
    Stopped,
    Stored,
    Waiting,
    share_done,
    status_text,
)
from gui.messages import explain, password_helps
from gui.widgets.text_formatting import breakable
from gui.widgets.theme import scaled_font, wrap_to

WIDTH = 460


class StatusView(QWidget):
    """Shows the status of a document that is not Done."""

    cancel_requested = Signal()
    retry_requested = Signal()
    password_given = Signal(str)
    recognition_requested = Signal()
    original_requested = Signal()
    """The file is to be opened in its own program."""
    folder_requested = Signal()
    """The file is to be shown in its folder."""
    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = -1
        self._tried = -1
        """The number of the entry whose password was typed last, until it is known whether it was right."""
        self._what = self._label(1.25)
        self._advice = self._label(1.0)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(WIDTH)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = QPushButton(self.tr("&Cancel"), self)
        self._cancel.clicked.connect(self.cancel_requested)
        self._retry = QPushButton(self.tr("&Try again"), self)
        self._retry.clicked.connect(self.retry_requested)
        self.recognize = QPushButton(self.tr("&Recognise text"), self)
        self.recognize.clicked.connect(self.recognition_requested)
        self._password = QLineEdit(self)
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setPlaceholderText(self.tr("Password"))
        self._password.setAccessibleName(self.tr("Password of the document"))
        self._password.returnPressed.connect(self._give_password)
        self._unlock = QPushButton(self.tr("&Unlock"), self)
        self._unlock.clicked.connect(self._give_password)
        self.original = self._way_out(self.tr("&Open original"), self.original_requested)
        self.folder = self._way_out(self.tr("Show in &folder"), self.folder_requested)
        self.removal = self._way_out(self.tr("R&emove from the list"), self.removal_requested)
        self._build_layout()

    def _way_out(self, words: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(wanted)
        return button

    def _build_layout(self) -> None:
        lock = QHBoxLayout()
        lock.addStretch()
        self._password.setFixedWidth(260)
        lock.addWidget(self._password)
        lock.addWidget(self._unlock)
        lock.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(2)
        for part in (self._what, self._advice, self._bar):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(lock)
        for button in (self._cancel, self.recognize, self._retry):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        ways_out = QHBoxLayout()
        ways_out.setSpacing(8)
        ways_out.addStretch()
        for button in (self.original, self.folder, self.removal):
            ways_out.addWidget(button)
        ways_out.addStretch()
        column.addLayout(ways_out)
        column.addStretch(3)

    def show_entry(self, entry: DocumentEntry) -> None:
        message = self._message(entry)
        if entry.number != self._number:
            self._password.clear()
        self._number = entry.number
        for label, text in ((self._what, message.what), (self._advice, message.advice)):
            label.setText(breakable(text))
            wrap_to(label, WIDTH)
        status = entry.status
        self._bar.setVisible(isinstance(status, Running))
        share = share_done(status)
        self._bar.setRange(0, 0 if share is None else 1000)
        self._bar.setValue(round(1000 * (share or 0)))
        self._cancel.setVisible(isinstance(status, Waiting | Running))
        locked = isinstance(status, Failed) and password_helps(status.error)
        is_scan = isinstance(status, Failed) and recognition_helps(status.error) and can_recognize()
        self.recognize.setVisible(is_scan)
        self._retry.setVisible(isinstance(status, Failed | Stopped | Lost) and not locked and not is_scan)
        self._offer_ways_out(entry)
        if locked and (self._tried == entry.number or not self._password.isVisible()):
            self._password.clear()
        self._offer_password(is_wanted=True)
        self._password.setVisible(locked)
        self._unlock.setVisible(locked)
        if locked and self._tried == entry.number:
            self._password.setFocus()  # where it was before the password was tried
        if isinstance(status, Failed | Stopped):
            self._tried = -1

    def _offer_ways_out(self, entry: DocumentEntry) -> None:
        status = entry.status
        has_ended = isinstance(status, Failed | Stopped | Lost)
        is_gone = isinstance(status, Failed) and isinstance(status.error, FileMissing)
        for button in (self.original, self.folder):
            button.setVisible(has_ended and isinstance(entry.source, Path) and not is_gone)
        self.removal.setVisible(has_ended)

    def _message(self, entry: DocumentEntry) -> Message:
        match entry.status:
            case Failed(error=error):
                return explain(error, entry.name)
            case Stopped():
                return Message(entry.name, self.tr("You stopped the analysis before it was finished."))
            case Lost(loss=LossReason.INTERRUPTED):
                return Message(
                    entry.name,
                    self.tr(
                        "Précis closed before the analysis was finished, perhaps because of "
                        "this document. Try again, or remove it from the list."
                    ),
                )
            case Lost():
                return Message(
                    entry.name,
                    self.tr("The earlier results could not be read. Try again to analyse the document anew."),
                )
            case Stored():
                return Message(entry.name, self.tr("Opening…"))
            case status:
                return Message(entry.name, status_text(status))

    def _give_password(self) -> None:
        if self._password.text():
            self._tried = self._number
            self._offer_password(is_wanted=False)  # until it is known whether it was right
            self.password_given.emit(self._password.text())

    def _offer_password(self, *, is_wanted: bool) -> None:
        for control in (self._password, self._unlock):
            control.setEnabled(is_wanted)

    def _label(self, size: float) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(scaled_font(self.font(), size, bold=size > 1))
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label
