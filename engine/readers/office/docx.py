"""Reader of Word documents (DOCX, ISO/IEC 29500), transitional and strict."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from engine.core.document import BlockKind, Problem, ProblemKind
from engine.core.errors import Damaged, DocumentError
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.archive import Archive, open_archive
from engine.readers.common.paragraph_builder import Item
from engine.readers.common.paragraphs import merge_code_lines, pages_of
from engine.readers.common.xml_elements import Event, StartTag, elements
from engine.readers.office.docx_body import DocxBody
from engine.readers.office.docx_embedded import embedded_blocks
from engine.readers.office.docx_styles import Stylesheet, read_stylesheet
from engine.readers.office.relationships import Relationship, main_part, part_of, read_relationships

PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_PAGE_MARK = "lastRenderedPageBreak"
_SURROUNDINGS = {
    "comments": BlockKind.COMMENT,
    "header": BlockKind.FURNITURE,
    "footer": BlockKind.FURNITURE,
}


def read_docx(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:  # noqa: ARG001 - none can help
    """Read a document; its pages are those that Word last counted, where it left word of them."""
    with open_archive(path) as archive:
        part = main_part(archive, "wordprocessingml", "word/document.xml")
        related = read_relationships(archive, part)
        damaged: list[str] = []
        sheet = _stylesheet(archive, related, damaged)
        notes = _notes(archive, related, sheet, damaged)
        body = DocxBody(sheet, notes, partial(embedded_blocks, archive, related))
        first, items = _peek(body.read(_events(archive, part)))
        around = _surroundings(archive, related, sheet, damaged)
        paged = any(
            archive.holds(part, _PAGE_MARK.encode(code)) for code in ("ascii", "utf-16-le", "utf-16-be")
        )
        title, language = core_properties(archive)
        yield DocumentHeader("docx", title or _title(first), language or sheet.language, paged)
        for name in damaged:
            yield Problem(ProblemKind.REPAIRED, detail=name)
        yield from pages_of(merge_code_lines(chain(items, around)), paged)


def core_properties(archive: Archive) -> tuple[str, str]:
    """The title and the language that an Office file declares; empty where it declares none."""
    found = {"dc:title": "", "dc:language": ""}
    name = part_of(read_relationships(archive, ""), "core-properties", archive)
    current = ""
    try:
        for event in _events(archive, name) if name else ():
            if isinstance(event, str):
                if current in found:
                    found[current] += event
            else:
                current = event.name if isinstance(event, StartTag) else ""
    except Damaged:
        pass  # the text can do without
    return " ".join(found["dc:title"].split()), found["dc:language"].strip()


def _events(archive: Archive, part: str) -> Iterator[Event]:
    return elements(archive.stream(part), PREFIXES, archive.path)


def _stylesheet(archive: Archive, related: tuple[Relationship, ...], damaged: list[str]) -> Stylesheet:
    part = part_of(related, "styles", archive)
    return read_stylesheet(_whole(archive, part, damaged) if part else ())


def _notes(
    archive: Archive, related: tuple[Relationship, ...], sheet: Stylesheet, damaged: list[str]
) -> dict[str, str]:
    notes: dict[str, str] = {}
    for kind in ("footnotes", "endnotes"):
        if part := part_of(related, kind, archive):
            story = DocxBody(sheet)
            for _ in story.read(_whole(archive, part, damaged)):
                pass
            notes.update(story.notes)
    return notes


def _surroundings(
    archive: Archive, related: tuple[Relationship, ...], sheet: Stylesheet, damaged: list[str]
) -> Iterator[Item]:
    """Yield what readers wrote beside the text, and what stands on every page, each once."""
    seen: set[str] = set()
    for relation in related:
        kind = _SURROUNDINGS.get(relation.kind)
        if kind is None or relation.target not in archive:
            continue
        for item in DocxBody(sheet).read(_whole(archive, relation.target, damaged)):
            if isinstance(item, PageBlock) and item.text not in seen:
                seen.add(item.text)
                yield PageBlock(item.text, kind)


def _whole(archive: Archive, part: str, damaged: list[str]) -> Iterator[Event]:
    """Read a part that the document can do without as far as it goes."""
    try:
        yield from _events(archive, part)
    except Damaged:
        damaged.append(part)


def _peek(items: Iterator[Item]) -> tuple[list[Item], Iterable[Item]]:
    """Look at the first blocks, where a title stands."""
    first: list[Item] = []
    failure: DocumentError | None = None
    try:
        for item in items:
            first.append(item)
            if len(first) >= 20:
                break
    except DocumentError as error:
        failure = error
    return first, chain(first, _fail(failure) if failure else items)


def _fail(error: DocumentError) -> Iterator[Item]:
    raise error
    yield  # which makes it an iterator


def _title(first: list[Item]) -> str:
    for item in first[:3]:
        if isinstance(item, PageBlock) and item.kind is BlockKind.HEADING and item.level == 1:
            return item.text
    return ""
