"""A table of documents by fields and questions: each cell a passage, quoted with its place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from engine.core.document import Document, Span
from engine.core.places import Place, place_of
from engine.core.progress import Report, silent
from engine.extraction.field_cues import Field
from engine.extraction.field_values import find_field, read_for_fields, value_text
from engine.library.search.vectors import SentenceVectors
from engine.library.store import KeptDocument, Library
from engine.retrieval.answers import EmbedQuestion, EncodeSentences, find_answers

EmbedDocument = Callable[[Document], SentenceVectors | None]


@dataclass(frozen=True, slots=True)
class TableCell:
    value: str
    """What is asked for, on one line; the passage itself where it is a statement."""
    passage: str
    """The sentence or line that says it, on one line."""
    span: Span
    """Of the passage, in Document.text."""
    place: Place | None


@dataclass(frozen=True, slots=True)
class TableRow:
    document: Document
    cells: tuple[TableCell | None, ...]
    """None where the document does not say."""


@dataclass(frozen=True, slots=True)
class TableColumns:
    fields: tuple[Field, ...]
    questions: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (*(field.name for field in self.fields), *self.questions)


@dataclass(frozen=True, slots=True)
class AnswerModels:
    """What compares meanings; by default nothing does, and words alone count."""

    embed_document: EmbedDocument = lambda _document: None
    embed_question: EmbedQuestion = lambda _text: ()
    encode: EncodeSentences = lambda _language, _sentences: None


WORDS_ALONE = AnswerModels()


def table_row(
    document: Document, columns: TableColumns, models: AnswerModels = WORDS_ALONE, report: Report = silent
) -> TableRow:
    """Fill the row of a document: its fields by rule, its questions as `find_answers` does."""
    cells = (*_fields(document, columns.fields, report), *_answers(document, columns.questions, models))
    return TableRow(document, cells)


def _fields(document: Document, fields: Sequence[Field], report: Report) -> Iterator[TableCell | None]:
    if not fields:
        return
    source = read_for_fields(document, report)
    for field in fields:
        found = next(iter(find_field(source, field)), None)
        yield _cell(document, value_text(document, found), found.span) if found else None


def _answers(
    document: Document, questions: Sequence[str], models: AnswerModels
) -> Iterator[TableCell | None]:
    if not questions:
        return
    library = Library(None)
    library.put_document(KeptDocument("", None), document, vectors=models.embed_document(document))
    index = library.search_index()
    for question in questions:
        answers = find_answers(question, index, 1, models.embed_question, models.encode)
        best = answers.passages[0].sentence if answers.are_there else None
        yield _cell(document, document.quotation(best), best) if best else None
    library.close()


def _cell(document: Document, value: str, span: Span) -> TableCell:
    return TableCell(value, document.quotation(span), span, place_of(document, span))
