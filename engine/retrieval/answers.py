"""Answer passage retrieval: passages that may answer a question, ranked by how likely each of them does.

The candidates come from words and vectors; each is then judged by its best sentence: how much of the question
it repeats, how near its meaning is, and whether it holds a thing of the kind that is asked for. The weights
were chosen by hand: a logistic regression fitted on half of the questions of bench.ask ranked no better.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.core.array_types import Vectors
from engine.core.document import Span
from engine.library.search.index import FoundPassage, SearchIndex
from engine.library.search.vectors import QueryVector
from engine.retrieval.questions import AnswerKind, AskedQuestion, holds_answer, question_tokens, read_question
from engine.text.search_tokens import search_tokens
from engine.text.sentence_splitting import split_sentences

CANDIDATES = 60
EMBEDDED = 16
"""Candidates of which every sentence is compared by its meaning."""
UNKNOWN_COSINE = 0.45
"""Of a passage that no vector was compared with: halfway between what answers and what does not."""
SHORT = 60
"""Characters of a sentence that may be a heading; the one behind it is shown with it."""
LIKELY = 0.5
"""An answer less likely than this is none."""

EncodeSentences = Callable[[str, Sequence[str]], Vectors | None]
"""Embeds sentences of a language as the question was embedded for it; None without a model."""
EmbedQuestion = Callable[[str], Sequence[QueryVector]]


@dataclass(frozen=True, slots=True)
class AnswerFeatures:
    """What of a candidate tells whether it answers the question; each from 0 to 1."""

    sentence_overlap: float
    """The share of the question's words, weighed by their rarity, that its best sentence has."""
    passage_overlap: float
    cosine: float
    """Of the question and its nearest sentence."""
    has_kind: float
    """Whether that sentence holds a thing of the kind asked for; one half where the kind has no form."""
    rank: float
    """1 / (its place among the candidates)."""

    @property
    def values(self) -> tuple[float, ...]:
        return (self.sentence_overlap, self.passage_overlap, self.cosine, self.has_kind, self.rank)


WEIGHTS = (2.0, 2.0, 4.0, 1.0, 1.0)
BIAS = -5.0


@dataclass(frozen=True, slots=True)
class AnswerPassage:
    passage: FoundPassage
    sentence: Span
    """Of Document.text: the one that answers best."""
    text: str
    likelihood: float
    """That it answers the question, from 0 to 1."""
    features: AnswerFeatures


@dataclass(frozen=True, slots=True)
class Answers:
    question: AskedQuestion
    passages: tuple[AnswerPassage, ...]
    """The likeliest first; also where none is likely."""

    @property
    def are_there(self) -> bool:
        """Whether the documents seem to say it at all."""
        return bool(self.passages) and self.passages[0].likelihood >= LIKELY


@dataclass(frozen=True, slots=True)
class _Judged:
    passage: FoundPassage
    sentences: tuple[Span, ...]
    """Of the passage's text."""
    overlaps: tuple[float, ...]
    passage_overlap: float
    kinds: tuple[bool, ...]
    rank: float


def find_answers(
    text: str,
    index: SearchIndex,
    limit: int = 3,
    embed: EmbedQuestion = lambda _text: (),
    encode: EncodeSentences = lambda _language, _sentences: None,
) -> Answers:
    """Find the passages that answer a question, among all documents of an index."""
    question = read_question(text)
    meaning = embed(text)
    found = index.related(question.words, CANDIDATES, meaning)
    tokens = {token for language in index.languages() for token in question_tokens(question, language)}
    rarity = index.rarity(tokens)
    judged = [_judge(passage, question, rarity, 1 / rank) for rank, passage in enumerate(found, 1)]
    judged.sort(key=_without_meaning, reverse=True)
    asked = {vector.model: vector.values for vector in meaning}
    answers = []
    for place, candidate in enumerate(judged):
        cosines = _cosines(candidate, text, encode) if place < EMBEDDED and asked else None
        answers.append(_answer(candidate, question, cosines))
    answers.sort(key=lambda answer: -answer.likelihood)
    return Answers(question, tuple(answers[:limit]))


def _judge(passage: FoundPassage, question: AskedQuestion, rarity: dict[str, float], rank: float) -> _Judged:
    language = passage.language
    wanted = question_tokens(question, language)
    total = sum(rarity[token] for token in wanted) or 1.0

    def overlap(tokens: Sequence[str]) -> float:
        there = set(tokens)
        return sum(rarity[token] for token in wanted if token in there) / total

    sentences = tuple(split_sentences(passage.text, language)) or (Span(0, len(passage.text)),)
    texts = [passage.text[span.start : span.end] for span in sentences]
    overlaps = tuple(overlap(search_tokens(text, language)) for text in texts)
    whole = overlap(search_tokens(f"{passage.text} {passage.title}", language))
    kinds = tuple(holds_answer(text, question, language) for text in texts)
    return _Judged(passage, sentences, overlaps, whole, kinds, rank)


def _without_meaning(judged: _Judged) -> float:
    return max(judged.overlaps) + judged.passage_overlap + (judged.passage.cosine or 0.0) + judged.rank


def _cosines(judged: _Judged, question: str, encode: EncodeSentences) -> list[float] | None:
    texts = [judged.passage.text[span.start : span.end] for span in judged.sentences]
    rows = encode(judged.passage.language, [question, *texts])
    return None if rows is None else [max(0.0, float(row @ rows[0])) for row in rows[1:]]


def _answer(judged: _Judged, question: AskedQuestion, cosines: Sequence[float] | None) -> AnswerPassage:
    middle = UNKNOWN_COSINE if judged.passage.cosine is None else judged.passage.cosine
    near = cosines or [middle] * len(judged.sentences)
    best = max(
        range(len(judged.sentences)),
        key=lambda place: judged.overlaps[place] + near[place] + 0.3 * judged.kinds[place],
    )
    has_kind = 0.5 if question.kind is AnswerKind.STATEMENT else float(judged.kinds[best])
    features = AnswerFeatures(judged.overlaps[best], judged.passage_overlap, max(near), has_kind, judged.rank)
    span = judged.sentences[best]
    if span.end - span.start < SHORT and best + 1 < len(judged.sentences):
        span = Span(span.start, judged.sentences[best + 1].end)
    start = judged.passage.span.start
    return AnswerPassage(
        judged.passage,
        Span(start + span.start, start + span.end),
        judged.passage.text[span.start : span.end],
        likelihood(features),
        features,
    )


def likelihood(features: AnswerFeatures) -> float:
    """Return the logistic of the weighed features."""
    weighed = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, features.values, strict=True))
    return 1 / (1 + math.exp(-weighed))
