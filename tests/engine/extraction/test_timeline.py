"""A timeline has what happened in the order in which it did."""

from engine.extraction.timeline import make_timeline
from tests.support.markdown import document_from_markdown


def days(*texts):
    documents = [document_from_markdown(text) for text in texts]
    return [(event.day, event.document, event.is_year_assumed) for event in make_timeline(documents)]


def test_events_of_all_documents_are_in_the_order_of_their_dates():
    first = "The gate was built on 5 March 2019. The flood came in December 2003."
    second = "湿地恢复工程于2012年6月1日开始。"

    assert days(first, second) == [("2003-12", 0, False), ("2012-06-01", 1, False), ("2019-03-05", 0, False)]


def test_a_day_without_a_year_is_of_the_year_before_it_and_that_is_said():
    assert days("The gate was built on 5 March 2019. It broke on 9 April.") == [
        ("2019-03-05", 0, False),
        ("2019-04-09", 0, True),
    ]


def test_a_day_without_any_year_near_it_is_left_out():
    assert days("It broke on 9 April. Nobody saw it.") == []


def test_two_days_share_the_year_behind_them():
    assert days("The trial was held on April 25 and 26, 1996 in the town.")[0] == ("1996-04-25", 0, False)


def test_the_event_quotes_the_sentence_and_marks_its_date():
    document = document_from_markdown("Nobody saw it. The flood came in December 2003.")
    (event,) = make_timeline([document])

    assert document.quote(event.span) == "The flood came in December 2003."
    assert document.quote(event.date) == "December 2003"
