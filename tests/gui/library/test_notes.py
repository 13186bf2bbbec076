"""Passages are marked and noted, shown in text and pages, exported, and there at the next start."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from engine.core.document import Span
from engine.library.notes import PassageNote
from gui.documents.document_status import Done
from gui.main_window import MainWindow

TEXT = "The tide rose over the wall. Nobody saw it. It fell again."


@pytest.fixture
def window(qtbot, open_window, write) -> MainWindow:
    window = open_window()
    window.add_paths([write("tide.txt", TEXT)])
    qtbot.waitUntil(lambda: window.reading.shown() is not None and not window.source.text.is_loading())
    return window


def select(window: MainWindow, words: str) -> None:
    text = window.source.text
    start = text.toPlainText().index(words)
    cursor = QTextCursor(text.document())
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def notes(window: MainWindow) -> list[tuple[str, str]]:
    return [(note.quote, note.note) for note in window.documents.entries()[0].notes]


def shown(window: MainWindow) -> list[str]:
    return [row.text for row in window.tools.notes.view.rows()]


def test_only_what_is_selected_can_be_marked(window):
    actions = window.tools.notes.mark_action, window.tools.notes.note_action
    assert [action.isEnabled() for action in actions] == [False, False]

    select(window, "over the wall")
    assert [action.isEnabled() for action in actions] == [True, True]


def test_a_marked_passage_is_marked_in_the_text_and_listed(qtbot, window):
    select(window, "over the wall. ")
    window.tools.notes.mark_action.trigger()

    assert notes(window) == [("over the wall.", "")]
    assert shown(window) == ["over the wall."]
    qtbot.waitUntil(lambda: "over the wall." in window.source.text.text_of_marks())
    assert window.source.pages.marks.noted == (Span(14, 28),)


def test_a_note_is_written_changed_and_taken_away(window, monkeypatch):
    said = iter([("Which wall?", True), ("The north wall.", True), ("Not agreed.", False)])
    monkeypatch.setattr("gui.library.note_controller.QInputDialog.getMultiLineText", lambda *_: next(said))
    select(window, "over the wall")
    window.tools.notes.note_action.trigger()
    assert shown(window) == ["over the wall", "Which wall?"]
    view = window.tools.notes.view
    view.list.setCurrentIndex(view.list.model().index(1, 0))
    view.edit.click()
    assert notes(window) == [("over the wall", "The north wall.")]
    view.list.setCurrentIndex(view.list.model().index(0, 0))
    view.edit.click()
    assert notes(window) == [("over the wall", "The north wall.")]
    view.remove.click()
    assert notes(window) == []
    assert not view.list.isVisible()
    assert window.source.pages.marks.noted == ()


def test_a_click_on_a_note_shows_its_passage(window):
    select(window, "Nobody saw it.")
    window.tools.notes.mark_action.trigger()
    marked = []
    window.source.mark = lambda spans, _name: marked.append(tuple(spans))
    view = window.tools.notes.view
    view.list.setCurrentIndex(view.list.model().index(0, 0))

    assert marked == [(Span(29, 43),)]


def test_the_delete_key_takes_the_chosen_mark_away(qtbot, window):
    select(window, "Nobody saw it.")
    window.tools.notes.mark_action.trigger()
    view = window.tools.notes.view
    window.result.findings.setCurrentWidget(view)
    view.list.setCurrentIndex(view.list.model().index(0, 0))
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)

    assert notes(window) == []


def test_notes_are_there_at_the_next_start(qtbot, window, open_window):
    select(window, "over the wall")
    window.tools.notes.put(window.tools.notes.selected(), "Which wall?")
    window.close()
    again = open_window()

    qtbot.waitUntil(lambda: shown(again) == ["over the wall", "Which wall?"])
    qtbot.waitUntil(lambda: "over the wall" in again.source.text.text_of_marks())


def test_a_passage_that_is_gone_from_the_text_is_said_to_be(window, analysis_of, document_of):
    select(window, "over the wall")
    window.tools.notes.mark_action.trigger()
    number = window.documents.entries()[0].number
    window.documents.set_status(number, Done(analysis_of(document_of("Other words altogether."))))
    window.analyses.changed.emit(number)

    (row,) = window.tools.notes.view.rows()
    assert (row.text, row.note) == ("over the wall", "This passage is not in the text any more.")
    assert window.source.pages.marks.noted == ()


def test_the_passage_of_pages_that_is_selected_is_marked(window, analysis_of, document_of):
    window.source.shows_pages = lambda: True
    window.source.pages.selection.span = Span(4, 13)
    window.tools.notes.mark()

    assert notes(window) == [("tide rose", "")]


def test_notes_of_another_document_are_not_shown(qtbot, window, write):
    select(window, "over the wall")
    window.tools.notes.mark_action.trigger()
    window.add_paths([write("mill.txt", "The mill grinds rye.")])
    qtbot.waitUntil(lambda: window.documents.rowCount() == 2 and not window.analyses.load.left)
    window.list.choose(window.documents.index(1))

    qtbot.waitUntil(lambda: shown(window) == [])
    window.list.choose(window.documents.index(0))
    qtbot.waitUntil(lambda: shown(window) == ["over the wall"])


@pytest.mark.parametrize("suffix", [".md", ".docx", ".json", ".txt"])
def test_notes_are_exported_with_the_summary(qtbot, window, tmp_path, suffix):
    entry = window.documents.entries()[0]
    window.documents.set_notes(entry.number, [PassageNote("n", 14, "over the wall", "Which wall?")])
    path = Path(tmp_path, f"out{suffix}")
    with qtbot.waitSignal(window.exports.done):
        window.exports.write(window.export_actions.chosen_as_shown(), path)

    if suffix == ".json":
        (found,) = json.loads(path.read_text("utf-8"))
        assert found["notes"] == [
            {"text": "over the wall", "note": "Which wall?", "start": 14, "end": 27, "page": None}
        ]
    elif suffix == ".docx":
        from zipfile import ZipFile

        assert b"Which wall?" in ZipFile(path).read("word/document.xml")
    else:
        assert "Which wall?" in path.read_text("utf-8")


def test_without_notes_the_json_says_nothing_of_them(qtbot, window, tmp_path):
    path = Path(tmp_path, "out.json")
    with qtbot.waitSignal(window.exports.done):
        window.exports.write(window.export_actions.chosen_as_shown(), path)

    assert "notes" not in json.loads(path.read_text("utf-8"))[0]


def test_an_exported_entry_has_the_notes_of_the_list(window):
    entry = window.documents.entries()[0]
    note = PassageNote("n", 14, "over the wall")
    window.documents.set_notes(entry.number, [note])

    assert window.export_actions.chosen_as_shown()[0].notes == (note,)
    assert replace(entry, notes=(note,)) == window.documents.entries()[0]
