"""Bar of a summary's translation: the switch, what translated it, and what is not translated yet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from engine.core.results import Summary
from engine.translation_messages import describe_translating
from gui.display_names import language_name
from gui.messages import translate
from gui.widgets.text_formatting import breakable


class TranslationBar(QWidget):
    """Offers the summary in another language, where a model on the shelf knows both."""

    chosen = Signal()
    """The user wants translations, none any more, or those that are missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._languages: tuple[str, ...] = ()
        self._is_offered = True
        self.switch = QCheckBox(self)
        self.switch.setToolTip(
            self.tr(
                "An installed model puts a translation under each sentence. Figures, dates, names "
                "and denials that differ are marked."
            )
        )
        self.switch.clicked.connect(lambda _checked: self.chosen.emit())
        self.rest = QPushButton(self.tr("Translate the &rest"), self)
        self.rest.clicked.connect(lambda _checked: self.chosen.emit())
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.switch)
        row.addWidget(self._words, 1)
        row.addWidget(self.rest)
        self.hide()
        self.rest.hide()

    def language(self) -> str:
        """Return the code of the language that is wanted beside the document's own; empty for none."""
        return self._languages[0] if self._languages and self.switch.isChecked() else ""

    def show_offer(self, languages: Sequence[str], chosen: str) -> None:
        """Offer languages, or show the one that was chosen although nothing translates into it any more."""
        self._languages = (chosen,) if chosen else tuple(languages)
        self.switch.setChecked(bool(chosen))
        if self._languages:
            name = language_name(self._languages[0])
            self.switch.setText(self.tr("&Translate into {language}").format(language=name))
        self.offer(self._is_offered)

    def offer(self, is_offered: bool) -> None:
        """Show the bar where there are sentences to be translated: those of sections are not."""
        self._is_offered = is_offered
        self.setVisible(is_offered and bool(self._languages))

    def show_summary(self, summary: Summary) -> None:
        """Say what translated a summary, and how many of its sentences are not translated yet."""
        by = summary.translated_by
        missing = sum(one.translation is None for one in summary.sentences)
        is_part = by is not None and by.fallback is None and missing > 0
        words = describe_translating(by, translate) if by is not None else ""
        if is_part:
            words = self.tr("Not translated yet: {count}").format(count=missing)
        self._words.setText(breakable(words))
        self.rest.setVisible(is_part)

    def note(self) -> str:
        """Return what is said of the translation."""
        return self._words.text()
