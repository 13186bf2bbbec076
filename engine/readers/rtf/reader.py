"""Reader of Rich Text Format (RTF)."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from engine.core.document import Problem, ProblemKind
from engine.core.errors import Damaged, TooLarge
from engine.core.raw_page import DocumentHeader, Page
from engine.readers.common.paragraph_builder import join_surrogates
from engine.readers.common.paragraphs import merge_code_lines, pages_of
from engine.readers.rtf.body import RtfBody

FILE_BYTES = 256 << 20
_MAGIC = b"{\\rt"


def read_rtf(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:  # noqa: ARG001 - none can help
    """Read a text. Its pages are not known: where one ends is left to the program that shows it.

    Raises TooLarge for more than FILE_BYTES, Damaged where the file does not begin as RTF does.
    """
    if path.stat().st_size > FILE_BYTES:
        raise TooLarge(path, f"over {FILE_BYTES} bytes")
    data = path.read_bytes()
    start = data.find(_MAGIC, 0, 1024)
    if start < 0:
        raise Damaged(path, "no RTF")
    story = RtfBody()
    pages = pages_of(merge_code_lines(story.read(data[start:])), paged=False)
    first = next(pages, None)
    yield DocumentHeader("rtf", " ".join(join_surrogates(story.title).split()))
    yield from chain(() if first is None else (first,), pages)
    if story.is_cut:
        yield Problem(ProblemKind.TRUNCATED)
