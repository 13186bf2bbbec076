"""The report of a digest: its statements by topic, each with its sources, and the ledger of all files."""

from collections.abc import Iterator, Sequence
from datetime import date

from engine import __version__
from engine.core.document import Document
from engine.core.places import place_of
from engine.exports.report import Report, ReportHeadings, ReportSection, SectionLine, on_one_line
from engine.messages import Translate, describe_places
from engine.multidocument.digest import Digest, DigestStatement, DigestTopic, FileUse, LedgerEntry
from engine.multidocument.multidocument_json import digest_to_json


def digest_report(
    digest: Digest, documents: Sequence[Document], made: date, query: str = "", tr: Translate = str
) -> Report:
    """Gather what is said of several documents; documents are those that were read, in their order."""
    files = len(digest.ledger)
    return Report(
        title=on_one_line(tr("Digest: {query}").format(query=query) if query else tr("Digest")),
        file=tr("1 document") if files == 1 else tr("{count} documents").format(count=files),
        language=documents[0].language if documents else "und",
        facts=tuple(_facts(digest, tr)),
        warnings=(),
        summary=None,
        keywords=None,
        topics=None,
        notes=(),
        origin=(
            tr("Made with Précis {version} on {date}.").format(version=__version__, date=made.isoformat()),
        ),
        words=ReportHeadings(tr("Summary"), tr("Keywords"), tr("Topics"), tr("Note")),
        json=digest_to_json(digest, documents, query),
        sections=(*_topic_sections(digest, documents, tr), _files(digest.ledger, tr)),
    )


def _facts(digest: Digest, tr: Translate) -> Iterator[str]:
    yield tr("shared statements: {count}").format(count=len(digest.shared))
    yield tr("said by one alone: {count}").format(count=len(digest.own))


def _topic_sections(digest: Digest, documents: Sequence[Document], tr: Translate) -> Iterator[ReportSection]:
    for topic in digest.topics:
        lines = (
            SectionLine(
                on_one_line(statement.text), on_one_line("; ".join(sources_of(statement, documents, tr)))
            )
            for statement in (*topic.shared, *topic.own)
        )
        yield ReportSection(on_one_line(title_of(topic, digest, tr)), tuple(lines))


def _files(ledger: Sequence[LedgerEntry], tr: Translate) -> ReportSection:
    lines = (SectionLine(on_one_line(entry.name), on_one_line(describe_use(entry, tr))) for entry in ledger)
    return ReportSection(tr("Files"), tuple(lines))


def title_of(topic: DigestTopic, digest: Digest, tr: Translate = str) -> str:
    """Return the heading of a topic, also of what goes with no other."""
    return topic.label or (tr("Statements") if len(digest.topics) == 1 else tr("Also"))


def sources_of(
    statement: DigestStatement, documents: Sequence[Document], tr: Translate = str
) -> Iterator[str]:
    """Name the files that say it, with the places."""
    for source in statement.sources:
        document = documents[source.document]
        place = place_of(document, source.span)
        where = f", {describe_places(place.kind, [place.name], tr)}" if place else ""
        yield f"{document.path}{where}"


def describe_use(entry: LedgerEntry, tr: Translate = str) -> str:
    """Say how often a file was used, or why not."""
    match entry.use:
        case FileUse.USED if entry.quoted == 1:
            return tr("used once")
        case FileUse.USED:
            return tr("used {count} times").format(count=entry.quoted)
        case FileUse.SAME_AS_ANOTHER:
            return tr("not used: it says the same as {name}").format(name=entry.detail)
        case FileUse.NOTHING_CHOSEN:
            return tr("not used: nothing in it was chosen")
        case FileUse.UNREADABLE:
            return tr("not used: it cannot be read")
        case FileUse.NOT_ANALYSED:
            return tr("not used: it is not analysed yet")
