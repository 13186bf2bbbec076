"""Place in a document that its reader was at: view, position and zoom."""

from dataclasses import dataclass

from engine.core.document import Document
from engine.core.formats import format_named
from gui.viewer.page_view import PageView
from gui.viewer.text_view import TextView


@dataclass(frozen=True, slots=True)
class ViewPlace:
    """What was in view of a document, and how large."""

    shows_pages: bool = True
    page: float = 0.0
    """Pages from the first, with fractions, at the upper edge."""
    page_zoom: float | None = None
    """Pixels a point; None where it follows the width of the window."""
    start: int = 0
    """The character at the upper edge of the text."""
    text_zoom: float = 1.0
    turns: int = 0
    """Quarters by which the pages are turned clockwise."""


def has_pages(document: Document) -> bool:
    """Whether the pages of a document can be shown as they are printed."""
    return format_named(document.format).draws_pages and bool(document.page_starts)


def place_in(pages: PageView, text: TextView | None, awaited: ViewPlace, *, shows_pages: bool) -> ViewPlace:
    """Return where the reader is; awaited holds for pages that are not there yet, and without a text."""
    has_pages = pages.page_count() > 0
    zoom = None if pages.is_fitted() else pages.zoom()
    return ViewPlace(
        shows_pages=shows_pages,
        page=pages.positions_in_view()[0] if has_pages else awaited.page,
        page_zoom=zoom if has_pages else awaited.page_zoom,
        start=awaited.start if text is None else text.top(),
        text_zoom=awaited.text_zoom if text is None else text.zoom(),
        turns=pages.turns() if has_pages else awaited.turns,
    )
