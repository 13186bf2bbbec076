"""What numbers are counted in: currencies, measures, and words for thousands and millions."""

from engine.text.language_data import NumberWords, Synonyms, all_language_data, language_data

_SIGNS = {
    "$": "$",
    "us$": "$",
    "usd": "$",
    "a$": "$",
    "c$": "$",
    "hk$": "hk$",
    "€": "€",
    "eur": "€",
    "£": "£",
    "gbp": "£",
    "¥": "¥",
    "￥": "¥",
    "rmb": "¥",
    "cny": "¥",
    "jpy": "yen",
    "rs": "rupee",
    "₹": "rupee",
}
"""Of currencies, in all languages."""
_MEASURE_SIGNS = {
    "°c": "°c",
    "℃": "°c",
    "°f": "°f",
}


def _unit_of_each_word(synonyms: Synonyms) -> dict[str, str]:
    return {word: unit for unit, words in synonyms for word in words}


def _numbers() -> tuple[NumberWords, ...]:
    return tuple(data.numbers for data in all_language_data())


SCALES = dict(language_data("en").numbers.scales)
HAN_SCALES = dict(language_data("zh").numbers.scales)
CURRENCIES = _SIGNS | {
    word: unit for numbers in _numbers() for word, unit in _unit_of_each_word(numbers.currencies).items()
}
UNITS = _MEASURE_SIGNS | {
    word: unit for numbers in _numbers() for word, unit in _unit_of_each_word(numbers.units).items()
}
PERCENT = "%"
DECADE = "decade of"
STRICT = frozenset((PERCENT, DECADE, *CURRENCIES.values()))
"""Units that are always written: a number without one does not mean them."""
