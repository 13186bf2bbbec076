"""Keyword extraction: scores candidate phrases by logistic regression and selects distinct ones."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from engine.core.array_types import Floats
from engine.core.document import Document, Span
from engine.core.progress import Progress, Report, Stage, silent
from engine.core.results import Keyword
from engine.keyword_extraction.candidates import CandidatePhrases, find_phrases
from engine.keyword_extraction.phrase_features import phrase_features
from engine.keyword_extraction.phrase_forms import can_be_names
from engine.keyword_extraction.phrase_places import share_within
from engine.system.paths import resource
from engine.text.characters import HAN, HAN_LETTER, MARKS
from engine.text.stop_words import stopwords
from engine.text.token_table import build_token_table
from engine.text.tokens import TokenizedDocument
from engine.text.word_statistics import word_usage

POSSESSIVE = re.compile("['’](?:s|S)?$")

PART = re.compile(rf"[{HAN}]|(?:(?![{HAN}])[\w{MARKS}])+")

LONGEST_ACRONYM = 7
"""Letters. Of a longer one in capitals another form is rather shown."""

FORMS = 100_000
"""So many places tell how a phrase is mostly written."""

SURE, FEWEST_PLACES, MOST_ADDED = 0.8, 3, 4
"""The share of its places behind which the same character must stand to belong to a Chinese name, of how many
places at least, and how many characters are added at most."""

IDLE_COST = 3.0
"""Log-odds that a phrase loses which stands in boilerplate and courtesies only."""
CANDIDATES = 400
"""How many of the best phrases are looked at one by one."""


def find_keywords(
    reading: TokenizedDocument, limit: int, report: Report = silent, idle: Sequence[bool] = ()
) -> tuple[Keyword, ...]:
    """Find the phrases of one to four words that say best what the document is about, best first.

    idle [S] are the sentences that are boilerplate or courtesy, if known: what stands in them only is behind.
    Ties go to the phrase that comes first. A document without a content word has no keywords; any other has
    at least one.
    """
    text = build_token_table(reading, report)
    if not text.content.any():
        return ()
    phrases = find_phrases(text, report)
    scores = score_phrases(reading.document, phrases, report, idle)
    ranked = np.lexsort((phrases.firsts, -scores))
    allowed = can_be_names(reading.document, phrases)
    named = ranked[allowed[ranked]][: max(CANDIDATES, 4 * limit)].tolist() or ranked[:1].tolist()
    chosen = select_distinct(phrases, named, 2 * limit)
    best = scores[chosen[0]]
    found: dict[str, Keyword] = {}
    for phrase in chosen:
        name, spans = whole_name(reading.document, phrases, phrase)
        # Two that were cut differently may be the same once they are whole.
        found.setdefault(name, Keyword(name, float(scores[phrase] / best), spans))
        if len(found) == limit:
            break
    return tuple(found.values())


def score_phrases(
    document: Document, phrases: CandidatePhrases, report: Report = silent, idle: Sequence[bool] = ()
) -> Floats:
    """Return from 0 to 1 for each phrase how likely a person would name it."""
    report(Progress(Stage.ANALYZE, 0, 2))
    features = phrase_features(document, phrases)
    report(Progress(Stage.ANALYZE, 1, 2))
    total = np.zeros(len(phrases.counts))
    for name, weight in feature_weights().items():
        total += weight * features[name]
    if any(idle):
        total -= IDLE_COST * share_within(
            phrases, [span for span, each in zip(document.sentences, idle, strict=True) if each]
        )
    return np.asarray(1 / (1 + np.exp(-total)), dtype=np.float64)


@cache
def feature_weights() -> Mapping[str, float]:
    """Return what each feature counts; bench.keyword_weights fits them to keywords that people gave."""
    weights: dict[str, float] = json.loads(resource("ranking", "keywords.json").read_text(encoding="utf-8"))
    return weights


def select_distinct(phrases: CandidatePhrases, ranked: Sequence[int], limit: int) -> list[int]:
    """Take the first phrases, leaving out those that say what a better one says."""
    chosen: dict[int, tuple[str, ...]] = {}
    counts = phrases.counts
    for phrase in ranked:
        words = parts(phrases, phrase)
        if not any(repeats(words, others, counts[phrase], counts[other]) for other, others in chosen.items()):
            chosen[phrase] = words
            if len(chosen) == limit:
                break
    return list(chosen)


def repeats(words: Sequence[str], others: Sequence[str], count: int, count_of_other: int) -> bool:
    """Say whether a phrase of these words adds nothing to one of the others, which is the better one.

    It does not if it has the same words, most of the same words, or is hardly found without the longer one.
    """
    if sorted(words) == sorted(others) or run_together(words) == run_together(others):
        return True
    is_chinese = HAN_LETTER.match(words[0]) is not None
    shared = len(set(words) & set(others))
    if shared >= 2 and not is_chinese and 3 * shared >= 2 * len(set(words) | set(others)):
        return True
    if is_within(words, others):
        return bool(4 * count < 5 * count_of_other)
    if is_within(others, words):
        is_little_longer = is_chinese and 3 * len(others) >= 2 * len(words)
        return is_little_longer or bool(count < 0.2 * count_of_other)
    return False


def run_together(words: Sequence[str]) -> str:
    """Return the words as one, without the s that a stemmer takes for a plural's: node.js and nodejs."""
    return "".join(words).removesuffix("s")


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
    form = plain_form(Counter(inside or forms), document.language)
    return form if inside else without_capital(form, document.language)


def whole_name(document: Document, phrases: CandidatePhrases, phrase: int) -> tuple[str, tuple[Span, ...]]:
    """Return the phrase as a person would write it, and its places.

    A Chinese name that was cut where its last character is no common word is completed, 保护 before 令: what
    stands behind nearly all of its places belongs to it (branching entropy, Jin and Tanaka-Ishii 2006).
    """
    name, spans = written_form(document, phrases, phrase), phrases.spans(phrase)
    text, small = document.text, stopwords(document.language)
    for _ in range(MOST_ADDED if HAN_LETTER.match(name[-1:]) else 0):
        behind, places = Counter(text[span.end : span.end + 1] for span in spans).most_common(1)[0]
        is_sure = places >= max(FEWEST_PLACES, SURE * len(spans)) and HAN_LETTER.match(behind)
        if not is_sure or any(text[span.end : span.end + size] in small for span in spans for size in (1, 2)):
            break
        name += behind
        spans = tuple(
            Span(span.start, span.end + (text[span.end : span.end + 1] == behind)) for span in spans
        )
    return name, spans


def plain_form(forms: Counter[str], language: str) -> str:
    """Return the commonest form; rather one that does not shout, in German rather the nominative."""
    quiet = Counter({form: times for form, times in forms.items() if not form.isupper()})
    form = forms.most_common(1)[0][0]
    if form.isupper() and len(form) > LONGEST_ACRONYM and quiet:
        form = quiet.most_common(1)[0][0]
    if language == "de" and " " not in form:
        bare = (form.removesuffix(ending) for ending in ("es", "s") if form.endswith(ending))
        return next((name for name in bare if name in forms), form)
    return form


def without_capital(form: str, language: str) -> str:
    """Undo the capital that only the beginning of a sentence gave to a word."""
    known = word_usage(language)
    first, *others = form.split(" ")
    is_common = first.lower() in known and first[1:].islower()
    if is_common and all(word.islower() for word in others):
        return " ".join([first.lower(), *others])
    return form
