"""Names of the fields of a table, and the columns that a kind of document is asked for first."""

from collections import Counter
from collections.abc import Iterable

from engine.core.document import DocumentKind
from gui.messages import translate

USUAL = ("date", "amount", "person", "purpose")
"""Of documents of no kind, or of many."""
OF_PAPERS = ("purpose", "method", "sample", "result", "limitation")
OF_AGREEMENTS = ("parties", "date", "amount", "duration", "deadline")
OF_RULES = ("purpose", "date", "law", "deadline")
OF_MEETINGS = ("date", "person", "decision", "deadline")
FIELDS_OF_KINDS = {
    DocumentKind.PAPER: OF_PAPERS,
    DocumentKind.THESIS: OF_PAPERS,
    DocumentKind.CONTRACT: OF_AGREEMENTS,
    DocumentKind.FORM: OF_AGREEMENTS,
    DocumentKind.LAW: OF_RULES,
    DocumentKind.STANDARD: OF_RULES,
    DocumentKind.POLICY: OF_RULES,
    DocumentKind.MINUTES: OF_MEETINGS,
    DocumentKind.TRANSCRIPT: OF_MEETINGS,
    DocumentKind.MAIL: OF_MEETINGS,
    DocumentKind.JUDGMENT: ("date", "parties", "law", "decision"),
    DocumentKind.FINANCIAL: ("date", "amount", "result"),
}


def field_title(name: str) -> str:
    """Return what users call a field, in the language of the window."""
    tr = translate
    names = {
        "amount": tr("Amount"),
        "date": tr("Date"),
        "deadline": tr("Deadline"),
        "parties": tr("Parties"),
        "duration": tr("Duration"),
        "law": tr("Legal basis"),
        "person": tr("Person"),
        "place": tr("Place"),
        "sample": tr("Sample size"),
        "purpose": tr("Purpose"),
        "method": tr("Method"),
        "result": tr("Result"),
        "limitation": tr("Limitations"),
        "decision": tr("Decision"),
        "contact": tr("Contact"),
    }
    return names[name]


def fields_for(kinds: Iterable[str]) -> tuple[str, ...]:
    """Return the fields to begin with for documents of these kinds: those of the kind that most are of."""
    counts = Counter(kinds)
    total = sum(counts.values())
    for kind, count in counts.most_common(1):
        if kind and 2 * count > total:
            return FIELDS_OF_KINDS.get(DocumentKind(kind), USUAL)
    return USUAL
