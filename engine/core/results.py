"""Results of an analysis: summary, ranking, keywords, topics. Everything carries the spans it came from."""

from dataclasses import dataclass
from enum import StrEnum

from engine.core.document import Document, DocumentKind, Span
from engine.core.errors import NoModel
from engine.core.options import GRAPH, Options, SummaryStyle


class SentenceKind(StrEnum):
    QUOTE = "quote"
    PARAPHRASE = "paraphrase"
    ELSEWHERE = "elsewhere"
    """What it says is there, but a name, a date or a figure of it stands in another place of the document."""
    UNSUPPORTED = "unsupported"


DOUBTFUL = frozenset((SentenceKind.ELSEWHERE, SentenceKind.UNSUPPORTED))
"""Kinds of sentences of which something is to be looked at by the reader."""


class DiscrepancyKind(StrEnum):
    """What of a written sentence its sources do not bear out."""

    NUMBER = "number"
    DATE = "date"
    AMOUNT = "amount"
    """A number with its unit, as in "$41 million"."""
    NAME = "name"
    NEGATION = "negation"
    """Also a direction: more for less, before for after."""
    MEANING = "meaning"
    """Nothing in the document says anything like it."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    kind: DiscrepancyKind
    text: str
    """As it is written."""
    span: Span | None = None
    """Where in the written sentence; None where it is the sentence as a whole."""
    elsewhere: Span | None = None
    """The document's sentence that has it, though the sentence's sources do not."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A sentence in another language, and what of it is not said alike in both."""

    text: str
    """Empty where nothing was written that could be one."""
    missing: tuple[Discrepancy, ...] = ()
    """Spans count from the translation's beginning; what only the translated sentence has, has none."""


@dataclass(frozen=True, slots=True)
class SummarySentence:
    text: str
    kind: SentenceKind
    score: float
    """From 0 to 1: how much it matters, the document's best sentence having 1; of a written sentence, how
    well its sources support it."""
    sources: tuple[Span, ...]
    missing: tuple[Discrepancy, ...] = ()
    """What was looked for in vain in its sources."""
    attribution: str = ""
    """Whose claim a quoted one is, on one line: a speaker, an author, a heading. Not part of the quotation;
    empty where the sentence says it, or it does not matter."""
    is_ending: bool = False
    """Whether it stands in the last tenth of a work of fiction."""
    short: str = ""
    """A quoted one with an ellipsis for what was left out; empty where it is whole."""
    translation: Translation | None = None
    """Of the whole sentence, where one was asked for and there is a model for it."""

    @property
    def shown(self) -> str:
        """What a reader is shown: the shorter form, where there is one."""
        return self.short or self.text


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A sentence of the document with words left out."""

    source: Span
    text: str
    """With an ellipsis for each part that is left out."""


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of a text that was checked against a document."""

    span: Span
    """Where it stands in the text that was checked."""
    text: str
    """The sentence on one line."""
    kind: SentenceKind
    support: float
    """How much of it its sources say, from 0 to 1."""
    sources: tuple[Span, ...]
    """The document's sentences behind it, in order; of an unsupported one those that come nearest."""
    missing: tuple[Discrepancy, ...]
    """What was looked for in vain in its sources. Their spans count from the sentence's beginning."""


@dataclass(frozen=True, slots=True)
class Fallback:
    """Why the sentences were ranked without the model that was chosen: a ModelError's facts."""

    kind: str
    model: str
    """Its name; empty where there is none for the language."""
    detail: str = ""

    @property
    def is_expected(self) -> bool:
        """Whether nothing is wrong: no model was asked for by name, and none was trained for the language."""
        return self.kind == NoModel.kind and not self.model


@dataclass(frozen=True, slots=True)
class Device:
    """What computes."""

    name: str
    """CPU, or that of the GPU's interface."""
    refusals: tuple[str, ...] = ()
    """Why the others were not taken."""


@dataclass(frozen=True, slots=True)
class ContextShare:
    """What of the document a language model was given to read."""

    parts: int
    sentences: int
    characters: int


@dataclass(frozen=True, slots=True)
class WrittenBy:
    """What wrote a summary, or was to."""

    model: str
    version: str = ""
    device: Device | None = None
    given: ContextShare | None = None
    fallback: Fallback | None = None
    """Why sentences were quoted instead."""


@dataclass(frozen=True, slots=True)
class Summary:
    style: SummaryStyle
    """KEY where sentences are quoted, though it was to be written."""
    model: str
    """What chose the sentences, or wrote them."""
    sentences: tuple[SummarySentence, ...]
    """In document order."""
    written_by: WrittenBy | None = None
    """Where something was to be written."""
    output_language: str = ""
    """Of the translations, where some were asked for."""
    translated_by: WrittenBy | None = None

    @property
    def characters_behind(self) -> int:
        """How many characters of the document the summary was made of: all its sources, each counted once."""
        spans = {span for sentence in self.sentences for span in sentence.sources}
        return sum(span.end - span.start for span in spans)


@dataclass(frozen=True, slots=True)
class RankedBy:
    """What ranked the sentences."""

    model: str = GRAPH
    version: str = ""
    """The model's. The ranking without a model has that of the program."""
    fallback: Fallback | None = None
    """Why it is not the model that was chosen."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The document's sentences, best first.

    The summary of n sentences is the first n of order, shown in document order; so that of n + 1 contains it,
    and a length slider needs no computation.
    """

    order: tuple[int, ...]
    """Indices into Document.sentences. Sentences that never belong in a summary are left out."""
    scores: tuple[float, ...]
    """One for every sentence of the document, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Keyword:
    text: str
    """As a person would write it: its commonest form in the document."""
    score: float
    """From 0 to 1, the best keyword having 1."""
    spans: tuple[Span, ...]
    """Every place where it stands, in order."""


@dataclass(frozen=True, slots=True)
class Topic:
    label: str
    weight: float
    """The share of the document's prose, in characters, that it covers."""
    keywords: tuple[str, ...]
    spans: tuple[Span, ...]
    """The sentences it covers, in order; each is one of Document.sentences."""


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds."""

    read: float = 0.0
    analyze: float = 0.0
    write: float = 0.0


@dataclass(frozen=True, slots=True)
class Analysis:
    document: Document
    options: Options
    ranking: Ranking
    summary: Summary
    keywords: tuple[Keyword, ...]
    topics: tuple[Topic, ...]
    timings: Timings
    ranked_by: RankedBy = RankedBy()
    kind: DocumentKind | None = None
    """What sort of document it is, as somebody said or as it was found; None where none is likely."""
    headline: SummarySentence | None = None
    """The document in one line, where it was asked for."""
    short_forms: tuple[ShortForm, ...] = ()
    """Of the best sentences, where they were asked for; of those that are best left whole there is none."""
