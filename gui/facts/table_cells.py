"""Cells of the table of documents: filled by the engine, kept by document and column."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.core.progress import Report
from engine.extraction.field_cues import FieldForm, field_named
from gui.facts.fact_sources import FactSource
from gui.facts.field_names import field_title
from gui.messages import translate

if TYPE_CHECKING:
    from engine.exports.grid import Grid
    from engine.library.search.vectors import SentenceVectors
    from engine.retrieval.answer_table import AnswerModels, TableCell, TableColumns

MOST_VECTORS = 100_000
"""Sentences whose vectors stay in memory for the next question: 100 MB of 256 numbers each."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A field that is known by rule, or a question."""

    name: str
    is_question: bool = False

    @property
    def title(self) -> str:
        return self.name if self.is_question else field_title(self.name)


@dataclass(frozen=True, slots=True)
class FilledCells:
    """What one document says in some columns."""

    number: int
    """The document's in the list."""
    columns: tuple[TableColumn, ...]
    cells: "tuple[TableCell | None, ...]"
    """None where it does not say."""


Cells = Mapping[tuple[int, TableColumn], "TableCell | None"]


class CellFinder:
    """Finds the cells of a document. Vectors are kept: the next question is asked of the same documents."""

    def __init__(self) -> None:
        self._vectors: dict[int, SentenceVectors | None] = {}

    def work(self, source: FactSource, columns: Sequence[TableColumn]) -> "Callable[[Report], FilledCells]":
        """Return the work that fills these columns for a document."""
        return lambda report: self._fill(source, tuple(columns), report)

    def _fill(self, source: FactSource, columns: tuple[TableColumn, ...], report: Report) -> FilledCells:
        from engine.retrieval.answer_table import table_row

        asked = engine_columns(columns)
        row = table_row(source.document, asked, self._models(source, report), report)
        return FilledCells(source.number, _ordered(columns), row.cells)

    def _models(self, source: FactSource, report: Report) -> "AnswerModels":
        from engine.retrieval.answer_table import AnswerModels
        from engine.retrieval.embedding import embed_document, embed_query, encode_sentences

        def vectors(_document: object) -> "SentenceVectors | None":
            if source.number not in self._vectors:
                self._make_room()
                self._vectors[source.number] = embed_document(source.document, report=report)
            return self._vectors[source.number]

        language = source.document.language
        return AnswerModels(vectors, lambda text: embed_query(text, (language, "en", "zh")), encode_sentences)

    def _make_room(self) -> None:
        held = sum(len(one.rows) for one in self._vectors.values() if one is not None)
        if held > MOST_VECTORS:
            self._vectors.clear()


def _ordered(columns: Sequence[TableColumn]) -> tuple[TableColumn, ...]:
    """Return columns as the engine orders them: fields, then questions."""
    return tuple(sorted(columns, key=lambda column: column.is_question))


def engine_columns(columns: Sequence[TableColumn]) -> "TableColumns":
    """Return columns as the engine knows them."""
    from engine.retrieval.answer_table import TableColumns

    return TableColumns(
        tuple(field_named(column.name) for column in columns if not column.is_question),
        tuple(column.name for column in columns if column.is_question),
    )


def grid_of(sources: Sequence[FactSource], columns: Sequence[TableColumn], cells: Cells) -> "Grid":
    """Return the table as it is written into a file, its head in the language of the window."""
    from dataclasses import replace

    from engine.retrieval.answer_table import TableRow
    from engine.retrieval.table_export import table_grid

    tr, ordered = translate, _ordered(columns)
    rows = [
        TableRow(source.document, tuple(cells.get((source.number, column)) for column in ordered))
        for source in sources
    ]
    grid = table_grid(engine_columns(ordered), rows)
    return replace(grid, title=tr("Table"), header=_header(ordered))


def _header(columns: Sequence[TableColumn]) -> tuple[str, ...]:
    tr = translate
    header = [tr("File"), tr("Title")]
    for column in columns:
        header.append(column.title)
        if not column.is_question and field_named(column.name).form is not FieldForm.STATEMENT:
            header.append(tr("{column}: passage").format(column=column.title))
        header.append(tr("{column}: place").format(column=column.title))
    return tuple(header)
