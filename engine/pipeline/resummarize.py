"""Another summary of a document that was analysed: of another length, by another model, quoted or written.

Imports nothing heavy: the window cuts summaries with it while a slider moves.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from engine.core.options import Options, SummaryStyle
from engine.core.progress import Report, silent
from engine.core.results import Analysis, ShortForm, Summary
from engine.ranking.extractive_summary import key_sentences, with_short_forms

SHORTENED = 16
"""The best sentences that are shortened, however few of them the summary has."""

if TYPE_CHECKING:
    from engine.pipeline.workings import Workings


def takes_work(analysis: Analysis, options: Options) -> bool:
    """Whether resummarize has to compute for these options more than the analysis holds.

    It has not where sentences are quoted by the ranking that is there: only their number changes then, and
    those that were shortened before stay so.
    """
    before = analysis.options
    is_translated = options.output_language not in ("", analysis.document.language)
    if _differ_in_translations_alone(before, options):
        return is_translated
    is_ranked = (before.model, before.kind, before.user_words) == (
        options.model,
        options.kind,
        options.user_words,
    )
    is_shortened = bool(analysis.short_forms) or not options.brief
    return options.style is not SummaryStyle.KEY or not is_ranked or not is_shortened or is_translated


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
    if _differ_in_translations_alone(analysis.options, options):
        return replace(analysis, options=options, summary=_translated(analysis, options, report, places))
    if not takes_work(analysis, options):
        return replace(analysis, options=options, summary=_quoted_anew(analysis, options))
    from engine.pipeline.analyze import summarize
    from engine.pipeline.workings import Workings

    started = perf_counter()
    if workings is None or not workings.suit(analysis.document, options):
        workings = Workings(analysis.document, options.user_words, options.compute.threads)
    brief = options.brief and options.style is SummaryStyle.KEY
    whole = replace(options, brief=options.brief and not brief)
    summary = summarize(workings, whole, report, places, analysis.summary)
    ranked = workings.ranked(options.model, report, places, options.kind)
    if brief:
        analysis = replace(analysis, short_forms=_short_forms(workings, summary, options, report, places))
        summary = with_short_forms(summary, analysis.short_forms)
    timings = analysis.timings
    if options.is_written or summary.translated_by is not None:
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


def with_translations(summary: Summary, known: Summary | None, into: str) -> Summary:
    """Give each sentence the translation into that language that an earlier summary has of it."""
    if known is None or known.output_language != into:
        return summary
    found = {one.text: one.translation for one in known.sentences if one.translation is not None}
    return replace(
        summary,
        sentences=tuple(replace(one, translation=found.get(one.text)) for one in summary.sentences),
        output_language=into,
        translated_by=known.translated_by,
    )


def _differ_in_translations_alone(before: Options, options: Options) -> bool:
    """Whether nothing else is wanted than before but translations, those that are missing, or none."""
    is_other = before.output_language != options.output_language
    is_same = replace(before, output_language=options.output_language) == options
    return is_same and (is_other or bool(options.output_language))


def _translated(
    analysis: Analysis, options: Options, report: Report, places: Sequence[Path] | None
) -> Summary:
    """Translate the summary that is there, or show it without its translations: nothing is written anew."""
    summary = replace(
        analysis.summary,
        sentences=tuple(replace(one, translation=None) for one in analysis.summary.sentences),
        output_language="",
        translated_by=None,
    )
    if not options.output_language:
        return summary
    from engine.pipeline.translate import translate

    return translate(summary, analysis.document.language, options, report, places, analysis.summary)


def _quoted_anew(analysis: Analysis, options: Options) -> Summary:
    """Quote other sentences by the ranking that is there."""
    summary = key_sentences(
        analysis.document,
        analysis.ranking,
        options.length,
        analysis.ranked_by.model,
        analysis.kind,
        hide_ending=options.hide_ending,
    )
    return with_short_forms(summary, analysis.short_forms) if options.brief else summary


def _short_forms(
    workings: "Workings",
    summary: Summary,
    options: Options,
    report: Report,
    places: Sequence[Path] | None,
) -> tuple[ShortForm, ...]:
    """Shorten the summary's sentences, and the best ones besides: a slider may ask for them."""
    from engine.pipeline.shorten import find_short_forms

    ranked = workings.ranked(options.model, report, places, options.kind)
    sentences = workings.document.sentences
    spans = [span for sentence in summary.sentences for span in sentence.sources]
    spans += [sentences[index] for index in ranked.ranking.order[:SHORTENED]]
    return find_short_forms(workings.tokens(report), ranked, spans, options, report, places)
