"""Checks that every label of the window is whole, every control large enough to hit, and no focus lost.

`python -m bench.fit [--sizes 1024x700,1280x800,2560x1440] [--texts 100,150]
[--themes light,dark,high_contrast] [--language en] [--pictures FOLDER]`

The samples are analysed once. In every size of the window, size of text and theme, the welcome view, the
reading view with each of its tabs, the summary by section, the list with several documents chosen, each
panel over several documents, and the settings are looked at. What is cut, or under 24 × 24 pixels (WCAG 2.2,
success criterion 2.5.8), or where the keyboard leads nowhere, is printed; then the exit status is 1.
`bench.walk` does it in both languages and two scales.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QWidget,
)

from bench.stalls import pause, wait_until
from gui.settings.settings import InterfaceLanguage, Settings, Theme
from gui.settings.settings_dialog import SettingsDialog
from gui.widgets.labels import ElidedLabel

LEAST = 24
"""Pixels."""
MOST_STOPS = 120
"""Presses of Tab after which the focus must have come back to where it was."""
SETTLE = 60
"""Milliseconds in which a layout finds its place."""
CONTROLS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)


def faults(window: QWidget) -> Iterator[str]:
    """Yield what is cut or too small of what a window shows."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        if is_small(widget):
            yield f"small: {name_of(widget)} is {widget.width()} × {widget.height()}"
        if is_cut(widget):
            yield f"cut: {name_of(widget)} is {widget.width()} × {widget.height()}"


def is_small(widget: QWidget) -> bool:
    """Whether a control is hard to hit. Scroll bars, and the parts of a control, are none themselves."""
    is_part = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox | QLineEdit)
    if is_part or isinstance(widget, QScrollBar) or not isinstance(widget, CONTROLS):
        return False
    return widget.width() < LEAST or widget.height() < LEAST


def is_cut(widget: QWidget) -> bool:
    """Whether less is seen of a label or of the words of a control than there is.

    What ends in an ellipsis on purpose, and says the rest in its tool tip, is not cut.
    """
    if (
        isinstance(widget, ElidedLabel)
        or not isinstance(widget, QLabel | QAbstractButton | QComboBox)
        or not words_of(widget)
    ):
        return False
    if not scrolls(widget) and widget.visibleRegion().boundingRect() != widget.rect():
        return True
    room, needed = room_of(widget), needed_by(widget)
    return needed.width() > room.width() or needed.height() > room.height()


def needed_by(widget: QLabel | QAbstractButton | QComboBox) -> QSize:
    """Return how large its words are."""
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return QSize(0, widget.heightForWidth(widget.width()))
        return widget.minimumSizeHint()
    return widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words_of(widget))


def room_of(widget: QLabel | QAbstractButton | QComboBox) -> QSize:
    """Return how much room its words have."""
    if isinstance(widget, QComboBox):
        box = QStyleOptionComboBox()
        widget.initStyleOption(box)
        field = QStyle.SubControl.SC_ComboBoxEditField
        return widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, box, field, widget).size()
    if isinstance(widget, QCheckBox):
        button = QStyleOptionButton()
        widget.initStyleOption(button)
        contents = QStyle.SubElement.SE_CheckBoxContents
        return widget.style().subElementRect(contents, button, widget).size()
    return widget.size()


def words_of(widget: QLabel | QAbstractButton | QComboBox) -> str:
    return widget.currentText() if isinstance(widget, QComboBox) else widget.text()


def scrolls(widget: QWidget) -> bool:
    """Whether the rest of a widget can be scrolled to."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def name_of(widget: QWidget) -> str:
    words = words_of(widget) if isinstance(widget, QLabel | QAbstractButton | QComboBox) else ""
    parent = widget.parentWidget()
    inside = "" if parent is None else f" in {type(parent).__name__}"
    return f"{type(widget).__name__} “{(words or widget.accessibleName())[:60]}”{inside}"


def _note(came: list[str], name: str, *_result: object) -> None:
    came.append(name)


def loses_focus(window: QWidget) -> bool:
    """Whether Tab leads out of what a window shows, or nowhere, instead of back to where it began."""
    start = QApplication.focusWidget()
    if start is None or not window.isAncestorOf(start):
        return True
    now = start
    for _press in range(MOST_STOPS):
        QTest.keyClick(now, Qt.Key.Key_Tab)
        following = QApplication.focusWidget()
        if following is None or not following.isVisible() or not window.isAncestorOf(following):
            return True
        if following is start:
            return False
        now = following
    return True


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks while it is checked."""

    size: QSize
    text: int
    theme: Theme

    def __str__(self) -> str:
        return f"{self.size.width()}x{self.size.height()}, text {self.text} %, {self.theme.value}"


class Visitor:
    """Goes through the program's window, and notes what does not fit."""

    def __init__(self, language: InterfaceLanguage, home: Path, pictures: Path | None) -> None:
        from gui.app import make_window
        from gui.settings.localization import install_translators
        from gui.settings.settings_controller import SettingsController
        from gui.widgets.theme import ThemeController

        self.language = language
        self._app = QApplication([])
        self._app.setStyle("Fusion")
        self._settings = Settings(interface=language)
        assert install_translators(self._app, language) or language is InterfaceLanguage.ENGLISH
        look = ThemeController(self._app)
        self._preferences = SettingsController(self._settings, home / "settings.json", look, self._app)
        self.window = make_window(self._preferences)
        self._pictures, self._look = pictures, ""
        self._panels: dict[str, QWidget] = {}
        self.seen: dict[str, str] = {}
        """The faults, each with where it was seen first."""
        self.window.show()
        self.window.activateWindow()
        assert self.window.library is not None
        self.window.library.start()

    def wear(self, look: Look) -> None:
        """Let the window look otherwise."""
        self._look = str(look)
        self._preferences.choose(replace(self._settings, text_size=look.text, theme=look.theme))
        self.window.resize(look.size)
        pause(200)

    def check(self, place: str, window: QWidget | None = None, *, by_keyboard: bool = False) -> None:
        """Note the faults of what is shown."""
        pause(SETTLE)
        where, shown = f"{self._look}, {place}", window or self.window
        for fault in faults(shown):
            self.seen.setdefault(fault, where)
        if by_keyboard and loses_focus(shown):
            self.seen.setdefault(f"focus is lost: {place}", where)
        if self._pictures is not None:
            name = where.replace(", ", " ").replace(" %", "")
            shown.grab().save(str(self._pictures / f"{name}.png"))

    def visit_document(self) -> None:
        """Look at the document that is chosen: every tab, its sections, the search in it, the settings."""
        window = self.window
        summary, findings = window.result.summary, window.result.findings
        for tab in range(findings.count()):
            findings.setCurrentIndex(tab)
            self.check(f"tab {tab + 1}")
        findings.setCurrentIndex(0)
        summary.switch.sections.click()
        self.check("sections")
        summary.switch.whole.click()
        window.source.open_find()
        self.check("find", by_keyboard=True)
        dialog = SettingsDialog(self._preferences.settings, keeps=True, parent=window)
        dialog.show()
        self.check("settings", dialog)
        dialog.close()
        window.activateWindow()  # where no window manager does

    def open_panels(self) -> None:
        """Have each panel over several documents filled, which takes a moment."""
        window, tools = self.window, self.window.tools
        window.list.selectAll()
        assert tools.topics is not None
        assert window.search is not None
        for name, show, finished in (
            ("table", tools.table.show_table, tools.table.finished),
            ("names", tools.facts.show_names, tools.facts.finished),
            ("digest", tools.together.summarize, tools.together.finished),
            ("topics", tools.topics.show_topics, tools.topics.finished),
            ("search", lambda: window.search.open("gate"), window.search.replied),
        ):
            came: list[str] = []
            finished.connect(partial(_note, came, name))
            show()
            wait_until(partial(bool, came))
            panel = window.content.currentWidget()
            assert panel is not None
            self._panels[name] = panel
        window.content.end_panel()

    def visit_panels(self) -> None:
        """Look at each panel over several documents."""
        self.window.list.selectAll()
        self.check("several documents")
        for name, panel in self._panels.items():
            self.window.content.show_panel(panel)
            first = panel.findChild(QLineEdit) or panel.findChild(QAbstractItemView)
            if first is not None:
                first.setFocus()
            self.check(name, by_keyboard=True)
        self.window.content.end_panel()

    def leave(self) -> None:
        self.window.close()


def look_around(looks: Sequence[Look], visitor: Visitor) -> None:
    """Open the program's window, and use it in every look."""
    for look in looks:
        visitor.wear(look)
        visitor.check("welcome", by_keyboard=True)
    from bench.screenshot import analyse_samples, choose_sentence

    is_english = visitor.language is InterfaceLanguage.ENGLISH
    analyse_samples(visitor.window, "tide-gate.pdf" if is_english else "湿地恢复简报.pdf")
    visitor.open_panels()
    for look in looks:
        visitor.wear(look)
        visitor.window.list.choose(visitor.window.documents.index(1))
        choose_sentence(visitor.window, 1)
        visitor.visit_document()
        visitor.visit_panels()


def sizes_of(written: str) -> list[QSize]:
    return [QSize(*map(int, size.split("x"))) for size in written.split(",")]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.fit")
    parser.add_argument("--sizes", type=sizes_of, default=sizes_of("1024x700,1280x800,2560x1440"))
    parser.add_argument("--texts", default="100,150", help="sizes of text in per cent")
    parser.add_argument("--themes", default="light,dark,high_contrast")
    parser.add_argument("--language", choices=("en", "zh_CN"), default="en")
    parser.add_argument(
        "--pictures", type=Path, help="a folder for a picture of everything that is looked at"
    )
    arguments = parser.parse_args()
    if arguments.pictures is not None:
        arguments.pictures.mkdir(parents=True, exist_ok=True)
    looks = [
        Look(size, int(text), Theme(theme))
        for text, size, theme in product(
            arguments.texts.split(","), arguments.sizes, arguments.themes.split(",")
        )
    ]
    with tempfile.TemporaryDirectory(prefix="precis-fit-") as name:
        # What the user keeps is neither shown nor changed.
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = name
        os.environ.pop("PRECIS_DATA", None)
        visitor = Visitor(InterfaceLanguage(arguments.language), Path(name), arguments.pictures)
        look_around(looks, visitor)
        visitor.leave()
    for fault, where in visitor.seen.items():
        print(f"{where}: {fault}")
    print(f"{len(looks)} looks in {arguments.language}: {len(visitor.seen)} faults")
    sys.exit(1 if visitor.seen else 0)


if __name__ == "__main__":
    main()
