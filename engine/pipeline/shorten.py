"""Shortens quoted sentences by leaving out words, and finds the one line that stands for a document."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.core.array_types import Vectors
from engine.core.document import Span
from engine.core.errors import ModelError
from engine.core.options import Options, SummaryStyle
from engine.core.progress import Progress, Report, Stage, silent
from engine.core.results import Ranking, SentenceKind, ShortForm, Summary, SummarySentence
from engine.models.runtime.performer import PerformerModel, open_performer
from engine.models.store.shelf import find_compressor
from engine.pipeline.rank import Ranked
from engine.ranking.story_ending import without_ending
from engine.shortening.beam_search import Line, search_lines
from engine.shortening.observations import SentencePlace, observe_words
from engine.shortening.phrases import find_phrases, may_leave_out
from engine.text.tokens import Token, TokenizedDocument

CANDIDATES = 3
"""The best sentences of a document, besides its first, of which one gives the line."""
LONGEST = 90
"""Words. A longer sentence is a list, and stays whole."""
PREFERENCE = 1.0
"""How much likelier the line of another sentence than the best must be, as a logarithm."""
FEWEST, FEWEST_TELLING = 3, 2
"""Words, and words that tell what a text is about, that a line has."""
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class ShortLine:
    """What is best kept of a sentence."""

    text: str
    """With an ellipsis for what is left out; empty where nothing is."""
    suits: float
    """How likely it is as the line of its document, as a logarithm; only differences mean something."""


class DocumentShortener:
    """Shortens sentences of one document, whose counts of words are made once."""

    def __init__(self, reading: TokenizedDocument, ranked: Ranked, model: PerformerModel) -> None:
        self._reading = reading
        self._model = model
        self._compressor = model.compressor()
        self._ranking = ranked.ranking
        self._ranks = {index: rank for rank, index in enumerate(ranked.ranking.order)}
        self._counts = Counter(word.stem for words in reading.words for word in words)
        self._vectors = ranked.vectors
        self._mean = None if ranked.vectors is None else _unit(ranked.vectors.mean(0))

    def shorten(self, index: int) -> ShortLine | None:
        """Shorten a sentence; None where it is too long, or has too few words, to be read.

        Raises ModelError.
        """
        document = self._reading.document
        span = document.sentences[index]
        text = document.quote(span)
        words = [
            word._replace(start=word.start - span.start, end=word.end - span.start)
            for word in self._reading.words[index]
        ]
        if not 2 <= len(words) <= LONGEST:
            return None
        states = self._model.word_states(text, [Span(word.start, word.end) for word in words])
        if states is None:
            return None
        phrases = find_phrases(text, words, document.language)
        counts = [self._counts[word.stem] for word in words]
        observed = observe_words(text, words, counts, phrases, self._place(index), document.language)
        lines = search_lines(phrases, self._compressor.reader(states, observed))
        return self._best(text, words, lines)

    def _best(self, text: str, words: Sequence[Token], lines: Sequence[Line]) -> ShortLine:
        """Return the best line that may stand alone, if it is clearly better than the whole sentence."""
        whole = next(line for line in lines if line.whole)
        for line in lines:
            if line.score < whole.score + self._compressor.manifest.margin or line.whole:
                break
            pieces = pieces_of(text, words, line)
            if _says_something(words, line) and may_leave_out(
                text, words, pieces, self._reading.document.language
            ):
                return ShortLine(with_ellipses(text, pieces), line.score)
        return ShortLine("", whole.score)

    def _place(self, index: int) -> SentencePlace:
        nearness = 0.0
        if self._vectors is not None and self._mean is not None:
            nearness = float(self._vectors[index] @ self._mean)
        return SentencePlace(
            rank=self._ranks.get(index, len(self._ranks)),
            score=self._ranking.scores[index],
            index=index,
            total=len(self._reading.document.sentences),
            nearness=nearness,
        )


def find_short_forms(
    reading: TokenizedDocument,
    ranked: Ranked,
    spans: Iterable[Span],
    options: Options,
    report: Report = silent,
    places: Sequence[Path] | None = None,
) -> tuple[ShortForm, ...]:
    """Return the short forms of those of the document's sentences that need not be whole.

    None of any sentence where no model of the language shortens, or where it fails.
    """
    document = reading.document
    numbers = {span: index for index, span in enumerate(document.sentences)}
    chosen = [(span, numbers[span]) for span in dict.fromkeys(spans) if span in numbers]
    found = []
    try:
        shortener = _shortener(reading, ranked, options, places)
        if shortener is None:
            return ()
        for done, (span, index) in enumerate(chosen):
            report(Progress(Stage.ANALYZE, done, len(chosen)))
            line = shortener.shorten(index)
            if line is not None and line.text:
                found.append(ShortForm(span, line.text))
    except ModelError:
        return ()
    return tuple(found)


def find_headline(
    reading: TokenizedDocument,
    ranked: Ranked,
    options: Options,
    report: Report = silent,
    places: Sequence[Path] | None = None,
) -> SummarySentence | None:
    """Return the one sentence that stands for the document, shortened where that is clearly better.

    Where no model of the language shortens it is the best sentence, whole. None for a document without a
    sentence worth quoting.
    """
    document = reading.document
    ranking = ranked.ranking
    if options.hide_ending:
        ranking = without_ending(document, ranking, ranked.kind)
    if not ranking.order:
        return None
    index, short = ranking.order[0], ""
    try:
        shortener = _shortener(reading, ranked, options, places)
        if shortener is not None:
            found = [(one, shortener.shorten(one)) for one in _candidates(ranking, report)]
            best = ranking.order[0]
            lines = [
                (line.suits - PREFERENCE * (one != best), one, line.text)
                for one, line in found
                if line is not None
            ]
            if lines:
                _, index, short = max(lines, key=lambda line: line[0])
    except ModelError:
        pass
    span = document.sentences[index]
    return SummarySentence(
        text=document.quotation(span),
        kind=SentenceKind.QUOTE,
        score=ranking.scores[index],
        sources=(span,),
        short=short,
    )


def headline_summary(
    reading: TokenizedDocument,
    ranked: Ranked,
    options: Options,
    report: Report = silent,
    places: Sequence[Path] | None = None,
) -> Summary:
    """Return the headline as a summary of one sentence; of none, where nothing is worth quoting."""
    line = find_headline(reading, ranked, options, report, places)
    return Summary(SummaryStyle.HEADLINE, ranked.ranked_by.model, (line,) if line else ())


def _says_something(words: Sequence[Token], line: Line) -> bool:
    kept = [word for first, last in line.runs for word in words[first : last + 1]]
    return len(kept) >= FEWEST and sum(word.content for word in kept) >= FEWEST_TELLING


def pieces_of(text: str, words: Sequence[Token], line: Line) -> tuple[Span, ...]:
    """Return where the pieces of a line stand in the sentence; at its ends they take its signs along."""
    last = len(words) - 1
    return tuple(
        Span(0 if first == 0 else words[first].start, len(text) if end == last else words[end].end)
        for first, end in line.runs
    )


def with_ellipses(text: str, pieces: Sequence[Span]) -> str:
    """Write the pieces on one line, with an ellipsis for what is left out between and around them."""
    joined = f" {ELLIPSIS} ".join(" ".join(text[piece.start : piece.end].split()) for piece in pieces)
    before = f"{ELLIPSIS} " if pieces[0].start > 0 else ""
    behind = f" {ELLIPSIS}" if pieces[-1].end < len(text) else ""
    return f"{before}{joined}{behind}"


def _candidates(ranking: Ranking, report: Report) -> Iterator[int]:
    """Yield the best sentences, and the document's first if it may be quoted."""
    chosen = list(ranking.order[:CANDIDATES])
    if 0 in ranking.order and 0 not in chosen:
        chosen.append(0)
    for done, index in enumerate(chosen):
        report(Progress(Stage.ANALYZE, done, len(chosen)))
        yield index


def _shortener(
    reading: TokenizedDocument, ranked: Ranked, options: Options, places: Sequence[Path] | None
) -> DocumentShortener | None:
    """Return None where no model shortens sentences in the document's language. Raises ModelError."""
    folder = find_compressor(reading.document.language, places)
    if folder is None:
        return None
    return DocumentShortener(reading, ranked, open_performer(folder, options.compute.threads))


def _unit(vector: Vectors) -> Vectors:
    unit: Vectors = vector / (np.linalg.norm(vector) + 1e-6)
    return unit
