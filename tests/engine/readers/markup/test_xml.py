from engine.core.document import BlockKind
from engine.core.raw_page import Page
from engine.readers.markup.xml import read_xml


def blocks_of(tmp_path, content):
    path = tmp_path / "a.xml"
    path.write_bytes(content)
    return [block for page in read_xml(path, "") if isinstance(page, Page) for block in page.blocks]


def test_an_element_with_words_of_its_own_is_a_paragraph(tmp_path):
    found = blocks_of(tmp_path, b"<a><p>Some <i>slanted</i> words.</p><p>More of them.</p><n>17</n></a>")

    assert [(block.text, block.kind) for block in found] == [
        ("Some slanted words.", BlockKind.TEXT),
        ("More of them.", BlockKind.TEXT),
        ("17", BlockKind.NOTE),
    ]


def test_html_packed_into_a_feed_is_unpacked(tmp_path):
    feed = (
        "<?xml version='1.0' encoding='gb2312'?><rss><item><title>标题</title>"
        "<description>&lt;p&gt;第一段。&lt;/p&gt;第二段&amp;amp;。</description></item></rss>"
    )
    heading, first, second = blocks_of(tmp_path, feed.encode("gb2312"))

    assert (heading.text, heading.kind) == ("标题", BlockKind.HEADING)
    assert [first.text, second.text] == ["第一段。", "第二段&。"]


def test_entities_are_not_followed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret words here")
    content = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a><p>Some words: &e;</p></a>'

    assert "secret words" not in "".join(block.text for block in blocks_of(tmp_path, content.encode()))


def test_what_is_broken_is_read_as_far_as_it_goes(tmp_path):
    (block, *_) = blocks_of(tmp_path, b"<a><p>Some words here.</p><p>More & more")

    assert block.text == "Some words here."
