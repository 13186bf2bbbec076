"""Lists of facts that the engine finds in documents, and how they are exported."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from engine.core.progress import Report
from gui.facts.fact_jobs import Work
from gui.facts.fact_sources import FactSource
from gui.messages import translate

if TYPE_CHECKING:
    from engine.exports.grid import Grid
    from engine.extraction.entities import DocumentEntity
    from engine.extraction.timeline import TimelineEvent


class FactKind(Enum):
    """What is listed."""

    NAMES = auto()
    DATES = auto()
    AMOUNTS = auto()
    TIMELINE = auto()


@dataclass(frozen=True, slots=True)
class FactList:
    """What was found of one kind: events of a timeline, or else names, dates or amounts."""

    kind: FactKind
    entities: "tuple[DocumentEntity, ...]" = ()
    events: "tuple[TimelineEvent, ...]" = ()

    @property
    def count(self) -> int:
        return len(self.entities) + len(self.events)


def fact_work(kind: FactKind, sources: Sequence[FactSource]) -> Work:
    """Return the work that finds one kind of fact; its result is a FactList."""
    documents = [source.document for source in sources]

    def work(report: Report) -> FactList:
        if kind is FactKind.TIMELINE:
            from engine.extraction.timeline import make_timeline

            return FactList(kind, events=make_timeline(documents, report))
        from engine.extraction.entities import EntityKind, find_entities

        kinds = {
            FactKind.NAMES: EntityKind.NAME,
            FactKind.DATES: EntityKind.DATE,
            FactKind.AMOUNTS: EntityKind.AMOUNT,
        }
        return FactList(kind, find_entities(documents, (kinds[kind],), report))

    return work


def fact_grid(found: FactList, sources: Sequence[FactSource]) -> "Grid":
    """Return all that was found as it is written into a file, its head in the language of the window."""
    from engine.extraction.facts_export import entities_grid, timeline_grid

    tr = translate
    documents = [source.document for source in sources]
    if found.kind is FactKind.TIMELINE:
        dated = (tr("Date"), tr("Text"), tr("File"), tr("Place"))
        return replace(timeline_grid(found.events, documents), title=tr("Timeline"), header=dated)
    header = (tr("Kind"), tr("Text"), tr("Times"), tr("Documents"), tr("First file"), tr("First place"))
    return replace(entities_grid(found.entities, documents), title=tr("Names, dates, amounts"), header=header)
