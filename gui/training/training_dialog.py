"""Dialog of the training assistant: setup, progress and result."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.training_launch import NETWORKS
from engine.training_messages import describe_prepared, network_name
from gui.messages import translate
from gui.training.line_chart import LineChart
from gui.training.training_state import TrainingPhase, TrainingState
from gui.training.training_text import error_in_words, phase_in_words, verdict_in_words
from gui.widgets.text_formatting import breakable, one_line, tooltip
from gui.widgets.theme import scaled_font

MINUTES = (10, 20, 30, 60, 120, 240, 480)
USUAL = 30
SHARES = 1_000
NAMED = 30
"""Documents that were left out and are named in a hint."""


class TrainingDialog(QDialog):
    begin_wanted = Signal()
    go_on_wanted = Signal()
    stop_wanted = Signal()
    discard_wanted = Signal()
    install_wanted = Signal(str, bool)
    """The name that the model shall have, and whether it shall be used from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Train on documents of your own"))
        self._pages = QStackedWidget(self)
        self.choosing, self.running = _SetupPage(self), _ProgressPage(self)
        for page in (self.choosing, self.running):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self._pages)
        self.resize(self.fontMetrics().averageCharWidth() * 95, 560)
        self.choosing.begin.clicked.connect(self.begin_wanted)
        self.running.stop.clicked.connect(self.stop_wanted)
        self.running.go_on.clicked.connect(self.go_on_wanted)
        self.running.discard.clicked.connect(self.discard_wanted)
        self.running.install.clicked.connect(
            lambda: self.install_wanted.emit(self.running.name.text().strip(), self.running.use.isChecked())
        )
        for button in (self.choosing.close_it, self.running.close_it):
            button.clicked.connect(self.hide)

    def show_choosing(self, listed: Sequence[Path], *, missing: str = "") -> None:
        """Let the user choose; listed are the files of the list. missing says why nothing can be trained."""
        self.choosing.offer(listed, missing)
        self._pages.setCurrentWidget(self.choosing)

    def show_course(self, course: TrainingState, *, is_at_work: bool) -> None:
        self.running.show_course(course, is_at_work=is_at_work)
        self._pages.setCurrentWidget(self.running)

    def is_choosing(self) -> bool:
        return self._pages.currentWidget() is self.choosing

    def tell(self, words: str) -> None:
        self.running.tell(words)


class _SetupPage(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._listed: tuple[Path, ...] = ()
        explanation = _words(
            self.tr(
                "The model that chooses sentences learns from your documents, on this computer. "
                "Documents without summaries will do; with summaries (a data file) it learns more. "
                "At least ten documents are needed, several hundred are better. A part is kept "
                "aside for a final test: the model is offered to you only if it is better on "
                "those."
            ),
            self,
        )
        self.missing = _words("", self)
        self.missing.hide()
        self.sources = QListWidget(self)
        self.sources.setAccessibleName(self.tr("Training documents"))
        self.sources.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for change in (self.sources.model().rowsInserted, self.sources.model().rowsRemoved):
            change.connect(self._judge)
        self.sources.itemSelectionChanged.connect(self._judge)
        self.listed = QPushButton(self)
        folder = QPushButton(self.tr("Add a &folder…"), self)
        data = QPushButton(self.tr("Add a &data file…"), self)
        self.remove = QPushButton(self.tr("&Remove"), self)
        self.minutes, self.network = self._time_box(), self._network_box()
        self.begin = QPushButton(self.tr("&Begin"), self)
        self.begin.setDefault(True)
        self.close_it = QPushButton(self.tr("&Close"), self)
        note = _words(
            self.tr(
                "It can be stopped at any time and goes on later. What was read of the documents is kept "
                "for that on this computer, and deleted at the end."
            ),
            self,
        )
        note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._build_layout(explanation, self._adding_row(folder, data), note)

    def _adding_row(self, folder: QPushButton, data: QPushButton) -> QHBoxLayout:
        """Return the buttons that change the list of sources, in a row."""
        self.listed.clicked.connect(lambda: self.add(self._listed))
        folder.clicked.connect(self._add_folder)
        data.clicked.connect(self._add_data)
        self.remove.clicked.connect(self._remove_chosen)
        row = QHBoxLayout()
        for button in (self.listed, folder, data, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _time_box(self) -> QComboBox:
        box = QComboBox(self)
        for minutes in MINUTES:
            words = self.tr("{count} minutes") if minutes <= 60 else self.tr("{count} hours")
            box.addItem(words.format(count=minutes if minutes <= 60 else minutes // 60), minutes)
        box.setCurrentIndex(MINUTES.index(USUAL))
        box.setAccessibleName(self.tr("Time limit"))
        box.view().setAccessibleName(box.accessibleName())
        return box

    def _network_box(self) -> QComboBox:
        box = QComboBox(self)
        box.addItem(self.tr("The present model, which goes on learning"), "")
        for name in NETWORKS:
            box.addItem(self.tr("A new one: {network}").format(network=network_name(name, translate)), name)
        box.setAccessibleName(self.tr("Network"))
        box.view().setAccessibleName(box.accessibleName())
        return box

    def _build_layout(self, explanation: QLabel, adding: QHBoxLayout, note: QLabel) -> None:
        label = QLabel(self.tr("&Time limit"), self)
        label.setBuddy(self.minutes)
        time = QFormLayout()
        time.addRow(label, self.minutes)
        label = QLabel(self.tr("&Model"), self)
        label.setBuddy(self.network)
        time.addRow(label, self.network)
        ends = QHBoxLayout()
        ends.addStretch(1)
        ends.addWidget(self.begin)
        ends.addWidget(self.close_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(explanation)
        column.addWidget(self.missing)
        column.addLayout(adding)
        column.addWidget(self.sources, 1)
        column.addLayout(time)
        column.addWidget(note)
        column.addLayout(ends)

    def offer(self, listed: Sequence[Path], missing: str) -> None:
        self._listed = tuple(listed)
        self.listed.setText(self.tr("Add the &list ({count} documents)").format(count=len(listed)))
        self.listed.setEnabled(bool(listed))
        self.missing.setText(breakable(missing))
        self.missing.setVisible(bool(missing))
        self._judge()

    def add(self, paths: Sequence[Path]) -> None:
        there = set(self.paths())
        for path in dict.fromkeys(paths):
            if path not in there:
                item = QListWidgetItem(one_line(str(path)))
                item.setToolTip(tooltip(str(path)))
                item.setData(Qt.ItemDataRole.UserRole, str(path))
                self.sources.addItem(item)

    def paths(self) -> tuple[Path, ...]:
        items = [self.sources.item(row) for row in range(self.sources.count())]
        return tuple(Path(item.data(Qt.ItemDataRole.UserRole)) for item in items)

    def _add_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add a folder"))
        if name:
            self.add([Path(name)])

    def _add_data(self) -> None:
        filters = ";;".join((self.tr("Data with summaries (*.jsonl *.jsonl.gz)"), self.tr("All files (*)")))
        names, _filter = QFileDialog.getOpenFileNames(self, self.tr("Add a data file"), "", filters)
        self.add([Path(name) for name in names])

    def _remove_chosen(self) -> None:
        for item in self.sources.selectedItems():
            self.sources.takeItem(self.sources.row(item))

    def _judge(self) -> None:
        self.begin.setEnabled(self.sources.count() > 0 and self.missing.isHidden())
        self.remove.setEnabled(bool(self.sources.selectedItems()))


class _ProgressPage(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._phase = QLabel(self)
        self._phase.setFont(scaled_font(self.font(), 1.1, bold=True))
        self._left = QLabel(self)
        self._left.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._share = QProgressBar(self)
        self._share.setTextVisible(False)
        self._share.setFixedHeight(6)
        self._share.setAccessibleName(self.tr("Progress of the training"))
        self._prepared = _words("", self)
        self.losses = LineChart(self.tr("Error in what is learned"), 3, self)
        self.scores = LineChart(self.tr("Quality on other documents (ROUGE)"), 1, self)
        self._outcome = _words("", self)
        self._figures = QTableWidget(0, 4, self)
        self._figures.setHorizontalHeaderLabels([self.tr("System"), "ROUGE-1", "ROUGE-2", "ROUGE-L"])
        self._figures.verticalHeader().hide()
        self._figures.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._figures.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._figures.setAccessibleName(self.tr("Results of the final test"))
        self._figures.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Name of the model"))
        naming = QLabel(self.tr("&Name of the model"), self)
        naming.setBuddy(self.name)
        self.use = QCheckBox(self.tr("&Use it for documents in its language from now on"), self)
        self.use.setChecked(True)
        self.install = QPushButton(self.tr("&Add to models"), self)
        self.stop = QPushButton(self.tr("&Stop"), self)
        self.go_on = QPushButton(self.tr("&Resume"), self)
        self.discard = QPushButton(self.tr("&Discard"), self)
        self.close_it = QPushButton(self.tr("&Close"), self)
        self._taking = QWidget(self)
        form = QFormLayout(self._taking)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(naming, self.name)
        form.addRow(self.use)
        self.name.textChanged.connect(lambda words: self.install.setEnabled(bool(words.strip())))
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._phase, 1)
        head.addWidget(self._left)
        curves = QHBoxLayout()
        curves.addWidget(self.losses, 1)
        curves.addWidget(self.scores, 1)
        ends = QHBoxLayout()
        ends.addStretch(1)
        for button in (self.stop, self.go_on, self.install, self.discard, self.close_it):
            ends.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._share)
        column.addWidget(self._prepared)
        column.addLayout(curves, 1)
        column.addWidget(self._outcome)
        column.addWidget(self._figures)
        column.addWidget(self._taking)
        column.addLayout(ends)

    def show_course(self, course: TrainingState, *, is_at_work: bool) -> None:
        phase = course.phase
        self._phase.setText(phase_in_words(course))
        self._left.setText(self._time_left(course) if is_at_work else "")
        share = course.share()
        self._share.setVisible(is_at_work)
        self._share.setRange(0, 0 if share is None or phase is TrainingPhase.JUDGING else SHARES)
        self._share.setValue(round(SHARES * (share or 0.0)))
        prepared = describe_prepared(course.prepared, translate) if course.prepared else ""
        self._prepared.setText(breakable(prepared))
        self._prepared.setToolTip(tooltip("\n".join(course.left_out[:NAMED])))
        self.losses.show_points(course.losses)
        self.scores.show_points(course.scores)
        verdict = course.verdict
        self._outcome.setText(breakable(self._outcome_of(course)))
        self._outcome.setVisible(bool(self._outcome.text()))
        self._show_figures([] if verdict is None else list(verdict.get("systems", ())))
        is_better = verdict is not None and bool(verdict.get("better"))
        for widget in (self._taking, self.install):
            widget.setVisible(is_better)
        self.stop.setVisible(is_at_work)
        self.stop.setEnabled(True)
        self.go_on.setVisible(not is_at_work and verdict is None)
        self.discard.setVisible(not is_at_work)
        self.discard.setText(
            self.tr("&New training") if verdict is not None and not is_better else self.tr("&Discard")
        )

    def show_stopping(self) -> None:
        self.stop.setEnabled(False)
        self._left.setText(self.tr("Stopping…"))

    def tell(self, words: str) -> None:
        self._outcome.setText(breakable(words))
        self._outcome.show()

    def told(self) -> str:
        return self._outcome.text()

    def phase(self) -> str:
        return self._phase.text()

    def _outcome_of(self, course: TrainingState) -> str:
        if course.verdict is not None:
            return verdict_in_words(course.verdict)
        return error_in_words(course.error) if course.error is not None else ""

    def _time_left(self, course: TrainingState) -> str:
        if course.seconds_left is None or course.phase is not TrainingPhase.LEARNING:
            return ""
        if course.seconds_left < 90:
            return self.tr("about {count} s left").format(count=max(1, round(course.seconds_left)))
        return self.tr("about {count} min left").format(count=round(course.seconds_left / 60))

    def _show_figures(self, systems: Sequence[dict[str, object]]) -> None:
        self._figures.setVisible(bool(systems))
        self._figures.setRowCount(len(systems))
        for row, system in enumerate(systems):
            figures = [system.get(name) for name in ("rouge_1", "rouge_2", "rouge_lsum")]
            cells = [one_line(str(system.get("system", "")), 60), *(_percent(figure) for figure in figures)]
            for column, words in enumerate(cells):
                self._figures.setItem(row, column, QTableWidgetItem(words))
        height = self._figures.horizontalHeader().sizeHint().height() + 4
        self._figures.setFixedHeight(
            height + sum(self._figures.rowHeight(row) for row in range(len(systems)))
        )


def _percent(figure: object) -> str:
    return f"{100 * figure:.1f}" if isinstance(figure, float) else "–"


def _words(words: str, parent: QWidget) -> QLabel:
    label = QLabel(breakable(words), parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
