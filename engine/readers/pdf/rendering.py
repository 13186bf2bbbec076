"""Renders pages of a PDF with pdfium, in the reader process: a crash on a page ends only that."""

import ctypes
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from engine.core.document import Span
from engine.core.errors import Damaged, FileMissing, FileNotReadable, PasswordNeeded, TooLarge, WrongPassword
from engine.core.page_geometry import PageImage, PageLink, PageSize, Tile, ViewedFile
from engine.readers.pdf.glyph_positions import locate_recognized_text, locate_text
from engine.readers.pdf.page_links import links_of
from engine.readers.pdf.pdfium_text import PasswordRefused, open_pdfium
from engine.readers.worker.protocol import (
    Answer,
    Heartbeat,
    PageImageRequest,
    PageSizes,
    SizesRequest,
    TextBoxesRequest,
    ViewRequest,
)
from engine.system.file_names import openable

CHANGED = "changed"
"""Detail of the error where the file is not the one any more that was read."""
LARGEST_TILE = 4_500_000
"""Pixels."""
LARGEST_PAGE = 40_000
"""Pixels along one side."""
_SIZES_AT_ONCE = 200
_PAGES_KEPT = 3
"""Parsed pages that are kept, for the next tile of the same picture and for its text."""
_WIDEST_PAGE = 20_000.0
"""Points. pdfium believes any number."""
_USUAL = PageSize(612.0, 792.0)
_BYTES_READ_AT_ONCE = 32 * 2**20


class PdfRenderer:
    """Answers questions about the pages of one file after the other. It keeps the last one open."""

    def __init__(self) -> None:
        self._document: pdfium.PdfDocument | None = None
        self._file: ViewedFile | None = None
        self._state: tuple[int, int] = (0, 0)
        self._pages: dict[int, pdfium.PdfPage] = {}

    def answer(self, request: ViewRequest) -> Iterator[Answer]:
        """Raises DocumentError, and whatever pdfium raises on a page that it cannot show."""
        yield from self._open(request.file)
        match request:
            case SizesRequest():
                yield from self._sizes()
            case PageImageRequest(tile=tile):
                yield self._picture(tile)
            case TextBoxesRequest(lines=lines, text=text, core=core, offset=offset) if lines:
                places = locate_recognized_text(lines, text, Span(*core), offset)
                yield replace(places, links=self._links(request.page))
            case TextBoxesRequest(page=page, text=text, core=core, offset=offset):
                places = locate_text(self._page(page), text, Span(*core), offset)
                yield replace(places, links=self._links(page))

    def _open(self, file: ViewedFile) -> Iterator[Answer]:
        """Open the file, unless it is open already; answer that it takes a while. Raises DocumentError."""
        path = openable(file.path)
        state = _state_of(path)
        if self._document is not None and file == self._file and state == self._state:
            return
        self._close()
        if file.sha256:
            digest = hashlib.sha256()
            with path.open("rb") as stream:
                while piece := stream.read(_BYTES_READ_AT_ONCE):
                    digest.update(piece)
                    yield Heartbeat()
            if digest.hexdigest() != file.sha256:
                raise FileNotReadable(file.path, CHANGED)
        try:
            self._document = open_pdfium(path, file.password)
        except PasswordRefused:
            raise (WrongPassword if file.password else PasswordNeeded)(file.path) from None
        except pdfium.PdfiumError as error:
            raise Damaged(file.path, "pdfium") from error
        self._document.init_forms()
        self._file, self._state = file, state

    def _close(self) -> None:
        for page in self._pages.values():
            page.close()
        self._pages.clear()
        if self._document is not None:
            self._document.close()
        self._document = self._file = None

    def _sizes(self) -> Iterator[Answer]:
        assert self._document is not None
        total = len(self._document)
        for first in range(0, max(total, 1), _SIZES_AT_ONCE):
            numbers = range(first, min(first + _SIZES_AT_ONCE, total))
            yield PageSizes(total, first, tuple(_size(self._document, number) for number in numbers))

    def _page(self, number: int) -> pdfium.PdfPage:
        assert self._document is not None
        page = self._pages.pop(number, None)
        if page is None:
            while len(self._pages) >= _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages))).close()
            page = self._document[number]
        self._pages[number] = page
        return page

    def _links(self, number: int) -> tuple[PageLink, ...]:
        assert self._document is not None
        return links_of(self._document, self._page(number))

    def _picture(self, tile: Tile) -> PageImage:
        """Draw a tile on white. Raises TooLarge."""
        assert self._file is not None
        if not is_drawable(tile):
            raise TooLarge(self._file.path, "picture")
        page = self._page(tile.page)
        stride = tile.width * 4
        pixels = ctypes.create_string_buffer(stride * tile.height)
        bitmap = raw.FPDFBitmap_CreateEx(tile.width, tile.height, raw.FPDFBitmap_BGRx, pixels, stride)
        if not bitmap:
            raise MemoryError
        try:
            raw.FPDFBitmap_FillRect(bitmap, 0, 0, tile.width, tile.height, 0xFFFFFFFF)
            place = (-tile.left, -tile.top, tile.page_width, tile.page_height, 0, raw.FPDF_ANNOT)
            raw.FPDF_RenderPageBitmap(bitmap, page, *place)
            if page.formenv:
                raw.FPDF_FFLDraw(page.formenv, bitmap, page, *place)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)
        return PageImage(tile.width, tile.height, pixels.raw)


def is_drawable(tile: Tile) -> bool:
    """Whether the tile is a part of its page's picture, and neither is larger than anybody needs."""
    return (
        0 < tile.page_width <= LARGEST_PAGE
        and 0 < tile.page_height <= LARGEST_PAGE
        and 0 <= tile.left < tile.left + tile.width <= tile.page_width
        and 0 <= tile.top < tile.top + tile.height <= tile.page_height
        and tile.width * tile.height <= LARGEST_TILE
    )


def _size(document: pdfium.PdfDocument, number: int) -> PageSize:
    """Return a page's size as displayed; the usual one where the file gives none that can be."""
    try:
        width, height = document.get_page_size(number)
    except pdfium.PdfiumError:
        return _USUAL
    if not (1.0 <= width <= _WIDEST_PAGE and 1.0 <= height <= _WIDEST_PAGE):
        return _USUAL
    return PageSize(float(width), float(height))


def _state_of(path: Path) -> tuple[int, int]:
    """Return what changes with the file's content. Raises FileMissing or FileNotReadable."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise FileMissing(path) from None
    except OSError as error:
        raise FileNotReadable(path, type(error).__name__) from None
    return status.st_mtime_ns, status.st_size
