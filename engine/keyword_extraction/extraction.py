"""Keyword extraction: scores candidate phrases by logistic regression and selects distinct ones."""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from engine.core.array_types import Booleans, Floats
from engine.core.document import BlockKind, Document
from engine.core.progress import Progress, Report, Stage, silent
from engine.core.results import Keyword
from engine.keyword_extraction.candidates import LONGEST, CandidatePhrases, find_phrases
from engine.keyword_extraction.phrase_forms import can_be_names
from engine.text.characters import HAN, HAN_LETTER, MARKS
from engine.text.language_data import language_data, patterns_of_all
from engine.text.token_table import TokenTable, build_token_table
from engine.text.tokens import TokenizedDocument, find_words
from engine.text.word_statistics import UNKNOWN, WordUsage, word_usage

WEIGHTS = {
    "always": 0.30,
    "count": 0.48,
    "once": -0.28,
    "rarity": 0.22,
    "two words": -0.43,
    "three words": -2.38,
    "four words": -4.81,
    "count, longer": 0.19,
    "size, longer": 0.30,
    "size": -0.63,
    "spread": -6.29,
    "size, spread": 1.23,
    "first place": 0.36,
    "size, first place": -0.09,
    "first place, relative": -0.77,
    "part of a longer one": 0.19,
    "never alone": -0.68,
    "fragment": -0.72,
    "fragment of one word": -0.40,
    "adjective alone": -2.27,
    "closing word first": -1.00,
    "verb first": -1.18,
    "verb last": -0.78,
    "capital": 0.54,
    "in headings": 0.25,
    "in the author's list": 4.00,
}
"""What each feature counts, fitted to keywords, titles and catchphrases that people gave to English and
Chinese documents; "size" is that of the document. Only the last is set by hand:
few documents have such a list."""

AWKWARD = 0.2
"""What remains of the score of a phrase that does not read like a name."""

AUTHORS_LIST = re.compile(
    rf"\s*(?:{patterns_of_all(lambda data: data.layout.keyword_labels)})\s*[:：—–-]", re.IGNORECASE
)
"""How a list of keywords begins that the author gives."""

POSSESSIVE = re.compile("['’](?:s|S)?$")

PART = re.compile(rf"[{HAN}]|(?:(?![{HAN}])[\w{MARKS}])+")

SECTIONS = 20
"""In so many equal stretches of the document the spread of a phrase is counted."""

LONGEST_TITLE = 200
"""Characters. A first line no longer than this counts as a title."""

KEY_STEP = 0x9E3779B97F4A7C15
"""Makes one number of a phrase's stems: odd and large, so that two phrases hardly ever share it."""

LARGEST_FITTED = 20_000
"""Words. The weights were fitted to documents up to this size; larger ones count as this large."""

FORMS = 100_000
"""So many places tell how a phrase is mostly written."""

CANDIDATES = 400
"""How many of the best phrases are looked at one by one."""


def find_keywords(reading: TokenizedDocument, limit: int, report: Report = silent) -> tuple[Keyword, ...]:
    """Find the phrases of one to four words that say best what the document is about, best first.

    Ties go to the phrase that comes first. A document without a content word has no keywords; any other has
    at least one.
    """
    text = build_token_table(reading, report)
    if not text.content.any():
        return ()
    phrases = find_phrases(text, report)
    scores = score_phrases(reading.document, phrases, report)
    ranked = np.lexsort((phrases.firsts, -scores))
    allowed = can_be_names(reading.document, phrases)
    named = ranked[allowed[ranked]][: max(CANDIDATES, 4 * limit)].tolist() or ranked[:1].tolist()
    chosen = select_distinct(phrases, named, limit)
    best = scores[chosen[0]]
    return tuple(
        Keyword(
            written_form(reading.document, phrases, phrase),
            float(scores[phrase] / best),
            phrases.spans(phrase),
        )
        for phrase in chosen
    )


def score_phrases(document: Document, phrases: CandidatePhrases, report: Report = silent) -> Floats:
    """Return from 0 to 1 for each phrase how likely a person would name it."""
    habits = np.array(usage_of_stems(document, phrases.text))
    report(Progress(Stage.ANALYZE, 0, 2))
    features = phrase_features(document, phrases, habits)
    report(Progress(Stage.ANALYZE, 1, 2))
    total = sum((weight * features[name] for name, weight in WEIGHTS.items()), np.zeros(len(phrases.counts)))
    likely = 1 / (1 + np.exp(-total))
    named = reads_as_name(phrases, habits) | (features["in the author's list"] > 0)
    return np.where(named, likely, AWKWARD * likely)


def reads_as_name(phrases: CandidatePhrases, habits: Floats) -> Booleans:
    """Say which phrases end like a noun and neither begin nor end like a verb, as far as we know."""
    _, closing, verbal, nominal = habits[phrases.text.stems].T
    firsts, lasts = phrases.firsts, phrases.firsts + phrases.lengths - 1
    is_verb = (verbal >= 0.7) & (nominal < 0.35)
    never_noun = (verbal >= np.where(nominal < 0.05, 0.2, 0.3)) & (nominal < 0.15)
    is_noun = closing[lasts] >= np.where(phrases.lengths == 1, 0.35, 0.25)
    return np.asarray(is_noun & ~is_verb[firsts] & ~is_verb[lasts] & ~never_noun[lasts], dtype=np.bool_)


def phrase_features(document: Document, phrases: CandidatePhrases, habits: Floats) -> dict[str, Floats]:
    """Return what speaks for and against each phrase: an array of one element a phrase for every name."""
    counts, longer = phrases.counts, phrases.lengths - 1
    firsts, lasts = phrases.firsts, phrases.firsts + longer
    rarity, closing, verbal, _ = habits[phrases.text.stems].T
    summed = np.concatenate(([0.0], np.cumsum(rarity)))
    spread = spread_of(phrases)
    size = math.log(min(len(phrases.text.stems), LARGEST_FITTED))
    is_fragment = phrases.above == counts
    features = {
        "always": np.ones(len(counts)),
        "count": np.log(counts),
        "once": counts == 1,
        "rarity": (summed[lasts + 1] - summed[firsts]) / phrases.lengths,
        "two words": phrases.lengths == 2,
        "three words": phrases.lengths == 3,
        "four words": phrases.lengths == 4,
        "count, longer": np.log(counts) * longer,
        "size, longer": size * longer,
        "size": np.full(len(counts), size),
        "spread": spread,
        "size, spread": size * spread,
        "first place": np.log1p(firsts),
        "size, first place": size * np.log1p(firsts),
        "first place, relative": firsts / len(phrases.text.stems),
        "part of a longer one": phrases.above / counts,
        "never alone": phrases.alone == 0,
        "fragment": is_fragment & (longer > 0),
        "fragment of one word": is_fragment & (longer == 0),
        "adjective alone": (longer == 0) * np.maximum(0, 0.5 - closing[lasts]),
        "closing word first": closing[firsts],
        "verb first": verbal[firsts],
        "verb last": verbal[lasts],
        "capital": capitals(document, phrases),
        "in headings": among(document, phrases, headings(document)),
        "in the author's list": among(document, phrases, authors_lists(document)),
    }
    return {name: np.asarray(values, dtype=np.float64) for name, values in features.items()}


def usage_of_stems(document: Document, text: TokenTable) -> list[WordUsage]:
    """Return the habits of each stem, by the form in which it first occurs."""
    known = word_usage(document.language)
    _, firsts = np.unique(text.stems, return_index=True)
    spans = zip(text.starts[firsts].tolist(), text.ends[firsts].tolist(), text.names, strict=True)
    return [
        known.get(document.text[start:end].lower()) or known.get(name) or UNKNOWN
        for start, end, name in spans
    ]


def spread_of(phrases: CandidatePhrases) -> Floats:
    """Return in what share of the document's sections each phrase occurs."""
    total = len(phrases.text.stems)
    spread = np.zeros(len(phrases.counts))
    for section in range(SECTIONS):  # one at a time: of a long document there are tens of millions of places
        first, last = -(-section * total // SECTIONS), -(-(section + 1) * total // SECTIONS)
        is_there = (phrases.places >= first) & (phrases.places < last)
        spread += np.logical_or.reduceat(is_there, phrases.bounds[:-1])
    return spread / SECTIONS


def capitals(document: Document, phrases: CandidatePhrases) -> Floats:
    """Return the share of places, sentence beginnings left out, where each phrase begins with a capital."""
    text = phrases.text
    written = document.text
    upper = np.fromiter((written[start].isupper() for start in text.starts.tolist()), dtype=np.bool_)
    inside = np.append(False, text.sentences[1:] == text.sentences[:-1])
    sums_upper = np.add.reduceat((upper & inside)[phrases.places], phrases.bounds[:-1], dtype=np.int64)
    sums_inside = np.add.reduceat(inside[phrases.places], phrases.bounds[:-1], dtype=np.int64)
    return np.asarray(sums_upper / np.maximum(sums_inside, 1), dtype=np.float64)


def headings(document: Document) -> list[str]:
    opening = document.text[: LONGEST_TITLE + 1].split("\n", 1)[0]
    return [document.title, opening if len(opening) <= LONGEST_TITLE else ""] + [
        document.quote(block.span) for block in document.blocks if block.kind is BlockKind.HEADING
    ]


def authors_lists(document: Document) -> list[str]:
    """Return the stretches in which the author names keywords."""
    lists = []
    for block in document.blocks:
        opening = document.text[block.span.start : min(block.span.end, block.span.start + 40)]
        if begin := AUTHORS_LIST.match(opening):
            lists.append(document.text[block.span.start + begin.end() : block.span.end])
    return lists


def among(document: Document, phrases: CandidatePhrases, texts: Collection[str]) -> Floats:
    """Return 1 for each phrase that occurs in one of the texts, 0 for the others."""
    numbers = {name: number for number, name in enumerate(phrases.text.names)}
    linking = (
        language_data(document.language).linking_words | language_data(document.language).linking_articles
    )
    found: set[int] = set()
    for text in texts:
        stems = [
            numbers.get(word.stem) if word.content or word.stem in linking else None
            for word in find_words(text, document.language)
        ]
        for first in range(len(stems)):
            key = 0
            for stem in stems[first : first + LONGEST]:
                if stem is None:
                    break
                key = (key * KEY_STEP + stem + 1) % 2**64
                found.add(key)
    keys = np.zeros(len(phrases.counts), dtype=np.uint64)
    for place in range(LONGEST):
        longer = phrases.lengths > place
        stems_there = phrases.text.stems[phrases.firsts[longer] + place].astype(np.uint64)
        keys[longer] = keys[longer] * np.uint64(KEY_STEP) + stems_there + np.uint64(1)
    return np.isin(keys, np.array(sorted(found), dtype=np.uint64)).astype(np.float64)


def select_distinct(phrases: CandidatePhrases, ranked: Sequence[int], limit: int) -> list[int]:
    """Take the first phrases, leaving out those that say what a better one says."""
    chosen: list[int] = []
    for phrase in ranked:
        if not any(repeats(phrases, phrase, other) for other in chosen):
            chosen.append(phrase)
            if len(chosen) == limit:
                break
    return chosen


def repeats(phrases: CandidatePhrases, phrase: int, other: int) -> bool:
    """Say whether phrase adds nothing to other, which is the better one.

    It does not if it has the same words, most of the same words, or is hardly found without the longer one.
    """
    words, others = parts(phrases, phrase), parts(phrases, other)
    if sorted(words) == sorted(others) or "".join(words) == "".join(others):
        return True
    shared = len(set(words) & set(others))
    if shared >= 2 and not HAN_LETTER.match(words[0]) and 2 * shared >= len(set(words) | set(others)):
        return True
    if is_within(words, others):
        return bool(phrases.counts[phrase] < 2 * phrases.counts[other])
    return is_within(others, words) and bool(phrases.counts[phrase] < 0.2 * phrases.counts[other])


def parts(phrases: CandidatePhrases, phrase: int) -> tuple[str, ...]:
    """Return the stems of the phrase, the halves of "co-occurrence" apart, and in Chinese its characters."""
    stems = [phrases.text.names[stem] for stem in phrases.stems(phrase)]
    return tuple(part for stem in stems for part in PART.findall(stem))


def is_within(words: Sequence[str], others: Sequence[str]) -> bool:
    """Say whether others contain the words one after the other."""
    length = len(words)
    return any(others[start : start + length] == words for start in range(len(others) - length + 1))


def written_form(document: Document, phrases: CandidatePhrases, phrase: int) -> str:
    """Return the phrase as a person would write it: its commonest form, a sentence's capital undone.

    Of forms as common the one that comes first.
    """
    text = phrases.text
    places = phrases.places[phrases.bounds[phrase] : phrases.bounds[phrase + 1]][:FORMS]
    begins_sentence = (places == 0) | (text.sentences[places] != text.sentences[places - 1])
    forms = [
        POSSESSIVE.sub("", " ".join(document.quote(span).split())) for span in phrases.spans(phrase, FORMS)
    ]
    inside = [form for form, begins in zip(forms, begins_sentence.tolist(), strict=True) if not begins]
    form = Counter(inside or forms).most_common(1)[0][0]
    return form if inside else without_capital(form, document.language)


def without_capital(form: str, language: str) -> str:
    """Undo the capital that only the beginning of a sentence gave to a word."""
    known = word_usage(language)
    first, *others = form.split(" ")
    is_common = first.lower() in known and first[1:].islower()
    if is_common and all(word.islower() for word in others):
        return " ".join([first.lower(), *others])
    return form
