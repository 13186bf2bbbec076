"""Reader of slide shows (PPTX, ISO/IEC 29500): a slide is a page."""

from collections.abc import Iterator
from pathlib import Path

from engine.core.document import BlockKind, Problem, ProblemKind
from engine.core.errors import Damaged
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.archive import Archive, open_archive
from engine.readers.common.xml_elements import Event, StartTag, elements
from engine.readers.office.docx import core_properties
from engine.readers.office.pptx_slide import SlideShapes, shape_blocks
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
        slides = _slides(archive, part)
        title, language = core_properties(archive)
        yield DocumentHeader("pptx", title, language, paged=True, pages=len(slides))
        for number, slide in enumerate(slides, 1):
            try:
                yield Page(tuple(_blocks(archive, slide, is_first=number == 1)))
            except Damaged as error:
                yield Problem(ProblemKind.UNREADABLE, (number,), error.detail)
                yield Page(problem=ProblemKind.UNREADABLE)


def _slides(archive: Archive, part: str) -> tuple[str, ...]:
    """The slides' parts in the order of the show."""
    targets = {each.identity: each.target for each in read_relationships(archive, part)}
    found: list[str] = []
    try:
        for event in _events(archive, part):
            if isinstance(event, StartTag) and event.name == "p:sldId":
                found.append(targets.get(event.attributes.get("r:id", ""), ""))
    except Damaged:
        if not found:
            raise
    return tuple(found)


def _blocks(archive: Archive, slide: str, is_first: bool) -> Iterator[PageBlock]:
    shapes = SlideShapes().read(_events(archive, slide))
    related = {each.identity: each for each in read_relationships(archive, slide)}
    diagrams = [related[name].target for name in shapes.diagrams if name in related]
    yield from shape_blocks(shapes, title_level=1 if is_first else 2)
    for diagram in diagrams:
        for text in _optional_texts(archive, diagram):
            yield PageBlock(text, BlockKind.LIST_ITEM)
    for relation in related.values():
        if relation.kind == "notesSlide":
            for text in _optional_texts(archive, relation.target, notes=True):
                yield PageBlock(text, BlockKind.NOTE)


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
