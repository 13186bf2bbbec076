"""Paragraphs that a document declares to be headings are text."""

from engine.core.document import BlockKind
from engine.structure.cleaning import TextBlock
from engine.structure.heading_paragraphs import paragraphs_for_headings

PARAGRAPH = (
    "The claimant owned a boat that was moored in the harbour of the town, and it sank there in the night of "
    "the storm, when nobody from the board was on the quay to see it."
)


def headings(*texts):
    pieces = [TextBlock(text, 0, BlockKind.HEADING, 2) for text in texts]
    return [piece.text for piece in paragraphs_for_headings(pieces) if piece.kind is BlockKind.HEADING]


def test_numbered_paragraphs_in_the_style_of_headings_are_text():
    texts = ("The facts", PARAGRAPH, PARAGRAPH, "The appeal", PARAGRAPH, "The board denied all of this.")

    assert headings(*texts) == ["The facts", "The appeal"]


def test_a_lead_in_among_such_paragraphs_is_text_and_a_question_a_heading():
    texts = (
        PARAGRAPH,
        PARAGRAPH,
        PARAGRAPH,
        "The rule reads in this part as follows:",
        "Was there a duty to warn him?",
    )

    assert headings(*texts) == ["Was there a duty to warn him?"]


def test_sentences_are_headings_where_no_paragraphs_are():
    texts = ("The harbour grows by a third in one year.", "The town pays for the new crane.", "The facts")

    assert headings(*texts) == list(texts)


def test_what_is_too_long_is_no_heading_anywhere():
    assert headings("The facts", f"{PARAGRAPH} {PARAGRAPH}") == ["The facts"]
