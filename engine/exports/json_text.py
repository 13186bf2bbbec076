"""Serializes an analysis, or why there is none, to JSON. Its schema is docs/schema/analysis.schema.json."""

import platform
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import version

from engine import __version__
from engine.core.document import Document, DocumentKind, PlaceKind, Problem, Span
from engine.core.errors import DocumentError
from engine.core.found_files import SkippedFile
from engine.core.left_out import left_out_spans
from engine.core.options import GRAPH, Options
from engine.core.places import place_of
from engine.core.results import (
    Analysis,
    CheckedSentence,
    ContextShare,
    Device,
    Discrepancy,
    Keyword,
    RankedBy,
    Summary,
    SummarySentence,
    Topic,
)
from engine.messages import describe_fallback, describe_writing, explain
from engine.problem_messages import describe
from engine.ranking.extractive_summary import word_count
from engine.translation_messages import describe_translating

PARTS = ("summary", "keywords", "topics")
LIBRARIES = ("numpy", "pypdf", "pypdfium2", "rjieba")
MODEL_LIBRARIES = ("onnxruntime", "tokenizers")

Json = dict[str, object]


def to_json(analysis: Analysis, parts: Sequence[str] = PARTS, *, with_text: bool = False) -> Json:
    """Return what `--json` prints for a document: of the findings only the parts asked for."""
    document = analysis.document
    findings: Json = {
        "summary": _summary(document, analysis.summary, analysis.ranked_by),
        "keywords": [_keyword(document, keyword) for keyword in analysis.keywords],
        "topics": [_topic(document, topic) for topic in analysis.topics],
    }
    timings = analysis.timings
    return {
        "document": _document(document, analysis.kind, with_text=with_text),
        **{part: findings[part] for part in PARTS if part in parts},
        "timings": {stage: round(getattr(timings, stage), 3) for stage in ("read", "analyze", "write")},
        "versions": _versions(analysis.ranked_by),
        "options": _options(analysis.options),
    }


def claims_to_json(
    document: Document, claims: Sequence[CheckedSentence], kind: DocumentKind | None = None
) -> Json:
    """Return what `precis check --json` prints for a document."""
    return {
        "document": _document(document, kind, with_text=False),
        "claims": [claim_to_json(document, claim) for claim in claims],
    }


def claim_to_json(document: Document, claim: CheckedSentence) -> Json:
    return {
        "text": claim.text,
        "kind": claim.kind.value,
        "sources": spans_to_json(document, claim.sources),
        "missing": list(_discrepancies(document, claim.missing)),
    }


def error_to_json(error: DocumentError, name: str) -> Json:
    return {"document": {"path": name}, "error": {"kind": error.kind, "message": str(explain(error))}}


def skipped_to_json(skipped: Sequence[SkippedFile], name: str) -> Json:
    """Say what was left out of the folder or archive of that name."""
    files = [{"path": str(file.path), "reason": file.reason.value} for file in skipped]
    return {"source": name, "skipped": files}


def _document(document: Document, kind: DocumentKind | None, *, with_text: bool) -> Json:
    pages = len(document.page_starts) or None
    found: Json = {
        "path": str(document.path),
        "sha256": document.sha256,
        "format": document.format,
        "parser": document.parser,
        "title": document.title,
        "language": document.language,
        "kind": kind.value if kind else None,
        "pages": pages,
        "words": word_count(document.text),
        "warnings": [_problem(problem, pages) for problem in document.problems],
    }
    if document.quoted_kinds:
        found["quoted_kinds"] = [kind.value for kind in document.quoted_kinds]
    if with_text:
        found["text"] = document.text
        found["left_out"] = [*_left_out_in_text(document), *_left_out_around(document)]
    return found


def _left_out_in_text(document: Document) -> Iterator[Json]:
    """Stretches of the text that are never quoted, with the reason: the kind of their block."""
    for span, kind in left_out_spans(document):
        yield {"reason": kind.value, **spans_to_json(document, [span])[0]}


def _left_out_around(document: Document) -> Iterator[Json]:
    """What the file holds beside the text."""
    for part in document.left_out:
        yield {"reason": part.kind.value, "text": part.text, "page": part.page}


def _problem(problem: Problem, pages: int | None) -> Json:
    return {
        "kind": problem.kind.value,
        "pages": list(problem.pages),
        "message": describe(problem, pages),
    }


def _versions(ranked_by: RankedBy) -> Json:
    """Name all that had a part in the result, the model and what runs it where one was used."""
    versions: Json = {"precis": __version__, "python": platform.python_version()}
    versions |= _installed(LIBRARIES)
    if ranked_by.model != GRAPH:
        versions |= _installed(MODEL_LIBRARIES)
        versions[ranked_by.model] = ranked_by.version
    return versions


@cache
def _installed(libraries: tuple[str, ...]) -> Json:
    """Look the versions up once: that reads files, and takes as long as a page."""
    return {library: version(library) for library in libraries}


def _summary(document: Document, summary: Summary, ranked_by: RankedBy) -> Json:
    return {
        "style": summary.style.value,
        "model": summary.model,
        **_fallback(ranked_by),
        **_writing(document, summary),
        **_translating(summary),
        "sentences": [
            {
                "text": sentence.text,
                **({"short": sentence.short} if sentence.short else {}),
                "kind": sentence.kind.value,
                "score": round(sentence.score, 4),
                "sources": spans_to_json(document, sentence.sources),
                **_missing(document, sentence.missing),
                **_before(sentence),
                **_translation(sentence),
            }
            for sentence in summary.sentences
        ],
        "coverage": {
            "read": len(document.text),
            "total": len(document.text) + document.characters_left_out,
            "behind": summary.characters_behind,
            "unit": "characters",
        },
    }


def _missing(document: Document, missing: Sequence[Discrepancy]) -> Json:
    """What its sources do not bear out; not there for a sentence that is supported."""
    return {"missing": list(_discrepancies(document, missing))} if missing else {}


def _discrepancies(document: Document, missing: Sequence[Discrepancy]) -> Iterator[Json]:
    for one in missing:
        found: Json = {"kind": one.kind.value, "text": one.text}
        yield found | ({"elsewhere": spans_to_json(document, [one.elsewhere])[0]} if one.elsewhere else {})


def _before(sentence: SummarySentence) -> Json:
    """What is said before a quotation; not there where there is nothing."""
    found: Json = {"attribution": sentence.attribution} if sentence.attribution else {}
    return found | ({"ending": True} if sentence.is_ending else {})


def _writing(document: Document, summary: Summary) -> Json:
    """How the summary was written; not there for one that was to be quoted."""
    by = summary.written_by
    if by is None:
        return {}
    if by.fallback is not None:
        words = describe_writing(by, len(document.sentences))
        return {"writer": {"fallback": {"kind": by.fallback.kind, "message": words}}}
    return {"writer": {"model": by.model, "version": by.version} | _device(by.device) | _given(by.given)}


def _translation(sentence: SummarySentence) -> Json:
    """The sentence in the language that was asked for; not there where it was not translated."""
    found = sentence.translation
    if found is None:
        return {}
    return {"translation": {"text": found.text, "missing": list(_differences(found.missing))}}


def _differences(missing: Sequence[Discrepancy]) -> Iterator[Json]:
    for one in missing:
        where = "original" if one.span is None else "translation"
        yield {"kind": one.kind.value, "text": one.text, "only_in": where}


def _translating(summary: Summary) -> Json:
    """Into which language the summary was to be translated, and by what; not there for one that was not."""
    by = summary.translated_by
    if by is None:
        return {}
    found: Json = {"output_language": summary.output_language}
    if by.fallback is not None:
        words = describe_translating(by)
        return found | {"translator": {"fallback": {"kind": by.fallback.kind, "message": words}}}
    return found | {"translator": {"model": by.model, "version": by.version} | _device(by.device)}


def _device(device: Device | None) -> Json:
    return {"device": device.name, "refused": list(device.refusals)} if device else {}


def _given(given: ContextShare | None) -> Json:
    if given is None:
        return {}
    return {"given": {"parts": given.parts, "sentences": given.sentences, "characters": given.characters}}


def _fallback(ranked_by: RankedBy) -> Json:
    fallback = ranked_by.fallback
    if fallback is None:
        return {}
    return {"fallback": {"kind": fallback.kind, "message": describe_fallback(fallback)}}


def _keyword(document: Document, keyword: Keyword) -> Json:
    return {
        "text": keyword.text,
        "score": round(keyword.score, 4),
        "spans": spans_to_json(document, keyword.spans),
    }


def _topic(document: Document, topic: Topic) -> Json:
    return {
        "label": topic.label,
        "weight": round(topic.weight, 4),
        "keywords": list(topic.keywords),
        "spans": spans_to_json(document, topic.spans),
    }


def spans_to_json(document: Document, spans: Iterable[Span]) -> list[Json]:
    """Return spans of a document with their pages or other places."""
    return [
        {"start": span.start, "end": span.end, "page": document.page_of(span), **_place(document, span)}
        for span in spans
    ]


def _place(document: Document, span: Span) -> Json:
    """Where that is; not there for a page, which has its number already."""
    place = place_of(document, span)
    if place is None or place.kind is PlaceKind.PAGE:
        return {}
    return {"place": {"kind": place.kind.value, "name": place.name}}


def _options(options: Options) -> Json:
    return {
        "model": options.model,
        "style": options.style.value,
        "length": {"unit": options.length.unit.value, "amount": options.length.amount},
        "keywords": options.keywords,
        **({"hide_ending": True} if options.hide_ending else {}),
        **({"brief": True} if options.brief else {}),
        **({"output_language": options.output_language} if options.output_language else {}),
    }
