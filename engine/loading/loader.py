"""Loads a file into a Document through the reader process; what was read before a failure is kept."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from engine.core.document import BlockKind, Document, Problem, ProblemKind
from engine.core.errors import DocumentError, ReaderCrashed, ReaderOutOfMemory, ReaderTimedOut
from engine.core.progress import Report, silent
from engine.core.raw_page import DocumentHeader, Page
from engine.readers.plain.reader import pages_of_text
from engine.readers.worker.process import ReaderProcess
from engine.structure.document_builder import build_document


def read_document(
    path: Path,
    readers: ReaderProcess,
    password: str = "",
    report: Report = silent,
    encoding: str = "",
    quoted: Collection[BlockKind] = (),
) -> Document:
    """Load a file into a Document.

    encoding is that of a text's letters, by Python's name, where the user knows better. quoted are kinds that
    count as prose though they are left out as a rule.

    Raises DocumentError, of the kind that says why, where nothing could be read.
    """
    pages = salvage_pages(readers.read(path, password, report, encoding))
    document = build_document(path, pages, report, quoted)
    return replace(document, encoding=encoding) if encoding else document


def document_from_text(
    text: str, title: str = "", path: Path = Path(), quoted: Collection[BlockKind] = ()
) -> Document:
    """Make the Document of a text that is not in a file. Raises NoTextFound on white space alone."""
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    opening = DocumentHeader("text", title=title, sha256=digest, parser="text")
    return build_document(path, chain((opening,), pages_of_text(text)), quoted=quoted)


def salvage_pages(
    items: Iterable[DocumentHeader | Page | Problem],
) -> Iterator[DocumentHeader | Page | Problem]:
    """Pass the items on; when they end in a DocumentError after some text, end in a Problem instead."""
    opening, pages, has_text = None, 0, False
    try:
        for item in items:
            if isinstance(item, DocumentHeader):
                opening = item
            elif isinstance(item, Page):
                pages += 1
                has_text = has_text or any(block.text.strip() for block in item.blocks)
            yield item
    except DocumentError as error:
        if opening is None or not has_text:
            raise
        yield _missing(opening, pages, error)
        if isinstance(error, ReaderTimedOut | ReaderOutOfMemory | ReaderCrashed):
            yield Problem(ProblemKind.READER_STOPPED, (pages + 1,) if opening.paged else (), error.kind)


def _missing(opening: DocumentHeader, pages: int, error: DocumentError) -> Problem:
    """Say what is missing: the pages by number, where they are counted, or else that there is more."""
    reason = f"{error.kind}: {error.detail}" if error.detail else error.kind
    if opening.paged and opening.pages is not None and pages < opening.pages:
        return Problem(ProblemKind.UNREADABLE, tuple(range(pages + 1, opening.pages + 1)), reason)
    return Problem(ProblemKind.TRUNCATED, detail=reason)
