"""Parsing of numbers in words: twelve hundred, forty-two, 一百二十, 三万五千."""

import re

from engine.text.language_data import language_data

_ENGLISH, _CHINESE = language_data("en").numbers, language_data("zh").numbers
SMALL = dict(_ENGLISH.small)
LARGE = dict((*_ENGLISH.multipliers, *_ENGLISH.large))
ORDINALS = dict(_ENGLISH.ordinals)
_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_LARGE = "|".join(LARGE)
WORD_NUMBER = (
    rf"\b(?:(?:{_SMALL})\b(?:(?:[ -]|\sand\s)(?:{_SMALL}|{_LARGE})\b)*+"
    rf"|(?<=\ba )(?:{_LARGE})\b(?: (?:{_LARGE})\b)?)"
)
"""A number in English words, in lower case; "a hundred" without its article."""

HAN_DIGITS = {letter: int(value) for letter, value in _CHINESE.small}
HAN_TENS = {letter: int(value) for letter, value in _CHINESE.multipliers}
HAN_LARGE = {letter: int(value) for letter, value in _CHINESE.large}
HAN_NUMERAL = f"[{''.join((*HAN_DIGITS, *HAN_TENS, *HAN_LARGE))}]"
_WORDS = re.compile(r"[a-z]+")


def value_of_words(text: str) -> float:
    """Return the value of a number in English words, in lower case."""
    total = current = 0.0
    for word in _WORDS.findall(text):
        if word in SMALL:
            number = SMALL[word]
            # nineteen eighty-four
            current = current * 100 + number if 10 <= current < 100 and number >= 10 else current + number
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in LARGE:
            total, current = total + (current or 1) * LARGE[word], 0.0
    return total + current


def value_of_han(text: str) -> float:
    """Return the value of a number in Chinese numerals: 一百二十, 二〇二四, 三万五, 两亿."""
    if not any(letter in HAN_TENS or letter in HAN_LARGE for letter in text):
        return float("".join(str(HAN_DIGITS[letter]) for letter in text))
    total = section = digit = 0
    unit, last = 1, 0
    for letter in text:
        if letter in HAN_DIGITS:
            digit = HAN_DIGITS[letter]
            unit = 10 if digit == 0 else unit
        elif letter in HAN_TENS:
            section += (digit or 1) * HAN_TENS[letter]
            digit, unit = 0, HAN_TENS[letter]
        else:
            scale = HAN_LARGE[letter]
            if last > scale:  # 一亿二千万
                total += (section + digit or 1) * scale
            else:
                total = (total + section + digit or 1) * scale
            section, digit, unit, last = 0, 0, scale, scale
    # 三万五 says 35,000, and 一百二 120.
    return float(total + section + digit * (unit // 10 if digit and unit >= 100 else 1))
