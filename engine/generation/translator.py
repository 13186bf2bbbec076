"""Translates a summary sentence by sentence with a language model, and compares each with its original."""

from collections.abc import Sequence
from dataclasses import replace

from engine.core.progress import Progress, Report, Stage
from engine.core.results import Discrepancy, DiscrepancyKind, Summary, Translation, WrittenBy
from engine.generation.drafting import Draft, generate_drafts
from engine.generation.postprocessing import translation_of
from engine.generation.prompts import fixed_beginning, translation_prompt
from engine.grounding.translations import compare_translation
from engine.models.runtime.decoding import DecodingOptions
from engine.models.runtime.language_model import LanguageModel

LONG_REPETITION = 12
"""Tokens in a row that may not be written twice: less would hinder figures."""
TOKENS_A_TOKEN, TOKENS_BESIDE = 2, 24
"""A translation has twice as many tokens as its original at most, and some more."""


def translate_summary(
    summary: Summary, language: str, into: str, model: LanguageModel, report: Report
) -> Summary:
    """Return the summary, which is in one language, with translations into another beside its sentences.

    Those that it has already stay. Raises ModelError where the model fails.
    """
    wanted = [sentence for sentence in summary.sentences if sentence.translation is None]
    texts = [" ".join(sentence.text.split()) for sentence in wanted]
    translations = iter(translate_sentences(model, texts, language, into, report))
    return replace(
        summary,
        sentences=tuple(
            sentence
            if sentence.translation is not None
            else replace(sentence, translation=next(translations))
            for sentence in summary.sentences
        ),
        output_language=into,
        translated_by=WrittenBy(model.manifest.shown_name, model.manifest.version, model.device),
    )


def translate_sentences(
    model: LanguageModel, texts: Sequence[str], language: str, into: str, report: Report
) -> tuple[Translation, ...]:
    """Return a translation of each text. Of one that is too long for the model there is none."""

    if not texts:
        return ()

    def asked(text: str) -> list[int]:
        chat = model.manifest.chat
        tokens = model.tokens_of(translation_prompt(into, text))
        return [*chat.before, *tokens, *chat.after] if chat else tokens

    def tell(drafts: Sequence[Draft]) -> None:
        done = sum(draft.is_done for draft in drafts)
        written = "\n".join(draft.text.strip() for draft in drafts if draft.text.strip())
        report(Progress(Stage.WRITE, min(done, len(drafts) - 1), len(drafts), written))

    model.keep_prefix(fixed_beginning(asked))
    sizes = [len(model.tokens_of(text)) for text in texts]
    prompts = [asked(text) for text in texts]
    limits = [TOKENS_A_TOKEN * size + TOKENS_BESIDE for size in sizes]
    fits = [len(prompt) + limit <= model.context for prompt, limit in zip(prompts, limits, strict=True)]
    chosen = [number for number, fit in enumerate(fits) if fit]
    limit = max((limits[number] for number in chosen), default=0)
    drafts = generate_drafts(
        model,
        [prompts[number] for number in chosen],
        DecodingOptions(limit, no_repeat_ngram_size=LONG_REPETITION),
        lambda text: "\n" in text.lstrip(),
        tell,
    )
    written = dict(zip(chosen, drafts, strict=True))
    return tuple(_translation(text, written.get(number), language, into) for number, text in enumerate(texts))


def _translation(original: str, draft: Draft | None, language: str, into: str) -> Translation:
    text = translation_of(draft.text, original) if draft is not None and draft.is_whole else ""
    if not text or text == original:
        return Translation("", (Discrepancy(DiscrepancyKind.MEANING, ""),))
    return Translation(text, compare_translation(original, text, language, into))
