"""Evaluates summarisation systems on a data file: ROUGE and keyword F1."""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from engine.core.errors import DocumentError, ModelError, ModelMissing
from engine.core.progress import Progress, Report, Stage, silent
from engine.evaluation.datasets import DataError, ReferenceDocument, read_examples
from engine.evaluation.keyword_scores import keyword_f1
from engine.evaluation.rouge import Rouge, Tokens, compare, mean, tokens_of
from engine.evaluation.systems import SYSTEMS, System, find_system
from engine.keyword_extraction.extraction import find_keywords
from engine.loading.loader import document_from_text
from engine.messages import explain_model
from engine.system.atomic_files import atomic_write
from engine.system.file_names import is_same_file
from engine.text.sentence_splitting import split_sentences
from engine.text.tokens import tokenize

__all__ = ["DataError", "SystemScore", "evaluate_file", "format_table", "scores_to_json"]

KEYWORDS = 10


@dataclass(frozen=True, slots=True)
class SystemScore:
    """How well a system did: means over the documents that have something to compare with."""

    system: str
    summaries: int
    """How many documents have a summary by a person. With none, rouge is 0."""
    rouge: Rouge
    keyword_lists: int
    """How many documents have keywords by a person. With none, the two F1 are 0."""
    keyword_f1_at_5: float
    keyword_f1_at_10: float


@dataclass(slots=True)
class _Tally:
    """The scores of one system so far."""

    rouge: list[Rouge] = field(default_factory=list)
    at_5: list[float] = field(default_factory=list)
    at_10: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Answers:
    """What the systems say of one document."""

    language: str
    summaries: Mapping[str, tuple[str, ...]]
    keywords: tuple[str, ...]


def evaluate_file(
    data: Path,
    systems: tuple[str, ...],
    sentences: int,
    limit: int | None = None,
    predictions: Path | None = None,
    report: Report = silent,
) -> tuple[SystemScore, ...]:
    """Summarise the first documents of a data file in so many sentences with each system.

    The titles in the file are not shown to the systems: in some sets the title is the summary. Keywords do
    not depend on the system. A model that does not read a document's language leaves it to graph, as it
    does in use. The predictions file appears when all is done, or not at all.

    Raises DataError for a system we do not have, a model that fails, a file that cannot be read or written,
    predictions that would take the data's place, and a line that is not as it should be.
    """
    if predictions is not None and is_same_file(predictions, data):
        raise DataError(f"{predictions} is the data file: choose another name for the predictions")
    summarizers = {name: _find(name) for name in systems}
    tallies = {system: _Tally() for system in systems}
    with _replacing(predictions) as out:
        for done, example in enumerate(read_examples(data, limit)):
            report(Progress(Stage.ANALYZE, done, limit))
            answers = _answers(example, summarizers, sentences)
            references = [_reference(text, answers.language) for text in example.references]
            for system, tally in tallies.items():
                summary = answers.summaries[system]
                _count(tally, example, summary, references, answers)
                if out is not None:
                    _write(out, example, system, summary, answers.keywords)
    return tuple(_score(system, tally) for system, tally in tallies.items())


def format_table(scores: Sequence[SystemScore]) -> str:
    """Lay the scores out for reading, in hundredths; a dash where the file has nothing to compare with."""
    measures = " ".join(f"ROUGE-{name:<2}" for name in ("1", "2", "L"))
    longest = max([14, *(len(score.system) for score in scores)])
    lines = [f"{'system':<{longest}} {'documents':>9} {measures} {'F1@5':>6} {'F1@10':>6}"]
    for score in scores:
        rouge = (score.rouge.rouge_1, score.rouge.rouge_2, score.rouge.rouge_lsum)
        keywords = (score.keyword_f1_at_5, score.keyword_f1_at_10)
        lines.append(
            f"{score.system:<{longest}} {max(score.summaries, score.keyword_lists):>9} "
            + " ".join(_hundredths(value, 8, score.summaries) for value in rouge)
            + " "
            + " ".join(_hundredths(value, 6, score.keyword_lists) for value in keywords)
        )
    return "\n".join(lines)


def scores_to_json(scores: Sequence[SystemScore]) -> list[dict[str, Any]]:
    """Make the JSON form: one object a system, null where the file has nothing to compare with."""
    return [
        {
            "system": score.system,
            "summaries": score.summaries,
            "rouge_1": score.rouge.rouge_1 if score.summaries else None,
            "rouge_2": score.rouge.rouge_2 if score.summaries else None,
            "rouge_lsum": score.rouge.rouge_lsum if score.summaries else None,
            "keyword_lists": score.keyword_lists,
            "keyword_f1_at_5": score.keyword_f1_at_5 if score.keyword_lists else None,
            "keyword_f1_at_10": score.keyword_f1_at_10 if score.keyword_lists else None,
        }
        for score in scores
    ]


def _find(name: str) -> System:
    try:
        return find_system(name)
    except ModelMissing:
        if name in SYSTEMS:
            raise DataError("there are no models on the shelf") from None
        raise DataError(f"there is no system {name!r}; there are {', '.join(SYSTEMS)}") from None
    except ModelError as error:
        raise DataError(_in_words(error)) from error


def _in_words(error: ModelError) -> str:
    return f"{explain_model(error)}" + (f" ({error.detail})" if error.detail else "")


def _answers(example: ReferenceDocument, systems: Mapping[str, System], sentences: int) -> _Answers:
    """Summarise one document with each system; one without any text gets answers that score nothing."""
    try:
        reading = tokenize(document_from_text(example.document))
    except DocumentError:
        return _Answers("und", dict.fromkeys(systems, ()), ())
    try:
        summaries = {name: system(reading, sentences) for name, system in systems.items()}
    except ModelError as error:
        raise DataError(f"document {example.id!r}: {_in_words(error)}") from error
    return _Answers(
        reading.document.language,
        summaries,
        tuple(keyword.text for keyword in find_keywords(reading, KEYWORDS)),
    )


def _reference(text: str, language: str) -> Tokens:
    sentences = split_sentences(text, language)
    return tokens_of((text[span.start : span.end] for span in sentences), language)


def _count(
    tally: _Tally,
    example: ReferenceDocument,
    summary: Sequence[str],
    references: Sequence[Tokens],
    answers: _Answers,
) -> None:
    keywords, language = answers.keywords, answers.language
    if references:
        tally.rouge.append(compare(tokens_of(summary, language), references))
    if example.keywords:
        tally.at_5.append(keyword_f1(keywords, example.keywords, 5, language))
        tally.at_10.append(keyword_f1(keywords, example.keywords, 10, language))


def _score(system: str, tally: _Tally) -> SystemScore:
    lists = len(tally.at_5)
    return SystemScore(
        system=system,
        summaries=len(tally.rouge),
        rouge=mean(tally.rouge),
        keyword_lists=lists,
        keyword_f1_at_5=sum(tally.at_5) / max(lists, 1),
        keyword_f1_at_10=sum(tally.at_10) / max(lists, 1),
    )


def _write(
    out: TextIO, example: ReferenceDocument, system: str, summary: Sequence[str], keywords: Sequence[str]
) -> None:
    line = {"id": example.id, "system": system, "summary": list(summary), "keywords": list(keywords)}
    out.write(json.dumps(line, ensure_ascii=False) + "\n")


@contextmanager
def _replacing(path: Path | None) -> Iterator[TextIO | None]:
    """Open a temporary file beside path, which takes its place if all goes well."""
    if path is None:
        yield None
        return
    try:
        with atomic_write(path) as file:
            text = io.TextIOWrapper(file, encoding="utf-8", newline="\n")
            yield text
            text.detach()
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}") from error


def _hundredths(value: float, width: int, counted: int) -> str:
    return f"{100 * value:{width}.1f}" if counted else f"{'-':>{width}}"
