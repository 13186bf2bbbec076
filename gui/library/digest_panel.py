"""Digest panel: several documents summarised together, by topic, with the ledger of the files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from engine.core.document import Document
from gui.library.cited_panel import CitedPanel
from gui.library.cited_rows import CitedRow, CitedRowKind, PassageTarget, place_words
from gui.messages import translate
from gui.widgets.text_formatting import one_line

if TYPE_CHECKING:
    from engine.multidocument.digest import Digest, DigestStatement


@dataclass(frozen=True, slots=True)
class DigestResult:
    """A digest, and the documents of the list that it was made of."""

    digest: "Digest"
    documents: tuple[Document, ...]
    """Those that were read, in their order."""
    numbers: tuple[int, ...]
    """Theirs in the list."""
    names: tuple[str, ...]
    """What the list calls them."""
    query: str = ""


class DigestPanel(CitedPanel):
    """Shows what documents share and what only one says; words narrow it down."""

    query_changed = Signal(str)
    """What alone the documents are to be asked about; empty for everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Only about… (words, optional)"))
        self.field.setAccessibleName(self.tr("Only about these words"))
        self.field.setClearButtonEnabled(True)
        self._ask = QPushButton(self.tr("Summarise"), self)
        self.tools.addWidget(self.field, 1)
        self.tools.addWidget(self._ask)
        for asked in (self._ask.clicked, self.field.returnPressed):
            asked.connect(lambda *_: self.query_changed.emit(self.field.text().strip()))

    def begin(self, count: int) -> None:
        """Say that documents are being summarised."""
        title = self.tr("Digest of {count} documents").format(count=count)
        self.heading.setText(title)
        self.list.setAccessibleName(title)
        self.export.setEnabled(False)
        self.show_rows((), self.tr("Summarising…"))

    def show_digest(self, result: DigestResult) -> None:
        """Show a digest."""
        self.export.setEnabled(True)
        digest = result.digest
        if not digest.topics:
            told = self.tr("The documents say nothing about it.")
        else:
            told = self.tr("Shared by several: {shared}. Said by one alone: {own}.").format(
                shared=len(digest.shared), own=len(digest.own)
            )
        self.show_rows(tuple(self._rows(result)), told)

    def _rows(self, result: DigestResult) -> Iterator[CitedRow]:
        from engine.multidocument.digest_report import title_of

        digest = result.digest
        for topic in digest.topics:
            yield CitedRow(CitedRowKind.HEADING, one_line(title_of(topic, digest, translate)))
            for statement in topic.shared:
                note = self.tr("in {count} documents").format(count=len(statement.sources))
                yield from statement_rows(statement, result, note)
            for statement in topic.own:
                yield from statement_rows(statement, result)
        yield CitedRow(CitedRowKind.HEADING, self.tr("Files"))
        yield from ledger_rows(result)


def statement_rows(statement: "DigestStatement", result: DigestResult, note: str = "") -> Iterator[CitedRow]:
    """Yield a statement, and each document that says it with its place."""
    targets = [
        PassageTarget(result.numbers[source.document], (source.span,), one_line(statement.text, 80))
        for source in statement.sources
    ]
    yield CitedRow(CitedRowKind.STATEMENT, " ".join(statement.text.split()), note, targets[0], sign="•")
    for source, target in zip(statement.sources, targets, strict=True):
        place = place_words(result.documents[source.document], source.span)
        yield CitedRow(CitedRowKind.SOURCE, result.names[source.document], place, target)


def ledger_rows(result: DigestResult) -> Iterator[CitedRow]:
    """Yield each file, and how often it was used, or why not."""
    from engine.multidocument.digest_report import describe_use

    names: Sequence[str] = result.names
    for place, entry in enumerate(result.digest.ledger):
        name = names[place] if place < len(names) else entry.name
        said = describe_use(replace(entry, detail=Path(entry.detail).name), translate)
        yield CitedRow(CitedRowKind.NOTE, name, said)
