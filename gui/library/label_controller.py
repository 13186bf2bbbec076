"""Controller of labels: the chosen documents are renamed, starred and tagged."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from engine.library.organization import DocumentLabels
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_list_view import DocumentListView
from gui.documents.document_model import DocumentModel
from gui.widgets.text_formatting import one_line, without_mnemonic

LONGEST_TAG = 40
LONGEST_NAME = 300


class LabelController(QObject):
    """Changes the labels of the documents that are chosen in the list."""

    def __init__(self, documents: DocumentModel, view: DocumentListView, window: QWidget) -> None:
        super().__init__(window)
        self._documents = documents
        self._view = view
        self._window = window

    def tags(self) -> tuple[str, ...]:
        """Return all tags that documents have, in alphabetical order."""
        found = {tag for entry in self._documents.entries() for tag in entry.labels.tags}
        return tuple(sorted(found, key=str.casefold))

    def star(self) -> None:
        """Give the chosen documents a star; take it away where all have one."""
        entries = self._view.chosen_entries()
        is_wanted = not all(entry.labels.is_starred for entry in entries)
        self._change(lambda labels: replace(labels, is_starred=is_wanted))

    def rename(self) -> None:
        """Ask what the chosen document is to be called; with nothing, it has its own name again."""
        entry = self._view.chosen_entry()
        if entry is None:
            return
        name, agreed = QInputDialog.getText(
            self._window,
            self.tr("Rename"),
            self.tr("Name in the list. The file keeps its own name. Leave this empty to show the title."),
            text=entry.heading,
        )
        if agreed:
            self.set_name(entry, name)

    def set_name(self, entry: DocumentEntry, name: str) -> None:
        """Call a document so."""
        called = one_line(name, LONGEST_NAME) if name.strip() else ""
        self._documents.set_labels({entry.number: replace(entry.labels, name=called)})

    def tag(self, tag: str, *, is_wanted: bool) -> None:
        """Give the chosen documents a tag, or take it away."""
        tag = one_line(tag.strip(" #,"), LONGEST_TAG)

        def changed(labels: DocumentLabels) -> DocumentLabels:
            tags = {*labels.tags, tag} if is_wanted else {*labels.tags} - {tag}
            return replace(labels, tags=tuple(sorted(tags, key=str.casefold)))

        self._change(changed)

    def fill_tags(self, menu: QMenu) -> None:
        """Offer all tags, those of the chosen documents checked, and a new one."""
        menu.clear()
        entries = self._view.chosen_entries()
        for tag in self.tags():
            action = menu.addAction(without_mnemonic(tag))
            action.setCheckable(True)
            action.setChecked(bool(entries) and all(tag in entry.labels.tags for entry in entries))
            action.triggered.connect(lambda wanted, tag=tag: self.tag(tag, is_wanted=wanted))
        menu.addSeparator()
        menu.addAction(self.tr("New tag…")).triggered.connect(self._ask_for_tag)
        menu.setEnabled(bool(entries))

    def _ask_for_tag(self) -> None:
        tag, agreed = QInputDialog.getText(self._window, self.tr("New tag"), self.tr("Tag:"))
        if agreed and tag.strip(" #,"):
            self.tag(tag, is_wanted=True)

    def _change(self, changed: Callable[[DocumentLabels], DocumentLabels]) -> None:
        entries = self._view.chosen_entries()
        if entries:
            self._documents.set_labels({entry.number: changed(entry.labels) for entry in entries})
