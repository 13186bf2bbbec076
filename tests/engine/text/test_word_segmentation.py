"""Where words begin and end, with and without spaces between them."""

from itertools import pairwise
from unicodedata import category

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


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("नदी का पानी", "hi", ["नदी", "का", "पानी"]),
        ("বাংলাদেশের নদী", "bn", ["বাংলাদেশের", "নদী"]),
        ("தமிழ்நாட்டின் ஆறு", "ta", ["தமிழ்நாட்டின்", "ஆறு"]),
        ("తెలుగు భాష", "te", ["తెలుగు", "భాష"]),
        ("שָׁלוֹם לָעוֹלָם", "he", ["שָׁלוֹם", "לָעוֹלָם"]),
        ("كَتَبَ الوَلَدُ", "ar", ["كَتَبَ", "الوَلَدُ"]),
        ("کتاب\u200cها را می\u200cخواند", "fa", ["کتاب\u200cها", "را", "می\u200cخواند"]),
        ("Росси\u0301я и мир", "ru", ["Росси\u0301я", "и", "мир"]),
        ("cafe\u0301-bar", "fr", ["cafe\u0301-bar"]),
        ("Bitcoinに投稿", "ja", ["Bitcoin", "に", "投稿"]),
    ],
)
def test_marks_and_joiners_belong_to_the_word(text, language, found):
    assert words(text, language) == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ชาวบ้านซ่อมสะพานไม้ที่ข้ามแม่น้ำ", "th"),
        ("ປະເທດລາວມີແມ່ນ້ຳຂອງ", "lo"),
        ("မြန်မာနိုင်ငံ", "my"),
        ("ព្រះរាជាណាចក្រកម្ពុជា", "km"),
    ],
)
def test_no_word_begins_with_a_mark_or_ends_before_one(text, language):
    starts = {word.start for word in find_words(text, language)}

    assert not any(category(text[start]).startswith("M") for start in starts)
    assert "".join(words(text, language)) == text


def test_thai_function_words_part_the_others():
    assert {"ที่", "ของ"} <= set(words("สะพานที่สวยของหมู่บ้าน", "th"))


def test_a_korean_word_ends_before_its_particle():
    assert words("다리가 마을에서 Astro를 본다", "ko")[:3] == ["다리", "마을", "Astro"]
