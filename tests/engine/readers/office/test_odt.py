import pytest

from engine.core.errors import PasswordNeeded
from engine.readers.office.odt import read_odt
from tests.support.packing import blocks, opening, pack, pages, told

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    (
        *(
            f'xmlns:{name}="{ODF}{name}:1.0"'
            for name in ("office", "text", "table", "style", "manifest", "meta")
        ),
        f'xmlns:fo="{ODF}xsl-fo-compatible:1.0"',
        f'xmlns:draw="{ODF}drawing:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    )
)
STYLES = """<office:automatic-styles>
<style:style style:name="P1" style:parent-style-name="Heading_20_2"/>
<style:style style:name="P2"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>
</office:automatic-styles>"""


@pytest.fixture
def make_odt(tmp_path):
    def make(*body, **parts):
        text = "".join(body)
        content = f"{STYLES}<office:body><office:text>{text}</office:text></office:body>"
        return pack(
            tmp_path / "file.odt",
            {
                "content.xml": f"<office:document-content {NAMESPACES}>{content}</office:document-content>",
                **{f"{name}.xml": part for name, part in parts.items() if name != "manifest"},
                **({"META-INF/manifest.xml": parts["manifest"]} if "manifest" in parts else {}),
            },
        )

    return make


def test_headings_lists_and_text_are_told_apart(make_odt):
    path = make_odt(
        '<text:h text:outline-level="1">One</text:h>',
        '<text:p text:style-name="P1">Two</text:p>',
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>",
        "<text:p>a\n  b<text:s text:c='9'/><text:tab/>c</text:p>",
    )

    assert told(blocks(read_odt, path)) == [
        ("heading1", "One"),
        ("heading2", "Two"),
        ("list-item", "item"),
        ("text", "a b c"),
    ]


def test_deleted_hidden_and_commenting_text_is_left_out(make_odt):
    path = make_odt(
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>",
        "<text:p>kept<office:annotation><text:p>comment</text:p></office:annotation>",
        '<text:span text:style-name="T1"> hidden</text:span></text:p>',
        '<text:section text:display="none"><text:p>hidden too</text:p></text:section>',
    )

    assert told(blocks(read_odt, path)) == [("text", "kept")]


def test_notes_and_text_boxes_follow_their_paragraph(make_odt):
    path = make_odt(
        "<text:p>Claim<text:note><text:note-citation>1</text:note-citation>",
        "<text:note-body><text:p>Source</text:p></text:note-body></text:note>",
        "<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame> ends.</text:p>",
    )

    assert told(blocks(read_odt, path)) == [("text", "Claim ends."), ("note", "Source"), ("text", "boxed")]


def test_tables_and_indexes_are_known(make_odt):
    cell = "<table:table-cell table:number-columns-repeated='16000'><text:p>{}</text:p></table:table-cell>"
    path = make_odt(
        "<text:table-of-content><text:index-body><text:p>One 1</text:p></text:index-body>",
        "</text:table-of-content>",
        f"<table:table><table:table-row>{cell.format('a')}{cell.format('b')}</table:table-row></table:table>",
    )

    assert told(blocks(read_odt, path)) == [("contents", "One 1"), ("table", "a\tb")]


def test_pages_end_where_the_program_left_word_of_it_and_where_the_author_asked(make_odt):
    path = make_odt(
        "<text:p>one <text:soft-page-break/>two</text:p>", '<text:p text:style-name="P2">three</text:p>'
    )

    assert opening(read_odt, path).paged
    assert [[block.text for block in page.blocks] for page in pages(read_odt, path)] == [
        ["one"],
        ["two"],
        ["three"],
    ]


def test_the_title_is_the_declared_one(make_odt):
    meta = f"<office:document-meta {NAMESPACES}><office:meta><dc:title>Report</dc:title>"

    path = make_odt("<text:p>text</text:p>", meta=meta + "</office:meta></office:document-meta>")

    assert opening(read_odt, path).title == "Report"


def test_a_part_that_is_not_needed_may_be_damaged(make_odt):
    path = make_odt("<text:p>text</text:p>", styles="<broken", meta="<broken")

    assert told(blocks(read_odt, path)) == [("text", "text")]


def test_an_encrypted_text_asks_for_a_password(make_odt):
    manifest = (
        f"<manifest:manifest {NAMESPACES}><manifest:file-entry><manifest:encryption-data/>"
        "</manifest:file-entry></manifest:manifest>"
    )

    with pytest.raises(PasswordNeeded):
        blocks(read_odt, make_odt("<text:p>text</text:p>", manifest=manifest))


def test_a_flat_file_reads_the_same(tmp_path):
    path = tmp_path / "file.fodt"
    path.write_text(
        f"<office:document {NAMESPACES}><office:meta><dc:title>Flat</dc:title></office:meta>{STYLES}"
        "<office:body><office:text><text:p>text</text:p></office:text></office:body></office:document>"
    )

    assert opening(read_odt, path).title == "Flat"
    assert told(blocks(read_odt, path)) == [("text", "text")]
