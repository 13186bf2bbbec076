"""Quantity extraction: numbers with their units, however written: $3m, three million dollars, 300万美元."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from engine.core.document import Span
from engine.grounding.number_words import HAN_NUMERAL, ORDINALS, WORD_NUMBER, value_of_han, value_of_words
from engine.grounding.units import CURRENCIES, DECADE, HAN_SCALES, PERCENT, SCALES, STRICT, UNITS
from engine.text.language_data import LanguageData, Patterns, patterns_of_all, words_of_all


class Rounding(StrEnum):
    """How a number is said to be meant."""

    EXACT = ""
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Quantity:
    span: Span
    readings: tuple[tuple[float, str], ...]
    """Value and unit; several for what can be read in several ways, as "5m" can."""
    rounding: Rounding = Rounding.EXACT
    ordinal: bool = False

    @property
    def value(self) -> float:
        return self.readings[0][0]

    @property
    def unit(self) -> str:
        return self.readings[0][1]


class Match(StrEnum):
    FOUND = "found"
    OTHER_UNIT = "other unit"
    ABSENT = "absent"


_LATIN = "A-Za-z\u00c0-\u024f\u0370-\u03ff"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_BEFORE = r"(?:(?P<before>(?:us|hk|a|c)?\$|[€£¥￥₹]|\b(?:usd|eur|gbp|rmb|cny|rs)\.?)\s?)?"
_SCALE = "|".join(sorted((*SCALES,), key=len, reverse=True))
_HAN_SCALE = "|".join(sorted(HAN_SCALES, key=len, reverse=True))
_AFTER_HAN = "|".join(
    sorted(
        (word for word in (*UNITS, *CURRENCIES) if not word.isascii() and word not in "€£¥￥₹"),
        key=len,
        reverse=True,
    )
)
_PERCENT = r"%|％|\bper\s?cent\b|\bpct\b|\bpercent(?:age)?(?:\spoints?)?\b|个百分点"
NUMBER = re.compile(
    rf"{_BEFORE}(?:(?<![{_LATIN}\d_.])(?P<digits>{_DIGITS})(?:(?P<ordinal>st|nd|rd|th)\b"
    rf"|[ -]?(?P<scale>(?:{_SCALE})\b)|\s?(?P<han_scale>{_HAN_SCALE}))?"
    rf"|(?P<words>{WORD_NUMBER}))",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\s?(?P<percent>{_PERCENT})|(?:多|余|来)?\s?(?P<han>{_AFTER_HAN})"
    r"|[ -]?(?P<word>[^\W\d_]+(?:/[a-z])?|°[cf]|℃)",
    re.IGNORECASE,
)
_HAN_NUMBER = re.compile(
    rf"百分之(?P<percent>{HAN_NUMERAL}+(?:点{HAN_NUMERAL}+)?|[\d.]+)"
    rf"|(?P<part>{HAN_NUMERAL}+)分之(?P<of>{HAN_NUMERAL}+)"
    rf"|第(?P<ordinal>{HAN_NUMERAL}+|\d+)"
    rf"|(?P<tenths>{HAN_NUMERAL}|\d)成(?![为员立本果功就长都分品交])"
    rf"|(?P<plain>(?<![{HAN_NUMERAL[1:-1]}]){HAN_NUMERAL}+)"
)
_MEASURE = words_of_all(lambda data: data.numbers.measure_words)
_NO_COUNT = re.compile(patterns_of_all(lambda data: data.numbers.uncounted))
_ORDINAL = re.compile(
    rf"\b(?:(?:the|a|its|his|her|our|their)|[^\W_]+['’]s) (?P<word>{'|'.join(ORDINALS)})\b", re.IGNORECASE
)
"""First, you …: that is no number."""
_FRACTION = re.compile(
    r"\b(?:(?P<count>a|one|two|three|four)[ -])?(?P<part>half|halves|thirds?|quarters?|fifths?|tenths?)\b",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_MULTIPLE = re.compile(
    r"\b(?P<word>twice|double[ds]?|doubling|triple[ds]?|tripling|twofold|threefold)\b|(?P<han>翻番|翻了一番|一倍)",
    re.IGNORECASE,
)


def _said(patterns_of: Callable[[LanguageData], Patterns]) -> str:
    """Return a pattern of what begins a word where there are spaces between them, of anything elsewhere."""
    return rf"\b(?:{patterns_of_all(patterns_of, True)})|{patterns_of_all(patterns_of, False)}"


_ABOUT = re.compile(
    rf"(?:(?P<about>{_said(lambda data: data.numbers.about)}|[~≈])"
    rf"|(?P<over>{_said(lambda data: data.numbers.over)}|>)"
    rf"|(?P<under>{_said(lambda data: data.numbers.under)}|<))"
    r"\s?(?:an?\s|the\s|[$€£¥￥]|us\$)?\s*$",
    re.IGNORECASE,
)
_ABOUT_AFTER = re.compile(
    r"(?:%|[^\W\d_]{0,3})\s?"
    rf"(?:(?P<about>{patterns_of_all(lambda data: data.numbers.about_behind)})"
    rf"|(?P<over>{patterns_of_all(lambda data: data.numbers.over_behind)}|\+)"
    rf"|(?P<under>{patterns_of_all(lambda data: data.numbers.under_behind)}))"
)
_LOOK_BACK = 24
LONGEST = 60
"""Characters; a longer run of digits or numerals counts nothing."""
_RANGE = re.compile(
    rf"\s?(?:[-–—~至到]|to|and|or)\s?(?:us)?[$€£¥￥]?(?:{_DIGITS})\s?"
    rf"(?:(?P<scale>(?:{_SCALE})\b)|(?P<han>{_HAN_SCALE}))?\s?(?P<percent>{_PERCENT})?",
    re.IGNORECASE,
)
"""What follows the first number of "3 to 5 million", and says what it is counted in."""
CODE = re.compile(
    rf"(?<![{_LATIN}\d_.])(?:[{_LATIN}]+-?\d(?:[{_LATIN}\d_.-]*[{_LATIN}\d])?|\d+(?:\.\d+){{2,}}"
    rf"|\d+[{_LATIN}]+\d[{_LATIN}\d]*)(?![{_LATIN}\d_])"
)
"""What has digits and is no number: GPT-2, COVID-19, 2.3.1."""


def find_quantities(text: str, leave_out: Iterable[Span] = ()) -> tuple[Quantity, ...]:
    """Find the numbers in a sentence, in order, but for those in what is left out (its dates)."""
    taken = bytearray(len(text))
    for span in leave_out:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    for match in CODE.finditer(text):
        if _scaled(match[0]) is None:
            taken[match.start() : match.end()] = b"\1" * len(match[0])
    found: list[Quantity] = []
    for amount in _candidates(text):
        start, end = amount.span.start, amount.span.end
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            found.append(amount)
    return tuple(sorted(found, key=lambda amount: amount.span))


def find_codes(text: str) -> tuple[Span, ...]:
    """Find what has digits and is no number."""
    return tuple(Span(*match.span()) for match in CODE.finditer(text) if _scaled(match[0]) is None)


def _scaled(token: str) -> str | None:
    """Return the letters behind a number where they are a scale or a unit: 5km, 3bn."""
    match = re.fullmatch(r"[\d.,]+([^\W\d_]+)", token)
    return match[1] if match else None


def _candidates(text: str) -> Iterator[Quantity]:
    yield from _fractions(text)
    for match in NUMBER.finditer(text):
        if match.end() - match.start() <= LONGEST:
            yield _number(text, match)
    if not text.isascii():
        yield from _han_numbers(text)
    for match in _ORDINAL.finditer(text):
        yield Quantity(Span(*match.span("word")), ((ORDINALS[match["word"].lower()], ""),), ordinal=True)
    for match in _MULTIPLE.finditer(text):
        word = match[0].lower()
        yield Quantity(
            Span(*match.span()), ((3.0 if word.startswith("t") and word[1] in "rh" else 2.0, "times"),)
        )


def _fractions(text: str) -> Iterator[Quantity]:
    for match in _FRACTION.finditer(text):
        part = match["part"].lower().removesuffix("s") if match["part"].lower() != "halves" else "halves"
        count = {"two": 2, "three": 3, "four": 4}.get((match["count"] or "").lower(), 1)
        if match["count"] or (
            part == "half" and re.match(r"\s(?:of|the|its|their|a)\b", text[match.end() :][:8])
        ):
            yield Quantity(
                Span(*match.span()),
                ((100 * count / _PARTS[part], PERCENT), (count / _PARTS[part], "")),
                Rounding.ABOUT,
            )


def _number(text: str, match: re.Match[str]) -> Quantity:
    if match["words"]:
        value = value_of_words(match["words"].lower())
    else:
        value = float(match["digits"].replace(",", ""))
    scale = (match["scale"] or "").lower()
    after = _AFTER.match(text, match.end())
    unit, end = _unit(match["before"], after, match.end())
    factor = SCALES.get(scale) or HAN_SCALES.get(match["han_scale"] or "") or 1.0
    readings = [(value * factor, unit)]
    if scale in ("m", "b", "k") and not match["before"]:  # 100m may be metres
        readings.append((value, "m" if scale == "m" else scale))
        readings.append((value, unit))
    later = _RANGE.match(text, match.end())
    if later and factor == 1 and (later["scale"] or later["han"]):  # 3 to 5 million
        readings.append(
            (value * (SCALES.get((later["scale"] or "").lower()) or HAN_SCALES[later["han"]]), unit)
        )
    if later and later["percent"]:
        readings.append((value, PERCENT))
    return Quantity(
        Span(match.start(), end), tuple(readings), _rounding(text, match.start(), end), bool(match["ordinal"])
    )


def _unit(before: str | None, after: re.Match[str] | None, end: int) -> tuple[str, int]:
    """Return the unit, and where it ends if it belongs to what is shown."""
    if before:
        return CURRENCIES.get(before.lower().strip(" ."), before), end
    if after is None:
        return "", end
    if after["percent"]:
        return PERCENT, after.end()
    word = (after["han"] or after["word"]).lower()
    if word == "s" and after[0] == "s":  # the 1990s
        return DECADE, after.end()
    known = UNITS.get(word) or CURRENCIES.get(word, "")
    return known, after.end() if known else end


def _rounding(text: str, start: int, end: int) -> Rounding:
    before = _ABOUT.search(text[max(0, start - _LOOK_BACK) : start])
    after = _ABOUT_AFTER.match(text, end)
    for match in (before, after):
        if match:
            return Rounding(next(name for name, value in match.groupdict().items() if value))
    return Rounding.EXACT


def _han_numbers(text: str) -> Iterator[Quantity]:
    for match in _HAN_NUMBER.finditer(text):
        span = Span(*match.span())
        if span.end - span.start > LONGEST:
            continue
        if match["percent"]:
            whole, _, decimals = match["percent"].partition("点" if "点" in match["percent"] else ".")
            number = float(whole) if whole[0].isdigit() and whole.isascii() else value_of_han(whole)
            if decimals:
                digits = decimals if decimals.isascii() else f"{value_of_han(decimals):.0f}"
                number += float(f"0.{digits}")
            yield Quantity(span, ((number, PERCENT),), _rounding(text, span.start, span.end))
        elif match["part"]:
            share = value_of_han(match["of"]) / max(value_of_han(match["part"]), 1)
            yield Quantity(span, ((100 * share, PERCENT), (share, "")), Rounding.ABOUT)
        elif match["ordinal"]:
            yield Quantity(span, ((_plain(match["ordinal"]), ""),), ordinal=True)
        elif match["tenths"]:
            yield Quantity(span, ((10 * _plain(match["tenths"]), PERCENT),), Rounding.ABOUT)
        elif _counts(text, match):
            after = _AFTER.match(text, match.end())
            unit, end = _unit(None, after, match.end())
            yield Quantity(
                Span(span.start, end),
                ((value_of_han(match["plain"]), unit),),
                _rounding(text, span.start, end),
            )


def _plain(written: str) -> float:
    return float(written) if written.isascii() else value_of_han(written)


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether Chinese numerals are a number, and not part of a word."""
    plain, following = match["plain"], text[match.end() : match.end() + 1]
    around = text[max(0, match.start() - 1) : match.end() + 2]
    if plain == "一" or (len(plain) == 1 and plain in "十百千万亿兆零〇"):
        return False
    if len(plain) == 1:
        return following != "" and following in _MEASURE and not _NO_COUNT.search(around)
    return not _NO_COUNT.fullmatch(plain)


def match_quantity(amount: Quantity, source: Iterable[Quantity], plain_values: Iterable[float] = ()) -> Match:
    """Look for an amount among those of a source; plain_values are numbers in it that have no unit."""
    best = Match.ABSENT
    for other in source:
        for value, unit in amount.readings:
            for its_value, its_unit in other.readings:
                if not _fits(value, its_value, amount.rounding, other.rounding):
                    continue
                if _same_unit(unit, its_unit):
                    return Match.FOUND
                best = Match.OTHER_UNIT
    if amount.unit not in STRICT and any(value in plain_values for value, _ in amount.readings):
        return Match.FOUND
    return best


def _same_unit(unit: str, other: str) -> bool:
    if unit == other:
        return True
    return (not unit or not other) and unit not in STRICT and other not in STRICT


def _fits(value: float, source: float, rounding: Rounding, source_rounding: Rounding) -> bool:
    if abs(value - source) <= 1e-9 * max(abs(value), abs(source), 1):
        return True
    if not value or not source:
        return False
    ratio = value / source
    if source_rounding == Rounding.ABOUT and {value, source} & {100 / 3, 200 / 3, 1 / 3, 2 / 3}:
        return 0.97 < ratio < 1.03
    if source_rounding is not Rounding.EXACT:
        return False
    if rounding == Rounding.ABOUT:
        return 0.92 <= ratio <= 1.08
    if rounding == Rounding.OVER:
        return 0.8 <= ratio <= 1
    return rounding == Rounding.UNDER and 1 <= ratio <= 1.15
