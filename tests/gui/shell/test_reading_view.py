"""The document and what was found in it lead to each other."""

from gui.documents.document_entry import PastedText
from gui.documents.document_status import Done


def test_pointing_at_a_quoted_place_marks_its_sentence_until_the_mouse_leaves(qtbot, window):
    window.imports.add_sources([PastedText("The tide rose. Nobody saw it. The wall held.", "Tide")])
    qtbot.waitUntil(lambda: isinstance(window.documents.entries()[0].status, Done))
    qtbot.waitUntil(lambda: len(window.result.summary.shown_sentences()) > 1)
    marked = window.result.summary.list
    (place,) = window.result.summary.shown_sentences()[1].sources

    window.source.quoted_hovered.emit(place)
    assert marked.marked_row == 1
    assert marked.chosen_row() is None
    window.source.quoted_hovered.emit(None)
    assert marked.marked_row == -1


def test_only_the_row_that_is_marked_has_another_ground(qtbot, window):
    window.imports.add_sources([PastedText("The tide rose. Nobody saw it. The wall held.", "Tide")])
    qtbot.waitUntil(lambda: len(window.result.summary.shown_sentences()) > 1)
    rows = window.result.summary.list
    places = [rows.visualRect(rows.model().index(row, 0)).topRight() for row in range(2)]

    def grounds() -> list[str]:
        picture = rows.viewport().grab().toImage()
        return [picture.pixelColor(place.x() - 2, place.y() + 2).name() for place in places]

    usual = grounds()
    assert usual[0] == usual[1]
    rows.mark_row(1)
    assert grounds()[0] == usual[0]
    assert grounds()[1] != usual[1]


def test_a_chosen_sentence_says_why_it_is_there(qtbot, window):
    window.imports.add_sources([PastedText("The tide rose. Nobody saw it. The wall held.", "Tide")])
    qtbot.waitUntil(lambda: isinstance(window.documents.entries()[0].status, Done))
    summary = window.result.summary
    summary.list.setCurrentIndex(summary.list.model().index(0, 0))
    (why,) = summary.messages()
    assert "number 3 of 3 by importance" in why
    assert "sentence 1 of 3" in why
    window.source.marks_cleared.emit()
    assert summary.messages() == ()


def test_a_keyword_narrows_the_summary_to_the_sentences_that_hold_it_until_all_are_requested(
    qtbot, window, write
):
    window.add_paths([write("a.txt", "The tide rose. Nobody saw it. The tide fell.")])
    qtbot.waitUntil(lambda: window.documents.rowCount() == 1)
    qtbot.waitUntil(lambda: isinstance(window.documents.entries()[0].status, Done))
    summary, keywords = window.result.summary, window.result.findings.keywords
    everything = summary.shown_sentences()
    keywords.setCurrentIndex(keywords.model().index(0, 0))
    assert [sentence.text for sentence in summary.shown_sentences()] == ["The tide rose.", "The tide fell."]
    assert summary.messages() == ("Sentences with \u201ctide\u201d: 2 of 3",)
    summary.clear_filter()
    assert summary.shown_sentences() == everything
    assert summary.messages() == ()


def test_the_button_says_that_the_summary_was_copied_and_then_offers_it_again(qtbot, charts):
    copy = charts.result.summary._copy
    copy.click()
    assert copy.text() == "Copied"
    qtbot.waitUntil(lambda: copy.text() == "&Copy")
