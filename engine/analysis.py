"""The whole way of a document, from its text to everything found in it."""

from dataclasses import replace
from time import perf_counter

from engine.document import Document
from engine.findings import Analysis, Timings
from engine.keywords import find_keywords
from engine.options import Options
from engine.progress import Report, silent
from engine.ranking import rank_sentences
from engine.summary import key_sentences
from engine.topics import find_topics
from engine.words import read_words


def analyze(document: Document, options: Options, report: Report = silent) -> Analysis:
    """Find the key sentences, keywords and topics of a document."""
    started = perf_counter()
    reading = read_words(document, report, options.user_words)
    ranking = rank_sentences(reading, report)
    return Analysis(
        document=document,
        options=options,
        ranking=ranking,
        summary=key_sentences(document, ranking, options.length, options.model),
        keywords=find_keywords(reading, options.keywords, report),
        topics=find_topics(reading, report),
        timings=Timings(analyze=perf_counter() - started),
    )


def timed(analysis: Analysis, *, read: float) -> Analysis:
    """Return the analysis with the seconds that reading its document took."""
    return replace(analysis, timings=replace(analysis.timings, read=read))
