"""A table in a file holds each cell as it was, and no cell is computed."""

import io
import json

import pytest
from python_calamine import CalamineWorkbook

from engine.exports.errors import ExportError
from engine.exports.grid import GRID_FORMATS, Grid, export_grid
from engine.exports.xlsx import column_name

GRID = Grid(
    "Costs: 2024/25",
    ("file", "amount"),
    (("a.pdf", "=1+1"), ("湿地.txt", "first\nsecond | third <b>"), ("c.txt", "bell\x07")),
    {"rows": 3},
)


def test_a_workbook_holds_each_cell_as_text():
    book = CalamineWorkbook.from_filelike(io.BytesIO(GRID_FORMATS[".xlsx"](GRID)))

    assert book.sheet_names == ["Costs  2024 25"]
    assert book.get_sheet_by_index(0).to_python() == [
        ["file", "amount"],
        ["a.pdf", "=1+1"],
        ["湿地.txt", "first\nsecond | third <b>"],
        ["c.txt", "bell"],
    ]


def test_the_same_table_makes_the_same_workbook():
    assert GRID_FORMATS[".xlsx"](GRID) == GRID_FORMATS[".xlsx"](GRID)


def test_a_cell_that_a_spreadsheet_would_compute_is_defused_in_csv():
    text = GRID_FORMATS[".csv"](GRID).decode("utf-8-sig")

    assert text.splitlines()[:2] == ["file,amount", "a.pdf,'=1+1"]


def test_each_row_of_the_markdown_is_one_line_and_no_cell_ends_early():
    lines = GRID_FORMATS[".md"](GRID).decode().splitlines()

    assert lines[2:4] == ["| file | amount |", "| --- | --- |"]
    assert lines[5] == r"| 湿地.txt | first second \| third \<b\> |"


def test_json_holds_what_the_table_stands_for(tmp_path):
    export_grid(GRID, tmp_path / "out.json")

    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == {"rows": 3}


def test_a_table_that_cannot_be_written_is_an_export_error(tmp_path):
    with pytest.raises(ExportError):
        export_grid(GRID, tmp_path / "none" / "out.csv")


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_spreadsheets_name_them(place, name):
    assert column_name(place) == name
