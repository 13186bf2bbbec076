"""Serializes what is said of several documents, by docs/schema/multidocument.schema.json."""

from collections.abc import Sequence

from engine.core.document import Document, PlaceKind, Span
from engine.core.places import place_of
from engine.multidocument.agreement import Agreement, StatementPair
from engine.multidocument.comparison import DocumentComparison
from engine.multidocument.digest import Digest, DigestStatement

Json = dict[str, object]


def comparison_to_json(
    found: DocumentComparison, old: Document, new: Document, agreement: Agreement | None = None
) -> Json:
    """Return what `precis compare --json` prints, and where the two agree and differ if that was found."""
    agreed: Json = {} if agreement is None else _agreement(agreement, old, new)
    return {
        "old": _document(old),
        "new": _document(new),
        "unchanged": found.unchanged,
        "changes": [
            {
                "kind": change.kind.value,
                "old": quotation_to_json(old, change.old) if change.old else None,
                "new": quotation_to_json(new, change.new) if change.new else None,
                "figures_before": list(change.figures_before),
                "figures_after": list(change.figures_after),
            }
            for change in found.changes
        ],
        **agreed,
    }


def _agreement(agreement: Agreement, first: Document, second: Document) -> Json:
    def pair_to_json(pair: StatementPair) -> Json:
        return {
            "old": quotation_to_json(first, pair.first),
            "new": quotation_to_json(second, pair.second),
            "differences": [{"kind": one.kind.value, "text": one.text} for one in pair.differences],
        }

    return {
        "is_same_language": agreement.is_same_language,
        "differing": [pair_to_json(pair) for pair in agreement.differing],
        "agreeing": [pair_to_json(pair) for pair in agreement.agreeing],
    }


def digest_to_json(digest: Digest, documents: Sequence[Document], query: str = "") -> Json:
    """Return what `precis digest --json` prints; documents are those that were read, in their order."""

    def statement_to_json(statement: DigestStatement) -> Json:
        sources = (
            {
                "document": _document(documents[source.document]),
                **quotation_to_json(documents[source.document], source.span),
            }
            for source in statement.sources
        )
        return {"text": statement.text, "score": round(statement.score, 4), "sources": list(sources)}

    return {
        "query": query,
        "shared": [statement_to_json(statement) for statement in digest.shared],
        "own": [statement_to_json(statement) for statement in digest.own],
        "topics": [
            {
                "label": topic.label,
                "shared": [digest.shared.index(statement) for statement in topic.shared],
                "own": [digest.own.index(statement) for statement in topic.own],
            }
            for topic in digest.topics
        ],
        "files": [
            {"path": entry.name, "use": entry.use.value, "quoted": entry.quoted, "detail": entry.detail}
            for entry in digest.ledger
        ],
    }


def _document(document: Document) -> Json:
    return {"path": str(document.path), "title": document.title}


def quotation_to_json(document: Document, span: Span) -> Json:
    found: Json = {"start": span.start, "end": span.end, "text": document.quote(span)}
    place = place_of(document, span)
    if place is not None and place.kind in (PlaceKind.PAGE, PlaceKind.SLIDE):
        found["page"] = int(place.name)
    elif place is not None:
        found["place"] = {"kind": place.kind.value, "name": place.name}
    return found
