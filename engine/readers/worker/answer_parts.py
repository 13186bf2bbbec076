"""Parts of an answer of the reader process: packed, and checked. What has another form is garbled."""

import math
from dataclasses import astuple
from itertools import pairwise

from engine.core.document import BlockKind, RecognizedLine, Span
from engine.core.found_files import SkipReason
from engine.core.page_geometry import LONGEST_ADDRESS, Box, PageLink, PageSize, PlacedLine
from engine.core.raw_page import PageBlock
from engine.readers.worker.framing import GarbledError

_FORBIDDEN = frozenset("\\:\0\r\n")
"""In the name of a file in an archive."""


def member_name(value: object) -> str:
    """Take a name in an archive that leads nowhere but down, on any system."""
    if isinstance(value, str) and _FORBIDDEN.isdisjoint(value):
        leads_down = all(part.strip(". ") for part in value.split("/"))
        if leads_down:
            return value
    raise GarbledError("not a name")


def skipped_member(value: object) -> tuple[str, SkipReason]:
    match value:
        case [str(name), str(reason)]:
            return member_name(name), SkipReason(reason)
    raise GarbledError("not a skipped file")


def page_size(value: object) -> PageSize:
    match value:
        case [int() | float() as width, int() | float() as height] if width > 0 and height > 0:
            return PageSize(float(width), float(height))
    raise GarbledError("not a size")


def placed_line(value: object) -> PlacedLine:
    match value:
        case [int(start), int(end), list(box), list(edges), bool(runs_down)] if (
            0 <= start < end and len(box) == 4 and len(edges) == end - start + 1
        ):
            if all(isinstance(number, int | float) and math.isfinite(number) for number in (*box, *edges)):
                return PlacedLine(Span(start, end), Box(*box), tuple(edges), runs_down)
    raise GarbledError("not a line")


def page_link(value: object) -> PageLink:
    match value:
        case [list(box), int() | None as page, int() | float() as depth, str(address)] if len(box) == 4:
            is_placed = all(isinstance(side, int | float) and math.isfinite(side) for side in box)
            leads_within = page is not None and page >= 0 and 0 <= depth <= 1 and not address
            leads_out = page is None and 0 < len(address) <= LONGEST_ADDRESS
            if is_placed and (leads_within or leads_out):
                return PageLink(Box(*box), page, float(depth), address)
    raise GarbledError("not a link")


def recognized_line(value: object) -> RecognizedLine:
    match value:
        case [
            int(page),
            str(text),
            int() | float() as left,
            int() | float() as top,
            int() | float() as right,
            int() | float() as bottom,
            int() | float() as confidence,
        ] if -math.inf < left <= right < math.inf and -math.inf < top <= bottom < math.inf:
            if 0 <= confidence <= 1:
                return RecognizedLine(page, text, left, top, right, bottom, confidence)
    raise GarbledError("not a recognised line")


def in_order(lines: tuple[PlacedLine, ...]) -> tuple[PlacedLine, ...]:
    if any(one.span.end > other.span.start for one, other in pairwise(lines)):
        raise GarbledError("lines out of order")
    return lines


def page_block(value: object) -> PageBlock:
    match value:
        case [
            str(text),
            str(kind),
            int(level),
            int() | float() as size,
            bool(bold),
            bool(edge),
            int() | float() as top,
            str(place),
        ]:
            return PageBlock(text, BlockKind(kind), level, float(size), bold, edge, float(top), place)
    raise GarbledError("not a block")


def packed_line(line: PlacedLine) -> list[object]:
    edges = [round(edge, 2) for edge in line.edges]
    box = [round(side, 2) for side in astuple(line.box)]
    return [line.span.start, line.span.end, box, edges, line.runs_down]


def packed_link(link: PageLink) -> list[object]:
    box = [round(side, 2) for side in astuple(link.box)]
    return [box, link.page, round(link.depth, 4), link.address]


def packed_recognized(line: RecognizedLine) -> list[object]:
    numbers = (line.left, line.top, line.right, line.bottom, line.confidence)
    return [line.page, line.text, *(round(number, 3) for number in numbers)]
