"""Reader of PDF files: pypdf for structure and text, pdfium for the pages and files that pypdf cannot read.

pypdf's extract_text gives no positions that columns could be told from, so the text is taken from the
content streams as pypdf parses them, with pypdf's fonts. pdfium is faster and reads some files more, but
aborts the process on some crafted ones; so it comes second.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdf import PasswordType, PdfReader
from pypdf._utils import StreamType
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import StreamObject

from engine.core.document import Problem, ProblemKind
from engine.core.errors import Damaged, PasswordNeeded, TooLarge, WrongPassword
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.pdf.blocks import analyze_layout
from engine.readers.pdf.content_stream import TooMuchContent
from engine.readers.pdf.extraction_quality import is_garbled_page, plausible_title, unmapped_share
from engine.readers.pdf.fonts import FontCache
from engine.readers.pdf.fragments import PageContent
from engine.readers.pdf.objects import look_up, page_slots
from engine.readers.pdf.operators import BrokenContent
from engine.readers.pdf.outline import Headings, outline_headings
from engine.readers.pdf.page import read_content
from engine.readers.pdf.pdfium_text import PasswordRefused, open_pdfium, read_content_by_pdfium
from engine.readers.pdf.viewer_notices import (
    form_blocks,
    has_form,
    is_notice,
    needs_rendering,
    portfolio_files,
)

log = logging.getLogger(__name__)

PARSER_ERRORS = (
    PyPdfError,
    DependencyError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What pypdf raises on files that are not what they should be: its own errors, and those of ordinary code
that meets a number where a dictionary should be. MemoryError is not among them."""

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]{1,200}")
_LONGEST_AUTHORS = 2_000
_PAGES_BETWEEN_EVICTIONS = 40
_MOST_LOST = 0.002
"""The share of letters that a font does not name from which pdfium is asked for them."""
_MOST_OBJECTS_IN_A_STREAM = 20_000
_MOST_OBJECTS_SEARCHED = 500
"""For the one that holds all others, where the file does not say which. Each may cost a look at all of it."""


class _RecoveringReader(PdfReader):
    """Remembers whether the table of objects had to be made anew, which pypdf only logs."""

    was_rebuilt = False

    def _rebuild_xref_table(self, stream: StreamType) -> None:
        self.was_rebuilt = True
        super()._rebuild_xref_table(stream)


class _PdfiumParser:
    """pdfium, opened when it is first needed."""

    def __init__(self, path: Path, password: str) -> None:
        self._path = path
        self.has_password = bool(password)
        self._password = password
        self._document: pdfium.PdfDocument | None = None
        self._failed = False

    def open(self) -> pdfium.PdfDocument | None:
        """Return the document, or None where pdfium cannot read the file. Raises PasswordRefused."""
        if self._document is None and not self._failed:
            try:
                self._document = open_pdfium(self._path, self._password)
            except (pdfium.PdfiumError, *PARSER_ERRORS) as error:
                log.info("pdfium cannot open the file: %s", type(error).__name__)
                self._failed = True
        return self._document

    def content(self, number: int) -> PageContent | None:
        """Return what stands on the page, counted from 0, or None where pdfium cannot read it either."""
        try:
            document = self.open()
            if document is None or number >= len(document):
                return None
            return read_content_by_pdfium(document, number)
        except (PasswordRefused, pdfium.PdfiumError, *PARSER_ERRORS) as error:
            log.info("pdfium cannot read page %d: %s", number + 1, type(error).__name__)
            return None

    def close(self) -> None:
        if self._document is not None:
            self._document.close()


def read_pdf(
    path: Path, password: str, resume_at: int | None = None
) -> Iterator[DocumentHeader | Page | Problem]:
    """Read a PDF file, page by page. A Reader; the second parser is pdfium."""
    second = _PdfiumParser(path, password)
    try:
        if resume_at is not None:
            yield from _read_by_pdfium(path, second, is_damaged=False, first=resume_at)
            return
        with path.open("rb") as stream:
            reader = _open(stream, path, password)
            is_crowded = reader is not None and _is_too_crowded(reader)
            count = _count_pages(reader) if reader is not None and not is_crowded else 0
            if reader is not None and count:
                yield from _with_form(reader, path, _read_by_pypdf(reader, count, second))
            else:
                yield from _read_by_pdfium(path, second, is_damaged=not is_crowded)
    finally:
        second.close()


def _with_form(
    reader: PdfReader, path: Path, items: Iterator[DocumentHeader | Page | Problem]
) -> Iterator[DocumentHeader | Page | Problem]:
    """Put an XFA form in the place of pages that are only a notice; name a portfolio's files."""
    try:
        attached = portfolio_files(reader)
        form = has_form(reader)
        is_rendered_later = form and needs_rendering(reader)
    except PARSER_ERRORS:
        attached, form, is_rendered_later = (), False, False
    blocks: tuple[PageBlock, ...] | None = None
    for item in items:
        if form and isinstance(item, Page) and (is_rendered_later or is_notice(item.blocks)):
            if blocks is None:
                blocks = _form_blocks(reader, path)
                yield Page(blocks or item.blocks)
                if not blocks:
                    yield Problem(ProblemKind.FORM_NOT_READ)
            else:
                yield Page() if blocks else item
        else:
            yield item
    if attached:
        yield Problem(ProblemKind.ATTACHED_FILES, detail=", ".join(attached))


def _form_blocks(reader: PdfReader, path: Path) -> tuple[PageBlock, ...]:
    try:
        return form_blocks(reader, path)
    except (Damaged, TooLarge, *PARSER_ERRORS) as error:
        log.info("the form cannot be read: %s", type(error).__name__)
        return ()


def _open(stream: BinaryIO, path: Path, password: str) -> _RecoveringReader | None:
    """Open the file with pypdf; None where it cannot. Raises PasswordNeeded or WrongPassword."""
    try:
        reader = _RecoveringReader(stream, strict=False, root_object_recovery_limit=_MOST_OBJECTS_SEARCHED)
        if not reader.is_encrypted:
            return reader
        for attempt in dict.fromkeys(("", password)):
            if reader.decrypt(attempt) != PasswordType.NOT_DECRYPTED:
                return reader
    except PARSER_ERRORS as error:
        log.info("pypdf cannot open the file: %s", type(error).__name__)
        return None
    raise WrongPassword(path) if password else PasswordNeeded(path)


def _is_too_crowded(reader: PdfReader) -> bool:
    """Whether one stream holds so many objects that pypdf, which parses them all at once, takes too long."""
    holders = Counter(stream for stream, _ in reader.xref_objStm.values())
    return any(count > _MOST_OBJECTS_IN_A_STREAM for count in holders.values())


def _count_pages(reader: PdfReader) -> int:
    try:
        return len(reader.pages)
    except PARSER_ERRORS as error:
        log.info("pypdf cannot find the pages: %s", type(error).__name__)
        return 0


def _read_by_pypdf(
    reader: _RecoveringReader, count: int, second: _PdfiumParser
) -> Iterator[DocumentHeader | Page | Problem]:
    declared = _declared_pages(reader)
    slots = _slots(reader, count) if declared > count else list(range(count))
    title, language = _title(reader), _language(reader)
    authors, identifier = _declared(reader)
    yield DocumentHeader(
        *("pdf", title, language),
        paged=True,
        pages=len(slots),
        parser="pypdf",
        authors=authors,
        identifier=identifier,
    )
    if reader.was_rebuilt:
        yield Problem(ProblemKind.REPAIRED)
    if declared > len(slots):
        yield Problem(ProblemKind.TRUNCATED, detail=f"{len(slots)} of {declared} pages")
    fonts = FontCache()
    headings = outline_headings(reader)
    for number, slot in enumerate(slots):
        content = _content(reader, slot, fonts) if slot is not None else None
        yield _judged(content, number, second, headings)
        if number % _PAGES_BETWEEN_EVICTIONS == _PAGES_BETWEEN_EVICTIONS - 1:
            _forget_streams(reader)


def _read_by_pdfium(
    path: Path, second: _PdfiumParser, *, is_damaged: bool, first: int = 0
) -> Iterator[DocumentHeader | Page | Problem]:
    """Read the whole file with pdfium, where pypdf had nothing; raise Damaged where it has nothing either."""
    try:
        document = second.open()
        count = len(document) if document is not None else 0
    except PasswordRefused as error:
        raise (WrongPassword if second.has_password else PasswordNeeded)(path) from error
    if document is None or count == 0:
        raise Damaged(path, "no pages")
    title = plausible_title(str(document.get_metadata_value("Title")))
    yield DocumentHeader("pdf", title, paged=True, pages=count, parser="pdfium")
    if is_damaged:
        yield Problem(ProblemKind.REPAIRED)
    for number in range(first, count):
        yield _judged(None, number, second, {})


def _content(reader: PdfReader, number: int, fonts: FontCache) -> PageContent | None:
    try:
        return read_content(reader, reader.pages[number], fonts)
    except (TooMuchContent, BrokenContent, *PARSER_ERRORS) as error:
        log.info("pypdf cannot read page %d: %s", number + 1, type(error).__name__)
        return None


def _judged(content: PageContent | None, number: int, second: _PdfiumParser, headings: Headings) -> Page:
    """Make a page of what pypdf found, or of what pdfium finds where that is better."""
    blocks = analyze_layout(content, headings) if content is not None else ()
    is_bad = is_garbled_page(block.text for block in blocks)
    lost = unmapped_share(block.text for block in blocks)
    if blocks and not is_bad and lost <= _MOST_LOST:
        return Page(blocks)
    if content is not None and not blocks and not content.shows_something:
        return Page()
    other = second.content(number)
    other_blocks = analyze_layout(other, headings) if other is not None else ()
    # pdfium knows the letters of Chinese, Japanese and Korean fonts that do not name them.
    is_better = is_bad or not blocks or unmapped_share(block.text for block in other_blocks) < lost
    if other_blocks and is_better and not is_garbled_page(block.text for block in other_blocks):
        return Page(other_blocks)
    if blocks and not is_bad:
        return Page(blocks)
    if blocks or other_blocks:
        return Page(blocks or other_blocks, ProblemKind.GARBLED)
    if content is None and other is None:
        return Page(problem=ProblemKind.UNREADABLE)
    shows = (content is not None and content.shows_something) or (other is not None and other.shows_something)
    return Page(problem=ProblemKind.NO_TEXT if shows else None)


def _title(reader: PdfReader) -> str:
    try:
        declared = reader.metadata.title if reader.metadata is not None else None
    except PARSER_ERRORS:
        return ""
    return plausible_title(declared) if isinstance(declared, str) else ""


def _declared(reader: PdfReader) -> tuple[str, str]:
    """Return the authors and the DOI that the file declares; publishers put the DOI into various entries."""
    try:
        entries = {str(name): str(look_up(reader.metadata or {}, name)) for name in reader.metadata or {}}
    except PARSER_ERRORS:
        return "", ""
    doi = next((match[0] for value in entries.values() if (match := _DOI.search(value))), "")
    authors = " ".join(entries.get("/Author", "").split())
    return authors[:_LONGEST_AUTHORS], doi.rstrip(".,;)")


def _language(reader: PdfReader) -> str:
    try:
        language = look_up(reader.root_object, "/Lang")
    except PARSER_ERRORS:
        return ""
    return language.strip() if isinstance(language, str) else ""


def _declared_pages(reader: PdfReader) -> int:
    try:
        declared = look_up(look_up(reader.root_object, "/Pages"), "/Count")
    except PARSER_ERRORS:
        return 0
    return declared if isinstance(declared, int) else 0


def _slots(reader: PdfReader, count: int) -> list[int | None]:
    try:
        return page_slots(reader)
    except PARSER_ERRORS:
        return list(range(count))


def _forget_streams(reader: PdfReader) -> None:
    """Let go of what pypdf keeps of pages that are done: their images and contents would add up."""
    done = [key for key, value in reader.resolved_objects.items() if isinstance(value, StreamObject)]
    for key in done:
        del reader.resolved_objects[key]
