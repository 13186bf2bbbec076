"""Table model of documents by fields and questions (QAbstractTableModel), and how a cell is drawn."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engine.messages import describe_places
from gui.facts.fact_sources import FactSource
from gui.facts.table_cells import FilledCells, TableColumn
from gui.library.cited_rows import PassageTarget
from gui.messages import translate
from gui.widgets.result_list import Index
from gui.widgets.text_formatting import one_line, tooltip
from gui.widgets.theme import colours_of, scaled_font

if TYPE_CHECKING:
    from engine.retrieval.answer_table import TableCell

CELL = Qt.ItemDataRole.UserRole
PLACE = Qt.ItemDataRole.UserRole + 1
IS_FAINT = Qt.ItemDataRole.UserRole + 2
LINES = 3
"""Of words in a cell; the rest is in its tool tip."""
MARGIN = 8
LONGEST = 400
"""Characters of a value that are shown."""


class FactTableModel(QAbstractTableModel):
    """A row for each document; what it is called stands first, a cell for each column behind that."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sources: tuple[FactSource, ...] = ()
        self.columns: tuple[TableColumn, ...] = ()
        self.cells: dict[tuple[int, TableColumn], TableCell | None] = {}

    def show_sources(self, sources: Sequence[FactSource]) -> None:
        """Show other documents, none of whose cells is filled."""
        self.beginResetModel()
        self.sources, self.cells = tuple(sources), {}
        self.endResetModel()

    def show_columns(self, columns: Sequence[TableColumn]) -> None:
        """Show other columns; cells that are known stay."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def missing(self, source: FactSource) -> tuple[TableColumn, ...]:
        """Return the columns that are not filled for a document."""
        return tuple(column for column in self.columns if (source.number, column) not in self.cells)

    def put(self, filled: FilledCells) -> None:
        """Show what was found in a document."""
        for column, cell in zip(filled.columns, filled.cells, strict=True):
            self.cells[filled.number, column] = cell
        for row, source in enumerate(self.sources):
            if source.number == filled.number:
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def target_of(self, index: Index) -> PassageTarget | None:
        """Return where a cell leads; its document's beginning where it names the document."""
        if not index.isValid():
            return None
        number = self.sources[index.row()].number
        if index.column() == 0:
            return PassageTarget(number, (), "")
        cell = self._cell(index)
        if cell is None:
            return None
        return PassageTarget(number, (cell.span,), self.columns[index.column() - 1].title)

    # Qt's own

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.sources)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else 1 + len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section > len(self.columns):
            return None
        title = self.columns[section - 1].title if section else self.tr("Document")
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        return tooltip(title) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self._cell(index)
        place = "" if cell is None or cell.place is None else _place_words(cell)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return " ".join(filter(None, (self._words(index), place)))
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(self._tip(index, cell))
            case _ if role == CELL:
                return cell
            case _ if role == PLACE:
                return place
            case _ if role == IS_FAINT:
                return cell is None and index.column() > 0
        return None

    def _cell(self, index: Index) -> "TableCell | None":
        if index.column() == 0:
            return None
        return self.cells.get((self.sources[index.row()].number, self.columns[index.column() - 1]))

    def _words(self, index: Index) -> str:
        source = self.sources[index.row()]
        if index.column() == 0:
            return source.name
        key = source.number, self.columns[index.column() - 1]
        if key not in self.cells:
            return "…"
        cell = self.cells[key]
        return "–" if cell is None else one_line(cell.value, LONGEST)

    def _tip(self, index: Index, cell: "TableCell | None") -> str:
        if index.column() == 0:
            return self.sources[index.row()].name
        if cell is not None:
            return cell.passage
        return self.tr("The document does not say.") if self._words(index) == "–" else ""


def _place_words(cell: "TableCell") -> str:
    assert cell.place is not None
    return describe_places(cell.place.kind, (cell.place.name,), translate)


class TableCellDelegate(QStyledItemDelegate):
    """Item delegate: the value in a few lines, its place under it."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = colours_of(option.widget)
        painter.save()
        rect = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.chosen)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.window)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colours.accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        area = rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        font = scaled_font(option.font, 1.0, bold=index.column() == 0)
        metrics = QFontMetrics(font)
        place = str(index.data(PLACE) or "")
        lines = _lines(str(index.data()), font, area.width())
        painter.setFont(font)
        painter.setPen(colours.faint if index.data(IS_FAINT) else colours.text)
        for number, line in enumerate(lines):
            painter.drawText(area.x(), area.y() + metrics.ascent() + number * metrics.lineSpacing(), line)
        if place:
            painter.setPen(colours.accent)
            painter.setFont(scaled_font(option.font, 0.92))
            below = area.y() + metrics.ascent() + len(lines) * metrics.lineSpacing()
            place = metrics.elidedText(place, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area.x(), below, place)
        painter.restore()


def row_height(font: QFont) -> int:
    """Return how high a row is in a font."""
    return (LINES + 1) * QFontMetrics(font).lineSpacing() + 2 * MARGIN


def _lines(text: str, font: QFont, width: int) -> list[str]:
    """Break a text into a few lines; the last ends in an ellipsis where there is more."""
    metrics = QFontMetrics(font)
    layout = QTextLayout(text, font)
    found: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(found) == LINES - 1:
            found.append(metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
            break
        found.append(text[start : start + line.textLength()])
    layout.endLayout()
    return found
