"""Settings dialog. What is changed here holds at once; there is nothing to confirm."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.core.options import SummarySize, SummaryStyle, UnsupportedHandling
from gui.settings.settings import MOST_KEYWORDS, TEXT_SIZES, InterfaceLanguage, Settings, Theme
from gui.widgets.confirm import Confirm, confirm
from gui.widgets.text_formatting import without_key
from gui.widgets.theme import scaled_font


class SettingsDialog(QDialog):
    """Form of the settings."""

    chosen = Signal(object)
    """The Settings as they now are."""
    keep_chosen = Signal(bool)

    def __init__(
        self,
        settings: Settings,
        keeps: bool | None,
        parent: QWidget | None = None,
        ask: Confirm = confirm,
    ) -> None:
        """keeps is whether documents are kept between starts; None where that cannot be chosen."""
        super().__init__(parent)
        self._ask = ask
        self._settings = settings
        self.setWindowTitle(self.tr("Settings"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(6)
        self._add_window_section()
        self._add_summary_section()
        self._add_documents_section(keeps)
        self._add_network_section()
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        self._column.addSpacing(10)
        self._column.addWidget(buttons)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def settings(self) -> Settings:
        return self._settings

    def follow(self, settings: Settings) -> None:
        """Something was chosen elsewhere, such as a model: what is changed here leaves it so."""
        self._settings = settings

    def _add_window_section(self) -> None:
        form = self._group(self.tr("Window"))
        themes = (
            (Theme.SYSTEM, self.tr("Same as system")),
            (Theme.LIGHT, self.tr("Light")),
            (Theme.DARK, self.tr("Dark")),
            (Theme.HIGH_CONTRAST, self.tr("High contrast")),
        )
        self._add_choice(form, "theme", self.tr("&Colours"), themes)
        sizes = tuple((size, self.tr("{percent} %").format(percent=size)) for size in TEXT_SIZES)
        self._add_choice(form, "text_size", self.tr("&Text size"), sizes)
        languages = (
            (InterfaceLanguage.SYSTEM, self.tr("Same as system")),
            (InterfaceLanguage.ENGLISH, "English"),
            (InterfaceLanguage.CHINESE, "简体中文"),
        )
        self._add_choice(form, "interface", self.tr("&Language"), languages)
        form.addRow("", self._note(self.tr("The language changes when you start Précis again.")))

    def _add_summary_section(self) -> None:
        form = self._group(self.tr("Summaries"))
        styles = (
            (SummaryStyle.KEY, self.tr("Key sentences")),
            (SummaryStyle.HEADLINE, self.tr("Headline")),
            (SummaryStyle.ABSTRACT, self.tr("Abstract")),
            (SummaryStyle.BULLETS, self.tr("Bullet points")),
        )
        self._add_choice(form, "style", self.tr("&Kind"), styles)
        sizes = (
            (SummarySize.SHORT, self.tr("Short")),
            (SummarySize.MEDIUM, self.tr("Medium")),
            (SummarySize.LONG, self.tr("Long")),
        )
        self._add_choice(form, "size", self.tr("Length of what is &written"), sizes)
        ways = (
            (UnsupportedHandling.MARK, self.tr("Show and mark it")),
            (UnsupportedHandling.DROP, self.tr("Quote the document instead")),
        )
        self._add_choice(form, "unsupported", self.tr("A sentence the document does not &support"), ways)
        self._keywords = QSpinBox(self)
        self._keywords.setRange(1, MOST_KEYWORDS)
        self._keywords.setValue(self._settings.keywords)
        self._keywords.valueChanged.connect(lambda count: self._change(keywords=count))
        self._add_row(form, self.tr("&Number of keywords"), self._keywords)
        form.addRow("", self._note(self.tr("For documents that are added from now on.")))

    def _add_documents_section(self, keeps: bool | None) -> None:
        if keeps is None:
            return
        form = self._group(self.tr("Documents"))
        self._keep = QCheckBox(self.tr("Keep &documents when Précis closes"), self)
        self._keep.setObjectName("keep")
        self._keep.setChecked(keeps)
        self._keep.clicked.connect(self._choose_keeping)
        self._deletion = self._note("")
        form.addRow(self._keep)
        form.addRow(self._deletion)
        self._say_deletion(not keeps)

    def _choose_keeping(self, keep: bool) -> None:
        question = self.tr(
            "Delete the list and all results when Précis closes? "
            "Until then you can switch this on again. The files themselves stay."
        )
        title = self.tr("Keep no documents")
        if not keep and not self._ask(self, title, question, self.tr("&Delete when closing")):
            self._keep.setChecked(True)
            return
        self.keep_chosen.emit(keep)
        self._say_deletion(not keep)

    def _say_deletion(self, is_due: bool) -> None:
        words = self.tr("The list and all results are deleted when Précis closes.")
        self._deletion.setText(words if is_due else "")
        self._deletion.setVisible(is_due)

    def _add_network_section(self) -> None:
        form = self._group(self.tr("Network"))
        offline = QCheckBox(self.tr("Work &offline: refuse every connection"), self)
        offline.setObjectName("offline")
        offline.setChecked(self._settings.offline)
        offline.toggled.connect(lambda is_on: self._change(offline=is_on))
        form.addRow(offline)
        note = self.tr("On, it holds at once. Off, it ends when Précis is started again.")
        form.addRow(self._note(note))

    def _group(self, text: str) -> QFormLayout:
        if self._column.count():
            self._column.addSpacing(10)
        heading = QLabel(text, self)
        heading.setFont(scaled_font(self.font(), 1.1, bold=True))
        self._column.addWidget(heading)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._column.addLayout(form)
        return form

    def _add_choice(
        self, form: QFormLayout, name: str, text: str, offered: tuple[tuple[Any, str], ...]
    ) -> None:
        box = QComboBox(self)
        box.setObjectName(name)
        for value, shown in offered:
            box.addItem(shown, value)
        values = [value for value, _shown in offered]
        now = getattr(self._settings, name)
        box.setCurrentIndex(values.index(now) if now in values else 0)
        box.currentIndexChanged.connect(lambda row: self._change(**{name: values[row]}))
        self._add_row(form, text, box)
        box.view().setAccessibleName(box.accessibleName())

    def _add_row(self, form: QFormLayout, text: str, control: QWidget) -> None:
        label = QLabel(text, self)
        label.setBuddy(control)
        control.setAccessibleName(without_key(text))
        form.addRow(label, control)

    def _note(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label

    def _change(self, **changed: Any) -> None:
        self._settings = replace(self._settings, **changed)
        self.chosen.emit(self._settings)
