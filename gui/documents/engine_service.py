"""The window's service of the engine, called on the queue's thread: keeps the reader process warm."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from engine.core.options import ANY_WRITER, Options, ReadOptions
from engine.core.progress import Report
from engine.core.results import Analysis, CheckedSentence
from engine.models.selection import DefaultModels, select_models

# The engine's heavy parts are imported where they are first used: on the queue's thread, when the window
# has long been shown.
if TYPE_CHECKING:
    from engine.core.document import Document
    from engine.loading.ocr import OcrService
    from engine.pipeline.workings import Workings
    from engine.readers.worker.process import ReaderProcess

AS_USUAL = ReadOptions()
WARM_UP = "The tide rose over the wall in the night. Nobody saw it. 湿地的水位在夜里上升了。"
"""Words that make the engine load what English and Chinese documents need."""
LONGEST_KEPT = 2_000_000
"""Characters of a document whose tokens and vectors are kept: those of a longer one take too much memory."""


TellDocument = Callable[["Document"], None]
"""Told what was read, before it is analysed."""


def ignore(_document: "Document") -> None:
    """Show nothing before all is done."""


class EngineService(Protocol):
    """What the window needs of the engine. Called on the queue's thread, except close."""

    def warm_up(self, report: Report) -> None: ...

    def analyze_file(
        self,
        path: Path,
        password: str,
        report: Report,
        how: ReadOptions = AS_USUAL,
        tell: TellDocument = ignore,
    ) -> Analysis: ...

    def analyze_text(
        self,
        text: str,
        title: str,
        report: Report,
        how: ReadOptions = AS_USUAL,
        tell: TellDocument = ignore,
    ) -> Analysis: ...

    def resummarize(self, analysis: Analysis, options: Options, report: Report) -> Analysis:
        """Return the analysis with the summary that options ask for, quoted or written."""
        ...

    def read_text(self, path: Path, report: Report) -> str:
        """Return the text of a file that is to be checked. Raises DocumentError."""
        ...

    def check_text(self, text: str, analysis: Analysis, report: Report) -> tuple[CheckedSentence, ...]:
        """Check each sentence of a text against the document of the analysis."""
        ...

    def check_password(self, path: Path, password: str, report: Report) -> None:
        """Raise WrongPassword where it does not open the file. Called beside analyses, on a second thread."""
        ...

    def close(self) -> None:
        """End the reader process. Called when the queue is closed, at the latest a moment before."""


class LocalEngine:
    """The EngineService that analyses.

    It keeps the tokens and vectors of one document, the last that was analysed or summarised anew: the next
    summary of it need not compute them again.
    """

    def __init__(
        self, options: Options, defaults: DefaultModels | None = None, longest_kept: int = LONGEST_KEPT
    ) -> None:
        self._options = options
        self._defaults = defaults or DefaultModels()
        self._readers: ReaderProcess | None = None
        self._ocr: OcrService | None = None
        self._workings: Workings | None = None
        self._longest_kept = longest_kept

    def choose(self, options: Options, defaults: DefaultModels) -> None:
        """Analyse with these from the next document on."""
        self._options, self._defaults = options, defaults

    def warm_up(self, report: Report) -> None:
        """Load the engine, so that the first document need not wait for it."""
        from engine.pipeline.files import analyze_text

        analyze_text(WARM_UP, Options(), report)  # what writes is not loaded: it is large

    def analyze_file(
        self,
        path: Path,
        password: str,
        report: Report,
        how: ReadOptions = AS_USUAL,
        tell: TellDocument = ignore,
    ) -> Analysis:
        from engine.pipeline.files import WITHOUT_OCR, analyze_file

        self._workings = None
        analysis = analyze_file(
            path,
            self._options,
            report,
            readers=self._warm_readers(),
            # Half a gigabyte, given back when the file is read: seldom two scans follow each other.
            ocr=self._warm_ocr() if how.recognize else WITHOUT_OCR,
            password=password,
            encoding=how.encoding,
            quoted=how.quoted_kinds,
            choose=self._select,
            workings_of=partial(self._told_workings, tell),
        )
        return self._with_headline(analysis, report)

    def analyze_text(
        self,
        text: str,
        title: str,
        report: Report,
        how: ReadOptions = AS_USUAL,
        tell: TellDocument = ignore,
    ) -> Analysis:
        from engine.pipeline.files import analyze_text

        self._workings = None
        analysis = analyze_text(
            text,
            self._options,
            report,
            title=title,
            quoted=how.quoted_kinds,
            choose=self._select,
            workings_of=partial(self._told_workings, tell),
        )
        return self._with_headline(analysis, report)

    def _with_headline(self, analysis: Analysis, report: Report) -> Analysis:
        """Add the document in one line; not to one whose tokens are not kept: they would be computed anew."""
        from engine.pipeline.analyze import add_headline

        workings = self._workings
        if workings is None or not workings.suit(analysis.document, analysis.options):
            return analysis
        return add_headline(analysis, workings, report)

    def _select(self, options: Options, language: str) -> Options:
        return select_models(options, self._defaults, language)

    def resummarize(self, analysis: Analysis, options: Options, report: Report) -> Analysis:
        from engine.pipeline.resummarize import resummarize

        document = analysis.document
        if options.writer == ANY_WRITER:
            options = replace(options, writer=self._select(self._options, document.language).writer)
        return resummarize(analysis, options, report, workings=self._workings_of(document, options))

    def read_text(self, path: Path, report: Report) -> str:
        from engine.pipeline.files import read_file

        return read_file(path, self._warm_readers(), report).text

    def check_text(self, text: str, analysis: Analysis, report: Report) -> tuple[CheckedSentence, ...]:
        from engine.pipeline.check import check

        document, options = analysis.document, analysis.options
        return check(text, document, options, report, workings=self._workings_of(document, options))

    def check_password(self, path: Path, password: str, report: Report) -> None:
        from engine.loading.archives import file_at
        from engine.readers.worker.process import ReaderProcess

        limits = self._options.compute.reader
        with ReaderProcess(limits=limits) as readers, file_at(path, readers, report) as copy:
            next(readers.read(copy, password, report), None)

    def close(self) -> None:
        self._workings = None
        if self._readers is not None:
            self._readers.close()
            self._readers = None
        if self._ocr is not None:
            self._ocr.close()

    def _told_workings(self, tell: TellDocument, document: "Document", options: Options) -> "Workings":
        tell(document)
        return self._workings_of(document, options)

    def _workings_of(self, document: "Document", options: Options) -> "Workings":
        from engine.pipeline.workings import Workings

        if self._workings is not None and self._workings.suit(document, options):
            return self._workings
        self._workings = None
        workings = Workings(document, options.user_words, options.compute.threads)
        if len(document.text) <= self._longest_kept:
            self._workings = workings
        return workings

    def _warm_ocr(self) -> "OcrService":
        from engine.loading.ocr import OcrService

        if self._ocr is None:
            self._ocr = OcrService()
        return self._ocr

    def _warm_readers(self) -> "ReaderProcess":
        from engine.readers.worker.process import ReaderProcess

        if self._readers is None:
            self._readers = ReaderProcess(limits=self._options.compute.reader)
        return self._readers
