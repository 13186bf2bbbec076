import pytest

from engine.core.document import BlockKind
from engine.core.errors import Damaged, NoTextFound
from engine.readers.office.spreadsheet import _letters, read_spreadsheet
from tests.support.packing import blocks, opening, pack

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
COMMENT = "The delivery came two days late, and the box was wet."


def workbook(path, *sheets, hidden=()):
    """Each sheet is a name and rows of texts and numbers."""
    named = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"'
        + (' state="hidden"' if name in hidden else "")
        + "/>"
        for number, (name, _) in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>'
        ),
    }
    for number, (_, rows) in enumerate(sheets, 1):
        lines = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>'
        )
    return pack(path, parts)


def cell(value):
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    return f"<c><v>{value}</v></c>"


def test_long_texts_are_prose_and_everything_else_is_a_table_under_the_sheets_name(tmp_path):
    path = workbook(
        tmp_path / "a.xlsx", ("Complaints", [["id", "comment"], [1, COMMENT], [2.5, "good"]]), ("Empty", [])
    )

    assert opening(read_spreadsheet, path).format == "spreadsheet"
    assert [(block.kind, block.text) for block in blocks(read_spreadsheet, path)] == [
        (BlockKind.HEADING, "Complaints"),
        (BlockKind.TABLE, "id\tcomment\n1"),
        (BlockKind.TEXT, COMMENT),
        (BlockKind.TABLE, "2.5\tgood"),
    ]
    places = [block.place for block in blocks(read_spreadsheet, path)]
    assert places == ["Complaints", "Complaints", "Complaints, B2", "Complaints"]


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_spreadsheets_do(column, letters):
    assert _letters(column) == letters


def test_a_hidden_sheet_is_not_read(tmp_path):
    path = workbook(tmp_path / "a.xlsx", ("Seen", [["a", "b"]]), ("Notes", [[COMMENT]]), hidden=("Notes",))

    assert [block.text for block in blocks(read_spreadsheet, path)] == ["Seen", "a\tb"]


def test_a_workbook_without_text_and_one_that_is_none_are_refused_by_name(tmp_path):
    empty = workbook(tmp_path / "a.xlsx", ("Empty", []))
    broken = pack(tmp_path / "b.xlsx", {"xl/workbook.xml": "<workbook"})

    with pytest.raises(NoTextFound):
        blocks(read_spreadsheet, empty)
    with pytest.raises(Damaged):
        blocks(read_spreadsheet, broken)
