"""Windows on one library, one after the other."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QIcon

from gui.main_window import MainWindow


@pytest.fixture
def open_window(qtbot, analyst, tmp_path) -> Iterator[Callable[[], MainWindow]]:
    """Opens a window on the same library, after another one is closed."""
    windows: list[MainWindow] = []

    def start() -> MainWindow:
        window = MainWindow(analyst, QIcon(), library=tmp_path / "library")
        windows.append(window)
        window.show()
        with qtbot.waitSignal(window.library.restored):
            window.library.start()
        return window

    yield start
    for window in windows:
        window.close()
