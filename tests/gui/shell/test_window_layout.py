"""The places of the window can be hidden, and are at the next start as they were left."""

import json

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from gui.main_window import MainWindow
from gui.shell.menus import Menus
from gui.shell.window_layout import WindowLayout


@pytest.fixture
def later(qtbot, analyst, tmp_path):
    """Another window, as at the next start."""
    windows = []

    def show() -> MainWindow:
        window = MainWindow(analyst, QIcon())
        windows.append(window)
        window.window_layout.remember(tmp_path / "config" / "window.json")
        window.show()
        qtbot.waitExposed(window)
        return window

    yield show
    for window in windows:
        window.close()


def show_a_document(qtbot, window, write) -> None:
    window.add_paths([write("a.txt")])
    qtbot.waitUntil(lambda: window.source.isVisible() and not window.source.text.is_loading())


@pytest.mark.parametrize(
    ("action", "place"),
    [
        ("show_list", lambda window: window.list),
        ("show_document", lambda window: window.source),
        ("show_findings", lambda window: window.result.findings),
    ],
)
def test_each_place_can_be_hidden_and_shown_again(qtbot, window, write, action, place):
    show_a_document(qtbot, window, write)
    choice = getattr(window.findChild(Menus), action)
    choice.trigger()
    assert not place(window).isVisible()
    choice.trigger()
    assert place(window).isVisible()


def share_of_first(sizes: list[int]) -> float:
    return sizes[0] / sum(sizes)


def test_what_is_hidden_and_how_wide_things_are_lasts(qtbot, later, write):
    first = later()
    show_a_document(qtbot, first, write)
    first.findChild(Menus).show_findings.trigger()
    first.resize(780, 666)  # the offscreen screen is no wider than 800
    reading = first.window_layout._splitters["reading"]
    qtbot.waitUntil(lambda: first.compact_layout.is_compact and reading.width() == 780)
    reading.setSizes([400, 379])
    sizes = reading.sizes()
    first.close()

    again = later()
    show_a_document(qtbot, again, write)
    assert not again.result.findings.isVisible()
    assert not again.findChild(Menus).show_findings.isChecked()
    assert (again.width(), again.height()) == (780, 666)
    again_reading = again.window_layout._splitters["reading"]
    qtbot.waitUntil(lambda: again.compact_layout.is_compact and again_reading.width() == 780)
    qtbot.waitUntil(
        lambda: share_of_first(again_reading.sizes()) == pytest.approx(share_of_first(sizes), abs=0.02)
    )
    now = again_reading.sizes()
    again.findChild(Menus).reset_layout.trigger()
    assert again.result.findings.isVisible()
    assert again.window_layout._splitters["reading"].sizes() != now


def test_the_summary_stands_behind_the_document_or_before_it_and_stays_there(qtbot, later, write):
    first = later()
    show_a_document(qtbot, first, write)
    assert first.reading.indexOf(first.source) == 0
    first.findChild(Menus).result_first.trigger()
    assert first.reading.indexOf(first.reading.side) == 0
    first.close()

    again = later()
    show_a_document(qtbot, again, write)
    assert again.reading.indexOf(again.reading.side) == 0
    again.findChild(Menus).reset_layout.trigger()
    assert again.reading.indexOf(again.source) == 0
    assert again.source.isVisible()


@pytest.mark.parametrize(
    "words",
    [
        "",
        "[]",
        '{"precis_window": 2}',
        '{"precis_window": 1, "geometry": 3}',
        '{"precis_window": 1, "geometry": "AAAA", "splitters": {"window": "ab", "other": [1]}, "hidden": 4}',
        '{"precis_window": 1, "splitters": {"window": [-5, 99999999999999999999]}, "hidden": ["x"]}',
    ],
)
def test_a_damaged_file_leaves_a_window_as_it_comes(qtbot, later, tmp_path, words, write):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "window.json").write_text(words, "utf-8")
    window = later()
    show_a_document(qtbot, window, write)
    assert window.list.isVisible()
    assert window.source.isVisible()


@pytest.fixture
def panes(qtbot, tmp_path):
    """A window whose second pane stretches."""
    window, splitter = QMainWindow(), QSplitter()
    qtbot.addWidget(window)
    for _pane in range(2):
        splitter.addWidget(QWidget())
    splitter.setStretchFactor(1, 1)
    splitter.setSizes([230, 1000])
    window.setCentralWidget(splitter)
    layout = WindowLayout(window, {"window": splitter}, {}, {})
    (tmp_path / "window.json").write_text(
        json.dumps({"precis_window": 1, "splitters": {"window": [240, 2320]}}), "utf-8"
    )
    return window, splitter, layout, tmp_path / "window.json"


def test_the_list_is_as_wide_in_a_window_of_another_size(panes):
    window, splitter, layout, place = panes
    window.resize(700, 400)
    layout.remember(place)
    window.show()
    assert splitter.sizes()[0] == 240
    window.resize(500, 400)
    layout.reset()
    assert splitter.sizes()[0] == 230


def test_what_gave_way_in_a_narrow_window_is_as_wide_as_before_at_the_next_start(panes):
    window, splitter, layout, place = panes
    window.resize(700, 400)
    layout.remember(place)
    window.show()
    splitter.widget(0).hide()
    layout.save()
    assert json.loads(place.read_text("utf-8"))["splitters"]["window"][0] == 240


def test_night_pages_last_and_are_no_matter_of_panes(qtbot, later):
    first = later()
    first.findChild(Menus).night_pages.trigger()
    first.findChild(Menus).reset_layout.trigger()
    first.close()

    assert later().findChild(Menus).night_pages.isChecked()


def test_the_menu_turns_the_pages_both_ways(qtbot, window, write):
    show_a_document(qtbot, window, write)
    menus = window.findChild(Menus)
    menus.rotate_left.trigger()
    assert window.source.pages.turns() == 3
    menus.rotate_right.trigger()
    assert window.source.pages.turns() == 0
