"""What of a document is never quoted: its stretches by kind, with the share that each kind has."""

from collections import defaultdict
from dataclasses import dataclass

from engine.core.document import QUOTABLE, BlockKind, Document, LeftOutText, Span


@dataclass(frozen=True, slots=True)
class LeftOutKind:
    """All stretches of a kind that is left out as a rule."""

    kind: BlockKind
    share: float
    """Of the characters of all that was read, from 0 to 1."""
    is_quoted: bool
    """Whether it is quoted all the same, because the user asked for it."""
    spans: tuple[Span, ...] = ()
    """Where it stands in the text, in order."""
    texts: tuple[LeftOutText, ...] = ()
    """What of it is not in the text."""

    @property
    def count(self) -> int:
        return len(self.spans) + len(self.texts)


def left_out_kinds(document: Document) -> tuple[LeftOutKind, ...]:
    """Return the kinds that are left out or would be, the one with the most characters first.

    The rows of a table that are blocks of their own count as one stretch.
    """
    spans, texts = _spans_by_kind(document), defaultdict[BlockKind, list[LeftOutText]](list)
    for part in document.left_out:
        texts[part.kind].append(part)
    whole = max(1, len(document.text) + sum(len(part.text) for part in document.left_out))
    found = []
    for kind in {*spans, *texts}:
        length = sum(span.end - span.start for span in spans[kind])
        length += sum(len(part.text) for part in texts[kind])
        is_quoted = not document.leaves_out(kind)
        found.append(LeftOutKind(kind, length / whole, is_quoted, tuple(spans[kind]), tuple(texts[kind])))
    return tuple(sorted(found, key=lambda one: (-one.share, one.kind)))


def left_out_spans(document: Document) -> tuple[tuple[Span, BlockKind], ...]:
    """Return the stretches of the text that are never quoted, in order."""
    return tuple((block.span, block.kind) for block in document.blocks if document.leaves_out(block.kind))


def _spans_by_kind(document: Document) -> defaultdict[BlockKind, list[Span]]:
    spans = defaultdict[BlockKind, list[Span]](list)
    for block in document.blocks:
        if block.kind in QUOTABLE:
            continue
        of_kind = spans[block.kind]
        is_row = block.kind is BlockKind.TABLE and bool(of_kind)
        if is_row and document.text[of_kind[-1].end : block.span.start] == "\n":
            of_kind[-1] = Span(of_kind[-1].start, block.span.end)
        else:
            of_kind.append(block.span)
    return spans
