"""The stretches in which facts are looked for: a document's sentences, and the lines that are in none."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from engine.core.document import LEFT_OUT, BlockKind, Document, Span

NEVER_READ = LEFT_OUT | {BlockKind.CODE, BlockKind.CONTENTS, BlockKind.REFERENCE}
LONGEST_LINE = 1_000
"""Characters; a longer line of a table is data."""
_LINE = re.compile(r"[^\n]+")


def find_stretches(document: Document) -> tuple[Span, ...]:
    """Return the sentences and all other lines of headings, tables, captions and notes, in order."""
    lines = (line for line in _lines(document) if not _is_quoted(document, line))
    return tuple(sorted((*document.sentences, *lines)))


def _lines(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind in NEVER_READ:
            continue
        for match in _LINE.finditer(document.text, block.span.start, block.span.end):
            if match[0].strip() and match.end() - match.start() <= LONGEST_LINE:
                yield Span(*match.span())


def _is_quoted(document: Document, line: Span) -> bool:
    """Whether a sentence has some of the line. Sentences are in order and do not overlap."""
    before = bisect_right(document.sentences, line.end, key=lambda span: span.start) - 1
    return before >= 0 and document.sentences[before].end > line.start
