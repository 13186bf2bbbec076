"""Translates a summary with a language model of the shelf that knows both languages."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine.core.errors import ModelError, NoTranslator
from engine.core.options import ANY_WRITER, OUTPUT_LANGUAGES, Options
from engine.core.progress import Report, silent
from engine.core.results import Fallback, Summary, WrittenBy
from engine.models.formats.manifest import LanguageModelManifest, load_manifest
from engine.models.runtime.language_model import LanguageModel, open_language_model
from engine.models.store.shelf import find_named, model_folders, shelves
from engine.pipeline.resummarize import with_translations


def translate(
    summary: Summary,
    language: str,
    options: Options,
    report: Report = silent,
    places: Sequence[Path] | None = None,
    known: Summary | None = None,
) -> Summary:
    """Return the summary of a document in that language, translated as options say.

    known is an earlier summary of the document: the translations it has need not be made again. What keeps
    it from being translated is said in the result; nothing is raised but what report raises.
    """
    into = options.output_language
    if not into or into == language or not summary.sentences:
        return summary
    from engine.generation.translator import translate_summary

    try:
        model = _open_translator(options, language, places)
        return translate_summary(with_translations(summary, known, into), language, into, model, report)
    except ModelError as error:
        fallback = Fallback(error.kind, error.name, error.detail)
        by = WrittenBy(error.name, fallback=fallback)
        return replace(summary, output_language=into, translated_by=by)


def output_languages(language: str, places: Sequence[Path] | None = None) -> tuple[str, ...]:
    """Return the languages in which a summary of a document in that language can be had, beside its own."""
    return tuple(
        into
        for into in OUTPUT_LANGUAGES
        if into != language and language in OUTPUT_LANGUAGES and find_translator(language, into, places)
    )


def find_translator(language: str, into: str, places: Sequence[Path] | None = None) -> Path | None:
    """Return the folder of the first language model that knows both and does as it is told."""
    for folder in model_folders(shelves() if places is None else places):
        try:
            manifest = load_manifest(folder)
        except ModelError:
            continue
        if _translates(manifest, language, into):
            return folder
    return None


def _translates(manifest: object, language: str, into: str) -> bool:
    return (
        isinstance(manifest, LanguageModelManifest)
        and manifest.chat is not None
        and {language, into} <= set(manifest.languages)
    )


def _open_translator(options: Options, language: str, places: Sequence[Path] | None) -> LanguageModel:
    """Raises ModelError: NoTranslator where the model, or every one on the shelf, lacks a language."""
    into = options.output_language
    if language not in OUTPUT_LANGUAGES:
        raise NoTranslator("", f"{language} {into}")
    name = ""
    if options.writer != ANY_WRITER:
        chosen = find_named(options.writer, places)
        manifest = load_manifest(chosen)
        if _translates(manifest, language, into):
            return open_language_model(chosen, options.device, options.compute.threads)
        name = manifest.name  # what writes may know one of the languages only: another translates
    folder = find_translator(language, into, places)
    if folder is None:
        raise NoTranslator(name, f"{language} {into}")
    return open_language_model(folder, options.device, options.compute.threads)
