"""What is printed on every page and is no part of the text."""

import pytest

from engine.structure.cleaning import TextBlock
from engine.structure.page_furniture import is_stamp_text, remove_page_furniture


def edges(*texts):
    return [TextBlock(text, page, at_edge=True) for page, text in enumerate(texts) if text]


def kept(*texts):
    return [piece.text for piece in remove_page_furniture(edges(*texts), len(texts))]


def test_a_head_on_three_pages_nearby_goes_and_on_two_stays():
    assert kept("Annals", "Annals", "Annals") == []
    assert kept("Annals", "", "Annals", "", "Annals") == []
    assert kept("Annals", "Annals", "", "") == ["Annals", "Annals"]
    assert kept("Annals", "", "", "", "Annals", "", "", "", "Annals") == ["Annals"] * 3


def test_a_head_that_counts_the_pages_goes_from_two_pages_on():
    assert kept("Annals 7", "Annals 8", "other") == ["other"]
    assert kept("Boats of 1843", "Boats of 1852", "other") == ["Boats of 1843", "Boats of 1852", "other"]


def test_a_head_that_was_recognised_wrongly_on_some_pages_goes_too():
    assert kept("THE SIEGE OF HULL 49", "50 THE SIEGE OF HULL", "THE SIEGE OP HULL. 51") == []


def test_a_head_that_repeats_a_heading_beside_its_page_number_goes():
    heading = TextBlock("2 The Flood", 0)
    text = TextBlock("The harbour was flooded in 1843.", 1)
    head, other = TextBlock("2 THE FLOOD 17", 1, at_edge=True), TextBlock("2 The Wall 17", 1, at_edge=True)

    assert remove_page_furniture([heading, head, text], 2) == [heading, text]
    assert remove_page_furniture([heading, other, text], 2) == [heading, other, text]


def test_what_stands_within_a_page_is_no_furniture():
    pieces = [TextBlock("Annals", page) for page in range(9)]

    assert remove_page_furniture(pieces, 9) == pieces


def numbered_pages(*heads: str) -> list[TextBlock]:
    """Pages with a head each and a number at the foot, from 17 on."""
    return [
        piece
        for page, head in enumerate(heads)
        for piece in (
            TextBlock(head, page, size=9, at_edge=True),
            TextBlock("The harbour was flooded at night.", page, size=10),
            TextBlock(str(page + 17), page, size=9, at_edge=True),
        )
    ]


def test_heads_that_change_go_by_the_number_of_their_page():
    heads = ("KAPITEL 2. FLUT 17", "18 Der Deich", "KAPITEL 3. EBBE 19", "20 Die Stadt")

    assert {piece.text for piece in remove_page_furniture(numbered_pages(*heads), 4)} == {
        "The harbour was flooded at night."
    }


def test_what_is_larger_or_has_another_number_is_no_head():
    pages = numbered_pages("1 Flood", "In the year 1843", "3 Walls", "4 Ships")
    large = TextBlock("20 Ships", 3, size=16, at_edge=True)

    assert {piece.text for piece in remove_page_furniture([*pages, large], 4)} >= {
        "1 Flood",
        "In the year 1843",
        "3 Walls",
        "20 Ships",
    }


def test_the_number_of_its_page_is_cut_off_half_a_sentence():
    pages = numbered_pages("a", "b", "c", "d")
    half, other = TextBlock("19 the process went on.", 2, size=10), TextBlock("30 ships sank.", 3, size=10)

    texts = [piece.text for piece in remove_page_furniture([*pages, half, other], 4)]

    assert texts[-2:] == ["the process went on.", "30 ships sank."]


def test_page_numbers_well_above_the_edge_go_too():
    text = "The harbour was flooded at night."
    pieces = [
        TextBlock(one, page, size=10) for page in range(4) for one in (text, str(page), text, str(page + 3))
    ]

    kept = [piece.text for piece in remove_page_furniture(pieces, 4)]

    assert kept == [one for page in range(4) for one in (text, str(page), text)]
    assert remove_page_furniture([], 0) == []


@pytest.mark.parametrize(
    "stamp",
    [
        "Downloaded by A. Reader from www.example.org on 3 March 2021",
        "This copy is licensed to A. Reader",
        "Authorized licensed use limited to: Harbour Library.",
        "Heruntergeladen am 3.3.2021",
        "Téléchargé le 3 mars 2021",
    ],
)
def test_a_stamp_goes_from_the_edge_or_from_two_pages(stamp):
    text = TextBlock("The harbour was flooded at night.", 0)
    first, second = TextBlock(stamp, 0), TextBlock(stamp, 1)

    assert remove_page_furniture([text, first, second], 2) == [text]
    assert remove_page_furniture([text, TextBlock(stamp, 0, at_edge=True)], 1) == [text]
    assert remove_page_furniture([text, first], 1) == [text, first]


@pytest.mark.parametrize(
    "sentence",
    [
        "Provided that the wall holds, the tide is kept out by it.",
        "Licensed boats may land here.",
        "Printed books",
    ],
)
def test_a_sentence_that_only_begins_so_is_no_stamp(sentence):
    assert not is_stamp_text(sentence)
