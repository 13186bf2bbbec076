"""Documents made from strings, by the way that every document takes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.core.document import Document
from engine.core.raw_page import DocumentHeader, Page
from engine.structure.document_builder import build_document

MakeDocument = Callable[..., Document]


@pytest.fixture
def make_document() -> MakeDocument:
    """Return a function that makes a Document of plain text, one page a string."""

    from engine.readers.plain.reader import pages_of_text

    def make(*pages: str, title: str = "", language: str = "", format: str = "text") -> Document:
        def items() -> Iterator[DocumentHeader | Page]:
            yield DocumentHeader(
                format, title=title, language=language, paged=True, pages=len(pages), sha256="0" * 64
            )
            for text in pages:
                yield Page(tuple(block for page in pages_of_text(text) for block in page.blocks))

        return build_document(Path("document.txt"), items())

    return make
