"""Text extraction of one PDF page with pypdf."""

from pypdf import PageObject, PdfReader

from engine.readers.pdf.accents import combine_accents
from engine.readers.pdf.content_stream import ContentWalker
from engine.readers.pdf.fonts import FontCache
from engine.readers.pdf.fragments import (
    PAINTED_SHAPES_THAT_MAY_BE_LETTERS,
    Matrix,
    PageContent,
    TextFragment,
    display_matrix,
)
from engine.readers.pdf.objects import look_up
from engine.readers.pdf.vertical_text import join_vertical_columns


def _page_matrix(page: PageObject) -> tuple[Matrix, float, float]:
    box = page.cropbox
    rotation = look_up(page, "/Rotate")
    turn = int(rotation) if isinstance(rotation, int | float) else 0
    return display_matrix((float(box.left), float(box.bottom), float(box.right), float(box.top)), turn)


def read_content(reader: PdfReader, page: PageObject, fonts: FontCache) -> PageContent:
    """Note the text of a page.

    Raises TooMuchContent, and whatever pypdf raises on a page that it cannot parse.
    """
    matrix, width, height = _page_matrix(page)
    walker = ContentWalker(reader, fonts, matrix)
    contents = look_up(page, "/Contents")
    if contents is not None:
        walker.walk(contents, look_up(page, "/Resources"))
    walker.walk_annotations(page)
    shows = walker.images > 0 or walker.shapes >= PAINTED_SHAPES_THAT_MAY_BE_LETTERS
    fragments, furniture = _apart_from_artifacts(walker.pen.fragments, walker.artifacts)
    fragments = _inside(fragments, width, height)
    hidden = [fragment for fragment in fragments if fragment.hidden]
    if 2 * _letters(hidden) > _letters(fragments):  # it cannot be that most of a page is there for nobody
        hidden = []
    fragments = combine_accents([fragment for fragment in fragments if not (hidden and fragment.hidden)])
    fragments = join_vertical_columns(fragments)
    return PageContent(tuple(fragments), width, height, shows, _lines_of(hidden), _lines_of(furniture))


def _letters(fragments: list[TextFragment]) -> int:
    return sum(len(fragment.text) for fragment in fragments)


def _lines_of(fragments: list[TextFragment]) -> tuple[str, ...]:
    lines: dict[tuple[int, int], list[TextFragment]] = {}
    for fragment in fragments:
        lines.setdefault((fragment.turn, round(fragment.baseline)), []).append(fragment)
    return tuple(" ".join(one.text for one in line) for line in lines.values())


def _apart_from_artifacts(
    fragments: list[TextFragment], artifacts: list[tuple[int, int]]
) -> tuple[list[TextFragment], list[TextFragment]]:
    """Take what the file declares to be running heads out, unless it declares most of the page so."""
    numbers = {number for first, end in artifacts for number in range(first, min(end, len(fragments)))}
    dropped = sum(len(fragments[number].text) for number in numbers)
    if dropped * 4 > sum(len(fragment.text) for fragment in fragments):
        return fragments, []
    kept = [fragment for number, fragment in enumerate(fragments) if number not in numbers]
    return kept, [fragments[number] for number in sorted(numbers)]


def _inside(fragments: list[TextFragment], width: float, height: float) -> list[TextFragment]:
    """Leave out what stands beyond the page's edges, unless that is everything."""
    inside = [
        fragment
        for fragment in fragments
        if fragment.turn
        or (fragment.right > 0 and fragment.left < width and -1 < fragment.baseline < height + fragment.size)
    ]
    return inside or fragments
