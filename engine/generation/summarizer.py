"""Abstractive summarization: a language model writes about each part's key sentences, and is checked."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from engine.core.document import Document, Span
from engine.core.options import Options, SummaryStyle, UnsupportedHandling
from engine.core.progress import Progress, Report, Stage
from engine.core.results import (
    DOUBTFUL,
    ContextShare,
    Ranking,
    SentenceKind,
    Summary,
    SummarySentence,
    WrittenBy,
)
from engine.generation.context import Excerpt, excerpt_text, select_context
from engine.generation.drafting import Draft, generate_drafts
from engine.generation.postprocessing import headline_of, sentences_of
from engine.generation.prompts import WritingTask, build_prompt, fixed_beginning, task_of
from engine.grounding.checker import GroundingChecker
from engine.models.runtime.decoding import DecodingOptions
from engine.models.runtime.language_model import LanguageModel

TOKENS_EACH = 250
"""Of a part, at most. Small models lose the thread of more: with 400 they invented half as much again."""
LONG_REPETITION = 12
"""Tokens in a row that a model may not write twice. With less even numbers would be hindered: "60,000" may be
six tokens, four of them the same. A model that follows no instructions needs the stricter default."""
TOKENS_A_SENTENCE = 80
TOKENS_OF_A_HEADLINE = 40
LEFT_FOR_THE_REQUEST = 128
"""Tokens of the model's context for the words around the text."""


@dataclass(frozen=True, slots=True)
class PartDraft:
    """What was written about a part."""

    excerpt: Excerpt
    sentences: tuple[str, ...]


def write_summary(
    document: Document,
    ranking: Ranking,
    model: LanguageModel,
    sources: GroundingChecker,
    options: Options,
    report: Report,
    tokens_each: int = TOKENS_EACH,
) -> Summary:
    """Write in the style that options name. Raises ModelError where the model fails.

    tokens_each is how much of a part the model is given at most, where its context has room for so much.
    A document whose sentences are all too long or wordless for the model gets them quoted.
    """
    task = task_of(options.style, options.size)
    most = model.context - task.sentences * TOKENS_A_SENTENCE - LEFT_FOR_THE_REQUEST
    excerpts = select_context(
        document,
        ranking,
        task.parts,
        min(tokens_each, most),
        lambda text: len(model.tokens_of(text)),
        report,
    )
    drafts = _without_repetitions(_write_parts(document, excerpts, model, task, options.style, report))
    sentences = _ground_sentences(document, ranking, drafts, sources, options, task.sentences, report)
    return Summary(
        style=options.style,
        model=model.manifest.name,
        sentences=tuple(sentences),
        written_by=WrittenBy(
            model.manifest.shown_name,
            model.manifest.version,
            model.device,
            _context_share(document, excerpts),
        ),
    )


def _write_parts(
    document: Document,
    excerpts: Sequence[Excerpt],
    model: LanguageModel,
    task: WritingTask,
    style: SummaryStyle,
    report: Report,
) -> Iterator[PartDraft]:
    def asked(text: str) -> list[int]:
        follows = model.manifest.chat is not None
        return _prompt_tokens(
            model, build_prompt(style, document.language, text, follows_instructions=follows)
        )

    def tell(drafts: Sequence[Draft]) -> None:
        written = "\n".join(draft.text.strip() for draft in drafts if draft.text.strip())
        done = sum(draft.is_done for draft in drafts)
        report(Progress(Stage.WRITE, min(done, len(drafts) - 1), len(drafts), written))

    def is_enough(text: str) -> bool:
        if style is SummaryStyle.HEADLINE:
            return _has_line(text)
        return len(sentences_of(text, document.language, is_whole=True)) > task.sentences

    tokens = TOKENS_OF_A_HEADLINE if style is SummaryStyle.HEADLINE else task.sentences * TOKENS_A_SENTENCE
    model.keep_prefix(fixed_beginning(asked))
    prompts = [asked(excerpt_text(document, excerpt)) for excerpt in excerpts]
    drafts = generate_drafts(model, prompts, _decoding(model, tokens), is_enough, tell)
    for excerpt, draft in zip(excerpts, drafts, strict=True):
        if style is SummaryStyle.HEADLINE:
            yield PartDraft(excerpt, tuple(filter(None, (headline_of(draft.text),))))
        else:
            found = sentences_of(draft.text, document.language, is_whole=draft.is_whole)
            yield PartDraft(excerpt, found[: task.sentences])


def _decoding(model: LanguageModel, limit: int) -> DecodingOptions:
    """Return how at most so many tokens of a part are chosen."""
    decoding = DecodingOptions(limit=limit)
    if model.manifest.chat is not None:
        decoding = replace(decoding, no_repeat_ngram_size=LONG_REPETITION)
    return decoding


def _prompt_tokens(model: LanguageModel, prompt: str) -> list[int]:
    """Return the prompt as the model was trained to be asked."""
    tokens = model.tokens_of(prompt)
    chat = model.manifest.chat
    return [*chat.before, *tokens, *chat.after] if chat else tokens


def _has_line(text: str) -> bool:
    return text.endswith("\n") and bool(headline_of(text))


def _without_repetitions(drafts: Iterator[PartDraft]) -> list[PartDraft]:
    seen: set[str] = set()
    kept = []
    for draft in drafts:
        kept.append(PartDraft(draft.excerpt, tuple(one for one in draft.sentences if one not in seen)))
        seen.update(draft.sentences)
    return kept


def _ground_sentences(
    document: Document,
    ranking: Ranking,
    drafts: Sequence[PartDraft],
    sources: GroundingChecker,
    options: Options,
    sentences: int,
    report: Report,
) -> Iterator[SummarySentence]:
    """Yield the sentences with their sources in the document; in place of one that is dropped, a quote.

    sentences is how many are quoted of a part about which nothing was written.
    """
    grounded = iter(sources.ground([sentence for draft in drafts for sentence in draft.sentences], report))
    found = [
        tuple(zip(draft.sentences, islice(grounded, len(draft.sentences)), strict=True)) for draft in drafts
    ]
    told = {span for part in found for _, result in part for span in result.sources}
    for draft, part in zip(drafts, found, strict=True):
        quotes = _unused_quotes(document, ranking, draft.excerpt, told)
        for text, result in part:
            if result.kind in DOUBTFUL and options.unsupported is UnsupportedHandling.DROP:
                yield from islice(quotes, 1)
            else:
                yield SummarySentence(text, result.kind, result.support, result.sources, result.missing)
        if not part:
            yield from islice(quotes, sentences)


def _unused_quotes(
    document: Document, ranking: Ranking, excerpt: Excerpt, told: Container[Span]
) -> Iterator[SummarySentence]:
    """Quote the part's sentences that nothing written was made of, best first."""
    for index in sorted(excerpt.sentences, key=lambda index: -ranking.scores[index]):
        span = document.sentences[index]
        if span not in told:
            quoted = document.quotation(span)
            yield SummarySentence(quoted, SentenceKind.QUOTE, ranking.scores[index], (span,))


def _context_share(document: Document, excerpts: Sequence[Excerpt]) -> ContextShare:
    indices = [index for excerpt in excerpts for index in excerpt.sentences]
    characters = sum(span.end - span.start for span in map(document.sentences.__getitem__, indices))
    return ContextShare(len(excerpts), len(indices), characters)
