"""Reads Jupyter notebooks: the prose as Markdown, the code as code, and no results."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from engine.core.document import BlockKind, Problem
from engine.core.errors import Damaged, TooLarge
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.paragraphs import pages_of
from engine.readers.markup.markdown import blocks_of_markdown

_MOST_BYTES = 128 * 2**20
"""Pictures that a notebook drew are written in it, so that it may be far larger than its text."""

_FRONT_MATTER = re.compile(r"\A---\n.{0,5000}?\n---\n", re.DOTALL)


def read_notebook(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:  # noqa: ARG001 - it has none
    """Read a notebook of format 3 or 4. Raises TooLarge for too many bytes, Damaged for what is none."""
    if path.stat().st_size > _MOST_BYTES:
        raise TooLarge(path, f"over {_MOST_BYTES} bytes")
    try:
        content = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise Damaged(path, "json") from error
    if not isinstance(content, dict):
        raise Damaged(path, "no notebook")
    metadata = content.get("metadata")
    title = metadata.get("title") if isinstance(metadata, dict) else None
    pages = pages_of((block for cell in _cells(content) for block in _blocks(cell)), paged=False)
    first = next(pages, Page())
    yield DocumentHeader("notebook", title if isinstance(title, str) else _first_heading(first))
    yield first
    yield from pages


def _cells(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the cells; those of format 3 stand in worksheets."""
    sheets = content.get("worksheets")
    for sheet in (content, *(sheets if isinstance(sheets, list) else ())):
        cells = sheet.get("cells") if isinstance(sheet, dict) else None
        yield from (cell for cell in cells or () if isinstance(cell, dict))


def _blocks(cell: Mapping[str, Any]) -> Iterator[PageBlock]:
    text = _source(cell)
    level = cell.get("level")
    match cell.get("cell_type"):
        case "markdown":
            yield from blocks_of_markdown(_FRONT_MATTER.sub("", text))
        case "heading":
            if text.strip():
                yield PageBlock(text.strip(), BlockKind.HEADING, level if isinstance(level, int) else 1)
        case "raw" if text.startswith("---\n"):
            return  # front matter
        case "code" | "raw":
            if text.strip():
                yield PageBlock(text.strip("\n"), BlockKind.CODE)


def _source(cell: Mapping[str, Any]) -> str:
    """Return what was typed into a cell: one text, or its lines."""
    source = cell.get("source", cell.get("input"))
    lines = source if isinstance(source, list) else [source]
    return "".join(line for line in lines if isinstance(line, str))


def _first_heading(page: Page) -> str:
    headings = (block.text for block in page.blocks if block.kind is BlockKind.HEADING and block.level == 1)
    return " ".join(next(headings, "").split())
