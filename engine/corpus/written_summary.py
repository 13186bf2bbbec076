"""Summary of many documents that a language model writes about their key sentences, and that is checked.

The key sentences, document after document, are one text; what is written about it is looked up in it, and so
each written sentence leads to sentences of one document or of several.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.core.document import Block, BlockKind, Document, Span
from engine.core.options import Options
from engine.core.progress import Report, silent
from engine.core.results import Discrepancy, Fallback, Ranking, SentenceKind, Summary
from engine.corpus.joint_summary import JointSentence, JointSummary
from engine.pipeline.rank import Ranked
from engine.pipeline.workings import Workings
from engine.pipeline.write import write
from engine.text.language_detection import detect_language
from engine.text.tokens import TokenizedDocument

GIVEN = 4
"""Times the sentences of a quoted summary that a model is given."""
FEWEST_GIVEN = 24

Write = Callable[[TokenizedDocument, Ranked, Options, Report], Summary]


@dataclass(frozen=True, slots=True)
class JointWrittenSentence:
    """A sentence that a model wrote, or one that is quoted in its place."""

    text: str
    kind: SentenceKind
    support: float
    """From 0 to 1: how well its sources support it."""
    sources: tuple[JointSentence, ...]
    missing: tuple[Discrepancy, ...] = ()
    """What was looked for in vain in its sources."""


@dataclass(frozen=True, slots=True)
class WrittenJointSummary:
    sentences: tuple[JointWrittenSentence, ...]
    model: str
    """Its name; empty where none could write, and sentences are quoted."""
    version: str
    fallback: Fallback | None
    """Why nothing was written."""
    given: int
    """Key sentences that it was written about."""


def write_joint_summary(
    quoted: JointSummary, options: Options, report: Report = silent, write: Write = write
) -> WrittenJointSummary:
    """Write, in the style that options name, about the sentences that were chosen of many documents.

    Those of the commonest language alone are given to the model. Raises nothing but what report raises.
    """
    sentences = _of_one_language(quoted.sentences)
    if not sentences:
        return WrittenJointSummary((), "", "", None, 0)
    document = _joined(sentences)
    workings = Workings(document, options.user_words, options.compute.threads)
    ranked = replace(workings.ranked(options.model, report), ranking=_ranking(sentences))
    summary = write(workings.tokens(report), ranked, options, report)
    at = dict(zip(document.sentences, sentences, strict=True))
    found = tuple(
        JointWrittenSentence(
            each.text, each.kind, each.score, tuple(at[span] for span in each.sources), each.missing
        )
        for each in summary.sentences
    )
    by = summary.written_by
    if by is None or by.fallback is not None:
        return WrittenJointSummary(found, "", "", by.fallback if by else None, len(sentences))
    return WrittenJointSummary(found, by.model, by.version, None, len(sentences))


def _of_one_language(sentences: Sequence[JointSentence]) -> tuple[JointSentence, ...]:
    """Return those of the commonest language, document after document, the best document first."""
    of_document: dict[str, list[JointSentence]] = {}
    for sentence in sentences:
        of_document.setdefault(sentence.document, []).append(sentence)
    of_language: dict[str, list[JointSentence]] = {}
    for group in of_document.values():
        language = detect_language(" ".join(each.sentence.text for each in group))
        of_language.setdefault(language, []).extend(sorted(group, key=lambda each: each.sentence.start))
    groups = sorted(of_language.values(), key=lambda group: -len(group))
    return tuple(groups[0]) if groups else ()


def _joined(sentences: Sequence[JointSentence]) -> Document:
    """Set the sentences as one text, a paragraph for each document."""
    parts: list[str] = []
    spans: list[Span] = []
    blocks: list[Block] = []
    length = 0
    before = ""
    for sentence in sentences:
        if parts:
            parts.append(" " if sentence.document == before else "\n\n")
            length += len(parts[-1])
        span = Span(length, length + len(sentence.sentence.text))
        parts.append(sentence.sentence.text)
        if sentence.document == before:
            blocks[-1] = replace(blocks[-1], span=Span(blocks[-1].span.start, span.end))
        else:
            blocks.append(Block(span, BlockKind.TEXT))
        spans.append(span)
        length, before = span.end, sentence.document
    text = "".join(parts)
    return Document(
        path=Path(),
        sha256="",
        format="text",
        title="",
        language=detect_language(text),
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(spans),
    )


def _ranking(sentences: Sequence[JointSentence]) -> Ranking:
    """Rank the sentences as the corpus does."""
    best = max(each.score for each in sentences) or 1.0
    scores = tuple(each.score / best for each in sentences)
    return Ranking(tuple(sorted(range(len(scores)), key=lambda place: -scores[place])), scores)
