"""Whether words stand in a text as they are written."""

import pytest

from engine.grounding.quotations import fold_quotation, is_quote

TEXT = "The mayor opposed the plan, and the council approved it. Nobody saw the tide."


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("a  b\n c", "a b c"),
        ("the meet-\ning", "the meeting"),
        ("“Tide” isn’t – gone…", '"Tide" isn\'t - gone...'),
        ("潮水 上涨 ， 无人", "潮水上涨,无人"),
        ("twenty-two", "twenty-two"),
        ("soft\u00adly", "softly"),
    ],
)
def test_what_differs_only_in_print_is_folded_alike(written, folded):
    assert fold_quotation(written) == folded
    assert fold_quotation(folded) == folded


@pytest.mark.parametrize(
    "written",
    [
        TEXT,
        "The mayor opposed the plan.",
        "the mayor opposed the plan",
        "Nobody saw the tide",
        '"Nobody saw the tide."',
    ],
)
def test_a_sentence_or_a_part_that_stands_for_itself_is_a_quote(written):
    assert is_quote(written, TEXT)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "...",
        "The mayor opposed",
        "opposed the plan",
        "council approved it.",
        "saw the tide.",
        "The mayor saw the tide.",
    ],
)
def test_what_is_cut_within_or_put_together_is_none(written):
    assert not is_quote(written, TEXT)


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("The regatta will be cancelled.", "If it rains, the regatta will be cancelled."),
        ("The regatta will be cancelled.", "The regatta will be cancelled, unless it is dry."),
        ("The regatta will be cancelled.", "The regatta will be cancelled only if it rains."),
        ("The bridge was unsafe.", "He denied it: the bridge was unsafe."),
        ("比赛将取消", "如果下雨,比赛将取消."),
    ],
)
def test_a_part_that_the_rest_limits_or_doubts_is_none(written, source):
    assert not is_quote(written, source)


def test_a_later_place_may_bear_it_out_where_the_first_does_not():
    source = "He denied it: the bridge was unsafe. The bridge was unsafe."

    assert is_quote("The bridge was unsafe.", source)


def test_a_doubt_in_the_sentence_before_is_no_doubt():
    assert is_quote("The tide rose.", "Nobody came. Slowly, the tide rose.")
    assert not is_quote("The tide rose.", "He never thought so, the tide rose.")
