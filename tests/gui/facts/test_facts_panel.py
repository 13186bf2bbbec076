"""Names, dates and amounts of the chosen documents, and their timeline: each leads to its places."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt

from gui.documents.document_status import Done, Failed
from gui.facts.fact_lists import FactKind
from gui.facts.fact_rows import day_words
from gui.library.cited_rows import CitedRowKind

GATE = "On 9 March 2021 the Saltmere Board paid 300 euros.\nThe Saltmere Board met again in May 2019."
MILL = "A mill was sold to the Saltmere Board on 2 May 2019 for 45 euros.\nIt grinds rye since 1990."


@pytest.fixture
def two(qtbot, window, write):
    window.add_paths([write("gate.txt", GATE), write("mill.txt", MILL)])
    qtbot.waitUntil(lambda: [type(e.status) for e in window.documents.entries()] == [Done, Done])
    window.list.selectAll()
    return window


def listed(qtbot, window, kind):
    with qtbot.waitSignal(window.tools.facts.finished):
        window.tools.facts.show_facts(kind)
    return window.tools.facts.panel()


def test_a_name_of_two_documents_is_listed_once_with_a_row_for_each(qtbot, two):
    panel = listed(qtbot, two, FactKind.NAMES)

    assert two.content.currentWidget() is panel
    name, *sources = panel.rows()[:3]
    assert (name.text, name.note) == ("Saltmere Board", "3 × in 2 documents")
    assert [(row.kind, row.text, row.note) for row in sources] == [
        (CitedRowKind.SOURCE, "gate.txt", "2 ×"),
        (CitedRowKind.SOURCE, "mill.txt", "1 ×"),
    ]


def test_a_click_marks_all_places_of_a_document_and_a_button_leads_back(qtbot, two):
    panel = listed(qtbot, two, FactKind.NAMES)
    marked = []
    two.source.mark = lambda spans, name: marked.append((tuple(spans), name))
    panel.list.setCurrentIndex(panel.list.model().index(1, 0))

    qtbot.waitUntil(lambda: bool(marked))
    (spans, name), text = marked[0], two.reading.shown().document.text
    assert [text[span.start : span.end] for span in spans] == ["Saltmere Board"] * 2
    assert (name, two.list.chosen_entry().name) == ("Saltmere Board", "gate.txt")
    two.tools.return_bar.button.click()
    assert two.content.currentWidget() is panel


def test_amounts_and_dates_are_lists_of_their_own(qtbot, two):
    panel = listed(qtbot, two, FactKind.AMOUNTS)
    assert {row.text for row in panel.rows()} == {"300 euros", "45 euros"}
    with qtbot.waitSignal(two.tools.facts.finished):
        panel.buttons[FactKind.DATES].click()

    dates = {row.text for row in panel.rows()}
    assert {"9 March 2021", "May 2019", "2 May 2019", "1990"} == dates


def test_the_timeline_puts_what_documents_say_under_its_year(qtbot, two):
    panel = listed(qtbot, two, FactKind.TIMELINE)
    rows = panel.rows()

    heads = [row.text for row in rows if row.kind is CitedRowKind.HEADING]
    assert heads == ["1990", "2019", "2021"]
    said = [row for row in rows if row.kind is CitedRowKind.STATEMENT]
    assert said[0].text == "It grinds rye since 1990."
    assert said[1].text.startswith("May 2019  The Saltmere Board met")
    last = said[-1]
    assert last.note == "gate.txt"
    assert [last.text[mark.start : mark.end] for mark in last.marks] == ["9 March 2021"]


def test_of_one_document_each_thing_has_one_row(qtbot, two):
    two.list.choose(two.documents.index(0))
    panel = listed(qtbot, two, FactKind.NAMES)

    assert panel.heading.text() == "gate.txt"
    assert [(row.text, row.note) for row in panel.rows()] == [("Saltmere Board", "2 ×")]


def test_words_narrow_the_list_and_keep_what_belongs_together(qtbot, two):
    panel = listed(qtbot, two, FactKind.TIMELINE)
    panel.field.setText("mill sold")

    qtbot.waitUntil(lambda: len(panel.rows()) == 2)
    assert [row.kind for row in panel.rows()] == [CitedRowKind.HEADING, CitedRowKind.STATEMENT]
    panel.field.setText("nowhere")
    qtbot.waitUntil(lambda: not panel.rows())
    assert panel.told.text() == "Nothing here has these words."
    panel.field.clear()
    qtbot.waitUntil(lambda: len(panel.rows()) > 4)


@pytest.mark.parametrize(
    ("kind", "words"), [(FactKind.TIMELINE, "The Saltmere Board met"), (FactKind.AMOUNTS, "45 euros")]
)
def test_a_list_is_exported(qtbot, two, tmp_path, monkeypatch, kind, words):
    panel = listed(qtbot, two, kind)
    for name in ("facts.csv", "facts.json"):
        path = Path(tmp_path, name)
        monkeypatch.setattr(
            "gui.export.export_controller.QFileDialog.getSaveFileName", lambda *_, path=path: (str(path), "")
        )
        with qtbot.waitSignal(two.exports.done):
            panel.export.click()

    assert words in (tmp_path / "facts.csv").read_text("utf-8-sig")
    assert len(json.loads((tmp_path / "facts.json").read_text("utf-8"))["documents"]) == 2


def test_what_is_stopped_can_be_begun_again(qtbot, two):
    facts = two.tools.facts
    facts.show_facts(FactKind.NAMES)
    facts.panel().stop.click()
    assert facts.panel().told.text().startswith("Stopped.")
    assert facts.panel().rows() == ()
    with qtbot.waitSignal(facts.finished):
        qtbot.mouseClick(facts.panel().buttons[FactKind.NAMES], Qt.MouseButton.LeftButton)

    assert facts.panel().rows()


def test_documents_that_are_not_analysed_have_no_facts(qtbot, window, write):
    window.add_paths([write("bad.txt")])
    qtbot.waitUntil(lambda: [type(e.status) for e in window.documents.entries()] == [Failed])
    window.list.choose(window.documents.index(0))
    window.tools.facts.show_names()

    assert window.tools.facts.panel().told.text() == "These documents are not analysed yet."


def test_too_many_documents_are_refused_with_their_number(two, monkeypatch):
    monkeypatch.setattr("gui.facts.facts_controller.MOST", 1)
    two.tools.facts.show_names()

    assert two.tools.facts.panel().told.text() == "Choose 1 documents at most."


@pytest.mark.parametrize(
    ("day", "words"), [("2024-03-05", "5 March 2024"), ("2024-03", "March 2024"), ("2024", "2024")]
)
def test_days_are_said_as_people_write_them(day, words):
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    assert day_words(day) == words
    QLocale.setDefault(before)
