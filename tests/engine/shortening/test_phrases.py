"""Only whole phrases are left out, and nothing that turns or limits what stays."""

import pytest

from engine.core.document import Span
from engine.shortening.phrases import find_phrases, may_leave_out
from engine.text.tokens import find_words


def cut(sentence, language="en"):
    words = find_words(sentence, language)
    return [sentence[word.start : word.end] for word in words], find_phrases(sentence, words, language)


def starts(sentence, language="en"):
    words, phrases = cut(sentence, language)
    return [word for word, starts in zip(words, phrases.starts, strict=True) if starts]


def ends(sentence, language="en"):
    words, phrases = cut(sentence, language)
    return [word for word, ends in zip(words, phrases.ends, strict=True) if ends]


def test_a_line_may_begin_with_what_a_verb_is_about():
    assert starts("In this paper, we propose a new method for training networks.") == ["In", "we", "a"]
    assert starts("We also present neural methods.") == ["We", "neural"]


def test_a_time_of_day_and_a_bracket_are_no_border_of_a_clause():
    assert "39" not in starts("At 5:39 the bids were opened.")
    assert "version" not in ends("The new version (2.1) is out.")


def test_a_relative_clause_is_not_taken_apart():
    assert "officer" not in starts("Please say which ENA officer will sign.")


def test_no_line_begins_with_a_preposition_or_an_auxiliary():
    assert "for" not in starts("A method, for example, is good.")
    assert "is" not in starts("The method, it seems, is good.")


def test_words_may_be_left_out_behind_a_phrase_that_is_whole():
    assert ends("We propose a method for training networks.") == ["method", "networks"]


def test_a_verb_keeps_what_it_needs():
    assert "depends" not in ends("It depends on the tide.")
    assert "set" not in ends("We have a set of pictures.")
    assert "show" not in ends("We show that the tide rose.")


def test_a_line_goes_on_only_behind_a_clause_and_not_with_a_word_that_refers():
    words, phrases = cut("The tide, which rose, broke the wall, and nobody saw it.")

    on = [word for word, goes in zip(words, phrases.goes_on, strict=True) if goes]

    assert on == ["The", "broke", "and"]


def test_chinese_lines_begin_behind_a_verb_that_is_done():
    sentence = "本文提出了一种基于平方和的设计方法，减少了迭代次数。"

    assert "一种" in starts(sentence, "zh")
    assert "减少" in starts(sentence, "zh")
    assert "了" not in starts(sentence, "zh")


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("We do not believe that the tide rose.", "the tide rose."),
        ("He said that the tide rose.", "the tide rose."),
        ("It may be that the tide rose.", "the tide rose."),
        ("The wall holds unless the tide rises.", "The wall holds"),
        ("If the tide rises, the wall breaks.", "the wall breaks."),
        ("The wall holds only in summer.", "The wall holds"),
        ("The tide (of 1953) rose.", "1953) rose."),
    ],
)
def test_what_turns_or_limits_the_rest_stays(sentence, kept):
    start = sentence.index(kept)

    assert not may_leave_out(sentence, find_words(sentence, "en"), (Span(start, start + len(kept)),), "en")


def test_what_tells_less_may_go():
    sentence = "In this paper, we propose a new method for training networks."
    start = sentence.index("a new")

    assert may_leave_out(sentence, find_words(sentence, "en"), (Span(start, start + 12),), "en")


@pytest.mark.parametrize(
    ("sentence", "kept", "may"),
    [
        ("他不认为这次会议成功，湿地的水位上升了。", "湿地的水位上升了。", False),
        ("如果降雨持续，湿地的水位上升。", "湿地的水位上升。", False),
        ("这次会议在北京召开，湿地的水位上升了。", "湿地的水位上升了。", True),
        ("湿地的水位上升了，除非下雨。", "湿地的水位上升了", False),
        ("不同的问题很多，湿地的水位上升了。", "湿地的水位上升了。", True),
    ],
)
def test_in_chinese_whole_words_turn_and_limit(sentence, kept, may):
    start = sentence.index(kept)

    found = may_leave_out(sentence, find_words(sentence, "zh"), (Span(start, start + len(kept)),), "zh")

    assert found is may


def test_a_language_of_which_nothing_is_known_has_only_its_clauses():
    words, phrases = cut("Voda stoupla, a hráz nevydržela.", "cs")

    assert [word for word, ends in zip(words, phrases.ends, strict=True) if ends] == ["stoupla", "nevydržela"]
