"""Finds the sentences of a document that may be quoted."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from engine.core.document import LEFT_OUT, Block, BlockKind, Span
from engine.core.progress import paced
from engine.structure.block_patterns import label_length
from engine.structure.list_sentences import join_lists
from engine.structure.text_quality import is_garbled_text
from engine.text.characters import IDEOGRAPHS
from engine.text.sentence_splitting import is_sentence_like, split_sentences

BLOCKS_A_REPORT = 200
LEAST_QUOTABLE = 0.05
"""The share of the prose, in characters, below which the document is not written in sentences."""
PROSE = (BlockKind.TEXT, BlockKind.LIST_ITEM)
_ASIDE = (BlockKind.NOTE, BlockKind.CAPTION)
_OF_LINES = (BlockKind.TABLE, BlockKind.CODE, BlockKind.CONTENTS)
_LINE = re.compile(r"\S[^\n]{0,998}(?<=\S)")
"""A line without the white space around it, or a thousand characters of one."""
_BARE_TURN = re.compile(
    rf"[^\W\d_{IDEOGRAPHS}][^:：!?。]{{0,40}}:\s+\w+(?:[ ,]+\w+){{0,2}}[.!?…]+"
    rf"|[{IDEOGRAPHS}]{{1,8}}[:：]\s?[^，。！？：:]{{1,4}}[。！？]"
)
"""A speaker who says too little to be quoted for it."""


def find_sentences(
    text: str,
    blocks: Sequence[Block],
    language: str,
    quoted: frozenset[BlockKind],
    pulse: Callable[[int], None],
) -> tuple[Span, ...]:
    """Return the sentences that may be quoted.

    A document with text has some: where hardly any of its prose reads like sentences, every part of it counts
    as one; where there is no prose, notes and captions do, then whatever there is.
    """
    prose = quoted.union(PROSE)
    spans = tuple(_split(text, [block for block in blocks if block.kind in prose], language, pulse))
    spans = join_lists(text, blocks, spans, language)
    likely = tuple(span for span in spans if is_sentence_like(text[span.start : span.end], language))
    clear = tuple(span for span in likely if not is_garbled_text(text[span.start : span.end]))
    found = clear or likely
    if total_length(found) < LEAST_QUOTABLE * total_length(spans):
        found = tuple(span for span in spans if _says_something(text, span))
    for kinds in (_ASIDE, frozenset(BlockKind) - LEFT_OUT, LEFT_OUT):
        if found:
            break
        others = [block for block in blocks if block.kind in kinds]
        found = tuple(span for span in _split(text, others, language, pulse) if _says_something(text, span))
    return found or (blocks[0].span,)


def _split(text: str, blocks: Iterable[Block], language: str, pulse: Callable[[int], None]) -> Iterator[Span]:
    for block in paced(blocks, pulse, BLOCKS_A_REPORT):
        start, end = block.span.start, block.span.end
        if block.kind in _OF_LINES:
            for line in _LINE.finditer(text, start, end):
                yield Span(*line.span())
            continue
        if block.kind is BlockKind.LIST_ITEM:
            start += label_length(text[start:end])
        for span in _with_labels(text[start:end], split_sentences(text[start:end], language)):
            yield Span(start + span.start, start + span.end)


def _with_labels(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    """Join a speaker and the word or two that begin a turn, "Smith: Yes.", with the sentence behind them."""
    first, second = next(spans, None), next(spans, None)
    if first and second and _BARE_TURN.fullmatch(text, first.start, first.end):
        first, second = Span(first.start, second.end), None
    yield from (span for span in (first, second) if span)
    yield from spans


def total_length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _says_something(text: str, span: Span) -> bool:
    return any(map(str.isalpha, text[span.start : span.end]))
