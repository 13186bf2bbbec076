"""XLSX export (SpreadsheetML, ECMA-376): one sheet, its first row bold. No cell is ever a formula."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from html import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DATE = (2000, 1, 1, 0, 0, 0)
"""Of the parts: the same table makes the same file."""
_LONGEST_CELL = 32_767
_LONGEST_SHEET_NAME = 31
_NARROW, _WIDE, _LONG_TEXT = 18, 60, 40
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_BOOK_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2">'
    '<font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf xfId="0" fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    "</cellXfs></styleSheet>"
)


def to_xlsx(title: str, rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook of one sheet; the first row is the heading of the columns."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONS,
        "xl/workbook.xml": _workbook(title),
        "xl/_rels/workbook.xml.rels": _BOOK_RELATIONS,
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": _sheet(rows),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name, _DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(part, content.encode("utf-8"))
    return out.getvalue()


def _workbook(title: str) -> str:
    name = re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:_LONGEST_SHEET_NAME] or "Sheet1"
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{_text(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _sheet(rows: Sequence[Sequence[str]]) -> str:
    width = max((len(row) for row in rows), default=0)
    columns = "".join(
        f'<col min="{place + 1}" max="{place + 1}" width="{_width(rows, place)}" customWidth="1"/>'
        for place in range(width)
    )
    body = "".join(
        f'<row r="{number}">{"".join(_cell(text, number, place) for place, text in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{f'<cols>{columns}</cols>' if columns else ''}<sheetData>{body}</sheetData></worksheet>"
    )


def _cell(text: str, number: int, place: int) -> str:
    style = ' s="1"' if number == 1 else ""
    where = f"{column_name(place)}{number}"
    shown = f'<t xml:space="preserve">{_text(text[:_LONGEST_CELL])}</t>'
    return f'<c r="{where}" t="inlineStr"{style}><is>{shown}</is></c>'


def _width(rows: Sequence[Sequence[str]], place: int) -> int:
    longest = max((len(row[place]) for row in rows[1:] if place < len(row)), default=0)
    return _WIDE if longest > _LONG_TEXT else _NARROW


def column_name(place: int) -> str:
    """Return the letters of a column, counted from 0: A, …, Z, AA."""
    name, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _text(text: str) -> str:
    return escape(_NOT_IN_XML.sub("", unicodedata.normalize("NFC", text)), quote=True)
