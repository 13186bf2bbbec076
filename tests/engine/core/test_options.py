import pytest

from engine.core.options import LEAST_MEMORY, ComputeOptions, Length, LengthUnit, Options, ReaderLimits


@pytest.mark.parametrize(("total", "expected"), [(1, 1), (2, 2), (10, 3), (100, 5), (10_000, 12)])
def test_the_automatic_length_grows_slowly_and_never_passes_the_document(total, expected):
    assert Length().sentences_of(total) == expected


def test_a_ratio_gives_one_sentence_at_least():
    assert Length(LengthUnit.RATIO, 0.01).sentences_of(20) == 1


@pytest.mark.parametrize(
    ("unit", "amount"),
    [(LengthUnit.SENTENCES, 0), (LengthUnit.WORDS, 0.5), (LengthUnit.RATIO, 0), (LengthUnit.RATIO, 1.5)],
)
def test_an_impossible_length_is_refused_where_it_is_chosen(unit, amount):
    with pytest.raises(ValueError, match=str(amount)):
        Length(unit, amount)


def test_no_keywords_at_all_cannot_be_asked_for():
    with pytest.raises(ValueError, match="keywords"):
        Options(keywords=0)


def test_limits_that_no_work_can_be_done_in_are_refused():
    with pytest.raises(ValueError, match="seconds"):
        ReaderLimits(seconds=0)
    with pytest.raises(ValueError, match="seconds"):
        ReaderLimits(seconds=30, waiting=20)
    with pytest.raises(ValueError, match="memory"):
        ReaderLimits(memory=LEAST_MEMORY - 1)
    with pytest.raises(ValueError, match="threads"):
        ComputeOptions(threads=-1)
