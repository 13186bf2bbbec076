"""Controls of the summary: style, length of what is written, model and kind of document."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from engine.core.document import DocumentKind
from engine.core.options import ANY_WRITER, PERFORMER, SummarySize
from engine.core.results import Analysis
from gui.documents.summary_jobs import SummaryRequest, request_of
from gui.library.document_kind_names import fill_kind_menu
from gui.results.summary_style_box import SummaryStyleBox
from gui.results.translation_bar import TranslationBar


class ShorterSwitch(QCheckBox):
    """Switch of shorter sentences; whoever has room for it shows it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(self.tr("Shorter &sentences"))
        self.setToolTip(self.tr("Leave out words of the quoted sentences, and show … in their place"))


class SummaryOptionsBar(QWidget):
    """Controls that emit a SummaryRequest for each choice of the user."""

    chosen = Signal(object)
    """A SummaryRequest of the user's."""
    comparison_requested = Signal()
    check_requested = Signal()
    """The user wants to check a text against the document."""
    writer_wanted = Signal()
    """The user wants a language model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = ""
        self._kind: DocumentKind | None = None
        """What the user said that the document is."""
        self._hides_ending = False
        self._is_shortened = False
        """Whether a model shortens sentences of the language."""
        self._is_shorter_offered = True
        self._translations: tuple[str, ...] = ()
        """The languages into which a model on the shelf translates summaries."""
        self._found: DocumentKind | None = None
        self._chosen = {False: PERFORMER, True: ANY_WRITER}
        """What ranks, and what writes."""
        self._styles = SummaryStyleBox(self._has_writer, self)
        self._styles.model_wanted.connect(self.writer_wanted)
        self._sizes = self._make_sizes()
        self.models = self._make_model_button()
        self._menu = QMenu(self.models)
        self._menu.aboutToShow.connect(self._list_models)
        self.models.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._styles)
        row.addWidget(self._sizes)
        row.addWidget(self.models)
        self.shorter = ShorterSwitch(self)
        self.shorter.clicked.connect(lambda: self.chosen.emit(self.request()))
        self.translation = TranslationBar(self)
        self.translation.chosen.connect(lambda: self.chosen.emit(self.request()))
        self.kinds = QMenu(self.tr("&Kind of document"), self)
        self.kinds.aboutToShow.connect(self._list_kinds)
        for box in (self._styles, self._sizes):
            box.view().setAccessibleName(box.accessibleName())
        self._styles.style_chosen.connect(self._choose)
        self._sizes.activated.connect(self._choose)
        self.show_request(SummaryRequest())

    def _make_sizes(self) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(self.tr("Length of the written summary"))
        for size, text in (
            (SummarySize.SHORT, self.tr("Short")),
            (SummarySize.MEDIUM, self.tr("Medium")),
            (SummarySize.LONG, self.tr("Long")),
        ):
            box.addItem(text, size)
        return box

    def _make_model_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setText(self.tr("Model"))
        button.setToolTip(self.tr("Choose the model and the kind of document"))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def show_analysis(self, analysis: Analysis) -> None:
        """Show how its summary was made, and offer the models that know its language."""
        from gui.models.model_menu import has_compressor_for, translations_of  # they need NumPy, see below

        self._language = analysis.document.language
        self._is_shortened = has_compressor_for(self._language)
        self._translations = translations_of(self._language)
        self._kind, self._found = analysis.options.kind, analysis.kind
        self._hides_ending = analysis.options.hide_ending
        self._chosen = {False: analysis.options.model, True: analysis.options.writer}
        self.show_request(request_of(analysis))

    def _list_models(self) -> None:
        """List what is on the shelf now."""
        from gui.models.model_menu import offers_for  # it needs NumPy, which the first window does without

        self._menu.clear()
        is_written = self.request().style.is_written
        for offer in offers_for(self._language, writes=is_written):
            action = self._menu.addAction(offer.words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(offer.name == self._chosen[is_written])
            action.triggered.connect(partial(self._choose_model, offer.name))
        self._menu.addSeparator()
        self._menu.addMenu(self.kinds)
        if self._hides_ending or (self._kind or self._found) is DocumentKind.FICTION:
            ending = self._menu.addAction(self.tr("&Hide how stories end"))
            ending.setCheckable(True)
            ending.setChecked(self._hides_ending)
            ending.triggered.connect(self._hide_ending)
        self._menu.addAction(self.tr("&Compare two…")).triggered.connect(
            lambda: self.comparison_requested.emit()
        )
        self._menu.addAction(self.tr("Check a &text…")).triggered.connect(lambda: self.check_requested.emit())

    def _has_writer(self) -> bool:
        from gui.models.model_menu import has_writer_for

        return has_writer_for(self._language)

    def _list_kinds(self) -> None:
        fill_kind_menu(self.kinds, self._found, self._kind, self._choose_kind)

    def _choose_kind(self, kind: DocumentKind | None) -> None:
        self._kind = kind
        self.chosen.emit(self.request())

    def _hide_ending(self, hides: bool) -> None:
        self._hides_ending = hides
        self.chosen.emit(self.request())

    def _choose_model(self, name: str) -> None:
        self.chosen.emit(replace(self.request(), model=name))

    def request(self) -> SummaryRequest:
        """Return what is chosen."""
        return SummaryRequest(
            self._styles.style_shown(),
            SummarySize(self._sizes.currentData()),
            kind=self._kind,
            hide_ending=self._hides_ending,
            brief=self.shorter.isChecked(),
            output_language=self.translation.language(),
        )

    def show_request(self, request: SummaryRequest) -> None:
        """Show what was chosen elsewhere; nothing is emitted."""
        self._styles.show_style(request.style)
        self._sizes.setCurrentIndex(self._sizes.findData(request.size))
        self._sizes.setVisible(request.style.is_written)
        self.shorter.setChecked(request.brief)
        self.translation.show_offer(self._translations, request.output_language)
        self._show_shorter()

    def offer_changes(self, is_offered: bool) -> None:
        """Offer shorter sentences and translations where there are any: those of sections stay."""
        self._is_shorter_offered = is_offered
        self.translation.offer(is_offered)
        self._show_shorter()

    def _show_shorter(self) -> None:
        is_quoted = not self._styles.style_shown().is_written
        self.shorter.setVisible(self._is_shorter_offered and self._is_shortened and is_quoted)

    def _choose(self) -> None:
        self.show_request(self.request())
        self.chosen.emit(self.request())
