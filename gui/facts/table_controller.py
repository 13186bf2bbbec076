"""Controller of the table of the chosen documents: fills it, leads to passages, exports it."""

from typing import TYPE_CHECKING

from gui.facts.fact_sources import MOST, FactSource
from gui.facts.field_names import fields_for
from gui.facts.panel_controller import PanelController, PanelSurroundings

if TYPE_CHECKING:
    from gui.facts.table_cells import CellFinder, FilledCells
    from gui.facts.table_panel import TablePanel


class TableController(PanelController):
    """Shows a panel over the chosen documents, filled row by row on a thread of its own."""

    def __init__(self, around: PanelSurroundings) -> None:
        super().__init__(around)
        self._jobs.found.connect(self._on_cells)
        self._jobs.ended.connect(self._on_ended)
        self._panel: TablePanel | None = None
        self._cells: CellFinder | None = None

    def show_table(self) -> None:
        """Show the chosen documents as a table."""
        entries = self._around.pane.list.chosen_entries()
        if not entries:
            return
        panel = self.panel()
        self._jobs.cancel()
        panel.begin(len(entries))
        self._around.show(panel)
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
            panel = self._panel = TablePanel(self._around.window)
            panel.chosen.connect(self._around.go)
            panel.closed.connect(self._around.end)
            panel.columns_changed.connect(self._fill)
            panel.stop_requested.connect(self._stop)
            panel.export_requested.connect(self._export)
        return self._panel

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
        self._around.exports.ask_for_grid(title, lambda: grid_of(sources, columns, cells))
