"""Parts of a corpus: records in Apache Parquet files, each written completely or not at all."""

import errno
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from engine.corpus.errors import ExtraMissing, StoreDamaged, StoreFull
from engine.corpus.records import CorpusDocument, DocumentRecord, RecordedKeyword, RecordedSentence
from engine.system.atomic_files import replace_file

AT_ONCE = 4096
"""Rows that are dictionaries at a time: they take several times the memory of what is in them."""
FULL = (errno.ENOSPC, errno.EDQUOT)


@cache
def arrow() -> Any:
    """Return pyarrow, loaded when it is first needed. Raises ExtraMissing."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ExtraMissing("pyarrow") from error
    return pyarrow


@cache
def schema_of(kind: type) -> Any:
    """Return the Arrow schema of a dataclass of texts, numbers, bytes and tuples of texts or dataclasses."""
    pa = arrow()
    plain = {str: pa.string(), int: pa.int64(), float: pa.float64(), bytes: pa.binary()}
    lists = {
        tuple[str, ...]: pa.list_(pa.string()),
        tuple[RecordedSentence, ...]: RecordedSentence,
        tuple[RecordedKeyword, ...]: RecordedKeyword,
    }

    def type_of(hint: Any) -> Any:
        found = plain.get(hint, lists.get(hint))
        return pa.list_(pa.struct(list(schema_of(found)))) if isinstance(found, type) else found

    return pa.schema([pa.field(field.name, type_of(field.type)) for field in fields(kind)])


def write_rows(path: Path, rows: Sequence[DocumentRecord] | Sequence[CorpusDocument], kind: type) -> None:
    """Write rows beside path and rename. Raises StoreFull."""
    content = [_plain(row) for row in rows]
    write_table(path, arrow().Table.from_pylist(content, schema=schema_of(kind)))


def _plain(row: Any) -> dict[str, Any]:
    """Return what asdict returns, of rows whose tuples hold texts or flat dataclasses; five times as fast."""
    found = {name: getattr(row, name) for name in row.__slots__}
    for name, value in found.items():
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            found[name] = [{each: getattr(item, each) for each in item.__slots__} for item in value]
    return found


def write_table(path: Path, table: Any) -> None:
    """Write a table of Arrow beside path and rename. Raises StoreFull."""
    pa = arrow()
    buffer = BytesIO()
    pa.parquet.write_table(table, buffer, compression="zstd", write_page_checksum=True)
    write_bytes(path, buffer.getvalue())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file beside path and rename. Raises StoreFull, or OSError."""
    write_with(path, lambda file: file.write(content))


def write_with(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let a file be written beside path and rename it. Raises StoreFull, or OSError."""
    try:
        replace_file(path, write)
    except OSError as error:
        if error.errno in FULL:
            raise StoreFull(str(path)) from error
        raise


def read_table(path: Path, columns: Sequence[str] | None = None) -> Any:
    """Return a part as a table of Arrow, its checksums compared. Raises StoreDamaged."""
    pa = arrow()
    try:
        with pa.parquet.ParquetFile(path, page_checksum_verification=True) as file:
            return file.read(columns=list(columns) if columns else None)
    except (OSError, pa.ArrowException) as error:
        raise StoreDamaged(str(path)) from error


def read_columns(path: Path, columns: Sequence[str]) -> list[dict[str, Any]]:
    """Return some columns of a part, a dictionary for each row. Raises StoreDamaged."""
    found: list[dict[str, Any]] = read_table(path, columns).to_pylist()
    return found


def read_records(path: Path) -> Iterator[DocumentRecord]:
    """Yield the records of a part. Raises StoreDamaged."""
    for row in read_columns(path, [field.name for field in fields(DocumentRecord)]):
        row["sentences"] = tuple(RecordedSentence(**each) for each in row["sentences"])
        row["keywords"] = tuple(RecordedKeyword(**each) for each in row["keywords"])
        row["topics"], row["problems"] = tuple(row["topics"]), tuple(row["problems"])
        yield DocumentRecord(**row)


def read_sources(path: Path) -> Iterator[CorpusDocument]:
    """Yield the rows of a manifest. Raises StoreDamaged."""
    table = read_table(path, [field.name for field in fields(CorpusDocument)])
    for batch in table.to_batches(max_chunksize=AT_ONCE):
        for row in batch.to_pylist():
            yield CorpusDocument(**row)
