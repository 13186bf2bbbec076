"""Analysis of a document of a corpus, in a worker process: from its source to its record."""

import platform
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine import __version__
from engine.core.document import Span
from engine.core.errors import DocumentError
from engine.core.places import place_of
from engine.core.progress import Report
from engine.core.results import Analysis, SummarySentence
from engine.corpus.document_vector import hashed_words, mean_vector
from engine.corpus.generation import Generation
from engine.corpus.minhash import minhash
from engine.corpus.records import (
    DONE,
    STOPPED,
    CorpusDocument,
    DocumentRecord,
    RecordedKeyword,
    RecordedSentence,
)
from engine.corpus.sources import local_file, text_of_line
from engine.corpus.time_limit import OverTime, limited

if TYPE_CHECKING:
    from engine.pipeline.workings import Workings
    from engine.readers.worker.process import ReaderProcess

LONGEST_SUMMARY_SENTENCE = 2_000
"""Characters that are kept of a key sentence; its span is that of the whole."""


@dataclass(frozen=True, slots=True)
class CorpusTask:
    """A document that is to be analysed."""

    id: str
    document: CorpusDocument


def analyze_task(task: CorpusTask, generation: Generation, readers: "ReaderProcess") -> DocumentRecord:
    """Return the record of a document, or of the failure to read it; a document makes it raise nothing."""
    started = time.process_time()
    record = DocumentRecord(task.id, task.document.sha256, task.document.uri, DONE)
    try:
        with limited(generation.options.cpu_seconds) as report:
            record = _found(record, *_analysis_of(task.document, generation, readers, report))
    except DocumentError as error:
        record = replace(record, outcome=error.kind, detail=error.detail)
    except OverTime as error:
        record = replace(record, outcome=STOPPED, detail=str(error))
    except MemoryError:
        record = replace(record, outcome="out-of-memory", detail="analysis")
    return replace(
        record, version=__version__, cpu_seconds=time.process_time() - started, host=platform.node()
    )


def _analysis_of(
    document: CorpusDocument, generation: Generation, readers: "ReaderProcess", report: Report
) -> tuple[Analysis, "Workings"]:
    # Where a worker needs them: the process that hands out the documents does without.
    from engine.loading.loader import document_from_text
    from engine.pipeline.analyze import analyze
    from engine.pipeline.files import read_file
    from engine.pipeline.workings import Workings

    options = generation.options.analysis
    if document.data:
        title, text = text_of_line(document)
        read = document_from_text(text, title)
    else:
        with local_file(document) as path:
            try:
                read = read_file(path, readers, report)
            except DocumentError as error:
                raise type(error)(Path(document.uri), error.detail) from error
    workings = Workings(read, options.user_words, options.compute.threads)
    return analyze(read, options, report, workings=workings), workings


def _found(record: DocumentRecord, analysis: Analysis, workings: "Workings") -> DocumentRecord:
    from engine.text.search_tokens import search_tokens

    document = analysis.document
    tokens = search_tokens(document.text, document.language)
    space, vector = _vector(analysis, workings)
    return replace(
        record,
        language=document.language,
        title=document.title,
        format=document.format,
        kind=analysis.kind.value if analysis.kind else "",
        pages=len(document.page_starts),
        characters=len(document.text),
        sentences=tuple(_sentence(analysis, each) for each in analysis.summary.sentences),
        keywords=tuple(RecordedKeyword(each.text, each.score, len(each.spans)) for each in analysis.keywords),
        topics=tuple(topic.label for topic in analysis.topics),
        problems=tuple(f"{each.kind.value} {each.detail}".rstrip() for each in document.problems),
        tokens=" ".join(tokens),
        space=space,
        vector=vector,
        minhash=minhash(tokens).tobytes(),
        ranked_by=f"{analysis.ranked_by.model} {analysis.ranked_by.version}".rstrip(),
        parser=document.parser,
    )


def _vector(analysis: Analysis, workings: "Workings") -> tuple[str, bytes]:
    """Return the name of the space, and the vector in 16 bit."""
    ranked = workings.ranked(analysis.options.model, kind=analysis.options.kind)
    if ranked.vectors is not None and len(ranked.vectors):
        space = f"{ranked.ranked_by.model} {ranked.ranked_by.version}"
        return space, mean_vector(ranked.vectors, ranked.ranking.scores).astype(np.float16).tobytes()
    words = [word.stem for words in workings.tokens().words for word in words if word.content]
    return f"words {analysis.document.language}", hashed_words(words).astype(np.float16).tobytes()


def _sentence(analysis: Analysis, sentence: SummarySentence) -> RecordedSentence:
    span = sentence.sources[0] if sentence.sources else Span(0, 0)
    place = place_of(analysis.document, span)
    return RecordedSentence(
        sentence.text[:LONGEST_SUMMARY_SENTENCE],
        span.start,
        span.end,
        analysis.document.page_of(span) or 0,
        place.name if place and not analysis.document.page_starts else "",
        sentence.score,
    )
