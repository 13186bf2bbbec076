import pytest

from engine.core.progress import Cancelled, Progress, Stage, each, paced


def test_each_yields_everything_and_reports_at_the_first_and_then_every_so_many():
    reported = []

    assert list(each("abcdefg", reported.append, every=3)) == list("abcdefg")
    assert reported == [Progress(Stage.ANALYZE, done, 7) for done in (0, 3, 6)]


def test_a_beat_needs_no_length_and_is_called_before_its_item_is_yielded():
    heard = []
    items = paced(iter("abc"), heard.append, every=2)

    assert heard == []
    assert next(items) == "a"
    assert heard == [0]
    assert list(items) == ["b", "c"]
    assert heard == [0, 2]


def test_a_beat_that_cancels_ends_the_loop():
    def stop(_done):
        raise Cancelled

    with pytest.raises(Cancelled):
        next(paced("abc", stop))
