"""Jobs that summarise analysed documents anew, one a document at most."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, SignalInstance

from engine.core.document import DocumentKind
from engine.core.options import Options, SummarySize, SummaryStyle
from engine.core.progress import Progress
from engine.core.results import Analysis
from gui.documents.engine_service import EngineService
from gui.jobs import Job, JobQueue


@dataclass(frozen=True, slots=True)
class SummaryRequest:
    """How a document is to be summarised."""

    style: SummaryStyle = SummaryStyle.KEY
    size: SummarySize = SummarySize.MEDIUM
    model: str = ""
    """What ranks the sentences that are quoted, or writes; empty for what was chosen before."""
    kind: DocumentKind | None = None
    """What the user says that the document is; None where the program finds it out."""
    hide_ending: bool = False
    """Whether nothing of how a story ends is quoted."""
    brief: bool = False
    """Whether words are left out of what is quoted."""
    output_language: str = ""
    """Into which each sentence is translated; empty for none."""

    def of(self, options: Options) -> Options:
        chosen = replace(
            options,
            style=self.style,
            size=self.size,
            kind=self.kind,
            hide_ending=self.hide_ending,
            brief=self.brief,
            output_language=self.output_language,
        )
        if not self.model:
            return chosen
        if self.style.is_written:
            return replace(chosen, writer=self.model)
        return replace(chosen, model=self.model)


def request_of(analysis: Analysis) -> SummaryRequest:
    """Return the request that the analysis answers."""
    options = analysis.options
    return SummaryRequest(
        options.style,
        options.size,
        kind=options.kind,
        hide_ending=options.hide_ending,
        brief=options.brief,
        output_language=options.output_language,
    )


@dataclass(frozen=True, slots=True)
class SummaryJob:
    """A summary that is being written, or chosen by another model."""

    request: SummaryRequest
    progress: Progress | None = None


class SummaryJobs(QObject):
    changed = Signal(int)
    """The number of a document whose summary is being written, or no longer."""
    written = Signal(int, object)
    """The number of a document, and its analysis with the summary that was written."""
    failed = Signal(int, object)

    def __init__(self, queue: JobQueue, analyst: EngineService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._analyst = analyst
        self._jobs: dict[int, Job] = {}
        self._running: dict[int, SummaryJob] = {}

    def start(self, number: int, analysis: Analysis, request: SummaryRequest) -> None:
        """Have another summary written, in place of one that is being written."""
        self.cancel(number)
        options = request.of(analysis.options)
        job = Job(lambda report: self._analyst.resummarize(analysis, options, report))
        job.progressed.connect(lambda progress: self._on_progress(job, number, progress))
        job.done.connect(lambda found: self._on_end(job, number, self.written, found))
        job.failed.connect(lambda error: self._on_end(job, number, self.failed, error))
        self._jobs[number] = job
        self._running[number] = SummaryJob(request)
        self.changed.emit(number)
        self._queue.add(job, at_once=True)

    def cancel(self, number: int) -> None:
        """Do nothing for a document of which nothing is written."""
        job = self._jobs.pop(number, None)
        if job is not None:
            del self._running[number]
            self._queue.cancel(job)
            self.changed.emit(number)

    def at(self, number: int) -> SummaryJob | None:
        return self._running.get(number)

    def _on_progress(self, job: Job, number: int, progress: Progress) -> None:
        if self._jobs.get(number) is job:
            self._running[number] = replace(self._running[number], progress=progress)
            self.changed.emit(number)

    def _on_end(self, job: Job, number: int, ended: SignalInstance, result: object) -> None:
        """Tell of the end, if the job is still wanted."""
        if self._jobs.get(number) is job:
            del self._jobs[number], self._running[number]
            self.changed.emit(number)
            ended.emit(number, result)
