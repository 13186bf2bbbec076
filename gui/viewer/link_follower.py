"""Follows links of pages: within the document, with a way back; out of it only after a question."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from engine.core.page_geometry import PageLink
from gui.viewer.page_view import PageView
from gui.widgets.confirm import Confirm, confirm
from gui.widgets.text_formatting import one_line

SCHEMES = ("http", "https", "mailto")
"""What the system is asked to open; a link could start programs otherwise."""
MOST_STEPS = 100
LONGEST_ADDRESS = 300
"""Characters of an address that the question shows."""
OpenAddress = Callable[[QUrl], bool]


class LinkFollower(QObject):
    """Remembers from where links were followed."""

    changed = Signal()
    """There is a way back, or none any more."""
    refused = Signal(str)
    """Says of a link that it is not opened."""

    def __init__(
        self,
        pages: PageView,
        window: QWidget,
        ask: Confirm = confirm,
        open_address: OpenAddress = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(pages)
        self._pages = pages
        self._window = window
        self.ask = ask
        self.open_address = open_address
        self._steps: list[float] = []

    def follow(self, link: PageLink) -> None:
        """Go where a link leads."""
        if link.page is None:
            self._leave(link.address)
            return
        self._steps = [*self._steps[1 - MOST_STEPS :], self._pages.positions_in_view()[0]]
        if link.depth:
            self._pages.go_to_position(link.page + link.depth)
        else:
            self._pages.go_to_page(link.page + 1)
        self.changed.emit()

    def can_go_back(self) -> bool:
        return bool(self._steps)

    def go_back(self) -> None:
        """Go to where the last link was followed from."""
        if self._steps:
            self._pages.go_to_position(self._steps.pop())
            self.changed.emit()

    def forget(self) -> None:
        """Another document is shown."""
        self._steps.clear()
        self.changed.emit()

    def _leave(self, address: str) -> None:
        url = QUrl(address)
        shown = one_line(address, LONGEST_ADDRESS)
        if url.scheme() not in SCHEMES:
            words = self.tr("The link leads to {address}. Précis opens web and mail addresses only.")
            self.refused.emit(words.format(address=shown))
            return
        question = self.tr(
            "Open {address}?\n\nThe link leads out of the document. Your browser or mail program opens it, "
            "and may use the network."
        )
        title, yes = self.tr("Open link"), self.tr("&Open")
        if self.ask(self._window, title, question.format(address=shown), yes):
            self.open_address(url)
