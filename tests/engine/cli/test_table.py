"""`precis table` as its user meets it: a process, its output and its exit status."""

import json

import pytest
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook

from engine.cli.table import FIELDS
from engine.extraction.field_cues import FIELD_NAMES
from tests.engine.cli.test_main import ROOT, objects, precis

SCHEMA = json.loads((ROOT / "docs" / "schema" / "facts.schema.json").read_text("utf-8"))


def complaints(found):
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(found)]


@pytest.fixture
def files(tmp_path):
    (tmp_path / "gate.txt").write_text(
        "The tide gate cost $8.4 million in total. Anna opens the gate.", "utf-8"
    )
    (tmp_path / "合同.txt").write_text(
        "甲方：月牙湖管理处\n\n合同总价为2860万元，双方于2023年6月1日签订。", "utf-8"
    )
    return tmp_path


def test_each_document_has_a_row_and_each_field_and_question_a_cell(files):
    call = ("table", files, "--fields", "amount,date", "--ask", "Who opens the gate?", "--model", "graph")
    (found,) = objects(precis(*call, "--json"))
    text = precis(*call).stdout.decode()

    assert complaints(found) == []
    gate, contract = found["rows"]
    assert [cell and cell["value"] for cell in gate["cells"]] == [
        "$8.4 million",
        None,
        "Anna opens the gate.",
    ]
    assert [cell and cell["value"] for cell in contract["cells"]][:2] == ["2860万元", "2023年6月1日"]
    assert "  amount: $8.4 million" in text
    assert "  date: —" in text


def test_a_table_becomes_a_workbook(files):
    out = files / "out.xlsx"
    result = precis("table", files / "gate.txt", "--fields", "amount", "--export", out)

    assert (result.returncode, result.stdout) == (0, b"")
    rows = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    assert rows[0][2] == "amount"
    assert rows[1][2] == "$8.4 million"


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--fields", "weather"),
        ("--fields", "amount", "--export", "out.pdf"),
        ("--fields", "amount", "--export", "gate.txt"),
    ],
)
def test_a_table_without_columns_or_with_a_wrong_file_is_refused(files, options):
    options = [str(files / option) if "." in option else option for option in options]

    assert precis("table", files / "gate.txt", *options).returncode == 2


def test_a_file_that_cannot_be_read_stops_no_other(files):
    call = ("table", files / "none.pdf", files / "gate.txt", "--fields", "amount", "--json")
    result = precis(*call)

    failure, found = objects(result)
    assert result.returncode == 1
    assert failure["error"]["kind"] == "missing"
    assert found["rows"][0]["cells"][0]["value"] == "$8.4 million"


def test_the_help_names_the_fields_there_are():
    assert FIELDS == FIELD_NAMES
