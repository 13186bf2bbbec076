"""Headings from the document outline (bookmarks) of a PDF."""

from dataclasses import replace

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.readers.pdf.objects import look_up

Headings = dict[str, int]
"""Levels by normalised title."""

_MOST_ENTRIES = 5_000
_DEEPEST = 6
_LONGEST = 200


def outline_headings(reader: PdfReader) -> Headings:
    """Return the titles in the outline; none where it is missing or broken."""
    headings: Headings = {}
    try:
        outline = look_up(reader.root_object, "/Outlines")
        if isinstance(outline, DictionaryObject):
            _collect(outline, 1, headings, set())
    except (PyPdfError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        pass  # what was found until then is good
    return headings


def _collect(parent: DictionaryObject, level: int, headings: Headings, seen: set[int]) -> None:
    entry = look_up(parent, "/First")
    while isinstance(entry, DictionaryObject) and id(entry) not in seen and len(seen) < _MOST_ENTRIES:
        seen.add(id(entry))
        title = look_up(entry, "/Title")
        if isinstance(title, str) and (normalised := normalise_heading(title)):
            headings.setdefault(normalised, level)
        if level < _DEEPEST:
            _collect(entry, level + 1, headings, seen)
        entry = look_up(entry, "/Next")


def normalise_heading(title: str) -> str:
    """Reduce a title to its letters, without the number before it, so that outline and page compare equal."""
    letters = "".join(character for character in title.casefold() if character.isalnum())
    return letters.lstrip("0123456789") or letters


def as_heading(block: PageBlock, headings: Headings) -> PageBlock:
    """Return the block as a heading where the outline names it."""
    if block.kind is not BlockKind.TEXT or block.at_edge or len(block.text) > _LONGEST:
        return block
    level = headings.get(normalise_heading(block.text)) if headings else None
    return block if level is None else replace(block, kind=BlockKind.HEADING, level=level)
