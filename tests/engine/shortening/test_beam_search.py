"""The beam finds the best line that the phrases allow, and always knows the whole sentence."""

import itertools

import numpy as np

from engine.shortening.beam_search import Decision, search_lines
from engine.shortening.phrases import find_phrases
from engine.text.tokens import find_words

SENTENCE = "In this paper, we propose a new method for training networks, which is fast."


class Weights:
    """Gives each word the same logit on every line, and notes what it was asked."""

    def __init__(self, logits, first=0.0):
        self.logits = [first, *logits]
        self.asked = []

    def read(self, place, parents, decisions):
        self.asked.append((place, tuple(parents), tuple(decisions)))
        return np.full(len(parents), self.logits[place + 1], np.float32)


def phrases_of(sentence):
    words = find_words(sentence, "en")
    return [sentence[word.start : word.end] for word in words], find_phrases(sentence, words, "en")


def kept_words(words, line):
    return [word for first, last in line.runs for word in words[first : last + 1]]


def test_the_best_line_keeps_the_phrase_that_is_wanted():
    words, phrases = phrases_of(SENTENCE)
    wanted = {"a", "new", "method"}

    best, *_ = search_lines(phrases, Weights([2.0 if word in wanted else -2.0 for word in words]))

    assert kept_words(words, best) == ["a", "new", "method"]


def test_no_word_is_left_out_of_the_middle_of_a_phrase():
    words, phrases = phrases_of(SENTENCE)

    best, *_ = search_lines(phrases, Weights([-9.0 if word == "new" else 2.0 for word in words]))

    assert "new" in kept_words(words, best) or "a" not in kept_words(words, best)


def test_the_whole_sentence_is_among_the_lines_however_bad_it_is():
    words, phrases = phrases_of(SENTENCE)

    lines = search_lines(phrases, Weights([2.0 if word == "method" else -6.0 for word in words], first=0.5))

    (whole,) = (line for line in lines if line.whole)
    assert kept_words(words, whole) == words
    expected = 0.5 - sum(np.log1p(np.exp(-2.0 if word == "method" else 6.0)) for word in words)
    np.testing.assert_allclose(whole.score, expected, rtol=1e-5)


def test_lines_are_ordered_by_score_and_no_more_than_four_besides_the_whole():
    _, phrases = phrases_of(SENTENCE)
    reader = Weights([0.1] * len(phrases.forms))

    lines = search_lines(phrases, reader)

    assert [line.score for line in lines] == sorted((line.score for line in lines), reverse=True)
    assert max(len(parents) for _, parents, _ in reader.asked) <= 5


def test_each_line_is_read_with_what_was_decided_of_the_word_before():
    _, phrases = phrases_of("The tide rose.")
    reader = Weights([1.0, 1.0, 1.0])

    search_lines(phrases, reader)

    (first, second, third, *_) = reader.asked
    assert first == (-1, (0,), (Decision.NONE,))
    assert second == (0, (0,), (Decision.NONE,))
    assert set(third[2]) == {Decision.KEPT, Decision.DELETED}


def test_a_wide_beam_finds_what_trying_all_lines_finds():
    words, phrases = phrases_of("We present a method for networks, and we show results in tables.")
    logits = np.random.default_rng(4).normal(size=len(words)).tolist()

    best, *_ = search_lines(phrases, Weights(logits), width=500)

    scores = [
        sum(-np.log1p(np.exp(-value if keep else value)) for value, keep in zip(logits, kept, strict=True))
        for kept in itertools.product((False, True), repeat=len(words))
        if _is_allowed(phrases, kept)
    ]
    np.testing.assert_allclose(best.score, max(scores), rtol=1e-5)


def _is_allowed(phrases, kept):
    starts = [place for place, keep in enumerate(kept) if keep and (place == 0 or not kept[place - 1])]
    ends = [
        place for place, keep in enumerate(kept) if keep and (place == len(kept) - 1 or not kept[place + 1])
    ]
    if not 1 <= len(starts) <= 2 or not all(phrases.ends[place] for place in ends):
        return False
    if len(starts) == 2 and not (phrases.closes_clause[ends[0]] and phrases.goes_on[starts[1]]):
        return False
    return phrases.starts[starts[0]]
