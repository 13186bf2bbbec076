import pytest

from engine.readers.plain.transcript import blocks_of_transcript, is_transcript
from tests.support.packing import told


def numbered(*lines: str, first: int = 1) -> str:
    return "\n".join(f"{number:2}   {line}".rstrip() for number, line in enumerate(lines, first)) + "\n"


def read(text):
    return told(list(blocks_of_transcript(text)))


TALK = (
    "BY MS. ORR:",
    "    Q.   Where did you",
    "stand then?",
    "    A.   I stood at the gate.",
    "    Q.   Alone?",
    "    A.   Yes.",
    "THE COURT:  Go on.",
    "(Recess taken.)",
    "    Q.   Who came?",
)


def test_lines_are_joined_by_turns_and_their_numbers_left_out():
    assert read(numbered(*TALK)) == [
        ("note", "BY MS. ORR:"),
        ("note", "Q."),
        ("text", "Where did you\nstand then?"),
        ("note", "A."),
        ("text", "I stood at the gate."),
        ("note", "Q."),
        ("text", "Alone?"),
        ("note", "A."),
        ("text", "Yes."),
        ("note", "THE COURT:"),
        ("text", "Go on."),
        ("note", "(Recess taken.)"),
        ("note", "Q."),
        ("text", "Who came?"),
    ]


def test_a_turn_goes_on_over_the_page_and_what_stands_between_comes_after_it():
    text = (
        numbered("Q.   Did you see", "the signal")
        + "\n    17\n\nORR REPORTING\n"
        + numbered("of the driver?", "A.  No.")
    )

    assert read(text) == [
        ("note", "Q."),
        ("text", "Did you see\nthe signal\nof the driver?"),
        ("note", "ORR REPORTING"),
        ("note", "A."),
        ("text", "No."),
    ]


def test_an_indented_line_begins_a_paragraph_after_a_sentence():
    text = numbered(
        "the court has heard", "both sides.", "     The motion is", "denied, and", "     the trial goes on."
    )

    assert read(text) == [
        ("text", "the court has heard\nboth sides."),
        ("text", "The motion is\ndenied, and\nthe trial goes on."),
    ]


def test_numbers_that_do_not_count_on_are_text():
    assert read(numbered("Q.  How many?", "A.  There were") + "12 boats.\n") == [
        ("note", "Q."),
        ("text", "How many?"),
        ("note", "A."),
        ("text", "There were"),
        ("note", "12 boats."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (numbered(*TALK), True),
        (numbered(*["the court has heard both sides", "and rules. The motion"] * 9), True),
        (numbered(*[f"City {number}   {number * 7}" for number in range(20)]), False),
        ("\n".join(f"{number}. Wash the apples." for number in range(1, 20)), False),
        ("", False),
        ("9" * 100_000, False),
    ],
)
def test_turns_or_running_text_tell_a_transcript_from_a_list(text, expected):
    assert is_transcript(text) is expected
