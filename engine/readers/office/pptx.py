"""Reader of slide shows (PPTX, ISO/IEC 29500): a slide is a page."""

from collections.abc import Iterator
from pathlib import Path

from engine.core.document import BlockKind, Problem, ProblemKind
from engine.core.errors import Damaged, DocumentError
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.archive import Archive, open_archive
from engine.readers.common.xml_elements import Event, StartTag, elements
from engine.readers.office.docx import core_properties
from engine.readers.office.pptx_layout import Layouts, SlideSize, hide_outside, repeated_shapes
from engine.readers.office.pptx_slide import SlideShapes, length, shape_blocks
from engine.readers.office.relationships import main_part, read_relationships

_OOXML = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
PREFIXES = {
    f"{_OOXML}presentationml/2006/main": "p",
    f"{_STRICT}presentationml/main": "p",
    f"{_OOXML}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_OOXML}drawingml/2006/diagram": "dgm",
    f"{_STRICT}drawingml/diagram": "dgm",
    f"{_OOXML}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OOXML}markup-compatibility/2006": "mc",
}


def read_pptx(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:  # noqa: ARG001 - none can help
    """Read a show. Every slide is a Page, even one without text, so that their numbers stay right."""
    with open_archive(path) as archive:
        part = main_part(archive, "presentationml", "ppt/presentation.xml")
        slides, size = _slides(archive, part)
        title, language = core_properties(archive)
        yield DocumentHeader("pptx", title, language, paged=True, pages=len(slides))
        layouts = Layouts(lambda name: _shapes(archive, name), lambda name: _targets(archive, name))
        seen = [_seen(archive, slide, layouts) for slide in slides]
        furniture = repeated_shapes([each if isinstance(each, SlideShapes) else None for each in seen], size)
        for number, (slide, shapes) in enumerate(zip(slides, seen, strict=True), 1):
            try:
                if isinstance(shapes, DocumentError):
                    raise shapes
                hide_outside(shapes, size)
                yield Page(tuple(_blocks(archive, slide, shapes, number, furniture[number - 1])))
            except Damaged as error:
                yield Problem(ProblemKind.UNREADABLE, (number,), error.detail)
                yield Page(problem=ProblemKind.UNREADABLE)


def _slides(archive: Archive, part: str) -> tuple[tuple[str, ...], SlideSize]:
    """The slides' parts in the order of the show, and how large slides are."""
    targets = {each.identity: each.target for each in read_relationships(archive, part)}
    found: list[str] = []
    size = SlideSize()
    try:
        for event in _events(archive, part):
            if isinstance(event, StartTag) and event.name == "p:sldId":
                found.append(targets.get(event.attributes.get("r:id", ""), ""))
            elif isinstance(event, StartTag) and event.name == "p:sldSz":
                size = SlideSize(length(event.attributes, "cx"), length(event.attributes, "cy"))
    except Damaged:
        if not found:
            raise
    return tuple(found), size


def _seen(archive: Archive, slide: str, layouts: Layouts) -> SlideShapes | DocumentError:
    """The slide, or why it cannot be read: the slides before it are to be told first."""
    try:
        shapes = _shapes(archive, slide)
    except DocumentError as error:
        return error
    layouts.place(slide, shapes)
    return shapes


def _shapes(archive: Archive, part: str) -> SlideShapes:
    return SlideShapes().read(_events(archive, part))


def _targets(archive: Archive, part: str) -> dict[str, str]:
    """Where a part's relations lead, by their kinds."""
    return {each.kind: each.target for each in read_relationships(archive, part)}


def _blocks(
    archive: Archive, slide: str, shapes: SlideShapes, number: int, furniture: frozenset[int]
) -> Iterator[PageBlock]:
    related = {each.identity: each for each in read_relationships(archive, slide)}
    diagrams = [related[name].target for name in shapes.diagrams if name in related]
    yield from shape_blocks(shapes, title_level=1 if number == 1 else 2, furniture=furniture)
    for diagram in diagrams:
        for text in _optional_texts(archive, diagram):
            yield PageBlock(text, BlockKind.HIDDEN if shapes.is_hidden else BlockKind.LIST_ITEM)
    for relation in related.values():
        if relation.kind == "notesSlide":
            for text in _optional_texts(archive, relation.target, notes=True):
                yield PageBlock(text, BlockKind.HIDDEN if shapes.is_hidden else BlockKind.NOTE)


def _optional_texts(archive: Archive, part: str, notes: bool = False) -> tuple[str, ...]:
    """The paragraphs of a diagram or of the notes; none where the part is missing or damaged."""
    if part not in archive:
        return ()
    try:
        shapes = SlideShapes().read(_events(archive, part))
    except Damaged:
        return ()
    return tuple(
        paragraph.text
        for shape in shapes.found
        if shape.placeholder == "body" or not notes
        for paragraph in shape.paragraphs
    )


def _events(archive: Archive, part: str) -> Iterator[Event]:
    return elements(archive.stream(part), PREFIXES, archive.path)
