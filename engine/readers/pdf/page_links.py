"""Link annotations of a PDF page (ISO 32000-1, 12.5.6.5), as pdfium reports them."""

import ctypes
import math

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from engine.core.page_geometry import LONGEST_ADDRESS, Box, PageLink
from engine.readers.pdf.fragments import Matrix, display_matrix
from engine.readers.pdf.glyph_positions import displayed_box, page_box

_MOST_LINKS = 2_000


def links_of(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> tuple[PageLink, ...]:
    """Return the links to a place of the document or to an address; other actions are passed over."""
    matrix, _, _ = display_matrix(page_box(page), page.get_rotation())
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    found: list[PageLink] = []
    while len(found) < _MOST_LINKS and raw.FPDFLink_Enumerate(page, position, link):
        area = raw.FS_RECTF()
        box = displayed_box(area, matrix) if raw.FPDFLink_GetAnnotRect(link, area) else None
        target = _target(document, link, box) if box is not None else None
        if target is not None:
            found.append(target)
    return tuple(found)


def _target(document: pdfium.PdfDocument, link: object, box: Box) -> PageLink | None:
    destination = raw.FPDFLink_GetDest(document, link)
    if destination:
        return _place(document, destination, box)
    action = raw.FPDFLink_GetAction(link)
    match raw.FPDFAction_GetType(action) if action else raw.PDFACTION_UNSUPPORTED:
        case raw.PDFACTION_GOTO:
            destination = raw.FPDFAction_GetDest(document, action)
            return _place(document, destination, box) if destination else None
        case raw.PDFACTION_URI:
            address = _address(document, action)
            return PageLink(box, address=address) if address else None
    return None


def _address(document: pdfium.PdfDocument, action: object) -> str:
    length = raw.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < length <= LONGEST_ADDRESS:
        return ""
    content = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(document, action, content, length)
    return content.value.decode("utf-8", "replace")


def _place(document: pdfium.PdfDocument, destination: object, box: Box) -> PageLink | None:
    number = raw.FPDFDest_GetDestPageIndex(document, destination)
    if not 0 <= number < len(document):
        return None
    return PageLink(box, number, _depth(document, number, destination))


def _depth(document: pdfium.PdfDocument, number: int, destination: object) -> float:
    """Return how far down its page a destination lies, from 0 to 1; 0 where it is the whole page."""
    has_x, has_y, has_zoom = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
    x, y, zoom = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    if not raw.FPDFDest_GetLocationInPage(destination, has_x, has_y, has_zoom, x, y, zoom) or not has_y.value:
        return 0.0
    page = document[number]
    try:
        matrix, _, height = display_matrix(page_box(page), page.get_rotation())
        return _share(matrix, x.value if has_x.value else 0.0, y.value, height)
    finally:
        page.close()


def _share(matrix: Matrix, x: float, y: float, height: float) -> float:
    _a, b, _c, d, _e, f = matrix
    down = b * x + d * y + f
    return min(1.0, max(0.0, down / height)) if math.isfinite(down) and height > 0 else 0.0
