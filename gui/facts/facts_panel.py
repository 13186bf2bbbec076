"""Panel of names, dates and amounts of documents with all their places, and of their timeline."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QListView, QPushButton, QToolButton, QWidget

from gui.facts.fact_lists import FactKind
from gui.library.cited_panel import CitedPanel
from gui.library.cited_rows import CitedRow, CitedRowKind
from gui.widgets.text_formatting import one_line

PAUSE = 150
"""Milliseconds after the last key before the list is narrowed down."""
AT_ONCE = 60
"""Rows that are laid out in one go: a window that waits for thousands does not react."""


class FactsPanel(CitedPanel):
    """Lists one kind of fact at a time; words narrow the list down."""

    kind_chosen = Signal(object)
    """A FactKind."""
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._all: tuple[CitedRow, ...] = ()
        self._told = ""
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(AT_ONCE)
        self.buttons = {
            FactKind.NAMES: self._choice(self.tr("Names")),
            FactKind.DATES: self._choice(self.tr("Dates")),
            FactKind.AMOUNTS: self._choice(self.tr("Amounts")),
            FactKind.TIMELINE: self._choice(self.tr("Timeline")),
        }
        group = QButtonGroup(self)
        for kind, button in self.buttons.items():
            group.addButton(button)
            self.tools.addWidget(button)
            button.clicked.connect(partial(self.choose, kind))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Show only…"))
        self.field.setAccessibleName(self.tr("Show only what has these words"))
        self.field.setClearButtonEnabled(True)
        self.tools.addWidget(self.field, 1)
        self.stop = QPushButton(self.tr("Stop"), self)
        self.stop.clicked.connect(self.stop_requested)
        self.stop.hide()
        self.tools.addWidget(self.stop)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._narrow)
        self.field.textChanged.connect(lambda _text: self._pause.start())

    def kind(self) -> FactKind:
        """Return what is listed."""
        return next((kind for kind, button in self.buttons.items() if button.isChecked()), FactKind.NAMES)

    def choose(self, kind: FactKind, _checked: bool = True) -> None:
        """List a kind of fact."""
        self.buttons[kind].setChecked(True)
        self.kind_chosen.emit(kind)

    def begin(self, names: Sequence[str]) -> None:
        """Say that facts are looked for in these documents."""
        count = len(names)
        title = (
            one_line(names[0])
            if count == 1
            else self.tr("Names and dates in {count} documents").format(count=count)
        )
        self.heading.setText(title)
        self.list.setAccessibleName(title)
        self.show_work()

    def show_work(self) -> None:
        """Say that the list is being made."""
        self._all, self._told = (), self.tr("Reading…")
        self.export.setEnabled(False)
        self.stop.show()
        self.show_rows((), self._told)

    def show_facts(self, rows: Sequence[CitedRow], told: str) -> None:
        """Show what was found."""
        self._all, self._told = tuple(rows), told
        self.stop.hide()
        self.export.setEnabled(bool(rows))
        self._narrow()
        self.list.scrollToTop()

    def show_stopped(self, words: str) -> None:
        """Say why nothing is listed."""
        self.stop.hide()
        self.show_rows((), words)

    def _choice(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setCheckable(True)
        return button

    def _narrow(self) -> None:
        self._pause.stop()
        words = self.field.text().casefold().split()
        if not words or not self._all:
            self.show_rows(self._all, self._told)
            return
        rows = list(_narrowed(self._all, words))
        self.show_rows(rows, self._told if rows else self.tr("Nothing here has these words."))


def _narrowed(rows: Sequence[CitedRow], words: Sequence[str]) -> list[CitedRow]:
    """Keep statements with all words, and what belongs to them: the heading above, the sources below."""
    kept: list[CitedRow] = []
    heading: CitedRow | None = None
    is_kept = False
    for row in rows:
        if row.kind is CitedRowKind.HEADING:
            heading, is_kept = row, False
            continue
        if row.kind is CitedRowKind.STATEMENT:
            folded = f"{row.text} {row.note}".casefold()
            is_kept = all(word in folded for word in words)
            if is_kept and heading is not None:
                kept.append(heading)
                heading = None
        if is_kept:
            kept.append(row)
    return kept
