"""Page layout of reports for PDF and printers (QTextDocument). A document's words load nothing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUrl
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from engine.exports.html import to_html
from engine.exports.report import Report
from gui.widgets.text_formatting import breakable

LONGEST = 4_000
"""Characters of one text that are printed: Qt would take minutes to break millions of letters."""
POINTS = 10.5
MARGIN = 8
"""Points, beside the two centimetres that Qt adds."""
_STYLE = """
h1 { font-size: 16pt; margin-bottom: 2px; } h2 { font-size: 12pt; margin-top: 14px; }
.facts, .origin, .place { color: #59626e; font-size: 9pt; } .doubt { color: #a8261d; font-size: 9pt; }
.warning { background-color: #fdf1d3; } li { margin-bottom: 4px; }
table { margin-bottom: 14px; } td { padding-right: 14px; }
"""


class _PrintedDocument(QTextDocument):
    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ARG002 - as Qt declares it
        return None


def print_document(reports: Sequence[Report]) -> QTextDocument:
    """Return the pages of reports, each report beginning a page."""
    sheets = _PrintedDocument()
    font = QFont()
    font.setPointSizeF(POINTS)
    sheets.setDefaultFont(font)
    html = to_html([_printable(report) for report in reports], _STYLE)
    later = '<div class="document" style="page-break-before: always"'
    first, *rest = html.split('<div class="document"')
    sheets.setHtml(first + '<div class="document"' + later.join(rest) if rest else html)
    return sheets


def to_pdf(reports: Sequence[Report]) -> bytes:
    """Return a PDF of the reports, on A4. May be called on any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(*[MARGIN] * 4)
        )
    )
    writer.setTitle(reports[0].title if len(reports) == 1 else "Précis")
    writer.setCreator("Précis")
    print_document(reports).print_(writer)
    del writer  # it writes the end of the file when it goes
    return bytes(buffer.data().data())


def print_reports(reports: Sequence[Report], printer: QPrinter) -> None:
    """Print the reports."""
    print_document(reports).print_(printer)


def _printable(report: Report) -> Report:
    def lines(rows: Any, *names: str) -> Any:
        if rows is None:
            return None
        return tuple(replace(row, **{name: _short(getattr(row, name)) for name in names}) for row in rows)

    return replace(
        report,
        title=_short(report.title),
        warnings=tuple(map(_short, report.warnings)),
        summary=lines(report.summary, "text", "doubt"),
        keywords=lines(report.keywords, "text"),
        topics=lines(report.topics, "label", "keywords"),
        origin=tuple(map(_short, report.origin)),
    )


def _short(text: str) -> str:
    return breakable(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")
