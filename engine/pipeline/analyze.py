"""The whole way of a document, from its text to everything found in it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from engine.core.document import Document
from engine.core.options import Options
from engine.core.progress import Report, silent
from engine.core.results import Analysis, Timings
from engine.keyword_extraction.extraction import find_keywords
from engine.pipeline.rank import rank
from engine.ranking.extractive_summary import key_sentences
from engine.system.memory import return_memory
from engine.text.tokens import tokenize
from engine.topic_extraction.extraction import find_topics

LARGE = 1_000_000
"""Characters from which on a document takes so much memory to read that it matters while it is analysed."""


def analyze(
    document: Document, options: Options, report: Report = silent, places: Sequence[Path] | None = None
) -> Analysis:
    """Find the key sentences, keywords and topics of a document.

    places are the shelves of models, if not the program's own. A model that cannot be used is none for this
    document: the analysis says what ranked it, and why.
    """
    started = perf_counter()
    if len(document.text) > LARGE:
        return_memory()  # what reading it took is not needed any more, and finding takes as much again
    reading = tokenize(document, report, options.user_words)
    ranked = rank(reading, options.model, report, places, options.compute.threads)
    keywords = find_keywords(reading, options.keywords, report)
    topics = find_topics(reading, report, ranked.vectors)
    analyzed = perf_counter()
    if options.style.is_written:
        from engine.pipeline.write import write

        summary = write(reading, ranked, options, report, places)
    else:
        summary = key_sentences(document, ranked.ranking, options.length, ranked.ranked_by.model)
    return_memory()
    return Analysis(
        document=document,
        options=options,
        ranking=ranked.ranking,
        ranked_by=ranked.ranked_by,
        summary=summary,
        keywords=keywords,
        topics=topics,
        timings=Timings(analyze=analyzed - started, write=perf_counter() - analyzed),
    )


def write_again(
    analysis: Analysis, options: Options, report: Report = silent, places: Sequence[Path] | None = None
) -> Analysis:
    """Return the analysis with another summary, in the written style that options name."""
    from engine.pipeline.write import write

    started = perf_counter()
    reading = tokenize(analysis.document, report, options.user_words)
    ranked = rank(reading, options.model, report, places, options.compute.threads)
    summary = write(reading, ranked, options, report, places)
    timings = replace(analysis.timings, write=perf_counter() - started)
    return replace(analysis, options=options, summary=summary, timings=timings)


def rank_again(
    analysis: Analysis, options: Options, report: Report = silent, places: Sequence[Path] | None = None
) -> Analysis:
    """Return the analysis with its sentences ranked anew by options.model, and quoted accordingly."""
    reading = tokenize(analysis.document, report, options.user_words)
    ranked = rank(reading, options.model, report, places, options.compute.threads)
    summary = key_sentences(analysis.document, ranked.ranking, options.length, ranked.ranked_by.model)
    return replace(
        analysis, options=options, ranking=ranked.ranking, ranked_by=ranked.ranked_by, summary=summary
    )


def timed(analysis: Analysis, *, read: float) -> Analysis:
    """Return the analysis with the seconds that reading its document took."""
    return replace(analysis, timings=replace(analysis.timings, read=read))
