"""Ligatures that were lost or set apart."""

import pytest

from engine.structure.cleaning import TextBlock
from engine.structure.ligatures import lacks_ligatures, mend_ligatures, restore_ligatures


def mended(*texts: str) -> list[str]:
    return [piece.text for piece in mend_ligatures([TextBlock(text, 0) for text in texts])]


@pytest.mark.parametrize(
    ("lost", "whole"),
    [
        ("The e\ufffdective height was su\ufffdcient.", "The effective height was sufficient."),
        ("The \ufffdrst o\ufffdce in the \ufffdeld", "The first office in the field"),
        ("The in\ufffduence of the \ufffdood", "The influence of the flood"),
        ("Die Ö\ufffdentlichkeit und der Ein\ufffduss", "Die Öffentlichkeit und der Einfluss"),
        ("di\uf001culties", "difficulties"),
        ("a speci\ufffdc and modi\ufffded signi\ufffdcance", "a specific and modified significance"),
    ],
)
def test_a_common_word_tells_which_ligature_was_lost(lost, whole):
    assert mended(lost) == [whole]


def test_the_document_s_own_words_come_first():
    assert mended("The tide at Cardi\ufffd rose.", "Cardiff is a harbour.") == [
        "The tide at Cardiff rose.",
        "Cardiff is a harbour.",
    ]


def test_what_cannot_be_told_stays():
    assert mended("xq\ufffdzt and \ufffd alone") == ["xq\ufffdzt and \ufffd alone"]


def test_ligatures_that_were_set_apart_are_joined_to_their_words():
    apart = "The of f icial f inding was dif f icult to f ind; the ef f ect of the con fl ict is speci fi c."

    assert mended(apart) == [
        "The official finding was difficult to find; the effect of the conflict is specific."
    ]


def test_one_letter_alone_is_no_reason_to_join_anything():
    assert mended("the function f in the field, and off ice") == ["the function f in the field, and off ice"]


def test_words_beside_each_other_are_not_joined():
    text = "We f ind that the f irst f inal staff member of fice in flat fields fits."

    assert mended(text) == ["We find that the first final staff member office in flat fields fits."]


def test_a_text_without_any_ligature_but_with_words_that_lack_one_has_lost_them():
    maimed = TextBlock(
        "The ocial eect was signicant, and the tide rose at night over the harbour wall. " * 50, 0
    )
    whole = TextBlock("The official effect was significant. " * 50, 0)

    assert lacks_ligatures([maimed])
    assert not lacks_ligatures([maimed, whole])
    assert not lacks_ligatures([TextBlock("The tide rose at night over the harbour wall. " * 99, 0)])
    assert restore_ligatures([maimed])[0].text.startswith("The official effect was significant, and")
