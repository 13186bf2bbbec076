from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from engine.core.document import BlockKind, Problem, ProblemKind
from engine.core.errors import Damaged, PasswordNeeded, WrongPassword
from engine.core.raw_page import DocumentHeader, Page
from engine.readers.pdf.extraction_quality import is_garbled_page, plausible_title
from engine.readers.pdf.reader import read_pdf

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
BOLD = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"
COURIER = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"
CHINESE = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/Song/DW 1000"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>"
)
UNMAPPED = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Lost/Encoding/Identity-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType2/BaseFont/Lost/DW 500"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
)
IMAGE = b"q 400 0 0 400 100 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"


def pdf_bytes(*pages: bytes, extra: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF with pages of 612 by 792 points and these contents; extra goes into every page."""
    kids = b" ".join(b"%d 0 R" % (10 + 2 * number) for number in range(len(pages)))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>",
        2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
        3: HELVETICA,
        4: BOLD,
        5: COURIER,
        6: CHINESE,
        7: UNMAPPED,
    }
    for number, content in enumerate(pages):
        objects[10 + 2 * number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font"
            b"<</F 3 0 R/B 4 0 R/C 5 0 R/Z 6 0 R/U 7 0 R>>>>%s>>" % (11 + 2 * number, extra)
        )
        objects[11 + 2 * number] = b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        max(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


def put(x: float, y: float, text: str, font: str = "F", size: float = 10) -> bytes:
    escaped = text.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"BT /%s %g Tf %g %g Td (%s) Tj ET\n" % (font.encode(), size, x, y, escaped)


def test_a_file_declares_its_authors_and_somewhere_its_doi(read):
    entries = b"/Info<</Author(Anna Lindholm; Bo)/Subject(Tides 3 \\(2019\\), doi:10.1234/tide.56.)>>"
    header, *_pages = read(put(100, 700, "Nobody saw the tide."), trailer=entries)

    assert (header.authors, header.identifier) == ("Anna Lindholm; Bo", "10.1234/tide.56")


@pytest.fixture
def read(tmp_path):
    def read(*pages: bytes, password: str = "", **more: bytes):
        path = tmp_path / "made.pdf"
        path.write_bytes(pdf_bytes(*pages, **more))
        return list(read_pdf(path, password))

    return read


@pytest.fixture
def encrypted(tmp_path):
    def encrypted(user: str) -> Path:
        plain = tmp_path / "plain.pdf"
        plain.write_bytes(pdf_bytes(put(72, 700, "The secret is out.")))
        writer = PdfWriter(clone_from=PdfReader(plain))
        writer.encrypt(user_password=user, owner_password="owner", algorithm="AES-256")
        path = tmp_path / "encrypted.pdf"
        writer.write(path)
        return path

    return encrypted


def pages_of(items):
    return [item for item in items if isinstance(item, Page)]


def texts(page: Page):
    return [block.text for block in page.blocks]


def prose(prefix: str, x: float, y: float, rows: int) -> bytes:
    return b"".join(
        put(x, y - 12 * row, f"{prefix} row {row} goes on in words until the edge") for row in range(rows)
    )


def test_the_opening_tells_pages_and_language(read):
    opening, *_ = read(put(72, 700, "One."), put(72, 700, "Two."))

    assert opening == DocumentHeader("pdf", language="en-GB", paged=True, pages=2, parser="pypdf")


def test_a_title_comes_before_the_two_columns_under_it(read):
    title = put(150, 740, "A Title That Runs Across Both Columns", size=20)
    rows = [prose(name, x, 690, 20) for name, x in (("right", 320), ("left", 60))]

    (page,) = pages_of(read(b"".join(rows) + title))

    assert [text.split(" row")[0] for text in texts(page)] == [
        "A Title That Runs Across Both Columns",
        "left",
        "right",
    ]
    assert texts(page)[1].count("\n") == 19


def test_page_numbers_stay_true_beside_an_unreadable_page(tmp_path):
    made = pdf_bytes(put(72, 700, "First."), put(72, 700, "Second."), put(72, 700, "Third."))
    path = tmp_path / "broken.pdf"
    # The second page's resources and contents become numbers, which neither parser can do anything with.
    path.write_bytes(made.replace(b"/Contents 13 0 R", b"/Contents 99 0 R").replace(b"13 0 obj", b"99 0 obj"))

    first, second, third = pages_of(read_pdf(path, ""))

    assert texts(first) == ["First."]
    assert "Third." not in texts(second)
    assert texts(third) == ["Third."]


def test_a_page_that_neither_parser_can_read_is_said_to_be_unreadable(tmp_path):
    made = pdf_bytes(put(72, 700, "First."), put(72, 700, "Second."), put(72, 700, "Third."))
    path = tmp_path / "broken.pdf"
    path.write_bytes(made.replace(b"12 0 R", b"97 0 R"))

    first, second, third = pages_of(read_pdf(path, ""))

    assert (texts(first), texts(third)) == (["First."], ["Third."])
    assert second == Page(problem=ProblemKind.UNREADABLE)


def test_a_locked_file_asks_for_its_password(encrypted):
    with pytest.raises(PasswordNeeded):
        list(read_pdf(encrypted("user"), ""))


def test_a_wrong_password_is_told_from_none(encrypted):
    with pytest.raises(WrongPassword):
        list(read_pdf(encrypted("user"), "guess"))


@pytest.mark.parametrize("password", ["user", "owner"])
def test_either_password_opens_a_locked_file(encrypted, password):
    (page,) = pages_of(read_pdf(encrypted("user"), password))

    assert texts(page) == ["The secret is out."]


def test_a_file_that_only_restricts_opens_without_a_password(encrypted):
    (page,) = pages_of(read_pdf(encrypted(""), ""))

    assert texts(page) == ["The secret is out."]


def test_a_page_with_nothing_but_an_image_has_no_text(read):
    scan, blank = pages_of(read(IMAGE, b""))

    assert scan == Page(problem=ProblemKind.NO_TEXT)
    assert blank == Page()


def test_letters_without_a_map_are_garbled(read):
    (page,) = pages_of(read(b"BT /U 12 Tf 72 700 Td <002400250026002700280029> Tj ET"))

    assert page.problem is ProblemKind.GARBLED


def test_text_recognised_under_a_scan_is_read(read):
    (page,) = pages_of(read(IMAGE + b" BT 3 Tr /F 10 Tf 72 700 Td (Recognised words.) Tj ET"))

    assert (texts(page), page.problem) == (["Recognised words."], None)


def test_a_file_without_pages_is_damaged(read):
    with pytest.raises(Damaged):
        read()


def test_rubbish_is_damaged(tmp_path):
    path = tmp_path / "rubbish.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)

    with pytest.raises(Damaged):
        list(read_pdf(path, ""))


def test_a_file_without_its_table_of_objects_is_repaired(tmp_path):
    path = tmp_path / "cut.pdf"
    made = pdf_bytes(put(72, 700, "What is left."))
    path.write_bytes(made[: made.index(b"xref")] + b"trailer\n<</Root 1 0 R>>\n")

    _, problem, page = read_pdf(path, "")

    assert problem == Problem(ProblemKind.REPAIRED)
    assert isinstance(page, Page)
    assert texts(page) == ["What is left."]


def test_text_printed_twice_is_read_once(read):
    (page,) = pages_of(read(put(72, 700, "Bold by force") + put(72.3, 700, "Bold by force")))

    assert texts(page) == ["Bold by force"]


def test_a_raised_figure_stays_where_it_stands(read):
    raised = b"BT /F 10 Tf 72 700 Td (about 10) Tj /F 7 Tf 4 Ts (6) Tj /F 10 Tf 0 Ts ( stars) Tj ET"

    (page,) = pages_of(read(raised))

    assert texts(page) == ["about 10⁶ stars"]


def test_words_set_apart_by_position_alone_have_spaces(read):
    (page,) = pages_of(read(b"BT /F 10 Tf 72 700 Td [(K)80(erning)-300(and)-300(w)15(ords)] TJ ET"))

    assert texts(page) == ["Kerning and words"]


def test_spaced_out_letters_are_one_word(read):
    (page,) = pages_of(read(b"BT /F 10 Tf 72 700 Td [(S)-300(U)-300(M)-300(M)-300(A)-300(R)-300(Y)] TJ ET"))

    assert texts(page) == ["SUMMARY"]


def test_gaps_between_chinese_letters_are_no_spaces(read):
    shown = b"BT /Z 10 Tf 72 700 Td [<%s>-400<%s>-400<%s>] TJ ET"
    codes = tuple(word.encode("utf-16-be").hex().encode() for word in ("今天", "天气", "很好。"))

    (page,) = pages_of(read(shown % codes))

    assert texts(page) == ["今天天气很好。"]


def test_the_text_that_a_tag_declares_stands_for_the_glyphs(read):
    (page,) = pages_of(read(b"/Span <</ActualText(fi)>> BDC BT /F 10 Tf 72 700 Td (~) Tj ET EMC"))

    assert texts(page) == ["fi"]


def test_a_bold_heading_is_a_block_of_its_own(read):
    heading = put(72, 700, "Results", font="B", size=10)

    (page,) = pages_of(read(heading + prose("body", 72, 686, 5)))

    first, second = page.blocks
    assert (first.text, first.bold, first.size) == ("Results", True, 10.0)
    assert (second.bold, second.text.count("\n")) == (False, 4)


def test_labels_in_the_margin_are_read_by_themselves(read):
    rows = prose("main", 150, 700, 30)
    labels = put(100, 700, "opening", "C") + put(82, 520, "closing it", "C")

    margin, *text = pages_of(read(rows + labels))[0].blocks

    assert (margin.kind, margin.text) == (BlockKind.NOTE, "opening\nclosing it")
    assert "opening" not in " ".join(block.text for block in text)


def test_a_line_of_names_in_typewriter_letters_stays_in_its_paragraph(read):
    page = (
        put(72, 700, "The names that a harbour goes by in the tables are the following three names, namely")
        + put(72, 688, "harbour_of_hull, harbour_of_york", "C")
        + put(270, 688, "and at last")
        + put(72, 676, "the one that nobody uses.")
    )

    (block,) = pages_of(read(page))[0].blocks

    assert block.kind is BlockKind.TEXT
    assert block.text.endswith("and at last\nthe one that nobody uses.")


def test_an_indent_begins_a_paragraph(read):
    page = prose("first", 72, 700, 3) + put(72, 664, "and so it ends.")
    page += put(90, 652, "A new paragraph begins") + prose("second", 72, 640, 3)

    (made,) = pages_of(read(page))

    assert [text.split("\n")[0][:5] for text in texts(made)] == ["first", "A new"]


def test_code_keeps_its_lines_and_indents(read):
    (page,) = pages_of(read(put(72, 700, "def f():", "C") + put(96, 688, "return 1", "C")))

    (block,) = page.blocks
    assert (block.kind, block.text) == (BlockKind.CODE, "def f():\n    return 1")


def test_a_table_keeps_rows_and_cells(read):
    cells = b"".join(
        put(72 + 120 * cell, 700 - 14 * row, f"{'abc'[cell]}{row}") for row in range(4) for cell in range(3)
    )

    (page,) = pages_of(read(cells))

    (block,) = page.blocks
    assert block.kind is BlockKind.TABLE
    assert block.text.split("\n")[1] == "a1\tb1\tc1"


def test_the_names_of_columns_belong_to_the_table_however_close_they_stand(read):
    rows = b"".join(
        put(150 + 60 * cell, 640 - 14 * row, f"{'abc'[cell]}{row}") for row in range(4) for cell in range(3)
    )
    text = b"".join(put(72, 720 - 12 * row, "words " * 14) for row in range(3))

    (page,) = pages_of(read(text + put(150, 656, "Command Kind Comment") + rows))

    assert [(block.kind, block.text.split("\n")[0][:7]) for block in page.blocks] == [
        (BlockKind.TEXT, "words w"),
        (BlockKind.TABLE, "Command"),
    ]


def test_a_line_that_the_outline_does_not_name_stays_in_its_paragraph(read):
    (page,) = pages_of(read(put(72, 700, "A Method") + put(72, 688, "that " * 40)))

    assert len(page.blocks) == 1


def test_numbers_that_count_the_lines_are_left_out(read):
    numbers = b"".join(put(40, 700 - 12 * row, f"{row + 1:2}") for row in range(12))

    (page,) = pages_of(read(numbers + prose("body", 72, 700, 12)))

    assert not any(line[0].isdigit() for text in texts(page) for line in text.split("\n"))


def test_a_stamp_up_the_margin_is_left_out(read):
    stamp = b"BT /F 20 Tf 0 1 -1 0 30 250 Tm (arXiv:2009.14794v4 [cs.LG]) Tj ET\n"

    (page,) = pages_of(read(stamp + prose("body", 72, 700, 4)))

    aside = [block.text for block in page.blocks if block.kind is BlockKind.FURNITURE]
    assert aside == ["arXiv:2009.14794v4 [cs.LG]"]
    assert "arXiv" not in "".join(block.text for block in page.blocks if block.text not in aside)


def test_what_the_file_declares_to_be_a_running_head_is_kept_aside(read):
    head = b"/Artifact <</Type /Pagination>> BDC\n" + put(72, 760, "Tidal Review") + b"EMC\n"

    (page,) = pages_of(read(head + prose("body", 72, 700, 8)))

    assert [(block.kind, block.text) for block in page.blocks][-1] == (BlockKind.FURNITURE, "Tidal Review")
    assert all("Review" not in block.text for block in page.blocks[:-1])


def test_a_page_turned_on_its_side_reads_the_same(read):
    turned = b"BT /F 10 Tf 0 1 -1 0 100 72 Tm (Upright when shown.) Tj ET"

    (page,) = pages_of(read(turned, extra=b"/Rotate 90"))

    assert texts(page) == ["Upright when shown."]


def test_running_heads_and_page_numbers_are_at_the_edge(read):
    page = put(72, 760, "Annual Report") + prose("body", 72, 700, 40) + put(300, 40, "17")

    (made,) = pages_of(read(page))

    assert [(block.text[:6], block.at_edge) for block in made.blocks] == [
        ("Annual", True),
        ("body r", False),
        ("17", True),
    ]


def test_a_foot_under_the_left_column_does_not_come_between_the_columns(read):
    columns = prose("left", 60, 690, 20) + prose("right", 320, 690, 20)

    (page,) = pages_of(read(columns + put(60, 40, "12 The Society")))

    assert [text[:5] for text in texts(page)] == ["left ", "right", "12 Th"]


@pytest.mark.parametrize(
    "declared",
    [
        "Microsoft Word - thesis_final.doc",
        "untitled",
        "report.pdf",
        "C:\\papers\\x.tex",
        "Document1",
        "1234-5",
        "",
    ],
)
def test_what_a_program_wrote_is_no_title(declared):
    assert plausible_title(declared) == ""


@pytest.mark.parametrize("declared", ["Rethinking Attention with Performers", "我国的水资源", "Résumé"])
def test_what_a_person_wrote_is_a_title(declared):
    assert plausible_title(f" {declared}\n") == declared


def test_prose_is_not_garbled():
    assert not is_garbled_page(
        ["The tide rose slowly, and nobody saw it.", "今天天气很好。", "Das Wetter war schön."]
    )


@pytest.mark.parametrize(
    "text", ["(cid:12)(cid:7)(cid:99) a", "\ue001\ue002\ue003", "7KH\x03WLGH\x03URVH\x03VORZO\\"]
)
def test_letters_that_the_page_does_not_show_are_garbled(text):
    assert is_garbled_page([text])


def hidden_of(items):
    pages = [item for item in items if isinstance(item, Page)]
    return [block.text for page in pages for block in page.blocks if block.kind is BlockKind.HIDDEN]


@pytest.mark.parametrize(
    ("before", "size"), [(b"1 g", 10), (b"1 1 1 rg", 10), (b"0 0 0 0 k", 10), (b"0 g", 1.5)]
)
def test_white_and_tiny_letters_are_hidden_text(read, before, size):
    page = put(72, 700, "The tide rose in the night.") + before + b"\n" + put(72, 650, "Praise.", size=size)

    assert hidden_of(read(page)) == ["Praise."]


@pytest.mark.parametrize(
    "before",
    [
        b"0 0 1 rg 0 600 612 100 re f 1 g",
        IMAGE + b"\n1 g",
        b"1 g 3 Tr",
        b"1 g /P cs",
    ],
    ids=["on a colour", "on a picture", "of a recognised scan", "in another colour space"],
)
def test_white_letters_that_may_be_seen_are_text(read, before):
    page = put(72, 700, "The tide rose in the night.") + before + b"\n" + put(72, 650, "The harbour.")

    assert hidden_of(read(page)) == []


def test_a_page_of_nothing_but_white_letters_is_text(read):
    assert hidden_of(read(b"1 g " + put(72, 700, "The tide rose in the night."))) == []


def chinese(x: float, y: float, text: str, size: float = 12) -> bytes:
    return b"BT /Z %g Tf %g %g Td <%s> Tj ET\n" % (size, x, y, text.encode("utf-16-be").hex().encode())


@pytest.mark.parametrize(
    "headings",
    [
        ("第二章 研究方法", "2.1 数据来源", "2.1.1 调查范围"),
        ("二、研究方法", "（一）数据来源"),
        ("2 研究方法", "2.1 数据来源"),
        ("第二章研究方法", "2.1 数据来源"),
        ("2 \u2f45法", "2.1 数据来源"),  # the radical of a font's own names
    ],
)
def test_headings_with_numbers_are_blocks_of_their_own_though_set_like_the_text(read, headings):
    rows = (
        *headings,
        "调查在四个县的十二个村进行，每个村随机选取三十户农户作为样本并且由当地的调查员",
        "逐户访问，结果在下一章里详细说明。",
    )

    found = read(b"".join(chinese(72, 700 - 18 * number, text) for number, text in enumerate(rows)))

    assert texts(pages_of(found)[0])[: len(headings)] == list(headings)
    assert len(pages_of(found)[0].blocks) == len(headings) + 1


def test_the_labels_and_the_title_of_an_axis_are_no_beginning_of_the_text_below(read):
    labels = b"".join(
        put(110 + 80 * number, 612, word)
        for number, word in enumerate(("Wheat", "Barley", "Oats", "Rye", "Maize"))
    )
    below = (
        "The harvest of the northern districts rose in every year that we looked at, and it was",
        "the rain.",
    )
    text = b"".join(put(72, 588 - 12 * number, line) for number, line in enumerate(below))

    found = texts(pages_of(read(labels + put(210, 600, "Kind of grain") + text))[0])

    assert found[-2:] == ["Kind of grain", "\n".join(below)]


def test_a_title_of_two_centred_lines_stays_whole(read):
    lines = put(150, 700, "On the harvest of the northern", size=14) + put(
        110, 684, "districts in the years of the great rain", size=14
    )

    found = texts(pages_of(read(lines + prose("left", 72, 640, 8)))[0])

    assert found[0] == "On the harvest of the northern\ndistricts in the years of the great rain"
