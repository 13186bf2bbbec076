from pathlib import Path

import pytest
from PySide6.QtGui import QAction

from engine.core.errors import Damaged
from gui.documents.document_status import Done, Failed, Running, Stopped, Waiting
from gui.shell.menus import Menus


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
        "Shelf…",
        "Pause the work",
        "Train on your documents…",
        "List of documents",
        "The document",
        "Keywords and topics",
        "Put everything back in place",
        "Summary before the document",
        "Night pages when colours are dark",
    }
    actions = window.findChild(Menus).findChildren(QAction)
    return {action.text().replace("&", "") for action in actions if action.isEnabled()} - always


def test_without_a_document_nothing_can_be_done_with_one(window):
    assert offered(window) == set()


@pytest.mark.parametrize("status", [Waiting(), Running()])
def test_a_document_at_work_can_be_cancelled_or_removed(window, status):
    choose_document(window, status)

    assert offered(window) == {"Cancel", "Remove from the list"}


@pytest.mark.parametrize("status", [Failed(Damaged(Path("a.pdf"))), Stopped()])
def test_a_document_that_came_to_nothing_can_be_tried_again(window, status):
    choose_document(window, status)

    assert offered(window) == {"Analyse again", "Remove from the list"}


def test_a_document_that_is_done_can_be_searched_and_its_summary_copied(window, analysis_of, document_of):
    choose_document(window, Done(analysis_of(document_of("The tide rose."))))

    assert offered(window) == {
        "Analyse again",
        "Remove from the list",
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
    }


def choose_document(window, status) -> None:
    (entry,) = window.documents.add([Path("a.pdf")])
    window.documents.set_status(entry.number, status)
    window.list.choose(window.documents.index_of(entry.number))
