"""Analyses a file or a text: reads it, recognises its pages where that is wanted, takes the models for it."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from engine.core.document import BlockKind, Document
from engine.core.options import Options
from engine.core.progress import Report, silent
from engine.core.results import Analysis
from engine.loading.loader import document_from_text, read_document
from engine.models.selection import ChooseModels, as_named
from engine.pipeline.analyze import analyze
from engine.pipeline.workings import Workings

if TYPE_CHECKING:
    from engine.loading.ocr import OcrService
    from engine.readers.worker.process import ReaderProcess

WITHOUT_OCR: "AbstractContextManager[OcrService | None]" = nullcontext()
CacheWorkings = Callable[[Document, Options], Workings]
"""Makes the workings of a document that is about to be analysed, and keeps them if it likes."""


def fresh_workings(document: Document, options: Options) -> Workings:
    return Workings(document, options.user_words, options.compute.threads)


def read_file(
    path: Path,
    readers: "ReaderProcess",
    report: Report = silent,
    *,
    ocr: "OcrService | None" = None,
    password: str = "",
    encoding: str = "",
    quoted: Collection[BlockKind] = (),
) -> Document:
    """Read a file in the reader process; with ocr, recognise the text of its pages that are pictures.

    encoding is that of a text's letters, by Python's name, where the user knows better. quoted are kinds that
    count as prose though they are left out as a rule. Raises DocumentError, of the kind that says why.
    """
    if ocr is None:
        return read_document(path, readers, password, report, encoding, quoted)
    from engine.loading.ocr import read_recognized

    return read_recognized(path, readers, ocr, password, report, quoted)


def analyze_file(
    path: Path,
    options: Options,
    report: Report = silent,
    *,
    readers: "ReaderProcess",
    ocr: "AbstractContextManager[OcrService | None]" = WITHOUT_OCR,
    password: str = "",
    encoding: str = "",
    quoted: Collection[BlockKind] = (),
    choose: ChooseModels = as_named,
    workings_of: CacheWorkings = fresh_workings,
    places: Sequence[Path] | None = None,
) -> Analysis:
    """Read a file as read_file does, and analyse it.

    ocr is entered to read and left before anything is analysed: it may give back its memory there. choose
    says which models options mean for a language. Raises DocumentError, of the kind that says why.
    """
    started = perf_counter()
    with ocr as service:
        document = read_file(
            path, readers, report, ocr=service, password=password, encoding=encoding, quoted=quoted
        )
    read = perf_counter() - started
    options = choose(options, document.language)
    analysis = analyze(document, options, report, places, workings_of(document, options))
    return replace(analysis, timings=replace(analysis.timings, read=read))


def analyze_text(
    text: str,
    options: Options,
    report: Report = silent,
    *,
    title: str = "",
    quoted: Collection[BlockKind] = (),
    choose: ChooseModels = as_named,
    workings_of: CacheWorkings = fresh_workings,
    places: Sequence[Path] | None = None,
) -> Analysis:
    """Analyse a text that is in no file. Raises NoTextFound on white space alone."""
    document = document_from_text(text, title, quoted=quoted)
    options = choose(options, document.language)
    return analyze(document, options, report, places, workings_of(document, options))
