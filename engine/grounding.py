"""Checks what a language model wrote against the document: what stands behind it, and what does not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.amounts import Amount, Match, find_amount, find_amounts, find_codes
from engine.arrays import Floats, Vectors
from engine.dates import Date, find_dates, is_borne_out, values_of
from engine.document import BlockKind, Span
from engine.findings import Discrepancy, DiscrepancyKind, SentenceKind
from engine.names import HAN, Name, find_names, is_common, plain, same_name
from engine.polarity import Denial, find_denials, sides_of
from engine.progress import Progress, Report, Stage, silent
from engine.quotes import fold, is_quote
from engine.sparse import by_column, count_rows, rarity
from engine.words import Reading, Word, find_words
from engine.worth import each

MOST_SOURCES = 4
CANDIDATES = 40
"""So many of the likeliest sentences are weighed against each other."""
LITTLE = 0.15
"""What a word that tells nothing weighs beside one that does."""
LEAST_GAIN = 0.12
"""What a further source must add to what is borne out, as a share of all."""
MEANING = 0.5
"""What nearness of vectors weighs beside shared words when sources are looked for."""
LEAST_SUPPORT = 0.5
CONTEXT_BEFORE = 3
"""Sentences before a source in which the names and dates may stand that it leaves open."""
OPENING = 3
"""Sentences at the beginning of the document of which the same is true."""
NEARBY_WORDS = 5
_DIGIT = re.compile(r"[\d〇一二三四五六七八九十百千万亿]")

Encode = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True)
class Grounded:
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
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    dates: tuple[Date, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """One of the document's sentences, looked at closely."""

    text: str
    words: tuple[Word, ...]
    """Counted from the sentence's own beginning."""
    dates: tuple[Date, ...]
    amounts: tuple[Amount, ...]
    denials: tuple[Denial, ...]
    plain: frozenset[str]
    """Its words as names are compared."""


class Sources:
    """A document's sentences, ready to be searched. Made once, in time and memory linear in the document."""

    def __init__(
        self,
        reading: Reading,
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
        self._seen: dict[int, _Source] = {}

    def ground(self, sentences: Sequence[str], report: Report = silent) -> tuple[Grounded, ...]:
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

    def _ground(self, sentence: str, near: Vectors | None) -> Grounded:
        words = find_words(sentence, self._document.language)
        if not words or not self._size:
            return Grounded(SentenceKind.UNSUPPORTED, (), _without_meaning(sentence), 0.0)
        written = _written(sentence, words)
        counted = _positions((*written.amounts, *written.dates))
        stems = {word.stem: word.content for word in words if word.start not in counted} or dict.fromkeys(
            (word.stem for word in words), True
        )
        weights = {stem: self._weight(stem, content) for stem, content in stems.items()}
        total = sum(weights.values())
        shared = self._shared(weights) / total
        likeness = shared + MEANING * np.maximum(near, 0) if near is not None else shared
        order = _best(likeness, CANDIDATES)
        quoted = self._quoted(fold(sentence), order)
        if quoted:
            return Grounded(SentenceKind.QUOTE, self._spans(quoted), (), 1.0)
        chosen = self._choose(weights, total, written, order, likeness)
        support = self._support(weights, total, chosen, near)
        if support < LEAST_SUPPORT:
            return Grounded(
                SentenceKind.UNSUPPORTED, self._spans(chosen), _without_meaning(sentence), support
            )
        missing = self._check(written, chosen)
        kind = SentenceKind.UNSUPPORTED if missing else SentenceKind.PARAPHRASE
        return Grounded(kind, self._spans(chosen), missing, support)

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

    def _stems(self, index: int) -> set[str]:
        return {word.stem for word in self._words[index]}

    def _support(
        self, weights: dict[str, float], total: float, chosen: Sequence[int], near: Vectors | None
    ) -> float:
        covered = set().union(*(self._stems(index) for index in chosen))
        share = sum(weight for stem, weight in weights.items() if stem in covered) / total
        if near is None:
            return float(share)
        return float(max(0.0, min(1.0, 0.5 * share + 0.5 * max(near[index] for index in chosen))))

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
            places.update(range(max(0, index - CONTEXT_BEFORE), min(self._size, index + 2)))
            start = self._document.sentences[index].start
            above = [span for span in self._headings if span.start <= start][-1:]
            texts += [self._document.quote(span) for span in above]
        texts += [self._document.quote(self._document.sentences[place]) for place in sorted(places)]
        return "\n".join(texts)

    def _check(self, written: _Written, chosen: Sequence[int]) -> tuple[Discrepancy, ...]:
        sources = [self._source(index) for index in chosen]
        context = self._context(chosen)
        missing = [
            *_missing_amounts(written, sources),
            *_missing_dates(written, sources, context),
            *self._missing_names(written, sources, context),
            *_turned(written, sources),
        ]
        return tuple(
            sorted(missing, key=lambda finding: finding.span or Span(len(written.text), len(written.text)))
        )

    def _missing_names(
        self, written: _Written, sources: Sequence[_Source], context: str
    ) -> list[Discrepancy]:
        here = frozenset().union(*(source.plain for source in sources))
        texts = "\n".join(source.text for source in sources)
        around = frozenset(
            plain(word) for word in re.findall(r"[^\W_](?:[^\W_]|[-'’&.](?=[^\W_]))*", context)
        )
        missing = []
        for name in written.names:
            if name.starts_sentence and not self._is_name_at_start(name):
                continue
            if not _stands_in(name, here, texts) and not _stands_in(name, here | around, context):
                missing.append(_finding(written.text, name.span, DiscrepancyKind.NAME))
        return missing

    def _is_name_at_start(self, name: Name) -> bool:
        """Whether the capital letter at the beginning is that of a name."""
        if len(name.parts) > 1 or HAN.match(name.parts[0]):
            return True
        return not is_common(name.parts[0], self._document.language)


def _best(values: Floats, count: int) -> list[int]:
    """Return the indices of the highest values, best first; ties go to the earlier."""
    places = np.argpartition(-values, count)[:count] if len(values) > count else np.arange(len(values))
    top = np.sort(places)
    order: list[int] = top[np.argsort(-values[top], kind="stable")].tolist()
    return order


def _positions(found: Sequence[Amount | Date]) -> frozenset[int]:
    """Return the places of the letters of amounts and dates: those are looked for in their own way."""
    return frozenset(place for item in found for place in range(item.span.start, item.span.end))


def _without_meaning(sentence: str) -> tuple[Discrepancy, ...]:
    return (Discrepancy(DiscrepancyKind.MEANING, sentence, Span(0, len(sentence))),)


def _finding(text: str, span: Span, kind: DiscrepancyKind) -> Discrepancy:
    return Discrepancy(kind, text[span.start : span.end], span)


def _written(text: str, words: tuple[Word, ...]) -> _Written:
    dates = find_dates(text)
    return _Written(text, words, find_names(text), dates, find_amounts(text, [date.span for date in dates]))


def _source(text: str, words: Sequence[Word], offset: int) -> _Source:
    dates = find_dates(text)
    own = tuple([word._replace(start=word.start - offset, end=word.end - offset) for word in words])
    return _Source(
        text=text,
        words=own,
        dates=dates,
        amounts=find_amounts(text, [date.span for date in dates]),
        denials=find_denials(text, own),
        plain=frozenset(plain(part) for part in re.findall(r"[^\W_](?:[^\W_]|[-'’&.](?=[^\W_]))*", text)),
    )


def _missing_amounts(written: _Written, sources: Sequence[_Source]) -> list[Discrepancy]:
    amounts = [amount for source in sources for amount in source.amounts]
    values = frozenset(value for source in sources for value in values_of(source.dates))
    missing = []
    for amount in written.amounts:
        match = find_amount(amount, amounts, values)
        if match is not Match.FOUND:
            kind = DiscrepancyKind.AMOUNT if amount.unit else DiscrepancyKind.NUMBER
            missing.append(_finding(written.text, amount.span, kind))
    folded = "\n".join(source.text for source in sources).lower()
    for span in find_codes(written.text):
        if written.text[span.start : span.end].lower() not in folded:
            missing.append(_finding(written.text, span, DiscrepancyKind.NUMBER))
    return missing


def _missing_dates(written: _Written, sources: Sequence[_Source], context: str) -> list[Discrepancy]:
    own = [date for source in sources for date in source.dates]
    near = find_dates(context)
    years = [
        *(
            value
            for source in sources
            for amount in source.amounts
            for value, _ in amount.readings
            if value == int(value)
        ),
        *(date.year for date in (*own, *near)),
    ]
    return [
        _finding(written.text, date.span, DiscrepancyKind.DATE)
        for date in written.dates
        if not is_borne_out(date, own, near, years)
    ]


def _stands_in(name: Name, words: frozenset[str], text: str) -> bool:
    if HAN.match(name.parts[0]) or (len(name.parts) == 1 and " " in name.parts[0]):
        return name.parts[0] in text.lower() or fold(name.parts[0]) in fold(text.lower())
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
        *_opposites(written, sources),
    ]


def _added_denials(written: _Written, sources: Sequence[_Source]) -> list[Discrepancy]:
    denied = [denial for source in sources for denial in source.denials]
    affirmed = _affirmed(sources)
    missing = []
    for denial in find_denials(written.text, written.words):
        if not denial.strong:
            continue
        heads = set(denial.heads)
        if any(heads & set(other.heads) for other in denied):
            continue
        if heads & affirmed or not denied:
            missing.append(_finding(written.text, denial.span, DiscrepancyKind.NEGATION))
    return missing


def _affirmed(sources: Sequence[_Source]) -> set[str]:
    return {word.stem for source in sources for word in source.words if word.content}


def _dropped_denials(written: _Written, sources: Sequence[_Source]) -> list[Discrepancy]:
    own = find_denials(written.text, written.words)
    if any(denial for denial in own):
        return []
    stems = {word.stem for word in written.words if word.content}
    missing = []
    for source in sources:
        for denial in source.denials:
            first = denial.heads[:1]
            if denial.strong and first and first[0] in stems:
                missing.append(
                    Discrepancy(DiscrepancyKind.NEGATION, source.text[denial.span.start : denial.span.end])
                )
    return missing


def _opposites(written: _Written, sources: Sequence[_Source]) -> list[Discrepancy]:
    theirs = {(pair, side) for source in sources for _, pair, side in sides_of(source.text, source.words)}
    missing = []
    mine = sides_of(written.text, written.words)
    for place, pair, side in mine:
        if (pair, side) not in theirs and (pair, 1 - side) in theirs:
            word = written.words[place]
            if any((other, its) in theirs for where, other, its in mine if where == place and other != pair):
                continue
            missing.append(_finding(written.text, Span(word.start, word.end), DiscrepancyKind.NEGATION))
    return missing
