"""Reads and analyses documents on the queue's thread, keeping the reader process warm in between."""

from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from engine.core.options import ANY_WRITER, Options, ReadOptions
from engine.core.progress import Report
from engine.core.results import Analysis
from engine.models.selection import DefaultModels, select_models

# The engine's heavy parts are imported where they are first used: on the queue's thread, when the window
# has long been shown.
if TYPE_CHECKING:
    from engine.core.document import Document
    from engine.loading.ocr import OcrService
    from engine.readers.worker.process import ReaderProcess

AS_USUAL = ReadOptions()
WARM_UP = "The tide rose over the wall in the night. Nobody saw it. 湿地的水位在夜里上升了。"
"""Words that make the engine load what English and Chinese documents need."""


class EngineService(Protocol):
    """What the window needs of the engine. Called on the queue's thread, except close."""

    def warm_up(self, report: Report) -> None: ...

    def analyze_file(
        self, path: Path, password: str, report: Report, how: ReadOptions = AS_USUAL
    ) -> Analysis: ...

    def analyze_text(self, text: str, title: str, report: Report) -> Analysis: ...

    def write(self, analysis: Analysis, options: Options, report: Report) -> Analysis:
        """Return the analysis with a summary in the written style that options name."""
        ...

    def rank(self, analysis: Analysis, options: Options, report: Report) -> Analysis:
        """Return the analysis with its sentences ranked by the model that options name, and quoted."""
        ...

    def close(self) -> None:
        """End the reader process. Called when the queue is closed, at the latest a moment before."""


class LocalEngine:
    """The EngineService that analyses."""

    def __init__(self, options: Options, defaults: DefaultModels | None = None) -> None:
        self._options = options
        self._defaults = defaults or DefaultModels()
        self._readers: ReaderProcess | None = None
        self._recognition: OcrService | None = None

    def choose(self, options: Options, defaults: DefaultModels) -> None:
        """Analyse with these from the next document on."""
        self._options, self._defaults = options, defaults

    def warm_up(self, report: Report) -> None:
        """Load the engine, so that the first document need not wait for it."""
        self._analyze_text(WARM_UP, "", Options(), report)  # what writes is not loaded: it is large

    def analyze_file(
        self, path: Path, password: str, report: Report, how: ReadOptions = AS_USUAL
    ) -> Analysis:
        from engine.pipeline.analyze import analyze, timed

        started = perf_counter()
        document = self._read(path, password, report, how)
        read = perf_counter() - started
        return timed(analyze(document, self._select(self._options, document.language), report), read=read)

    def _read(self, path: Path, password: str, report: Report, how: ReadOptions) -> "Document":
        if not how.recognize:
            from engine.loading.loader import read_document

            return read_document(path, self._warm_readers(), password, report, how.encoding)
        from engine.loading.ocr import OcrService, read_recognized

        if self._recognition is None:
            self._recognition = OcrService()
        try:
            return read_recognized(path, self._warm_readers(), self._recognition, password, report)
        finally:
            self._recognition.close()  # half a gigabyte, and seldom two scans follow each other

    def analyze_text(self, text: str, title: str, report: Report) -> Analysis:
        return self._analyze_text(text, title, self._options, report)

    def _analyze_text(self, text: str, title: str, options: Options, report: Report) -> Analysis:
        from engine.loading.loader import document_from_text
        from engine.pipeline.analyze import analyze

        document = document_from_text(text, title)
        return analyze(document, self._select(options, document.language), report)

    def _select(self, options: Options, language: str) -> Options:
        return select_models(options, self._defaults, language)

    def write(self, analysis: Analysis, options: Options, report: Report) -> Analysis:
        from engine.pipeline.analyze import write_again

        if options.writer == ANY_WRITER:
            options = replace(options, writer=self._select(self._options, analysis.document.language).writer)
        return write_again(analysis, options, report)

    def rank(self, analysis: Analysis, options: Options, report: Report) -> Analysis:
        from engine.pipeline.analyze import rank_again

        return rank_again(analysis, options, report)

    def close(self) -> None:
        if self._readers is not None:
            self._readers.close()
            self._readers = None
        if self._recognition is not None:
            self._recognition.close()

    def _warm_readers(self) -> "ReaderProcess":
        from engine.readers.worker.process import ReaderProcess

        if self._readers is None:
            self._readers = ReaderProcess()
        return self._readers
