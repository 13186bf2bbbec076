"""What a sentence is_negation, and which way it points."""

import pytest

from engine.grounding.polarity import are_opposite, find_negations, is_negation, sides_of
from engine.text.tokens import find_words


def denied(text: str, language: str = "en") -> list[tuple[str, bool]]:
    found = find_negations(text, find_words(text, language))
    return [(text[one.span.start : one.span.end], one.strong) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He did not attend.", [("not", True)]),
        ("He didn't attend.", [("didn't", True)]),
        ("He didn’t attend.", [("didn’t", True)]),
        ("Nobody attended.", [("Nobody", True)]),
        ("He failed to attend.", [("failed", False)]),
        ("He attended.", []),
        ("Not only the mayor attended.", []),
        ("It begins whether or not he attends.", []),
        ("whether or not he attends, it begins", []),
        ("She is the world No. 1 today.", []),
        ("No boats left.", [("No", True)]),
    ],
)
def test_what_denies_is_found_and_how_surely(text, found):
    assert denied(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("张伟没有出席会议。", ["没有"]),
        ("张伟未出席会议。", ["未"]),
        ("潮水不断上涨。", []),
        ("他不得不离开。", []),
        ("未来会更好。", []),
        ("非洲很大。", []),
    ],
)
def test_what_denies_in_chinese_is_found(text, found):
    assert [form for form, _strong in denied(text, "zh")] == found


def heads(text: str, language: str = "en") -> list[tuple[str, ...]]:
    return [one.heads for one in find_negations(text, find_words(text, language))]


def stem(word: str) -> str:
    (token,) = find_words(word, "en")
    return token.stem


def test_the_first_two_telling_words_after_it_are_denied():
    assert heads("He did not attend the long meeting.") == [(stem("attend"), stem("long"))]


def test_a_denial_does_not_reach_over_the_end_of_its_clause():
    assert heads("He did not stay, the mayor did.") == [(stem("stay"),)]
    assert heads("He did not stay because meetings bore him.") == [(stem("stay"),)]


def test_a_denial_reaches_a_few_words_far():
    assert heads("It is not in the of the to the at the pier.") == [()]


def test_what_follows_a_chinese_denial_is_denied():
    assert heads("他没有离开。", "zh") == [("离开",)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rose", "fell"),
        ("before", "after"),
        ("supported", "opposed"),
        ("likely", "unlikely"),
        ("regular", "irregular"),
        ("outperform", "underperform"),
        ("upgrade", "downgrade"),
        ("增长", "下降"),
        ("合理", "不合理"),
    ],
)
def test_opposites_are_so_both_ways(one, other):
    assert are_opposite(one, other)
    assert are_opposite(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rose", "rose"),
        ("rose", "climbed"),
        ("rose", "after"),
        ("tide", "wall"),
        ("under", "out"),
        ("ten", "written"),
    ],
)
def test_other_words_are_no_opposites(one, other):
    assert not are_opposite(one, other)
    assert not are_opposite(other, one)


def test_each_side_of_a_sentence_lies_opposite_the_other():
    up, down = (
        sides_of(text, find_words(text, "en")) for text in ("Prices rose again.", "Again prices fell.")
    )

    assert [place for place, _pair, _side in up] == [1]
    assert [place for place, _pair, _side in down] == [2]
    assert {(pair, 1 - side) for _place, pair, side in up} & {(pair, side) for _place, pair, side in down}


def test_what_stands_around_a_word_decides():
    assert is_negation("not")
    assert not is_negation("not", following=" only ")
    assert not is_negation("not", before="whether or ")
    assert is_negation("no", following=" boats")
    assert not is_negation("no", following=". 1")


def test_at_least_is_not_the_opposite_of_more():
    least = "They lost at least 40 boats."

    assert sides_of(least, find_words(least, "en")) == sides_of("They lost", find_words("They lost", "en"))
    assert sides_of("They had least of all.", find_words("They had least of all.", "en"))


def test_a_man_is_not_the_opposite_of_the_women_he_wrote_to():
    assert are_opposite("he", "she")
    assert not are_opposite("he", "women")
    assert not are_opposite("against", "support")
