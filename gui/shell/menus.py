"""Menu bar of the window and its actions (QAction)."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from gui.documents.document_status import Done, Running, Status, Stored, Waiting


class Menus(QObject):
    """Actions of the menu bar. What they do is for the window to connect."""

    def __init__(self, bar: QMenuBar, parent: QObject) -> None:
        super().__init__(parent)
        self._fill_file_menu(bar.addMenu(self.tr("&File")))
        self._fill_document_menu(bar.addMenu(self.tr("&Document")))
        self._fill_edit_menu(bar.addMenu(self.tr("&Edit")))
        self._fill_view_menu(bar.addMenu(self.tr("&View")))
        self._fill_models_menu(bar.addMenu(self.tr("&Models")))
        self._fill_help_menu(bar.addMenu(self.tr("&Help")))

    def _fill_file_menu(self, file: QMenu) -> None:
        keys = QKeySequence.StandardKey
        self.open_files = self._action(file, self.tr("&Open files…"), keys.Open)
        self.open_folder = self._action(file, self.tr("Open fol&der…"), "Ctrl+Shift+O")
        self.recent = file.addMenu(self.tr("Open &recent"))
        self.open_corpus = self._action(file, self.tr("Open &corpus…"))
        self.paste = self._action(file, self.tr("&Paste text"), keys.Paste)
        file.addSeparator()
        self.export = self._action(file, self.tr("&Export…"), "Ctrl+E")
        self.print_out = self._action(file, self.tr("P&rint…"), keys.Print)
        file.addSeparator()
        self.watched_folders = self._action(file, self.tr("&Watched folders…"))
        self.forget = self._action(file, self.tr("&Forget all documents…"))
        file.addSeparator()
        self.quit = self._action(file, self.tr("&Quit"), "Ctrl+Q")

    def _fill_document_menu(self, document: QMenu) -> None:
        self.cancel = self._action(document, self.tr("&Cancel"), "Ctrl+.")
        self.retry = self._action(document, self.tr("Analyse &again"), "Ctrl+R")
        self.remove = self._action(document, self.tr("&Remove from the list"))
        document.addSeparator()
        self.star = self._action(document, self.tr("Sta&r"), "Ctrl+Shift+B")
        self.rename = self._action(document, self.tr("Re&name in the list…"), "F2")
        self.tags = document.addMenu(self.tr("Ta&gs"))
        self.tags.addAction(self.tr("New tag…"))
        document.addSeparator()
        self.digest = self._action(document, self.tr("&Summarise together"), "Ctrl+D")
        self.compare_documents = self._action(document, self.tr("C&ompare two documents"), "Ctrl+Shift+D")
        self.similar = self._action(document, self.tr("S&imilar documents"))
        self.table = self._action(document, self.tr("Ta&ble of documents"), "Ctrl+G")
        self.facts = self._action(document, self.tr("Na&mes, dates and amounts"), "Ctrl+Shift+A")
        self.timeline = self._action(document, self.tr("Tim&eline"), "Ctrl+Shift+I")
        document.addSeparator()
        self.open_original = self._action(document, self.tr("Open &original"), "Ctrl+Shift+Return")
        self.show_original = self._action(document, self.tr("Show in &folder"))
        document.addSeparator()
        self.read_aloud = self._action(document, self.tr("Read the summary a&loud"), "Ctrl+Shift+S")
        self.check_text = self._action(document, self.tr("Check a &text…"), "Ctrl+T")
        self.cancel_all = self._action(document, self.tr("Ca&ncel all"), "Ctrl+Shift+.")
        self.pause = self._action(document, self.tr("&Pause analysis"), "Ctrl+Shift+P")
        self.pause.setCheckable(True)

    def _fill_edit_menu(self, edit: QMenu) -> None:
        keys = QKeySequence.StandardKey
        self.undo = self._action(edit, self.tr("&Undo removal"), keys.Undo)
        self.undo.setEnabled(False)
        self.copy = self._action(edit, self.tr("&Copy summary"), "Ctrl+Shift+C")
        self.copy_markdown = self._action(edit, self.tr("Copy summary as &Markdown"), "Ctrl+Alt+C")
        self.find = self._action(edit, self.tr("&Find in the document"), keys.Find)
        self.topics = self._action(edit, self.tr("&Topics of all documents"), "Ctrl+Shift+T")
        self.find_everywhere = self._action(edit, self.tr("Find in &all documents"), "Ctrl+Shift+F")
        self.unmark = self._action(edit, self.tr("Clear &marks"), "Ctrl+M")
        self._before_settings = edit.addSeparator()
        self._edit = edit
        self.settings = self._action(edit, self.tr("&Settings…"), "Ctrl+,")
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)

    def _fill_view_menu(self, view: QMenu) -> None:
        self.show_list = self._action(view, self.tr("&List of documents"), "F9")
        self.show_document = self._action(view, self.tr("The &document"), "F10")
        self.show_findings = self._action(view, self.tr("&Keywords and topics"), "F11")
        view.addSeparator()
        self.thumbnails = self._action(view, self.tr("Page t&humbnails"), "F8")
        self.two_pages = self._action(view, self.tr("T&wo pages side by side"), "Ctrl+2")
        self.rotate_right = self._action(view, self.tr("Rotate pages &right"), "Ctrl+Shift+R")
        self.rotate_left = self._action(view, self.tr("Rotate pages l&eft"), "Ctrl+Shift+L")
        self.night_pages = self._action(view, self.tr("&Night mode for pages"))
        view.addSeparator()
        self.result_first = self._action(view, self.tr("&Summary before the document"))
        self.reset_layout = self._action(view, self.tr("Reset la&yout"))

    def _fill_models_menu(self, models: QMenu) -> None:
        self.model_manager = self._action(models, self.tr("&Manage models…"), "Ctrl+Shift+M")
        self.compare = self._action(models, self.tr("&Compare two models…"))
        self.train = self._action(models, self.tr("&Train on your documents…"))

    def _fill_help_menu(self, help_menu: QMenu) -> None:
        self.shortcuts = self._action(help_menu, self.tr("&Keyboard shortcuts"), "F1")
        self.network = self._action(help_menu, self.tr("&Network…"))
        self.about = self._action(help_menu, self.tr("&About Précis"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def add_note_actions(self, actions: Sequence[QAction]) -> None:
        """Offer what can be done with a selected passage, too."""
        self._edit.insertActions(self._before_settings, actions)

    def of_documents(self) -> list[QAction]:
        """Return what the list offers for the documents that are chosen in it."""
        labels = [self.star, self.rename, self.tags.menuAction()]
        files = [self.open_original, self.show_original]
        return [*files, self.cancel, self.retry, self.remove, *labels, *self._of_several()]

    def _of_several(self) -> list[QAction]:
        return [self.digest, self.compare_documents, self.similar, self.table, self.facts, self.timeline]

    def offer_for(self, status: Status | None, *, is_file: bool = False) -> None:
        """Enable what can be done with a document in this state; None where no document is chosen.

        is_file says whether it is a file, and no pasted text.
        """
        for action in (self.open_original, self.show_original):
            action.setEnabled(is_file)
        for action in (self.rotate_right, self.rotate_left):
            action.setEnabled(isinstance(status, Done))
        works = isinstance(status, Waiting | Running)
        self.cancel.setEnabled(works)
        self.retry.setEnabled(status is not None and not works)
        for action in (self.remove, self.star, self.rename, self.tags.menuAction()):
            action.setEnabled(status is not None)
        for action in (self.export, self.print_out, self.similar):
            action.setEnabled(isinstance(status, Done | Stored))
        for action in (self.copy, self.copy_markdown, self.find, self.unmark, self.compare, self.check_text):
            action.setEnabled(isinstance(status, Done))
        self.read_aloud.setEnabled(isinstance(status, Done))

    def offer_together(self, chosen: int, analysed: int) -> None:
        """Enable what can be done with several chosen documents, of which so many are analysed."""
        self.digest.setEnabled(analysed > 1)
        self.compare_documents.setEnabled(chosen == analysed == 2)
        for action in (self.table, self.facts, self.timeline):
            action.setEnabled(analysed > 0)

    def _action(self, menu: QMenu, text: str, keys: QKeySequence.StandardKey | str | None = None) -> QAction:
        action = QAction(text, self)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        menu.addAction(action)
        return action
