"""Position in a document: shown by its toolbar, its coverage strip and its thumbnails."""

from engine.core.document import Document
from gui.viewer.coverage_map import DocumentScale
from gui.viewer.coverage_strip import CoverageStrip
from gui.viewer.document_toolbar import DocumentToolbar
from gui.viewer.document_view_text import position_text
from gui.viewer.page_thumbnails import PageThumbnails
from gui.viewer.page_view import PageView
from gui.viewer.text_view import TextView


class DocumentPosition:
    """Shows where its reader is in a document, whichever view shows it."""

    def __init__(
        self, toolbar: DocumentToolbar, strip: CoverageStrip, thumbnails: PageThumbnails, dots_an_inch: int
    ) -> None:
        self._toolbar = toolbar
        self._strip = strip
        self._thumbnails = thumbnails
        self._dots = dots_an_inch

    def show_nothing(self) -> None:
        """There is no document, or nothing of it yet."""
        self._toolbar.show_share("")
        self._toolbar.show_size(None)

    def show_pages(self, document: Document, pages: PageView) -> None:
        """Show which page is in view, and how large."""
        count = max(1, pages.page_count(), len(document.page_starts))  # 1: none is known yet
        page = pages.page_in_view()
        self._toolbar.show_page(page, count)
        self._toolbar.show_size(round(pages.zoom() * 7200 / self._dots))
        self._thumbnails.follow(page)
        start, end = pages.positions_in_view()
        self._strip.show_view(start / count, end / count)

    def show_text(self, document: Document, text: TextView, scale: DocumentScale) -> None:
        """Show which part of the text is in view, and how large."""
        seen = text.in_view()
        self._toolbar.show_size(round(100 * text.zoom()))
        page = document.page_of(seen)
        if page is None:
            self._toolbar.show_share(position_text(document, seen))
        else:
            self._toolbar.show_page(page, len(document.page_starts))
        self._strip.show_view(scale.share_of(seen.start), scale.share_of(seen.end))
