"""Comparison panel: what changed between two documents, where they agree or differ, cited on both sides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QToolButton, QWidget

from engine.core.document import Document, Span
from gui.library.cited_panel import CitedPanel
from gui.library.cited_rows import CitedRow, CitedRowKind, PassageTarget, place_words, places_of
from gui.widgets.text_formatting import one_line

if TYPE_CHECKING:
    from engine.multidocument.agreement import Agreement, StatementPair
    from engine.multidocument.comparison import Change, DocumentComparison

OLD, NEW = "−", "+"


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One of two documents that are compared."""

    number: int
    """The document's in the list."""
    name: str
    document: Document

    def row(self, span: Span, sign: str, marks: Sequence[Span] = (), note: str = "") -> CitedRow:
        """Return a statement that leads to its place."""
        text = self.document.quotation(span)
        target = PassageTarget(self.number, (span,), one_line(text, 80))
        place = place_words(self.document, span)
        said = " ".join(part for part in (note, place) if part)
        return CitedRow(CitedRowKind.STATEMENT, text, said, target, tuple(marks), sign)


@dataclass(frozen=True, slots=True)
class ComparisonResult:
    """What was found between an old document and a new one."""

    old: ComparedSide
    new: ComparedSide
    changes: "DocumentComparison"
    agreement: "Agreement"


class ComparisonPanel(CitedPanel):
    """Shows what changed, or where two documents agree and differ."""

    swap_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._result: ComparisonResult | None = None
        self.changed = self._choice(self.tr("What changed"))
        self.agree = self._choice(self.tr("Agree or differ"))
        group = QButtonGroup(self)
        for button in (self.changed, self.agree):
            group.addButton(button)
            self.tools.addWidget(button)
        self.changed.setChecked(True)
        group.buttonToggled.connect(lambda _button, is_on: self._show() if is_on else None)
        self.swap = QPushButton(self.tr("Swap old and new"), self)
        self.swap.clicked.connect(self.swap_requested)
        self.tools.addStretch(1)
        self.tools.addWidget(self.swap)

    def begin(self, old: str, new: str) -> None:
        """Say which documents are being compared."""
        title = self.tr("{old} → {new}").format(old=one_line(old, 60), new=one_line(new, 60))
        self.heading.setText(title)
        self.list.setAccessibleName(title)
        self._result = None
        self.export.setEnabled(False)
        self.show_rows((), self.tr("Comparing…"))

    def show_comparison(self, result: ComparisonResult) -> None:
        """Show what was found."""
        self._result = result
        self.export.setEnabled(True)
        self._show()

    def _choice(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setCheckable(True)
        return button

    def _show(self) -> None:
        self.swap.setVisible(self.changed.isChecked())
        if self._result is None:
            return
        if self.changed.isChecked():
            self.show_rows(tuple(self._change_rows(self._result)), self._changes_told(self._result))
        else:
            self.show_rows(tuple(self._agreement_rows(self._result)), self._agreement_told(self._result))

    def _changes_told(self, result: ComparisonResult) -> str:
        count, unchanged = len(result.changes.changes), result.changes.unchanged
        if not count:
            return self.tr("Nothing changed: all {unchanged} statements stand in both.").format(
                unchanged=unchanged
            )
        return self.tr("{changes} changes; {unchanged} statements stand in both.").format(
            changes=count, unchanged=unchanged
        )

    def _agreement_told(self, result: ComparisonResult) -> str:
        found = result.agreement
        if not found.is_same_language:
            return self.tr("The documents are in two languages: what they say cannot be compared.")
        if not found.differing and not found.agreeing:
            return self.tr("No statements of the two are about the same thing.")
        return self.tr("They differ in {differing} statements and agree in {agreeing}.").format(
            differing=len(found.differing), agreeing=len(found.agreeing)
        )

    def _change_rows(self, result: ComparisonResult) -> Iterator[CitedRow]:
        from engine.multidocument.comparison import ChangeKind

        changes = result.changes.changes
        parts = (
            (self.tr("Other figures"), [one for one in changes if one.changes_figures]),
            (
                self.tr("Other words"),
                [one for one in changes if one.kind is ChangeKind.CHANGED and not one.changes_figures],
            ),
            (self.tr("Added"), [one for one in changes if one.kind is ChangeKind.ADDED]),
            (self.tr("Removed"), [one for one in changes if one.kind is ChangeKind.REMOVED]),
        )
        for title, some in parts:
            if some:
                yield CitedRow(CitedRowKind.HEADING, title, str(len(some)))
                for change in some:
                    yield from change_rows(change, result)

    def _agreement_rows(self, result: ComparisonResult) -> Iterator[CitedRow]:
        for title, pairs in (
            (self.tr("They differ"), result.agreement.differing),
            (self.tr("They agree"), result.agreement.agreeing),
        ):
            if pairs:
                yield CitedRow(CitedRowKind.HEADING, title, str(len(pairs)))
                for pair in pairs:
                    yield from pair_rows(pair, result)


def change_rows(change: "Change", result: ComparisonResult) -> Iterator[CitedRow]:
    """Yield the old statement and the new one, their other figures marked."""
    for side, span, sign, figures in (
        (result.old, change.old, OLD, change.figures_before),
        (result.new, change.new, NEW, change.figures_after),
    ):
        if span is not None:
            yield side.row(span, sign, places_of(side.document.quotation(span), figures))


def pair_rows(pair: "StatementPair", result: ComparisonResult) -> Iterator[CitedRow]:
    """Yield what each document says, that of the first with what the second does not say marked."""
    marks = [one.span for one in pair.differences if one.span is not None]
    yield result.old.row(pair.first, "•", marks, result.old.name)
    yield result.new.row(pair.second, "", (), result.new.name)
