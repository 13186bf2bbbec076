"""Page images of a PDF: page sizes, rendered tiles, and where the document's text stands on them.

Everything is asked of a reader process: what a page does to its parser ends in a named error.
"""

from collections.abc import Iterator

from engine.core.document import Document
from engine.core.errors import ReaderCrashed
from engine.core.options import ReaderLimits
from engine.core.page_geometry import PageImage, PageTextBoxes, Tile, ViewedFile
from engine.core.progress import Progress, Report, Stage, silent
from engine.readers.worker.process import ReaderProcess
from engine.readers.worker.protocol import (
    Answer,
    PageImageRequest,
    PageSizes,
    SizesRequest,
    TextBoxesRequest,
    ViewRequest,
)

LIMITS = ReaderLimits(seconds=12.0, waiting=120.0, growth=900 * 2**20)
"""Of the process that draws pages: it keeps a file open, with its pictures."""
AROUND = 3_000
"""Characters before and after a page's text that may stand on it all the same: notes, torn paragraphs."""
LONGEST_PAGE = 100_000
"""Characters of one page that are looked for."""


def viewing_process() -> ReaderProcess:
    """Return a process to ask for pages."""
    return ReaderProcess(limits=LIMITS)


def page_sizes(readers: ReaderProcess, file: ViewedFile, report: Report = silent) -> Iterator[PageSizes]:
    """Yield the sizes of the pages, some hundred at once. Raises DocumentError."""
    for answer in _ask(readers, SizesRequest(file), report):
        if not isinstance(answer, PageSizes):
            raise ReaderCrashed(file.path, "garbled")
        yield answer


def picture_of(readers: ReaderProcess, file: ViewedFile, tile: Tile, report: Report = silent) -> PageImage:
    """Draw a part of a page. Raises DocumentError."""
    match list(_ask(readers, PageImageRequest(file, tile), report)):
        case [PageImage(width=tile.width, height=tile.height) as picture]:
            return picture
    raise ReaderCrashed(file.path, "garbled")


def places_on(
    readers: ReaderProcess, file: ViewedFile, document: Document, page: int, report: Report = silent
) -> PageTextBoxes:
    """Find the document's text on one of its pages, counted from 0. Raises DocumentError."""
    starts = (*document.page_starts, len(document.text))
    if page + 1 >= len(starts):
        return PageTextBoxes()
    start, end = starts[page], min(starts[page + 1], starts[page] + LONGEST_PAGE)
    first, last = max(0, start - AROUND), min(len(document.text), end + AROUND)
    lines = tuple(line for line in document.recognized if line.page == page + 1)
    text = document.text[first:last]
    request = TextBoxesRequest(file, page, text, (start - first, end - first), first, lines)
    match list(_ask(readers, request, report)):
        case [PageTextBoxes() as places]:
            return places
    raise ReaderCrashed(file.path, "garbled")


def _ask(readers: ReaderProcess, request: ViewRequest, report: Report) -> Iterator[Answer]:
    return readers.converse(request.file.path, request, lambda: Progress(Stage.READ, 0), report)
