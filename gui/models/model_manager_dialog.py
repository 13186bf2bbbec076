"""Dialog of the model manager: a list of models with their facts and actions."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.core.errors import ModelError
from engine.core.progress import Progress
from engine.messages import describe_size
from engine.models.formats.manifest import Manifest
from engine.models.selection import DefaultModels
from gui.models.model_list import CatalogueOffer, InstalledModel, ShelfRow, card_of
from gui.models.model_text import (
    PaceEstimate,
    adding_in_words,
    explain_trouble,
    kind_in_words,
    languages_in_words,
    licence_in_words,
    source_in_words,
    speed_in_words,
)
from gui.widgets.labels import Notice
from gui.widgets.text_formatting import breakable, one_line

if TYPE_CHECKING:
    from engine.models.store.benchmark import ModelSpeed

ROW = Qt.ItemDataRole.UserRole
MARGIN = 14
LAST = 5
"""The column that takes the room that is left."""
ROW_PADDING = 8
"""Pixels above and below a row's words, together."""


class ModelManagerDialog(QDialog):
    catalogue_wanted = Signal(object)
    """An Offered of the user's choice."""
    hub_wanted = Signal()
    file_wanted = Signal()
    folder_wanted = Signal()
    check_wanted = Signal(object)
    """An Installed, as in what follows."""
    measure_wanted = Signal(object)
    removal_wanted = Signal(object)
    default_wanted = Signal(object)
    """An Installed that is to be used by default; or, if it is, no longer."""
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self._defaults: tuple[str, ...] = ()
        self._is_at_work = False
        self._told: dict[Path, dict[str, str]] = {}
        """What was found out of a model, by checking and by measuring it, since the window was opened."""
        self._pace = PaceEstimate()
        self.tree = self._make_tree()
        self.about = QPlainTextEdit(self)
        self.about.setReadOnly(True)
        self.about.setTabChangesFocus(True)
        self.about.setAccessibleName(self.tr("About the model"))
        self.notice = QVBoxLayout()
        self._lay_out()
        self.tree.currentItemChanged.connect(lambda: self._show_chosen())
        self.tree.itemActivated.connect(lambda: self._add_chosen())
        self._show_work(is_at_work=False)

    # Laying out

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setAccessibleName(self.tr("Models"))
        names = (
            self.tr("Model"),
            self.tr("Task"),
            self.tr("Languages"),
            self.tr("Licence"),
            self.tr("Size"),
            self.tr("From"),
        )
        tree.setHeaderLabels(names)
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setIndentation(12)
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(LAST, QHeaderView.ResizeMode.Interactive)
        return tree

    def _lay_out(self) -> None:
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.tree)
        parts.addWidget(self.about)
        parts.setSizes([300, 240])
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop = self._button(self.tr("&Stop"), self.stop_wanted.emit)
        work = QHBoxLayout()
        work.setSpacing(12)
        work.addWidget(self._words)
        work.addWidget(self._bar, 1)
        work.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(10)
        column.addWidget(parts, 1)
        column.addLayout(self.notice)
        column.addLayout(work)
        column.addLayout(self._lay_out_buttons())
        self.resize(QSize(920, 620))

    def _lay_out_buttons(self) -> QHBoxLayout:
        self.fetch = self._button(self.tr("&Download…"), self._add_chosen)
        self.use = self._button("", lambda: self._emit(self.default_wanted))
        self.check = self._button(self.tr("&Check"), lambda: self._emit(self.check_wanted))
        self.check.setToolTip(self.tr("Check that its files are unchanged, then load it and try it."))
        self.measure = self._button(self.tr("&Measure"), lambda: self._emit(self.measure_wanted))
        self.measure.setToolTip(
            self.tr("Find out how fast it is on this computer, and whether it uses the GPU.")
        )
        self.remove = self._button(self.tr("&Remove…"), lambda: self._emit(self.removal_wanted))
        self.add = self._button(self.tr("&Add another"), None)
        menu = QMenu(self.add)
        for words, signal in (
            (self.tr("From a &file (GGUF or wheel)…"), self.file_wanted),
            (self.tr("From a f&older…"), self.folder_wanted),
            (self.tr("From the model &hub…"), self.hub_wanted),
        ):
            menu.addAction(words).triggered.connect(signal)
        self.add.setMenu(menu)
        close = self._button(self.tr("Clos&e"), self.close)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.fetch, self.use, self.check, self.measure, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.add)
        row.addWidget(close)
        return row

    def _button(self, words: str, act: Callable[[], object] | None) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)  # Return in the list is for the list
        if act is not None:
            button.clicked.connect(lambda: act())
        return button

    # What is shown

    def show_models(
        self, installed: Sequence[InstalledModel], offered: Sequence[CatalogueOffer], defaults: DefaultModels
    ) -> None:
        """List them anew; what was chosen stays so if it is still there."""
        self._defaults = defaults.names
        chosen = self.chosen()
        self.tree.blockSignals(True)
        self.tree.clear()
        self._add_group(self.tr("Installed"), installed)
        self._add_group(self.tr("Available"), offered)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        self.choose(chosen.name if chosen is not None else "")

    def choose_writer_to_fetch(self) -> None:
        """Choose the language model to be fetched that suits best, the first that is offered."""
        rows = [item.data(0, ROW) for item in self._items()]
        offers = [row for row in rows if isinstance(row, CatalogueOffer)]
        self.choose(offers[0].name if offers else "")
        self.tell(
            self.tr(
                "Written summaries need a language model: choose one and download it. "
                "Everything else works without one."
            )
        )

    def choose(self, name: str) -> None:
        """Choose the model of that name, or the first."""
        items = self._items()
        named = [item for item in items if item.data(0, ROW).name == name]
        for item in (named or items)[:1]:
            self.tree.setCurrentItem(item)
        self._show_chosen()

    def chosen(self) -> ShelfRow | None:
        item = self.tree.currentItem()
        row: ShelfRow | None = None if item is None else item.data(0, ROW)
        return row

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return what is listed."""
        return tuple(tuple(item.text(column) for column in range(LAST + 1)) for item in self._items())

    def begin(self) -> None:
        """Something is done with a model."""
        self._pace = PaceEstimate()
        self._tell("")
        self._show_work(is_at_work=True)
        self.show_progress(None)

    def show_progress(self, progress: Progress | None) -> None:
        left = None if progress is None else self._pace.left(progress)
        self._words.setText(adding_in_words(progress, left))
        total = 0 if progress is None or not progress.total else progress.total
        self._bar.setRange(0, 1000 if total else 0)
        if progress is not None and total:
            self._bar.setValue(round(1000 * min(1.0, progress.done / total)))

    def end(self) -> None:
        self._show_work(is_at_work=False)

    def tell_failure(self, error: Exception) -> None:
        self._tell(str(explain_trouble(error)))

    def tell(self, words: str) -> None:
        self._tell(words)

    def tell_checked(self, folder: Path, error: Exception | None) -> None:
        good = self.tr("Checked: its files are unchanged, and it works.")
        self._keep_told(folder, "checked", good if error is None else str(explain_trouble(error)))

    def tell_speed(self, folder: Path, speed: "ModelSpeed") -> None:
        self._keep_told(folder, "measured", speed_in_words(speed))

    def notices(self) -> tuple[str, ...]:
        """Return what the user is told about what was done last."""
        return tuple(notice.accessibleDescription() for notice in self.findChildren(Notice))

    # Inside

    def _add_group(self, words: str, rows: Sequence[ShelfRow]) -> None:
        if not rows:
            return
        group = QTreeWidgetItem(self.tree, [words])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFirstColumnSpanned(True)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for row in rows:
            item = QTreeWidgetItem(group, list(self._cells(row)))
            item.setData(0, ROW, row)
            # In the last column: the others are as wide as their words, or as a hint.
            item.setSizeHint(LAST, QSize(0, self.fontMetrics().lineSpacing() + ROW_PADDING))
            item.setTextAlignment(4, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _cells(self, row: ShelfRow) -> tuple[str, ...]:
        name = one_line(row.shown_name, 60)
        if isinstance(row, CatalogueOffer):
            model = row.model
            languages = languages_in_words(model.languages)
            size, source = describe_size(row.bytes), one_line(model.repository, 80)
            return name, kind_in_words("language-model"), languages, model.licence, size, source
        if isinstance(row.found, ModelError):
            return name, self.tr("Damaged"), "", "", "", one_line(str(row.folder), 120)
        found = row.found
        if row.name in self._defaults:
            name = self.tr("{name} (default)").format(name=name)
        return (
            name,
            kind_in_words(found.kind),
            languages_in_words(found.languages),
            licence_in_words(found.licence),
            describe_size(found.bytes),
            source_in_words(found, is_own=row.is_own),
        )

    def _items(self) -> list[QTreeWidgetItem]:
        groups = [self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount())]
        found = [group.child(row) for group in groups if group for row in range(group.childCount())]
        return [item for item in found if item is not None]

    def _show_chosen(self) -> None:
        row = self.chosen()
        self.about.setPlainText("" if row is None else breakable(self._about(row)))
        self._offer(row)

    def _about(self, row: ShelfRow) -> str:
        if isinstance(row, CatalogueOffer):
            return self.tr(
                "{name} writes summaries. It is not installed: the download is {size}, from "
                "{repository} (revision {revision}). The files are checked, then the model is "
                "converted, which takes a minute or more."
            ).format(
                name=row.name,
                size=describe_size(row.bytes),
                repository=row.model.repository,
                revision=row.model.revision[:12],
            )
        told = list(self._told.get(row.folder, {}).values())
        if isinstance(row.found, ModelError):
            return "\n".join((str(explain_trouble(row.found)), *told))
        if "checked" not in self._told.get(row.folder, {}):
            told.append(self.tr("Its files are checked whenever it is loaded."))
        facts = self.tr("{name}, version {version}. In {folder}").format(
            name=one_line(row.shown_name), version=one_line(row.found.version, 60), folder=row.folder
        )
        card = card_of(row) or self.tr("There is no description of this model.")
        return "\n".join((facts, *told, "", card))

    def _offer(self, row: ShelfRow | None) -> None:
        """Enable what can be done with the chosen model now."""
        idle = not self._is_at_work
        is_installed = isinstance(row, InstalledModel)
        works = isinstance(row, InstalledModel) and isinstance(row.found, Manifest)
        is_default = works and row is not None and row.name in self._defaults
        self.fetch.setVisible(isinstance(row, CatalogueOffer))
        self.fetch.setEnabled(idle)
        for button in (self.use, self.check, self.measure, self.remove):
            button.setVisible(is_installed)
        self.use.setText(self.tr("Let Précis c&hoose") if is_default else self.tr("&Use by default"))
        self.use.setEnabled(works)
        self.check.setEnabled(idle and is_installed)
        self.measure.setEnabled(idle and works)
        is_own = isinstance(row, InstalledModel) and row.is_own
        self.remove.setEnabled(idle and is_own)
        why = "" if is_own else self.tr("It comes with Précis and cannot be removed.")
        self.remove.setToolTip(why)
        self.add.setEnabled(idle)

    def _show_work(self, *, is_at_work: bool) -> None:
        self._is_at_work = is_at_work
        for part in (self._words, self._bar, self._stop):
            part.setVisible(is_at_work)
        self._offer(self.chosen())

    def _keep_told(self, folder: Path, how: str, words: str) -> None:
        self._told.setdefault(folder, {})[how] = words
        self._show_chosen()

    def _tell(self, words: str) -> None:
        while (item := self.notice.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        if words:
            self.notice.addWidget(Notice(words, self))

    def _emit(self, signal: SignalInstance) -> None:
        row = self.chosen()
        if isinstance(row, InstalledModel):
            signal.emit(row)

    def _add_chosen(self) -> None:
        row = self.chosen()
        if isinstance(row, CatalogueOffer) and not self._is_at_work:
            self.catalogue_wanted.emit(row)
