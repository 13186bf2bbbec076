"""Line of words (QLabel), each of which can be clicked, or reached with the keyboard."""

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget


class WordLinks(QLabel):
    """Says something of some words; shows itself while there are any."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(lambda number: self.chosen.emit(self.words[int(number)]))
        self.hide()

    def show_words(self, told: str, words: Sequence[str]) -> None:
        """Show words behind what is told of them; nothing where there are none."""
        self.words = tuple(words)
        links = (f'<a href="{number}">{html.escape(word)}</a>' for number, word in enumerate(self.words))
        self.setText(f"{html.escape(told)} {' · '.join(links)}" if words else "")
        self.setAccessibleName(f"{told} {', '.join(self.words)}" if words else "")
        self.setVisible(bool(words))
