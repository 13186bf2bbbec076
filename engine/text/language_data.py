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
Values = tuple[tuple[str, float], ...]
Synonyms = tuple[tuple[str, tuple[str, ...]], ...]


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
class LayoutWords:
    """What headings, captions, notes and the margins of pages say."""

    chapter_words: Patterns = ()
    """What stands before the number of a chapter."""
    chapter_numbers: Patterns = ()
    """The numbers of chapters in words."""
    chapter_units: str = ""
    """Characters that stand behind the number of a chapter: 第一章."""
    appendix_words: Patterns = ()
    """What stands before the letter of an appendix, or alone, in a language without spaces."""
    common_headings: Words = frozenset()
    """Headings that many documents have, and so none is called by."""
    references_headings: Words = frozenset()
    contents_headings: Words = frozenset()
    abstract_headings: Words = frozenset()
    """They end the list of the authors."""
    abstract_labels: Patterns = ()
    """Headings that are run into the first sentence of an abstract."""
    small_title_words: Words = frozenset()
    """Words without a capital in a heading whose words have one."""
    unfinished_words: Words = frozenset()
    """No paragraph ends with them."""
    open_words: Words = frozenset()
    """What leads into a list and ends with one of them is no sentence without its items."""
    page_words: Patterns = ()
    """What stands before the number of a page …"""
    page_count_words: Patterns = ()
    """… and between it and the number of pages."""
    page_signs: str = ""
    """Characters that stand behind the number of a page."""
    captions: Patterns = ()
    """What stands before the number of a figure or table, and is parted from what follows."""
    tight_captions: Patterns = ()
    """The same where nothing parts them …"""
    caption_continuations: Patterns = ()
    """… and what then shows that it is the beginning of a sentence."""
    caption_labels: Patterns = ()
    """What no sentence that is worth quoting begins with, a number behind it."""
    notes: Patterns = ()
    """Formulas of publishing: rights, dates, keywords, where to write to."""
    note_headings: Patterns = ()
    institutions: Patterns = ()
    """What tells that a line says where an author works."""
    header_fields: Patterns = ()
    """What stands before a colon in the heads of mails and papers."""
    rights: Patterns = ()
    """Notices of rights; in small letters …"""
    rights_marks: Words = frozenset()
    """… and what of them can be looked for first."""
    licences: Words = frozenset()
    """What whole collections of books and programs begin or end with. In small letters."""
    placeholder_titles: Patterns = ()
    """Titles that programs give to documents without one."""
    keyword_labels: Patterns = ()
    """What stands before the keywords that an author gives."""
    section_words: Patterns = ()
    """What stands before the number of a section."""
    generic_headings: Words = frozenset()
    """Headings that say where one is, not what it is about."""


@dataclass(frozen=True, slots=True)
class DiscourseCues:
    """What the wording of a sentence says about its part in the text."""

    dangling: Patterns = ()
    """What a sentence begins with that leans on the one before it."""
    subordinate: Patterns = ()
    """A whole sentence, in lower case, that is no more than a clause: as long as it rains."""
    announcing: Patterns = ()
    """Phrases with which an author announces what matters, in lower case, whole words."""
    reporting: Patterns = ()
    """What news is told with, in lower case."""
    shares: Patterns = ()
    """What states a share without a percent sign."""
    fillers: Words = frozenset()
    """Stems of what people say when they talk, rather than write, to each other; up to an apostrophe."""


@dataclass(frozen=True, slots=True)
class RhetoricalCues:
    """What a sentence says that it does in its document, and what stands under a heading.

    The patterns are looked for in lower case, as whole words where words are parted by spaces.
    """

    outcome: Patterns = ()
    """Findings, decisions, orders, what was reached, what is new, by how much something changed."""
    rule: Patterns = ()
    """Rights, duties, prohibitions, penalties."""
    definition: Patterns = ()
    claim: Patterns = ()
    """What somebody asserts, asks for or believes."""
    aim: Patterns = ()
    method: Patterns = ()
    example: Patterns = ()
    roadmap: Patterns = ()
    """What stands where in the document."""
    boilerplate: Patterns = ()
    """Licences, imprints, addresses, forms, notices that could stand in any document."""
    notices: Patterns = ()
    """The part of boilerplate that stands nowhere else: what is judged by these alone is judged rightly."""
    licences: Patterns = ()
    """Words of free licences and of a manual's imprint, which are boilerplate in anything but a contract."""
    courtesy: Patterns = ()
    """Thanks, greetings, wishes, praise."""
    hesitations: Patterns = ()
    """What a speaker says while looking for words."""
    outcome_headings: Words = frozenset()
    """In lower case, without their numbers, like all that follow."""
    summary_headings: Words = frozenset()
    aim_headings: Words = frozenset()
    method_headings: Words = frozenset()
    background_headings: Words = frozenset()
    aside_headings: Words = frozenset()
    """Under which nothing stands that a summary should hold: thanks, authors, licences, exercises."""
    parties: Patterns = ()
    """Who pleads before a court, and what headings call their pleading."""
    field_labels: Words = frozenset()
    """What stands before a colon in a record of a meeting and is nobody's name, in lower case."""


@dataclass(frozen=True, slots=True)
class GenreCues:
    """What tells the kind of a document: pairs of a kind (DocumentKind) and a pattern, for lower case."""

    words: tuple[tuple[str, str], ...] = ()
    """Words that documents of the kind are full of."""
    titles: tuple[tuple[str, str], ...] = ()
    """What titles say of documents that are of this kind and hardly of another."""
    openings: tuple[tuple[str, str], ...] = ()
    """The same of what stands on their first page."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Numbers, quantities and dates in words. In lower case."""

    small: Values = ()
    """What is added up: nineteen, forty, 三."""
    multipliers: Values = ()
    """What multiplies the number before it within a number: hundred, 十."""
    large: Values = ()
    """What multiplies all before it: thousand, 万."""
    ordinals: Values = ()
    scales: Values = ()
    """What may stand behind a number in digits: 3 million, 3bn."""
    currencies: Synonyms = ()
    """The sign of a currency (engine.grounding.units), and the words for it."""
    units: Synonyms = ()
    """The same of measures."""
    months: tuple[str, ...] = ()
    month_abbreviations: Values = ()
    weekdays: tuple[str, ...] = ()
    """From Monday on."""
    weekday_abbreviations: Values = ()
    measure_words: str = ""
    """Characters that show that a lone numeral before them counts (三名) and is not part of a word (统一)."""
    uncounted: Patterns = ()
    """Words with a numeral in them that count nothing."""
    about: Patterns = ()
    """What stands before a number that is not meant exactly …"""
    over: Patterns = ()
    under: Patterns = ()
    about_behind: Patterns = ()
    """… and behind it."""
    over_behind: Patterns = ()
    under_behind: Patterns = ()


@dataclass(frozen=True, slots=True)
class PolarityWords:
    """Words that turn what a sentence says. In lower case."""

    negations: Words = frozenset()
    """By which a sentence may deny something; the weaker ones only bear out a negation."""
    strong_negations: Words = frozenset()
    """Those that can do nothing but deny."""
    negation_patterns: Patterns = ()
    """What negates where it begins a word, in a language without spaces …"""
    harmless_patterns: Patterns = ()
    """… unless the word begins so."""
    strong_negation_patterns: Patterns = ()
    negation_prefixes: Patterns = ()
    """What is cut off a word to find what it negates."""
    antonyms: tuple[tuple[Words, Words], ...] = ()
    between: Words = frozenset()
    """Stems that may stand between a negation and what it denies."""
    conditions: Patterns = ()
    """What opens a condition."""
    hedges: Patterns = ()
    """What leaves open whether a thing is so."""
    limits: Patterns = ()
    """What opens a part of a sentence without which the rest says more than was said."""
    doubts: Patterns = ()
    """What takes back, or leaves open, what is said behind it."""
    pronouns: Words = frozenset()
    """What may stand where a name is written out."""


@dataclass(frozen=True, slots=True)
class ShorteningWords:
    """Closed classes of words that show where phrases begin. In lower case."""

    articles: Words = frozenset()
    """What begins a phrase that names a thing."""
    openers: Words = frozenset()
    """Words with which no line begins: prepositions, conjunctions, relative pronouns."""
    joining: Words = frozenset()
    """Those of them behind which a clause begins that stands for itself."""
    referring: Words = frozenset()
    """Those that refer to what stands before them, and do not go on behind words that are left out."""
    relative: Words = frozenset()
    """Words that begin a relative clause behind a thing that is named with an article."""
    never_first: Words = frozenset()
    """Other words with which no line begins."""
    starts_after: Words = frozenset()
    """Words behind which a line may begin."""
    ends_before: Words = frozenset()
    """Words with which a phrase begins that may be left out behind what is whole without it."""
    function_words: Words = frozenset()
    """Other words that no line ends with, and behind which none begins for being behind a verb."""
    adverbs: Words = frozenset()
    """What may stand between a subject and its verb."""
    subjects: Words = frozenset()
    """Pronouns that a verb follows."""
    turning: Patterns = ()
    """What turns what stands behind it, besides doubts, hedges and verbs of speech."""
    limiting: Patterns = ()
    """What limits what stands before it, besides conditions."""


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
    endings: tuple[str, ...] = ()
    """What is cut off the end of a word where there is no such stemmer."""
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
    name_particles: Words = frozenset()
    """Small words that may stand between the capitals of one name."""
    countries: Synonyms = ()
    """The names of countries and what belongs to them, under one key in all languages."""
    name_beginnings: Words = frozenset()
    """Words that tell nothing, except where a name begins with them."""
    linking_words: Words = frozenset()
    """Prepositions that make one term of the nouns around them: bases de datos …"""
    linking_articles: Words = frozenset()
    """… and the articles that may stand behind them: qualité de l’eau."""
    infinitive_endings: tuple[str, ...] = ()
    """Endings of infinitives: what has one, and never a determiner before it, is no noun."""
    determiners: Words = frozenset()
    """Articles and what stands in their place, before a noun."""
    verb_markers: Words = frozenset()
    """Words behind which a verb stands far more often than a noun."""
    noun_endings: str = ""
    """Characters that make a longer noun of the word before them."""

    layout: LayoutWords = LayoutWords()
    cues: DiscourseCues = DiscourseCues()
    rhetoric: RhetoricalCues = RhetoricalCues()
    genre: GenreCues = GenreCues()
    numbers: NumberWords = NumberWords()
    polarity: PolarityWords = PolarityWords()
    shortening: ShorteningWords = ShorteningWords()


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


def patterns_of_all(
    patterns_of: Callable[[LanguageData], Iterable[str]], writes_spaces: bool | None = None
) -> str:
    """Return a pattern of what any language has, or one that matches nothing where none has any.

    writes_spaces leaves out the languages that do, or do not, part their words.
    """
    alternatives = dict.fromkeys(
        pattern
        for data in all_language_data()
        if writes_spaces is None or data.writes_spaces is writes_spaces
        for pattern in patterns_of(data)
    )
    return "|".join(alternatives) or "(?!)"


def words_pattern_of_all(patterns_of: Callable[[LanguageData], Iterable[str]]) -> str:
    """Return a pattern of whole words where they are parted by spaces, of what stands anywhere elsewhere."""
    spaced, unspaced = patterns_of_all(patterns_of, True), patterns_of_all(patterns_of, False)
    return rf"\b(?:{spaced})\b|{unspaced}"
