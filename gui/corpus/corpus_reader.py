"""What is asked of an open corpus and replied, on a thread of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.core.document import Span
from engine.core.progress import Report
from engine.text.search_tokens import search_tokens
from gui.jobs import Job, JobQueue

if TYPE_CHECKING:
    from engine.corpus.browsing import OpenCorpus
    from engine.corpus.joint_summary import JointSummary
    from engine.corpus.records import RecordedSentence
    from engine.corpus.text_index import FoundDocument
    from engine.corpus.topics import CorpusTopic

OpenStore = Callable[[Path], "OpenCorpus"]

LIMIT = 100
"""Documents that are shown."""
SENTENCES = 12
"""Of a joint summary."""


@dataclass(frozen=True, slots=True)
class CorpusRequest:
    """What is looked for: all documents or those of a topic, by words, like another; or their summary."""

    words: str = ""
    topic: int | None = None
    similar: "CorpusPassage | None" = None
    is_summary: bool = False


@dataclass(frozen=True, slots=True)
class CorpusPassage:
    """A key sentence of a document of the corpus, where it stands."""

    id: str
    """The document's."""
    uri: str
    title: str
    text: str = ""
    """The sentence; empty where none is known."""
    span: Span = Span(0, 0)  # noqa: RUF009 - a Span is frozen
    page: int = 0
    """Counted from 1; 0 without pages."""
    place: str = ""
    words: str = ""
    """What it was found by."""

    @property
    def name(self) -> str:
        return self.title or self.uri.rpartition("/")[2] or self.uri


@dataclass(frozen=True, slots=True)
class CorpusOverview:
    """What is said of a corpus as soon as it is open."""

    documents: int
    failed: int
    pending: int
    topics: "tuple[CorpusTopic, ...]"


@dataclass(frozen=True, slots=True)
class CorpusReply:
    request: CorpusRequest
    passages: tuple[CorpusPassage, ...]
    summary: "JointSummary | None" = None
    """Where one was asked for."""


@dataclass(frozen=True, slots=True)
class CorpusPlace:
    """A passage that is to be shown in its document; text is the document's that has no file of its own."""

    passage: CorpusPassage
    text: str = ""


class CorpusReader(QObject):
    """Reads the corpus in a folder. Of requests only the last is replied to."""

    opened = Signal(object)
    """A CorpusOverview."""
    replied = Signal(object)
    """A CorpusReply."""
    located = Signal(object)
    """A CorpusPlace."""
    failed = Signal(object)
    """The error that kept it from doing what was asked."""

    def __init__(
        self, folder: Path, parent: QObject | None = None, open_corpus: "OpenStore | None" = None
    ) -> None:
        """open_corpus takes the place of what opens a corpus, OpenCorpus."""
        super().__init__(parent)
        self._folder = folder
        self._open_corpus = open_corpus or _open_corpus
        self._queue = JobQueue(self)
        self._corpus: OpenCorpus | None = None
        self._asked: Job | None = None

    def open(self) -> None:
        """Bring the index up to date; that takes a while where much was added."""
        job = Job(self._open)
        job.done.connect(self.opened)
        self._add(job)

    def ask(self, request: CorpusRequest) -> None:
        """Look something up; what was asked before is not replied to any more."""
        if self._asked is not None:
            self._queue.cancel(self._asked)
        job = self._asked = Job(lambda report: self._reply(request, report))
        job.done.connect(lambda reply: self._hand_on(job, reply))
        self._add(job)

    def locate(self, passage: CorpusPassage) -> None:
        """Find out where a passage can be shown."""
        job = Job(lambda _report: self._place_of(passage))
        job.done.connect(self.located)
        self._add(job)

    def close(self) -> None:
        """Stop for good."""
        self._queue.close()

    def _add(self, job: Job) -> None:
        job.failed.connect(self.failed)
        self._queue.add(job)

    def _hand_on(self, job: Job, reply: object) -> None:
        if job is self._asked:
            self.replied.emit(reply)

    def _open(self, _report: Report) -> CorpusOverview:
        corpus = self._corpus = self._open_corpus(self._folder)
        return CorpusOverview(corpus.documents, corpus.failed, corpus.pending, corpus.topics)

    def _reply(self, request: CorpusRequest, _report: Report) -> CorpusReply:
        corpus = self._corpus
        if corpus is None:
            return CorpusReply(request, ())
        words = request.words.strip()
        if request.is_summary:
            summary = corpus.summary(SENTENCES, words, request.topic)
            chosen = (
                _passage(each.document, each.uri, each.title, each.sentence) for each in summary.sentences
            )
            return CorpusReply(request, tuple(chosen), summary)
        if request.similar is not None:
            found = corpus.similar(request.similar.id, LIMIT)
        elif words:
            found = corpus.search(words, LIMIT, request.topic)
        else:
            found = corpus.listed(LIMIT, request.topic)
        return CorpusReply(request, tuple(_telling_passage(each, words) for each in found))

    def _place_of(self, passage: CorpusPassage) -> CorpusPlace:
        assert self._corpus is not None
        whole = self._corpus.text_of(passage.id)
        return CorpusPlace(passage, "" if whole is None else whole.text)


def _open_corpus(folder: Path) -> "OpenCorpus":
    from engine.corpus.browsing import OpenCorpus  # few starts need it

    return OpenCorpus(folder)


def _telling_passage(document: "FoundDocument", words: str) -> CorpusPassage:
    """Take the key sentence with most of the words; of those with as many the most important."""
    wanted = set(search_tokens(words, document.language))

    def worth(sentence: "RecordedSentence") -> tuple[int, float]:
        return len(wanted.intersection(search_tokens(sentence.text, document.language))), sentence.score

    best = max(document.sentences, key=worth, default=None)
    return _passage(document.id, document.uri, document.title, best, words)


def _passage(
    identifier: str, uri: str, title: str, sentence: "RecordedSentence | None", words: str = ""
) -> CorpusPassage:
    if sentence is None:
        return CorpusPassage(identifier, uri, title, words=words)
    span = Span(sentence.start, sentence.end)
    return CorpusPassage(identifier, uri, title, sentence.text, span, sentence.page, sentence.place, words)
