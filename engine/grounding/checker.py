"""Grounding check: what of the document supports a written sentence, and what in it nothing supports."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from engine.core.array_types import Vectors
from engine.core.document import Span
from engine.core.progress import Progress, Report, Stage, silent
from engine.core.results import Discrepancy, DiscrepancyKind, SentenceKind
from engine.grounding.clauses import split_clauses
from engine.grounding.discrepancies import (
    antonyms,
    conditions,
    dates,
    names,
    negations,
    numbers,
    repetition,
    replacements,
)
from engine.grounding.elsewhere import Elsewhere, is_completed, is_exchanged, is_small
from engine.grounding.evidence import Evidence, SourceIndex
from engine.grounding.sentences import Sources, WrittenSentence, read_written
from engine.text.language_data import language_data
from engine.text.tokens import TokenizedDocument, find_words

LEAST_SUPPORT, LEAST_SUPPORT_BY_WORDS = 0.45, 0.42
LEAST_SUPPORT_UNSPACED, LEAST_SUPPORT_UNSPACED_BY_WORDS = 0.40, 0.30
"""Found on training documents: with less, 19 of 20 sentences are of another document of the same kind."""

Check = Callable[[WrittenSentence, Sources], Sequence[Discrepancy]]
CHECKS: tuple[Check, ...] = (
    numbers.check,
    dates.check,
    names.check,
    negations.check,
    conditions.check,
    antonyms.check,
    replacements.check,
    repetition.check,
)
"""In this order: of two that find the same place, the first says what is wrong there."""

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


class GroundingChecker:
    """Checks written sentences against one document."""

    def __init__(
        self,
        reading: TokenizedDocument,
        vectors: Vectors | None = None,
        encode: Encode | None = None,
        report: Report = silent,
    ) -> None:
        """vectors are those of the document's sentences; encode puts written ones into the same space."""
        self._language = reading.document.language
        self._encode = encode if vectors is not None else None
        self._index = SourceIndex(reading, vectors, report)
        self._elsewhere = Elsewhere(reading)
        self._least = _least_support(self._language, self._encode is not None)

    def ground(self, sentences: Sequence[str], report: Report = silent) -> tuple[GroundingResult, ...]:
        """Say of each sentence whether it quotes, paraphrases, or has nothing behind it."""
        vectors = None
        if self._encode is not None and sentences and len(self._index):
            vectors = self._encode(sentences)
        grounded = []
        for number, sentence in enumerate(sentences):
            report(Progress(Stage.WRITE, number, len(sentences)))
            grounded.append(self._ground(sentence, None if vectors is None else vectors[number]))
        return tuple(grounded)

    def _ground(self, sentence: str, vector: Vectors | None) -> GroundingResult:
        words = find_words(sentence, self._language)
        if not words or not len(self._index):
            return GroundingResult(SentenceKind.UNSUPPORTED, (), _without_meaning(sentence), 0.0)
        written = read_written(sentence, words)
        evidence = self._index.search(written, vector)
        spans = self._index.spans(evidence.sentences)
        if evidence.is_quote:
            return GroundingResult(SentenceKind.QUOTE, spans, (), 1.0)
        if evidence.support < self._least:
            # Of a long sentence one vector says little: what each of its clauses says is looked for.
            evidence = self._by_clauses(written) or evidence
            spans = self._index.spans(evidence.sentences)
        if evidence.support < self._least:
            missing = _without_meaning(sentence)
        else:
            sources = self._index.sources(evidence)
            best = self._index.spans(evidence.sentences[:1])[0]
            missing = self._placed(find_discrepancies(written, sources), written, sources, best)
        return GroundingResult(_kind(missing), spans, missing, evidence.support)

    def _by_clauses(self, written: WrittenSentence) -> Evidence | None:
        """Return what stands behind all clauses together; None where one has too little behind it."""
        spans = split_clauses(written.text, written.words)
        if len(spans) < 2 or self._encode is None:
            return None
        clauses = [written.text[span.start : span.end] for span in spans]
        found = []
        for clause, vector in zip(clauses, self._encode(clauses), strict=True):
            words = find_words(clause, self._language)
            if not words:
                return None
            found.append(self._index.search(read_written(clause, words), vector))
            if found[-1].support < self._least:
                return None
        numbers = dict.fromkeys(number for evidence in found for number in evidence.sentences)
        return Evidence(tuple(numbers), min(evidence.support for evidence in found))

    def _placed(
        self, missing: Sequence[Discrepancy], written: WrittenSentence, sources: Sources, best: Span
    ) -> tuple[Discrepancy, ...]:
        """Say of each where else in the document it stands.

        Where the best source has another of the same kind instead it is an exchange, and not borne out by
        another place, unless a source has the last part of the name. A small number stands everywhere: where
        the sentence follows a source it is borne out by nothing else.
        """
        return tuple(
            one
            if self._is_exchange(one, written, sources)
            else replace(one, elsewhere=self._elsewhere.find(one, written, best))
            for one in missing
        )

    def _is_exchange(self, one: Discrepancy, written: WrittenSentence, sources: Sources) -> bool:
        exchanged = is_exchanged(one, written, sources.sentences[0])
        alone = sources.followed and is_small(one, written)
        return (exchanged or alone) and not is_completed(one, written, sources)


def find_discrepancies(written: WrittenSentence, sources: Sources) -> tuple[Discrepancy, ...]:
    """Return what the sources do not say, in order; each place once, though two checks may find it."""
    found: dict[tuple[int, str], Discrepancy] = {}
    for check in CHECKS:
        for one in check(written, sources):
            place = (one.span.start, "") if one.span else (len(written.text), one.text)
            found.setdefault(place, one)
    return tuple(found[place] for place in sorted(found))


def _kind(missing: Sequence[Discrepancy]) -> SentenceKind:
    if not missing:
        return SentenceKind.PARAPHRASE
    found = all(one.elsewhere is not None for one in missing)
    return SentenceKind.ELSEWHERE if found else SentenceKind.UNSUPPORTED


def _least_support(language: str, with_vectors: bool) -> float:
    """The encoders for English and for Chinese put unlike sentences at different distances."""
    if not language_data(language).writes_spaces:
        return LEAST_SUPPORT_UNSPACED if with_vectors else LEAST_SUPPORT_UNSPACED_BY_WORDS
    return LEAST_SUPPORT if with_vectors else LEAST_SUPPORT_BY_WORDS


def _without_meaning(sentence: str) -> tuple[Discrepancy, ...]:
    return (Discrepancy(DiscrepancyKind.MEANING, sentence, Span(0, len(sentence))),)
