"""Card under a summary: why a sentence is in it, what its absence would cost, and what is to count more."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.ranking.emphasis import Emphasis
from gui.results.sentence_delegate import MARGIN
from gui.widgets.labels import ElidedLabel
from gui.widgets.text_formatting import breakable, without_key

STEPS = 4
"""Of a slider, from nothing to one of its ends."""


class ExplanationCard(QWidget):
    """Is there while a sentence is chosen, or while its sliders are open."""

    emphasis_chosen = Signal(object)
    """An Emphasis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self._label()
        self._costs = (ElidedLabel(self), ElidedLabel(self))
        for line in self._costs:
            line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.weigh = QToolButton(self)
        self.weigh.setText(self.tr("Weigh sentences differently"))
        self.weigh.setCheckable(True)
        self.weigh.setAutoRaise(True)
        self.weigh.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.weigh.setArrowType(Qt.ArrowType.RightArrow)
        self.weigh.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.weigh.toggled.connect(self._show_sliders)
        self._sliders = QWidget(self)
        form = QFormLayout(self._sliders)
        form.setContentsMargins(0, 0, 0, 0)
        self.place = self._add_slider(form, self.tr("&Beginning of the document"))
        self.wording = self._add_slider(form, self.tr("&Keywords"))
        self.topics = self._add_slider(form, self.tr("&Large topics"))
        self.as_before = QPushButton(self.tr("Reset"), self._sliders)
        self.as_before.clicked.connect(self.reset)
        row = QHBoxLayout()
        row.addWidget(self.as_before)
        row.addStretch(1)
        form.addRow("", row)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 6, MARGIN, 6)
        column.setSpacing(4)
        for part in (self._words, *self._costs, self.weigh, self._sliders):
            column.addWidget(part)
        self._sliders.hide()
        self.hide()

    def show_words(self, words: str, costs: Sequence[str] = ()) -> None:
        """Say why a sentence is chosen, and in two lines at most what its absence costs."""
        self._words.setText(breakable(words))
        self._words.setVisible(bool(words))
        for line, text in zip_longest(self._costs, costs, fillvalue=""):
            assert isinstance(line, ElidedLabel)
            line.set_plain_text(text)
            line.setVisible(bool(text))
        self.setVisible(bool(words) or self.weigh.isChecked())

    def offer_weighing(self, is_wanted: bool) -> None:
        """Offer the sliders, which weigh sentences that are quoted; written ones they cannot."""
        self.weigh.setVisible(is_wanted)
        if not is_wanted:
            self.weigh.setChecked(False)

    def words(self) -> str:
        """Return why the sentence is chosen."""
        return self._words.text()

    def cost(self) -> str:
        """Return what it would cost to leave it out."""
        return " ".join(line.text() for line in self._costs if not line.isHidden())

    def emphasis(self) -> Emphasis:
        """Return what is to count for more, or for less."""
        return Emphasis(*(slider.value() / STEPS for slider in self._all()))

    def reset(self) -> None:
        """Let everything count as it did at first."""
        was = self.emphasis()
        for slider in self._all():
            slider.blockSignals(True)
            slider.setValue(0)
            slider.blockSignals(False)
        if was != Emphasis():
            self.emphasis_chosen.emit(Emphasis())

    def forget(self) -> None:
        """Another document is shown: begin anew, and tell nobody."""
        self.blockSignals(True)
        self.reset()
        self.weigh.setChecked(False)
        self.blockSignals(False)

    def _all(self) -> tuple[QSlider, ...]:
        return self.place, self.wording, self.topics

    def _show_sliders(self, are_wanted: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if are_wanted else Qt.ArrowType.RightArrow
        self.weigh.setArrowType(arrow)
        self._sliders.setVisible(are_wanted)
        self.setVisible(are_wanted or bool(self.words()))

    def _add_slider(self, form: QFormLayout, words: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self._sliders)
        slider.setRange(-STEPS, STEPS)
        slider.setPageStep(1)
        slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        slider.setTickInterval(STEPS)
        slider.setAccessibleName(without_key(words))
        slider.setToolTip(self.tr("Right: counts more. Left: counts less."))
        slider.valueChanged.connect(lambda _value: self.emphasis_chosen.emit(self.emphasis()))
        label = QLabel(words, self._sliders)
        label.setBuddy(slider)
        form.addRow(label, slider)
        return slider

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
