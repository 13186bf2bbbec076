"""The windows about models, made when they are first wanted: few starts want any."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engine.options import ANY_WRITER, PERFORMER

if TYPE_CHECKING:
    from gui.shelf_desk import ShelfDesk


class ModelWindows(QObject):
    defaults_chosen = Signal(str, str)
    """What ranks and what writes from now on, as Options.model and Options.writer say it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._defaults = (PERFORMER, ANY_WRITER)
        self._shelf: ShelfDesk | None = None

    def use_defaults(self, ranker: str, writer: str) -> None:
        """Begin with what the user chose at another time."""
        self._defaults = (ranker, writer)

    def show_shelf(self) -> None:
        if self._shelf is None:
            from gui.shelf_desk import ShelfDesk

            self._shelf = ShelfDesk(self._window, *self._defaults)
            self._shelf.defaults_chosen.connect(self.defaults_chosen)
        self._shelf.show()

    def close(self) -> None:
        """Stop all work."""
        if self._shelf is not None:
            self._shelf.close()
