import pytest

from engine.text.graphemes import place_to_cut
from engine.text.normalization import LONGEST_RUN, normal_characters

FLAG, FAMILY, WAVE = (
    "\U0001f1e9\U0001f1ea",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "\U0001f44b\U0001f3fd",
)


@pytest.mark.parametrize(
    ("text", "limit", "place"),
    [
        ("tide", 2, 2),
        ("tide", 9, 4),
        ("tie\u0301d", 3, 2),
        ("a" + FAMILY + "b", 3, 1),
        ("a" + WAVE, 2, 1),
        (FLAG * 2, 3, 2),
        (FLAG * 2, 2, 2),
        ("a\r\nb", 2, 1),
        ("\u1112\u1161\u11ab", 1, 1),
        ("a\u1112\u1161\u11ab", 3, 1),
        ("\u0915\u094d", 1, 1),
        ("e" + "\u0301" * 200, 150, 150),
    ],
)
def test_a_cut_takes_no_letter_apart_unless_everything_is_one(text, limit, place):
    assert place_to_cut(text, limit) == place


@pytest.mark.parametrize("letter", ["e\u0323\u0327", FLAG, FAMILY, WAVE])
def test_an_endless_run_is_broken_between_letters(letter):
    whole = normal_characters(letter)
    broken = normal_characters(letter * LONGEST_RUN).split(" ")

    assert len(broken) > 1
    assert all(part == whole * (len(part) // len(whole)) for part in broken)


@pytest.mark.parametrize("mark", ["\u0301", "\u05b0", "\u0e38", "\u1dc4", "\u20d0", "\u0f71"])
def test_marks_piled_by_the_hundred_thousand_become_few(mark):
    other = "\u0316"

    assert len(normal_characters("a" + (mark + other) * 200_000 + " b")) < 30
