"""Document view: pages or text with toolbar, find bar and coverage strip, and the places marked in them."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import attrgetter

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.core.document import Block, Document, Span
from engine.core.page_geometry import PageSize
from gui.viewer.coverage_map import DocumentScale, coverage_of, sections_of
from gui.viewer.coverage_strip import CoverageStrip
from gui.viewer.document_position import DocumentPosition
from gui.viewer.document_toolbar import DocumentToolbar
from gui.viewer.document_view_text import pages_failure_text
from gui.viewer.find_bar import FindBar
from gui.viewer.link_follower import LinkFollower
from gui.viewer.page_actions import PageActions
from gui.viewer.page_cache import PageCache, PageRenderer, ProcessPageRenderer
from gui.viewer.page_thumbnails import PageThumbnails
from gui.viewer.page_view import PageView
from gui.viewer.text_search import TextSearch
from gui.viewer.text_view import TextView
from gui.viewer.view_place import ViewPlace, has_pages, place_in
from gui.widgets.labels import HidingLabel
from gui.widgets.text_formatting import one_line

TEXT_STEP = 1.15


class DocumentView(QWidget):
    """Shows a document. Knows the places of what was chosen last and leads from one to the next."""

    marks_cleared = Signal()
    """The user no longer wants the places marked."""
    quoted_clicked = Signal(object)
    """A Span that the summary draws on, clicked by the user."""
    quoted_hovered = Signal(object)
    """A Span that the summary draws on, with the mouse on it; None when the mouse has left it."""

    def __init__(self, parent: QWidget | None = None, viewer: PageRenderer | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._awaited: ViewPlace | None = None
        """Where the reader was, until what is to be shown there is there."""
        self._headings: tuple[Block, ...] = ()
        self._scale: DocumentScale | None = None
        self._places: tuple[Span, ...] = ()
        self._place = 0
        self._name = ""
        self._prefers_pages = True
        self._no_pages_reason = ""
        self._quoted: tuple[Span, ...] = ()
        self._has_text = False
        """Whether the text view has got the document: not before it is shown, for that takes time."""
        self._cache = PageCache(viewer or ProcessPageRenderer(), self)
        self.toolbar = DocumentToolbar(self)
        self.text = TextView(self)
        self.text.setAccessibleName(self.tr("Text of the document"))
        self.pages = PageView(self._cache, self)
        self.pages.setAccessibleName(self.tr("Pages of the document"))
        self.pages.setAccessibleDescription(self.tr("Pages as printed. The text view can be read aloud."))
        self.strip = CoverageStrip(self)
        self.links = LinkFollower(self.pages, self)
        self.actions_of_pages = PageActions(self.pages, self.toolbar.contents, self.links)
        self.thumbnails = PageThumbnails(self._cache, self)
        self._wants_thumbnails = False
        self._position = DocumentPosition(self.toolbar, self.strip, self.thumbnails, self.logicalDpiX())
        self._notice = HidingLabel(self)
        self._find = FindBar(self)
        self._text_search = TextSearch(self)
        self._build_layout()
        self._connect()
        self._show_place()

    def _build_layout(self) -> None:
        self._views = QStackedWidget(self)
        self._views.addWidget(self.text)
        self._views.addWidget(self.pages)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.thumbnails)
        body.addWidget(self._views, 1)
        body.addWidget(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self._find)
        column.addWidget(self._notice)
        column.addLayout(body, 1)
        self._find.hide()
        self.thumbnails.hide()

    def _connect(self) -> None:
        self._cache.opened.connect(self._show_pages)
        self._cache.failed.connect(self._on_pages_failed)
        self.toolbar.pages_requested.connect(self._choose_view)
        self.toolbar.page_requested.connect(self.go_to_page)
        self.toolbar.previous_requested.connect(self.reveal_previous)
        self.toolbar.next_requested.connect(self.reveal_next)
        self.toolbar.larger_requested.connect(self.zoom_in)
        self.toolbar.smaller_requested.connect(self.zoom_out)
        self.toolbar.usual_size_requested.connect(self.fit_width)
        self.toolbar.contents.heading_chosen.connect(self.go_to_index)
        self.text.moved.connect(self._show_position)
        self.pages.moved.connect(self._show_position)
        self.pages.lost.connect(self._show_lost_notice)
        self.strip.position_requested.connect(self._go_to_share)
        for view in (self.text, self.pages):
            view.quoted_clicked.connect(self.quoted_clicked)
        self.pages.quoted_hovered.connect(self.quoted_hovered)
        self.pages.link_clicked.connect(self.links.follow)
        self.pages.also_wanted = self.thumbnails.wanted
        self.links.changed.connect(lambda: self.toolbar.show_back(self.links.can_go_back()))
        self.links.refused.connect(self._notice.say)
        self.toolbar.back_requested.connect(self.links.go_back)
        self.thumbnails.page_chosen.connect(self.go_to_page)
        self.thumbnails.wanted_changed.connect(self.pages.request_again)
        self._find.search_requested.connect(self._search)
        self._text_search.found.connect(lambda places: self.mark(places, self._name))
        self._find.next_requested.connect(self.reveal_next)
        self._find.previous_requested.connect(self.reveal_previous)
        self._find.closed.connect(self.clear_marks)

    # What is shown

    def show_document(
        self, document: Document | None, password: str = "", place: ViewPlace | None = None
    ) -> None:
        """password opens the document's file again, to show its pages. It is kept in memory only.

        place is where its reader left it.
        """
        self._document = document
        self._awaited = place
        self._headings = sections_of(document) if document is not None else ()
        self._scale = DocumentScale(document) if document is not None else None
        self.toolbar.show_contents(document, self._headings)
        self._no_pages_reason = ""
        self.clear_marks()
        self._find.hide()
        self._quoted, self._has_text = (), False
        self.text.show_document(None)
        self.pages.show_pages(None, ())
        self.thumbnails.show_pages(())
        self.links.forget()
        draws_pages = document is not None and has_pages(document)
        self._cache.open(document if draws_pages else None, password)
        if place is not None:
            self.text.set_zoom(place.text_zoom)
        prefers_pages = self._prefers_pages if place is None else place.shows_pages
        self._show_view(pages=draws_pages and prefers_pages)
        self.mark_quoted(())
        self._show_position()

    def place(self) -> ViewPlace:
        """Return where in the document its reader is."""
        text = self.text if self._has_text else None
        return place_in(self.pages, text, self._awaited or ViewPlace(), shows_pages=self.shows_pages())

    def shows(self, document: Document) -> bool:
        """Whether it is this document that is shown."""
        return self._document is document

    def take_text(self, document: Document, password: str = "") -> None:
        """Take what was read meanwhile of the file whose pages are shown; the view stays where it is."""
        if not (self.shows_pages() and self.pages.page_count() and has_pages(document)):
            self.show_document(document, password)
            return
        self._document = document
        self._headings, self._scale = sections_of(document), DocumentScale(document)
        self.toolbar.show_contents(document, self._headings)
        self._has_text = False
        self.text.show_document(None)
        self._cache.take_text(document)
        self.pages.take_text(document)
        self._quoted = ()
        self.mark_quoted(())
        self._show_position()

    def mark_quoted(self, spans: Sequence[Span]) -> None:
        """Mark softly what the summary draws on."""
        self._quoted = tuple(sorted(set(spans), key=attrgetter("start")))
        if self._has_text:
            self.text.mark_quoted(self._quoted)
        self.pages.mark_quoted(self._quoted)
        if self._document is not None:
            self.strip.show_coverage(coverage_of(self._document, self._headings, self._quoted))
            self._show_chosen()

    def highlight(self, spans: Sequence[Span]) -> None:
        """Mark for a moment the sources of what the mouse is on elsewhere in the window."""
        if self._has_text:
            self.text.highlight(spans)
        self.pages.highlight(spans)

    def mark(self, spans: Sequence[Span], name: str) -> None:
        """Mark the places of what is called name, and reveal the first."""
        self._text_search.stop()
        self._places, self._name, self._place = tuple(sorted(spans)), one_line(name), 0
        if self._has_text:
            self.text.mark(self._places)
        self.pages.mark(self._places)
        self._go_to(0)

    def reveal_next(self) -> None:
        self._go_to(self._place + 1)

    def reveal_previous(self) -> None:
        self._go_to(self._place - 1)

    def reveal_from(self, share: float) -> None:
        """Reveal the first place that does not end before this share of the document's course."""
        if self._scale is not None:
            start = self._scale.index_at(share)
            self._go_to(
                min(bisect_left(self._places, start, key=lambda span: span.end), len(self._places) - 1)
            )

    def clear_marks(self) -> None:
        """Take the marks away."""
        self._text_search.stop()
        self._places = ()
        self._name = ""
        self.text.mark(())
        self.pages.mark(())
        self._show_place()
        self.marks_cleared.emit()

    def open_find(self) -> None:
        """Let the user search in the document."""
        if self._document is not None:
            self._find.open(self.text.textCursor().selectedText())

    def go_to_page(self, page: int) -> None:
        """Show a page, counted from 1."""
        if self.shows_pages():
            self.pages.go_to_page(page)
        elif self._document is not None and self._document.page_starts:
            starts = self._document.page_starts
            self.text.go_to(starts[min(max(1, page), len(starts)) - 1])
        self._show_position()

    def go_to_index(self, index: int) -> None:
        """Show the place of a character of the text from its top."""
        document = self._document
        if self.shows_pages() and document is not None:
            self.pages.reveal(Span(index, index + 1))
        else:
            self.text.go_to(index)
        self._show_position()

    def shows_pages(self) -> bool:
        return self._views.currentWidget() is self.pages

    def zoom_in(self) -> None:
        self._zoom(self.pages.zoom_in, self.text.zoom() * TEXT_STEP)

    def zoom_out(self) -> None:
        self._zoom(self.pages.zoom_out, self.text.zoom() / TEXT_STEP)

    def fit_width(self) -> None:
        self._zoom(self.pages.fit_width, 1.0)

    def close_pages(self) -> None:
        """Stop the process that draws pages, for good."""
        self._cache.close()

    # Pages or text

    def _show_pages(self, sizes: tuple[PageSize, ...]) -> None:
        if not sizes:
            self._on_pages_failed(None)
            return
        self.pages.show_pages(self._document, sizes)
        self.thumbnails.show_pages(sizes)
        self.pages.mark_quoted(self._quoted)
        self.pages.mark(self._places)
        if self._awaited is not None:
            self.pages.turn_to(self._awaited.turns)
            self.pages.set_zoom(self._awaited.page_zoom)
            self.pages.go_to_position(self._awaited.page)
        if self._places and self.shows_pages():
            self.pages.reveal(self._places[self._place])
        self._show_position()

    def _on_pages_failed(self, error: Exception | None) -> None:
        self._no_pages_reason = pages_failure_text(error)
        self._show_view(pages=False)
        if self._places:
            self.text.reveal(self._places[self._place])

    def _choose_view(self, pages: bool) -> None:
        self._prefers_pages = pages
        document, page, seen = self._document, self.pages.page_in_view(), self.text.in_view()
        self._show_view(pages=pages)
        # The view that is shown from now on gets its size in a moment.
        QTimer.singleShot(0, self, lambda: self._sync_position(document, page, seen))

    def _sync_position(self, document: Document | None, page: int, seen: Span) -> None:
        """Let this view show what the other did: a page, or a part of the text."""
        if document is not self._document:
            return
        pages = self.shows_pages()
        if self._places:
            (self.pages if pages else self.text).reveal(self._places[self._place])
        elif document is not None and document.page_starts:
            if pages:
                self.pages.go_to_page(document.page_of(seen) or 1)
            else:
                self.text.go_to(document.page_starts[min(page, len(document.page_starts)) - 1])

    def _show_view(self, *, pages: bool) -> None:
        document = self._document
        offered = document is not None and has_pages(document) and not self._no_pages_reason
        if not (pages and offered):
            self._load_text()
        self._views.setCurrentWidget(self.pages if pages and offered else self.text)
        self.toolbar.show_views(offered=offered, pages=pages and offered, why=self._no_pages_reason)
        self._notice.say(self._no_pages_reason)
        self.show_thumbnails(self._wants_thumbnails)
        self._show_position()

    def show_thumbnails(self, wanted: bool) -> None:
        """Show small pages beside the pages, or no longer."""
        self._wants_thumbnails = wanted
        self.thumbnails.setVisible(wanted and self.shows_pages())
        self.pages.request_again()

    def _load_text(self) -> None:
        if not self._has_text:
            self._has_text = True
            self.text.show_document(self._document)
            self.text.mark_quoted(self._quoted)
            self.text.mark(self._places)
            if self._awaited is not None and not self._places:
                self.text.go_to(self._awaited.start)

    def _zoom(self, zoom_pages: Callable[[], None], text: float) -> None:
        if self.shows_pages():
            zoom_pages()
        else:
            self.text.set_zoom(text)
        self._show_position()

    # Places

    def _go_to(self, place: int) -> None:
        if self._places:
            self._place = place % len(self._places)
            self._notice.say("" if self.shows_pages() else self._no_pages_reason)
            (self.pages if self.shows_pages() else self.text).reveal(self._places[self._place])
        self._show_place()

    def _show_lost_notice(self) -> None:
        self._notice.say(self.tr("This place was not found on its page. The text view shows it."))

    def _search(self, text: str) -> None:
        self._text_search.stop()
        if text and self._document is not None:
            self.marks_cleared.emit()
            self._name = one_line(text)
            self._text_search.start(self._document.text, text)
        else:
            self.clear_marks()

    # Where the view is

    def _go_to_share(self, share: float) -> None:
        if self.shows_pages() and self.pages.page_count():
            course = min(share, 0.99999) * self.pages.page_count()
            self.pages.go_to_share(int(course) + 1, course % 1)
        elif self._scale is not None:
            self.text.go_to(self._scale.index_at(share))

    def _show_position(self) -> None:
        document = self._document
        if document is None or not (document.text or self.pages.page_count()):
            self._position.show_nothing()
        elif self.shows_pages():
            self._position.show_pages(document, self.pages)
        elif self._scale is not None:
            self._position.show_text(document, self.text, self._scale)

    def _show_place(self) -> None:
        is_finding = self._find.isVisible() and bool(self._find.text())
        name = self._name if self._places or is_finding else ""
        self.toolbar.show_places(name, self._place + 1, len(self._places))
        self._show_chosen()

    def _show_chosen(self) -> None:
        share = None
        if self._places and self._scale is not None:
            share = self._scale.share_of(self._places[self._place].start)
        self.strip.show_chosen(share)
