"""Status of a document, a union type: how far its analysis is, and its label for the user."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from engine.core.document import Document, ProblemKind
from engine.core.progress import Progress
from engine.core.results import Analysis
from gui.messages import short_error_text
from gui.widgets.text_formatting import one_line


@dataclass(frozen=True, slots=True)
class Waiting:
    """In the queue."""


@dataclass(frozen=True, slots=True)
class Running:
    """Being analysed."""

    progress: Progress | None = None
    document: Document | None = None
    """What was read, before anything is found in it."""


@dataclass(frozen=True, slots=True)
class Done:
    """Analysed, with the results in memory."""

    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Failed:
    """Not analysed because of an error."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Stopped:
    """Cancelled by the user."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Done at an earlier start, or a while ago; what was found is in the library."""

    key: str
    pages: int = 0
    problems: int = 0
    sha256: str = ""
    title: str = ""
    headline: str = ""
    """The document in one line."""


class LossReason(Enum):
    """Why the results of an earlier start are lost."""

    INTERRUPTED = auto()
    """The program ended while it was at the document."""
    UNREADABLE = auto()
    """What was kept of it cannot be read any more."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Analysed or begun at an earlier start, without results."""

    loss: LossReason


Status = Waiting | Running | Done | Failed | Stopped | Stored | Lost

WAITING = Waiting()


def status_text(status: Status) -> str:
    """Say in two or three words how far a document is."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("wording", text)

    match status:
        case Waiting():
            return tr("Waiting")
        case Running(progress=None):
            return tr("Starting…")
        case Running(progress=Progress(stage="read", done=0)):
            return tr("Reading…")
        case Running(progress=Progress(stage="read", done=done, total=None)):
            return tr("Reading: {done}").format(done=done)
        case Running(progress=Progress(stage="read", done=done, total=total)):
            return tr("Reading: {done} of {total}").format(done=done, total=total)
        case Running(progress=Progress(stage="recognize", done=done, total=total)) if total:
            return tr("{done} of {total} pages recognised").format(done=done, total=total)
        case Running(progress=Progress(stage="recognize")):
            return tr("Recognising…")
        case Running():
            share = share_done(status)
            text = tr("Analysing: {percent} %") if share is not None else tr("Analysing…")
            return text.format(percent=round(100 * (share or 0)))
        case Done(analysis=analysis):
            document = analysis.document
            return _done_text(len(document.page_starts), len(document.problems), headline_of(status), tr)
        case Stored(pages=pages, problems=problems):
            return _done_text(pages, problems, headline_of(status), tr)
        case Lost(loss=LossReason.INTERRUPTED):
            return tr("Not finished")
        case Lost():
            return tr("To be analysed again")
        case Failed(error=error):
            return short_error_text(error)
        case Stopped():
            return tr("Stopped")


def headline_of(status: Status) -> str:
    """Return the document in one line; empty where that is not known, or its letters are garbled."""
    match status:
        case Done(analysis=analysis) if analysis.headline is not None:
            is_garbled = any(each.kind is ProblemKind.GARBLED for each in analysis.document.problems)
            return "" if is_garbled else one_line(analysis.headline.shown)
        case Stored(headline=headline):
            return headline
    return ""


def _done_text(pages: int, problems: int, headline: str, tr: Callable[[str], str]) -> str:
    """Say what the document says rather than that it is done; what is wrong with it goes before."""
    if problems:
        words = tr("Done, with a notice")
    elif headline:
        return headline
    else:
        words = tr("Done · {pages} pages").format(pages=pages) if pages > 1 else tr("Done")
    return f"{words} · {headline}" if headline else words


def share_done(status: Status) -> float | None:
    """Return how much of the present stage is done, from 0 to 1; None where nobody knows."""
    if isinstance(status, Running) and status.progress is not None and status.progress.total:
        return min(1.0, status.progress.done / status.progress.total)
    return None
