"""Draft of a document that is being read or analysed: what can be shown of it already."""

from engine.core.document import Document
from engine.core.formats import FORMATS
from gui.documents.document_entry import DocumentEntry, PastedText
from gui.documents.document_status import Running, Waiting


def draft_of(entry: DocumentEntry) -> Document | None:
    """Return the text that was read; before that, pages to be drawn; None where there is neither."""
    if isinstance(entry.status, Running) and entry.status.document is not None:
        return entry.status.document
    if not isinstance(entry.status, Running | Waiting) or isinstance(entry.source, PastedText):
        return None
    suffix = entry.source.suffix.lower()
    drawn = next((known for known in FORMATS if known.draws_pages and suffix in known.suffixes), None)
    if drawn is None:
        return None
    return Document(
        path=entry.source,
        sha256="",
        format=drawn.name,
        title="",
        language="und",
        text="",
        blocks=(),
        sentences=(),
        page_starts=(0,),
    )
