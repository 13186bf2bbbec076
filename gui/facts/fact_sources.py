"""Documents of the list in which facts are looked for, brought back from memory or from the library."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.core.document import Document
from gui.documents.analysis_loader import AnalysedDocument, with_analyses
from gui.documents.document_entry import DocumentEntry, kind_of
from gui.documents.library_sync import LibrarySync
from gui.library.together_jobs import named

MOST = 100
"""Documents that are looked through together: what was found in all of them is in memory meanwhile."""


@dataclass(frozen=True, slots=True)
class FactSource:
    """A document of the list in which facts are looked for."""

    number: int
    """Its own in the list."""
    name: str
    """What the list calls it."""
    document: Document
    kind: str = ""
    """A DocumentKind, or empty."""


class SourceLoader:
    """Brings documents back. Only those that were asked for last are handed over."""

    def __init__(self, library: LibrarySync | None) -> None:
        self._library = library
        self._asked = 0

    def load(self, entries: Sequence[DocumentEntry], go_on: Callable[[tuple[FactSource, ...]], None]) -> None:
        """Go on with those of the documents that are analysed."""
        self._asked += 1
        asked = self._asked

        def loaded(found: Sequence[AnalysedDocument]) -> None:
            if asked == self._asked:
                go_on(tuple(map(_source, found)))

        with_analyses(entries, self._library, loaded)

    def forget(self) -> None:
        """Hand over nothing more."""
        self._asked += 1


def _source(found: AnalysedDocument) -> FactSource:
    return FactSource(found.entry.number, found.entry.heading, named(found).document, kind_of(found.entry))
