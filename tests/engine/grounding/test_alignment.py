"""Where a written sentence follows a source word for word."""

import pytest

from engine.core.document import Span
from engine.grounding.alignment import LONGEST, LONGEST_GAP, Alignment, align
from engine.text.tokens import find_words

SOURCE = "The council of Tampa approved a fee of forty dollars for the old harbour wall."


def aligned(written: str, source: str, language: str = "en") -> Alignment:
    return align(written, find_words(written, language), source, find_words(source, language))


def quoted(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def gaps(written: str, source: str, language: str = "en") -> list[tuple[list[str], list[str]]]:
    found = aligned(written, source, language).gaps
    return [(quoted(written, gap.written), quoted(source, gap.source)) for gap in found]


def test_a_sentence_has_no_gap_beside_itself_and_all_its_words_are_the_same():
    found = aligned(SOURCE, SOURCE.upper())

    assert found.gaps == ()
    assert " ".join(quoted(SOURCE, found.same)) == SOURCE.removesuffix(".")


@pytest.mark.parametrize(
    ("old", "new", "gap"),
    [
        ("forty", "fifty", (["fifty"], ["forty"])),
        ("of Tampa ", "", ([], ["of", "Tampa"])),
        ("approved", "never approved", (["never"], [])),
        ("wall", "bridge", (["bridge"], ["wall"])),
        ("The council", "No council", (["No"], ["The"])),
    ],
)
def test_what_was_changed_left_out_or_put_in_is_the_gap(old, new, gap):
    assert gaps(SOURCE.replace(old, new), SOURCE) == [gap]


def test_a_gap_changes_sides_with_the_sentences():
    written = SOURCE.replace("forty", "fifty")

    assert gaps(SOURCE, written) == [(mine, its) for its, mine in gaps(written, SOURCE)]


def test_a_gap_between_too_few_words_that_are_the_same_is_chance():
    assert gaps("the tide rose", "the mayor rose") == []
    assert gaps("at night the tide rose", "at night the mayor rose") == [(["tide"], ["mayor"])]


def test_a_gap_of_many_words_is_another_sentence():
    words = [f"{letter}{letter}" for letter in "abcdefghijk"]
    short, long = " ".join(words[:LONGEST_GAP]), " ".join(words[: LONGEST_GAP + 1])

    assert len(gaps(f"he said that {short} rose at last", "he said that rose at last")) == 1
    assert gaps(f"he said that {long} rose at last", "he said that rose at last") == []


def test_words_with_hyphens_are_compared_part_by_part_and_apostrophes_are_alike():
    assert gaps("a well-known old man didn’t come", "a well known old man didn't come") == []


def test_few_words_in_a_row_are_not_called_the_same():
    found = aligned(
        "One ferry sank and then two boats left the pier", "My ferry sank but two boats left the bay"
    )

    assert quoted("One ferry sank and then two boats left the pier", found.same) == [
        "two",
        "boats",
        "left",
        "the",
    ]


def test_of_chinese_the_words_that_were_found_are_compared():
    assert gaps("公司宣布全年收入下降百分之五十", "公司宣布全年收入增长百分之五十", "zh") == [
        (["下降"], ["增长"])
    ]


def test_what_is_very_long_is_not_compared():
    long = "tide " * (LONGEST + 1)

    assert aligned(long, long) == Alignment((), ())
    assert aligned("tide " * LONGEST, "tide " * LONGEST).same
