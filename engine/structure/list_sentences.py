"""Joins the sentence that leads into a list with the items that finish it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.core.document import Block, BlockKind, Span
from engine.structure.block_patterns import ends_like_sentence
from engine.text.abbreviations import STARTERS
from engine.text.characters import IDEOGRAPH
from engine.text.language_data import language_data
from engine.text.prose_detection import is_sentence_like
from engine.text.stop_words import stopwords

MOST_WORDS = 70
"""Of a lead-in together with its items, as one sentence."""
MOST_CHARACTERS = 140
"""The same in Chinese."""
MOST_LETTERS = 1000
"""Characters up to which a lead-in has its first item, however many words they are."""
_FEWEST_WORDS, _FEWEST_CHARACTERS = 3, 6
"""Of a lead-in; a shorter one is a label, unless it cannot end where it does."""
_FEWEST_TORN = 6
"""Words of an item that a new line tore from the rest of its sentence."""
_LONGEST_NAME = 0.15
"""Of the longest sentence of a list: an item that may be a heading."""
_TAIL = re.compile(r"[:：—–]\Z|--\Z")
_GOES_ON = re.compile(r"[,;，；](?:\s+\w{1,3})?\Z")
"""How an item ends that another follows: "…;", "…, and"."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DASHES = "-–—"
_OPEN_SPEECH = ("—", "–", "--")
"""What a paragraph of direct speech begins with."""
_OPEN_CHINESE = re.compile(r"(?:的|应当|應當|不得|可以|可|必须|必須|须|須|不能)[：，]\Z")
_STATEMENT = re.compile(r"是[^，。：；]*的：\Z")
"""What is whole though it ends like one that is not: …是由社区完成的："""
_LABELS = (
    ("roman", re.compile(r"\(?[ivx]{1,5}[.)]")),
    ("letter", re.compile(r"\(?[a-z]{1,2}[.)]")),
    ("capital", re.compile(r"\(?[A-Z][.)]")),
    ("bracketed digit", re.compile(r"\(?\d{1,3}\)")),
    ("digit", re.compile(r"\d{1,3}[.．、]")),
    ("bracketed Chinese", re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]")),
    ("bracketed wide", re.compile(r"（\d{1,3}）")),
    ("circled", re.compile(r"[①-⑳⑴-⒇]")),
    ("bullet", re.compile(r"[•▪▫◦‣∙●○■□◆◇➢➤►▶✓✔→*·–—-]")),
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A block with the sentences that were found in it."""

    block: Block
    spans: Sequence[Span]
    text: str
    """From the block's first letter on, with its label."""

    @property
    def label(self) -> str:
        return next((name for name, pattern in _LABELS if pattern.match(self.text)), "")


def join_lists(text: str, blocks: Sequence[Block], spans: Sequence[Span], language: str) -> tuple[Span, ...]:
    """Return the spans with one for each lead-in and its items, and without the items that say nothing alone.

    blocks are all of the document's, in order, and spans the sentences found in some of them. Only from a
    lead-in into its list does a span go over the border of a block.
    """
    starts = [span.start for span in spans]
    parts = [
        _Part(block, spans[slice(*_within(starts, block))], text[block.span.start : block.span.end])
        for block in blocks
    ]
    whole: list[Span] = []
    silent: set[Span] = set()
    for index, part in enumerate(parts[:-1]):
        if not part.spans or (whole and part.spans[-1].end <= whole[-1].end):
            continue
        lead = text[part.spans[-1].start : part.spans[-1].end]
        items = _items_of(parts, index, lead, language)
        if not items:
            continue
        is_open = _is_open(lead, language) or _is_one_sentence(items)
        if part.spans[-1] in silent and lead[:1].islower():
            continue
        joined = _joined(text, part.spans[-1], items, is_open, language)
        if joined and is_sentence_like(text[joined.start : joined.end], language):
            whole.append(joined)
        silent.update(
            span
            for item in items
            for span in item.spans[:1]
            if not _stands_alone(text[span.start : span.end], is_open, language)
        )
    if not whole and not silent:
        return tuple(spans)
    return tuple(sorted((*whole, *_others(spans, whole, silent))))


def _within(starts: Sequence[int], block: Block) -> tuple[int, int]:
    return bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)


def _others(spans: Sequence[Span], whole: Sequence[Span], silent: set[Span]) -> Iterator[Span]:
    place = 0
    for span in spans:
        while place < len(whole) and whole[place].end <= span.start:
            place += 1
        if span not in silent and not (place < len(whole) and whole[place].start <= span.start):
            yield span


def _items_of(parts: Sequence[_Part], index: int, lead: str, language: str) -> Sequence[_Part]:
    """Return the items that the last sentence of a part leads into; none where it leads into none."""
    part, first = parts[index], parts[index + 1]
    if part.block.kind not in (BlockKind.TEXT, BlockKind.LIST_ITEM) or not _is_item(first):
        return ()
    if not _leads_in(part, lead, _bare(first), language) or first.label == part.label != "":
        return ()
    end = index + 1
    while end < len(parts) and _is_item(parts[end]) and _belongs(parts, index, end):
        end += 1
    items = parts[index + 1 : end]
    return () if _is_heading(items, lead, language) else items


def _is_heading(items: Sequence[_Part], lead: str, language: str) -> bool:
    """Whether what looks like the only item of a list names what comes behind it."""
    item = _bare(items[0])
    return (
        len(items) == 1
        and not (item[:1].islower() or _is_finished(items[0]) or items[0].block.kind is BlockKind.TEXT)
        and _size(item) < _LONGEST_NAME
        and not _is_open(lead, language)
    )


def _is_item(part: _Part) -> bool:
    if not part.spans or _is_speech(part):
        return False
    if part.block.kind is BlockKind.LIST_ITEM:
        return True
    if part.block.kind is not BlockKind.TEXT or part.text[0] in _DASHES:
        return False
    return bool(part.label) or (part.text[:1].islower() and " " in part.text)


def _is_speech(part: _Part) -> bool:
    return part.text.startswith(_OPEN_SPEECH) and _is_finished(part)


def _belongs(parts: Sequence[_Part], index: int, place: int) -> bool:
    """Whether the item at place is still one of the list that the part at index leads into."""
    lead, first, item = parts[index], parts[index + 1], parts[place]
    if place == index + 1:
        return True
    goes_on = _GOES_ON.search(parts[place - 1].text) is not None
    if not _TAIL.search(lead.text) and _is_new(item) and not goes_on:
        return False
    if item.label and item.label == lead.label:
        return False
    if lead.block.kind is BlockKind.LIST_ITEM and not item.label and _TAIL.search(item.text):
        return False
    if item.block.kind is BlockKind.TEXT and not item.label and first.block.kind is BlockKind.LIST_ITEM:
        # What finishes the sentence behind its list.
        return not ends_like_sentence(parts[place - 1].text)
    if item.label == first.label != "":
        return not (_is_finished(parts[place - 1]) and _bare(first)[:1].islower() and _is_new(item))
    return (goes_on and item.label == first.label) or not (_is_new(item) and not _is_new(first))


def _is_new(item: _Part) -> bool:
    """Whether it begins and ends like a sentence."""
    return not _bare(item)[:1].islower() and _is_finished(item)


def _is_finished(item: _Part) -> bool:
    return ends_like_sentence(item.text)


def _bare(part: _Part) -> str:
    return _without_label(part.text[part.spans[0].start - part.block.span.start :])


def _without_label(text: str) -> str:
    label = next(filter(None, (pattern.match(text) for _, pattern in _LABELS)), None)
    return text[label.end() :].lstrip() if label else text


def _leads_in(part: _Part, lead: str, item: str, language: str) -> bool:
    words = len(_WORD.findall(lead))
    if _TAIL.search(lead):
        characters = len(IDEOGRAPH.findall(lead))
        enough = characters >= _FEWEST_CHARACTERS if characters else words >= _FEWEST_WORDS
        return enough or _is_open(lead, language)
    if ends_like_sentence(lead) or lead[:1].islower() or words < _FEWEST_WORDS or _size(item) > 1:
        return False
    is_item = part.block.kind is BlockKind.LIST_ITEM
    if is_item and not part.label and _GOES_ON.search(lead):
        return False
    if item[:1].islower():
        return not is_item or bool(part.label) or words >= _FEWEST_TORN
    return _is_open(lead, language) or (lead.endswith(",") and (not is_item or bool(part.label)))


def _is_open(lead: str, language: str) -> bool:
    """Whether a lead-in is no sentence without an item: it ends in "to", "shall", "if"."""
    if _OPEN_CHINESE.search(lead):
        return not _STATEMENT.search(lead)
    words = _WORD.findall(lead[-40:])
    return (
        bool(words)
        and not lead.endswith((".", "!", "?", "etc"))
        and words[-1].lower() in language_data(language).layout.open_words
    )


def _is_one_sentence(items: Sequence[_Part]) -> bool:
    """Whether the items go on from one to the next, so that none of them is a sentence."""
    going_on = sum(_GOES_ON.search(item.text) is not None for item in items[:-1])
    return 2 * going_on > len(items[:-1])


def _joined(text: str, lead: Span, items: Sequence[_Part], is_open: bool, language: str) -> Span | None:
    """Return the lead-in with its first items, as many as one sentence may have."""
    end = lead.end
    for item in items:
        first = item.spans[0]
        sentence = text[first.start : first.end]
        is_name = len(_WORD.findall(sentence)) < _FEWEST_WORDS and not IDEOGRAPH.search(sentence)
        if len(item.spans) > 1 and (is_name or _stands_alone(sentence, is_open, language)):
            break
        together = text[lead.start : first.end]
        if _size(together) > 1 and (end > lead.end or len(together) > MOST_LETTERS):
            break
        if not _TAIL.search(together):
            end = first.end
        if len(item.spans) > 1:
            break
    return Span(lead.start, end) if end > lead.end else None


def _size(text: str) -> float:
    """How much of the longest sentence of a list text is."""
    characters = len(IDEOGRAPH.findall(text))
    words = len(_WORD.findall(IDEOGRAPH.sub(" ", text) if characters else text))
    return words / MOST_WORDS + characters / MOST_CHARACTERS


def _stands_alone(sentence: str, is_open: bool, language: str) -> bool:
    """Whether an item says what it says without its lead-in."""
    sentence = _without_label(sentence)
    if sentence[:1].islower():
        return False
    if not is_open:
        return True
    word = _WORD.match(sentence)
    begins = word is not None and (word[0].lower() in STARTERS or word[0].lower() in stopwords(language))
    return begins and ends_like_sentence(sentence)
