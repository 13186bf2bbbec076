"""Validates the stream of a reader process over all attempts: one header each, pages in order, bounded."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.core.document import Problem, ProblemKind
from engine.core.errors import DocumentError, FileNotReadable, ReaderCrashed
from engine.core.progress import Progress, Stage
from engine.core.raw_page import LONGEST_TEXT, DocumentHeader, Page
from engine.readers.worker.protocol import Answer

MOST_PAGES = 1_000_000
"""And as many problems. A process gone mad could send empty ones for ever."""
CHANGED = "changed"
"""Detail of the error where the file is not the one any more whose beginning was read."""
MOST_ATTEMPTS = 3
"""How often the reading of a document is taken up again with the other parser."""


@dataclass(slots=True)
class Delivery:
    """What of a document has come so far, over all attempts to read it."""

    path: Path
    opening: DocumentHeader | None = None
    pages: int = 0
    characters: int = 0
    problems: int = 0
    attempts: int = 0
    """To go on with the other parser."""
    failure: DocumentError | None = None
    """What the last attempt ended with that had anything to say."""
    _is_open: bool = False
    """Whether this attempt has sent its header."""
    _stops: list[Problem] = field(default_factory=list)
    """The ends of earlier attempts that have not been told yet."""

    @property
    def progress(self) -> Progress:
        return Progress(Stage.READ, self.pages, self.opening.pages if self.opening else None)

    def take(self, answer: Answer) -> Iterator[DocumentHeader | Page | Problem]:
        """Yield what is to be passed on; nothing for what came before. Raises ReaderCrashed ("garbled").

        The header comes again when another parser goes on, with the names of both.
        """
        match answer:
            case DocumentHeader() if not self._is_open:
                self._is_open = True
                yield from self._open(answer)
            case Page() if self._is_open and self._is_next(answer):
                if not self._is_beyond(answer):
                    self.pages += 1
                    self.characters += sum(len(block.text) for block in answer.blocks)
                    yield answer
            case Problem() if self._is_open and self.problems < MOST_PAGES:
                self.problems += 1
                yield answer
            case _:
                raise ReaderCrashed(self.path, "garbled")

    def _open(self, header: DocumentHeader) -> Iterator[DocumentHeader | Problem]:
        first = self.opening
        if first is None:
            self.opening = header
            yield header
        elif first.sha256 != header.sha256:
            raise FileNotReadable(self.path, CHANGED)
        elif first.parser != header.parser and self.attempts == 1:
            parsers = f"{first.parser}, then {header.parser} from page {self.pages + 1}"
            self.opening = replace(first, parser=parsers)
            yield self.opening
        yield from self._stops
        self._stops.clear()

    def _is_next(self, page: Page) -> bool:
        """Whether it is the page after the last one, and the text not beyond all bounds."""
        is_in_order = page.number == self.pages + 1 or self._is_beyond(page)
        return is_in_order and page.number <= MOST_PAGES and self.characters <= LONGEST_TEXT

    def _is_beyond(self, page: Page) -> bool:
        """Whether the first parser knew of no such page, and the second one does: their counts may differ."""
        known = self.opening.pages if self.opening else None
        return self.attempts > 0 and known is not None and page.number > known >= self.pages

    def begin_again(self, error: DocumentError) -> Iterator[Page]:
        """Prepare to go on after the process has failed; yield a page to stand for one that nobody can read.

        The page on which the first parser broke is given to the second one. Where that breaks on it, too, the
        page is passed over. Raises the failure where nothing is left to try.
        """
        if self.failure and not self._is_open:
            raise self.failure  # there is no second parser, or it cannot even open the file
        earlier, self.failure = self.failure, error
        if self.attempts == MOST_ATTEMPTS:
            raise error
        self._stops.append(self._stop(error))
        if self.attempts:
            if self.opening is None or self.opening.pages is None or self.pages + 1 >= self.opening.pages:
                raise earlier or error  # no other page is left
            self.pages += 1
            yield Page(problem=ProblemKind.UNREADABLE, number=self.pages)
        self.attempts += 1
        self._is_open = False

    def _stop(self, error: DocumentError) -> Problem:
        """Return the Problem that a process was stopped, on the page that it was to send next."""
        is_paged = self.opening is not None and self.opening.paged
        return Problem(ProblemKind.READER_STOPPED, (self.pages + 1,) if is_paged else (), error.kind)

    def missing(self) -> Iterator[Problem]:
        """Name the pages that the second parser did not find, when it is done."""
        known = self.opening.pages if self.opening else None
        if self.attempts and known is not None and self.pages < known:
            yield Problem(ProblemKind.UNREADABLE, tuple(range(self.pages + 1, known + 1)))
