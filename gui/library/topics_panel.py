"""Panel of the library's topics: the documents under each, or all of them on a map."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QToolButton, QWidget

from gui.library.cited_panel import CitedPanel
from gui.library.cited_rows import CitedRow, CitedRowKind, PassageTarget
from gui.library.library_map import LibraryMap, MapDot, MapPicture
from gui.widgets.text_formatting import one_line

if TYPE_CHECKING:
    from engine.multidocument.library_topics import LibraryTopic

PICTURE = QSizeF(1200, 800)


class TopicsPanel(CitedPanel):
    """Shows topics as a list or as a map; either leads to the documents."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Topics of all documents"))
        self.list.setAccessibleName(self.tr("Topics of all documents"))
        self.map = LibraryMap(self)
        self.map.chosen.connect(lambda number: self.chosen.emit(PassageTarget(number, (), "")))
        self.as_list = self._choice(self.tr("List"))
        self.as_map = self._choice(self.tr("Map"))
        self.again = QPushButton(self.tr("Find topics again"), self)
        self.export.setText(self.tr("Save the map…"))
        group = QButtonGroup(self)
        for button in (self.as_list, self.as_map):
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
        self.as_map.toggled.connect(lambda is_map: self._views.setCurrentIndex(int(is_map)))

    def begin(self) -> None:
        """Say that topics are looked for."""
        self.export.setEnabled(False)
        self.say(self.tr("Looking for topics…"))

    def say_progress(self, documents: int) -> None:
        """Say how many documents were read for it."""
        self.say(self.tr("Looking for topics: {count} documents read…").format(count=documents))

    def show_topics(self, topics: "tuple[LibraryTopic, ...]", numbers: Mapping[str, tuple[int, str]]) -> None:
        """Show topics; numbers are those of documents in the list, and what it calls them, by their keys."""
        count = sum(len(topic.documents) for topic in topics)
        told = self.tr("{documents} documents in {topics} topics.").format(
            documents=count, topics=len(topics)
        )
        self.show_rows(
            tuple(_rows(topics, numbers)), told if topics else self.tr("There are no documents yet.")
        )
        self.map.show_dots(tuple(_dots(topics, numbers)), tuple(topic.label for topic in topics))
        self.export.setEnabled(bool(topics))

    def picture(self) -> MapPicture:
        """Return the map as it can be saved."""
        name = one_line(self.heading.text())
        return MapPicture(name, PICTURE, lambda painter: self.map.draw(painter, PICTURE))

    def _choice(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setCheckable(True)
        return button


def _rows(topics: "tuple[LibraryTopic, ...]", numbers: Mapping[str, tuple[int, str]]) -> Iterator[CitedRow]:
    for topic in topics:
        there = [numbers[one.key] for one in topic.documents if one.key in numbers]
        if there:
            yield CitedRow(CitedRowKind.HEADING, one_line(topic.label), str(len(there)))
        for number, name in there:
            yield CitedRow(CitedRowKind.SOURCE, name, target=PassageTarget(number, (), ""))


def _dots(topics: "tuple[LibraryTopic, ...]", numbers: Mapping[str, tuple[int, str]]) -> Iterator[MapDot]:
    for place, topic in enumerate(topics):
        for one in topic.documents:
            if one.key in numbers:
                number, name = numbers[one.key]
                yield MapDot(number, name, place, one.x, one.y)
