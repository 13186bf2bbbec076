"""Reads PDF files: pypdf for structure and text, pdfium for the pages and files that pypdf cannot read.

pypdf's extract_text gives no positions that columns could be told from, so the text is taken from the content
streams as pypdf parses them, with pypdf's fonts; pdfium has no such way in, aborts the process on some crafted
files, and so comes second.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import pypdfium2 as pdfium
from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import StreamObject

from engine.document import BlockKind, Problem, ProblemKind
from engine.errors import Damaged, DocumentError, PasswordNeeded, WrongPassword
from engine.readers.layout import Region, reading_order
from engine.readers.page import Opening, Page, PageBlock
from engine.readers.pdf_blocks import blocks_of_page
from engine.readers.pdf_content import FontShelf, TooMuchContent, read_content
from engine.readers.pdf_fallback import PasswordRefused, open_pdfium, read_content_by_pdfium
from engine.readers.pdf_fragments import Fragment, PageContent
from engine.readers.pdf_health import is_garbled, plausible_title
from engine.readers.pdf_lines import gather_lines, without_doubles

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
"""What pypdf raises on files that are not what they should be: its own errors, and those of ordinary code that
meets a number where a dictionary should be. PdfReadWarning and MemoryError are not among them."""

_STAMP_MARGIN = 0.12
_MOST_OUTLINE = 5_000


class _RecoveringReader(PdfReader):
    """Remembers whether the table of objects had to be made anew, which pypdf only logs."""

    was_rebuilt = False

    def _rebuild_xref_table(self, stream: BinaryIO) -> None:  # type: ignore[override]
        self.was_rebuilt = True
        super()._rebuild_xref_table(stream)


@dataclass(frozen=True, slots=True)
class _Source:
    """A file opened with both parsers, the second one when it is first needed."""
