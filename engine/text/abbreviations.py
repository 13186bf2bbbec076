"""Abbreviations of a language, by what a full stop behind them means, for sentence segmentation."""

from dataclasses import dataclass, fields
from functools import cache

from engine.text.language_data import Abbreviations, Words, language_codes, language_data, words_of_all

STARTERS = words_of_all(lambda data: data.starters)
SMALL_STARTERS = words_of_all(lambda data: data.small_starters)

EVERYWHERE = "en"
"""Its names and its scholars' Latin are in texts of all languages."""


@dataclass(frozen=True, slots=True)
class KnownAbbreviations:
    """Those to go by in one text."""

    kinds: Abbreviations
    all: Words


@cache
def abbreviations_of(language: str) -> KnownAbbreviations:
    """Return the abbreviations of a language and of English; those of all where nothing is known of it."""
    known = language in language_codes()
    codes = (language, EVERYWHERE) if known else language_codes()
    kinds = Abbreviations(
        **{
            field.name: frozenset().union(
                *(getattr(language_data(code).abbreviations, field.name) for code in codes)
            )
            for field in fields(Abbreviations)
        }
    )
    together = kinds.titles | kinds.bridges | kinds.before_numbers | kinds.before_names | kinds.closers
    return KnownAbbreviations(kinds, together)
