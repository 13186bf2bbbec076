"""Reader of plain text: pages by form feeds, paragraphs, lines that were wrapped to a width."""

import re
from collections.abc import Iterator
from pathlib import Path

from engine.core.document import Problem, ProblemKind
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.paragraphs import pages_of
from engine.readers.detection.encoding import decode
from engine.readers.plain.delimited import blocks_of_lines, delimiter_of
from engine.readers.plain.line_breaks import LineLayout, blocks_of_paragraph
from engine.text.graphemes import place_to_cut

_MOST_BYTES = 80 * 2**20
"""What is read of a file; in UTF-32 that is 20 million characters."""

_LONGEST_PAGE = 200_000
"""Characters. What has longer pages between its form feeds has no pages."""

_LONGEST_LINE = 50_000
"""Characters. A longer line is cut, at a blank if there is one."""

_LINE = re.compile(r"[^\n\r\v\x85\u2028\u2029]*")


def read_text(
    path: Path,
    password: str,  # noqa: ARG001 - text has none
    encoding: str = "",
) -> Iterator[DocumentHeader | Page | Problem]:
    """Read a file of plain text, or of lines with fields."""
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES)
        more = file.read(1)
    decoded = decode(data, chosen=encoding)
    del data
    delimiter = delimiter_of(decoded.text, path.suffix.lower())
    yield DocumentHeader("text", paged=not delimiter and is_paged(decoded.text))
    if not decoded.certain:
        yield Problem(ProblemKind.ENCODING_GUESSED, detail=decoded.encoding)
    if delimiter:
        yield from pages_of(blocks_of_lines(decoded.text, delimiter), paged=False)
    else:
        yield from pages_of_text(decoded.text)
    if more:
        size = path.stat().st_size
        yield Problem(ProblemKind.TRUNCATED, detail=f"first {_MOST_BYTES:,} of {size:,} bytes")


def is_paged(text: str) -> bool:
    """Whether form feeds divide it into pages."""
    pages = text.strip().split("\f")
    return len(pages) > 1 and max(map(len, pages)) <= _LONGEST_PAGE


def pages_of_text(text: str) -> Iterator[Page]:
    """Yield the pages of a text that is_paged, or else a few hundred blocks at a time."""
    layout = LineLayout.of(lines_of(text))
    if not is_paged(text):
        yield from pages_of(_blocks(text, layout), paged=False)
        return
    for page in text.strip("\r\n\f \t").split("\f"):
        blocks = list(_blocks(page, layout))
        yield Page(tuple(_with_edges(blocks)))


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text without their ends, none of them longer than can be handled."""
    start = 0
    while start <= len(text):
        match = _LINE.match(text, start)
        assert match
        if match.end() - start > _LONGEST_LINE:
            yield from _cut(text, start, match.end())
        else:
            yield match[0]
        start = match.end() + (2 if text.startswith("\r\n", match.end()) else 1)


def _cut(text: str, start: int, end: int) -> Iterator[str]:
    while end - start > _LONGEST_LINE:
        blank = text.rfind(" ", start + _LONGEST_LINE // 2, start + _LONGEST_LINE)
        cut = blank if blank > 0 else place_to_cut(text, start + _LONGEST_LINE)
        yield text[start:cut]
        start = cut
    yield text[start:end]


def _blocks(text: str, layout: LineLayout) -> Iterator[PageBlock]:
    paragraph: list[str] = []
    for line in lines_of(text.replace("\f", "\n") if "\f" in text else text):
        if line.strip("\ufeff\x00 \t\xa0\u3000"):
            paragraph.append(line)
        if paragraph and (len(paragraph) >= layout.longest_paragraph or not line.strip()):
            yield from blocks_of_paragraph(paragraph, layout)
            paragraph = []
    if paragraph:
        yield from blocks_of_paragraph(paragraph, layout)


def _with_edges(blocks: list[PageBlock]) -> Iterator[PageBlock]:
    """Mark the first and the last line of a page, where running heads and page numbers stand."""
    last = len(blocks) - 1
    for number, block in enumerate(blocks):
        edge = number in (0, last) and "\n" not in block.text and last > 1
        yield PageBlock(block.text, block.kind, block.level, at_edge=edge, top=number / (last + 1))
