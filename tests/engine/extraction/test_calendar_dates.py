"""What says a day, a month or a year is a date, in the languages whose months are known."""

import pytest

from engine.extraction.calendar_dates import find_calendar_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Signed on 5 March 2024 in Leeds.", [(2024, 3, 5)]),
        ("会议于2021年8月20日召开。", [(2021, 8, 20)]),
        ("Der Vertrag vom 30. Juni 2016 gilt.", [(2016, 6, 30)]),
        ("Fait à Paris le 1er janvier 2020.", [(2020, 1, 1)]),
        ("Firmado el 12 de marzo de 2019.", [(2019, 3, 12)]),
        ("The school opened in 1998 and closed in May 2004.", [(1998, 0, 0), (2004, 5, 0)]),
        ("It has 1998 pages and cost 2004 crowns.", []),
        ("They meet on Monday.", []),
    ],
)
def test_dates_are_read_as_year_month_and_day(text, expected):
    assert [(date.year, date.month, date.day) for date in find_calendar_dates(text)] == expected


def test_no_year_is_found_twice():
    (date,) = find_calendar_dates("It was signed in 2024-03-05, they say.")

    assert (date.year, date.month, date.day) == (2024, 3, 5)
