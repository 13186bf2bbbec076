"""The report of one document, or of several, in words, that every export format renders: to be looked up.

All text here is on one line and free of what would break a file or turn the words around it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from engine import __version__
from engine.core.document import Document, PlaceKind, Span
from engine.core.places import page_kind, place_of
from engine.core.results import DOUBTFUL, Analysis, SentenceKind, SummarySentence
from engine.exports.json_text import PARTS, Json, to_json
from engine.messages import (
    Translate,
    describe_attribution,
    describe_doubt,
    describe_fallback,
    describe_places,
    describe_writing,
)
from engine.problem_messages import describe, name_of_kind
from engine.ranking.extractive_summary import word_count
from engine.translation_messages import describe_difference, describe_translating

_UNWRITABLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Control characters, halves of letters, and what turns the direction of all that follows."""


@dataclass(frozen=True, slots=True)
class SentenceLine:
    """A sentence of the summary."""

    text: str
    place: str
    """Its places in words, as in "p. 3, 5" or "00:12:40"; empty where there are none."""
    kind: SentenceKind
    doubt: str
    """What of it the document does not bear out; empty where it does."""
    score: float
    attribution: str = ""
    """What stands before it and is no part of it: whose claim it is, that it is how a story ends."""
    translation: str = ""
    """The sentence in another language, with what of it is not said alike; empty where there is none."""

    @property
    def note(self) -> str:
        """What stands behind the sentence."""
        return self.doubt or self.place


@dataclass(frozen=True, slots=True)
class KeywordLine:
    text: str
    score: float
    count: int
    """In how many places it stands."""
    place: str


@dataclass(frozen=True, slots=True)
class TopicLine:
    label: str
    weight: float
    keywords: str


@dataclass(frozen=True, slots=True)
class SectionLine:
    text: str
    note: str
    """What stands behind it, smaller; may be empty."""


@dataclass(frozen=True, slots=True)
class ReportSection:
    """What is neither summary nor keywords nor topics: a list under a heading."""

    title: str
    lines: tuple[SectionLine, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of one document, or of several together. A part that was not asked for is None."""

    title: str
    file: str
    language: str
    facts: tuple[str, ...]
    warnings: tuple[str, ...]
    summary: tuple[SentenceLine, ...] | None
    keywords: tuple[KeywordLine, ...] | None
    topics: tuple[TopicLine, ...] | None
    notes: tuple[str, ...]
    """What is said of the summary where the origin is not: what wrote it, and what it was ranked without."""
    origin: tuple[str, ...]
    """What made this, from what, and when."""
    words: "ReportHeadings"
    json: Json
    sections: tuple[ReportSection, ...] = ()
    """Behind all else."""


@dataclass(frozen=True, slots=True)
class ReportHeadings:
    """The headings, in the reader's language."""

    summary: str
    keywords: str
    topics: str
    warning: str


def report_of(
    analysis: Analysis,
    made: date,
    parts: Sequence[str] = PARTS,
    tr: Translate = str,
    *,
    file: str = "",
    with_text: bool = False,
) -> Report:
    """Gather what is said of a document; file is its name, if it is not its path's."""
    document = analysis.document
    name = on_one_line(file or document.path.name)
    return Report(
        title=on_one_line(document.title) or name,
        file=name,
        language=document.language,
        facts=tuple(_facts(document, tr)),
        warnings=tuple(map(on_one_line, _warnings(analysis, tr))),
        summary=tuple(_lines(analysis, tr)) if "summary" in parts else None,
        keywords=tuple(_keywords(analysis, tr)) if "keywords" in parts else None,
        topics=tuple(_topics(analysis)) if "topics" in parts else None,
        notes=tuple(map(on_one_line, _notes(analysis, tr))),
        origin=tuple(map(on_one_line, _origin(analysis, made, tr))),
        words=ReportHeadings(tr("Summary"), tr("Keywords"), tr("Topics"), tr("Note")),
        json=to_json(analysis, parts, with_text=with_text),
    )


def on_one_line(text: str) -> str:
    return " ".join(_UNWRITABLE.sub(" ", text).split())


def _facts(document: Document, tr: Translate) -> Iterator[str]:
    if pages := len(document.page_starts):
        if page_kind(document) is PlaceKind.SLIDE:
            yield tr("1 slide") if pages == 1 else tr("{count} slides").format(count=pages)
        else:
            yield tr("1 page") if pages == 1 else tr("{count} pages").format(count=pages)
    yield tr("{count} words").format(count=f"{word_count(document.text):,}")
    yield tr("language: {language}").format(language=on_one_line(document.language))
    yield document.format.upper()


def _warnings(analysis: Analysis, tr: Translate) -> Iterator[str]:
    for problem in analysis.document.problems:
        yield describe(problem, len(analysis.document.page_starts) or None, tr)
    fallback = analysis.ranked_by.fallback
    if fallback is not None and not fallback.is_expected:
        yield describe_fallback(fallback, tr)


def _lines(analysis: Analysis, tr: Translate) -> Iterator[SentenceLine]:
    for sentence in analysis.summary.sentences:
        doubt = _doubt(sentence, tr)
        place = _place(analysis.document, sentence.sources, tr)
        attribution = on_one_line(describe_attribution(sentence, tr))
        text = on_one_line(sentence.shown)
        translation = on_one_line(_translation(sentence, tr))
        yield SentenceLine(text, place, sentence.kind, doubt, sentence.score, attribution, translation)


def _translation(sentence: SummarySentence, tr: Translate) -> str:
    found = sentence.translation
    if found is None:
        return ""
    difference = describe_difference(found.missing, tr)
    return f"{found.text} [{difference}]".strip() if difference else found.text


def _doubt(sentence: SummarySentence, tr: Translate) -> str:
    doubt = describe_doubt(sentence.missing, tr) if sentence.kind in DOUBTFUL else ""
    if sentence.kind is SentenceKind.UNSUPPORTED:
        doubt = tr("unsupported: {doubt}").format(doubt=doubt)
    return on_one_line(doubt)


def _place(document: Document, spans: Sequence[Span], tr: Translate) -> str:
    found = [place for span in sorted(spans) if (place := place_of(document, span))]
    if not found:
        return ""
    names = list(dict.fromkeys(on_one_line(place.name) for place in found))
    return describe_places(found[0].kind, names, tr)


def _keywords(analysis: Analysis, tr: Translate) -> Iterator[KeywordLine]:
    for keyword in analysis.keywords:
        place = _place(analysis.document, keyword.spans, tr)
        yield KeywordLine(on_one_line(keyword.text), keyword.score, len(keyword.spans), place)


def _topics(analysis: Analysis) -> Iterator[TopicLine]:
    for topic in analysis.topics:
        yield TopicLine(on_one_line(topic.label), topic.weight, on_one_line(", ".join(topic.keywords)))


def _notes(analysis: Analysis, tr: Translate) -> Iterator[str]:
    if analysis.summary.written_by is not None:
        yield describe_writing(analysis.summary.written_by, len(analysis.document.sentences), tr)
    if analysis.summary.translated_by is not None:
        yield describe_translating(analysis.summary.translated_by, tr)
    if kinds := analysis.document.quoted_kinds:
        names = ", ".join(name_of_kind(kind, tr) for kind in kinds)
        yield tr("Quoted too, as it was asked for: {kinds}.").format(kinds=names)
    fallback = analysis.ranked_by.fallback
    if fallback is not None and fallback.is_expected:
        yield describe_fallback(fallback, tr)


def _origin(analysis: Analysis, made: date, tr: Translate) -> Iterator[str]:
    yield tr("Made with Précis {version} on {date}.").format(version=__version__, date=made.isoformat())
    ranked_by = analysis.ranked_by
    model = f"{ranked_by.model} {ranked_by.version}".strip()
    yield tr("Sentences ranked by: {model}.").format(model=model)
    if analysis.summary.written_by is not None:
        yield describe_writing(analysis.summary.written_by, len(analysis.document.sentences), tr)
    if analysis.summary.translated_by is not None:
        yield describe_translating(analysis.summary.translated_by, tr)
    if analysis.document.sha256:
        yield tr("SHA-256 of the file: {digest}").format(digest=analysis.document.sha256)
