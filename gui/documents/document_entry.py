"""Entry of the list of documents: a document with its source, its status and its labels."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from engine.library.notes import PassageNote
from engine.library.organization import DocumentLabels
from engine.library.store import FileStamp, FileState
from gui.documents.document_status import WAITING, Done, Status, Stored, headline_of, status_text
from gui.widgets.text_formatting import one_line


@dataclass(frozen=True, slots=True)
class PastedText:
    """Text from the clipboard or dropped, as a document of its own."""

    text: str
    title: str


Source = Path | PastedText
NO_LABELS = DocumentLabels()
LONGEST_SENTENCE = 240
"""Characters of the sentence in the tool tip."""


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """Row of the list of documents."""

    number: int
    """Never used twice, so that a late signal cannot reach another document."""
    source: Source
    status: Status = WAITING
    stamp: FileStamp | None = None
    """The file's before it was read last."""
    file: FileState = FileState.SAME
    """The file since it was read."""
    is_private: bool = False
    """It was opened with a password: what was found in it is not kept."""
    labels: DocumentLabels = NO_LABELS
    kind: str = ""
    """A DocumentKind; empty where none is likely, or nobody knows yet."""
    topic: str = ""
    """The topic of the library that it belongs to, if these were found."""
    notes: tuple[PassageNote, ...] = ()
    """What was marked in it, in the order of the passages."""

    @property
    def name(self) -> str:
        """The name of the file, or what a pasted text is called: plain text on one line."""
        name = self.source.title if isinstance(self.source, PastedText) else self.source.name
        return one_line(name or str(self.source))

    @property
    def heading(self) -> str:
        """What the list calls the document: what its owner calls it, or its title, or its name."""
        title = title_of(self.status)
        if isinstance(self.source, Path) and _letters(title) == _letters(self.source.stem):
            title = ""  # taken from the name
        return one_line(self.labels.name or title or self.name)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def title_of(status: Status) -> str:
    """Return what the document calls itself; empty where that is not known."""
    match status:
        case Done(analysis=analysis):
            return analysis.document.title
        case Stored(title=title):
            return title
    return ""


def digest_of(status: Status) -> str:
    """Return the SHA-256 of the file that was analysed; empty where that is not known."""
    match status:
        case Done(analysis=analysis):
            return analysis.document.sha256
        case Stored(sha256=sha256):
            return sha256
    return ""


def kind_of(entry: DocumentEntry) -> str:
    """Return what kind of document it is, as it was found last."""
    if isinstance(entry.status, Done):
        kind = entry.status.analysis.kind
        return kind.value if kind is not None else ""
    return entry.kind


def entry_text(entry: DocumentEntry, twin: str = "") -> str:
    """Say how far a document is, and whether its file is another by now, or the same as the twin's.

    Of a finished one without notices, say what it says in one line, or else what it is.
    """
    if not isinstance(entry.status, Done | Stored):
        return status_text(entry.status)
    if entry.file is FileState.CHANGED:
        return QCoreApplication.translate("wording", "The file has changed")
    if entry.file is FileState.GONE:
        return QCoreApplication.translate("wording", "The file is gone")
    if twin:
        return QCoreApplication.translate("wording", "The same as {name}").format(name=twin)
    if problems_of(entry.status) or headline_of(entry.status):
        return status_text(entry.status)
    return " · ".join(facts_of(entry))


def problems_of(status: Done | Stored) -> int:
    """Return how many notices there are about a document."""
    return len(status.analysis.document.problems) if isinstance(status, Done) else status.problems


def facts_of(entry: DocumentEntry) -> list[str]:
    """Return what kind of file a document is, how long where that is known, and from when."""
    return [*_size_facts(entry), *filter(None, (date_of(entry),))]


def _size_facts(entry: DocumentEntry) -> list[str]:
    status = entry.status
    pages = len(status.analysis.document.page_starts) if isinstance(status, Done) else 0
    if isinstance(status, Stored):
        pages = status.pages
    if isinstance(entry.source, Path):
        facts = [entry.source.suffix[1:].upper() or QCoreApplication.translate("wording", "File")]
    else:
        facts = [QCoreApplication.translate("wording", "Text")]
    if pages > 1:
        facts.append(QCoreApplication.translate("wording", "{pages} pages").format(pages=pages))
    return facts


def date_of(entry: DocumentEntry) -> str:
    """Return from when a document's file is, as people write it; empty where that is not known."""
    if entry.stamp is None:
        return ""
    when = QDateTime.fromSecsSinceEpoch(entry.stamp.modified // 1_000_000_000).date()
    return QLocale().toString(when, QLocale.FormatType.ShortFormat)


@dataclass(frozen=True, slots=True)
class EntryLines:
    """What stands in a row of the list under the document's title."""

    said: str
    """What it says in one line, or how far it is, behind its tags."""
    facts: str = ""
    """What kind of file it is, and how long."""
    date: str = ""


def lines_of(entry: DocumentEntry, status: str) -> EntryLines:
    """Return the lines under a title; status is what entry_text says."""
    facts = _size_facts(entry)
    # What the document says in one line says more than its name, which the tool tip has.
    is_named = entry.heading == entry.name or headline_of(entry.status)
    said = [*entry.labels.tags, *([] if is_named else [entry.name])]
    if status != " · ".join(facts_of(entry)):
        said.append(status)
    if not said:
        return EntryLines(status)
    return EntryLines(" · ".join(said), " · ".join(facts), date_of(entry))


def tip_of(entry: DocumentEntry, status: str) -> str:
    """Say where a document is, its status, what it calls itself and, in one sentence, what it says."""
    lines = [str(entry.source) if isinstance(entry.source, Path) else entry.name, status]
    if isinstance(entry.status, Done | Stored) and headline_of(entry.status):
        lines.append(" · ".join(facts_of(entry)))
    if title := title_of(entry.status):
        lines.append(one_line(title))
    if isinstance(entry.status, Done) and (best := entry.status.analysis.ranking.order):
        document = entry.status.analysis.document
        lines.append(one_line(document.quote(document.sentences[best[0]]), LONGEST_SENTENCE))
    return "\n".join(lines)
