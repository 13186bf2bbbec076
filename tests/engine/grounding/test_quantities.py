"""Numbers and dates, however they are written."""

import pytest

from engine.grounding.dates import find_dates, is_supported
from engine.grounding.quantities import Match, find_quantities, match_quantity


def look_for(written: str, source: str) -> Match:
    (amount,) = find_quantities(written)
    return match_quantity(amount, find_quantities(source))


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("1,200", "1200"), ("twelve hundred", "1,200"), ("3 million", "3,000,000"),
        ("$3m", "3 million dollars"),
        ("50%", "50 per cent"), ("half of", "50%"), ("two-thirds", "67%"),
        ("a hundred", "100"), ("£5bn", "5 billion pounds"),
        ("forty-two", "42"), ("3 million", "3 to 5 million"), ("about 3 million", "2.97 million"),
        ("more than 300", "312"), ("nearly 300", "290"), ("5 km", "5 kilometres"), ("the third", "3rd"),
        ("一百二十", "120"), ("3万", "30,000"),
        ("1.2亿美元", "120 million dollars"), ("百分之五十", "50%"),
        ("五成", "50%"), ("两千万", "20 million"), ("一亿二千万", "1.2亿"),
        ("第三", "3rd"), ("十五岁", "15 years"),
    ],
)  # fmt: skip
def test_the_same_amount_is_found_however_it_is_written(written, source):
    assert look_for(written, source) is Match.FOUND


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("$41 million", "$41 a year"), ("3 million", "2.97 million"), ("about 3 million", "2 million"),
        ("more than 300", "290"), ("nearly 300", "312"), ("12", "120"), ("一百二十", "102"), ("3万", "3亿"),
    ],
)  # fmt: skip
def test_another_amount_is_not(written, source):
    assert look_for(written, source) is Match.ABSENT


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("$41", "€41"),
        ("41%", "41"),
        ("41", "41%"),
        ("5 hours", "5 days"),
        ("5 km", "5 miles"),
        ("3万元", "3万美元"),
    ],
)
def test_an_amount_keeps_its_unit(written, source):
    assert look_for(written, source) is Match.OTHER_UNIT


@pytest.mark.parametrize(
    "text", ["COVID-19", "GPT-2", "version 2.3.1", "统一", "一些", "some people", "9" * 1000]
)
def test_what_counts_nothing_is_no_amount(text):
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    "written",
    [
        "5 March 2024",
        "March 5, 2024",
        "March 5th",
        "2024-03-05",
        "2024年3月5日",
        "二〇二四年三月五日",
        "March 2024",
    ],
)
@pytest.mark.parametrize("source", ["5 March 2024", "March 5, 2024", "2024-03-05", "2024年3月5日"])
def test_the_same_day_is_found_however_it_is_written(written, source):
    (date,) = find_dates(written)

    assert is_supported(date, find_dates(source), (), ())


@pytest.mark.parametrize("written", ["6 March 2024", "5 March 2023", "2024年5月3日", "April", "Q2", "Monday"])
def test_another_day_is_not(written):
    (date,) = find_dates(written)

    assert not is_supported(date, find_dates("5 March 2024"), (), ())


def test_what_a_date_leaves_open_may_stand_near_by():
    (date,) = find_dates("5 March 2024")

    assert is_supported(date, find_dates("on 5 March"), (), [2024])
    assert not is_supported(date, find_dates("on 5 March"), (), [2023])


@pytest.mark.parametrize(
    "text", ["they may march on", "it sat on the sun", "31/31/2024", "一周一次", "三个月"]
)
def test_what_only_looks_like_a_date_is_none(text):
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("a tenth of", "10%"),
        ("three quarters of", "75%"),
        ("two fifths of", "40%"),
        ("a fifth of", "20%"),
        ("四分之三", "75%"),
    ],
)
def test_a_part_is_a_percentage(written, source):
    assert look_for(written, source) is Match.FOUND


@pytest.mark.parametrize("source", ["3 million", "3 metres", "3,000,000"])
def test_what_can_be_read_in_several_ways_is_found_in_each(source):
    assert look_for("3m", source) is Match.FOUND


@pytest.mark.parametrize(
    ("written", "sources"),
    [
        ("about 100 boats", {"108 boats": True, "109 boats": False, "93 boats": True, "92 boats": False}),
        (
            "more than 100 boats",
            {"100 boats": True, "125 boats": True, "126 boats": False, "99 boats": False},
        ),
        ("nearly 115 boats", {"115 boats": True, "100 boats": True, "99 boats": False, "116 boats": False}),
        ("100 boats", {"100 boats": True, "101 boats": False, "about 101 boats": False}),
        ("65%", {"two-thirds of": True, "64 percent": False}),
        ("64%", {"two-thirds of": False}),
        ("0%", {"0%": True, "5%": False}),
        ("about 5%", {"0%": False}),
    ],
)
def test_a_rounded_amount_may_be_somewhat_off_and_an_exact_one_not(written, sources):
    assert {source: look_for(written, source) is Match.FOUND for source in sources} == sources


@pytest.mark.parametrize(
    ("number", "text", "match"),
    [
        ("3", "三只船", Match.FOUND),
        ("3", "三，", Match.ABSENT),
        ("3", "三", Match.ABSENT),
        ("10", "十只船", Match.ABSENT),
        ("20", "二十", Match.FOUND),
    ],
)
def test_a_chinese_numeral_counts_where_a_measure_follows_or_it_is_long(number, text, match):
    assert look_for(number, text) is match
