"""Tools over the list of documents: how it is sorted and grouped, and which documents are shown."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from gui.documents.document_entry import DocumentEntry
from gui.documents.document_list_view import DocumentListView
from gui.library.list_arranger import ListArranger
from gui.library.list_order import ListGroups, ListOrder
from gui.widgets.text_formatting import one_line, without_mnemonic

STARRED = "★"


class ListTools(QWidget):
    """Two buttons with menus: how the list is sorted, and what of it is shown."""

    def __init__(
        self,
        arranger: ListArranger,
        view: DocumentListView,
        tags: Callable[[], tuple[str, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._arranger = arranger
        self._view = view
        self._tags = tags
        self._shown = ""
        """The tag whose documents alone are shown, or the star; empty for all."""
        self.sort = self._button(self.tr("Sort and group the list"))
        self.show_only = self._button(self.tr("Choose which documents are shown"))
        self._menu_of(self.sort).aboutToShow.connect(self._fill_sort)
        self._menu_of(self.show_only).aboutToShow.connect(self._fill_show)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 8, 4)
        row.setSpacing(0)
        row.addWidget(self.sort)
        row.addStretch(1)
        row.addWidget(self.show_only)
        arranger.changed.connect(self._say)
        self._say()

    def show_documents(self, shown: str) -> None:
        """Show only the documents with a tag, or with a star; all, where that is empty."""
        self._shown = shown

        def is_wanted(entry: DocumentEntry) -> bool:
            return entry.labels.is_starred if shown == STARRED else shown in entry.labels.tags

        self._view.show_only(is_wanted if shown else None)
        self._say()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setMenu(QMenu(button))
        return button

    def _menu_of(self, button: QToolButton) -> QMenu:
        menu = button.menu()
        assert isinstance(menu, QMenu)
        return menu

    def _say(self) -> None:
        order = self._orders()[self._arranger.order]
        self.sort.setText(self.tr("Sort: {order}").format(order=order))
        if not self._shown:
            self.show_only.setText(self.tr("Show: all"))
        else:
            self.show_only.setText(without_mnemonic(one_line(self._shown, 16)))

    def _orders(self) -> dict[ListOrder, str]:
        return {
            ListOrder.BY_HAND: self.tr("by hand"),
            ListOrder.ADDED: self.tr("added"),
            ListOrder.TITLE: self.tr("title"),
            ListOrder.SIZE: self.tr("size"),
            ListOrder.KIND: self.tr("kind"),
            ListOrder.DATE: self.tr("date"),
        }

    def _fill_sort(self) -> None:
        menu = self._menu_of(self.sort)
        menu.clear()
        orders = {
            ListOrder.BY_HAND: self.tr("By hand"),
            ListOrder.ADDED: self.tr("Added last first"),
            ListOrder.TITLE: self.tr("By title"),
            ListOrder.SIZE: self.tr("Largest first"),
            ListOrder.KIND: self.tr("By kind"),
            ListOrder.DATE: self.tr("Newest file first"),
        }
        groups = {
            ListGroups.NONE: self.tr("No groups"),
            ListGroups.FOLDER: self.tr("Group by folder"),
            ListGroups.TOPIC: self.tr("Group by topic"),
            ListGroups.KIND: self.tr("Group by kind"),
        }
        sorting, grouping = QActionGroup(menu), QActionGroup(menu)
        for order, words in orders.items():
            self._offer(menu, sorting, words, order is self._arranger.order).triggered.connect(
                partial(self._arranger.sort, order)
            )
        menu.addSeparator()
        for group, words in groups.items():
            self._offer(menu, grouping, words, group is self._arranger.groups).triggered.connect(
                partial(self._arranger.group, group)
            )

    def _fill_show(self) -> None:
        menu = self._menu_of(self.show_only)
        menu.clear()
        group = QActionGroup(menu)
        for shown, words in (("", self.tr("All documents")), (STARRED, self.tr("★ With a star"))):
            self._offer(menu, group, words, shown == self._shown).triggered.connect(
                partial(self.show_documents, shown)
            )
        tags = self._tags()
        if tags:
            menu.addSeparator()
        for tag in tags:
            action = self._offer(menu, group, without_mnemonic(tag), tag == self._shown)
            action.triggered.connect(partial(self.show_documents, tag))

    def _offer(self, menu: QMenu, group: QActionGroup, words: str, is_chosen: bool) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(is_chosen)
        group.addAction(action)
        return action
