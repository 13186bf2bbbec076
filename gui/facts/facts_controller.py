"""Controller of the names, dates, amounts and the timeline of the chosen documents."""

from gui.facts.fact_lists import FactKind, FactList, fact_grid, fact_work
from gui.facts.fact_rows import entity_rows, timeline_rows
from gui.facts.fact_sources import MOST, FactSource
from gui.facts.facts_panel import FactsPanel
from gui.facts.panel_controller import PanelController, PanelSurroundings

MOST_ENTITIES, MOST_EVENTS = 300, 1_000
"""That are listed; all of them are exported."""


class FactsController(PanelController):
    """Shows a panel over the chosen documents; what it lists is found on a thread of its own."""

    def __init__(self, around: PanelSurroundings) -> None:
        super().__init__(around)
        self._jobs.found.connect(self._on_found)
        self._jobs.failed.connect(self._tell_failure)
        self._panel: FactsPanel | None = None
        self._sources: tuple[FactSource, ...] = ()
        self._facts: dict[FactKind, FactList] = {}

    def show_names(self) -> None:
        """List what the chosen documents name."""
        self.show_facts(FactKind.NAMES)

    def show_facts(self, kind: FactKind) -> None:
        """List one kind of fact of the chosen documents."""
        entries = self._around.pane.list.chosen_entries()
        if not entries:
            return
        panel = self.panel()
        self._sources, self._facts = (), {}
        self._jobs.cancel()
        panel.begin([entry.heading for entry in entries])
        panel.field.clear()
        panel.choose(kind)
        self._around.show(panel)
        panel.list.setFocus()
        if len(entries) > MOST:
            panel.show_stopped(self.tr("Choose {count} documents at most.").format(count=MOST))
            return
        self._loader.load(entries, self._begin)

    def show_timeline(self) -> None:
        """List what the chosen documents say happened when."""
        self.show_facts(FactKind.TIMELINE)

    def panel(self) -> FactsPanel:
        """Return the panel of names, dates and amounts, made when it is first wanted."""
        if self._panel is None:
            panel = self._panel = FactsPanel(self._around.window)
            panel.chosen.connect(self._around.go)
            panel.closed.connect(self._around.end)
            panel.kind_chosen.connect(self._list)
            panel.stop_requested.connect(self._stop)
            panel.export_requested.connect(self._export)
        return self._panel

    def _begin(self, sources: tuple[FactSource, ...]) -> None:
        self._sources = sources
        panel = self.panel()
        if sources:
            self._list(panel.kind())
        else:
            panel.show_stopped(self.tr("These documents are not analysed yet."))

    def _list(self, kind: FactKind) -> None:
        """Show what was found already, or have it looked for."""
        if not self._sources:
            return
        if kind in self._facts:
            self._show_list(self._facts[kind])
            return
        self._jobs.cancel()
        self.panel().show_work()
        self._jobs.add([fact_work(kind, self._sources)])

    def _on_found(self, found: FactList) -> None:
        self._facts[found.kind] = found
        if found.kind is self.panel().kind():
            self._show_list(found)
            self.finished.emit()

    def _show_list(self, found: FactList) -> None:
        count, most = found.count, MOST_EVENTS if found.events else MOST_ENTITIES
        rows = (
            *entity_rows(found.entities[:most], self._sources),
            *timeline_rows(found.events[:most], self._sources),
        )
        told = self.tr("{count} found. A click shows the places in the document.").format(count=count)
        if not count:
            told = self.tr("Nothing was found.")
        elif count > most:
            told = self.tr("Showing the first {most} of {count}. An export has them all.")
            told = told.format(most=most, count=count)
        self.panel().show_facts(rows, told)

    def _stop(self) -> None:
        self._jobs.cancel()
        self.panel().show_stopped(self.tr("Stopped. Click a list to start again."))

    def _tell_failure(self) -> None:
        self.panel().show_stopped(self.tr("This could not be done. Try again, or choose other documents."))

    def _export(self) -> None:
        kind = self.panel().kind()
        if kind in self._facts:
            found, sources = self._facts[kind], self._sources
            name = self.panel().buttons[kind].text()
            self._around.exports.ask_for_grid(name, lambda: fact_grid(found, sources))
