"""How many documents of a topic are from which year or month."""

from engine.multidocument.library_topics import LibraryTopic, PlacedDocument
from engine.multidocument.topics_over_time import TopicOverTime, count_over_time


def topic(label: str, *keys: str) -> LibraryTopic:
    return LibraryTopic(label, tuple(PlacedDocument(key, 0.5, 0.5) for key in keys))


SEA, BREAD = topic("sea", "a", "b", "c"), topic("bread", "d")


def test_documents_are_counted_by_year_with_the_years_between():
    found = count_over_time([SEA, BREAD], {"a": "2019-04-01", "b": "2021", "c": "2021-05", "d": ""})

    assert found.periods == ("2019", "2020", "2021")
    assert found.topics == (TopicOverTime("sea", (1, 0, 2), 0), TopicOverTime("bread", (0, 0, 0), 1))


def test_documents_of_two_years_are_counted_by_month_over_the_turn_of_the_year():
    found = count_over_time([SEA], {"a": "2023-11-30", "b": "2024-01", "c": "2024-01-09"})

    assert found.periods == ("2023-11", "2023-12", "2024-01")
    assert found.topics[0].counts == (1, 0, 2)


def test_documents_of_many_years_are_counted_by_decade():
    found = count_over_time([SEA], {"a": "1971", "b": "1979-05-01", "c": "2024"})

    assert found.periods == ("1970s", "1980s", "1990s", "2000s", "2010s", "2020s")
    assert found.topics[0].counts == (2, 0, 0, 0, 0, 1)


def test_without_dates_there_are_no_periods():
    found = count_over_time([SEA], {})

    assert (found.periods, found.topics) == ((), (TopicOverTime("sea", (), 3),))
