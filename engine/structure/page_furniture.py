"""Removal of page furniture: running heads and feet, page and line numbers, stamps."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from engine.core.document import BlockKind
from engine.structure.cleaning import TextBlock
from engine.text.language_data import all_language_data, patterns_of_all

_ROMAN = re.compile(r"\b(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_PAGE_SIGNS = "".join(data.layout.page_signs for data in all_language_data())
_PAGE_NUMBER = re.compile(
    rf"[\s\-–—|·•.\[(<]*(?:{patterns_of_all(lambda data: data.layout.page_words)})?\s*"
    r"(?:\d{1,5}|[ivxlc]{1,7}|[A-Z]-\d{1,4}|\d{1,3}-\d{1,4})\s*"
    rf"(?:(?:/|{patterns_of_all(lambda data: data.layout.page_count_words)})\s*\d{{1,5}})?"
    rf"\s*[{_PAGE_SIGNS}]?[\s\-–—|·•.\])>]*",
    re.IGNORECASE,
)
_LINE_NUMBER = re.compile(r"(\d{1,5})(?:[ \t]+|$)")

_NUMBERED_HEAD = re.compile(r"[^\n]*[^\W\d_]{2}[^\n]*\s\d{1,4}")
"""A line that ends with the number of its page."""

LONGEST_RUNNING_HEAD = 200
FEWEST_REPETITIONS = 3
"""A heading may well stand at the top of two pages; what stands there a third time is furniture."""
NUMBERED_LINES = 5
LEAST_LIKENESS = 0.87


_NUMBER_BEFORE = re.compile(r"(\d{1,4})\s+(?=[^\W\d_])")
_NUMBER_BEHIND = re.compile(r"(?<=[^\W\d_.])[\s|·•–—]+(\d{1,4})$")
_GLUED_NUMBER = re.compile(r"(\d{1,4})\s+(?=[a-zß-öø-ÿа-яё])")
_BODY_SIZE = 1.1
"""Times the size of the text up to which an edge is a running head, and no heading."""
_STAMP = re.compile(
    r"(?:this (?:copy|document|article|file|pdf|content|page)s? (?:is|was|has been) "
    r"(?:downloaded|licen[sc]ed|provided|delivered|printed|generated|accessed|sold)|downloaded)\b.{0,80}"
    r"\b(?:by|from|to|for|on|at|via)\b.{2,}|(?:licen[sc]ed to|printed (?:by|on)) [^.]+|"
    r"authori[sz]ed licensed use\b.*|for personal use only\b.*|"
    r"(?:protected by copyright|uncontrolled (?:copy )?when printed|view metadata, citation)\b.*|"
    r"(?:heruntergeladen|bereitgestellt|ausgedruckt) (?:von|am|für|durch)\b.*|"
    r"(?:téléchargé|imprimé) (?:par|le|depuis|sur)\b.*|"
    r"(?:descargado|impreso|baixado) (?:por|el|de|em|desde)\b.*|"
    r"(?:scaricato|stampato) (?:da|il)\b.*|(?:pobrano|wydrukowano) .*|(?:скачано|загружено) .*|"
    r"(?:本文档由|下载自|下载于|下载时间|仅供个人).*|.*(?:ダウンロード(?:しました|日)).*",
    re.IGNORECASE | re.DOTALL,
)
"""What shops, libraries and printers stamp on the pages that they hand out."""


def is_stamp_text(text: str) -> bool:
    """Whether a short text says who took this copy from where, or may use it."""
    return len(text) <= LONGEST_RUNNING_HEAD and _STAMP.fullmatch(text.strip()) is not None


def remove_page_furniture(pieces: Sequence[TextBlock], page_count: int) -> list[TextBlock]:
    """Leave out running heads and feet, page numbers and line numbers.

    What is taken for a running head stands at the edge of three pages or more, a page apart or two (for
    heads that alternate), digits and a slip of text recognition aside; or of two pages, if it counts them.
    Heads that change from chapter to chapter are known by the numbers of their pages.
    """
    offset = _page_offset(pieces)
    size = _usual_size(pieces)
    stamps = _stamps(pieces)
    names = _edge_names(pieces) if page_count > 2 else {}
    places: dict[str, list[TextBlock]] = {}
    for piece in pieces:
        if piece.at_edge and (name := names.get(_edge_key(piece.text))):
            places.setdefault(name, []).append(piece)
    repeated = {name for name, found in places.items() if _is_furniture(name, found)}
    headings = {_name(piece.text) for piece in pieces if not piece.at_edge and len(piece.text) <= 100}
    kept = []
    for piece, is_outer in zip(pieces, _outer(pieces), strict=True):
        if _edge_key(piece.text) in stamps or _is_numbered_head(piece, offset, size):
            continue
        if is_outer and offset is not None and piece.text == str(piece.page + offset):
            continue
        if piece.at_edge and (_is_page_number(piece.text) or names.get(_edge_key(piece.text)) in repeated):
            continue
        if piece.at_edge and _NUMBERED_HEAD.fullmatch(piece.text) and _name(piece.text) in headings:
            continue
        text = piece.text
        if piece.kind is BlockKind.TEXT:
            text = _without_page_number(_without_line_numbers(text), piece.page, offset)
        if text:
            kept.append(piece if text == piece.text else replace(piece, text=text))
    return kept


def _stamps(pieces: Sequence[TextBlock]) -> frozenset[str]:
    """Return the keys of stamps: at the edge of a page, or on two pages or more."""
    pages: defaultdict[str, set[int]] = defaultdict(set)
    at_edge = set()
    for piece in pieces:
        if is_stamp_text(piece.text):
            key = _edge_key(piece.text)
            pages[key].add(piece.page)
            if piece.at_edge:
                at_edge.add(key)
    return frozenset(key for key, found in pages.items() if len(found) > 1 or key in at_edge) - {""}


def _page_offset(pieces: Sequence[TextBlock]) -> int | None:
    """Return by how much the numbers at the edges are ahead of the pages, where three pages agree on it."""
    pages: defaultdict[int, set[int]] = defaultdict(set)
    for piece, is_outer in zip(pieces, _outer(pieces), strict=True):
        is_number = is_outer and len(piece.text) <= 4 and piece.text.isdecimal()
        if is_number or (piece.at_edge and len(piece.text) <= LONGEST_RUNNING_HEAD):
            for number in _edge_numbers(piece.text):
                pages[number - piece.page].add(piece.page)
    offset = max(pages, key=lambda offset: len(pages[offset]), default=None)
    return offset if offset is not None and len(pages[offset]) >= FEWEST_REPETITIONS else None


def _outer(pieces: Sequence[TextBlock]) -> list[bool]:
    """Say of each piece whether it is the first or the last of its page."""
    pages = [piece.page for piece in pieces]
    around = zip([-1, *pages], pages, [*pages[1:], -1], strict=False)
    return [page != above or page != below for above, page, below in around]


def _edge_numbers(text: str) -> list[int]:
    """Return the numbers in a line that may be that of its page: alone, before it or behind it."""
    if _is_page_number(text):
        return [int(number) for number in _NUMBER.findall(text)[:1]]
    found = (_NUMBER_BEFORE.match(text), _NUMBER_BEHIND.search(text))
    return [int(number[1]) for number in found if number]


def _usual_size(pieces: Sequence[TextBlock]) -> float:
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.size] += len(piece.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _is_numbered_head(piece: TextBlock, offset: int | None, size: float) -> bool:
    """Whether a line at the edge, no larger than the text, has the number of its page at one end."""
    text = piece.text
    if offset is None or not piece.at_edge or len(text) > 100 or "\n" in text:
        return False
    if not 0 < piece.size <= _BODY_SIZE * size or _GLUED_NUMBER.match(text) or text.endswith((".", "!", "?")):
        return False
    return piece.page + offset in _edge_numbers(text)


def _without_page_number(text: str, page: int, offset: int | None) -> str:
    """Cut off the number of its page that half a sentence begins with: "17 the process"."""
    found = _GLUED_NUMBER.match(text) if offset is not None else None
    return text[found.end() :] if found and offset is not None and int(found[1]) == page + offset else text


def _is_page_number(text: str) -> bool:
    return len(text) <= 40 and _PAGE_NUMBER.fullmatch(text) is not None


def _name(text: str) -> str:
    """Return the letters of text alone, in lower case: what a running head has of the heading it repeats."""
    return "".join(filter(str.isalpha, text)).lower()


def _edge_key(text: str) -> str:
    """Return text with numbers made alike, or nothing if it is too long for a running head."""
    if len(text) > LONGEST_RUNNING_HEAD:
        return ""
    return " ".join(_NUMBER.sub("#", _ROMAN.sub("#", text.lower())).split())


def _edge_names(pieces: Iterable[TextBlock]) -> dict[str, str]:
    """Give keys that text recognition read in different ways, on pages nearby, one name."""
    names: dict[str, str] = {}
    recent: dict[str, int] = {}
    for piece in pieces:
        key = _edge_key(piece.text) if piece.at_edge else ""
        if not key:
            continue
        if key not in names:
            alike = next((other for other in recent if _are_alike(key, other)), None)
            names[key] = key if alike is None else names[alike]
        recent[key] = piece.page
        recent = {other: page for other, page in recent.items() if piece.page - page <= 2}
    return names


def _are_alike(key: str, other: str) -> bool:
    """Whether two keys differ by some letter in seven at most, their numbers aside."""
    letters, others = key.replace("#", "").strip(), other.replace("#", "").strip()
    if min(len(letters), len(others)) < 8 or abs(len(letters) - len(others)) > 3:
        return False
    matcher = SequenceMatcher(None, letters, others, autojunk=False)
    return matcher.quick_ratio() > LEAST_LIKENESS and matcher.ratio() > LEAST_LIKENESS


def _is_furniture(name: str, found: Sequence[TextBlock]) -> bool:
    pages = sorted({piece.page for piece in found})
    near = best = 1
    for before, after in pairwise(pages):
        near = near + 1 if after - before <= 2 else 1
        best = max(best, near)
    if best >= FEWEST_REPETITIONS or len(pages) >= 2 * FEWEST_REPETITIONS:
        return True
    return best == 2 and "#" in name and _counts_pages(found)


def _counts_pages(found: Sequence[TextBlock]) -> bool:
    """Whether a number in the text grows as the pages do."""
    differences = [
        {int(number) - piece.page for number in _NUMBER.findall(piece.text)[:20]} for piece in found
    ]
    return bool(set.intersection(*differences))


def _without_line_numbers(text: str) -> str:
    lines = text.split("\n")
    if len(lines) < NUMBERED_LINES:
        return text
    numbers = [_LINE_NUMBER.match(line) for line in lines]
    first = numbers[0]
    if first is None:
        return text
    start = int(first.group(1))
    for index, number in enumerate(numbers):
        if number is None or int(number.group(1)) != start + index:
            return text
    return "\n".join(
        line[number.end() :] for line, number in zip(lines, numbers, strict=True) if number
    ).strip()
