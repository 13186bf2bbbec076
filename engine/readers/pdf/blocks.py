"""Layout analysis of a PDF page: paragraphs, tables and code by leading, indents and fonts."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter
from statistics import median

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.readers.pdf.fragments import PageContent, TextFragment
from engine.readers.pdf.lines import build_lines, deduplicate_fragments
from engine.readers.pdf.margins import is_stamp, margin_labels, turned_page, without_line_numbers
from engine.readers.pdf.outline import Headings, as_heading, normalise_heading
from engine.readers.pdf.reading_order import Region, reading_order
from engine.readers.pdf.tables import find_tables
from engine.readers.pdf.text_line import TextLine
from engine.text.characters import CLAUSE_END

_BULLET = re.compile(r"[•‣◦▪▫■□●○◆◇➢➤✓✔\u2023\u2043\uf0b7\uf0a7\u00b7*–—-]\s+\S")
_ENUMERATED = re.compile(r"(?:\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,5})[.)]|\[[0-9]{1,3}\])\s+\S")
_LISTED = re.compile(r"\d+(?:\s|$)")
"""A line of code with its number."""
_END = re.compile(CLAUSE_END + "$")
_MARGIN = 0.14
"""The share of the page's height in which running heads stand."""
_INNER_MARGIN = 0.1
_ALL = 0.95
_LONGEST_HEADING = 160
"""Characters, all its lines together."""


def analyze_layout(content: PageContent, headings: Headings) -> tuple[PageBlock, ...]:
    """Return the blocks of a page in reading order; turned text comes last, and stamps as furniture."""
    groups: dict[int, list[TextFragment]] = {}
    for fragment in deduplicate_fragments(content.fragments):
        groups.setdefault(fragment.turn, []).append(fragment)
    by_size = sorted(groups.items(), key=lambda group: -sum(len(fragment.text) for fragment in group[1]))
    blocks: list[PageBlock] = []
    furniture = list(content.furniture)
    for number, (turn, fragments) in enumerate(by_size):
        across, down, _width, height = turned_page(turn, content.width, content.height)
        lines = [
            line._replace(left=line.left - across, right=line.right - across, baseline=line.baseline - down)
            for line in build_lines(fragments)
        ]
        if number and is_stamp(lines, turn, height):
            furniture += [line.text for line in lines]
            continue
        blocks += _blocks_of_lines(lines, height, headings)
    hidden = [PageBlock(" ".join(content.hidden), BlockKind.HIDDEN)] if content.hidden else []
    aside = [PageBlock(text, BlockKind.FURNITURE) for text in furniture if blocks and text.strip()]
    return (*(as_heading(block, headings) for block in blocks), *aside, *hidden)


def _blocks_of_lines(lines: list[TextLine], height: float, headings: Headings) -> list[PageBlock]:
    lines = without_line_numbers(lines)
    edges = _edges(lines, height)
    labels = margin_labels([line for line in lines if round(line.baseline, 1) not in edges])
    blocks: list[PageBlock] = []
    if labels:
        lines = [line for line in lines if line not in labels]
        blocks.append(_margin(sorted(labels, key=attrgetter("baseline")), height))
    for region in _regions(lines, edges, height):
        leading = _leading(region)
        for is_table, stretch in find_tables(region):
            if is_table:
                blocks.append(_table(stretch, height))
            else:
                blocks += [
                    _block(part, edges, height)
                    for paragraph in _paragraphs(stretch, leading, edges)
                    for part in _without_headings(paragraph, headings)
                ]
    return blocks


def _regions(lines: list[TextLine], edges: frozenset[float], height: float) -> list[Region]:
    """Return the page's regions in reading order; what stands at its edges does not come between columns."""
    heads: list[TextLine] = []
    body: list[TextLine] = []
    feet: list[TextLine] = []
    for line in lines:
        if round(line.baseline, 1) not in edges:
            body.append(line)
        else:
            (heads if line.baseline < height / 2 else feet).append(line)
    return [*reading_order(heads), *reading_order(body), *reading_order(feet)]


def _edges(lines: list[TextLine], height: float) -> frozenset[float]:
    """Return the baselines of the outermost lines: those in the margin that stand apart from the rest."""
    sizes: dict[float, float] = {}
    for line in lines:
        baseline = round(line.baseline, 1)
        sizes[baseline] = max(line.size, sizes.get(baseline, 0.0))
    rows = sorted(sizes.items())
    steps = [
        after - before for (before, size), (after, _) in itertools.pairwise(rows) if after - before > size / 2
    ]
    usual = median(steps) if steps else 0.0
    upper = _outermost(rows, usual, 0, height)
    lower = _outermost([(-y, size) for y, size in reversed(rows)], usual, -height, height)
    return frozenset(upper | {-y for y in lower})


def _outermost(rows: list[tuple[float, float]], usual: float, edge: float, height: float) -> set[float]:
    """Return the first of the rows' baselines: up to three within the margin, before a wide gap.

    Nearer to the edge there may be two such groups: a running head, and what the printer put above it.
    """
    edges: set[float] = set()
    group: set[float] = set()
    last, last_size = rows[0] if rows else (0.0, 0.0)
    for baseline, size in rows:
        size = max(size, last_size)
        if baseline - last > max(1.7 * size, min(1.35 * usual, 4 * size)):
            edges |= group
            group = set()
        if baseline - edge > (_INNER_MARGIN if edges else _MARGIN) * height or len(group) > 2:
            break
        group.add(baseline)
        last, last_size = baseline, size
    return edges


def _leading(region: Region) -> float:
    """The usual distance of baselines in the region, in ems; 1.2 where there is too little to tell."""
    steps = [
        (after.baseline - before.baseline) / after.size
        for before, after in itertools.pairwise(region)
        if abs(after.size - before.size) < 0.6 and 0.8 < (after.baseline - before.baseline) / after.size < 2.6
    ]
    if len(steps) < 3:
        return min(steps, default=1.2)
    common = Counter(round(step * 20) for step in steps)
    # The commonest step; of two equally common, the smaller one is within paragraphs.
    step, _ = min(common.items(), key=lambda item: (-item[1], item[0]))
    return step / 20


def _table(lines: list[TextLine], height: float) -> PageBlock:
    text = "\n".join("\t".join(cell.text for cell in line.cells) or line.text for line in lines)
    size = Counter(round(line.size, 1) for line in lines).most_common(1)[0][0]
    return PageBlock(text, BlockKind.TABLE, size=size, top=_share(lines[0].top, height))


def _margin(labels: list[TextLine], height: float) -> PageBlock:
    """Make one block of the labels in the margin, so that paragraphs are easily joined over it."""
    text = "\n".join(label.text for label in labels)
    return PageBlock(text, BlockKind.NOTE, size=labels[0].size, top=_share(labels[0].top, height))


# Paragraphs


def _paragraphs(lines: list[TextLine], leading: float, edges: frozenset[float]) -> Iterator[list[TextLine]]:
    right = max(line.right for line in lines)
    paragraph: list[TextLine] = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        if paragraph and (
            (round(paragraph[-1].baseline, 1) in edges) != (round(line.baseline, 1) in edges)
            or _begins_block(paragraph, line, following, leading, right)
        ):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _without_headings(paragraph: list[TextLine], headings: Headings) -> Iterator[list[TextLine]]:
    """Cut off the lines at the beginning that the outline names, which may be set like what follows them."""
    start = 0
    letters = sum(len(line.text) for line in paragraph)
    while letters > _LONGEST_HEADING and normalise_heading(paragraph[start].text) in headings:
        letters -= len(paragraph[start].text)
        yield paragraph[start : start + 1]
        start += 1
    yield paragraph[start:]


def _begins_block(
    paragraph: list[TextLine], line: TextLine, following: TextLine | None, leading: float, right: float
) -> bool:
    before = paragraph[-1]
    size = max(line.size, before.size)
    step = line.baseline - before.baseline
    if (
        min(line.size, before.size) < 0.9 * size
        or (line.mono != before.mono and not _goes_on_in_names(paragraph, line, right))
        or _changes_weight(paragraph, line, right)
    ):
        return True
    if step > max(leading * 1.22, leading + 0.15) * size or step < 0:
        return True
    if line.mono and before.mono:
        return _LISTED.match(line.text) is not None and _LISTED.match(before.text) is None
    if _BULLET.match(line.text):
        return True
    if _ENUMERATED.match(line.text) and (
        _END.search(before.text) or _ENUMERATED.match(paragraph[0].text) or before.right < right - 4 * size
    ):
        return True
    return _is_indented(paragraph, line, following, right) or _ends_short(before, line, right)


def _goes_on_in_names(paragraph: list[TextLine], line: TextLine, right: float) -> bool:
    """Whether a line of prose follows another, though one of them is mostly names in typewriter letters."""
    before = paragraph[-1]
    if (line.mono and not line.mixed) or _LISTED.match(line.text) or _LISTED.match(before.text):
        return False
    is_full = before.right > right - 4 * line.size and not _END.search(before.text)
    is_flush = abs(line.left - before.left) < 0.5 * line.size or len(paragraph) == 1
    return (before.mixed or not before.mono) and is_full and is_flush


def _changes_weight(paragraph: list[TextLine], line: TextLine, right: float) -> bool:
    """Whether a heading ends or begins here, rather than a bold phrase within a paragraph."""
    before = paragraph[-1]
    if before.text.endswith("-") and line.text[:1].islower():
        return False
    if before.bold > _ALL and line.bold < 1 - _ALL:
        return all(other.bold > _ALL for other in paragraph)
    if before.bold < 1 - _ALL and line.bold > _ALL:
        return bool(_END.search(before.text)) or before.right < right - 4 * line.size
    return False


def _is_indented(paragraph: list[TextLine], line: TextLine, following: TextLine | None, right: float) -> bool:
    """Whether an indent, or the end of a hanging one, tells that line begins a paragraph."""
    before = paragraph[-1]
    if _is_centred(before, line):
        return False
    indent = (line.left - before.left) / line.size
    if 0.7 < indent < 5:
        # A first line stands further in than the next, after the end of a sentence; the second line of a
        # hanging indent stands like the next, or is alone between two firsts.
        if following is not None and following.left >= line.left - 0.5 * line.size:
            return False
        return bool(_END.search(before.text)) or (
            following is not None and before.right < right - 4 * line.size
        )
    # Back out after at least one hanging line.
    return (
        indent < -0.7
        and len(paragraph) > 1
        and abs(line.left - paragraph[0].left) < 0.5 * line.size
        and (paragraph[1].left - paragraph[0].left > 0.7 * line.size)
    )


def _is_centred(before: TextLine, line: TextLine) -> bool:
    middles = (before.left + before.right) / 2 - (line.left + line.right) / 2
    return abs(middles) < 0.6 * line.size and abs(before.left - line.left) > 0.5 * line.size


def _ends_short(before: TextLine, line: TextLine, right: float) -> bool:
    """Whether the first word of line would still have had room, and before ends a sentence."""
    if not _END.search(before.text):
        return False
    word = len(line.text.partition(" ")[0])
    needed = min(word, 12) * 0.55 * line.size + 1.5 * line.size
    return before.right + needed < right - 0.04 * (right - before.left)


def _block(lines: list[TextLine], edges: frozenset[float], height: float) -> PageBlock:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    letters = sum(len(line.text) for line in lines)
    is_code = all(line.mono for line in lines)
    return PageBlock(
        text=_code(lines) if is_code else "\n".join(line.text for line in lines),
        kind=BlockKind.CODE if is_code else BlockKind.TEXT,
        size=sizes.most_common(1)[0][0],
        bold=sum(len(line.text) * line.bold for line in lines) * 2 > letters,
        at_edge=all(round(line.baseline, 1) in edges for line in lines),
        top=_share(lines[0].top, height),
    )


def _code(lines: list[TextLine]) -> str:
    """Join lines of code, their indents kept; a letter of most such fonts is 0.6 ems wide."""
    left = min(line.left for line in lines)
    return "\n".join(
        " " * min(round((line.left - left) / (0.6 * line.size)), 60) + line.text for line in lines
    )


def _share(y: float, height: float) -> float:
    return round(min(max(y / height, 0.0), 1.0), 4)
