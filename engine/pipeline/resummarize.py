"""Another summary of a document that was analysed: of another length, by another model, quoted or written.

Imports nothing heavy: the window cuts summaries with it while a slider moves.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from engine.core.options import Options
from engine.core.progress import Report, silent
from engine.core.results import Analysis
from engine.ranking.extractive_summary import key_sentences

if TYPE_CHECKING:
    from engine.pipeline.workings import Workings


def takes_work(analysis: Analysis, options: Options) -> bool:
    """Whether resummarize has to compute for these options more than the analysis holds.

    It has not where sentences are quoted by the ranking that is there: only their number changes then.
    """
    before = analysis.options
    is_ranked = (before.model, before.kind, before.user_words) == (
        options.model,
        options.kind,
        options.user_words,
    )
    return options.style.is_written or not is_ranked


def resummarize(
    analysis: Analysis,
    options: Options,
    report: Report = silent,
    places: Sequence[Path] | None = None,
    workings: "Workings | None" = None,
) -> Analysis:
    """Return the analysis with a summary as options say; keywords and topics stay as they are.

    Where that takes work, workings that suit the document save what they hold already; without them its
    tokens and ranking are computed anew. Raises nothing but what report raises.
    """
    if not takes_work(analysis, options):
        summary = key_sentences(
            analysis.document,
            analysis.ranking,
            options.length,
            analysis.ranked_by.model,
            analysis.kind,
            hide_ending=options.hide_ending,
        )
        return replace(analysis, options=options, summary=summary)
    from engine.pipeline.analyze import summarize
    from engine.pipeline.workings import Workings

    started = perf_counter()
    if workings is None or not workings.suit(analysis.document, options):
        workings = Workings(analysis.document, options.user_words, options.compute.threads)
    summary = summarize(workings, options, report, places)
    ranked = workings.ranked(options.model, report, places, options.kind)
    timings = analysis.timings
    if options.style.is_written:
        timings = replace(timings, write=perf_counter() - started)
    return replace(
        analysis,
        options=options,
        ranking=ranked.ranking,
        ranked_by=ranked.ranked_by,
        kind=ranked.kind,
        summary=summary,
        timings=timings,
    )
