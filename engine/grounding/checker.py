"""Checks what a language model wrote against the document: what stands behind it, and what does not."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from engine.core.array_types import Floats, Vectors
from engine.core.document import BlockKind, Span
from engine.core.progress import Progress, Report, Stage, each, silent
from engine.core.results import Discrepancy, DiscrepancyKind, SentenceKind
from engine.grounding.alignment import Mismatch, align
from engine.grounding.dates import Date, find_dates, is_borne_out, values_of
from engine.grounding.named_entities import HAN, WORD, NamedEntity, find_names, is_common, plain, same_name
from engine.grounding.polarity import Negation, are_opposite, denies, find_denials, sides_of
from engine.grounding.quantities import Match, Quantity, find_amount, find_amounts, find_codes
from engine.grounding.quotations import fold, is_quote
from engine.grounding.repetition import find_repetition
from engine.text.term_matrix import by_column, count_rows, rarity
from engine.text.tokens import UNSPACED_LANGUAGES, Token, TokenizedDocument, find_words, stopwords

MOST_SOURCES = 4
CANDIDATES = 40
"""So many of the likeliest sentences are weighed against each other."""
LITTLE = 0.15
"""What a word that tells nothing weighs beside one that does."""
LEAST_GAIN = 0.12
"""What a further source must add to what is borne out, as a share of all."""
MEANING = 0.5
"""What nearness of vectors weighs beside shared words when sources are looked for."""
NEARNESS = 0.7
"""How much of the support is that of vectors, where there are any; the rest is that of shared words."""
LEAST_SUPPORT, LEAST_SUPPORT_BY_WORDS = 0.55, 0.42
LEAST_SUPPORT_CHINESE, LEAST_SUPPORT_CHINESE_BY_WORDS = 0.40, 0.30
"""Found on training documents: with less, 19 of 20 sentences are of another document of the same kind."""
CONTEXT_BEFORE = 3
"""Sentences before a source in which the names and dates may stand that it leaves open."""
OPENING = 3
"""Sentences at the beginning of the document of which the same is true."""
FOLLOWS = 0.7
"""A sentence that shares so much with one source follows it: where that has a name, another is wrong."""
_DIGIT = re.compile(r"[\d〇一二三四五六七八九十百千万亿]")

CONDITION = re.compile(
    r"(?<!even )(?<!as )(?<!ask )(?<!asked )(?<!see )(?<!know )(?<!wonder )"
    r"\b(?:if|unless|provided that|only when)\b|如果|假如|倘若|除非|只有",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:when|would|could|may|might|can|should|whether|depends?|depending|conditions?|assuming|in case)\b"
    r"|若|只要|的话|可能|可以|会|条件|时",
    re.IGNORECASE,
)
SHORT_NUMBER = re.compile(r"\d{1,9}")
CLAUSE_BREAK = re.compile(r"[,;:.!?，；。：！？]|\bthen\b")
QUOTING = tuple(":'\"“‘：")
LONGEST_DENIAL = 5
"""Words of a gap: a longer one was put elsewhere in the sentence, or says something else altogether."""
PRONOUNS = frozenset(
    "he she it they him her them his its their i we you my our your who which this that these those "
    "他 她 它 他们 她们 它们 其 该 我 我们 这 此".split()
)
"""What may stand where a name is written out."""

Encode = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True)
class GroundingResult:
    """What stands behind a written sentence."""

    kind: SentenceKind
    sources: tuple[Span, ...]
    """The document's sentences, in order. Of an unsupported sentence those that come nearest."""
    missing: tuple[Discrepancy, ...]
    support: float
    """How much of it its sources say, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Written:
    text: str
    words: tuple[Token, ...]
    names: tuple[NamedEntity, ...]
    dates: tuple[Date, ...]
    amounts: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """One of the document's sentences, looked at closely."""

    text: str
    words: tuple[Token, ...]
    """Counted from the sentence's own beginning."""
    dates: tuple[Date, ...]
    amounts: tuple[Quantity, ...]
    denials: tuple[Negation, ...]
    plain: frozenset[str]
    """Its words as names are compared."""


class SourceIndex:
    """A document's sentences, ready to be searched. Made once, in time and memory linear in the document."""

    def __init__(
        self,
        reading: TokenizedDocument,
        vectors: Vectors | None = None,
        encode: Encode | None = None,
        report: Report = silent,
    ) -> None:
        """vectors are those of the document's sentences; encode puts written ones into the same space."""
        self._document = reading.document
        self._vectors = vectors if encode is not None else None
        self._encode = encode
        self._columns_of: dict[str, int] = {}
        telling: set[str] = set()
        stems = []
        for words in each(reading.words, report):
            stems.append([word.stem for word in words])
            telling.update(word.stem for word in words if word.content)
            for stem in stems[-1]:
                self._columns_of.setdefault(stem, len(self._columns_of))
        rows = count_rows(stems)
        self._columns = by_column(rows)
        self._size = len(rows)
        told = np.array([stem in telling for stem in self._columns_of], bool)
        self._weights = rarity(rows) * np.where(told, 1.0, LITTLE) if self._size else np.zeros(0)
        self._rarest = float(np.log((self._size + 1) / 0.5))
        self._headings = [block.span for block in self._document.blocks if block.kind is BlockKind.HEADING]
        self._words = reading.words
        self._least_support = _least_support(self._document.language, self._vectors is not None)

    def ground(self, sentences: Sequence[str], report: Report = silent) -> tuple[GroundingResult, ...]:
        """Say of each sentence whether it quotes, paraphrases, or has nothing behind it."""
        vectors = None
        if self._vectors is not None and self._encode is not None and sentences and self._size:
            vectors = self._encode(sentences)
        grounded = []
        for number, sentence in enumerate(sentences):
            report(Progress(Stage.WRITE, number, len(sentences)))
            near = (
                self._vectors @ vectors[number] if vectors is not None and self._vectors is not None else None
            )
            grounded.append(self._ground(sentence, near))
        return tuple(grounded)

    def _ground(self, sentence: str, near: Vectors | None) -> GroundingResult:
        words = find_words(sentence, self._document.language)
        if not words or not self._size:
            return GroundingResult(SentenceKind.UNSUPPORTED, (), _without_meaning(sentence), 0.0)
        written = _written(sentence, words)
        counted = _positions((*written.amounts, *written.dates))
        stems = {word.stem: word.content for word in words if word.start not in counted} or dict.fromkeys(
            (word.stem for word in words), True
        )
        weights = {stem: self._weight(stem, content) for stem, content in stems.items()}
        total = sum(weights.values())
        shared = self._shared(weights) / total
        figures = {word.stem: self._weight(word.stem, False) for word in words if word.stem not in weights}
        shared_figures = self._shared(figures) / total
        # A figure decides only between sentences that are alike in all else.
        likeness = shared + LITTLE * shared_figures
        if near is not None:
            likeness += MEANING * np.maximum(near, 0)
        order = _best(likeness, CANDIDATES)
        quoted = self._quoted(fold(sentence), order)
        if quoted:
            return GroundingResult(SentenceKind.QUOTE, self._spans(quoted), (), 1.0)
        chosen = self._choose(weights, total, written, order, likeness)
        chosen = self._with_figures(written, chosen, order)
        support = self._support(weights, total, chosen, near)
        if support < self._least_support:
            return GroundingResult(
                SentenceKind.UNSUPPORTED, self._spans(chosen), _without_meaning(sentence), support
            )
        missing = self._check(written, chosen, bool(shared[chosen[0]] >= FOLLOWS))
        kind = SentenceKind.UNSUPPORTED if missing else SentenceKind.PARAPHRASE
        return GroundingResult(kind, self._spans(chosen), missing, support)

    def _weight(self, stem: str, content: bool) -> float:
        column = self._columns_of.get(stem)
        if column is not None:
            return float(self._weights[column])
        return self._rarest * (1.0 if content else LITTLE)

    def _shared(self, weights: dict[str, float]) -> Floats:
        """Return [S]: the weight of the words that each sentence shares with the written one."""
        shared = np.zeros(self._size)
        for stem, weight in weights.items():
            column = self._columns_of.get(stem)
            if column is not None:
                starts = self._columns.starts
                shared[self._columns.row[starts[column] : starts[column + 1]]] += weight
        return shared

    def _quoted(self, folded: str, order: Sequence[int]) -> tuple[int, ...]:
        """Return the sentences that hold the written one word for word; none where it is no quote."""
        for first, last in ((0, 0), (0, 1), (-1, 0), (0, 2), (-1, 1), (-2, 0)):
            for index in order[:8]:
                low, high = index + first, index + last
                if low >= 0 and high < self._size:
                    spans = self._document.sentences
                    text = self._document.text[spans[low].start : spans[high].end]
                    if len(text) <= 4 * len(folded) + 2000 and is_quote(folded, fold(text)):
                        return tuple(range(low, high + 1))
        return ()

    def _choose(
        self,
        weights: dict[str, float],
        total: float,
        written: _Written,
        order: Sequence[int],
        likeness: Floats,
    ) -> tuple[int, ...]:
        """Choose the sentences that say it, best first: as few as will do.

        What adds only a name or a number is no source: that is how numbers get mixed up.
        """
        named = {part for name in written.names for part in name.parts}
        telling = {
            word.stem for word in written.words
            if word.content
            and word.stem in weights
            and not _DIGIT.search(word.stem)
            and plain(written.text[word.start : word.end]) not in named
        }  # fmt: skip
        chosen = [order[0]]
        covered = self._stems(order[0])
        while len(chosen) < MOST_SOURCES:
            gains = []
            for index in order:
                new = (self._stems(index) - covered) & telling
                gains.append(
                    (sum(weights[stem] for stem in new) / total, float(likeness[index]), len(new), index)
                )
            gain, _, count, index = max(gains)
            if gain < LEAST_GAIN or count < 2:
                break
            chosen.append(index)
            covered |= self._stems(index)
        return tuple(chosen)

    def _with_figures(
        self, written: _Written, chosen: tuple[int, ...], order: Sequence[int]
    ) -> tuple[int, ...]:
        """Add the sentences that hold a number which the chosen lack, if they say the same around it."""
        for amount in written.amounts:
            held = [other for index in chosen for other in self._source(index).amounts]
            around = _around(written, amount.span)
            if len(chosen) >= MOST_SOURCES or len(around) < 2 or find_amount(amount, held) is Match.FOUND:
                continue
            if any(around <= self._stems(index) for index in chosen):  # one that says it of another number
                continue
            for index in order:
                if around <= self._stems(index) and (
                    find_amount(amount, self._source(index).amounts) is Match.FOUND
                ):
                    chosen = (*chosen, index)
                    break
        return chosen

    def _stems(self, index: int) -> set[str]:
        return {word.stem for word in self._words[index]}

    def _support(
        self, weights: dict[str, float], total: float, chosen: Sequence[int], near: Vectors | None
    ) -> float:
        covered = set().union(*(self._stems(index) for index in chosen))
        share = sum(weight for stem, weight in weights.items() if stem in covered) / total
        if near is None:
            return float(share)
        return float(
            max(0.0, min(1.0, (1 - NEARNESS) * share + NEARNESS * max(near[index] for index in chosen)))
        )

    def _spans(self, indices: Sequence[int]) -> tuple[Span, ...]:
        return tuple(self._document.sentences[index] for index in sorted(indices))

    def _source(self, index: int) -> _Source:
        span = self._document.sentences[index]
        return _source(self._document.quote(span), self._words[index], span.start)

    def _context(self, chosen: Sequence[int]) -> str:
        """Return what stands around the sources: before them, above them, and at the document's beginning."""
        places = set(range(min(OPENING, self._size)))
        texts = [self._document.title]
        for index in chosen:
            places.update(range(max(0, index - CONTEXT_BEFORE), index + 1))
            start = self._document.sentences[index].start
            above = self._headings[: bisect_right(self._headings, Span(start, start))][-1:]
            texts += [self._document.quote(span) for span in above]
        texts += [self._document.quote(self._document.sentences[place]) for place in sorted(places)]
        return "\n".join(texts)

    def _check(self, written: _Written, chosen: Sequence[int], follows: bool) -> tuple[Discrepancy, ...]:
        sources = [self._source(index) for index in chosen]
        context = self._context(chosen)
        missing = [
            *_missing_amounts(written, sources),
            *_missing_dates(written, sources, context),
            *self._missing_names(written, sources, context, follows),
            *_turned(written, sources),
            *_replaced(written, sources),
            *_repeated(written, sources),
        ]
        return _in_order(missing, len(written.text))

    def _missing_names(
        self, written: _Written, sources: Sequence[_Source], context: str, follows: bool
    ) -> list[Discrepancy]:
        here = frozenset().union(*(source.plain for source in sources))
        texts = "\n".join(source.text for source in sources)
        around = frozenset(
            plain(word) for word in re.findall(r"[^\W_](?:[^\W_]|[-'’&.](?=[^\W_]))*", context)
        )
        displaced = follows and _has_displaced(written, sources)
        missing = []
        for name in written.names:
            if name.starts_sentence and not self._is_name_at_start(name):
                continue
            if _stands_in(name, here, texts):
                continue
            if displaced or not _stands_in(name, here | around, context):
                missing.append(_discrepancy(written.text, name.span, DiscrepancyKind.NAME))
        return missing

    def _is_name_at_start(self, name: NamedEntity) -> bool:
        """Whether the capital letter at the beginning is that of a name."""
        if len(name.parts) > 1 or HAN.match(name.parts[0]):
            return True
        return not is_common(name.parts[0], self._document.language)


def _in_order(missing: Sequence[Discrepancy], end: int) -> tuple[Discrepancy, ...]:
    """Return each once: two of the ways to look for what is wrong may find the same."""
    found: dict[tuple[int, str], Discrepancy] = {}
    for one in missing:
        found.setdefault((one.span.start, "") if one.span else (end, one.text), one)
    return tuple(found[key] for key in sorted(found))


def _best(values: Floats, count: int) -> list[int]:
    """Return the indices of the highest values, best first; ties go to the earlier."""
    places = np.argpartition(-values, count)[:count] if len(values) > count else np.arange(len(values))
    top = np.sort(places)
    order: list[int] = top[np.argsort(-values[top], kind="stable")].tolist()
    return order


def _positions(found: Sequence[Quantity | Date]) -> frozenset[int]:
    """Return the places of the letters of amounts and dates: those are looked for in their own way."""
    return frozenset(place for item in found for place in range(item.span.start, item.span.end))


def _least_support(language: str, with_vectors: bool) -> float:
    """The encoders for English and for Chinese put unlike sentences at different distances."""
    if language in UNSPACED_LANGUAGES:
        return LEAST_SUPPORT_CHINESE if with_vectors else LEAST_SUPPORT_CHINESE_BY_WORDS
    return LEAST_SUPPORT if with_vectors else LEAST_SUPPORT_BY_WORDS


def _around(written: _Written, span: Span) -> frozenset[str]:
    """Return the telling words right before and behind a number: what it is about."""
    before = [word.stem for word in written.words if word.content and word.end <= span.start]
    after = [word.stem for word in written.words if word.content and word.start >= span.end]
    return frozenset((*before[-1:], *after[:2]))


def _without_meaning(sentence: str) -> tuple[Discrepancy, ...]:
    return (Discrepancy(DiscrepancyKind.MEANING, sentence, Span(0, len(sentence))),)


def _discrepancy(text: str, span: Span, kind: DiscrepancyKind) -> Discrepancy:
    return Discrepancy(kind, text[span.start : span.end], span)


def _written(text: str, words: tuple[Token, ...]) -> _Written:
    dates = find_dates(text)
    return _Written(text, words, find_names(text), dates, find_amounts(text, [date.span for date in dates]))


def _source(text: str, words: Sequence[Token], offset: int) -> _Source:
    dates = find_dates(text)
    own = tuple([word._replace(start=word.start - offset, end=word.end - offset) for word in words])
    return _Source(
        text=text,
        words=own,
        dates=dates,
        amounts=find_amounts(text, [date.span for date in dates]),
        denials=find_denials(text, own),
        plain=_plain_words(text),
    )


def _missing_amounts(written: _Written, sources: Sequence[_Source]) -> list[Discrepancy]:
    amounts = [amount for source in sources for amount in source.amounts]
    in_dates = [value for source in sources for value in values_of(source.dates)]
    in_codes = [
        float(digits)
        for source in sources
        for span in find_codes(source.text)
        for digits in SHORT_NUMBER.findall(source.text[span.start : span.end])
    ]
    values = frozenset((*in_dates, *in_codes))
    missing = []
    for amount in written.amounts:
        match = find_amount(amount, amounts, values)
        if match is not Match.FOUND:
            kind = DiscrepancyKind.AMOUNT if amount.unit else DiscrepancyKind.NUMBER
            missing.append(_discrepancy(written.text, amount.span, kind))
    folded = "\n".join(source.text for source in sources).lower()
    for span in find_codes(written.text):
        if written.text[span.start : span.end].lower() not in folded:
            missing.append(_discrepancy(written.text, span, DiscrepancyKind.NUMBER))
    return missing


def _missing_dates(written: _Written, sources: Sequence[_Source], context: str) -> list[Discrepancy]:
    own = [date for source in sources for date in source.dates]
    near = find_dates(context)
    years = [
        *(value for source in sources for amount in source.amounts for value, _ in amount.readings),
        *(date.year for date in (*own, *near)),
    ]
    return [
        _discrepancy(written.text, date.span, DiscrepancyKind.DATE)
        for date in written.dates
        if not is_borne_out(date, own, near, years)
    ]


def _has_displaced(written: _Written, sources: Sequence[_Source]) -> bool:
    """Whether the best source names somebody whom the written sentence does not."""
    mine = _plain_words(written.text)
    return any(
        not any(part in mine or any(same_name(part, word) for word in mine) for part in name.parts)
        for name in find_names(sources[0].text)
        if not name.starts_sentence or not is_common(name.parts[0])
    )


def _plain_words(text: str) -> frozenset[str]:
    return frozenset(map(plain, WORD.findall(text)))


def _stands_in(name: NamedEntity, words: frozenset[str], text: str) -> bool:
    if HAN.search(text) or " " in name.parts[0]:
        return all(
            part in plain_text for plain_text in (fold(text.lower()),) for part in map(fold, name.parts)
        )
    return all(
        part in words or any(same_name(part, word) for word in words) or _initials_stand_in(part, text)
        for part in name.parts
    )


def _initials_stand_in(part: str, text: str) -> bool:
    if not 2 <= len(part) <= 6 or not part.isalpha():
        return False
    pattern = r"\b" + r"\w+[\s-]+(?:(?:of|the|and|for|in|on)\s)*".join(part[:-1] + part[-1])
    return re.search(pattern, text, re.IGNORECASE) is not None


def _turned(written: _Written, sources: Sequence[_Source]) -> list[Discrepancy]:
    """Find what says the opposite of the sources: denials put in or left out, and words turned round."""
    return [
        *_added_denials(written, sources),
        *_dropped_denials(written, sources),
        *_dropped_conditions(written, sources[0]),
        *_opposites(written, sources),
    ]


def _added_denials(written: _Written, sources: Sequence[_Source]) -> list[Discrepancy]:
    denied = [denial for source in sources for denial in source.denials]
    affirmed = {word.stem for source in sources for word in source.words}
    missing = []
    for denial in find_denials(written.text, written.words):
        heads = set(denial.heads)
        if not denial.strong or any(heads & set(other.heads) for other in denied):
            continue
        if not denied or heads & affirmed:
            missing.append(_discrepancy(written.text, denial.span, DiscrepancyKind.NEGATION))
    return missing


def _dropped_denials(written: _Written, sources: Sequence[_Source]) -> list[Discrepancy]:
    own = {head for denial in find_denials(written.text, written.words) for head in denial.heads}
    stems = {word.stem for word in written.words}
    missing = []
    for source in sources:
        for denial in source.denials:
            first = denial.heads[:1]
            if not denial.strong or not first or first[0] not in stems or own & set(denial.heads):
                continue
            before = [word.stem for word in source.words if word.end <= denial.span.start and word.content]
            if not before or before[-1] in stems:
                text = source.text[denial.span.start : denial.span.end]
                missing.append(Discrepancy(DiscrepancyKind.NEGATION, text))
    return missing


def _dropped_conditions(written: _Written, source: _Source) -> Iterator[Discrepancy]:
    """Find conditions of the best source that are left out of what only holds under them."""
    if CONDITION.search(written.text) or HEDGE.search(written.text):
        return
    stems = {word.stem for word in written.words}
    for match in CONDITION.finditer(source.text):
        if source.text[: match.start()].rstrip()[-1:] in QUOTING:  # somebody else's words
            continue
        end = CLAUSE_BREAK.search(source.text, match.end())
        last = end.start() if end else len(source.text)
        inside = [word.stem for word in source.words if match.end() <= word.start < last]
        outside = {word.stem for word in source.words if word.content} - set(inside)
        follows = len(outside & stems) > len(outside) / 2
        if inside and follows and sum(stem in stems for stem in inside) < len(inside) / 2:
            yield Discrepancy(DiscrepancyKind.NEGATION, match[0])


def _opposites(written: _Written, sources: Sequence[_Source]) -> list[Discrepancy]:
    theirs = {(pair, side) for source in sources for _, pair, side in sides_of(source.text, source.words)}
    mine = sides_of(written.text, written.words)
    said = {place for place, pair, side in mine if (pair, side) in theirs}
    missing = []
    for place, pair, side in mine:
        if place not in said and (pair, 1 - side) in theirs:
            word = written.words[place]
            missing.append(_discrepancy(written.text, Span(word.start, word.end), DiscrepancyKind.NEGATION))
    return missing


def _replaced(written: _Written, sources: Sequence[_Source]) -> Iterator[Discrepancy]:
    """Find what stands in another's place where the sentence follows a source word for word."""
    alignments = [align(written.text, written.words, source.text, source.words) for source in sources]
    for source, alignment in zip(sources, alignments, strict=True):
        elsewhere = frozenset(span for other in alignments if other is not alignment for span in other.same)
        for gap in alignment.gaps:
            if gap.written and elsewhere.issuperset(gap.written):
                continue
            yield from _differences(written, source, gap)


def _repeated(written: _Written, sources: Sequence[_Source]) -> Iterator[Discrepancy]:
    """Find what is said more often than the sources say it."""
    again = find_repetition(written.words, [source.words for source in sources])
    if again is not None:
        yield _discrepancy(written.text, again, DiscrepancyKind.MEANING)


def _differences(written: _Written, source: _Source, gap: Mismatch) -> Iterator[Discrepancy]:
    mine, theirs = _forms(written.text, gap.written), _forms(source.text, gap.source)
    if max(len(mine), len(theirs)) > LONGEST_DENIAL:
        return
    if _count_denials(written.text, gap.written) != _count_denials(source.text, gap.source) or any(
        are_opposite(one, other) for one in mine for other in theirs
    ):
        yield _of_gap(written, source, gap, DiscrepancyKind.NEGATION)
    elif gap.source and not PRONOUNS & set(theirs):
        yield from _swapped(written, source, gap)


def _swapped(written: _Written, source: _Source, gap: Mismatch) -> Iterator[Discrepancy]:
    """Yield the names and numbers of a gap that are not those of the source's gap."""
    start, end = gap.source[0].start, gap.source[-1].end
    instead = source.text[start:end]
    mine = _plain_words(written.text)
    displaced = any(not _stands_in(name, mine, written.text) for name in find_names(instead))
    for name in _names_in(gap, written):
        if _stands_in(name, _plain_words(instead), instead):
            continue
        if displaced or not _stands_in(name, source.plain, source.text):
            yield _discrepancy(written.text, name.span, DiscrepancyKind.NAME)
    theirs = [amount for amount in source.amounts if start <= amount.span.start < end]
    for amount in written.amounts:
        if theirs and _lies_in(amount.span, gap.written) and find_amount(amount, theirs) is Match.ABSENT:
            yield _discrepancy(written.text, amount.span, DiscrepancyKind.NUMBER)


def _names_in(gap: Mismatch, written: _Written) -> Iterator[NamedEntity]:
    """Yield the names of which there is something in the gap, with no more than that."""
    for name in written.names:
        words = [
            written.text[span.start : span.end]
            for span in gap.written
            if name.span.start <= span.start < name.span.end
            and not written.text[span.end : span.end + 1].isdigit()
        ]
        parts = tuple(
            plain(word)
            for word in words
            if (word[0].isupper() or HAN.match(word)) and plain(word) not in stopwords("en")
        )
        if parts:
            yield NamedEntity(name.span, parts)


def _lies_in(span: Span, pieces: Sequence[Span]) -> bool:
    return bool(pieces) and pieces[0].start <= span.start < pieces[-1].end


def _of_gap(written: _Written, source: _Source, gap: Mismatch, kind: DiscrepancyKind) -> Discrepancy:
    if gap.written:
        return _discrepancy(written.text, Span(gap.written[0].start, gap.written[-1].end), kind)
    return Discrepancy(kind, source.text[gap.source[0].start : gap.source[-1].end])


def _forms(text: str, pieces: Sequence[Span]) -> list[str]:
    return [text[span.start : span.end].lower() for span in pieces]


def _count_denials(text: str, pieces: Sequence[Span]) -> int:
    """Return 1 for an odd number of denials: two of them make none."""
    return (
        sum(
            denies(
                text[span.start : span.end].lower().replace("’", "'"),
                text[span.end : span.end + 6],
                text[max(0, span.start - 11) : span.start],
            )
            for span in pieces
        )
        % 2
    )
