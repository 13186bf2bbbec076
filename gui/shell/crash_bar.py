"""Crash bar above everything else, and the dialog with a crash report to copy."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.diagnostics import diagnosis
from gui.diagnostics.crash_report import CrashReport


class CrashBar(QWidget):
    """Bar that says that the last start crashed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: CrashReport | None = None
        text = QLabel(
            self.tr("Précis closed unexpectedly last time. Finished documents are kept; the rest continues."),
            self,
        )
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        self.report = QPushButton(self.tr("Show the &report…"), self)
        self.report.clicked.connect(self._open_report)
        close = QPushButton(self.tr("&Close"), self)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(text, 1)
        row.addWidget(self.report)
        row.addWidget(close)
        self.hide()

    def show_report(self, report: CrashReport) -> None:
        """Tell of a crash."""
        self._report = report
        self.show()

    def _open_report(self) -> None:
        if self._report is not None:
            dialog = CrashReportDialog(f"{self._report.as_text()}\n\n{diagnosis()}", self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()


class CrashReportDialog(QDialog):
    """Dialog with the text of a crash report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report"))
        note = QLabel(
            self.tr(
                "Nothing was sent. The report holds no word of your documents. "
                "You can copy it for whoever helps you."
            ),
            self,
        )
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        self.text = QPlainTextEdit(report, self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Report"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(self)
        self.copy = buttons.addButton(self.tr("C&opy"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.copy.clicked.connect(self._copy)
        column = QVBoxLayout(self)
        column.addWidget(note)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 90, 460)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(self.tr("Copied"))
        QTimer.singleShot(1_500, self.copy, lambda: self.copy.setText(self.tr("C&opy")))
