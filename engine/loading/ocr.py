"""OCR of the pages of a document that are pictures. Offline, and optional.

One process reads the file, one draws its pages, one recognises what is drawn: a page that breaks one of them
ends in a named error, and the last of them never sees the file.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from engine.core.document import BlockKind, Document, Problem, ProblemKind, RecognizedLine
from engine.core.errors import DocumentError, ReaderCrashed, RecognitionMissing, UnsupportedFormat
from engine.core.formats import format_named
from engine.core.options import ReaderLimits
from engine.core.page_geometry import PageSize, Tile, ViewedFile
from engine.core.progress import Progress, Report, Stage, silent
from engine.core.raw_page import DocumentHeader, Page
from engine.loading.loader import salvage_pages
from engine.loading.page_images import page_sizes, render_tile, rendering_process
from engine.readers import RECOGNITION_ARGUMENT
from engine.readers.ocr.installation import can_recognize
from engine.readers.ocr.page import layout_recognized_page, recognition_problems, scale_line
from engine.readers.worker.process import ReaderProcess
from engine.readers.worker.protocol import OcrRequest, OcrResult
from engine.structure.document_builder import build_document
from engine.structure.text_quality import is_garbled_text
from engine.system.subprocesses import module_command

LIMITS = ReaderLimits(seconds=1200.0, waiting=3000.0, growth=1_400 * 2**20)
"""Of the process that recognises: a page may take four threads five minutes each, on a slow computer."""
MOST_FAILURES = 3
"""Pages of a document on which recognition may fail before it is given up."""
DOTS = 200.0
"""An inch of the pictures that are drawn."""
MOST_PIXELS = 4_400_000
"""Of one picture: what the drawing process draws at once."""
LONGEST_SIDE = 4_000
_POINTS = 72.0
_TO_BE_RECOGNIZED = (ProblemKind.NO_TEXT, ProblemKind.GARBLED)


class OcrService:
    """The worker processes that render and recognise pages; started when they are first needed."""

    def __init__(self, threads: int = 0) -> None:
        """threads are those that recognise; 0: one for each processor, at most four."""
        self.viewers = rendering_process()
        command = module_command("engine.readers.ocr.child", RECOGNITION_ARGUMENT)
        told = (f"--threads={threads}",) if threads else ()
        self.recognizers = ReaderProcess((*command, *told), LIMITS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop the processes, whatever they are doing. The next document starts others."""
        self.viewers.close()
        self.recognizers.close()


def read_recognized(
    path: Path,
    readers: ReaderProcess,
    recognition: OcrService,
    password: str = "",
    report: Report = silent,
    quoted: Collection[BlockKind] = (),
) -> Document:
    """Read a file as read_document does; recognise the text of pages that have none, or none that is right.

    Also reads files that are pictures. Raises DocumentError, of which RecognitionMissing is one.
    """
    if not can_recognize():
        raise RecognitionMissing(path)
    work = _OcrRun(path, password, recognition, report, ViewedFile(path))
    return build_document(path, salvage_pages(work.items(readers)), work.tell, quoted)


@dataclass(slots=True)
class _OcrRun:
    """One document while its pages are read, drawn and recognised."""

    path: Path
    password: str
    recognition: OcrService
    report: Report
    file: ViewedFile
    sizes: list[PageSize] = field(default_factory=list)
    done: dict[int, tuple[RecognizedLine, ...]] = field(default_factory=dict)
    """What was recognised, by page counted from 1."""
    failures: int = 0
    has_begun: bool = False
    progress: Progress = field(default_factory=lambda: Progress(Stage.READ, 0))

    def tell(self, progress: Progress) -> None:
        """Report progress as that of recognising, from the first page that needs it."""
        if progress.stage is Stage.READ and self.has_begun:
            progress = replace(progress, stage=Stage.RECOGNIZE)
        self.progress = progress
        self.report(progress)

    def items(self, readers: ReaderProcess) -> Iterator[DocumentHeader | Page | Problem]:
        try:
            yield from self._pages(readers)
        except UnsupportedFormat as error:
            if not format_named(error.detail).is_picture:
                raise
            self.has_begun = True
            yield from self.recognition.recognizers.read(self.path, "", self.tell)

    def _pages(self, readers: ReaderProcess) -> Iterator[DocumentHeader | Page | Problem]:
        number, draws_pages = 0, False
        try:
            for item in readers.read(self.path, self.password, self.tell):
                if isinstance(item, DocumentHeader):
                    draws_pages = format_named(item.format).draws_pages
                    self.file = ViewedFile(self.path.absolute(), self.password, item.sha256)
                elif isinstance(item, Page):
                    number += 1
                    if draws_pages and _needs_recognition(item):
                        yield self._recognized(item, number)
                        continue
                yield item
        except DocumentError:
            if self.done:
                yield from recognition_problems(self.done)
            raise
        yield from recognition_problems(self.done)

    def _recognized(self, page: Page, number: int) -> Page:
        """Return the page as it was recognised, or as it was read where nothing comes of that."""
        self.has_begun = True
        self.tell(self.progress)
        if not self.sizes:
            for some in page_sizes(self.recognition.viewers, self.file, self.tell_nothing_new):
                self.sizes.extend(some.sizes)
        if number > len(self.sizes):
            return page
        size = self.sizes[number - 1]
        try:
            lines = self._lines(number, size)
        except DocumentError:
            self.failures += 1
            if self.failures > MOST_FAILURES:
                raise
            return page
        if not lines:
            return page
        self.done[number] = lines
        return layout_recognized_page(lines, size.width, size.height)

    def _lines(self, number: int, size: PageSize) -> tuple[RecognizedLine, ...]:
        tile = page_tile(number - 1, size)
        picture = render_tile(self.recognition.viewers, self.file, tile, self.tell_nothing_new)
        request = OcrRequest(self.file, picture)
        answers = self.recognition.recognizers.converse(
            self.path, request, lambda: self.progress, self.report
        )
        match list(answers):
            case [OcrResult(lines=lines)]:
                across, down = size.width / tile.width, size.height / tile.height
                return tuple(scale_line(line, number, across, down) for line in lines if line.text)
        raise ReaderCrashed(self.path, "garbled")

    def tell_nothing_new(self, _progress: Progress) -> None:
        """Give the caller the chance to stop."""
        self.report(self.progress)


def page_tile(page: int, size: PageSize) -> Tile:
    """Return the whole page as a picture that is fine enough to read, and no larger than is drawn at once."""
    finest = (MOST_PIXELS / (size.width * size.height)) ** 0.5
    scale = min(DOTS / _POINTS, finest, LONGEST_SIDE / max(size.width, size.height))
    width, height = max(1, int(size.width * scale)), max(1, int(size.height * scale))
    return Tile(page, width, height, 0, 0, width, height)


def _needs_recognition(page: Page) -> bool:
    return page.problem in _TO_BE_RECOGNIZED or is_garbled_text(
        "\n".join(block.text for block in page.blocks)
    )
