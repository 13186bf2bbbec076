"""Dialogs of the Help menu: keyboard shortcuts, and About with versions and licences."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHeaderView,
    QMenuBar,
    QMessageBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine import __version__
from engine.diagnostics import diagnosis
from gui.shell.licences_dialog import LICENCES, LicencesDialog
from gui.widgets.text_formatting import without_key


class ShortcutsDialog(QDialog):
    """List of the keyboard shortcuts, menu by menu."""

    def __init__(self, bar: QMenuBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._tree = QTreeWidget(self)
        self._tree.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.setRootIsDecorated(False)
        self._tree.setItemsExpandable(False)
        self._tree.setFrameShape(QFrame.Shape.NoFrame)
        self._tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for menu in bar.actions():
            held = menu.menu()
            if isinstance(held, QWidget):
                self._add(menu.text(), [_row(action) for action in held.actions()])
        self._add(self.tr("In the document"), self._keys_of_document())
        self._add(self.tr("In the list"), self._keys_of_list())
        self._tree.expandAll()
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.header().setStretchLastSection(False)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._tree, 1)
        column.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 70, 520)

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Return what is listed: what is done, and the keys that do it."""
        groups = [self._tree.topLevelItem(row) for row in range(self._tree.topLevelItemCount())]
        items = [group.child(row) for group in groups if group for row in range(group.childCount())]
        return tuple((item.text(0), item.text(1)) for item in items if item)

    def _keys_of_document(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Next place"), _native("F3")),
            (self.tr("Previous place"), _native("Shift+F3")),
            (self.tr("Zoom in"), _native("Ctrl++")),
            (self.tr("Zoom out"), _native("Ctrl+-")),
            (self.tr("Fit the width"), _native("Ctrl+0")),
        ]

    def _keys_of_list(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Remove from the list"), _native("Del")),
            (self.tr("Move up"), _native("Alt+Up")),
            (self.tr("Move down"), _native("Alt+Down")),
        ]

    def _add(self, text: str, rows: Sequence[tuple[str, str]]) -> None:
        shown = [row for row in rows if row[1]]
        if not shown:
            return
        group = QTreeWidgetItem(self._tree, [without_key(text)])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for row in shown:
            group.addChild(QTreeWidgetItem(list(row)))


def show_about(parent: QWidget) -> None:
    """Show the About dialog over a window."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("wording", text)

    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(tr("About Précis"))
    box.setIconPixmap(parent.windowIcon().pixmap(64, 64))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(tr("Précis {version}").format(version=__version__))
    box.setInformativeText(
        "\n\n".join(
            (
                tr("Summaries that lead back to their pages. Nothing leaves this computer."),
                tr("Précis is free software under the Apache License 2.0."),
                tr(
                    "The window is made with Qt {version} and PySide6, under the GNU LGPL 3; they are used "
                    "unchanged and can be replaced. PDF files are read with pypdf and PDFium (BSD), models "
                    "are run with ONNX Runtime (MIT) and tokenizers (Apache 2.0), numbers with NumPy (BSD)."
                ).format(version=qVersion()),
            )
        )
    )
    box.setDetailedText(diagnosis())
    if LICENCES.is_file():
        licences = box.addButton(tr("&Licences…"), QMessageBox.ButtonRole.HelpRole)
        licences.clicked.connect(lambda: LicencesDialog(LICENCES, parent).open())
    close = box.addButton(tr("&Close"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(close)
    box.open()


def _row(action: QAction) -> tuple[str, str]:
    return without_key(action.text()), action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
