"""Results of a document on the right of the window: title, warnings, summary, keywords and topics."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from engine.core.document import PlaceKind
from engine.core.places import page_kind
from engine.core.results import Analysis
from gui.display_names import language_name
from gui.library.document_kind_names import kind_name
from gui.results.file_handle import FileHandle
from gui.results.keywords_topics_view import KeywordsTopicsView
from gui.results.speech_bar import SpeechBar
from gui.results.summary_view import SummaryView
from gui.results.warnings_bar import WarningsBar
from gui.widgets.labels import ElidedLabel, Notice
from gui.widgets.theme import scaled_font

MARGIN = 12


class ResultView(QWidget):
    """Results of an analysis, from its title down to the topics."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(self)
        self._title.setFont(scaled_font(self.font(), 1.15, bold=True))
        self.handle = FileHandle(self)
        self._facts = ElidedLabel(self)
        self._facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(6)
        self.warnings_bar = WarningsBar(self)
        self.summary = SummaryView(self)
        self.findings = KeywordsTopicsView(self)
        self.speech_bar = SpeechBar(self)
        self._build_layout()

    def _build_layout(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 8, MARGIN, 8)
        head.setSpacing(4)
        title = QHBoxLayout()
        title.setSpacing(6)
        title.addWidget(self.handle)
        title.addWidget(self._title, 1)
        head.addLayout(title)
        head.addWidget(self._facts)
        head.addLayout(self._notices)
        head.addWidget(self.warnings_bar)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.summary)
        self.splitter.addWidget(self.findings)
        self.splitter.setSizes([600, 400])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.speech_bar)
        column.addWidget(self.splitter, 1)

    def show_analysis(self, analysis: Analysis, name: str, problems: Sequence[str]) -> None:
        """Show an analysis; name is what the list calls the document, problems are the notices."""
        document = analysis.document
        self._title.set_plain_text(document.title or name)
        self._facts.set_plain_text(self._facts_text(analysis))
        while (item := self._notices.takeAt(0)) is not None:
            if (notice := item.widget()) is not None:
                notice.hide()
                notice.setParent(None)
                notice.deleteLater()
        for problem in problems:
            self._notices.addWidget(Notice(problem, self))
        self.warnings_bar.show_document(document)
        self.summary.show_analysis(analysis)
        self.findings.show_analysis(analysis, name)

    def notices(self) -> tuple[str, ...]:
        """Return what the user is told about the document's health."""
        return tuple(notice.accessibleDescription() for notice in self.findChildren(Notice))

    def facts(self) -> str:
        """Return what the user is told of the document beside its title."""
        return self._facts.text()

    def _facts_text(self, analysis: Analysis) -> str:
        document = analysis.document
        facts = []
        pages = len(document.page_starts)
        if pages and page_kind(document) is PlaceKind.SLIDE:
            slides = self.tr("{count} slides").format(count=pages)
            facts.append(self.tr("1 slide") if pages == 1 else slides)
        elif pages:
            facts.append(self.tr("1 page") if pages == 1 else self.tr("{count} pages").format(count=pages))
        sentences = len(document.sentences)
        facts.append(
            self.tr("1 sentence") if sentences == 1 else self.tr("{count} sentences").format(count=sentences)
        )
        if language := language_name(document.language):
            facts.append(language)
        facts.append(self._format_name(document.format))
        if analysis.kind is not None:
            facts.append(kind_name(analysis.kind))
        if analysis.ranked_by.fallback is not None:
            facts.append(self.tr("ranked without a trained model"))
        return " · ".join(facts)

    def _format_name(self, name: str) -> str:
        names = {
            "text": self.tr("plain text"),
            "email": self.tr("e-mail"),
            "markdown": "Markdown",
            "html": self.tr("web page"),
        }
        return names.get(name, name.upper())
