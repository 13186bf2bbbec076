"""Cache of rendered page tiles with LRU eviction, filled by a worker process in the order of urgency."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from engine.core.document import Document
from engine.core.errors import DocumentError
from engine.core.page_geometry import PageImage, PageSize, PageTextBoxes, Tile, ViewedFile
from engine.core.progress import Report
from gui.jobs import Job, JobQueue
from gui.viewer.sheet_colours import invert_lightness

if TYPE_CHECKING:
    from engine.readers.worker.process import ReaderProcess

MOST_BYTES = 96 * 2**20
"""Of pictures that are kept: some forty pages as wide as a usual window, or ten on a screen of twice its
points."""
MOST_BOXES = 60
"""Pages whose places are kept."""
NOWHERE = Path("no such file.pdf").absolute()


class PageRenderer(Protocol):
    """Renderer of pages. Called on the thread of the cache, except close."""

    def warm_up(self, report: Report) -> None:
        """Load what takes time, so that the first page need not wait for it."""
        ...

    def page_sizes(self, file: ViewedFile, report: Report) -> tuple[PageSize, ...]:
        """Return the sizes of all pages. Raises DocumentError where none can be shown."""
        ...

    def render_tile(self, file: ViewedFile, tile: Tile, report: Report) -> PageImage:
        """Return a tile as pixels."""
        ...

    def text_boxes(self, file: ViewedFile, document: Document, page: int, report: Report) -> PageTextBoxes:
        """Return where the text of a page stands, counted from 0."""
        ...

    def close(self) -> None:
        """End what renders."""


class ProcessPageRenderer:
    """PageRenderer in a reader process, started when it is first needed.

    A file in an archive is unpacked to a temporary one, which is there until the next is shown.
    """

    def __init__(self) -> None:
        self._readers: ReaderProcess | None = None
        self._copies = ExitStack()
        self._copy: tuple[ViewedFile, ViewedFile] | None = None
        """A file in an archive, and its copy."""

    def warm_up(self, report: Report) -> None:
        """Start the process, and let it load what draws pages, by asking for a file that is not there."""
        from engine.loading.page_images import page_sizes

        with suppress(DocumentError):
            list(page_sizes(self._process(), ViewedFile(NOWHERE), report))

    def page_sizes(self, file: ViewedFile, report: Report) -> tuple[PageSize, ...]:
        from engine.loading.page_images import page_sizes

        self._remove_copy()
        answers = page_sizes(self._process(), self._on_disk(file, report), report)
        return tuple(size for answer in answers for size in answer.sizes)

    def render_tile(self, file: ViewedFile, tile: Tile, report: Report) -> PageImage:
        from engine.loading.page_images import render_tile

        return render_tile(self._process(), self._on_disk(file, report), tile, report)

    def text_boxes(self, file: ViewedFile, document: Document, page: int, report: Report) -> PageTextBoxes:
        from engine.loading.page_images import find_text_boxes

        return find_text_boxes(self._process(), self._on_disk(file, report), document, page, report)

    def _on_disk(self, file: ViewedFile, report: Report) -> ViewedFile:
        """Return the file, or the copy of one in an archive. Raises DocumentError."""
        from engine.loading.archives import file_at

        if self._copy is None or self._copy[0] != file:
            self._remove_copy()
            path = self._copies.enter_context(file_at(file.path, self._process(), report))
            self._copy = (file, replace(file, path=path))
        return self._copy[1]

    def _remove_copy(self) -> None:
        self._copy = None
        self._copies.close()

    def close(self) -> None:
        self._remove_copy()
        if self._readers is not None:
            self._readers.close()
            self._readers = None

    def _process(self) -> "ReaderProcess":
        from engine.loading.page_images import rendering_process

        if self._readers is None:
            self._readers = rendering_process()
        return self._readers


@dataclass(frozen=True, slots=True)
class PageTextWish:
    """Request for where the text of a page stands."""

    page: int


PageRequest = Tile | PageTextWish


class PageCache(QObject):
    """Cache of tiles and text boxes. Requests replace each other; nothing here waits for anything."""

    opened = Signal(object)
    """The sizes of the pages, a tuple of PageSize."""
    tile_loaded = Signal(int)
    text_boxes_loaded = Signal(int)
    page_failed = Signal(int)
    failed = Signal(object)
    """The error for which no page at all can be shown."""

    def __init__(
        self, renderer: PageRenderer, parent: QObject | None = None, most_bytes: int = MOST_BYTES
    ) -> None:
        super().__init__(parent)
        self._renderer = renderer
        self._most_bytes = most_bytes
        self._queue = JobQueue(self)
        self._job: Job | None = None
        self._file: ViewedFile | None = None
        self._document: Document | None = None
        self._is_warm = False
        self._requests: list[PageRequest] = []
        self._urgency: dict[PageRequest, int] = {}
        self._images: OrderedDict[Tile, QImage] = OrderedDict()
        self._text_boxes: OrderedDict[int, PageTextBoxes] = OrderedDict()
        self._bytes = 0
        self.is_night = False
        """Whether the lightness of the pages is inverted."""
        self.broken: set[int] = set()
        """Pages that cannot be drawn."""
        self._without_boxes: set[int] = set()

    def open(self, document: Document | None, password: str = "") -> None:
        """Begin with another document; opened or failed follow. None: end what is at work."""
        if self._job is not None:
            self._queue.cancel(self._job)
        self._job = None
        self._requests.clear()
        self._urgency.clear()
        self._images.clear()
        self._text_boxes.clear()
        self._bytes = 0
        self.broken.clear()
        self._without_boxes.clear()
        self._document = document
        self._file = None
        if document is not None:
            self._is_warm = True
            self._file = file = ViewedFile(document.path.absolute(), password, document.sha256)
            self._run(partial(self._renderer.page_sizes, file), self.opened.emit, self.failed.emit)

    def warm_up(self) -> None:
        """A file may be opened soon: let the renderer load what it needs for any, once.

        That is not cancelled when a file comes: its pages wait for the same.
        """
        if not self._is_warm:
            self._is_warm = True
            self._queue.add(Job(self._renderer.warm_up))

    def take_text(self, document: Document) -> None:
        """The text of the open file was read meanwhile: where it stands can be found from now on."""
        self._document = document
        self._text_boxes.clear()
        self._without_boxes.clear()

    def set_night(self, is_night: bool) -> bool:
        """Invert the lightness of pages, or no longer; True where they have to be requested again."""
        if is_night == self.is_night:
            return False
        self.is_night = is_night
        self._images.clear()
        self._bytes = 0
        return True

    def request(self, requests: Sequence[PageRequest]) -> None:
        """Forget what was wished for before; the most urgent request comes first."""
        self._urgency = {request: order for order, request in enumerate(requests)}
        self._requests = [request for request in requests if not self._is_settled(request)]
        self._run_next()

    def tile_image(self, tile: Tile) -> QImage | None:
        """Return a tile; None while it is not there."""
        if tile in self._images:
            self._images.move_to_end(tile)
        return self._images.get(tile)

    def images_of(self, page: int) -> tuple[tuple[Tile, QImage], ...]:
        """Return what there is of a page, at whatever zoom, the latest last."""
        return tuple((tile, image) for tile, image in self._images.items() if tile.page == page)

    def text_boxes(self, page: int) -> PageTextBoxes | None:
        """Return the places of a page; None while they are not known, empty where they never will be."""
        if page in self._without_boxes:
            return PageTextBoxes()
        if page in self._text_boxes:
            self._text_boxes.move_to_end(page)
        return self._text_boxes.get(page)

    def size_in_bytes(self) -> int:
        """Return how large the tiles in memory are."""
        return self._bytes

    def is_at_work(self) -> bool:
        return self._job is not None

    def close(self) -> None:
        """Stop for good."""
        self.open(None)
        self._queue.close()
        self._renderer.close()

    def _is_settled(self, request: PageRequest) -> bool:
        if isinstance(request, Tile):
            return request in self._images or request.page in self.broken
        return request.page in self._text_boxes or request.page in self._without_boxes

    def _run_next(self) -> None:
        if self._job is not None or self._file is None or self._document is None:
            return
        while self._requests:
            request = self._requests.pop(0)
            is_early = isinstance(request, PageTextWish) and not self._document.text
            if not is_early and not self._is_settled(request):
                break
        else:
            return
        file, document = self._file, self._document
        if isinstance(request, Tile):
            done, failed = (
                partial(self._on_tile, request, self.is_night),
                partial(self._on_tile_failed, request.page),
            )
            self._run(partial(_render, self._renderer, file, request, self.is_night), done, failed)
        else:
            page = request.page
            work = partial(self._renderer.text_boxes, file, document, page)
            self._run(work, partial(self._on_text_boxes, page), partial(self._on_text_boxes_failed, page))

    def _run(
        self,
        work: Callable[[Report], object],
        done: Callable[[object], object],
        failed: Callable[[object], object],
    ) -> None:
        job = self._job = Job(work)

        def end(tell: Callable[[object], object], result: object) -> None:
            if self._job is job:  # otherwise another document has been opened since
                self._job = None
                tell(result)
                self._run_next()

        job.done.connect(partial(end, done))
        job.failed.connect(partial(end, failed))
        self._queue.add(job)

    def _on_tile(self, tile: Tile, is_night: bool, image: object) -> None:
        assert isinstance(image, QImage)
        if is_night != self.is_night:
            self._requests.insert(0, tile)
            return
        self._images[tile] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > self._most_bytes and len(self._images) > 1:
            self._bytes -= self._images.pop(self._next_evicted()).sizeInBytes()
        self.tile_loaded.emit(tile.page)

    def _next_evicted(self) -> Tile:
        """Return the picture to let go of: the one not asked for the longest, then the least urgent."""
        for tile in self._images:
            if tile not in self._urgency:
                return tile
        return max(self._images, key=self._urgency.__getitem__)

    def _on_tile_failed(self, page: int, _error: object) -> None:
        self.broken.add(page)
        self.page_failed.emit(page)

    def _on_text_boxes(self, page: int, places: object) -> None:
        assert isinstance(places, PageTextBoxes)
        self._text_boxes[page] = places
        while len(self._text_boxes) > MOST_BOXES:
            self._text_boxes.popitem(last=False)
        self.text_boxes_loaded.emit(page)

    def _on_text_boxes_failed(self, page: int, _error: object) -> None:
        self._without_boxes.add(page)
        self.text_boxes_loaded.emit(page)


def _render(renderer: PageRenderer, file: ViewedFile, tile: Tile, is_night: bool, report: Report) -> QImage:
    picture = renderer.render_tile(file, tile, report)
    if is_night:
        picture = invert_lightness(picture)
    image = QImage(
        picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32
    )
    return image.copy()  # the first one only looks at the bytes, which go
