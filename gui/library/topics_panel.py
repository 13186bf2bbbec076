"""Panel of the library's topics: the documents under each, over time, or all of them on a map."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QSizeF
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QToolButton, QWidget

from gui.library.cited_panel import CitedPanel
from gui.library.cited_rows import CitedRow, CitedRowKind, PassageTarget
from gui.library.library_map import LibraryMap, MapDot, MapPicture
from gui.messages import translate
from gui.widgets.text_formatting import one_line

if TYPE_CHECKING:
    from engine.multidocument.library_topics import LibraryTopic

PICTURE = QSizeF(1200, 800)
FEW_MONTHS = 24
"""Of documents that are from so few months, the months are told; of others, the years."""
YEAR, MONTH = len("2024"), len("2024-03")


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document of the list, as the panel shows it."""

    number: int
    name: str
    day: str = ""
    """From when it is: 2024-03-05, 2024-03 or 2024; empty where that is not known."""


Listed = Mapping[str, ListedDocument]
"""Documents of the list by their keys."""


class TopicsPanel(CitedPanel):
    """Shows topics as a list, over time or as a map; each leads to the documents."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Topics of all documents"))
        self.list.setAccessibleName(self.tr("Topics of all documents"))
        self.map = LibraryMap(self)
        self.map.chosen.connect(lambda number: self.chosen.emit(PassageTarget(number, (), "")))
        self.as_list = self._choice(self.tr("List"))
        self.as_course = self._choice(self.tr("Over time"))
        self.as_map = self._choice(self.tr("Map"))
        self._topics: tuple[LibraryTopic, ...] = ()
        self._listed: Listed = {}
        self.again = QPushButton(self.tr("Find topics again"), self)
        self.export.setText(self.tr("Save the map…"))
        group = QButtonGroup(self)
        for button in (self.as_list, self.as_course, self.as_map):
            group.addButton(button)
            self.tools.addWidget(button)
        self.tools.addStretch(1)
        self.tools.addWidget(self.again)
        self.as_list.setChecked(True)
        self._views = QStackedWidget(self)
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self.list, self._views)
        self._views.addWidget(self.list)
        self._views.addWidget(self.map)
        group.buttonToggled.connect(lambda _button, is_on: self._show_view() if is_on else None)

    def begin(self) -> None:
        """Say that topics are looked for."""
        self.export.setEnabled(False)
        self.say(self.tr("Looking for topics…"))

    def say_progress(self, documents: int) -> None:
        """Say how many documents were read for it."""
        self.say(self.tr("Looking for topics: {count} documents read…").format(count=documents))

    def show_topics(self, topics: "tuple[LibraryTopic, ...]", listed: Listed) -> None:
        """Show topics of documents that are in the list."""
        self._topics, self._listed = topics, listed
        self.map.show_dots(tuple(_dots(topics, listed)), tuple(topic.label for topic in topics))
        self.export.setEnabled(bool(topics))
        self._show_view()

    def _show_view(self) -> None:
        self._views.setCurrentIndex(int(self.as_map.isChecked()))
        if not self._topics:
            self.show_rows((), self.tr("There are no documents yet."))
        elif self.as_course.isChecked():
            rows = tuple(_course_rows(self._topics, self._listed))
            told = self.tr(
                "The topics of each period, by the date that a document gives, or else its file’s."
            )
            self.show_rows(rows, told if rows else self.tr("The dates of the documents are not known."))
        else:
            count = sum(len(topic.documents) for topic in self._topics)
            told = self.tr("{documents} documents in {topics} topics.")
            told = told.format(documents=count, topics=len(self._topics))
            self.show_rows(tuple(_rows(self._topics, self._listed)), told)

    def picture(self) -> MapPicture:
        """Return the map as it can be saved."""
        name = one_line(self.heading.text())
        return MapPicture(name, PICTURE, lambda painter: self.map.draw(painter, PICTURE))

    def _choice(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setCheckable(True)
        return button


def _rows(topics: "tuple[LibraryTopic, ...]", listed: Listed) -> Iterator[CitedRow]:
    for topic in topics:
        there = _listed_of(topic, listed)
        if there:
            yield CitedRow(CitedRowKind.HEADING, one_line(topic.label), str(len(there)))
        yield from map(_document_row, there)


def _course_rows(topics: "tuple[LibraryTopic, ...]", listed: Listed) -> Iterator[CitedRow]:
    """Yield periods, the latest first, under each its topics, those of most documents first."""
    tr = translate
    days = {one.day for topic in topics for one in _listed_of(topic, listed) if one.day}
    by_month = all(len(day) >= MONTH for day in days) and len({day[:MONTH] for day in days}) <= FEW_MONTHS
    periods: defaultdict[str, dict[str, list[ListedDocument]]] = defaultdict(dict)
    for topic in topics:
        for one in _listed_of(topic, listed):
            if one.day:
                period = one.day[: MONTH if by_month else YEAR]
                periods[period].setdefault(one_line(topic.label), []).append(one)
    for period in sorted(periods, reverse=True):
        name = (
            QLocale().toString(QDate.fromString(period, "yyyy-MM"), tr("MMMM yyyy")) if by_month else period
        )
        count = sum(map(len, periods[period].values()))
        yield CitedRow(CitedRowKind.HEADING, name, str(count))
        for label, there in sorted(periods[period].items(), key=lambda one: -len(one[1])):
            yield CitedRow(CitedRowKind.STATEMENT, label, str(len(there)), sign="•")
            yield from map(_document_row, there)


def _listed_of(topic: "LibraryTopic", listed: Listed) -> list[ListedDocument]:
    return [listed[one.key] for one in topic.documents if one.key in listed]


def _document_row(one: ListedDocument) -> CitedRow:
    return CitedRow(CitedRowKind.SOURCE, one.name, target=PassageTarget(one.number, (), ""))


def _dots(topics: "tuple[LibraryTopic, ...]", listed: Listed) -> Iterator[MapDot]:
    for place, topic in enumerate(topics):
        for one in topic.documents:
            if one.key in listed:
                yield MapDot(listed[one.key].number, listed[one.key].name, place, one.x, one.y)
