from pathlib import Path

import pytest
from PySide6.QtGui import QAction

from engine.core.errors import Damaged
from gui.documents.document_status import Done, Failed, Running, Stopped, Waiting
from gui.shell.menus import Menus

LABELS = {"Remove from the list", "Star", "Rename in the list…"}
"""What can be done with any document of the list."""
OF_FILES = {"Open original", "Show in folder"}


def offered(window) -> set[str]:
    """Return what can be done with the chosen document, as the menus call it."""
    always = {
        "Open files…",
        "Open folder…",
        "Open corpus…",
        "Paste text",
        "Quit",
        "Cancel all",
        "Undo removal",
    } | {
        "Settings…",
        "Keyboard shortcuts",
        "About Précis",
        "Network…",
        "Manage models…",
        "Pause analysis",
        "Train on your documents…",
        "List of documents",
        "The document",
        "Keywords and topics",
        "Reset layout",
        "Summary before the document",
        "Night mode for pages",
        "Page thumbnails",
        "Two pages side by side",
        "Watched folders…",
    }
    actions = window.findChild(Menus).findChildren(QAction)
    return {action.text().replace("&", "") for action in actions if action.isEnabled()} - always


def test_without_a_document_nothing_can_be_done_with_one(window):
    assert offered(window) == set()


@pytest.mark.parametrize("status", [Waiting(), Running()])
def test_a_document_at_work_can_be_cancelled_or_removed(window, status):
    choose_document(window, status)

    assert offered(window) == {"Cancel", *LABELS, *OF_FILES}


@pytest.mark.parametrize("status", [Failed(Damaged(Path("a.pdf"))), Stopped()])
def test_a_document_that_came_to_nothing_can_be_tried_again(window, status):
    choose_document(window, status)

    assert offered(window) == {"Analyse again", *LABELS, *OF_FILES}


def test_a_document_that_is_done_can_be_searched_and_its_summary_copied(window, analysis_of, document_of):
    choose_document(window, Done(analysis_of(document_of("The tide rose."))))

    assert offered(window) == {
        "Analyse again",
        *LABELS,
        "Copy summary",
        "Copy summary as Markdown",
        "Export…",
        "Print…",
        "Find in the document",
        "Clear marks",
        "Rotate pages right",
        "Rotate pages left",
        "Compare two models…",
        "Check a text…",
        "Read the summary aloud",
        "Table of documents",
        "Names, dates and amounts",
        "Timeline",
        *OF_FILES,
    }


def choose_document(window, status) -> None:
    (entry,) = window.documents.add([Path("a.pdf")])
    window.documents.set_status(entry.number, status)
    window.list.choose(window.documents.index_of(entry.number))


def test_no_two_actions_have_the_same_keys(window):
    keys = [
        key.toString()
        for action in window.findChild(Menus).findChildren(QAction)
        for key in action.shortcuts()
    ] + [key.toString() for action in window.tools.notes.findChildren(QAction) for key in action.shortcuts()]

    assert {key for key in keys if keys.count(key) > 1} == set()
