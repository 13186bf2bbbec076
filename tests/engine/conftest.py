"""Documents made from strings, by the way that every document takes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.assembly import assemble
from engine.document import Document
from engine.readers.page import Opening, Page

MakeDocument = Callable[..., Document]


@pytest.fixture
def make_document() -> MakeDocument:
    """Return a function that makes a Document of plain text, one page a string."""

    from engine.readers.text import pages_of_text

    def make(*pages: str, title: str = "", language: str = "", format: str = "text") -> Document:
        def items() -> Iterator[Opening | Page]:
            yield Opening(
                format, title=title, language=language, paged=True, pages=len(pages), sha256="0" * 64
            )
            for text in pages:
                yield Page(tuple(block for page in pages_of_text(text) for block in page.blocks))

        return assemble(Path("document.txt"), items())

    return make


@pytest.fixture
def make_model(tmp_path) -> Callable[..., Path]:
    """Return a function that writes a tiny model onto a shelf of the test's own, and returns its folder."""

    def make(folder: str = "tiny", **changes: object) -> Path:
        from tiny_model import write_model

        return write_model(tmp_path / "models" / folder, **changes)

    return make
