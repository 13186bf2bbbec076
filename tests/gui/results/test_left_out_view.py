"""The list of what is left out, as its user meets it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from engine.core.document import BlockKind, LeftOutText
from gui.results.left_out_view import MOST_LISTED, LeftOutView


@pytest.fixture
def view(qtbot):
    view = LeftOutView()
    qtbot.addWidget(view)
    view.show()
    return view


@pytest.fixture
def document(document_of):
    document = document_of("The tide rose.\n\nBerth 1 free\n\nI doubt <b>it</b>.\n", "So do I.\n")
    kinds = (BlockKind.TEXT, BlockKind.TABLE, BlockKind.COMMENT, BlockKind.COMMENT)
    blocks = [replace(block, kind=kind) for block, kind in zip(document.blocks, kinds, strict=True)]
    menu = LeftOutText(BlockKind.FURNITURE, "Home", 2)
    return replace(document, blocks=tuple(blocks), left_out=(menu,))


def rows_of(view, parent=None):
    parent = parent or view.tree.invisibleRootItem()
    children = [parent.child(number) for number in range(parent.childCount())]
    return [(child.text(0), child.text(1)) for child in children]


def test_kinds_have_their_number_and_share_and_their_stretches_with_pages(view, document):
    view.show_document(document)

    assert rows_of(view) == [
        ("Readers' comments", "2 · 42 %"),
        ("Tables", "1 · 19 %"),
        ("Page headers, menus and banners", "1 · 6 %"),
    ]
    assert rows_of(view, view.tree.topLevelItem(0)) == [("I doubt <b>it</b>.", "p. 1"), ("So do I.", "p. 2")]
    assert rows_of(view, view.tree.topLevelItem(2)) == [("Home", "p. 2")]


def test_a_chosen_stretch_leads_to_its_place_or_to_its_page(qtbot, view, document):
    view.show_document(document)
    with qtbot.waitSignal(view.place_chosen) as place:
        view.tree.setCurrentItem(view.tree.topLevelItem(0).child(1))
    with qtbot.waitSignal(view.page_chosen) as page:
        view.tree.setCurrentItem(view.tree.topLevelItem(2).child(0))

    assert place.args == [document.blocks[3].span, "Readers' comments"]
    assert page.args == [2]


def test_the_kind_of_what_is_chosen_is_quoted_at_a_press_of_the_button(qtbot, view, document):
    view.show_document(document)
    assert not view.quote.isEnabled()

    view.tree.setCurrentItem(view.tree.topLevelItem(0).child(0))
    with qtbot.waitSignal(view.quoting_requested) as request:
        qtbot.keyClick(view.quote, Qt.Key.Key_Space)
    assert request.args == [BlockKind.COMMENT, True]

    view.clear_choice()  # as the window does while the document is read
    view.show_document(replace(document, quoted_kinds=(BlockKind.COMMENT,)))
    assert view.tree.currentItem().text(0) == "Readers' comments (quoted too)"
    assert view.quote.text() == "Leave these out again"
    with qtbot.waitSignal(view.quoting_requested) as request:
        view.quote.click()
    assert request.args == [BlockKind.COMMENT, False]


def test_of_very_many_stretches_the_rest_is_counted(view, document):
    menus = tuple(LeftOutText(BlockKind.FURNITURE, f"Menu {number}") for number in range(MOST_LISTED + 7))
    view.show_document(replace(document, left_out=menus))

    rows = rows_of(view, view.tree.topLevelItem(0))
    assert len(rows) == MOST_LISTED + 1
    assert rows[-1] == ("… and 7 more", "")


def test_a_document_of_which_nothing_is_left_out_says_so(view, document_of):
    view.show_document(document_of("The tide rose. It fell."))

    assert rows_of(view) == []
    assert not view.quote.isVisible()
    assert view.words() == "Nothing was left out."
