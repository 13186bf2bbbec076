"""Typesets the sample PDFs of resources/samples from their texts: `python -m bench.sample_documents`.

Two columns, a title over both, running heads, a table and a chart with a caption: what a reader of PDFs
must get right. The texts lie in bench/samples; Qt embeds of the fonts only the letters used.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)

ROOT = Path(__file__).resolve().parents[1]
TEXTS = Path(__file__).resolve().parent / "samples"
TARGET = ROOT / "resources" / "samples"
DOTS_PER_INCH = 1200
POINT = DOTS_PER_INCH / 72
PAGE_WIDTH, PAGE_HEIGHT = 595 * POINT, 842 * POINT
MARGIN, GAP, TOP = 54 * POINT, 20 * POINT, 62 * POINT
COLUMN = (PAGE_WIDTH - 2 * MARGIN - GAP) / 2
CHART_HEIGHT = 92 * POINT


@dataclass(frozen=True, slots=True)
class Style:
    size: float
    leading: float
    before: float
    bold: bool = False
    italic: bool = False
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    """Sizes in points."""


TITLE = Style(17, 23, 0, bold=True)
AUTHOR = Style(10, 14, 4, italic=True)
HEADING = Style(11.5, 15, 9, bold=True)
PARAGRAPH = Style(9.4, 12.9, 3.5, alignment=Qt.AlignmentFlag.AlignJustify)
CAPTION = Style(8.2, 11, 3, italic=True)
CELL = Style(8.6, 13, 0)
RUNNING_HEAD = Style(8, 10, 0)


class Sheet:
    """Pages of two columns that are filled from the top, the left column first."""

    def __init__(self, target: Path, family: str, title: str, scale: float) -> None:
        self._writer = QPdfWriter(str(target))
        self._writer.setResolution(DOTS_PER_INCH)
        self._writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
            )
        )
        self._writer.setTitle(title)
        self._writer.setCreator("Précis")
        self._painter = QPainter(self._writer)
        self._family, self._scale, self._head = family, scale, title.split(":")[0]
        self._layouts: list[QTextLayout] = []
        self._page, self._column = 1, 0
        self._top = self._y = TOP
        self._draw_running_head()

    def close(self) -> None:
        self._painter.end()

    def add_across(self, text: str, style: Style) -> None:
        """Set text over both columns, which begin below it."""
        for line in self._lines(text, style, PAGE_WIDTH - 2 * MARGIN):
            self._draw(line, MARGIN)
            self._y += self._leading(style)
        self._top = self._y = self._y + 6 * POINT

    def add(self, text: str, style: Style, together: int = 1) -> None:
        """Set text in the column; go to the next one where fewer than so many lines have room.

        The last line never stands alone at the top of a column.
        """
        self._leave_space(style.before * POINT)
        self._need(together * self._leading(style))
        lines = self._lines(text, style, COLUMN)
        for number, line in enumerate(lines):
            last_two = number == len(lines) - 2
            self._need((2 if last_two else 1) * self._leading(style))
            self._draw(line, self._left())
            self._y += self._leading(style)

    def add_table(self, rows: list[list[str]]) -> None:
        self._leave_space(6 * POINT)
        self._need((len(rows) + 2) * self._leading(CELL))
        widths = [0.42, 0.2, 0.2, 0.18] if len(rows[0]) == 4 else [0.28, 0.35, 0.37]
        self._rule(1.0)
        for number, row in enumerate(rows):
            x = self._left()
            for text, width in zip(row, widths, strict=True):
                style = Style(CELL.size, CELL.leading, 0, bold=number == 0)
                self._draw(self._lines(text, style, width * COLUMN)[0], x)
                x += width * COLUMN
            self._y += self._leading(CELL)
            if number == 0 or number == len(rows) - 1:
                self._rule(0.5)

    def add_chart(self, values: list[float]) -> None:
        """Draw the values as columns, without a word."""
        self._leave_space(8 * POINT)
        self._need(CHART_HEIGHT + 3 * self._leading(CAPTION))
        step = COLUMN / len(values)
        for number, value in enumerate(values):
            height = CHART_HEIGHT * value / max(values)
            column = QRectF(
                self._left() + (number + 0.15) * step, self._y + CHART_HEIGHT - height, 0.7 * step, height
            )
            self._painter.fillRect(column, Qt.GlobalColor.darkGray)
        self._y += CHART_HEIGHT
        self._rule(0.8)

    def _lines(self, text: str, style: Style, width: float) -> list[QTextLine]:
        """Break text into lines; the layout that they belong to lives as long as the sheet."""
        layout = QTextLayout(text, self._font(style), self._writer)
        layout.setTextOption(QTextOption(style.alignment))
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(line)
        layout.endLayout()
        self._layouts.append(layout)
        return lines

    def _draw(self, line: QTextLine, x: float) -> None:
        line.draw(self._painter, QPointF(x - line.x(), self._y - line.y()))

    def _font(self, style: Style) -> QFont:
        font = QFont(self._family)
        font.setPointSizeF(style.size * self._scale)
        font.setBold(style.bold)
        font.setItalic(style.italic and self._family.startswith("DejaVu"))
        return font

    def _leading(self, style: Style) -> float:
        return style.leading * self._scale * POINT

    def _leave_space(self, space: float) -> None:
        if self._y > self._top:
            self._y += space

    def _need(self, height: float) -> None:
        if self._y + height <= PAGE_HEIGHT - MARGIN:
            return
        self._column += 1
        if self._column == 2:
            self._writer.newPage()
            self._page, self._column, self._top = self._page + 1, 0, TOP
            self._draw_running_head()
        self._y = self._top

    def _left(self) -> float:
        return MARGIN + self._column * (COLUMN + GAP)

    def _rule(self, width: float) -> None:
        self._painter.setPen(QPen(Qt.GlobalColor.black, width * POINT))
        self._painter.drawLine(QPointF(self._left(), self._y), QPointF(self._left() + COLUMN, self._y))
        self._y += 2 * POINT

    def _draw_running_head(self) -> None:
        place = QRectF(MARGIN, 34 * POINT, PAGE_WIDTH - 2 * MARGIN, 12 * POINT)
        self._painter.setFont(self._font(RUNNING_HEAD))
        self._painter.drawText(place, Qt.AlignmentFlag.AlignLeft, self._head)
        self._painter.drawText(place, Qt.AlignmentFlag.AlignRight, str(self._page))


def typeset(source: Path, target: Path, family: str, scale: float) -> None:
    lines = source.read_text("utf-8").strip().split("\n")
    sheet = Sheet(target, family, lines[0].removeprefix("# "), scale)
    for kind, content in blocks_of(lines):
        match kind:
            case "#":
                sheet.add_across(content[0], TITLE)
            case ">":
                sheet.add_across(content[0], AUTHOR)
            case "##":
                sheet.add(content[0], HEADING, together=4)
            case "|":
                sheet.add_table([[cell.strip() for cell in row.strip("| ").split("|")] for row in content])
            case "[chart":
                sheet.add_chart([float(value) for value in content[0].rstrip("]").split()])
            case "caption":
                sheet.add(content[0], CAPTION)
            case _:
                sheet.add(content[0], PARAGRAPH, together=2)
    sheet.close()


def blocks_of(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each block as its kind and its text; rows of a table that follow each other are one."""
    rows: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            yield "|", rows
            rows = []
        mark, _, rest = line.partition(" ")
        if mark in ("#", ">", "##", "[chart"):
            yield mark, [rest]
        elif line.startswith(("Table ", "Figure ", "表", "图")) and len(line) < 120:
            yield "caption", [line]
        elif line:
            yield "paragraph", [line]


def main() -> int:
    app = QGuiApplication(sys.argv[:1])
    for source in sorted(TEXTS.glob("*.md")):
        font = ("DejaVu Serif", 1.1) if source.stem.isascii() else ("Noto Serif CJK SC", 1.28)
        target = TARGET / f"{source.stem}.pdf"
        typeset(source, target, *font)
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1024} KB")
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
