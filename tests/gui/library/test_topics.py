"""Topics of all documents and similar documents in the window, as a list and as a map."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale, QPointF, Qt
from PySide6.QtGui import QIcon, QImage

from engine.library.store import FileStamp
from gui.documents.document_status import Waiting
from gui.library.cited_rows import CitedRowKind
from gui.library.library_map import LibraryMap, MapDot
from gui.library.list_order import ListGroups
from gui.main_window import MainWindow


@pytest.fixture
def window(qtbot, analyst, tmp_path) -> Iterator[MainWindow]:
    """A window that keeps three documents; of all the keyword is "tide"."""
    window = MainWindow(analyst, QIcon(), library=tmp_path / "library")
    window.resize(1000, 700)
    window.show()
    with qtbot.waitSignal(window.library.restored):
        window.library.start()
    stored = []
    window.library.stored.connect(lambda: stored.append(1))
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"The tide rose in {name[0]}.", "utf-8")
    window.add_paths([tmp_path / name for name in ("a.txt", "b.txt", "c.txt")])
    qtbot.waitUntil(lambda: len(stored) == 3)
    yield window
    window.close()


def find_topics(qtbot, window: MainWindow):
    with qtbot.waitSignal(window.tools.topics.finished):
        window.tools.topics.show_topics()
    return window.tools.topics.topics_panel()


def test_documents_stand_under_their_topics_and_lead_to_themselves(qtbot, window):
    panel = find_topics(qtbot, window)

    heading, *rows = panel.rows()
    assert (heading.kind, heading.text, heading.note) == (CitedRowKind.HEADING, "tide", "3")
    assert sorted(row.text for row in rows) == ["a.txt", "b.txt", "c.txt"]
    row = next(place for place, one in enumerate(panel.rows()) if one.text == "c.txt")
    panel.list.setCurrentIndex(panel.list.model().index(row, 0))
    qtbot.waitUntil(lambda: window.content.currentWidget() is window.reading)
    assert window.list.chosen_entry().name == "c.txt"


def test_a_dot_of_the_map_leads_to_its_document(qtbot, window):
    panel = find_topics(qtbot, window)
    panel.as_map.click()
    assert panel.map.isVisible()
    dot = next(one for one in panel.map.dots if one.name == "b.txt")
    qtbot.mouseClick(panel.map, Qt.MouseButton.LeftButton, pos=panel.map.place_of(dot).toPoint())

    assert window.list.chosen_entry().name == "b.txt"
    window.tools.return_bar.button.click()
    assert window.content.currentWidget() is panel


def test_over_time_topics_stand_under_their_months_and_lead_to_their_documents(qtbot, window, tmp_path):
    old = 1_700_000_000  # in November 2023
    number = next(one.number for one in window.documents.entries() if one.name == "a.txt")
    window.documents.set_read(number, FileStamp(1, old * 1_000_000_000), is_private=False)
    panel = find_topics(qtbot, window)
    panel.as_course.click()

    rows = panel.rows()
    heads = [row.text for row in rows if row.kind is CitedRowKind.HEADING]
    assert len(heads) == 2
    assert heads[-1] == QLocale().toString(QDate(2023, 11, 1), "MMMM yyyy")
    assert [(row.text, row.note) for row in rows[-2:]] == [("tide", "1"), ("a.txt", "")]
    panel.list.setCurrentIndex(panel.list.model().index(len(rows) - 1, 0))
    qtbot.waitUntil(lambda: window.content.currentWidget() is window.reading)
    assert window.list.chosen_entry().name == "a.txt"


def test_over_time_the_date_that_a_document_gives_goes_before_its_files(qtbot, window, tmp_path):
    stored = []
    window.library.stored.connect(lambda: stored.append(1))
    (tmp_path / "2019-03-05.txt").write_text("The tide rose in spring.", "utf-8")
    window.add_paths([tmp_path / "2019-03-05.txt"])
    qtbot.waitUntil(lambda: bool(stored))
    panel = find_topics(qtbot, window)
    panel.as_course.click()

    heads = [row.text for row in panel.rows() if row.kind is CitedRowKind.HEADING]
    assert heads[-1] == QLocale().toString(QDate(2019, 3, 1), "MMMM yyyy")
    assert panel.rows()[-1].text == "2019-03-05.txt"


def test_the_list_can_be_grouped_by_the_topics(qtbot, window):
    find_topics(qtbot, window)
    window.tools.arranger.group(ListGroups.TOPIC)

    entries = window.documents.entries
    qtbot.waitUntil(lambda: {window.documents.group_of(one.number) for one in entries()} == {"tide"})


def test_documents_like_the_chosen_one_are_shown_with_what_they_share(qtbot, window):
    window.list.choose(window.documents.index(0))
    with qtbot.waitSignal(window.tools.topics.finished):
        window.tools.topics.show_similar(window.list.chosen_entry())

    panel = window.tools.topics.similar_panel()
    assert panel.heading.text() == "Like a.txt"
    assert [(row.text, row.note) for row in panel.rows()] == [
        ("b.txt", "100 % · tide"),
        ("c.txt", "100 % · tide"),
    ]


def test_a_document_that_is_removed_while_topics_are_shown_leads_nowhere(qtbot, window):
    panel = find_topics(qtbot, window)
    number = window.documents.entries()[0].number
    window.removal.remove([number])
    window.tools.navigator.go(_target(panel, number))

    assert window.documents.rowCount() == 2


def _target(panel, number):
    return next(row.target for row in panel.rows() if row.target is not None and row.target.number == number)


def test_a_document_that_is_not_kept_cannot_be_compared(qtbot, window):
    (entry,) = window.documents.add([Path("d.txt")])
    window.documents.set_read(entry.number, None, is_private=True)
    window.documents.set_status(entry.number, Waiting())
    window.tools.topics.show_similar(window.documents.entry(entry.number))

    assert "are kept" in window.tools.topics.similar_panel().told.text()


@pytest.fixture
def map_of_two(qtbot) -> LibraryMap:
    view = LibraryMap()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show_dots((MapDot(7, "tide", 0, 0.0, 0.0), MapDot(8, "mill", 1, 1.0, 1.0)), ("Sea", "Bread"))
    return view


def test_the_dot_under_the_mouse_is_the_nearest_in_reach(map_of_two):
    first = map_of_two.place_of(map_of_two.dots[0])

    assert map_of_two.dot_at(first + QPointF(3, 3)) == 0
    assert map_of_two.dot_at(first + QPointF(60, 60)) == -1


def test_the_keyboard_goes_from_dot_to_dot_and_chooses(qtbot, map_of_two):
    chosen = []
    map_of_two.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(map_of_two, key)

    assert chosen == [8, 7]
    assert map_of_two.accessibleDescription() == "tide\nSea"


def test_the_map_is_saved_as_a_picture(qtbot, window, tmp_path, monkeypatch):
    panel = find_topics(qtbot, window)
    path = tmp_path / "map.png"
    monkeypatch.setattr(
        "gui.export.export_controller.QFileDialog.getSaveFileName", lambda *_: (str(path), "")
    )
    with qtbot.waitSignal(window.exports.done):
        panel.export.click()

    picture = QImage(str(path))
    assert (picture.width(), picture.height()) == (2400, 1600)
    dot = panel.map.place_of(panel.map.dots[0], panel.picture().size) * 2
    colour = picture.pixelColor(round(dot.x()), round(dot.y()))
    assert colour.hslSaturation() > 50
