"""Plain text export: for a file, a terminal and the clipboard, all of the same lines."""

from collections.abc import Iterator, Sequence

from engine.exports.report import Report, SentenceLine


def to_plain_text(reports: Sequence[Report]) -> str:
    """Return the text of a file: with facts of each document, and where the findings come from."""
    return "\n\n\n".join("\n".join(_whole(report)) for report in reports) + "\n"


def findings_as_text(report: Report) -> str:
    """Return what a terminal shows of a document: what was found, and what is to be said of it."""
    lines = [report.title, *_warnings(report), *_summary(report)]
    if report.summary is not None:
        lines += [f"({note})" for note in report.notes]
    return "\n".join([*lines, *_keywords(report), *_topics(report)])


def summary_as_text(report: Report) -> str:
    """Return the summary alone, under the document's title: what is copied to other programs."""
    sentences = [_sentence(line) for line in report.summary or ()]
    return "\n".join([report.title, "", *sentences] if report.title else sentences)


def _whole(report: Report) -> Iterator[str]:
    yield report.title
    yield " · ".join((report.file, *report.facts))
    yield from _warnings(report)
    yield from _summary(report)
    yield from _keywords(report)
    yield from _topics(report)
    for section in report.sections:
        yield ""
        yield section.title
        for line in section.lines:
            yield f"• {line.text}" + (f" [{line.note}]" if line.note else "")
    yield ""
    yield from report.origin


def _warnings(report: Report) -> Iterator[str]:
    return (f"! {warning}" for warning in report.warnings)


def _summary(report: Report) -> Iterator[str]:
    if report.summary is not None:
        yield ""
        yield report.words.summary
        for line in report.summary:
            yield _sentence(line)


def _sentence(line: SentenceLine) -> str:
    """Return a sentence, who says so before it, and its pages or what of it is not in the document."""
    before = f"[{line.attribution}] " if line.attribution else ""
    translated = f"\n  {line.translation}" if line.translation else ""
    return f"• {before}{line.text}" + (f" [{line.note}]" if line.note else "") + translated


def _keywords(report: Report) -> Iterator[str]:
    if report.keywords is not None:
        yield ""
        yield f"{report.words.keywords}: " + ", ".join(keyword.text for keyword in report.keywords)


def _topics(report: Report) -> Iterator[str]:
    if report.topics is not None:
        yield ""
        yield report.words.topics
        for topic in report.topics:
            yield f"  {topic.weight:4.0%}  {topic.label} ({topic.keywords})"
