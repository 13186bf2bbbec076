"""What two documents say about the same things: agreement, and figures, dates and denials that differ."""

import pytest

from engine.core.results import DiscrepancyKind
from engine.loading.loader import document_from_text
from engine.multidocument.agreement import find_agreement

FIRST = (
    "The tide gate cost four million crowns in 2019. The gate was closed in March. "
    "The council did not approve the second harbour wall. The mill by the river grinds rye. "
    "Anna Vogt keeps the archive of the town. Unemployment fell to 4.2% in May 2020."
)
SECOND = (
    "In 2019 the tide gate cost five million crowns. In March the gate was closed. "
    "The council approved the second harbour wall. The mill by the river grinds wheat. "
    "Peter Holm keeps the archive of the town. In May 2021 unemployment fell to 4.2%."
)


def said(first: str, second: str):
    one, other = document_from_text(first), document_from_text(second)
    found = find_agreement(one, other)
    differing = [
        (one.quotation(pair.first), other.quotation(pair.second), pair.differences[0].kind)
        for pair in found.differing
    ]
    agreeing = [(one.quotation(pair.first), other.quotation(pair.second)) for pair in found.agreeing]
    return differing, agreeing


def test_figures_dates_and_denials_differ_and_what_is_said_alike_agrees():
    differing, agreeing = said(FIRST, SECOND)

    assert [(text, kind) for text, _other, kind in differing] == [
        ("The tide gate cost four million crowns in 2019.", DiscrepancyKind.NUMBER),
        ("The council did not approve the second harbour wall.", DiscrepancyKind.NEGATION),
        ("Unemployment fell to 4.2% in May 2020.", DiscrepancyKind.DATE),
    ]
    assert agreeing == [("The gate was closed in March.", "In March the gate was closed.")]


def test_a_denial_of_the_second_document_is_found_too():
    differing, _agreeing = said(SECOND, FIRST)

    assert ("The council approved the second harbour wall.", DiscrepancyKind.NEGATION) in [
        (text, kind) for text, _other, kind in differing
    ]


def test_chinese_statements_are_compared():
    differing, agreeing = said(
        "水闸于2019年耗资四百万元。闸门在三月关闭。理事会没有批准第二道海堤。",
        "水闸于2019年耗资五百万元。闸门在三月关闭。理事会批准了第二道海堤。",
    )

    assert [kind for _text, _other, kind in differing] == [DiscrepancyKind.AMOUNT, DiscrepancyKind.NEGATION]
    assert agreeing == [("闸门在三月关闭。", "闸门在三月关闭。")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Vogt keeps 3 keys of the archive.", "Peter Holm keeps 4 keys of the archive."),
        ("The mill by the river grinds rye.", "The mill by the river grinds wheat."),
    ],
)
def test_of_statements_about_something_else_nothing_is_said(one, other):
    assert said(one, other) == ([], [])


def test_documents_in_two_languages_cannot_be_compared():
    found = find_agreement(document_from_text(FIRST), document_from_text("水闸于2019年耗资四百万元。" * 5))

    assert not found.is_same_language
    assert found.differing == found.agreeing == ()
