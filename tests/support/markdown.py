"""Documents with headings and tables, made from Markdown by the way that every document takes."""

from pathlib import Path

from engine.core.document import Document
from engine.core.raw_page import DocumentHeader, Page
from engine.readers.markup.markdown import blocks_of_markdown
from engine.structure.document_builder import build_document


def document_from_markdown(text: str, path: Path = Path("document.md")) -> Document:
    return build_document(path, [DocumentHeader("markdown"), Page(tuple(blocks_of_markdown(text)))])
