"""A name, a date or a figure that stands in another place of the document than the sources."""

import pytest

from engine.core.results import SentenceKind
from engine.grounding.checker import GroundingChecker
from engine.loading.loader import document_from_text
from engine.text.tokens import tokenize

TEXT = (
    "The weather stayed dry for several weeks that summer. Tides came and went as they do. "
    "Gulls sat on the roofs of the old houses. Maria Keller runs the harbour office of Saltmere. "
    "The budget of 2021 was 4,200 pounds. Fishing boats left before the sun was up. "
    "Nobody saw a seal on the beach. Rain fell again in autumn. Ropes were mended in the sheds. "
    "The director opened a new library for children near the old fish market. "
    "Boats were painted in spring. Sails dried on the wall. Snow came late. "
    "Ann Price, the mayor, opposed the plan for a bridge over the river."
)


def ground(sentence):
    document = document_from_text(TEXT)
    (result,) = GroundingChecker(tokenize(document)).ground([sentence])
    return document, result


@pytest.mark.parametrize(
    ("sentence", "missing", "place"),
    [
        (
            "Maria Keller wanted a new library for the children, which the director opened.",
            "Maria Keller",
            "runs the harbour",
        ),
        (
            "The library for children, which cost 4,200 pounds, was opened by the director.",
            "4,200 pounds",
            "budget",
        ),
    ],
)
def test_what_stands_in_another_place_is_named_with_the_place(sentence, missing, place):
    document, result = ground(sentence)

    assert result.kind is SentenceKind.ELSEWHERE
    (one,) = result.missing
    assert one.text == missing
    assert place in document.quote(one.elsewhere)


@pytest.mark.parametrize(
    "sentence",
    [
        "Maria Keller, the mayor, opposed the plan for a bridge over the river.",
        "Jane Doe, the director, opened a new library for children in the fish market.",
        "The director spent 7,300 pounds and opened a new library for children.",
    ],
)
def test_what_is_exchanged_or_stands_nowhere_is_unsupported(sentence):
    _, result = ground(sentence)

    assert result.kind is SentenceKind.UNSUPPORTED


def test_a_name_whose_last_part_a_source_has_may_be_completed_elsewhere():
    text = (
        "Stan Freberg made records for children. Gulls sat on the roofs. Ropes were mended in sheds. Snow "
        "fell in autumn. Boats were painted in spring. Freberg died of natural causes in a hospital."
    )
    document = document_from_text(text)
    checker = GroundingChecker(tokenize(document))

    known, stranger = checker.ground(
        [f"{name} Freberg died of natural causes in a hospital." for name in ("Stan", "Ruth")]
    )

    assert known.kind in (SentenceKind.ELSEWHERE, SentenceKind.PARAPHRASE)
    assert stranger.kind is SentenceKind.UNSUPPORTED


HARBOUR = (
    "Gulls sat on the roofs of the old houses. Jane Doe, who turned 51 in May, has run the harbour for years. "
    "Ropes were mended in sheds. The head of the harbour opened the new gate in 2012 after 3 winters of work. "
    "The gate cost 45 crowns. Snow fell in autumn."
)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        # An age is in no year's place, and one that an other sentence has stands there.
        ("The head of the harbour, 51, opened the new gate in 2012 after 3 winters of work.", "elsewhere"),
        ("The head of the harbour opened the new gate in 2015 after 3 winters of work.", "unsupported"),
        # A small number stands everywhere.
        ("The head of the harbour opened the new gate in 2012 after 5 winters of work.", "unsupported"),
        # A person takes nobody's place where the source names nobody.
        ("Jane Doe opened the new gate in 2012 after 3 winters of work.", "elsewhere"),
    ],
)
def test_what_a_close_paraphrase_adds_may_stand_elsewhere(sentence, kind):
    checker = GroundingChecker(tokenize(document_from_text(HARBOUR)))

    (result,) = checker.ground([sentence])

    assert result.kind.value == kind
