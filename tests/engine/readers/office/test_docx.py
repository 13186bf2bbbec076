import pytest

from engine.core.document import BlockKind, Problem
from engine.core.errors import Damaged
from engine.core.raw_page import Page
from engine.readers.office.docx import read_docx
from tests.support.packing import RELATIONS, WORD, blocks, items, opening, pack, pages, relations, told, until

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
EVERY_NAMESPACE = (
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:r="{RELATIONS}"'
)
STYLES = f"""<w:styles xmlns:w="{WORD}">
<w:docDefaults><w:rPrDefault><w:rPr>
<w:sz w:val="22"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="a" w:default="1"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="b2"><w:name w:val="标题 2"/></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:name w:val="Chapter"/><w:basedOn w:val="p"/></w:style>
<w:style w:type="paragraph" w:styleId="p"><w:name w:val="Part"/><w:basedOn w:val="c"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="k"><w:name w:val="Source Code"/></w:style>
<w:style w:type="character" w:styleId="h"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, style="", properties=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{''.join(runs)}</w:p>"


def field(instruction, result):
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{marks[1]}{result}{marks[2]}"


@pytest.fixture
def make_docx(tmp_path):
    def make(*body, namespace=WORD, **parts):
        root = f'<w:document xmlns:w="{namespace}" {EVERY_NAMESPACE}>'
        text = f"{root}<w:body>{''.join(body)}</w:body></w:document>"
        related = [(name, name, f"{name}.xml") for name in parts if name != "core"]
        content = {
            "_rels/.rels": relations(
                ("r1", "officeDocument", "odd/main.xml"), ("r2", "core-properties", "core.xml")
            ),
            "odd/main.xml": text,
            "odd/_rels/main.xml.rels": relations(*related),
            **{f"odd/{name}.xml": part for name, part in parts.items() if name != "core"},
        }
        if "core" in parts:
            content["core.xml"] = parts["core"]
        return pack(tmp_path / "file.docx", content)

    return make


def test_headings_are_known_by_their_styles_in_any_language_and_through_their_ancestors(make_docx):
    path = make_docx(
        paragraph(run("Title"), style="T"),
        paragraph(run("Chapter"), style="c"),
        paragraph(run("节"), style="b2"),
        paragraph(run("Outlined"), properties='<w:outlineLvl w:val="3"/>'),
        paragraph(run("Text")),
        styles=STYLES,
    )

    assert told(blocks(read_docx, path)) == [
        ("heading1", "Title"),
        ("heading1", "Chapter"),
        ("heading2", "节"),
        ("heading4", "Outlined"),
        ("text", "Text"),
    ]
    assert (opening(read_docx, path).title, opening(read_docx, path).language) == ("Title", "de-DE")


def test_the_declared_title_goes_before_the_written_one(make_docx):
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Declared</dc:title></c>'

    path = make_docx(paragraph(run("Written"), style="Title"), core=core)

    assert opening(read_docx, path).title == "Declared"


def test_runs_are_joined_as_they_stand(make_docx):
    path = make_docx(
        paragraph(run("W", "<w:b/>"), run("ord by "), "<w:r><w:noBreakHyphen/><w:tab/></w:r>", run("word"))
    )

    assert [block.text for block in blocks(read_docx, path)] == ["Word by - word"]


def test_the_strict_form_reads_the_same(make_docx):
    path = make_docx(paragraph(run("Strict")), namespace=STRICT)

    assert told(blocks(read_docx, path)) == [("text", "Strict")]


def test_deleted_hidden_and_instructing_text_is_left_out(make_docx):
    path = make_docx(
        paragraph(
            f"<w:del>{run('deleted')}<w:r><w:delText>gone</w:delText></w:r></w:del>",
            f"<w:moveFrom>{run('moved')}</w:moveFrom>",
            f"<w:ins>{run('inserted')}</w:ins>",
            run("hidden", "<w:vanish/>"),
            run("styled away", '<w:rStyle w:val="h"/>'),
            field("PAGEREF _x", run(" result")),
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>",
            run("Click here"),
            "</w:sdtContent></w:sdt>",
        ),
        styles=STYLES,
    )

    assert told(blocks(read_docx, path)) == [("text", "inserted result"), ("hidden", "hiddenstyled away")]


def test_paragraphs_are_one_where_the_mark_between_them_was_deleted(make_docx):
    gone = "<w:rPr><w:del/></w:rPr>"
    path = make_docx(
        paragraph(run("Der Hund "), properties=gone),
        paragraph(f"<w:del>{run('schläft')}</w:del>", properties=gone),
        paragraph(run("bellt laut.")),
        paragraph(run("The last one has no next."), properties=gone),
    )

    assert told(blocks(read_docx, path)) == [
        ("text", "Der Hund bellt laut."),
        ("text", "The last one has no next."),
    ]


def test_a_paragraph_does_not_go_on_across_the_border_of_a_table(make_docx):
    gone = "<w:rPr><w:moveFrom/></w:rPr>"
    cell = paragraph(run("Cell"), properties=gone)
    path = make_docx(
        paragraph(run("Before."), properties=gone),
        f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>",
        paragraph(run("After.")),
    )

    assert [block.text for block in blocks(read_docx, path)] == ["Before.", "Cell", "After."]


@pytest.mark.parametrize("place", ["drop", "margin"])
def test_a_drop_cap_is_the_first_letter_of_the_next_paragraph(make_docx, place):
    path = make_docx(
        paragraph(run("É"), properties=f'<w:framePr w:dropCap="{place}" w:lines="2"/>'),
        paragraph(run("tienne dort.")),
    )

    assert told(blocks(read_docx, path)) == [("text", "Étienne dort.")]


def test_lines_that_end_in_the_number_of_a_page_are_contents(make_docx):
    path = make_docx(
        paragraph(run("2 Деревья"), "<w:r><w:tab/></w:r>", run("17")),
        paragraph(run("Preface"), "<w:r><w:ptab/></w:r>", run("xii")),
        paragraph(run("Name:"), "<w:r><w:tab/></w:r>", run("Ann Lee")),
    )

    assert told(blocks(read_docx, path)) == [
        ("contents", "2 Деревья 17"),
        ("contents", "Preface xii"),
        ("text", "Name: Ann Lee"),
    ]


def test_white_words_on_white_are_hidden(make_docx):
    white, shade = '<w:color w:val="FFFFFF"/>', '<w:shd w:fill="1F3864"/>'
    path = make_docx(
        paragraph(run("Seen. "), run("Ignore this.", white)),
        paragraph(run("On blue.", white), properties=shade),
        paragraph(run("On dark.", white + shade)),
        f"<w:tbl><w:tr><w:tc>{paragraph(run('In a table.', white))}</w:tc></w:tr></w:tbl>",
    )

    assert told(blocks(read_docx, path)) == [
        ("text", "Seen."),
        ("hidden", "Ignore this."),
        ("text", "On blue."),
        ("text", "On dark."),
        ("text", "In a table."),
    ]


def test_hidden_words_of_a_cell_stand_outside_of_its_table(make_docx):
    cells = [
        f"<w:tc>{paragraph(run(text), run('secret', '<w:vanish/>'))}</w:tc>" for text in ("a", "b", "c", "d")
    ]
    rows = f"<w:tr>{cells[0]}{cells[1]}</w:tr><w:tr>{cells[2]}{cells[3]}</w:tr>"

    found = told(blocks(read_docx, make_docx(f"<w:tbl>{rows}</w:tbl>")))

    assert found[:4] == [("hidden", "secret")] * 4
    assert found[4] == ("table", "a\tb\nc\td")


def test_comments_and_running_heads_are_kept_apart_and_said_once(make_docx):
    head = f'<w:hdr xmlns:w="{WORD}">{paragraph(run("Geheim"), run("PAGE", "<w:vanish/>"))}</w:hdr>'
    comment = f"<w:comment>{paragraph(run('Check this!'))}</w:comment>"
    path = make_docx(
        paragraph(run("Text.")),
        header=head,
        footer=head,
        comments=f'<w:comments xmlns:w="{WORD}">{comment}</w:comments>',
    )

    assert told(blocks(read_docx, path)) == [
        ("text", "Text."),
        ("furniture", "Geheim"),
        ("furniture", "PAGE"),
        ("comment", "Check this!"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "<html><body><p>Ein Brief.</p></body></html>",
        "<!DOCTYPE html><p>Ein Brief.",
        r"{\rtf1\ansi Ein Brief.\par}",
        "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>Ein Brief.</p>",
        "Ein Brief.",
        "<html><body><p>Ein Brief.</p></body></html>".encode("utf-16"),
    ],
)
def test_a_document_within_is_read_where_it_stands(make_docx, content):
    path = make_docx(
        paragraph(run("Before.")), '<w:altChunk r:id="aFChunk"/>', paragraph(run("After.")), aFChunk=content
    )

    assert [block.text for block in blocks(read_docx, path)] == ["Before.", "Ein Brief.", "After."]


def test_a_document_within_that_is_missing_is_passed_over(make_docx):
    path = make_docx(paragraph(run("Before.")), '<w:altChunk r:id="none"/>')

    assert [block.text for block in blocks(read_docx, path)] == ["Before."]


def test_a_field_that_never_shows_a_result_hides_only_its_paragraph(make_docx):
    path = make_docx(
        paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run("code")), paragraph(run("text"))
    )

    assert [block.text for block in blocks(read_docx, path)] == ["text"]


def test_a_table_of_contents_is_known_by_its_field_and_by_its_gallery(make_docx):
    begin, _, end = field("TOC \\o", "").partition("</w:instrText></w:r>")
    path = make_docx(
        paragraph(
            begin, "</w:instrText></w:r>", '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', run("One 1")
        ),
        paragraph(run("Two 2")),
        paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        paragraph(run("Text")),
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>',
        f"</w:sdtPr><w:sdtContent>{paragraph(run('Three 3'))}</w:sdtContent></w:sdt>",
    )

    assert end
    assert told(blocks(read_docx, path)) == [
        ("contents", "One 1"),
        ("contents", "Two 2"),
        ("text", "Text"),
        ("contents", "Three 3"),
    ]


def test_numbered_paragraphs_are_list_items(make_docx):
    number = '<w:numPr><w:numId w:val="{}"/></w:numPr>'
    path = make_docx(
        paragraph(run("item"), properties=number.format(1)),
        paragraph(run("text"), properties=number.format(0)),
    )

    assert told(blocks(read_docx, path)) == [("list-item", "item"), ("text", "text")]


def test_a_nested_table_stays_within_its_cell(make_docx):
    def table(*rows):
        cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    def cell(text):
        return paragraph(run(text))

    inner = table([cell("x"), cell("y")])
    outer = table([cell("Name"), cell("Value of it")], [cell("first of all"), cell("some") + inner])

    (block,) = blocks(read_docx, make_docx(outer))

    assert (block.kind, block.text) == (
        BlockKind.TABLE,
        "Name\tValue of it\nfirst of all\tsome x y",
    )


def test_a_text_box_is_read_once_and_after_its_paragraph(make_docx):
    box = f"<w:txbxContent>{paragraph(run('boxed'))}</w:txbxContent>"
    path = make_docx(
        paragraph(
            run("before "),
            f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>",
            run("after"),
        )
    )

    assert [block.text for block in blocks(read_docx, path)] == ["before after", "boxed"]


def test_notes_follow_the_paragraph_that_refers_to_them(make_docx):
    notes = f"""<w:footnotes xmlns:w="{WORD}">
    <w:footnote w:type="separator" w:id="0">{paragraph(run("---"))}</w:footnote>
    <w:footnote w:id="2">{paragraph(run("See also"))}{paragraph(run("page 3."))}</w:footnote></w:footnotes>"""
    path = make_docx(
        paragraph(run("Claim"), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        paragraph(run("Text")),
        footnotes=notes,
    )

    assert told(blocks(read_docx, path)) == [
        ("text", "Claim"),
        ("note", "See also page 3."),
        ("text", "Text"),
    ]


def test_pages_are_those_that_word_last_counted(make_docx):
    rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
    asked = '<w:r><w:br w:type="page"/></w:r>'
    path = make_docx(
        paragraph(run("one "), rendered, run("two")),
        paragraph(asked),
        paragraph(rendered, run("three")),
        paragraph(asked, run("four")),
    )

    assert opening(read_docx, path).paged
    assert [[block.text for block in page.blocks] for page in pages(read_docx, path)] == [
        ["one"],
        ["two"],
        ["three"],
        ["four"],
    ]


def test_without_word_of_pages_there_are_none(make_docx):
    path = make_docx(paragraph(run("one"), '<w:r><w:br w:type="page"/></w:r>', run("two")))

    assert not opening(read_docx, path).paged
    assert [len(page.blocks) for page in pages(read_docx, path)] == [2]


def test_lines_of_code_become_one_block(make_docx):
    path = make_docx(
        paragraph(run("if x:"), style="k"), paragraph(run("    return"), style="k"), styles=STYLES
    )

    assert told(blocks(read_docx, path)) == [("code", "if x:\n    return")]


def test_formulas_keep_their_text(make_docx):
    path = make_docx(
        paragraph(run("Half is "), "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>",
                  "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>", run(" of it."))
    )  # fmt: skip

    assert told(blocks(read_docx, path)) == [("text", "Half is 1/2 of it.")]


def test_symbols_are_the_letters_they_show(make_docx):
    path = make_docx(
        paragraph(
            run("angle "),
            '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        )
    )

    assert [block.text for block in blocks(read_docx, path)] == ["angle α"]


def test_styles_that_are_damaged_cost_only_themselves(make_docx):
    path = make_docx(paragraph(run("Text")), styles="<w:styles")

    found = items(read_docx, path)

    assert [item.detail for item in found if isinstance(item, Problem)] == ["odd/styles.xml"]
    assert [block.text for block in blocks(read_docx, path)] == ["Text"]


def test_what_stands_before_the_damage_is_read(make_docx):
    path = make_docx(paragraph(run("one")), "<w:p></w:r>")

    _, page = until(Damaged, read_docx(path, ""))

    assert isinstance(page, Page)
    assert [block.text for block in page.blocks] == ["one"]


def test_a_file_without_a_document_is_damaged(tmp_path):
    path = pack(tmp_path / "file.docx", {"other.xml": "<x/>"})

    with pytest.raises(Damaged):
        items(read_docx, path)
