"""Controller of the table of the chosen documents: fills it, leads to passages, exports it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.documents.document_pane import DocumentPane
from gui.documents.library_sync import LibrarySync
from gui.export.export_controller import ExportController
from gui.facts.fact_jobs import FactJobs
from gui.facts.fact_sources import MOST, FactSource, SourceLoader
from gui.facts.field_names import fields_for
from gui.library.cited_rows import PassageTarget

if TYPE_CHECKING:
    from gui.facts.table_cells import CellFinder, FilledCells
    from gui.facts.table_panel import TablePanel


class TableController(QObject):
    """Shows a panel over the chosen documents, filled row by row on a thread of its own."""

    finished = Signal()
    """What was asked for is shown."""

    def __init__(
        self,
        pane: DocumentPane,
        library: LibrarySync | None,
        exports: ExportController,
        show: Callable[[QWidget], None],
        end: Callable[[], None],
        go: Callable[[PassageTarget], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._pane, self._exports = pane, exports
        self._show, self._end, self._go = show, end, go
        self._parent = parent
        self._loader = SourceLoader(library)
        self._jobs = FactJobs(self)
        self._jobs.found.connect(self._on_cells)
        self._jobs.ended.connect(self._on_ended)
        self._panel: TablePanel | None = None
        self._cells: CellFinder | None = None

    def show_table(self) -> None:
        """Show the chosen documents as a table."""
        entries = self._pane.list.chosen_entries()
        if not entries:
            return
        panel = self.panel()
        self._jobs.cancel()
        panel.begin(len(entries))
        self._show(panel)
        panel.table.setFocus()
        if len(entries) > MOST:
            panel.say(self.tr("Choose {count} documents at most.").format(count=MOST))
            return
        self._loader.load(entries, self._begin)

    def panel(self) -> "TablePanel":
        """Return the panel of the table, made when it is first wanted."""
        if self._panel is None:
            from gui.facts.table_cells import CellFinder
            from gui.facts.table_panel import TablePanel

            self._cells = CellFinder()
            panel = self._panel = TablePanel(self._parent)
            panel.chosen.connect(self._go)
            panel.closed.connect(self._end)
            panel.columns_changed.connect(self._fill)
            panel.stop_requested.connect(self._stop)
            panel.export_requested.connect(self._export)
        return self._panel

    def close(self) -> None:
        """Stop all work, for good."""
        self._loader.forget()
        self._jobs.close()

    def _begin(self, sources: tuple[FactSource, ...]) -> None:
        from gui.facts.table_cells import TableColumn

        panel = self.panel()
        if not sources:
            panel.say(self.tr("These documents are not analysed yet."))
            return
        usual = [TableColumn(name) for name in fields_for(source.kind for source in sources)]
        panel.show_documents(sources, panel.model.columns or usual)
        self._fill()

    def _fill(self) -> None:
        """Fill the cells that are not known yet."""
        panel, cells = self.panel(), self._cells
        assert cells is not None
        self._jobs.cancel()
        wanted = [
            cells.work(source, missing)
            for source in panel.model.sources
            if (missing := panel.model.missing(source))
        ]
        self._jobs.add(wanted)
        panel.show_progress(len(wanted))
        if not wanted:
            self.finished.emit()

    def _stop(self) -> None:
        self._jobs.cancel()
        self.panel().show_progress(0)

    def _on_cells(self, filled: "FilledCells") -> None:
        self.panel().put(filled, self._jobs.left)

    def _on_ended(self) -> None:
        self.panel().show_progress(0)
        self.finished.emit()

    def _export(self) -> None:
        from gui.facts.table_cells import grid_of

        model = self.panel().model
        sources, columns, cells = model.sources, model.columns, dict(model.cells)
        title = self.panel().heading.text()
        self._exports.ask_for_grid(title, lambda: grid_of(sources, columns, cells))
