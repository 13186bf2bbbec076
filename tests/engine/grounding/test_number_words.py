"""What numbers in words amount to."""

import pytest

from engine.grounding.number_words import value_of_han, value_of_words

DIGITS = "零一二三四五六七八九"
WORDS = "zero one two three four five six seven eight nine".split()


def in_words(number: int) -> str:
    """English for a number below a hundred million, as schools teach it."""
    teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if number < 20:
        return (WORDS + teens)[number]
    if number < 100:
        return tens[number // 10 - 2] + (f"-{WORDS[number % 10]}" if number % 10 else "")
    for size, word in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            return f"{in_words(number // size)} {word}" + (f" {in_words(rest)}" if rest else "")
    raise AssertionError


def in_han(number: int) -> str:
    """Chinese for a number below a hundred million, with every zero that is said."""
    if number >= 10_000:
        rest = number % 10_000
        return (
            in_han(number // 10_000) + "万" + (("零" if rest < 1000 else "") + in_han(rest) if rest else "")
        )
    said = ""
    for place, digit in zip(("千", "百", "十", ""), f"{number:04}", strict=True):
        if digit != "0":
            said += DIGITS[int(digit)] + place
        elif said and not said.endswith("零"):
            said += "零"
    return said.rstrip("零") or "零"


NUMBERS = [*range(0, 130), 200, 305, 999, 1000, 1042, 5600, 10_000, 12_345, 100_001, 999_999, 20_300_400]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_said_in_english_is_worth_itself(number):
    assert value_of_words(in_words(number)) == number


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_said_in_chinese_is_worth_itself(number):
    assert value_of_han(in_han(number)) == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twelve hundred", 1200),
        ("nineteen eighty-four", 1984),
        ("twenty twenty", 2020),
        ("hundred", 100),
        ("thousand", 1000),
        ("two hundred and five", 205),
        ("three million two thousand", 3_002_000),
        ("one trillion", 1e12),
        ("five billion", 5e9),
        ("hundred thousand", 100_000),
    ],
)
def test_numbers_are_understood_as_people_say_them(words, value):
    assert value_of_words(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("二〇二四", 2024),
        ("十", 10),
        ("十二", 12),
        ("两亿", 200_000_000),
        ("三万五", 35_000),
        ("一百二", 120),
        ("一百零二", 102),
        ("一千五", 1500),
        ("一亿二千万", 120_000_000),
        ("两万亿", 2e12),
        ("万", 10_000),
        ("叁佰", 300),
        ("三万零五", 30_005),
    ],
)
def test_chinese_numerals_are_understood_as_people_say_them(words, value):
    assert value_of_han(words) == value
