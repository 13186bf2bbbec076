"""The chosen documents as a table: fields and questions as columns, each cell quoted with its place."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from engine.core.document import DocumentKind
from gui.documents.document_status import Done
from gui.facts.field_names import USUAL, field_title, fields_for
from gui.facts.table_cells import TableColumn

GATE = "On 9 March 2021 the board resolved that the gate stays closed.\nThe total amount is 300 euros."
MILL = "The mill stands by the river.\nIt grinds rye and wheat for bread."
AMOUNT, DATE = TableColumn("amount"), TableColumn("date")


@pytest.fixture
def two(qtbot, window, write):
    window.add_paths([write("gate.txt", GATE), write("mill.txt", MILL)])
    qtbot.waitUntil(lambda: [type(e.status) for e in window.documents.entries()] == [Done, Done])
    window.list.selectAll()
    return window


@pytest.fixture
def panel(qtbot, two):
    with qtbot.waitSignal(two.tools.table.finished):
        two.pane.together_bar.table.click()
    return two.tools.table.panel()


def cell(panel, row, column):
    place = panel.model.columns.index(column) + 1
    return panel.model.index(row, place)


def test_every_document_has_a_row_and_the_usual_fields(two, panel):
    assert two.content.currentWidget() is panel
    assert panel.heading.text() == "Table of 2 documents"
    assert [column.name for column in panel.model.columns] == list(USUAL)
    assert [panel.model.index(row, 0).data() for row in range(2)] == ["gate.txt", "mill.txt"]


def test_a_cell_quotes_the_passage_and_an_empty_one_says_so(panel):
    amount = cell(panel, 0, AMOUNT)
    assert amount.data() == "300 euros"
    assert "The total amount is 300 euros." in amount.data(Qt.ItemDataRole.ToolTipRole)
    missing = cell(panel, 1, AMOUNT)
    assert missing.data() == "–"
    assert "does not say" in missing.data(Qt.ItemDataRole.ToolTipRole)


def test_a_cell_leads_to_its_place_and_a_button_back(qtbot, two, panel):
    marked = []
    two.source.mark = lambda spans, name: marked.append((tuple(spans), name))
    panel.table.clicked.emit(cell(panel, 0, AMOUNT))

    qtbot.waitUntil(lambda: bool(marked))
    (span,), name = marked[0]
    assert (GATE[span.start : span.end], name) == ("The total amount is 300 euros.", "Amount")
    two.tools.return_bar.button.click()
    assert two.content.currentWidget() is panel


def test_an_empty_cell_leads_nowhere_and_the_name_to_its_document(two, panel):
    chosen = []
    panel.chosen.connect(chosen.append)
    panel.table.clicked.emit(cell(panel, 1, AMOUNT))
    assert chosen == []
    panel.table.activated.emit(panel.model.index(1, 0))
    assert two.list.chosen_entry().name == "mill.txt"


def test_a_question_becomes_a_column_without_the_others_being_asked_again(qtbot, two, panel):
    panel.question.setText("What does the mill grind?")
    with qtbot.waitSignal(two.tools.table.finished):
        qtbot.keyClick(panel.question, Qt.Key.Key_Return)

    column = TableColumn("What does the mill grind?", is_question=True)
    assert panel.model.columns[-1] == column
    assert "rye" in cell(panel, 1, column).data()
    assert cell(panel, 0, AMOUNT).data() == "300 euros"
    assert panel.question.text() == ""


def test_columns_are_chosen_in_a_menu(qtbot, two, panel):
    panel.columns_menu.aboutToShow.emit()
    actions = {action.text(): action for action in panel.columns_menu.actions()}
    assert [name for name, action in actions.items() if action.isChecked()] == [
        "Amount",
        "Date",
        "Person",
        "Purpose",
    ]
    actions["Amount"].trigger()
    assert AMOUNT not in panel.model.columns
    with qtbot.waitSignal(two.tools.table.finished):
        actions["Decision"].trigger()
    assert "resolved" in cell(panel, 0, TableColumn("decision")).data()


def test_stopped_cells_are_left_open_and_filled_when_the_table_is_asked_for_again(qtbot, two, panel):
    panel.want_column(TableColumn("decision"), True)
    panel.stop.click()
    assert cell(panel, 1, TableColumn("decision")).data() == "…"
    assert not panel.stop.isVisible()
    with qtbot.waitSignal(two.tools.table.finished):
        two.tools.table.show_table()
    assert cell(panel, 1, TableColumn("decision")).data() == "–"


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "md", "json"])
def test_the_table_is_exported_with_passages_and_places(qtbot, two, panel, tmp_path, monkeypatch, suffix):
    path = Path(tmp_path, f"table.{suffix}")
    monkeypatch.setattr(
        "gui.export.export_controller.QFileDialog.getSaveFileName", lambda *_: (str(path), "")
    )
    with qtbot.waitSignal(two.exports.done):
        panel.export.click()

    if suffix == "csv":
        head, first, _second = path.read_text("utf-8-sig").splitlines()
        assert head.startswith("File,Title,Date,Date: passage,Date: place,Amount")
        assert len(head.split(",")) == 2 + 3 + 3 + 3 + 2
        assert "300 euros,The total amount is 300 euros." in first
    elif suffix == "json":
        assert len(json.loads(path.read_text("utf-8"))["rows"]) == 2
    else:
        assert path.stat().st_size > 100


@pytest.mark.parametrize(
    ("kinds", "first"),
    [
        (["paper", "paper", "mail"], "purpose"),
        (["contract"], "parties"),
        (["paper", "mail"], USUAL[0]),
        (["", "", "paper"], USUAL[0]),
        ([], USUAL[0]),
    ],
)
def test_the_first_columns_are_those_of_the_kind_that_most_documents_are_of(kinds, first):
    assert fields_for(kinds)[0] == first


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_columns_of_every_kind_have_names(kind):
    assert all(field_title(name) for name in fields_for([kind]))


def test_too_many_documents_are_refused_with_their_number(two, monkeypatch):
    monkeypatch.setattr("gui.facts.table_controller.MOST", 1)
    two.tools.table.show_table()

    assert two.tools.table.panel().told.text() == "Choose 1 documents at most."


def test_the_keyboard_leaves_the_table_with_tab(qtbot, panel):
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Tab)

    assert not panel.table.hasFocus()
