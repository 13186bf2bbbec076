import itertools
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import enumerate as all_threads

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QToolButton,
)

from engine.core.document import Problem, ProblemKind
from gui.documents.document_status import Done, Failed, Running, Stopped, Waiting
from gui.main_window import MainWindow
from gui.viewer.find_bar import FindBar
from tests.support.packing import pack


@pytest.fixture(autouse=True)
def quiet(caplog):
    """What jobs log about failures is no part of a test's output."""
    caplog.set_level("CRITICAL")


def statuses(window: MainWindow) -> list[type]:
    return [type(entry.status) for entry in window.documents.entries()]


def analyse(qtbot, window: MainWindow, paths: Sequence[Path], count: int | None = None) -> None:
    """Add paths and wait until each of count documents has ended."""
    window.add_paths(paths)
    count = len(paths) if count is None else count
    qtbot.waitUntil(
        lambda: window.documents.rowCount() == count and not {Waiting, Running} & set(statuses(window))
    )
    qtbot.waitUntil(lambda: not window.source.text.is_loading())


def drop(window: MainWindow, data: QMimeData) -> None:
    """Do what the system does when something is dropped on the middle of the window."""
    manner = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    place = window.rect().center()
    for event in (QDragEnterEvent(place, *manner), QDropEvent(QPointF(place), *manner)):
        QGuiApplication.sendEvent(window, event)
        assert event.isAccepted()


def choose(view: QAbstractItemView, row: int) -> None:
    view.setCurrentIndex(view.model().index(row, 0))


def test_one_bad_file_leaves_the_others_done(qtbot, window, write):
    analyse(qtbot, window, [write(name) for name in ("a.txt", "bad.txt", "odd.txt", "b.txt")])
    assert statuses(window) == [Done, Failed, Failed, Done]


def test_a_dropped_folder_brings_its_documents(qtbot, window, write, tmp_path):
    for name in ("folder/a.txt", "folder/deep/b.md", "folder/.hidden.txt", "folder/c.png"):
        write(name)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "folder"))])
    drop(window, data)
    qtbot.waitUntil(lambda: statuses(window) == [Done, Done])
    assert [entry.name for entry in window.documents.entries()] == ["a.txt", "b.md"]


def test_a_dropped_archive_brings_its_documents_and_says_what_it_left_out(qtbot, window, tmp_path):
    path = pack(tmp_path / "report.zip", {"part/a.pdf": "The tide rose.", "c.png": "picture"})
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop(window, data)
    qtbot.waitUntil(lambda: window.documents.rowCount() == 1)
    assert window.documents.entries()[0].source == path / "part" / "a.pdf"
    qtbot.waitUntil(window.pane.skipped_bar.isVisible)
    assert "c.png" in window.pane.skipped_bar.text()


def test_dropped_text_becomes_a_document_named_after_its_first_line(qtbot, window):
    data = QMimeData()
    data.setText("\nA title of sorts\nThe tide rose. It fell.")
    drop(window, data)
    qtbot.waitUntil(lambda: statuses(window) == [Done])
    assert window.documents.entries()[0].name == "A title of sorts"


def test_pasting_takes_the_clipboards_text(qtbot, window):
    QGuiApplication.clipboard().setText("Pasted words. More of them.")
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: statuses(window) == [Done])


def test_two_hundred_files_dropped_at_once_are_all_analysed(qtbot, window, write):
    analyse(qtbot, window, [write(f"{number}.txt") for number in range(200)])
    assert set(statuses(window)) == {Done}


def test_choosing_a_sentence_marks_exactly_its_text(qtbot, window, write):
    analyse(qtbot, window, [write("a.txt", "😀 The tide rose. Nobody 𠮷 saw it. It fell.")])
    choose(window.result.summary.list, 1)
    assert "Nobody 𠮷 saw it." in window.source.text.text_of_marks()
    chosen = window.result.summary.list.chosen_row().sentence
    assert window.source.text.text_of_marks()[-1] == chosen.text


def test_choosing_a_keyword_marks_all_its_places_and_again_goes_to_the_next(qtbot, window, write):
    analyse(qtbot, window, [write("a.txt", "The tide rose.\nNobody saw the tide.\nAnother tide.")])
    keywords = window.result.findings.keywords
    row = keywords.visualRect(keywords.model().index(0, 0)).center()
    for seen in (0, 1, 2, 0):
        qtbot.mouseClick(keywords.viewport(), Qt.MouseButton.LeftButton, pos=row)
        marks = window.source.text.text_of_marks()
        assert marks.count("tide") == 4, "three places, and the one shown once more"
        line = window.source.text.textCursor().blockNumber()
        assert line == seen


def test_choosing_a_topic_marks_its_sentences_and_leaves_the_keyword(qtbot, window, write):
    analyse(qtbot, window, [write("a.txt")])
    findings = window.result.findings
    choose(findings.keywords, 0)
    choose(findings.topics, 0)
    assert findings.keywords.chosen_row() is None
    assert "It fell again." in window.source.text.text_of_marks()


def test_the_slider_cuts_again_and_the_shorter_summary_is_part_of_the_longer(qtbot, window, write):
    analyse(qtbot, window, [write("a.txt", " ".join(f"This is sentence {n}." for n in range(100)))])
    slider = window.result.summary.findChild(QSlider)
    cuts = []
    for step in range(slider.maximum() + 1):
        slider.setValue(step)
        cuts.append({sentence.text for sentence in window.result.summary.shown_sentences()})
    assert len(cuts[0]) == 1
    assert len(cuts[-1]) == 30
    assert all(shorter < longer for shorter, longer in itertools.pairwise(cuts))


def test_the_summary_is_copied_as_plain_text_with_its_pages(qtbot, window, write):
    analyse(qtbot, window, [write("a.txt", "Only this <b>one</b>.")])
    qtbot.keyClick(
        window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert QGuiApplication.clipboard().text() == "a\n\n• Only this <b>one</b>."


def test_an_error_is_told_in_words_in_place(qtbot, window, write):
    analyse(qtbot, window, [write("odd.txt"), write("bad.txt")])
    told = [label.text() for label in window.status.findChildren(QLabel)]
    assert "Précis made a mistake with odd.txt; the document may be all right." in told
    choose(window.list, 1)
    told = [label.text() for label in window.status.findChildren(QLabel)]
    assert "bad.txt is damaged and nothing in it can be read." in told
    assert not any("words of the document" in words for words in told)


def test_a_locked_document_opens_with_its_password_entered_in_place(qtbot, window, write):
    analyse(qtbot, window, [write("locked.txt")])
    password = window.status.findChild(QLineEdit)
    assert password.isVisible()
    for words, status in (("wrong", Failed), ("sesame", Done)):
        password.setText(words)
        qtbot.keyClick(password, Qt.Key.Key_Return)
        assert not password.isEnabled(), "it is being tried"
        qtbot.waitUntil(password.isEnabled)
        qtbot.waitUntil(lambda status=status: statuses(window) == [status])
        assert password.text() == "" or status is Done


def test_after_a_wrong_password_the_next_can_be_typed_at_once(qtbot, window, write):
    analyse(qtbot, window, [write("locked.txt")])
    password = window.status.findChild(QLineEdit)
    password.setFocus()
    for words in ("wrong", "sesame"):
        qtbot.waitUntil(password.hasFocus)
        qtbot.keyClicks(password, words)
        qtbot.keyClick(password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: statuses(window) == [Done])


def test_no_password_is_asked_for_where_none_helps(qtbot, window, write):
    analyse(qtbot, window, [write("protected.txt")])
    assert window.status.isVisible()
    assert not window.status.findChild(QLineEdit).isVisible()


def test_work_is_cancelled_and_can_be_tried_again(qtbot, window, analyst, write):
    window.add_paths([write("endless.txt"), write("next.txt")])
    qtbot.waitUntil(lambda: statuses(window)[:1] == [Running])
    window.reanalysis.cancel_chosen()
    qtbot.waitUntil(lambda: statuses(window) == [Stopped, Done])
    analyst.go_on.set()
    window.reanalysis.retry_chosen()
    qtbot.waitUntil(lambda: statuses(window) == [Done, Done])


def test_what_was_found_stays_when_a_new_attempt_is_cancelled(qtbot, window, analyst, write):
    analyst.go_on.set()
    analyse(qtbot, window, [write("endless.txt")])
    found = window.documents.entries()[0].status
    analyst.go_on.clear()
    window.reanalysis.retry_chosen()
    qtbot.waitUntil(lambda: statuses(window) == [Running])
    window.reanalysis.cancel_chosen()
    qtbot.waitUntil(lambda: statuses(window) == [Done])
    assert window.documents.entries()[0].status == found
    assert window.result.isVisible()


def test_all_work_can_be_cancelled_at_once(qtbot, window, write):
    window.add_paths([write("endless.txt"), write("next.txt"), write("last.txt")])
    qtbot.waitUntil(lambda: statuses(window)[:1] == [Running])
    window.analyses.cancel_all()
    qtbot.waitUntil(lambda: statuses(window) == [Stopped, Stopped, Stopped])


def test_removing_a_document_at_work_cancels_it_and_shows_its_neighbour(qtbot, window, write):
    window.add_paths([write("endless.txt"), write("next.txt")])
    qtbot.waitUntil(lambda: statuses(window)[:1] == [Running])
    qtbot.keyClick(window.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: statuses(window) == [Done])
    assert window.result.isVisible()
    qtbot.keyClick(window.list, Qt.Key.Key_Delete)
    assert window.documents.rowCount() == 0
    assert window.content.welcome.isVisible()


def cross_of(qtbot, window: MainWindow, row: int) -> QToolButton:
    """Move the mouse over a row and return the button that then shows in it."""
    view = window.list
    qtbot.mouseMove(view.viewport(), view.visualRect(view.model().index(row, 0)).center())
    (cross,) = view.viewport().findChildren(QToolButton)
    qtbot.waitUntil(cross.isVisible)
    return cross


def test_the_button_in_a_row_cancels_what_works_and_removes_what_is_done(qtbot, window, write):
    window.add_paths([write("a.txt"), write("endless.txt")])
    qtbot.waitUntil(lambda: statuses(window) == [Done, Running])
    cross = cross_of(qtbot, window, 1)
    assert cross.accessibleName() == "Cancel"
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: statuses(window) == [Done, Stopped])
    assert cross.accessibleName() == "Remove from the list"
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert statuses(window) == [Done]
    assert window.list.chosen_entry().name == "a.txt", "the other document is still the chosen one"


def test_a_removal_is_undone_with_what_was_found(qtbot, window, write):
    analyse(qtbot, window, [write("a.txt"), write("b.txt")])
    analysis = window.documents.entries()[0].status.analysis
    window.removal.remove_chosen()
    assert [entry.name for entry in window.documents.entries()] == ["b.txt"]
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [entry.name for entry in window.documents.entries()] == ["a.txt", "b.txt"]
    assert window.list.chosen_entry().status.analysis is analysis
    window.removal.undo()
    assert window.documents.rowCount() == 2


def test_removals_are_undone_one_after_the_other_as_long_as_the_window_is_open(qtbot, window, write):
    names = ["a.txt", "b.txt", "c.txt", "d.txt"]
    analyse(qtbot, window, [write(name) for name in names])
    undo = next(action for action in window.findChildren(QAction) if action.text() == "&Undo removal")
    assert not undo.isEnabled()
    numbers = [entry.number for entry in window.documents.entries()]
    window.removal.remove(numbers[1:3])
    window.removal.remove(numbers[:1])
    window.pane.undo_bar.hide()  # as it does after a while
    undo.trigger()
    assert [entry.name for entry in window.documents.entries()] == ["a.txt", "d.txt"]
    undo.trigger()
    assert [entry.name for entry in window.documents.entries()] == names
    assert not undo.isEnabled()


def test_undoing_the_removal_of_a_document_at_work_begins_it_anew(qtbot, window, analyst, write):
    window.add_paths([write("endless.txt")])
    qtbot.waitUntil(lambda: statuses(window) == [Running])
    window.removal.remove_chosen()
    window.removal.undo()
    qtbot.waitUntil(lambda: statuses(window) == [Running])
    analyst.go_on.set()
    qtbot.waitUntil(lambda: statuses(window) == [Done])


def test_a_document_added_again_is_chosen_not_analysed_again(qtbot, window, write):
    paths = [write("a.txt"), write("b.txt")]
    analyse(qtbot, window, paths)
    analyses = [entry.status.analysis for entry in window.documents.entries()]
    window.add_paths(paths[1:])
    qtbot.waitUntil(lambda: window.list.chosen_entry().name == "b.txt")
    assert [entry.status.analysis for entry in window.documents.entries()] == analyses


def test_a_document_that_failed_is_tried_again_when_it_is_added_again(qtbot, window, write, tmp_path):
    missing = tmp_path / "later.txt"
    analyse(qtbot, window, [missing])
    assert statuses(window) == [Failed]
    write("later.txt")
    window.add_paths([missing])
    qtbot.waitUntil(lambda: statuses(window) == [Done])


def test_the_slider_can_be_moved_before_there_is_a_summary(window):
    slider = window.result.summary.findChild(QSlider)
    slider.setValue(7)
    assert window.result.summary.shown_sentences() == ()


def test_what_is_wrong_with_a_document_is_said_with_its_summary(qtbot, window, analyst, write):
    from dataclasses import replace

    analyse(qtbot, window, [write("a.txt")])
    entry = window.documents.entries()[0]
    analysis = entry.status.analysis
    problem = Problem(ProblemKind.REPAIRED)
    ill = replace(analysis, document=replace(analysis.document, problems=(problem,)))
    window.result.show_analysis(ill, "a.txt", ["The file is damaged."])
    assert window.result.notices() == ("The file is damaged.",)
    window.result.show_analysis(analysis, "a.txt", [])
    assert window.result.notices() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="such a name cannot be given there")
def test_a_name_and_title_that_look_like_markup_show_as_plain_text(qtbot, window, write):
    hostile = "<img src=x>&amp;<b>bold.txt"
    analyse(qtbot, window, [write(hostile), write("b.txt")])
    labels = [label for label in window.findChildren(QLabel) if "img" in label.text()]
    assert labels
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert "<img" not in window.list.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_closing_while_working_ends_work_thread_and_reader(qtbot, analyst, window, write):
    others = set(all_threads())
    window.add_paths([write("endless.txt"), write("next.txt")])
    qtbot.waitUntil(lambda: statuses(window)[:1] == [Running])
    window.close()
    assert analyst.closed
    assert not window.analyses.queue._pool.activeThreadCount()
    assert not [thread for thread in all_threads() if "reader" in thread.name and thread not in others]


def test_finding_words_marks_them_and_says_how_many(qtbot, window, write):
    analyse(qtbot, window, [write("a.txt", "The tide rose. Nobody saw the Tide. It fell.")])
    window.source.open_find()
    line = window.source.findChild(FindBar).findChild(QLineEdit)
    qtbot.keyClicks(line, "TIDE")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Tide" in window.source.text.text_of_marks())
    assert {"TIDE", "1 of 2"} <= {label.text() for label in window.source.findChildren(QLabel)}


def test_every_control_has_a_name_for_those_who_hear_the_window(qtbot, window, write):
    analyse(qtbot, window, [write("a.txt")])
    nameless = [
        widget
        for kind in (QAbstractItemView, QSlider, QLineEdit)
        for widget in window.findChildren(kind)
        if not widget.accessibleName()
    ]
    nameless += [
        button
        for button in window.findChildren(QAbstractButton)
        if not button.accessibleName()
        and not button.text()
        and not button.objectName().startswith("qt_")
        and type(button) is QPushButton
    ]
    assert nameless == []


def test_the_program_starts_without_any_heavy_part_loaded():
    program = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from gui.app import make_window; window = make_window(); window.show();"
        "heavy = {'torch', 'transformers', 'optimum', 'onnxruntime', 'numpy', 'lxml', 'pypdf', 'rjieba'};"
        "print(sorted(heavy & set(sys.modules))); window.close()"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_title_of_the_window_names_the_document(qtbot, window, write):
    assert window.windowTitle() == "Précis"
    analyse(qtbot, window, [write("a.txt")])
    assert window.windowTitle() == "a.txt – Précis"
    window.removal.remove_chosen()
    assert window.windowTitle() == "Précis"
