"""A window without a display, documents built in the test, and a small analyst with the real interface."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.document import Block, BlockKind, Document, Span
from engine.core.errors import Damaged, NoTextFound, PasswordNeeded, WrongPassword
from engine.core.options import Options, ReadOptions, SummarySize
from engine.core.progress import Progress, Report, Stage
from engine.core.results import (
    Analysis,
    CheckedSentence,
    ContextShare,
    Discrepancy,
    DiscrepancyKind,
    Keyword,
    RankedBy,
    Ranking,
    SentenceKind,
    Summary,
    SummarySentence,
    Timings,
    Topic,
    WrittenBy,
)
from engine.generation.translator import translate_summary
from engine.pipeline.resummarize import with_translations
from engine.ranking.extractive_summary import key_sentences
from gui.documents.document_status import Done
from gui.documents.engine_service import AS_USUAL, TellDocument, ignore
from gui.jobs import JobQueue
from gui.main_window import MainWindow
from tests.support.fake_writer import FakeModel

PATIENCE = 60_000
"""Milliseconds."""


def make_document(*pages: str, path: Path = Path("report.txt"), title: str = "Report") -> Document:
    """A document whose sentences end in a full stop, and whose lines are blocks."""
    text = "".join(pages)
    starts = tuple(sum(map(len, pages[:number])) for number in range(len(pages)))
    return Document(
        path=path,
        sha256="",
        format="text",
        title=title,
        language="en",
        text=text,
        blocks=tuple(Block(Span(*match.span()), BlockKind.TEXT) for match in re.finditer(r"[^\n]+", text)),
        sentences=tuple(Span(*match.span()) for match in re.finditer(r"[^\s.][^.\n]*\.", text)),
        page_starts=starts if len(pages) > 1 else (),
    )


def make_analysis(document: Document, *keywords: str) -> Analysis:
    """Rank the sentences from the last to the first; one topic holds every other sentence."""
    count = len(document.sentences)
    ranking = Ranking(tuple(reversed(range(count))), tuple(index / max(1, count) for index in range(count)))
    options = Options()
    return Analysis(
        document=document,
        options=options,
        ranking=ranking,
        summary=key_sentences(document, ranking, options.length, options.model),
        keywords=tuple(
            Keyword(word, 1.0, tuple(Span(*m.span()) for m in re.finditer(re.escape(word), document.text)))
            for word in keywords
        ),
        topics=(Topic("Every other", 0.5, ("a", "b"), document.sentences[::2]),),
        timings=Timings(),
    )


class SmallAnalyst:
    """Analyses files that hold plain text; their names say what goes wrong."""

    def __init__(self) -> None:
        self.asked_to_translate: list[int] = []
        """How many sentences each time."""
        self.closed = False
        self.asked: list[ReadOptions] = []
        """How each file was to be read."""
        self.go_on = Event()
        """What a document called "endless" waits for."""

    def warm_up(self, report: Report) -> None:
        pass

    def analyze_file(
        self,
        path: Path,
        password: str,
        report: Report,
        how: ReadOptions = AS_USUAL,
        tell: TellDocument = ignore,
    ) -> Analysis:
        self.asked.append(how)
        report(Progress(Stage.READ, 0, 1))
        document = make_document(path.read_text("utf-8"), path=path, title=path.stem)
        match path.stem:
            case "bad":
                raise Damaged(path)
            case "odd":
                raise KeyError("words of the document")
            case "scan" if not how.recognize:
                raise NoTextFound(path, "scanned")
            case "locked" if password != "sesame":
                raise WrongPassword(path) if password else PasswordNeeded(path)
            case "protected":
                raise PasswordNeeded(path, "drm")
            case "endless":
                tell(document)
                while not self.go_on.wait(0.01):
                    report(Progress(Stage.ANALYZE, 1, 2))
        return make_analysis(document, "tide")

    def analyze_text(
        self,
        text: str,
        title: str,
        report: Report,
        how: ReadOptions = AS_USUAL,
        tell: TellDocument = ignore,
    ) -> Analysis:
        self.asked.append(how)
        return make_analysis(make_document(text, path=Path(), title=title))

    def resummarize(self, analysis: Analysis, options: Options, report: Report) -> Analysis:
        make = self._write if options.style.is_written else self._rank
        found = make(analysis, options, report)
        if not options.output_language:
            return found
        known = with_translations(found.summary, analysis.summary, options.output_language)
        count = sum(one.translation is None for one in known.sentences)
        self.asked_to_translate.append(count)
        model = FakeModel([f"潮{number}。" for number in range(count)])
        summary = translate_summary(known, analysis.document.language, options.output_language, model, report)
        return replace(found, summary=summary)

    def _write(self, analysis: Analysis, options: Options, report: Report) -> Analysis:
        """Write one sentence of what the first says, and one of what none does."""
        first = analysis.document.sentences[0]
        for part in range(2):
            report(Progress(Stage.WRITE, part, 2, "The tide rose." * part))
            while options.size is SummarySize.LONG and not self.go_on.wait(0.01):
                report(Progress(Stage.WRITE, part, 2, "The tide rose."))
        doubt = Discrepancy(DiscrepancyKind.NUMBER, "nine", Span(4, 8))
        sentences = (
            SummarySentence("The tide rose.", SentenceKind.PARAPHRASE, 0.9, (first,)),
            SummarySentence("All nine boats sank.", SentenceKind.UNSUPPORTED, 0.1, (), (doubt,)),
        )
        by = WrittenBy("small-writer", "1", None, ContextShare(1, 1, 14))
        summary = Summary(options.style, "small-writer", sentences, by)
        return replace(analysis, options=options, summary=summary)

    def _rank(self, analysis: Analysis, options: Options, report: Report) -> Analysis:
        """Rank the sentences from the first to the last."""
        report(Progress(Stage.ANALYZE, 0, 1))
        count = len(analysis.document.sentences)
        ranking = Ranking(tuple(range(count)), tuple(1 - index / max(1, count) for index in range(count)))
        summary = key_sentences(analysis.document, ranking, options.length, options.model)
        ranked_by = RankedBy(options.model, "1")
        return replace(analysis, options=options, ranking=ranking, ranked_by=ranked_by, summary=summary)

    def read_text(self, path: Path, report: Report) -> str:
        if path.stem == "bad":
            raise Damaged(path)
        return path.read_text("utf-8")

    def check_text(self, text: str, analysis: Analysis, report: Report) -> tuple[CheckedSentence, ...]:
        """Find the sentences that stand in the document, and miss the words "nine" and "noon" in the others.

        Noon is what the document's last sentence has.
        """
        report(Progress(Stage.ANALYZE, 0, 1))
        while text.startswith("Endless") and not self.go_on.wait(0.01):
            report(Progress(Stage.ANALYZE, 0, 1))
        document = analysis.document
        return tuple(_checked(Span(*match.span()), match.group(), document) for match in _claims(text))

    def check_password(self, path: Path, password: str, report: Report) -> None:
        if path.stem == "locked" and password != "sesame":
            raise WrongPassword(path)

    def close(self) -> None:
        self.closed = True


def _claims(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"[^\s.][^.\n]*\.", text)


def _checked(span: Span, text: str, document: Document) -> CheckedSentence:
    sources = tuple(source for source in document.sentences if document.quote(source) == text)
    if sources:
        return CheckedSentence(span, text, SentenceKind.QUOTE, 1.0, sources, ())
    first, last = document.sentences[0], document.sentences[-1]
    if "nine" in text:
        nine = Discrepancy(DiscrepancyKind.NUMBER, "nine", Span(text.index("nine"), text.index("nine") + 4))
        return CheckedSentence(span, text, SentenceKind.UNSUPPORTED, 0.1, (first,), (nine,))
    if "noon" in text:
        noon = Discrepancy(DiscrepancyKind.DATE, "noon", None, last)
        return CheckedSentence(span, text, SentenceKind.ELSEWHERE, 0.6, (first,), (noon,))
    return CheckedSentence(span, text, SentenceKind.PARAPHRASE, 0.8, (first,), ())


@pytest.fixture(autouse=True)
def no_widget_outlives_its_test(qapp) -> Iterator[None]:
    """Delete what a test leaves. The style of the application goes through every widget there is: a thousand
    closed windows made a test of the colours last half a minute.
    """
    yield
    QCoreApplication.sendPostedEvents()  # a job that ended has told it, though nobody listened any more
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not QApplication.allWidgets()


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Wait longer than five seconds: what is waited for comes at once, or late on a machine that is busy."""
    for wait in ("waitUntil", "waitSignal", "waitSignals"):
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=PATIENCE))
    return qtbot


@pytest.fixture
def queue(qapp) -> Iterator[JobQueue]:
    queue = JobQueue()
    yield queue
    assert queue.close()


@pytest.fixture
def analyst() -> SmallAnalyst:
    return SmallAnalyst()


@pytest.fixture
def window(qtbot, analyst) -> Iterator[MainWindow]:
    window = MainWindow(analyst, QIcon())
    window.resize(1000, 700)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


@pytest.fixture
def document_of() -> Callable[..., Document]:
    return make_document


@pytest.fixture
def analysis_of() -> Callable[..., Analysis]:
    return make_analysis


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform complains of windows with a least size or raised, and of drop-down lists."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", r"support (raise\(\)|grabbing)"))


TIDE_PAGES = tuple(f"The tide rose {page} times. Nobody saw it. It fell again.\n" for page in range(8))


@pytest.fixture
def tide_pages() -> Document:
    return make_document(*TIDE_PAGES)


@pytest.fixture
def two_topics(tide_pages):
    """A topic of the first half, and one of the second, whose name is awkward."""
    middle = len(tide_pages.sentences) // 2
    return (
        Topic("First", 0.5, ("a",), tide_pages.sentences[:middle]),
        Topic("<b>Second</b> & \u202e" + "x" * 200, 0.5, ("b",), tide_pages.sentences[middle:]),
    )


@pytest.fixture
def charts(qtbot, window, analysis_of, tide_pages, two_topics, write):
    """A window with the pictures of a document."""
    analysis = replace(analysis_of(tide_pages, "tide", "saw"), topics=two_topics)
    (entry,) = window.documents.add([write("a.txt")])
    window.documents.set_status(entry.number, Done(analysis))
    window.list.choose(window.documents.index_of(entry.number))
    qtbot.waitUntil(lambda: not window.source.text.is_loading())
    window.result.findings.as_pictures.click()
    return window
