"""Gets the pages of a document from another process, one thing after the other, and keeps some of them."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from engine.core.document import Document
from engine.core.page_geometry import PageImage, PageSize, PageTextBoxes, Tile, ViewedFile
from engine.core.progress import Report
from gui.jobs import Job, JobQueue

if TYPE_CHECKING:
    from engine.readers.worker.process import ReaderProcess

MOST_BYTES = 96 * 2**20
"""Of pictures that are kept: some forty pages as wide as a usual window, or ten on a screen of twice its
points."""
MOST_PLACES = 60
"""Pages whose places are kept."""


class PageRenderer(Protocol):
    """What the window needs to show pages. Called on the queue's thread, except close."""

    def sizes(self, file: ViewedFile, report: Report) -> tuple[PageSize, ...]: ...

    def picture(self, file: ViewedFile, tile: Tile, report: Report) -> PageImage: ...

    def places(self, file: ViewedFile, document: Document, page: int, report: Report) -> PageTextBoxes: ...

    def close(self) -> None: ...


class ProcessPageRenderer:
    """The PageRenderer that asks a reader process, started when it is first needed."""

    def __init__(self) -> None:
        self._readers: ReaderProcess | None = None

    def sizes(self, file: ViewedFile, report: Report) -> tuple[PageSize, ...]:
        from engine.loading.page_images import page_sizes

        return tuple(size for answer in page_sizes(self._process(), file, report) for size in answer.sizes)

    def picture(self, file: ViewedFile, tile: Tile, report: Report) -> PageImage:
        from engine.loading.page_images import render_tile

        return render_tile(self._process(), file, tile, report)

    def places(self, file: ViewedFile, document: Document, page: int, report: Report) -> PageTextBoxes:
        from engine.loading.page_images import find_text_boxes

        return find_text_boxes(self._process(), file, document, page, report)

    def close(self) -> None:
        if self._readers is not None:
            self._readers.close()
            self._readers = None

    def _process(self) -> "ReaderProcess":
        from engine.loading.page_images import rendering_process

        if self._readers is None:
            self._readers = rendering_process()
        return self._readers


@dataclass(frozen=True, slots=True)
class TextBoxesWanted:
    """A wish for the places of a page."""

    page: int


PageWish = Tile | TextBoxesWanted


class PageCache(QObject):
    """Fulfils wishes in the order of their urgency. Nothing here waits for anything."""

    opened = Signal(object)
    """The sizes of the pages, a tuple of PageSize."""
    picture_came = Signal(int)
    places_came = Signal(int)
    page_failed = Signal(int)
    failed = Signal(object)
    """The error for which no page at all can be shown."""

    def __init__(
        self, viewer: PageRenderer, parent: QObject | None = None, most_bytes: int = MOST_BYTES
    ) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self._most_bytes = most_bytes
        self._queue = JobQueue(self)
        self._job: Job | None = None
        self._file: ViewedFile | None = None
        self._document: Document | None = None
        self._wishes: list[PageWish] = []
        self._urgency: dict[PageWish, int] = {}
        self._pictures: OrderedDict[Tile, QImage] = OrderedDict()
        self._places: OrderedDict[int, PageTextBoxes] = OrderedDict()
        self._bytes = 0
        self.broken: set[int] = set()
        """Pages that cannot be drawn."""
        self._unplaced: set[int] = set()

    def open(self, document: Document | None, password: str = "") -> None:
        """Begin with another document; opened or failed follow. None: end what is at work."""
        if self._job is not None:
            self._queue.cancel(self._job)
        self._job = None
        self._wishes.clear()
        self._urgency.clear()
        self._pictures.clear()
        self._places.clear()
        self._bytes = 0
        self.broken.clear()
        self._unplaced.clear()
        self._document = document
        self._file = None
        if document is not None:
            self._file = file = ViewedFile(document.path.absolute(), password, document.sha256)
            self._start(partial(self._viewer.sizes, file), self.opened.emit, self.failed.emit)

    def want(self, wishes: Sequence[PageWish]) -> None:
        """Forget what was wished for before; the most urgent wish comes first."""
        self._urgency = {wish: order for order, wish in enumerate(wishes)}
        self._wishes = [wish for wish in wishes if not self._is_settled(wish)]
        self._go_on()

    def picture(self, tile: Tile) -> QImage | None:
        if tile in self._pictures:
            self._pictures.move_to_end(tile)
        return self._pictures.get(tile)

    def pictures_of(self, page: int) -> tuple[tuple[Tile, QImage], ...]:
        """Return what there is of a page, at whatever zoom, the latest last."""
        return tuple((tile, image) for tile, image in self._pictures.items() if tile.page == page)

    def places(self, page: int) -> PageTextBoxes | None:
        """Return the places of a page; None while they are not known, empty where they never will be."""
        if page in self._unplaced:
            return PageTextBoxes()
        if page in self._places:
            self._places.move_to_end(page)
        return self._places.get(page)

    def bytes_kept(self) -> int:
        return self._bytes

    def is_at_work(self) -> bool:
        return self._job is not None

    def close(self) -> None:
        """Stop for good."""
        self.open(None)
        self._queue.close()
        self._viewer.close()

    def _is_settled(self, wish: PageWish) -> bool:
        if isinstance(wish, Tile):
            return wish in self._pictures or wish.page in self.broken
        return wish.page in self._places or wish.page in self._unplaced

    def _go_on(self) -> None:
        if self._job is not None or self._file is None or self._document is None:
            return
        while self._wishes:
            wish = self._wishes.pop(0)
            if not self._is_settled(wish):
                break
        else:
            return
        file, document = self._file, self._document
        if isinstance(wish, Tile):
            done, failed = partial(self._keep_picture, wish), partial(self._give_up_picture, wish.page)
            self._start(partial(_draw, self._viewer, file, wish), done, failed)
        else:
            page = wish.page
            work = partial(self._viewer.places, file, document, page)
            self._start(work, partial(self._keep_places, page), partial(self._give_up_places, page))

    def _start(
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
                self._go_on()

        job.done.connect(partial(end, done))
        job.failed.connect(partial(end, failed))
        self._queue.add(job)

    def _keep_picture(self, tile: Tile, image: object) -> None:
        assert isinstance(image, QImage)
        self._pictures[tile] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > self._most_bytes and len(self._pictures) > 1:
            self._bytes -= self._pictures.pop(self._least_wanted()).sizeInBytes()
        self.picture_came.emit(tile.page)

    def _least_wanted(self) -> Tile:
        """Return the picture to let go of: the one not asked for the longest, then the least urgent."""
        for tile in self._pictures:
            if tile not in self._urgency:
                return tile
        return max(self._pictures, key=self._urgency.__getitem__)

    def _give_up_picture(self, page: int, _error: object) -> None:
        self.broken.add(page)
        self.page_failed.emit(page)

    def _keep_places(self, page: int, places: object) -> None:
        assert isinstance(places, PageTextBoxes)
        self._places[page] = places
        while len(self._places) > MOST_PLACES:
            self._places.popitem(last=False)
        self.places_came.emit(page)

    def _give_up_places(self, page: int, _error: object) -> None:
        self._unplaced.add(page)
        self.places_came.emit(page)


def _draw(viewer: PageRenderer, file: ViewedFile, tile: Tile, report: Report) -> QImage:
    picture = viewer.picture(file, tile, report)
    image = QImage(
        picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32
    )
    return image.copy()  # the first one only looks at the bytes, which go
