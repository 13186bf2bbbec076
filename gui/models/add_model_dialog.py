"""Asks for what is needed to put a model on the shelf: which one, its name, its languages, its size."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from engine.messages import describe_size
from engine.models.formats.card import to_languages
from engine.models.store.installing import AddModelRequest
from engine.models.store.source import REPOSITORY
from gui.models.model_list import CatalogueOffer
from gui.models.model_text import hub_address, languages_in_words, licence_in_words
from gui.widgets.text_formatting import breakable, one_line, without_key
from gui.widgets.theme import wrap_to

WIDTH = 430


class AddModelDialog(QDialog):
    chosen = Signal(object)
    """An AddModelRequest of the user's, who knows by now whether a connection is made for it."""

    def __init__(
        self,
        asked: str,
        offered: CatalogueOffer | None = None,
        parent: QWidget | None = None,
        *,
        more: tuple[str, ...] = (),
    ) -> None:
        """asked is a file, a folder or a name of the catalogue; empty for a model of the hub, to be named.

        more are further files of a model that comes in parts.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add a model"))
        self._asked, self._more = asked, more
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(10)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.repository = self._line(self.tr("&Model"), self.tr("owner/name, as on the model hub"))
        self._form.setRowVisible(self.repository, not asked)
        self.name = self._line(self.tr("&Name"), self.tr("same as the original"))
        self.languages = self._line(self.tr("&Languages"), self.tr("from the model's card, or: en, zh"))
        self.bits = QComboBox(self)
        self.bits.addItem(self.tr("Exact (8 bit): nearly as good as the original"), 8)
        self.bits.addItem(self.tr("Small (4 bit): half the size, more mistakes"), 4)
        self._add_row(self.tr("&Precision"), self.bits)
        self.bits.view().setAccessibleName(self.bits.accessibleName())
        buttons = QDialogButtonBox(self)
        self._agree = buttons.addButton(self._agreement(offered), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Ca&ncel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._explanation(asked, offered))
        column.addLayout(self._form)
        column.addWidget(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        for line in (self.repository, self.languages):
            line.textChanged.connect(self._judge)
        self._judge()

    def _agreement(self, offered: CatalogueOffer | None) -> str:
        """Return the words of the button that begins."""
        if offered is not None:
            return self.tr("&Download and add")
        return self.tr("&Add") if self._asked else self.tr("&Connect and look")

    def _explanation(self, asked: str, offered: CatalogueOffer | None) -> QLabel:
        if offered is not None:
            words = self.tr(
                "{name}: licence {licence}, languages: {languages}.\nPrécis connects to {hub} and "
                "downloads {size}. Nothing of your documents is sent. The files are checked, then "
                "converted."
            ).format(
                name=one_line(offered.name),
                licence=licence_in_words(offered.model.licence),
                languages=languages_in_words(offered.model.languages),
                hub=hub_address(),
                size=describe_size(offered.bytes),
            )
        elif asked:
            words = self.tr(
                "Précis first shows the licence and the size of {name}. No connection is made."
            ).format(name=one_line(asked))
        else:
            words = self.tr(
                "Précis asks {hub} for the licence and the size of the model, and shows them "
                "before anything is downloaded. Nothing of your documents is sent."
            ).format(hub=hub_address())
        label = QLabel(breakable(words), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        wrap_to(label, WIDTH)
        return label

    def _line(self, words: str, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(hint)
        self._add_row(words, line)
        return line

    def _add_row(self, words: str, control: QWidget) -> None:
        label = QLabel(words, self)
        label.setBuddy(control)
        label.setForegroundRole(QPalette.ColorRole.WindowText)
        control.setAccessibleName(without_key(words))
        self._form.addRow(label, control)

    def _languages(self) -> tuple[str, ...]:
        return tuple(name for name in re.split(r"[,，、;\s]+", self.languages.text()) if name)

    def _judge(self) -> None:
        named = bool(self._asked) or bool(REPOSITORY.fullmatch(self.repository.text().strip()))
        languages = self._languages()
        self._agree.setEnabled(named and len(to_languages(languages)) == len(languages))

    def _choose(self) -> None:
        asked = self._asked or self.repository.text().strip()
        bits = int(self.bits.currentData())
        name, languages = self.name.text().strip(), to_languages(self._languages())
        self.accept()
        self.chosen.emit(AddModelRequest(asked, bits, name, languages, more=self._more))
