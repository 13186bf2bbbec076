import pytest

from engine.core.document import Problem
from engine.readers.markup.html import blocks_of_html, read_html
from tests.support.packing import blocks, items, opening, told

PROSE = (
    "The committee met on Monday and agreed the budget for the coming year. It will meet again in spring. "
)


def read(markup, whole=False):
    return told(list(blocks_of_html(markup, whole)))


def test_inline_elements_invent_no_spaces():
    assert read("<p><b>W</b>ord&nbsp;&amp; <i>other</i>\n words</p>") == [("text", "Word & other words")]


def test_kinds_come_from_the_tags():
    markup = """<h2>Head</h2><ul><li>item<ul><li>inner</li></ul></ul><pre>a\n  b</pre>
    <figure><figcaption>Caption</figcaption></figure><blockquote>quote</blockquote>"""

    assert read(markup) == [
        ("heading2", "Head"),
        ("list-item", "item"),
        ("list-item", "inner"),
        ("code", "a\n  b"),
        ("caption", "Caption"),
        ("text", "quote"),
    ]


def test_breaks_that_were_meant_start_a_new_block():
    assert read("<p>12 High Street<br>London<br><br>Dear Sir,</p>") == [
        ("text", "12 High Street"),
        ("text", "London"),
        ("text", "Dear Sir,"),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<noscript>x</noscript>",
        "<template>x</template>",
        "<div hidden>x</div>",
        '<div style="color:red; display : none"><p>x</p></div>',
        '<span aria-hidden="true">x</span>',
        "<select><option>x</select>",
        "<!-- x -->",
        "<ruby><rt>x</rt></ruby>",
        '<sup><a href="#note1">1</a></sup>',
        '<a href="#note1"><sup>1</sup></a>',
    ],
)
def test_what_nobody_sees_is_left_out(hidden):
    assert read(f"{hidden}<p>seen</p>") == [("text", "seen")]


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>menu</nav>",
        "<header>banner</header>",
        "<footer>imprint</footer>",
        "<aside>other</aside>",
        "<form>search</form>",
        '<div class="cookie-banner">We use cookies.</div>',
        '<div role="navigation">menu</div>',
        '<div id="sidebar">links</div>',
    ],
)
def test_furniture_is_left_out_of_a_page_but_not_of_a_book(furniture):
    markup = f"{furniture}<p>{PROSE}</p>"

    assert read(markup) == [("text", PROSE.strip())]
    assert len(read(markup, whole=True)) == 2


def test_a_page_that_is_all_furniture_is_kept():
    assert read(f"<form><p>{PROSE}</p></form>") == [("text", PROSE.strip())]
    assert read(f'<div class="sidebar"><p>{PROSE}</p></div><p>end</p>')[0] == ("text", PROSE.strip())


def test_a_marked_main_part_that_holds_most_text_is_all_there_is():
    assert read(f"<p>Breaking</p><main><h1>Head</h1><p>{PROSE}</p></main>") == [
        ("heading1", "Head"),
        ("text", PROSE.strip()),
    ]
    assert len(read(f"<p>{PROSE}</p><article>teaser</article>")) == 2


def test_what_only_leads_elsewhere_is_a_table_of_contents():
    assert read('<ul><li><a href="/a">News</a></li><li>See <a href="/b">this</a> for more.</li></ul>') == [
        ("contents", "News"),
        ("list-item", "See this for more."),
    ]


def test_tables_of_data_and_tables_that_lay_out_a_page_are_told_apart():
    assert read("<table><tr><th>Year<th>Sum<tr><td>2024<td>12</table>") == [("table", "Year\tSum\n2024\t12")]
    assert read(f"<table><tr><td><a href='/'>Home</a><td><p>{PROSE * 2}</p></table>")[-1] == (
        "text",
        (PROSE * 2).strip(),
    )


def test_depth_and_tags_that_never_close_are_no_trouble():
    assert read("<div>" * 30_000 + "deep") == [("text", "deep")]
    assert read("<b><i><p>" * 3_000 + "deep") == [("text", "deep")]


def test_the_title_the_language_and_the_encoding_are_those_declared(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(
        '<html lang="zh"><meta charset=gbk><title>报告</title><p>本报告总结了工作。'.encode("gbk")
    )

    assert (opening(read_html, path).title, opening(read_html, path).language) == ("报告", "zh")
    assert told(blocks(read_html, path)) == [("text", "本报告总结了工作。")]


def test_a_page_of_no_declared_title_has_its_heading_for_one(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<h1>Tides</h1><p>Text</p>")

    assert opening(read_html, path).title == "Tides"
    assert not [item for item in items(read_html, path) if isinstance(item, Problem)]
