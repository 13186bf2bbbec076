"""Menu of a document's headings (QMenu): its outline."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from engine.core.document import Block, Document
from gui.widgets.text_formatting import one_line

LONGEST = 70
"""Characters of a heading that are shown."""
INDENT = "    "


class ContentsMenu(QMenu):
    """Lists headings, each under the one it belongs to, and says which one is chosen."""

    heading_chosen = Signal(int)
    """The index in the text at which a heading begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Contents"))
        self.setTitle(self.tr("Go to &section"))

    def show_headings(self, document: Document, headings: Sequence[Block]) -> None:
        """List these headings of a document."""
        self.clear()
        levels = sorted({heading.level for heading in headings})
        for heading in headings:
            words = one_line(document.quote(heading.span), LONGEST).replace("&", "&&")
            action = self.addAction(INDENT * levels.index(heading.level) + words)
            start = heading.span.start
            action.triggered.connect(lambda _checked=False, start=start: self.heading_chosen.emit(start))
