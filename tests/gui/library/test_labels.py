"""Documents can be renamed, starred and tagged, shown by these, and are so at the next start."""

import pytest
from PySide6.QtWidgets import QMenu

from engine.library.organization import DocumentLabels
from gui.documents.document_status import Done, Stored
from gui.library.list_tools import STARRED
from gui.main_window import MainWindow


@pytest.fixture
def two(qtbot, open_window, write) -> MainWindow:
    window = open_window()
    window.add_paths([write("tide.txt", "The tide rose."), write("mill.txt", "The mill grinds.")])
    qtbot.waitUntil(
        lambda: [type(entry.status) for entry in window.documents.entries()] in ([Done, Done], [Done, Stored])
    )
    window.list.choose(window.documents.index(0))
    return window


def labels(window: MainWindow) -> dict[str, DocumentLabels]:
    return {entry.name: entry.labels for entry in window.documents.entries()}


def test_names_stars_and_tags_are_there_at_the_next_start(qtbot, two, open_window):
    two.tools.labels.star()
    two.tools.labels.set_name(two.list.chosen_entry(), "The great tide")
    two.tools.labels.tag("harbour", is_wanted=True)
    before = labels(two)
    two.close()
    again = open_window()

    qtbot.waitUntil(lambda: labels(again) == before)
    tide = before["tide.txt"]
    assert (tide.name, tide.is_starred, tide.tags) == ("The great tide", True, ("harbour",))
    assert tide.added > 0
    assert [entry.heading for entry in again.documents.entries()] == ["The great tide", "mill.txt"]


def test_a_star_is_taken_away_only_where_all_have_one(two):
    two.tools.labels.star()
    two.list.selectAll()
    two.tools.labels.star()
    assert all(label.is_starred for label in labels(two).values())

    two.tools.labels.star()
    assert not any(label.is_starred for label in labels(two).values())


def test_without_a_name_a_document_has_its_title_again(two):
    entry = two.list.chosen_entry()
    two.tools.labels.set_name(entry, "The great tide")
    two.tools.labels.set_name(two.list.chosen_entry(), "  ")

    assert two.list.chosen_entry().heading == "tide.txt"


def test_only_documents_with_a_star_or_a_tag_can_be_shown(two):
    two.tools.labels.star()
    two.list.choose(two.documents.index(1))
    two.tools.labels.tag("#bread ", is_wanted=True)
    shown = {}
    for choice in (STARRED, "bread", ""):
        two.tools.list_tools.show_documents(choice)
        hidden = [two.list.isRowHidden(row) for row in range(2)]
        shown[choice] = [
            entry.name for entry, no in zip(two.documents.entries(), hidden, strict=True) if not no
        ]

    assert shown == {STARRED: ["tide.txt"], "bread": ["mill.txt"], "": ["tide.txt", "mill.txt"]}


def test_a_tag_that_is_taken_away_hides_the_document_that_is_shown_by_it(two):
    two.tools.labels.tag("harbour", is_wanted=True)
    two.tools.list_tools.show_documents("harbour")
    two.tools.labels.tag("harbour", is_wanted=False)

    assert two.list.shown_count() == 0
    assert two.tools.labels.tags() == ()


def test_the_search_finds_tags_and_given_names(two):
    two.tools.labels.tag("harbour", is_wanted=True)
    two.pane.search.setText("harb")

    assert two.list.shown_count() == 1


def test_the_menu_of_tags_shows_those_of_the_chosen_documents(two):
    two.tools.labels.tag("harbour", is_wanted=True)
    menu = QMenu(two)
    two.tools.labels.fill_tags(menu)
    assert [(action.text(), action.isChecked()) for action in menu.actions() if action.isCheckable()] == [
        ("harbour", True)
    ]
    two.list.choose(two.documents.index(1))
    two.tools.labels.fill_tags(menu)
    menu.actions()[0].trigger()

    assert labels(two)["mill.txt"].tags == ("harbour",)


def test_identical_content_is_said_to_be_the_same(qtbot, two, write, analysis_of, document_of):
    from dataclasses import replace

    document = replace(document_of("The tide rose."), sha256="abc")
    for entry in two.documents.entries():
        two.documents.set_status(entry.number, Done(analysis_of(document)))

    first, second = two.documents.entries()
    assert two.documents.twin_of(first) is None
    assert two.documents.twin_of(second) == first
    assert "The same as tide.txt" in two.documents.index(1).data(257)
    two.documents.remove(first.number)
    assert two.documents.twin_of(second) is None


def test_a_removed_document_comes_back_with_its_labels(qtbot, two):
    two.tools.labels.tag("harbour", is_wanted=True)
    two.removal.remove_chosen()
    two.removal.undo()

    assert labels(two)["tide.txt"].tags == ("harbour",)
