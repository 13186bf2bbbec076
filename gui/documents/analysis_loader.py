"""Loading of analyses: what was found in documents of the list, from memory or from the library."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.core.results import Analysis
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_status import Done, Stored
from gui.documents.library_sync import LibrarySync


@dataclass(frozen=True, slots=True)
class AnalysedDocument:
    """A document of the list with what was found in it."""

    entry: DocumentEntry
    analysis: Analysis


def with_analyses(
    entries: Sequence[DocumentEntry],
    library: LibrarySync | None,
    go_on: Callable[[tuple[AnalysedDocument, ...]], object],
) -> None:
    """Go on with those that are done, in their order, bringing back what is kept, without what was lost."""
    keys = [entry.status.key for entry in entries if isinstance(entry.status, Stored)]

    def gathered(loaded: object) -> None:
        kept = loaded if isinstance(loaded, dict) else {}
        found = []
        for entry in entries:
            analysis = None
            if isinstance(entry.status, Done):
                analysis = entry.status.analysis
            elif isinstance(entry.status, Stored):
                analysis = kept.get(entry.status.key)
            if analysis is not None:
                found.append(AnalysedDocument(entry, analysis))
        go_on(tuple(found))

    if keys and library is not None:
        library.load(keys, gathered)
    else:
        gathered({})
