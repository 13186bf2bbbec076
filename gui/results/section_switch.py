"""Switch between the whole summary and the summary by section, in place of the heading over them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from gui.widgets.theme import scaled_font


class SectionSwitch(QWidget):
    """Offers the two where a document has sections; elsewhere it is a heading."""

    toggled = Signal(bool)
    """The user wants the summary by section, or whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice: bool | None = None
        """What the user chose for the document; None where nothing was chosen."""
        self._heading = QLabel(self.tr("Summary"), self)
        self._heading.setFont(scaled_font(self.font(), 1.1, bold=True))
        self.whole = self._button(self.tr("Summary"), self.tr("The sentences that matter most in all of it"))
        self.sections = self._button(self.tr("Sections"), self.tr("What matters most under each heading"))
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._heading)
        for button in (self.whole, self.sections):
            group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(self._choose)
        row.addStretch(1)
        self.whole.setChecked(True)
        self.offer(is_offered=False)

    @property
    def is_by_section(self) -> bool:
        """Whether the summary is wanted by section, and can be shown so."""
        return self.sections.isChecked() and not self.sections.isHidden()

    def offer(self, *, is_offered: bool) -> None:
        """Show the switch, or the heading alone."""
        self._heading.setVisible(not is_offered)
        for button in (self.whole, self.sections):
            button.setVisible(is_offered)

    def put(self, *, by_section: bool) -> None:
        """Show a choice that was not made here; nothing is emitted."""
        (self.sections if by_section else self.whole).setChecked(True)

    def _button(self, words: str, hint: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(hint)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _choose(self) -> None:
        self.choice = self.sections.isChecked()
        self.toggled.emit(self.choice)
