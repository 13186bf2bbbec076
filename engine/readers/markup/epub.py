"""Reader of e-books (EPUB): the chapters in the order of the book's spine."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from engine.core.document import BlockKind, Problem, ProblemKind
from engine.core.errors import Damaged, PasswordNeeded
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.archive import Archive, open_archive
from engine.readers.common.xml_elements import StartTag, elements
from engine.readers.markup.html import blocks_of_html

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:container": "c",
    "http://www.idpf.org/2007/opf": "opf",
    "http://openebook.org/namespaces/oeb-package/1.0/": "opf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
}
_IDENTIFIER = re.compile(r"isbn|^97[89][\d-]{10,}$|10\.\d{4,9}/", re.IGNORECASE)
_LONGEST, _MOST_AUTHORS = 2_000, 100
_ENCRYPTION = "META-INF/encryption.xml"
_MARKUP = (".xhtml", ".html", ".htm", ".xml")
_MEDIA_TYPES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/xml")


@dataclass(frozen=True, slots=True)
class _Chapter:
    part: str
    is_contents: bool


@dataclass(slots=True)
class _Package:
    """What the book says of itself, as far as it could be read."""

    title: str = ""
    language: str = ""
    authors: list[str] = field(default_factory=list)
    published: str = ""
    identifier: str = ""
    """An ISBN or a DOI; others say nothing to anybody else."""
    files: dict[str, _Chapter] = field(default_factory=dict)
    """By the identities that the spine uses."""
    spine: list[str] = field(default_factory=list)
    contents: set[str] = field(default_factory=set)
    """The parts that a guide calls the table of contents."""


def read_epub(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:  # noqa: ARG001 - none can help
    """Read a book, a chapter a Page. Raises PasswordNeeded with "drm" where its chapters are encrypted."""
    with open_archive(path) as archive:
        package = _package(archive, _package_name(archive))
        chapters = _chapters(archive, package)
        locked = _encrypted(archive)
        if any(_found(archive, chapter.part) in locked for chapter in chapters):
            raise PasswordNeeded(path, "drm")
        yield DocumentHeader(
            *("epub", package.title, package.language),
            pages=len(chapters),
            authors="; ".join(package.authors)[:_LONGEST],
            published=package.published[:_LONGEST],
            identifier=package.identifier[:_LONGEST],
        )
        if len(set(package.spine)) < len(package.spine):
            yield Problem(ProblemKind.REPAIRED, detail="chapters that are named twice")
        readable = 0
        for number, chapter in enumerate(chapters, 1):
            try:
                blocks = tuple(_blocks(archive, chapter))
            except Damaged as error:
                yield Problem(ProblemKind.UNREADABLE, (number,), error.detail)
                yield Page(problem=ProblemKind.UNREADABLE)
            else:
                readable += 1
                yield Page(blocks)
        if not readable:
            raise Damaged(path, "no chapter could be read")


def _blocks(archive: Archive, chapter: _Chapter) -> Iterator[PageBlock]:
    blocks = blocks_of_html(archive.read(chapter.part), whole=True)
    if not chapter.is_contents:
        yield from blocks
        return
    for block in blocks:
        yield block if block.kind is BlockKind.HEADING else PageBlock(block.text, BlockKind.CONTENTS)


def _package_name(archive: Archive) -> str:
    """Raises Damaged where nothing leads to the book's description."""
    try:
        for event in _starts(archive, "META-INF/container.xml"):
            name = event.attributes.get("full-path", "")
            if event.name == "c:rootfile" and name in archive:
                return name
    except Damaged:
        pass  # the description mostly can be told by its name
    for name in archive.names:
        if name.casefold().endswith(".opf"):
            return name
    raise Damaged(archive.path, "no package document")


def _package(archive: Archive, name: str) -> _Package:
    package = _Package()
    folder = posixpath.dirname(name)
    current = ""
    try:
        for event in elements(archive.stream(name), _PREFIXES, archive.path):
            if isinstance(event, StartTag):
                current = event.name
                _take(package, event, folder)
            elif not isinstance(event, str):
                current = ""
            elif current == "dc:title" and len(package.title) < 1000:
                package.title += event
            elif current == "dc:language":
                package.language = package.language or event.strip()
            elif event.strip():
                _take_declared(package, current, " ".join(event.split()))
    except Damaged:
        if not package.spine:
            raise
    package.title = " ".join(package.title.split())
    return package


def _take_declared(package: _Package, name: str, text: str) -> None:
    match name:
        case "dc:creator" if len(package.authors) < _MOST_AUTHORS:
            package.authors.append(text)
        case "dc:date":
            package.published = package.published or text
        case "dc:identifier" if _IDENTIFIER.search(text):
            package.identifier = package.identifier or text


def _take(package: _Package, event: StartTag, folder: str) -> None:
    attributes = event.attributes
    match event.name:
        case "opf:item":
            if _is_markup(attributes):
                part = _part(folder, attributes.get("href", ""))
                is_contents = "nav" in attributes.get("properties", "").split()
                package.files[attributes.get("id", "")] = _Chapter(part, is_contents)
        case "opf:itemref":
            package.spine.append(attributes.get("idref", ""))
        case "opf:reference" if attributes.get("type") == "toc" and "#" not in attributes.get("href", "#"):
            # With a place after the "#" it is but a part of a chapter.
            package.contents.add(_part(folder, attributes["href"]))
        case "dc:title" if package.title:
            package.title += ": "  # a second title is the subtitle


def _is_markup(attributes: dict[str, str]) -> bool:
    kind = attributes.get("media-type", "")
    name = attributes.get("href", "").partition("#")[0].casefold()
    return kind in _MEDIA_TYPES or (not kind.startswith("image/") and name.endswith(_MARKUP))


def _chapters(archive: Archive, package: _Package) -> tuple[_Chapter, ...]:
    """The chapters in order; without a usable spine, all the markup there is, by name."""
    listed = [package.files[identity] for identity in package.spine if identity in package.files]
    if not any(chapter.part in archive for chapter in listed):
        listed = list(package.files.values())
    if not any(chapter.part in archive for chapter in listed):
        names = sorted(name for name in archive.names if name.casefold().endswith(_MARKUP[:3]))
        listed = [_Chapter(name, False) for name in names]
    if not listed:
        raise Damaged(archive.path, "no chapters")
    # No book has a chapter twice; one whose spine names a chapter ten thousand times has no other purpose.
    by_part: dict[str, _Chapter] = {}
    for chapter in listed:
        by_part.setdefault(_found(archive, chapter.part), chapter)
    return tuple(
        _Chapter(each.part, each.is_contents or each.part in package.contents) for each in by_part.values()
    )


def _encrypted(archive: Archive) -> frozenset[str]:
    """The parts that are encrypted. Fonts often are, in books that anybody may read."""
    if _ENCRYPTION not in archive:
        return frozenset()
    found = set()
    try:
        for event in _starts(archive, _ENCRYPTION):
            if event.name == "enc:CipherReference":
                found.add(_found(archive, _part("", event.attributes.get("URI", ""))))
    except Damaged:
        pass  # what was found counts
    return frozenset(found)


def _found(archive: Archive, part: str) -> str:
    return archive.find(part) or part


def _starts(archive: Archive, part: str) -> Iterator[StartTag]:
    for event in elements(archive.stream(part), _PREFIXES, archive.path):
        if isinstance(event, StartTag):
            yield event


def _part(folder: str, reference: str) -> str:
    """The name of the part that a reference leads to; its escapes resolved, its fragment gone."""
    return posixpath.normpath(posixpath.join(folder, _unescaped(reference.partition("#")[0])))


def _unescaped(reference: str) -> str:
    first, *rest = reference.split("%")
    decoded = bytearray(first.encode())
    for piece in rest:
        code = piece[:2]
        if len(code) == 2 and all(letter in "0123456789abcdefABCDEF" for letter in code):
            decoded.append(int(code, 16))
            decoded += piece[2:].encode()
        else:
            decoded += b"%" + piece.encode()
    return decoded.decode("utf-8", "replace")
