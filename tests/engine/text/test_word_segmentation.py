"""Where words begin and end, with and without spaces between them."""

from itertools import pairwise

import pytest

from engine.text.tokens import find_words


def words(text: str, language: str) -> list[str]:
    return [text[word.start : word.end] for word in find_words(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The tide rose.", "en", ["The", "tide", "rose"]),
        ("state-of-the-art AT&T, node.js 3.5", "en", ["state-of-the-art", "AT&T", "node.js", "3.5"]),
        ("don't, dogs' tails", "en", ["don't", "dogs", "tails"]),
        ("see https://example.org/a?b=c now", "en", ["see", "https://example.org/a?b=c", "now"]),
        ("write to a.b@example.org today", "en", ["write", "to", "a.b@example.org", "today"]),
        ("l'eau qu'il boit", "fr", ["l", "eau", "qu", "il", "boit"]),
        ("dell’acqua", "it", ["dell", "acqua"]),
        ("l'eau", "en", ["l'eau"]),
        ("", "en", []),
        ("—…!", "en", []),
    ],
)
def test_words_between_spaces_are_found(text, language, found):
    assert words(text, language) == found


def test_chinese_words_are_found_and_what_stands_between_them():
    assert words("公司发布了iPhone 15手机", "zh") == ["公司", "发布", "了", "iPhone", "15", "手机"]


def test_a_word_of_the_users_own_is_kept_whole():
    text = "潮汐闸门很旧"

    (first, *_rest) = find_words(text, "zh", user_words=("潮汐闸门",))

    assert text[first.start : first.end] == "潮汐闸门"
    assert words(text, "zh")[0] != "潮汐闸门"


def test_japanese_is_cut_where_the_script_changes():
    assert words("カメラで撮る東京", "ja")[0] == "カメラ"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("公司发布了iPhone 15手机。", "zh"),
        ("東京へ行きました。", "ja"),
        ("กรุงเทพมหานคร", "th"),
        ("l'eau d’or", "fr"),
    ],
)
def test_words_stand_one_after_the_other_and_none_is_empty(text, language):
    found = [(word.start, word.end) for word in find_words(text, language)]

    assert found
    assert all(start < end for start, end in found)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))
    assert found[-1][1] <= len(text)
