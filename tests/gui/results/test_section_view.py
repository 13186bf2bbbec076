"""The outline of a document with what matters most under each heading."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from engine.core.document import BlockKind, DocumentKind
from gui.documents.document_status import Done
from gui.results.section_view import SectionView


@pytest.fixture
def analysis(analysis_of, document_of):
    pages = (f"Part {row}.\nThe tide rose {row} times. It fell. It rose. It stood.\n" for row in range(4))
    document = document_of(*pages)
    blocks = [replace(block, kind=BlockKind.HEADING, level=1) for block in document.blocks]
    blocks[1::2] = document.blocks[1::2]
    return analysis_of(replace(document, blocks=tuple(blocks)), "tide")


@pytest.fixture
def view(qtbot, analysis):
    view = SectionView()
    qtbot.addWidget(view)
    view.show_analysis(analysis)
    return view


def outline(view):
    heads = [view.topLevelItem(row) for row in range(view.topLevelItemCount())]
    return {head.text(0): [head.child(row).text(0) for row in range(head.childCount())] for head in heads}


def test_each_heading_has_a_sentence_and_more_where_the_slider_is_pulled(view):
    assert list(outline(view)) == ["Part 0.", "Part 1.", "Part 2.", "Part 3."]
    assert {len(sentences) for sentences in outline(view).values()} == {1}
    view.show_share(1.0)
    assert outline(view)["Part 2."] == ["It fell.", "It rose.", "It stood."]


def test_a_sentence_leads_to_its_place_under_its_heading(qtbot, view, analysis):
    with qtbot.waitSignal(view.place_chosen) as chosen:
        view.setCurrentItem(view.topLevelItem(1).child(0))
    span, name = chosen.args
    assert name == "Part 1."
    assert analysis.document.page_of(span) == 2


@pytest.mark.parametrize(
    ("kind", "suits"), [(DocumentKind.LAW, True), (DocumentKind.MAIL, False), (None, False)]
)
def test_books_laws_minutes_and_theses_are_shown_by_section(view, analysis, kind, suits):
    view.show_analysis(replace(analysis, kind=kind))
    assert view.suits() is suits


@pytest.fixture
def law(window, write, analysis):
    """A window that shows a law, and has a document without headings."""
    law, _plain = window.documents.add([write("law.txt"), write("plain.txt")])
    window.documents.set_status(law.number, Done(replace(analysis, kind=DocumentKind.LAW)))
    window.list.choose(window.documents.index_of(law.number))
    return window


def choose_plain(window, analysis_of, document_of):
    number = window.documents.entry_at(1).number
    window.documents.set_status(number, Done(analysis_of(document_of("The tide rose. It fell."))))
    window.list.choose(window.documents.index_of(number))


def test_a_law_begins_with_its_sections_and_a_document_without_headings_has_none(
    law, analysis_of, document_of
):
    summary = law.result.summary
    assert summary.sections.isVisible()
    assert summary.switch.sections.isVisible()
    choose_plain(law, analysis_of, document_of)
    assert summary.list.isVisible()
    assert not summary.switch.sections.isVisible()


def test_the_whole_is_one_click_beside_the_sections_and_the_choice_is_kept(law, analysis_of, document_of):
    summary = law.result.summary
    summary.switch.whole.click()
    assert summary.list.isVisible()
    assert not summary.sections.isVisible()
    choose_plain(law, analysis_of, document_of)
    law.list.choose(law.documents.index(0))
    assert summary.list.isVisible()
    assert law.reading.result.summary.switch.choice is False


def test_the_slider_says_how_much_is_quoted_of_each_section(law):
    summary = law.result.summary
    summary.show_share(1.0)
    assert summary.length_words() == "Up to 3 per section"
    summary.switch.whole.click()
    assert "per section" not in summary.length_words()


def test_the_sections_are_copied_with_their_pages(law):
    law.result.summary.copy_requested.emit()
    assert (
        QGuiApplication.clipboard()
        .text()
        .startswith("Part 0.\n- It rose. (p. 1)\n- It stood. (p. 1)\n\nPart 1.\n- ")
    )


def test_a_sentence_of_the_sections_leads_to_its_place_in_the_document(law):
    marked = []
    law.source.mark = lambda spans, name: marked.append((tuple(spans), name))
    view = law.result.summary.sections
    view.setCurrentItem(view.topLevelItem(2).child(0))
    assert [name for _spans, name in marked] == ["Part 2."]


def test_all_sections_are_folded_and_opened(view):
    view.expandAll()
    collapse = next(action for action in view.actions() if action.text() == "Collapse all")
    collapse.trigger()
    assert not any(view.topLevelItem(row).isExpanded() for row in range(4))


def test_a_long_sentence_takes_more_lines_in_a_narrow_view(qtbot, view):
    item = view.topLevelItem(1).child(0)
    item.setText(0, "The tide rose over the wall. " * 8)
    view.resize(900, 400)
    view.show()
    wide = view.visualItemRect(item).height()
    view.resize(250, 400)
    qtbot.waitUntil(lambda: view.visualItemRect(item).height() > 2 * wide)
