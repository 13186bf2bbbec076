import pytest

from gui.viewer import text_search
from gui.viewer.text_search import MOST_FOUND, TextSearch


@pytest.fixture
def search(qapp):
    return TextSearch()


def found_in(qtbot, search, text: str, sought: str) -> list[str]:
    with qtbot.waitSignal(search.found) as found:
        search.start(text, sought)
    return [text[span.start : span.end] for span in found.args[0]]


def test_words_are_found_whatever_the_case_of_their_letters(qtbot, search):
    assert found_in(qtbot, search, "The tide. THE TIDE? Tidy.", "tide") == ["tide", "TIDE"]


def test_what_is_sought_is_no_pattern(qtbot, search):
    assert found_in(qtbot, search, "a.c abc (a.c)", "a.c") == ["a.c", "a.c"]


@pytest.mark.parametrize("start", range(8))
def test_nothing_is_overlooked_or_found_twice_where_two_slices_meet(qtbot, search, monkeypatch, start):
    monkeypatch.setattr(text_search, "SLICE", 8)
    text = " " * start + "tidetide" + " " * 20 + "tide"
    assert found_in(qtbot, search, text, "tide") == ["tide"] * 3


def test_the_search_ends_where_more_is_found_than_anybody_goes_through(qtbot, search):
    assert len(found_in(qtbot, search, "a " * (MOST_FOUND + 10), "a")) == MOST_FOUND


def test_a_search_that_is_replaced_says_nothing(qtbot, search):
    search.start("tide", "tide")
    assert found_in(qtbot, search, "wall wall", "wall") == ["wall", "wall"]


def test_a_search_that_is_stopped_says_nothing(qtbot, search):
    with qtbot.assertNotEmitted(search.found, wait=20):
        search.start("tide", "tide")
        search.stop()
