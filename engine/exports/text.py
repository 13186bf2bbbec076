"""Plain text."""

from collections.abc import Iterator, Sequence

from engine.exports.report import Report


def to_plain_text(reports: Sequence[Report]) -> str:
    return "\n\n\n".join("\n".join(_lines(report)) for report in reports) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield report.title
    yield " · ".join((report.file, *report.facts))
    for warning in report.warnings:
        yield f"! {warning}"
    if report.summary is not None:
        yield ""
        yield report.words.summary
        for line in report.summary:
            yield f"• {line.text}" + (f" [{line.note}]" if line.note else "")
    if report.keywords is not None:
        yield ""
        yield f"{report.words.keywords}: " + ", ".join(keyword.text for keyword in report.keywords)
    if report.topics is not None:
        yield ""
        yield report.words.topics
        for topic in report.topics:
            yield f"  {topic.weight:4.0%}  {topic.label} ({topic.keywords})"
    yield ""
    yield from report.origin
