"""Two documents compared: what changed and where they differ, both sides leading to their places."""

import os
from pathlib import Path

import pytest

from gui.documents.document_entry import DocumentEntry
from gui.documents.document_status import Done
from gui.library.cited_rows import CitedRowKind
from gui.shell.together_controller import older_first

OLD = """The tide gate of Saltmere cost 214,000 crowns last year.
The café closes at five.
The mill grinds rye."""
NEW = """The mill grinds rye.
The tide gate of Saltmere cost 231,500 crowns last year.
A ramp stands at the door."""


@pytest.fixture
def compared(qtbot, window, write):
    """A window that shows a comparison; the newer file comes first in the list."""
    new, old = write("new.txt", NEW), write("old.txt", OLD)
    os.utime(old, (1_000_000, 1_000_000))
    window.add_paths([new, old])
    qtbot.waitUntil(lambda: [type(e.status) for e in window.documents.entries()] == [Done, Done])
    window.list.selectAll()
    with qtbot.waitSignal(window.together.finished):
        window.pane.together_bar.compare.click()
    return window


def parts(window) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in window.together.comparison_panel().rows():
        if row.kind is CitedRowKind.HEADING:
            found[row.text] = []
        else:
            list(found.values())[-1].append((row.sign, row.text))
    return found


def test_what_changed_from_the_older_file_to_the_newer_is_shown_figures_first(compared):
    assert parts(compared) == {
        "Other figures": [
            ("−", "The tide gate of Saltmere cost 214,000 crowns last year."),
            ("+", "The tide gate of Saltmere cost 231,500 crowns last year."),
        ],
        "Added": [("+", "A ramp stands at the door.")],
        "Removed": [("−", "The café closes at five.")],
    }
    first = compared.together.comparison_panel().rows()[1]
    assert [first.text[mark.start : mark.end] for mark in first.marks] == ["214,000"]


def test_old_and_new_can_be_swapped(qtbot, compared):
    with qtbot.waitSignal(compared.together.finished):
        compared.together.comparison_panel().swap.click()

    assert parts(compared)["Added"] == [("+", "The café closes at five.")]


def test_where_the_two_agree_and_differ_is_shown_beside_it(compared):
    compared.together.comparison_panel().agree.click()

    found = parts(compared)
    assert [text for _sign, text in found["They differ"]] == [
        "The tide gate of Saltmere cost 214,000 crowns last year.",
        "The tide gate of Saltmere cost 231,500 crowns last year.",
    ]
    assert [text for _sign, text in found["They agree"]] == ["The mill grinds rye."] * 2
    assert compared.together.comparison_panel().told.text() == "They differ in 1 statements and agree in 1."


@pytest.mark.parametrize(("row", "name"), [(1, "old.txt"), (2, "new.txt")])
def test_a_click_leads_to_the_place_on_either_side(qtbot, compared, row, name):
    marked = []
    compared.source.mark = lambda spans, _name: marked.append(tuple(spans))
    panel = compared.together.comparison_panel()
    panel.list.setCurrentIndex(panel.list.model().index(row, 0))

    qtbot.waitUntil(lambda: marked == [panel.rows()[row].target.spans])
    assert compared.list.chosen_entry().name == name


def test_a_comparison_is_exported(qtbot, compared, tmp_path, monkeypatch):
    path = Path(tmp_path, "changes.txt")
    monkeypatch.setattr(
        "gui.export.export_controller.QFileDialog.getSaveFileName", lambda *_: (str(path), "")
    )
    with qtbot.waitSignal(compared.exports.done):
        compared.together.comparison_panel().export.click()

    text = path.read_text("utf-8").lower()
    assert text.index("214,000") < text.index("a ramp") < text.index("they differ")


def test_without_dates_the_order_of_the_list_counts():
    first, second = DocumentEntry(1, Path("b.txt")), DocumentEntry(2, Path("a.txt"))

    assert older_first(first, second) == (first, second)
