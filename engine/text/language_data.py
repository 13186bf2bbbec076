"""What is known of a language, as data, and where it is found: engine.text.languages, by its code.

All fields are empty by default: a language may be added with the little that is known of it. Where a field
is a pattern, it is one alternative of a regular expression, without groups that capture.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from engine.text import languages

Words = frozenset[str]
Patterns = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Abbreviations, by what a full stop behind them means. In lower case, without their last stop."""

    titles: Words = frozenset()
    """A name follows: the stop never ends a sentence."""
    bridges: Words = frozenset()
    """The sentence goes on behind them, whatever follows."""
    before_numbers: Words = frozenset()
    """A number, a letter or a bracket continues them; anything else begins a new sentence."""
    before_names: Words = frozenset()
    """They may end a sentence, and do when what follows is a word that names seldom begin with."""
    closers: Words = frozenset()
    """They end a sentence when a capital letter follows, and not before a number or a small letter."""
    small: Words = frozenset()
    """Titles and names that people also write without a capital letter; others are plain words then."""


@dataclass(frozen=True, slots=True)
class LanguageData:
    """How a language writes words and sentences."""

    writes_spaces: bool = True
    """Whether there are spaces between words."""
    has_dictionary: bool = False
    """Whether, without them, a dictionary tells the words."""
    ends_sentences_with_spaces: bool = False
    """Whether a space, and no other sign, ends a sentence."""
    parts_clauses_by_spaces: bool = False
    """Whether a sentence has spaces only between its clauses, so that its words cannot be counted by them."""
    latin_words: str = ""
    """The code of the language that words in Latin letters are in, where the language has other letters."""
    unmistakable: bool = False
    """Whether its function words tell it from all others, also from those whose words we do not know."""
    stemmer: str = ""
    """The name of its Snowball stemmer."""
    elisions: Patterns = ()
    """What stands before an apostrophe as a word of its own: l'eau."""
    particles: tuple[str, ...] = ()
    """What is written onto the end of a word of two syllables or more and is no part of its stem."""
    ordinals_have_stops: bool = False
    """Whether a full stop stands behind an ordinal number."""

    abbreviations: Abbreviations = Abbreviations()
    starters: Words = frozenset()
    """Words that begin sentences, and hardly ever names."""
    small_starters: Words = frozenset()
    """Those that, without a capital letter to tell, begin sentences more often than they continue one."""
    speech_verbs: Patterns = ()
    """Verbs that follow what somebody said."""
    quote_particles: Patterns = ()
    """What goes on with a sentence behind a quotation in it."""
    item_labels: Patterns = ()
    """What a number without a space before it counts: a figure, a step."""
    measure_characters: str = ""
    """What makes a number of digits behind a full stop, where no space stands between."""
    suspended_before: Words = frozenset()
    """Words before which a hyphen at the end of a line stays: pre- and postwar."""
    joining: Words = frozenset()
    """Words that with a word after them make another word, where a hyphen would be wrong."""
    name_beginnings: Words = frozenset()
    """Words that tell nothing, except where a name begins with them."""
    noun_endings: str = ""
    """Characters that make a longer noun of the word before them."""


NOTHING_KNOWN = LanguageData()


@cache
def language_codes() -> tuple[str, ...]:
    """Return the codes of the languages that there is a module for, in alphabetical order."""
    return tuple(sorted(module.name for module in iter_modules(languages.__path__)))


@cache
def language_data(code: str) -> LanguageData:
    """Return what is known of a language, by its ISO 639-1 code; NOTHING_KNOWN of one without a module."""
    if code not in language_codes():
        return NOTHING_KNOWN
    data = import_module(f"{languages.__name__}.{code}").DATA
    if not isinstance(data, LanguageData):
        raise TypeError(f"the data of {code} is {type(data).__name__}")
    return data


def all_language_data() -> tuple[LanguageData, ...]:
    """Return what is known of each language, in the order of their codes."""
    return tuple(map(language_data, language_codes()))


def words_of_all(words_of: Callable[[LanguageData], Iterable[str]]) -> Words:
    """Return the words that any language has: documents mix languages, and many are not detected at all."""
    return frozenset(word for data in all_language_data() for word in words_of(data))


def patterns_of_all(patterns_of: Callable[[LanguageData], Iterable[str]]) -> str:
    """Return a pattern of what any language has, or one that matches nothing where none has any."""
    alternatives = dict.fromkeys(pattern for data in all_language_data() for pattern in patterns_of(data))
    return "|".join(alternatives) or "(?!)"
