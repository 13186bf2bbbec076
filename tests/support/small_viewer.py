"""A PageRenderer whose pages are white sheets; the test chooses what goes wrong."""

from threading import Event

from engine.core.document import Document, Span
from engine.core.errors import Damaged, DocumentError, ReaderCrashed
from engine.core.page_geometry import Box, PageImage, PageSize, PageTextBoxes, PlacedLine, Tile, ViewedFile
from engine.core.progress import Cancelled, Progress, Report, Stage

LINE = 20.0
"""Points from one line to the next."""
WIDTH, HEIGHT = 400.0, 600.0
LETTER = 5.0


class SmallViewer:
    """Every sentence of a page is a line; every character is as wide as the others."""

    def __init__(self, pages: int = 3) -> None:
        self.pages = pages
        self.broken: set[int] = set()
        self.error: DocumentError | None = None
        self.asked: list[Tile | int] = []
        self.passwords: list[str] = []
        self.go_on = Event()
        self.go_on.set()
        self.closed = False
        self.is_warm = False
        self.waited = 0
        self.given_up = 0

    def warm_up(self, report: Report) -> None:
        self._wait(report)
        self.is_warm = True

    def page_sizes(self, file: ViewedFile, report: Report) -> tuple[PageSize, ...]:
        self._wait(report)
        self.passwords.append(file.password)
        if self.error is not None:
            raise self.error
        return (PageSize(WIDTH, HEIGHT),) * self.pages

    def render_tile(self, file: ViewedFile, tile: Tile, report: Report) -> PageImage:
        self._wait(report)
        self.asked.append(tile)
        if tile.page in self.broken:
            raise ReaderCrashed(file.path)
        return PageImage(tile.width, tile.height, b"\xff" * (4 * tile.width * tile.height))

    def text_boxes(self, file: ViewedFile, document: Document, page: int, report: Report) -> PageTextBoxes:
        self._wait(report)
        self.asked.append(page)
        if page in self.broken:
            raise Damaged(file.path)
        found = [span for span in document.sentences if document.page_of(span) == page + 1]
        return PageTextBoxes(tuple(_line(span, row) for row, span in enumerate(found)))

    def close(self) -> None:
        self.closed = True

    def _wait(self, report: Report) -> None:
        self.waited += 1
        try:
            while not self.go_on.wait(0.01):
                report(Progress(Stage.READ, 0))
        except Cancelled:
            self.given_up += 1
            raise


def _line(span: Span, row: int) -> PlacedLine:
    length = span.end - span.start
    edges = tuple(40.0 + LETTER * number for number in range(length + 1))
    top = 40.0 + LINE * row
    return PlacedLine(span, Box(edges[0], top, edges[-1], top + 12.0), edges)
