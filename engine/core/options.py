"""Options of an analysis: length and style of the summary, models, keywords."""

import math
from dataclasses import dataclass
from enum import StrEnum

from engine.core.document import BlockKind, DocumentKind

GRAPH = "graph"
"""The ranking without a trained model."""
PERFORMER = "performer"
"""The best trained model for the language of the document."""
ANY_WRITER = "any"
"""The language model that was put on the shelf last, of those that know the language of the document."""

OUTPUT_LANGUAGES = ("en", "zh")
"""From and into which a summary can be translated: their figures, dates and names can be compared."""

LEAST_MEMORY = 512 * 2**20
"""Bytes with which a reader process can do its work at all."""


class SummaryStyle(StrEnum):
    KEY = "key"
    """Sentences quoted from the document."""
    ABSTRACT = "abstract"
    """Prose, written by a language model and checked against the document."""
    BULLETS = "bullets"
    """One sentence for each of a few parts of the document, written and checked likewise."""
    HEADLINE = "headline"
    """One sentence of the document; or a line written by a language model, where one is named."""

    @property
    def is_written(self) -> bool:
        """Whether it takes a language model."""
        return self in (SummaryStyle.ABSTRACT, SummaryStyle.BULLETS)


class SummarySize(StrEnum):
    """How much is written."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class UnsupportedHandling(StrEnum):
    """What is done with a written sentence that nothing in the document supports."""

    MARK = "mark"
    DROP = "drop"
    """It is left out, and a sentence quoted in its place."""


class LengthUnit(StrEnum):
    AUTOMATIC = "automatic"
    """A length that suits the document's."""
    SENTENCES = "sentences"
    WORDS = "words"
    """At most so many words (Chinese: characters), but one sentence at least."""
    RATIO = "ratio"
    """A share of the document's sentences."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary is to be."""

    unit: LengthUnit = LengthUnit.AUTOMATIC
    amount: float = 0

    def __post_init__(self) -> None:
        if self.unit is LengthUnit.RATIO and not 0 < self.amount <= 1:
            raise ValueError(f"a ratio must be above 0 and at most 1, got {self.amount}")
        if self.unit in (LengthUnit.SENTENCES, LengthUnit.WORDS) and self.amount < 1:
            raise ValueError(f"{self.unit.value} must be at least 1, got {self.amount}")

    def sentences_of(self, total: int) -> int | None:
        """How many of total sentences that is; None where words are counted instead."""
        match self.unit:
            case LengthUnit.AUTOMATIC:
                return min(total, max(3, min(12, round(math.sqrt(total) / 2))))
            case LengthUnit.SENTENCES:
                return min(total, int(self.amount))
            case LengthUnit.RATIO:
                return min(total, max(1, round(total * self.amount)))
            case LengthUnit.WORDS:
                return None


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Options of reading one file, where reading it as usual was not enough."""

    recognize: bool = False
    """Recognise the text of pages that are pictures."""
    encoding: str = ""
    """How the letters of a text are encoded, by Python's name; empty where that is to be found out."""
    quoted_kinds: frozenset[BlockKind] = frozenset()
    """Kinds that count as prose here, though they are left out as a rule."""


@dataclass(frozen=True, slots=True)
class ReaderLimits:
    """What a reader process may take. One that takes more is ended."""

    seconds: float = 20.0
    """CPU time without a page, of all its threads together: what else the computer does is no matter."""
    waiting: float = 200.0
    """Time by the clock without a page, for a process that sleeps or waits."""
    memory: int = 2 * 2**30
    """Bytes, at least LEAST_MEMORY."""
    growth: int = 300 * 2**20
    """Bytes above those at its first answer; one that has grown so much reads no further file."""

    def __post_init__(self) -> None:
        if not 0 < self.seconds <= self.waiting:
            raise ValueError(f"seconds must be above 0 and at most waiting, got {self.seconds}")
        if self.memory < LEAST_MEMORY:
            raise ValueError(f"memory must be at least {LEAST_MEMORY}, got {self.memory}")


@dataclass(frozen=True, slots=True)
class ComputeOptions:
    """What of the computer the work may take."""

    threads: int = 0
    """On which ONNX Runtime runs each network; 0: one for each processor, at most four."""
    reader: ReaderLimits = ReaderLimits()

    def __post_init__(self) -> None:
        if self.threads < 0:
            raise ValueError(f"threads must not be below 0, got {self.threads}")


@dataclass(frozen=True, slots=True)
class Options:
    length: Length = Length()
    style: SummaryStyle = SummaryStyle.KEY
    model: str = PERFORMER
    """What ranks the sentences: PERFORMER, GRAPH, the name of a model on the shelf, or a model's folder."""
    keywords: int = 12
    """How many keywords at most."""
    kind: DocumentKind | None = None
    """What sort of document it is; None where that is to be found out."""
    hide_ending: bool = False
    """Whether no sentence of the last tenth of a work of fiction is taken into the summary."""
    brief: bool = False
    """Whether of quoted sentences, and of the headline, also a shorter form is made, with words left out."""
    user_words: tuple[str, ...] = ()
    """Words of the user's field that Chinese segmentation is to keep whole."""
    writer: str = ANY_WRITER
    """What writes: ANY_WRITER, the name of a language model on the shelf, or a model's folder."""
    size: SummarySize = SummarySize.MEDIUM
    """Of what is written; length is that of quoted sentences."""
    unsupported: UnsupportedHandling = UnsupportedHandling.MARK
    device: str = "auto"
    """What the language model runs on: auto, the best there is, or cpu."""
    compute: ComputeOptions = ComputeOptions()
    output_language: str = ""
    """The ISO 639-1 code of the language into which the summary is translated; empty for none."""

    def __post_init__(self) -> None:
        if self.output_language not in ("", *OUTPUT_LANGUAGES):
            raise ValueError(f"no summary is translated into {self.output_language!r}")
        if self.keywords < 1:
            raise ValueError(f"keywords must be at least 1, got {self.keywords}")

    @property
    def is_written(self) -> bool:
        """Whether a language model writes the summary."""
        named = self.style is SummaryStyle.HEADLINE and self.writer != ANY_WRITER
        return self.style.is_written or named
