"""The first use of the program by keyboard alone."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from gui.main_window import MainWindow
from gui.settings.settings import Settings
from gui.settings.settings_dialog import SettingsDialog

TEXT = "The tide rose. Nobody saw it. It fell again. It came back. The night was long."
MOST_STEPS = 80


@pytest.fixture
def window(qtbot, analyst, write):
    window = MainWindow(analyst, QIcon(), [write("sample.txt", TEXT)])
    window.resize(1200, 780)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.close()


def focus() -> QWidget | None:
    """Return what keys go to in the active window."""
    active = QApplication.activeWindow()
    return None if active is None else active.focusWidget()


def press(key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus() or QApplication.activeWindow(), key, modifiers)


def tab_until(found) -> QWidget:
    """Press Tab until what has the focus is what is looked for."""
    for _step in range(MOST_STEPS):
        widget = focus()
        if widget is not None and found(widget):
            return widget
        press(Qt.Key.Key_Tab)
    raise AssertionError("it is not reached with Tab")


def reached() -> list[QWidget]:
    """Press Tab all the way round; return what had the focus."""
    steps: list[QWidget] = []
    while len(steps) < MOST_STEPS:
        press(Qt.Key.Key_Tab)
        widget = focus()
        assert widget is not None, "the focus is lost"
        if steps and widget is steps[0]:
            return steps
        steps.append(widget)
    raise AssertionError("Tab does not come round")


def open_sample(qtbot, window) -> None:
    tab_until(lambda widget: isinstance(widget, QPushButton) and widget.text() == "sample")
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.result.isVisible() and not window.source.text.is_loading())


def test_a_sample_is_opened_a_sentence_followed_and_copied(qtbot, window):
    open_sample(qtbot, window)
    tab_until(lambda widget: widget is window.result.summary.list)
    press(Qt.Key.Key_Down)
    chosen = window.result.summary.list.chosen_row().sentence.text
    assert [window.source.text._document.quote(place) for place in window.source._places] == [chosen]
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == chosen


def test_the_length_is_changed_and_a_word_found(qtbot, window):
    open_sample(qtbot, window)
    slider = window.result.summary._slider
    tab_until(lambda widget: widget is slider)
    press(Qt.Key.Key_Home)
    assert len(window.result.summary.shown_sentences()) == 1
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focus(), "night")
    qtbot.waitUntil(lambda: "night" in window.source.text.text_of_marks())
    press(Qt.Key.Key_Escape)
    assert "night" not in window.source.text.text_of_marks()


def test_every_control_that_takes_the_focus_is_reached_and_none_loses_it(qtbot, window):
    open_sample(qtbot, window)
    way = reached()
    wanted = {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    }
    assert {type(widget).__name__ for widget in wanted - set(way)} == set()
    assert all(before is not after for before, after in pairwise(way))
    named = [bool(widget.accessibleName() or getattr(widget, "text", str)()) for widget in way]
    nameless = {type(widget).__name__ for widget, is_named in zip(way, named, strict=True) if not is_named}
    assert nameless <= {"QTabBar"}  # its tabs have the names


def test_the_settings_are_walked_and_left(qtbot):
    dialog = SettingsDialog(Settings(), True)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    names = [widget.accessibleName() or widget.objectName() for widget in reached()]
    assert {"Colours", "Text size", "Language", "Number of keywords", "keep", "offline"} <= set(names)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
