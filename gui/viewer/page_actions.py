"""Actions of the page view (QAction) and its context menu: copy, links, sections, fit a page."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from engine.core.document import Document, Span
from gui.viewer.citation import cited, words_of
from gui.viewer.contents_menu import ContentsMenu
from gui.viewer.link_follower import LinkFollower
from gui.viewer.page_view import PageView
from gui.widgets.text_formatting import one_line, without_mnemonic

MOST_LINKS = 30
"""Links that the menu lists: more do not fit a screen."""
LONGEST_LINK = 60
"""Characters of a link that the menu shows."""


class PageActions(QObject):
    """Adds its actions to a page view, and shows them where its user asks for a menu."""

    def __init__(self, pages: PageView, contents: ContentsMenu, links: LinkFollower) -> None:
        super().__init__(pages)
        self._pages = pages
        self._contents = contents
        self._links = links
        self.copy = self._action(self.tr("&Copy"), QKeySequence(QKeySequence.StandardKey.Copy))
        self.cite = self._action(self.tr("Copy with &page number"))
        self.back = self._action(self.tr("&Back"), QKeySequence(QKeySequence.StandardKey.Back))
        self.fit_width = self._action(self.tr("Fit &width"))
        self.fit_page = self._action(self.tr("Fit whole pa&ge"), QKeySequence("Ctrl+9"))
        for action, act in (
            (self.copy, lambda: self._copy(pages.selection.span, is_cited=False)),
            (self.cite, lambda: self._copy(pages.selection.span, is_cited=True)),
            (self.back, links.go_back),
            (self.fit_width, pages.fit_width),
            (self.fit_page, pages.fit_page),
        ):
            action.triggered.connect(act)
        pages.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        pages.customContextMenuRequested.connect(self._show_menu)
        pages.selection.changed.connect(self._follow)
        links.changed.connect(self._follow)
        self._follow()

    def selected_text(self) -> str:
        """Return what is selected, on one line."""
        document, span = self._pages.document(), self._pages.selection.span
        return "" if document is None or span is None else words_of(document, span)

    def menu_at(self, point: QPoint) -> QMenu:
        """Return what can be done at a point of the view."""
        menu = QMenu(self._pages)
        menu.addActions([self.copy, self.cite])
        index = self._pages.pointer.character_at(QPointF(point))
        document = self._pages.document()
        if document is not None and index is not None:
            self._add_sentence(menu, document, index)
        menu.addSeparator()
        link = self._pages.pointer.link_at(QPointF(point))
        if link is not None:
            words = self.tr("&Open link: {target}")
            target = without_mnemonic(one_line(self._pages.pointer.link_text(link), LONGEST_LINK))
            menu.addAction(words.format(target=target), lambda: self._links.follow(link))
        self._add_links(menu)
        if not self._contents.isEmpty():
            menu.addMenu(self._contents)
        menu.addAction(self.back)
        menu.addSeparator()
        menu.addActions([self.fit_width, self.fit_page])
        return menu

    def _add_sentence(self, menu: QMenu, document: Document, index: int) -> None:
        """Offer what can be done with the sentence at a character of the text."""
        sentence = document.sentence_at(index)
        if sentence is not None:
            menu.addAction(self.tr("Copy &sentence"), lambda: self._copy(sentence, is_cited=False))
            words = self.tr("Copy sentence with page &number")
            menu.addAction(words, lambda: self._copy(sentence, is_cited=True))
        quoted = self._pages.marks.quoted_at(index)
        if quoted is not None:
            menu.addSeparator()
            words = self.tr("Show in the su&mmary")
            menu.addAction(words, lambda: self._pages.quoted_clicked.emit(quoted))

    def _add_links(self, menu: QMenu) -> None:
        """List the links in view, for who has no mouse."""
        links = self._pages.links_in_view()
        if not links:
            return
        listed = menu.addMenu(self.tr("&Links on this page"))
        for link in links[:MOST_LINKS]:
            words = without_mnemonic(one_line(self._pages.pointer.link_text(link), LONGEST_LINK))
            listed.addAction(words, partial(self._links.follow, link))

    def _show_menu(self, point: QPoint) -> None:
        menu = self.menu_at(point)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._pages.viewport().mapToGlobal(point))

    def _copy(self, span: Span | None, *, is_cited: bool) -> None:
        document = self._pages.document()
        if document is None or span is None:
            return
        words = cited(document, span) if is_cited else words_of(document, span)
        QGuiApplication.clipboard().setText(words)

    def _follow(self) -> None:
        for action in (self.copy, self.cite):
            action.setEnabled(self._pages.selection.span is not None)
        self.back.setEnabled(self._links.can_go_back())

    def _action(self, text: str, keys: QKeySequence | None = None) -> QAction:
        action = QAction(text, self)
        if keys is not None:
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._pages.addAction(action)
        return action
