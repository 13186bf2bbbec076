"""Reads spreadsheets (XLSX, XLSM, XLSB, XLS, ODS) with calamine: what is written in cells, sheet by sheet.

A long text in a cell is prose, and may be quoted; everything else is a table, described by its head row.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

import python_calamine

from engine.core.document import BlockKind, Problem, ProblemKind
from engine.core.errors import Damaged, NoTextFound, PasswordNeeded, TooLarge, UnsupportedFormat
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.archive import open_archive
from engine.readers.common.rows import blocks_of_rows

_MOST_BYTES = 200 * 2**20
_MOST_ROWS = 200_000
"""Of one sheet."""
_MOST_COLUMNS = 2_000

Value = bool | int | float | str | time | date | datetime | timedelta


def read_spreadsheet(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:
    """Read a workbook; every sheet that is shown is a section under its name.

    Raises PasswordNeeded, Damaged, TooLarge, NoTextFound, and what open_archive raises.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise TooLarge(path, f"over {_MOST_BYTES:,} bytes")
    _check_size(path)
    try:
        workbook = python_calamine.CalamineWorkbook.from_path(str(path))
        sheets = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible is python_calamine.SheetVisibleEnum.Visible
        ]
    except python_calamine.PasswordError:
        if password:  # calamine cannot decrypt
            raise UnsupportedFormat(path, "encrypted-office") from None
        raise PasswordNeeded(path, "spreadsheet") from None
    except python_calamine.CalamineError as error:
        raise Damaged(path, "spreadsheet") from error
    yield DocumentHeader("spreadsheet")
    has_text = False
    unread: list[str] = []
    for name in sheets:
        try:
            sheet = workbook.get_sheet_by_name(name)
        except python_calamine.CalamineError:
            unread.append(name)
            continue
        blocks = list(_blocks(sheet))
        if blocks:
            has_text = True
            yield Page((PageBlock(name, BlockKind.HEADING, 1, place=name), *blocks))
        if sheet.total_height > _MOST_ROWS:
            yield Problem(ProblemKind.TRUNCATED, detail=f"first {_MOST_ROWS:,} rows of {name}")
    if not has_text:
        raise Damaged(path, "no sheet could be read") if unread else NoTextFound(path, "empty")
    if unread:
        yield Problem(ProblemKind.TRUNCATED, detail=f"sheets that could not be read: {', '.join(unread)}")


def _blocks(sheet: python_calamine.CalamineSheet) -> Iterator[PageBlock]:
    """Yield what is in the cells of a sheet; prose knows its cell. Empty columns on the left do not count."""
    left = sheet.start[1] if sheet.start else 0
    rows = islice(sheet.iter_rows(), _MOST_ROWS)
    texts = ([_text(value) for value in row[:_MOST_COLUMNS]] for row in rows)
    return blocks_of_rows(
        texts, sheet.name, lambda row, column: f"{sheet.name}, {_letters(left + column)}{row + 1}"
    )


def _letters(column: int) -> str:
    """Name a column, counted from 0, as spreadsheets do: A to Z, AA, AB, …"""
    letters = ""
    while column >= 0:
        column, letter = divmod(column, 26)
        letters = chr(ord("A") + letter) + letters
        column -= 1
    return letters


def _check_size(path: Path) -> None:
    """Refuse an archive that unpacks without end before calamine unpacks it."""
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            return
    with open_archive(path) as archive:
        for part in archive.names:
            for _ in archive.stream(part):
                pass


def _text(value: Value) -> str:
    """Write a cell's value as a person would."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes") if value.time() != time.min else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return " ".join(str(value).split())
