"""Controller of what spans the chosen documents: summarised together, compared."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.exports.report import Report
from gui.documents.analysis_loader import AnalysedDocument, with_analyses
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_pane import DocumentPane
from gui.documents.document_status import Done, Stored
from gui.documents.library_sync import LibrarySync
from gui.export.export_controller import ExportController
from gui.messages import translate
from gui.shell.content_stack import ContentStack
from gui.shell.place_navigator import PlaceNavigator

if TYPE_CHECKING:
    from gui.library.cited_panel import CitedPanel
    from gui.library.comparison_panel import ComparisonPanel, ComparisonResult
    from gui.library.digest_panel import DigestPanel, DigestResult
    from gui.library.together_jobs import TogetherJobs

MOST = 100
"""Documents that are summarised together: what was found in all of them is in memory meanwhile."""


class TogetherController(QObject):
    """Has a digest or a comparison of the chosen documents made, shows it, and exports it."""

    finished = Signal()
    """What was asked for is shown."""

    def __init__(
        self,
        pane: DocumentPane,
        content: ContentStack,
        navigator: PlaceNavigator,
        library: LibrarySync | None,
        exports: ExportController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._content = content
        self._navigator = navigator
        self._library = library
        self._exports = exports
        self._jobs: TogetherJobs | None = None
        self._digest_panel: DigestPanel | None = None
        self._digest: DigestResult | None = None
        self._comparison_panel: ComparisonPanel | None = None
        self._comparison: ComparisonResult | None = None
        self._entries: tuple[DocumentEntry, ...] = ()
        """The documents that are summarised."""
        self._query = ""

    def summarize(self) -> None:
        """Summarise the chosen documents together."""
        entries = self._pane.list.chosen_entries()
        if len(entries) < 2:
            return
        self._entries, self._query = entries, ""
        panel = self.digest_panel()
        panel.field.clear()
        self._content.show_panel(panel)
        panel.list.setFocus()
        if len(entries) > MOST:
            panel.begin(len(entries))
            panel.say(self.tr("Choose {count} documents at most.").format(count=MOST))
            return
        self._begin()

    def digest_panel(self) -> "DigestPanel":
        """Return the panel of digests, made when it is first wanted."""
        if self._digest_panel is None:
            from gui.library.digest_panel import DigestPanel

            panel = self._digest_panel = DigestPanel(self._content)
            self._connect(panel)
            panel.query_changed.connect(self._ask)
            panel.export_requested.connect(self._export_digest)
        return self._digest_panel

    def compare(self) -> None:
        """Compare the two documents that are chosen, the older one first where that is known."""
        entries = self._pane.list.chosen_entries()
        if len(entries) == 2:
            self._content.show_panel(self.comparison_panel())
            self.comparison_panel().list.setFocus()
            self._compare(older_first(*entries))

    def comparison_panel(self) -> "ComparisonPanel":
        """Return the panel of comparisons, made when it is first wanted."""
        if self._comparison_panel is None:
            from gui.library.comparison_panel import ComparisonPanel

            panel = self._comparison_panel = ComparisonPanel(self._content)
            self._connect(panel)
            panel.swap_requested.connect(lambda: self._compare(self._entries[::-1]))
            panel.export_requested.connect(self._export_comparison)
        return self._comparison_panel

    def close(self) -> None:
        """Stop all work, for good."""
        if self._jobs is not None:
            self._jobs.close()

    def _connect(self, panel: "CitedPanel") -> None:
        panel.chosen.connect(self._navigator.go)
        panel.closed.connect(self._content.end_panel)

    def _compare(self, entries: tuple[DocumentEntry, ...]) -> None:
        self._entries, self._comparison = entries, None
        self.comparison_panel().begin(*(entry.name for entry in entries))
        with_analyses(
            entries,
            self._library,
            lambda found: self._work().compare(*found) if len(found) == 2 else self._tell_failure(),
        )

    def _ask(self, query: str) -> None:
        self._query = query
        if 2 <= len(self._entries) <= MOST:
            self._begin()

    def _begin(self) -> None:
        self._digest = None
        self.digest_panel().begin(len(self._entries))
        with_analyses(self._entries, self._library, self._on_loaded)

    def _on_loaded(self, found: Sequence[AnalysedDocument]) -> None:
        numbers = {one.entry.number for one in found}
        others = [entry for entry in self._entries if entry.number not in numbers]
        self._work().digest(found, others, self._query)

    def _work(self) -> "TogetherJobs":
        if self._jobs is None:
            from gui.library.together_jobs import TogetherJobs

            self._jobs = TogetherJobs(self)
            self._jobs.done.connect(self._show)
            self._jobs.failed.connect(self._tell_failure)
        return self._jobs

    def _show(self, result: "DigestResult | ComparisonResult") -> None:
        from gui.library.digest_panel import DigestResult

        if isinstance(result, DigestResult):
            self._digest = result
            self.digest_panel().show_digest(result)
        else:
            self._comparison = result
            self.comparison_panel().show_comparison(result)
        self.finished.emit()

    def _tell_failure(self) -> None:
        for panel in (self._digest_panel, self._comparison_panel):
            if panel is not None and panel is self._content.panel():
                panel.say(self.tr("This could not be done. Try again, or choose other documents."))

    def _export_digest(self) -> None:
        if (result := self._digest) is not None:
            self._exports.ask_for_reports(
                self.tr("Digest of {count} documents").format(count=len(result.documents)),
                lambda: [_digest_report(result)],
            )

    def _export_comparison(self) -> None:
        if (result := self._comparison) is not None:
            stem = self.tr("Comparison of {old} and {new}")
            self._exports.ask_for_reports(
                stem.format(old=Path(result.old.name).stem, new=Path(result.new.name).stem),
                lambda: [_comparison_report(result)],
            )


def older_first(one: DocumentEntry, other: DocumentEntry) -> tuple[DocumentEntry, DocumentEntry]:
    """Return two documents in the order of their files' dates; as they are where these are not known."""
    if one.stamp is None or other.stamp is None or one.stamp.modified <= other.stamp.modified:
        return one, other
    return other, one


def is_analysed(entry: DocumentEntry) -> bool:
    """Whether something was found in a document."""
    return isinstance(entry.status, Done | Stored)


def _digest_report(result: "DigestResult") -> Report:
    from engine.multidocument.digest_report import digest_report

    return digest_report(result.digest, result.documents, date.today(), result.query, translate)


def _comparison_report(result: "ComparisonResult") -> Report:
    from engine.multidocument.comparison_report import comparison_report

    return comparison_report(
        result.changes,
        result.agreement,
        result.old.document,
        result.new.document,
        date.today(),
        translate,
    )
