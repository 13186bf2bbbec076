"""Analyses a document: from its text to its summary, keywords and topics."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from engine.core.document import Document
from engine.core.options import Options, SummaryStyle
from engine.core.progress import Report, silent
from engine.core.results import Analysis, Summary, Timings
from engine.keyword_extraction.extraction import find_keywords
from engine.pipeline.shorten import find_headline, find_short_forms, headline_summary
from engine.pipeline.workings import Workings
from engine.ranking.extractive_summary import key_sentences, with_short_forms
from engine.system.memory import return_memory
from engine.topic_extraction.extraction import find_topics

LARGE = 1_000_000
"""Characters from which on a document takes so much memory to read that it matters while it is analysed."""


def analyze(
    document: Document,
    options: Options,
    report: Report = silent,
    places: Sequence[Path] | None = None,
    workings: Workings | None = None,
) -> Analysis:
    """Find the key sentences, keywords and topics of a document.

    places are the shelves of models, if not the program's own. workings are the document's, of whoever wants
    its tokens and vectors, too. A model that cannot be used is none for this document: the analysis says what
    ranked it, and why. Raises nothing but what report raises.
    """
    started = perf_counter()
    if len(document.text) > LARGE:
        return_memory()  # what reading it took is not needed any more, and finding takes as much again
    workings = workings or Workings(document, options.user_words, options.compute.threads)
    tokens = workings.tokens(report)
    ranked = workings.ranked(options.model, report, places, options.kind)
    keywords = find_keywords(tokens, options.keywords, report, ranked.idle)
    topics = find_topics(tokens, report, ranked.vectors)
    analyzed = perf_counter()
    summary = summarize(workings, options, report, places)
    return_memory()
    return Analysis(
        document=document,
        options=options,
        ranking=ranked.ranking,
        ranked_by=ranked.ranked_by,
        kind=ranked.kind,
        summary=summary,
        keywords=keywords,
        topics=topics,
        timings=Timings(analyze=analyzed - started, write=perf_counter() - analyzed),
    )


def summarize(
    workings: Workings,
    options: Options,
    report: Report = silent,
    places: Sequence[Path] | None = None,
    known: Summary | None = None,
) -> Summary:
    """Quote or write the summary, whichever options.style says, and translate it where they say so.

    known is an earlier summary of the document, whose translations need not be made again.
    """
    summary = _in_its_language(workings, options, report, places)
    if not options.output_language:
        return summary
    from engine.pipeline.translate import translate  # loads what runs language models

    return translate(summary, workings.document.language, options, report, places, known)


def _in_its_language(
    workings: Workings, options: Options, report: Report, places: Sequence[Path] | None
) -> Summary:
    ranked = workings.ranked(options.model, report, places, options.kind)
    if options.is_written:
        from engine.pipeline.write import write  # loads what runs language models

        return write(workings.tokens(report), ranked, options, report, places)
    if options.style is SummaryStyle.HEADLINE:
        return headline_summary(workings.tokens(report), ranked, options, report, places)
    summary = key_sentences(
        workings.document,
        ranked.ranking,
        options.length,
        ranked.ranked_by.model,
        ranked.kind,
        hide_ending=options.hide_ending,
    )
    if not options.brief:
        return summary
    quoted = [span for sentence in summary.sentences for span in sentence.sources]
    return with_short_forms(
        summary, find_short_forms(workings.tokens(report), ranked, quoted, options, report, places)
    )


def add_headline(
    analysis: Analysis,
    workings: Workings,
    report: Report = silent,
    places: Sequence[Path] | None = None,
) -> Analysis:
    """Return the analysis with the one line that stands for the document. Raises what report raises."""
    options = analysis.options
    ranked = workings.ranked(options.model, report, places, options.kind)
    return replace(analysis, headline=find_headline(workings.tokens(report), ranked, options, report, places))
