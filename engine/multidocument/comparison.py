"""Document comparison: which statements of a new version were added, removed or changed, numbers first.

Statements that say the same word for word are put together first, wherever they stand; of the rest, each is
put together with the one it shares most words with (Dice 1945), the nearest pairs first.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from engine.core.document import BlockKind, Document, Span
from engine.core.progress import Report, silent
from engine.multidocument.statement_pairs import nearest_pairs
from engine.text.search_tokens import search_tokens

SAME_STATEMENT = 0.5
"""Two statements with so large a share of common words are one that was changed."""
FIGURE = re.compile(r"\d+(?:[.,:/-]\d+)*")
ADDRESS = re.compile(r"\w+://\S+|www\.\S+")
"""In which figures count nothing."""
PUNCTUATION = re.compile(r"[\s.,;:!?'\"“”‘’„«»()\[\]—–、。，；：！？「」『』《》（）·•]+")
NO_STATEMENT = frozenset((BlockKind.HEADING, BlockKind.FURNITURE))


class ChangeKind(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    kind: ChangeKind
    old: Span | None
    """In the old document's text; None for what was added."""
    new: Span | None
    figures_before: tuple[str, ...] = ()
    """Of a changed statement: those that only the old one has."""
    figures_after: tuple[str, ...] = ()

    @property
    def changes_figures(self) -> bool:
        return bool(self.figures_before or self.figures_after)


@dataclass(frozen=True, slots=True)
class DocumentComparison:
    changes: tuple[Change, ...]
    """Changed figures first, then other changes, then what was added, then what was removed; in order."""
    unchanged: int
    """Statements that stand in both."""


@dataclass(frozen=True, slots=True)
class _Statement:
    span: Span
    words: tuple[str, ...]
    figures: tuple[str, ...]
    letters: str
    """All of it in small letters, without white space and punctuation; a currency is no punctuation."""


def compare_documents(old: Document, new: Document, report: Report = silent) -> DocumentComparison:
    """Find what changed from one version of a document to another."""
    before, after = list(_statements(old)), list(_statements(new))
    unchanged = _take_same(before, after)
    pairs = nearest_pairs(
        [statement.words for statement in before],
        [statement.words for statement in after],
        SAME_STATEMENT,
        report,
    )
    changes = [_changed(before[first], after[second]) for first, second in pairs]
    changes.sort(key=lambda change: (not change.changes_figures, change.new))
    paired_before = {first for first, _second in pairs}
    paired_after = {second for _first, second in pairs}
    added = [
        Change(ChangeKind.ADDED, None, statement.span)
        for place, statement in enumerate(after)
        if place not in paired_after
    ]
    removed = [
        Change(ChangeKind.REMOVED, statement.span, None)
        for place, statement in enumerate(before)
        if place not in paired_before
    ]
    return DocumentComparison((*changes, *added, *removed), unchanged)


def _statements(document: Document) -> Iterator[_Statement]:
    """Yield the sentences, and the lines of what has none, as tables have."""
    starts = [span.start for span in document.sentences]
    place = 0
    spans = list(document.sentences)
    for block in document.blocks:
        while place < len(starts) and starts[place] < block.span.start:
            place += 1
        has_sentence = place < len(starts) and starts[place] < block.span.end
        if not has_sentence and block.kind not in NO_STATEMENT:
            spans += _lines(document.text, block.span)
    for span in sorted(spans):
        text = document.quote(span)
        words = search_tokens(text, document.language)
        if words:
            letters = PUNCTUATION.sub("", text).casefold()
            yield _Statement(span, words, tuple(FIGURE.findall(ADDRESS.sub(" ", text))), letters)


def _lines(text: str, span: Span) -> Iterator[Span]:
    for line in re.finditer(r"[^\n]*\S", text[span.start : span.end]):
        yield Span(span.start + line.start(), span.start + line.end())


def _take_same(before: list[_Statement], after: list[_Statement]) -> int:
    """Take out of both what stands in both with the same words and figures; return how many these are."""
    common = Counter(map(_content, before)) & Counter(map(_content, after))
    for statements in (before, after):
        left = Counter(common)
        kept = []
        for statement in statements:
            content = _content(statement)
            if left[content]:
                left[content] -= 1
            else:
                kept.append(statement)
        statements[:] = kept
    return common.total()


def _content(statement: _Statement) -> tuple[str, tuple[str, ...]]:
    return statement.letters, statement.figures


def _changed(old: _Statement, new: _Statement) -> Change:
    before, after = Counter(old.figures), Counter(new.figures)
    return Change(
        ChangeKind.CHANGED,
        old.span,
        new.span,
        tuple((before - after).elements()),
        tuple((after - before).elements()),
    )
