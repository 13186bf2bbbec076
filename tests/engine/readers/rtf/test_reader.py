import pytest

from engine.core.document import Problem, ProblemKind
from engine.core.errors import Damaged
from engine.core.raw_page import Page
from engine.readers.rtf.reader import read_rtf
from tests.support.packing import blocks, items, opening, told

STYLES = r"{\stylesheet{\s1 heading 1;}{\s2\outlinelevel1 Mine;}{\*\cs3 letters;}{\s4 Body Text;}}"


@pytest.fixture
def read(tmp_path):
    def read(body, head=rf"\ansi\ansicpg1252\deff0{{\fonttbl{{\f0\fcharset0 Arial;}}}}{STYLES}"):
        path = tmp_path / "file.rtf"
        path.write_bytes(rb"{\rtf1" + head.encode() + b"\n" + body.encode("latin-1") + b"}")
        return told(blocks(read_rtf, path))

    return read


def test_styles_and_outline_levels_make_headings(read):
    body = r"\pard\s1 One\par\pard\s2 Two\par\pard\s4 Text\par\pard\outlinelevel2 Three\par"

    assert read(body) == [("heading1", "One"), ("heading2", "Two"), ("text", "Text"), ("heading3", "Three")]


def test_words_are_joined_over_formats_and_lines(read):
    assert read("{\\b W}o\r\nrd\\~and\\_more\\tab\\ldblquote x\\rdblquote\\line End") == [
        ("text", "Word and-more “x”"),
        ("text", "End"),
    ]


def test_bytes_are_letters_of_their_fonts_code_page(read):
    head = (
        r"\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}"
        r"{\f3\fcharset2 Symbol;}}"
    )

    assert read(r"\f0\'e9 {\f1\'e9} {\f2\'93\'fa\'96\'7b} {\f3 a}\par", head) == [("text", "é й 日本 α")]


def test_chinese_in_a_font_that_claims_to_be_western_is_read(read):
    head = r"\ansi\ansicpg936{\fonttbl{\f0\fcharset0 Times;}}"

    assert read(r"\f0\'b1\'a8\'b8\'e6\par", head) == [("text", "报告")]


def test_unicode_letters_swallow_their_substitutes(read):
    assert read(r"\uc1\u25253?\u21578\'3f{\uc2\u233 xy}\u233 z\uc0\u233 !\par") == [("text", "报告éé" + "é!")]


def test_letters_in_two_halves_are_one_and_half_a_letter_is_replaced(read):
    assert read(r"\u-10179?\u-8704? \u-10179?x\par") == [("text", "😀 �x")]


@pytest.mark.parametrize(
    "group",
    [
        r"{\pict\pngblip 89504e47}",
        r"{\object\objemb{\*\objdata d0cf11e0}}",
        r"{\header head}",
        r"{\*\unknown x}",
        r"{\v hidden}",
        r"{\deleted gone}",
        r"{\annotation comment}",
        r"{\bin5 \{\}x}",
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt }}",
        r"{\header{\shp{\*\shpinst{\shptxt within}}}}",
    ],
)
def test_what_is_no_text_is_left_out(read, group):
    assert read(f"be{group}fore\\par") == [("text", "before")]


def test_results_of_fields_and_text_in_shapes_are_kept(read):
    assert read(
        r"{\field{\*\fldinst REF x}{\fldrslt shown}}\par{\shp{\*\shpinst{\sp{\sn x}}{\shptxt boxed\par}}}"
    ) == [
        ("text", "shown"),
        ("text", "boxed"),
    ]


def test_a_table_of_contents_is_known_by_its_field(read):
    assert read(r"{\field{\*\fldinst TOC \\o}{\fldrslt One\tab 1\par Two\tab 2\par}}Text\par") == [
        ("contents", "One 1"),
        ("contents", "Two 2"),
        ("text", "Text"),
    ]


def test_rows_become_a_table(read):
    row = r"\trowd\pard\intbl {}\cell {}\cell\row"

    assert read(row.format("Year", "Sum") + row.format("2024", "12") + r"\pard Text\par") == [
        ("table", "Year\tSum\n2024\t12"),
        ("text", "Text"),
    ]


def test_items_are_known_by_their_numbers_which_are_left_out(read):
    assert read(r"\pard{\pntext 1.\tab}one\par{\listtext\'b7\tab}\pard\ls1 two\par\pard\ls0 Text\par") == [
        ("list-item", "one"),
        ("list-item", "two"),
        ("text", "Text"),
    ]


def test_footnotes_follow_their_paragraph(read):
    assert read(r"Claim{\footnote\pard See\par page 3.}.\par") == [
        ("text", "Claim."),
        ("note", "See page 3."),
    ]


def test_the_title_is_the_declared_one_in_the_documents_encoding(tmp_path):
    path = tmp_path / "file.rtf"
    path.write_bytes(rb"{\rtf1\ansi\ansicpg932{\info{\title \'83\'5e\'83C}{\author x}}text}")

    assert opening(read_rtf, path).title == "タイ"


def test_a_file_that_is_cut_says_so_and_gives_what_it_has(tmp_path):
    path = tmp_path / "file.rtf"
    path.write_bytes(rb"{\rtf1 text {\b more")

    found = items(read_rtf, path)

    assert isinstance(found[1], Page)
    assert told(found[1].blocks) == [("text", "text more")]
    assert found[2] == Problem(ProblemKind.TRUNCATED)


@pytest.mark.parametrize(
    "body",
    [
        "{" * 30_000 + "}" * 30_000,
        r"\bin2147483647 ",
        r"{\bin-5}",
        r"\uc2147483647",
        "\\fs" + "9" * 100_000,
    ],
)
def test_numbers_and_depths_that_lie_do_no_harm(read, body):
    assert read(body + r"\pard text\par")[-1][1].endswith("text")


def test_what_does_not_begin_as_rtf_is_damaged(tmp_path):
    path = tmp_path / "file.rtf"
    path.write_text("text")

    with pytest.raises(Damaged):
        items(read_rtf, path)
