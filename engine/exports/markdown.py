"""Markdown export. What comes from a document is escaped: it makes no heading, link or picture."""

import re
from collections.abc import Iterator, Sequence

from engine.exports.report import Report

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#|~$!]")
_AT_START = re.compile(r"(?:[-+=:]|\d{1,9}(?=[.)](?:\s|$)))")
_LINK = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
"""What many readers of Markdown make links of."""


def to_markdown(reports: Sequence[Report]) -> str:
    return "\n---\n\n".join("".join(line + "\n" for line in _lines(report)) for report in reports)


def escape(text: str) -> str:
    """Return what shows as this one line of text, wherever it is put."""
    text = _LINK.sub(r"\\\g<0>", _SPECIAL.sub(r"\\\g<0>", text))
    if start := _AT_START.match(text):
        number = start[0].isdigit()
        text = f"{start[0]}\\{text[start.end() :]}" if number else "\\" + text
    return text


def _lines(report: Report) -> Iterator[str]:
    yield f"# {escape(report.title)}"
    yield ""
    yield " · ".join(map(escape, (report.file, *report.facts)))
    for warning in report.warnings:
        yield ""
        yield f"> **{escape(report.words.warning)}:** {escape(warning)}"
    yield ""
    if report.summary is not None:
        yield f"## {report.words.summary}"
        yield ""
        for number, line in enumerate(report.summary, 1):
            note = f" *({escape(line.note)})*" if line.note else ""
            before = f"*({escape(line.attribution)})* " if line.attribution else ""
            yield f"{number}. {before}{escape(line.text)}{note}"
            if line.translation:
                yield f"\n   {escape(line.translation)}\n"
        yield ""
    if report.keywords is not None:
        yield f"## {report.words.keywords}"
        yield ""
        for keyword in report.keywords:
            places = f" ({keyword.count} ×" + (f"; {escape(keyword.place)})" if keyword.place else ")")
            yield f"- {escape(keyword.text)}{places}"
        yield ""
    if report.topics is not None:
        yield f"## {report.words.topics}"
        yield ""
        for topic in report.topics:
            yield f"- **{escape(topic.label)}**, {topic.weight:.0%}: {escape(topic.keywords)}"
        yield ""
    for section in report.sections:
        yield f"## {escape(section.title)}"
        yield ""
        for each in section.lines:
            yield f"- {escape(each.text)}" + (f" *({escape(each.note)})*" if each.note else "")
        yield ""
    yield "  \n".join(map(escape, report.origin))
