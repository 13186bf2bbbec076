"""The bias lens: a part is said to have more or less than its room where that is no chance."""

import pytest

from engine.core.document import DocumentKind
from engine.extraction.balance import (
    BalanceKind,
    BalanceVerdict,
    balance_of_digest,
    balance_of_summary,
    compare,
    describe_balance,
)
from tests.support.markdown import document_from_markdown

SENTENCES = " ".join(f"Nobody saw the {word} in the water." for word in "tide gate wall boat fish".split())
DOCUMENT = document_from_markdown(f"# Report\n\n## Cost\n\n{SENTENCES}\n\n## History\n\n{SENTENCES * 3}")


@pytest.mark.parametrize(
    ("drawn", "verdicts"),
    [
        ({"a": 8, "b": 2}, ["more", "less"]),
        ({"a": 5, "b": 5}, ["as-much", "as-much"]),
        ({"a": 1}, ["as-much", "as-much"]),
        ({"b": 10}, ["less", "more"]),
    ],
)
def test_a_part_has_more_than_its_room_where_chance_would_hardly_give_it(drawn, verdicts):
    parts = compare(BalanceKind.SECTION, {"a": 50, "b": 50}, drawn)

    assert [part.verdict.value for part in parts] == verdicts


def test_one_sentence_of_a_small_part_is_not_too_much():
    parts = compare(BalanceKind.SECTION, {"small": 1, "large": 999}, {"small": 1, "large": 9})

    assert {part.verdict for part in parts} == {BalanceVerdict.AS_MUCH}


def test_a_summary_of_one_section_says_which_was_left_out():
    quoted = DOCUMENT.sentences[:5]

    cost, history = sorted(balance_of_summary(DOCUMENT, quoted), key=lambda part: part.name)

    assert (cost.name, cost.drawn, cost.drawn_of, cost.verdict) == ("Cost", 5, 5, BalanceVerdict.MORE)
    assert (history.name, history.verdict) == ("History", BalanceVerdict.LESS)
    assert cost.room == pytest.approx(0.25, abs=0.06)
    assert next(iter(describe_balance([cost]))).startswith(
        "More than its room: section “Cost”: 5 of 5 sentences (100 %), of all that was read "
    )


def test_speakers_are_compared_in_a_transcript():
    turns = "\n\n".join(
        f"{name}: Nobody saw the tide in year {n}." for n in range(6) for name in ("Anna", "Bo")
    )
    document = document_from_markdown(turns)
    quoted = [span for span in document.sentences if document.quote(span).startswith("Anna")]

    parts = balance_of_summary(document, quoted, DocumentKind.TRANSCRIPT)

    speakers = {part.name: part for part in parts if part.kind is BalanceKind.SPEAKER}
    assert (speakers["Anna"].drawn, speakers["Bo"].drawn) == (6, 0)
    assert (speakers["Anna"].verdict, speakers["Bo"].verdict) == (BalanceVerdict.MORE, BalanceVerdict.LESS)


def test_names_are_compared_by_their_mentions():
    text = " ".join(f"The town paid {name} again." for _time in range(6) for name in ("Lindholm", "Zanzibar"))
    document = document_from_markdown(text)
    quoted = [span for span in document.sentences if "Lindholm" in document.quote(span)]

    parts = {part.name: part.verdict.value for part in balance_of_summary(document, quoted)}

    assert parts == {"Lindholm": "more", "Zanzibar": "less"}


def test_a_digest_that_rests_on_one_document_says_so():
    first, second = (document_from_markdown(f"{SENTENCES}", path=DOCUMENT.path / name) for name in "ab")

    parts = balance_of_digest([first, second], [(0, span) for span in first.sentences])

    assert [part.verdict for part in parts] == [BalanceVerdict.MORE, BalanceVerdict.LESS]


def test_without_parts_that_is_said():
    document = document_from_markdown("Nobody saw the tide. It rose.")

    assert balance_of_summary(document, document.sentences) == ()
    assert next(iter(describe_balance(()))).startswith("There are no parts")
    even = tuple(compare(BalanceKind.SECTION, {"a": 5, "b": 5}, {"a": 5, "b": 5}))
    assert "clearly more or less" in next(iter(describe_balance(even)))
