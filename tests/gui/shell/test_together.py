"""Several documents together: those chosen are summarised, and each sentence leads to its place."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from gui.documents.document_status import Done, Waiting
from gui.library.cited_rows import CitedRowKind

GATE = "The tide gate of Saltmere was closed in March.\nIts hinges came from Sweden by ship in the spring."
GATE_TOO = (
    "Last year the tide gate of Saltmere was closed in March.\nA mill by the river grinds rye for bread."
)


@pytest.fixture
def two(qtbot, window, write):
    """A window in which two documents are chosen that share a sentence."""
    window.add_paths([write("gate.txt", GATE), write("mill.txt", GATE_TOO)])
    qtbot.waitUntil(lambda: [type(e.status) for e in window.documents.entries()] == [Done, Done])
    window.list.selectAll()
    return window


def digest(qtbot, window):
    with qtbot.waitSignal(window.together.finished):
        window.pane.together_bar.digest.click()
    return window.together.digest_panel()


def test_with_several_documents_chosen_they_can_be_summarised_together(two):
    assert two.pane.together_bar.isVisible()
    assert two.pane.together_bar.digest.isEnabled()

    two.list.choose(two.documents.index(0))
    assert not two.pane.together_bar.isVisible()


def test_documents_that_are_not_analysed_yet_are_not_offered(two, write):
    for entry in two.documents.entries():
        two.documents.set_status(entry.number, Waiting())
        two.analyses.changed.emit(entry.number)

    assert not two.pane.together_bar.digest.isEnabled()


def test_a_digest_says_what_is_shared_with_each_document_and_lists_all_files(qtbot, two):
    panel = digest(qtbot, two)

    assert two.content.currentWidget() is panel
    rows = panel.rows()
    shared = next(row for row in rows if row.kind is CitedRowKind.STATEMENT and row.note)
    at = rows.index(shared)
    assert "tide gate of Saltmere was closed" in shared.text
    assert shared.note == "in 2 documents"
    assert {row.text for row in rows[at + 1 : at + 3]} == {"gate.txt", "mill.txt"}
    assert [row.text for row in rows if row.kind is CitedRowKind.NOTE] == ["gate.txt", "mill.txt"]
    assert panel.told.text().startswith("Shared by several: 1.")


def test_a_click_on_a_source_shows_its_place_and_a_button_leads_back(qtbot, two):
    panel = digest(qtbot, two)
    marked = []
    two.source.mark = lambda spans, name: marked.append(tuple(spans))
    rows = panel.rows()
    row = next(place for place, one in enumerate(rows) if one.text == "mill.txt" and one.target)
    panel.list.setCurrentIndex(panel.list.model().index(row, 0))

    qtbot.waitUntil(lambda: marked == [rows[row].target.spans])
    assert two.list.chosen_entry().name == "mill.txt"
    assert two.content.currentWidget() is two.reading
    assert two.tools.return_bar.isVisible()
    two.tools.return_bar.button.click()
    assert two.content.currentWidget() is panel
    assert panel.rows() == rows
    assert not two.tools.return_bar.isVisible()


def test_what_leads_nowhere_cannot_be_chosen(qtbot, two):
    panel = digest(qtbot, two)
    model = panel.list.model()

    for place, row in enumerate(panel.rows()):
        is_choosable = bool(model.flags(model.index(place, 0)) & Qt.ItemFlag.ItemIsSelectable)
        assert is_choosable == (row.target is not None)


def test_words_narrow_a_digest_down(qtbot, two):
    panel = digest(qtbot, two)
    panel.field.setText("rye bread")
    with qtbot.waitSignal(two.together.finished):
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)

    statements = [row.text for row in panel.rows() if row.kind is CitedRowKind.STATEMENT]
    assert statements == ["A mill by the river grinds rye for bread."]


def test_a_document_that_cannot_be_read_is_in_the_ledger(qtbot, two, write):
    two.add_paths([write("bad.txt")])
    qtbot.waitUntil(lambda: two.documents.rowCount() == 3 and not two.analyses.load.left)
    two.list.selectAll()
    panel = digest(qtbot, two)

    notes = {row.text: row.note for row in panel.rows() if row.kind is CitedRowKind.NOTE}
    assert notes["bad.txt"] == "not used: it cannot be read"


def test_a_digest_is_exported_with_its_sources(qtbot, two, tmp_path, monkeypatch):
    digest(qtbot, two)
    for name in ("digest.md", "digest.json"):
        path = Path(tmp_path, name)
        monkeypatch.setattr(
            "gui.export.export_controller.QFileDialog.getSaveFileName", lambda *_, path=path: (str(path), "")
        )
        with qtbot.waitSignal(two.exports.done):
            two.together.digest_panel().export.click()

    assert "gate.txt" in (tmp_path / "digest.md").read_text("utf-8")
    (found,) = json.loads((tmp_path / "digest.json").read_text("utf-8"))
    assert len(found["shared"][0]["sources"]) == 2


def test_too_many_documents_are_refused_with_their_number(qtbot, two, monkeypatch):
    monkeypatch.setattr("gui.shell.together_controller.MOST", 1)
    two.pane.together_bar.digest.click()

    assert two.together.digest_panel().told.text() == "Choose 1 documents at most."


def test_choosing_a_document_ends_the_digest(qtbot, two):
    digest(qtbot, two)
    index = two.documents.index(1)
    two.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    assert two.content.currentWidget() is two.reading
