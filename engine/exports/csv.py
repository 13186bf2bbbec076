"""CSV export (RFC 4180): a row for every sentence, keyword, topic and line of a section.

A cell that a spreadsheet would take for a formula begins with an apostrophe: a document's words must not be
computed, nor fetch anything.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from engine.exports.report import Report

COLUMNS = ("document", "file", "part", "number", "text", "kind", "note", "score", "count", "attribution")
_FORMULA = re.compile(r"\s*['=+\-@|%＝＋－＠\t\r]")
BYTE_ORDER_MARK = "\ufeff"
"""Without it spreadsheets take the letters for another encoding."""


def to_csv(reports: Sequence[Report]) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for report in reports:
        for part, *rest in _rows(report):
            table.writerow([harmless(report.title), harmless(report.file), part, *rest])
    return BYTE_ORDER_MARK + out.getvalue()


def harmless(text: str) -> str:
    return "'" + text if _FORMULA.match(text) else text


def _rows(report: Report) -> Iterator[tuple[object, ...]]:
    for number, line in enumerate(report.summary or (), 1):
        score = f"{line.score:.4f}"
        text, note, attribution = map(harmless, (line.text, line.note, line.attribution))
        yield "sentence", number, text, line.kind.value, note, score, "", attribution
        if line.translation:
            yield "translation", number, harmless(line.translation), "", "", "", "", ""
    for number, keyword in enumerate(report.keywords or (), 1):
        score = f"{keyword.score:.4f}"
        yield "keyword", number, harmless(keyword.text), "", harmless(keyword.place), score, keyword.count, ""
    for number, topic in enumerate(report.topics or (), 1):
        score = f"{topic.weight:.4f}"
        yield "topic", number, harmless(topic.label), "", harmless(topic.keywords), score, "", ""
    for section in report.sections:
        for number, each in enumerate(section.lines, 1):
            yield harmless(section.title), number, harmless(each.text), "", harmless(each.note), "", "", ""
