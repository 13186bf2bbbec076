"""Takes the README's picture of the window: `python -m bench.screenshot [docs/window.png]`.

The samples are analysed, the English one is shown, and a sentence of its summary is chosen.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from bench.stalls import all_ended, pause, wait_until
from engine.system.paths import resource
from gui.app import make_window
from gui.widgets import theme

ROOT = Path(__file__).resolve().parents[1]
SIZE = QSize(1400, 900)
SENTENCE = 1


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "window.png"
    app = QApplication([])
    app.setStyle("Fusion")
    theme.apply(app, Qt.ColorScheme.Light)
    window = make_window()
    window.resize(SIZE)
    window.show()
    window.add_paths(sorted(resource("samples").iterdir()))
    wait_until(lambda: window.documents.rowCount() > 1 and all_ended(window))
    summary = window.result.summary.list
    summary.setCurrentIndex(summary.model().index(SENTENCE, 0))
    pause(500)
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    target.parent.mkdir(exist_ok=True)
    if not picture.save(str(target), quality=0):
        raise SystemExit(f"{target} cannot be written")
    print(f"{target}: {picture.width()} × {picture.height()}, {target.stat().st_size // 1024} KB")
    window.close()


if __name__ == "__main__":
    main()
