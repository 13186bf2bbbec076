"""The report of a comparison: what changed, and where two documents agree and differ, with the places."""

from collections.abc import Iterator
from datetime import date

from engine import __version__
from engine.core.document import Document, Span
from engine.core.places import place_of
from engine.exports.report import Report, ReportHeadings, ReportSection, SectionLine, on_one_line
from engine.messages import Translate, describe_places
from engine.multidocument.agreement import Agreement, StatementPair
from engine.multidocument.comparison import Change, ChangeKind, DocumentComparison
from engine.multidocument.multidocument_json import comparison_to_json


def comparison_report(
    found: DocumentComparison,
    agreement: Agreement,
    old: Document,
    new: Document,
    made: date,
    tr: Translate = str,
) -> Report:
    """Gather what was found between two documents."""
    return Report(
        title=on_one_line(f"{old.path.name} → {new.path.name}"),
        file=tr("{count} documents").format(count=2),
        language=new.language,
        facts=(tr("unchanged statements: {count}").format(count=found.unchanged),),
        warnings=(),
        summary=None,
        keywords=None,
        topics=None,
        notes=(),
        origin=(
            tr("Made with Précis {version} on {date}.").format(version=__version__, date=made.isoformat()),
        ),
        words=ReportHeadings(tr("Summary"), tr("Keywords"), tr("Topics"), tr("Note")),
        json=comparison_to_json(found, old, new, agreement),
        sections=tuple(_sections(found, agreement, old, new, tr)),
    )


def _sections(
    found: DocumentComparison, agreement: Agreement, old: Document, new: Document, tr: Translate
) -> Iterator[ReportSection]:
    changes = found.changes
    for title, some in (
        (tr("Other figures"), [one for one in changes if one.changes_figures]),
        (tr("Other words"), [one for one in changes if _is_reworded(one)]),
        (tr("Added"), [one for one in changes if one.kind is ChangeKind.ADDED]),
        (tr("Removed"), [one for one in changes if one.kind is ChangeKind.REMOVED]),
    ):
        if some:
            lines = (line for one in some for line in _sides(one.old, one.new, old, new, tr))
            yield ReportSection(title, tuple(lines))
    for title, pairs in (
        (tr("They differ"), agreement.differing),
        (tr("They agree"), agreement.agreeing),
    ):
        if pairs:
            yield ReportSection(title, tuple(_pairs(pairs, old, new, tr)))


def _is_reworded(change: Change) -> bool:
    return change.kind is ChangeKind.CHANGED and not change.changes_figures


def _pairs(
    pairs: tuple[StatementPair, ...], old: Document, new: Document, tr: Translate
) -> Iterator[SectionLine]:
    for pair in pairs:
        yield from _sides(pair.first, pair.second, old, new, tr)


def _sides(
    first: Span | None, second: Span | None, old: Document, new: Document, tr: Translate
) -> Iterator[SectionLine]:
    for document, span in ((old, first), (new, second)):
        if span is not None:
            place = place_of(document, span)
            where = f", {describe_places(place.kind, [place.name], tr)}" if place else ""
            note = on_one_line(f"{document.path.name}{where}")
            yield SectionLine(on_one_line(document.quotation(span)), note)
