"""Takes the pictures of the documentation: `python -m bench.screenshot [FOLDER]` (docs).

The samples are analysed in a window that nobody sees, once in English and light, once in Chinese and dark.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTabWidget, QToolButton, QWidget

from bench.stalls import all_ended, pause, wait_until
from engine.system.paths import resource
from gui.app import make_window
from gui.facts.table_cells import TableColumn
from gui.main_window import MainWindow
from gui.settings.localization import install_translators
from gui.settings.settings import InterfaceLanguage, Settings
from gui.settings.settings_dialog import SettingsDialog
from gui.shell.menus import Menus
from gui.widgets import theme

ROOT = Path(__file__).resolve().parents[1]
SIZE = QSize(1280, 800)
SMALL = QSize(960, 640)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    app = QApplication([])
    app.setStyle("Fusion")
    theme.apply(app, Qt.ColorScheme.Light)
    english = open_window()
    save(english, folder / "welcome.png")
    analyse_samples(english, "tide-gate.pdf")
    choose_sentence(english, 1)
    save(english, folder / "window.png")
    show_picture(english, 1)
    save(english, folder / "topics.png")
    english.result.summary.switch.sections.click()
    pause(300)
    save(english, folder / "sections.png")
    english.result.summary.switch.whole.click()
    take_several(english, folder)
    english.resize(SMALL)
    pause(1500)
    save(english, folder / "small.png")
    english.resize(SIZE)
    take_details(english, folder)
    english.close()
    install_translators(app, InterfaceLanguage.CHINESE)
    theme.apply(app, Qt.ColorScheme.Dark)
    chinese = open_window()
    analyse_samples(chinese, "湿地恢复简报.pdf")
    choose_sentence(chinese, 1)
    show_picture(chinese, 0)
    save(chinese, folder / "window-zh-dark.png")
    chinese.close()


def take_several(window: MainWindow, folder: Path) -> None:
    """Take the panels over several documents: the table with a question, the timeline."""
    shown = window.list.currentIndex()
    window.list.selectAll()
    table, facts = window.tools.table, window.tools.facts
    ended: list[str] = []
    table.finished.connect(lambda: ended.append("table"))
    facts.finished.connect(lambda: ended.append("timeline"))
    table.show_table()
    wait_until(lambda: "table" in ended)
    ended.clear()
    table.panel().want_column(TableColumn("How much did it cost?", is_question=True), True)
    wait_until(lambda: "table" in ended)
    save(window, folder / "table.png")
    facts.show_timeline()
    wait_until(lambda: "timeline" in ended)
    save(window, folder / "timeline.png")
    window.list.choose(shown)
    pause(1500)
    choose_sentence(window, 1)


def take_details(window: MainWindow, folder: Path) -> None:
    """Take what is seen on demand: thumbnails, the card of a sentence, the settings, high contrast."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    menus = window.findChild(Menus)
    assert menus is not None
    menus.thumbnails.trigger()
    pause(1500)
    save(window, folder / "thumbnails.png")
    menus.thumbnails.trigger()
    choose_sentence(window, 2)
    window.result.summary.card.weigh.click()
    pause(500)
    save(window, folder / "explain.png")
    window.result.summary.card.weigh.click()
    dialog = SettingsDialog(Settings(), True, window)
    dialog.show()
    pause(500)
    save(dialog, folder / "settings.png")
    dialog.close()
    theme.apply(app, Qt.ColorScheme.Light, high_contrast=True)
    pause(1000)
    save(window, folder / "high-contrast.png")
    theme.apply(app, Qt.ColorScheme.Light)


def open_window() -> MainWindow:
    window = make_window()
    window.resize(SIZE)
    window.show()
    pause(300)
    return window


def analyse_samples(window: MainWindow, shown: str) -> None:
    """Add the samples, wait for their analyses and choose one of the documents."""
    samples = sorted(resource("samples").iterdir())
    window.add_paths(samples)
    wait_until(lambda: window.documents.rowCount() == len(samples) and all_ended(window))
    row = [sample.name for sample in samples].index(shown)
    window.list.setCurrentIndex(window.documents.index(row))
    pause(1500)


def choose_sentence(window: MainWindow, number: int) -> None:
    view: QAbstractItemView = window.result.summary.list
    view.setCurrentIndex(view.model().index(number, 0))
    view.selectionModel().select(view.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    pause(1500)


def show_picture(window: MainWindow, tab: int) -> None:
    """Show the cloud of keywords (0) or the bands of topics (1)."""
    tabs = next(iter(window.result.findChildren(QTabWidget)))
    tabs.setCurrentIndex(tab)
    buttons = {button.text(): button for button in window.result.findChildren(QToolButton)}
    (buttons.get("Chart") or buttons["图表"]).click()
    pause(500)


def with_palette(picture: QImage) -> QImage:
    """Keep the 256 colours that are used most: a third of the bytes, and no difference to be seen."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    colours, counts = np.unique(np.frombuffer(picture.constBits(), np.uint32), return_counts=True)
    table = [int(colour) for colour in colours[np.argsort(-counts)][:256]]
    return picture.convertToFormat(
        QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither
    )


def save(widget: QWidget, target: Path) -> None:
    picture = with_palette(widget.grab().toImage())
    target.parent.mkdir(exist_ok=True)
    if not picture.save(str(target), quality=0):
        raise SystemExit(f"{target} cannot be written")
    print(f"{target}: {picture.width()} × {picture.height()}, {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="precis-pictures-") as home:
        # What the user keeps is neither shown nor changed.
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = home
        main()
