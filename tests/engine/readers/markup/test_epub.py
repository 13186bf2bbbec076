import pytest

from engine.core.document import Problem, ProblemKind
from engine.core.errors import Damaged, PasswordNeeded
from engine.core.raw_page import Page
from engine.readers.markup.epub import read_epub
from tests.support.packing import items, opening, pack, pages, told

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book/content.opf"/></rootfiles></container>"""


def chapter(body, subset=""):
    return (
        f'<!DOCTYPE html{subset}><html xmlns:epub="http://www.idpf.org/2007/ops"><body>{body}</body></html>'
    )


@pytest.fixture
def make_epub(tmp_path):
    def make(*chapters, guide="", metadata="", parts=None, href="c%20{}.xhtml", properties=""):
        numbers = range(len(chapters))
        manifest = "".join(
            f'<item id="c{number}" href="{href.format(number)}" properties="{properties}"/>'
            for number in numbers
        )
        spine = "".join(f'<itemref idref="c{number}"/>' for number in numbers)
        package = f"""<!DOCTYPE package><package xmlns="http://www.idpf.org/2007/opf"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Tides</dc:title>
        <dc:language>en</dc:language>{metadata}</metadata><manifest>{manifest}</manifest><spine>{spine}</spine>
        <guide>{guide}</guide></package>"""
        stored = {f"book/c {number}.xhtml": text for number, text in enumerate(chapters) if text is not None}
        return pack(
            tmp_path / "book.epub",
            {"META-INF/container.xml": CONTAINER, "book/content.opf": package, **stored, **(parts or {})},
        )

    return make


def encryption(part):
    return f"""<encryption><e:EncryptedData xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherData>
    <e:CipherReference URI="{part}"/></e:CipherData></e:EncryptedData></encryption>"""


def test_chapters_are_pages_in_the_order_of_the_spine(make_epub):
    path = make_epub(chapter("<h1>One</h1><p>First.</p>"), chapter("<p>Second.</p>"))

    assert (opening(read_epub, path).title, opening(read_epub, path).language) == ("Tides", "en")
    assert not opening(read_epub, path).paged
    assert [told(page.blocks) for page in pages(read_epub, path)] == [
        [("heading1", "One"), ("text", "First.")],
        [("text", "Second.")],
    ]


def test_a_book_declares_authors_date_and_number(make_epub):
    metadata = """<dc:creator>Anna Lindholm</dc:creator><dc:creator>Bo</dc:creator><dc:date>2019-05</dc:date>
        <dc:identifier>uuid:0af</dc:identifier><dc:identifier>urn:isbn:9783161484100</dc:identifier>"""
    found = opening(read_epub, make_epub(chapter("<p>One.</p>"), metadata=metadata))

    assert (found.authors, found.published) == ("Anna Lindholm; Bo", "2019-05")
    assert found.identifier == "urn:isbn:9783161484100"


def test_a_missing_chapter_costs_only_itself(make_epub):
    found = items(read_epub, make_epub(None, chapter("<p>Second.</p>")))

    (problem,) = (item for item in found if isinstance(item, Problem))
    assert (problem.kind, problem.pages) == (ProblemKind.UNREADABLE, (1,))
    assert isinstance(found[-1], Page)
    assert told(found[-1].blocks) == [("text", "Second.")]


def test_a_book_without_a_readable_chapter_is_damaged(make_epub):
    with pytest.raises(Damaged):
        items(read_epub, make_epub(None))


def test_encrypted_chapters_ask_for_what_nobody_can_give(make_epub):
    path = make_epub(chapter("?"), parts={"META-INF/encryption.xml": encryption("book/c%200.xhtml")})

    with pytest.raises(PasswordNeeded) as raised:
        items(read_epub, path)
    assert raised.value.detail == "drm"


def test_encrypted_fonts_do_not_matter(make_epub):
    path = make_epub(chapter("<p>Text.</p>"), parts={"META-INF/encryption.xml": encryption("book/font.otf")})

    assert [told(page.blocks) for page in pages(read_epub, path)] == [[("text", "Text.")]]


def test_navigation_is_a_table_of_contents(make_epub):
    navigation = '<nav epub:type="toc"><h2>Contents</h2><ol><li><a href="c">One</a></li></ol></nav>'

    (page,) = pages(read_epub, make_epub(chapter(navigation), properties="nav"))

    assert told(page.blocks)[-1] == ("contents", "One")


def test_a_chapter_that_begins_with_the_contents_stays_a_chapter(make_epub):
    guide = '<reference type="toc" href="c%200.xhtml#contents"/>'

    (page,) = pages(read_epub, make_epub(chapter("<p>Text.</p>"), guide=guide))

    assert told(page.blocks) == [("text", "Text.")]


def test_what_a_chapter_declares_is_no_text(make_epub):
    (page,) = pages(read_epub, make_epub(chapter("<p>Text&e;.</p>", subset=' [<!ENTITY e "x">]')))

    (block,) = page.blocks
    assert block.text.startswith("Text")


def test_what_a_page_would_hide_as_furniture_belongs_to_a_book(make_epub):
    (page,) = pages(read_epub, make_epub(chapter("<aside>Aside.</aside><header>Head.</header>")))

    assert [block.text for block in page.blocks] == ["Aside.", "Head."]


def test_a_reference_out_of_the_book_leads_nowhere(make_epub, tmp_path):
    (tmp_path / "secret.xhtml").write_text("<p>secret</p>")
    path = make_epub(chapter("<p>Text.</p>"), chapter("<p>More.</p>"), href="../../secret.xhtml")

    texts = [block.text for page in pages(read_epub, path) for block in page.blocks]

    assert texts == ["Text.", "More."]
