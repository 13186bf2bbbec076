"""Dates, however they are written, and whether one bears out another."""

import pytest

from engine.core.document import Span
from engine.grounding.dates import Date, find_dates, is_supported, values_of

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def fields(date: Date) -> tuple[int, int, int]:
    return date.year, date.month, date.day


def only_date(text: str) -> Date:
    (date,) = find_dates(text)
    return date


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_is_known_by_its_name_its_short_form_and_its_number(number):
    name = MONTHS[number - 1]

    for written in (f"5 {name} 2021", f"{name} 5, 2021", f"5 {name[:3]} 2021", f"2021年{number}月5日"):
        assert fields(only_date(written)) == (2021, number, 5), written
    assert fields(only_date(f"2021-{number:02}-05")) == (2021, number, 5)
    assert fields(only_date(f"05.{number:02}.2021")) == (2021, number, 5)


@pytest.mark.parametrize("number", range(1, 8))
def test_a_weekday_is_known_by_its_name_its_short_form_and_its_chinese_ones(number):
    name, han = WEEKDAYS[number - 1], "一二三四五六日"[number - 1]
    short = "Mon. Tue. Wed. Thur. Fri. Sat. Sun.".split()[number - 1]

    for written in (f"on {name}", f"on {name}s", short, f"星期{han}", f"周{han}", f"礼拜{han}"):
        assert only_date(written).weekday == number, written
    assert only_date("星期天").weekday == 7


@pytest.mark.parametrize(
    ("written", "quarter", "year"),
    [
        ("the first quarter of 2020", 1, 2020),
        ("the 2nd quarter", 2, 0),
        ("third-quarter", 3, 0),
        ("Q4 2019", 4, 2019),
        ("3Q", 3, 0),
        ("第二季度", 2, 0),
        ("第4季度", 4, 0),
    ],
)
def test_a_quarter_is_known(written, quarter, year):
    date = only_date(written)

    assert (date.quarter, date.year, date.month) == (quarter, year, 0)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("March 2024", (2024, 3, 0)),
        ("in March", (0, 3, 0)),
        ("in May", (0, 5, 0)),
        ("in Sept.", (0, 9, 0)),
        ("5th of March", (0, 3, 5)),
        ("March 5th", (0, 3, 5)),
        ("2024年", (2024, 0, 0)),
        ("二〇二四年十二月三十一日", (2024, 12, 31)),
        ("12月31日", (0, 12, 31)),
        ("三月份", (0, 3, 0)),
        ("2024/3/5", (2024, 3, 5)),
        ("3/5/49", (2049, 3, 5)),
        ("3/5/50", (1950, 3, 5)),
        ("25/12/2023", (2023, 12, 25)),
    ],
)
def test_as_much_of_a_date_is_known_as_is_said(written, expected):
    assert fields(only_date(written)) == expected


@pytest.mark.parametrize(
    "written",
    [
        "may",
        "march on",
        "Mar",
        "MAY",
        "in 2024",
        "35 March 2024 or 2024-13-05",
        "1/2",
        "二月花红个月",
        "March 5:30",
    ],
)
def test_what_only_looks_like_a_day_has_none(written):
    assert all(date.day == 0 for date in find_dates(written))


def test_dates_come_in_the_order_of_the_sentence_and_each_once():
    text = "From 5 March 2024 to 7 March 2024, and again on 2024-04-01."

    assert [text[date.span.start : date.span.end] for date in find_dates(text)] == [
        "5 March 2024",
        "7 March 2024",
        "2024-04-01",
    ]


def test_a_day_and_month_of_figures_are_read_both_ways():
    date = only_date("3/5/2024")

    assert is_supported(date, find_dates("3 May 2024"), (), ())
    assert is_supported(date, find_dates("5 March 2024"), (), ())
    assert not is_supported(date, find_dates("4 March 2024"), (), ())
    assert not is_supported(only_date("25/12/2023"), find_dates("12 May 2023"), (), ())


def test_a_date_bears_out_itself_and_whatever_says_less():
    whole = Date(Span(0, 1), year=2024, month=3, day=5, quarter=0, weekday=2)
    for less in (Date(Span(0, 1), year=2024), Date(Span(0, 1), month=3), Date(Span(0, 1), weekday=2), whole):
        assert is_supported(less, [whole], (), ())


@pytest.mark.parametrize(
    "other",
    [
        Date(Span(0, 1), year=2023, month=3, day=5),
        Date(Span(0, 1), year=2024, month=4, day=5),
        Date(Span(0, 1), year=2024, month=3, day=6),
        Date(Span(0, 1), year=2024, month=3),
    ],
)
def test_a_date_is_borne_out_by_none_that_differs_or_says_less(other):
    assert not is_supported(Date(Span(0, 1), year=2024, month=3, day=5), [other], (), ())


def test_a_year_alone_may_stand_among_the_numbers():
    year = Date(Span(0, 1), year=2024)

    assert is_supported(year, (), (), [2024.0])
    assert not is_supported(year, (), (), [2023.0])


def test_a_weekday_may_stand_in_a_date_near_by_unless_the_source_says_another():
    tuesday, friday = Date(Span(0, 1), weekday=2), Date(Span(0, 1), weekday=5)
    month = Date(Span(0, 1), month=3)

    assert is_supported(tuesday, [month], [tuesday], ())
    assert not is_supported(tuesday, [friday], [tuesday], ())
    assert not is_supported(tuesday, [month], [friday], ())
    assert not is_supported(month, [Date(Span(0, 1), month=4)], [month], ())
    assert not is_supported(
        Date(Span(0, 1), quarter=1), [Date(Span(0, 1), quarter=2)], [Date(Span(0, 1), quarter=1)], ()
    )


def test_the_numbers_of_a_date_are_those_it_says():
    assert sorted(values_of(find_dates("5 March 2024"))) == [3, 5, 2024]
    assert sorted(values_of(find_dates("Monday"))) == []
    assert sorted(values_of(find_dates("3/7/2024"))) == [3, 3, 7, 7, 2024]
