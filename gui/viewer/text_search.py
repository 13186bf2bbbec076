"""Incremental search in a document's text, slice by slice between two events of the window."""

import re

from PySide6.QtCore import QObject, QTimer, Signal

from engine.core.document import Span

MOST_FOUND = 2_000
SLICE = 400_000
"""Characters searched at once; the window answers in between."""


class TextSearch(QObject):
    """Finds where words stand, whatever the case of their letters."""

    found = Signal(object)
    """The places, a tuple of Span in order, at most MOST_FOUND; when the whole text was searched."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._pattern = re.compile("")
        self._searched = 0
        self._overlap = 0
        """Characters of a slice that the next one begins with, so that nothing lies between two."""
        self._places: list[Span] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._search_slice)

    def start(self, text: str, sought: str) -> None:
        """Search a text, in place of what was searched before; sought must not be empty."""
        self._text = text
        self._pattern = re.compile(re.escape(sought), re.IGNORECASE)
        self._searched = 0
        self._overlap = len(sought)
        self._places = []
        self._timer.start()

    def stop(self) -> None:
        """Search no further; found is not emitted."""
        self._timer.stop()
        self._text = ""

    def _search_slice(self) -> None:
        end = min(len(self._text), self._searched + SLICE + self._overlap)
        for match in self._pattern.finditer(self._text, self._searched, end):
            self._places.append(Span(match.start(), match.end()))
            self._searched = match.end()
        self._searched = max(self._searched, end - self._overlap + 1)
        if end == len(self._text) or len(self._places) >= MOST_FOUND:
            self.stop()
            self.found.emit(tuple(self._places[:MOST_FOUND]))
