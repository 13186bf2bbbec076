"""What the mouse is on in the document is marked in the summary."""

from gui.document_list import Done, PastedText


def test_pointing_at_a_quoted_place_marks_its_sentence_until_the_mouse_leaves(qtbot, window):
    window.add_sources([PastedText("The tide rose. Nobody saw it. The wall held.", "Tide")])
    qtbot.waitUntil(lambda: isinstance(window.documents.entries()[0].status, Done))
    qtbot.waitUntil(lambda: len(window.result.summary.shown_sentences()) > 1)
    marked = window.result.summary.list
    (place,) = window.result.summary.shown_sentences()[1].sources

    window.source.quoted_pointed.emit(place)
    assert marked.marked_row == 1
    assert marked.chosen_row() is None
    window.source.quoted_pointed.emit(None)
    assert marked.marked_row == -1
