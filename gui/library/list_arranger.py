"""Arranger of the list of documents: keeps it sorted and grouped as was chosen, and remembers the choice."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from engine.core.document import DocumentKind
from engine.system.atomic_files import read_json, write_json
from gui.documents.document_model import DocumentModel
from gui.library.document_kind_names import kind_name
from gui.library.list_order import GroupNames, ListGroups, ListOrder, arranged

log = logging.getLogger(__name__)
PAUSE = 250
"""Milliseconds after a change before the list is sorted again."""


class ListArranger(QObject):
    """Sorts the documents when they change. Who drags one to another place sorts by hand from then on."""

    changed = Signal()
    """Another order or other groups were chosen."""

    def __init__(self, documents: DocumentModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self._path: Path | None = None
        self.order = ListOrder.BY_HAND
        self.groups = ListGroups.NONE
        self._timer = QTimer(self, interval=PAUSE, singleShot=True)
        self._timer.timeout.connect(self.arrange)
        for signal in (documents.rowsInserted, documents.dataChanged, documents.labels_changed):
            signal.connect(self._on_changed)
        documents.rowsMoved.connect(lambda *_: self.sort(ListOrder.BY_HAND))

    def remember(self, path: Path) -> None:
        """Sort as was chosen at an earlier start, and write there what is chosen from now on."""
        self._path = path
        try:
            found = read_json(path) or {}
            self.order = ListOrder(found.get("order", ListOrder.BY_HAND))
            self.groups = ListGroups(found.get("groups", ListGroups.NONE))
        except (OSError, ValueError, AttributeError, RecursionError):
            log.warning("the order of the list could not be read")
        self.changed.emit()
        self.arrange()

    def sort(self, order: ListOrder) -> None:
        """Sort by something else from now on."""
        if order is not self.order:
            self.order = order
            self._chosen()

    def group(self, groups: ListGroups) -> None:
        """Put the documents under other headings from now on."""
        if groups is not self.groups:
            self.groups = groups
            self._chosen()

    def arrange(self) -> None:
        """Sort the list now."""
        self._timer.stop()
        found = arranged(self._documents.entries(), self.order, self.groups, self._names())
        headings = dict(zip(found.numbers, found.groups, strict=True))
        self._documents.arrange(found.numbers, headings if self.groups is not ListGroups.NONE else None)

    def _on_changed(self) -> None:
        if self.order is not ListOrder.BY_HAND or self.groups is not ListGroups.NONE:
            self._timer.start()

    def _chosen(self) -> None:
        self.changed.emit()
        self.arrange()
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_json(self._path, {"order": self.order.value, "groups": self.groups.value})
        except OSError as error:
            log.warning("the order of the list was not written: %s", error.strerror)

    def _names(self) -> GroupNames:
        return GroupNames(
            kind=lambda kind: _capital(kind_name(DocumentKind(kind))),
            no_kind=self.tr("Unknown kind"),
            no_topic=self.tr("Without a topic"),
            pasted=self.tr("Pasted text"),
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
