"""DOCX export (WordprocessingML, ECMA-376): the few parts that a file needs, with styles of its own."""

import io
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from html import escape

from engine.exports.report import Report

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DATE = (2000, 1, 1, 0, 0, 0)
"""Of the parts: the same findings make the same file."""

_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
)


def _style(name: str, title: str, paragraph: str, run: str, *, level: int = 0) -> str:
    outline = f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{paragraph}{outline}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


_STYLES = (
    f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Microsoft YaHei" w:cs="Arial"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    "</w:style>"
    + _style(
        "Heading1",
        "heading 1",
        '<w:keepNext/><w:spacing w:before="240" w:after="60"/>',
        '<w:b/><w:bCs/><w:sz w:val="34"/><w:szCs w:val="34"/>',
        level=1,
    )
    + _style(
        "Heading2",
        "heading 2",
        '<w:keepNext/><w:spacing w:before="280" w:after="80"/>',
        '<w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/>',
        level=2,
    )
    + _style("Facts", "Facts", "", '<w:color w:val="59626E"/><w:sz w:val="19"/><w:szCs w:val="19"/>')
    + _style("Warning", "Warning", '<w:shd w:val="clear" w:color="auto" w:fill="FDF1D3"/>', "")
    + "</w:styles>"
)


def _numbering(lists: int) -> str:
    """Return a numbering that begins anew with each document, and one of bullets, which has number 1."""

    def level(form: str, text: str) -> str:
        return (
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl>'
        )

    begin = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return (
        f'{_HEAD}<w:numbering {_W}><w:abstractNum w:abstractNumId="0">{level("bullet", "•")}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{level("decimal", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        + "".join(
            f'<w:num w:numId="{2 + number}"><w:abstractNumId w:val="1"/>{begin}</w:num>'
            for number in range(lists)
        )
        + "</w:numbering>"
    )


def to_docx(reports: Sequence[Report]) -> bytes:
    body = "".join(
        part for number, report in enumerate(reports) for part in _body(report, numbering=2 + number)
    )
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1304" w:bottom="1134" w:left="1304" w:header="567" w:footer="567" '
        'w:gutter="0"/></w:sectPr>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            ("[Content_Types].xml", _CONTENT_TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", f"{_HEAD}<w:document {_W}><w:body>{body}{page}</w:body></w:document>"),
            ("word/_rels/document.xml.rels", _DOCUMENT_RELATIONS),
            ("word/styles.xml", _STYLES),
            ("word/numbering.xml", _numbering(len(reports))),
        ):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.encode())
    return packed.getvalue()


def _body(report: Report, numbering: int) -> Iterator[str]:
    is_first = numbering == 2
    yield _paragraph(report.title, style="Heading1", extra="" if is_first else "<w:pageBreakBefore/>")
    yield _paragraph(" · ".join((report.file, *report.facts)), style="Facts")
    for warning in report.warnings:
        yield _paragraph(f"{report.words.warning}: {warning}", style="Warning")
    if report.summary is not None:
        yield _paragraph(report.words.summary, style="Heading2")
        for line in report.summary:
            note = f" ({line.note})" if line.note else ""
            before = f"({line.attribution}) " if line.attribution else ""
            yield _paragraph(
                line.text, numbering=numbering, before=before, faint=note, is_doubtful=bool(line.doubt)
            )
            if line.translation:
                yield _paragraph(line.translation)
    if report.keywords is not None:
        yield _paragraph(report.words.keywords, style="Heading2")
        for keyword in report.keywords:
            place = f"; {keyword.place}" if keyword.place else ""
            yield _paragraph(keyword.text, numbering=1, faint=f" ({keyword.count} ×{place})")
    if report.topics is not None:
        yield _paragraph(report.words.topics, style="Heading2")
        for topic in report.topics:
            yield _paragraph(topic.label, numbering=1, faint=f" {topic.weight:.0%}: {topic.keywords}")
    yield from _sections(report)
    for words in report.origin:
        yield _paragraph(words, style="Facts")


def _sections(report: Report) -> Iterator[str]:
    for section in report.sections:
        yield _paragraph(section.title, style="Heading2")
        for line in section.lines:
            yield _paragraph(line.text, numbering=1, faint=f" ({line.note})" if line.note else "")


def _paragraph(
    text: str,
    *,
    style: str = "Normal",
    numbering: int = 0,
    before: str = "",
    faint: str = "",
    is_doubtful: bool = False,
    extra: str = "",
) -> str:
    """Make a paragraph of a text and what is said of it. The order of the properties is the standard's."""
    numbers = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>' if numbering else ""
    right_to_left = _is_right_to_left(text)
    turned = "<w:bidi/>" if right_to_left else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{extra}{numbers}{turned}</w:pPr>'
    grey, size = '<w:color w:val="59626E"/>', '<w:sz w:val="19"/><w:szCs w:val="19"/>'
    colour = ('<w:color w:val="A8261D"/>' if is_doubtful else grey) + size
    return (
        f"<w:p>{properties}{_run(before, grey + size) if before else ''}"
        f"{_run(text, '<w:rtl/>' if right_to_left else '')}"
        f"{_run(faint, colour) if faint else ''}</w:p>"
    )


def _run(text: str, properties: str) -> str:
    shape = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left."""
    for letter in text[:1_000]:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
