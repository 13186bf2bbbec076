"""What broken files did to the readers when they were made by the thousand: bench.mutations, bench.fuzz."""

import pytest

from engine.core.errors import Damaged, UnsupportedFormat
from engine.core.raw_page import Page
from engine.readers.common.archive import open_archive
from engine.readers.detection.format_detection import find_reader
from engine.readers.markup.epub import read_epub
from engine.readers.markup.html import blocks_of_html
from engine.readers.pdf.reader import read_pdf
from tests.engine.readers.pdf.test_reader import pdf_bytes
from tests.support.packing import pack

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="b.opf"/></rootfiles></container>'
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
    '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
)


@pytest.mark.parametrize("markup", ["", b"", "\0", b"\xff\xfe", "<!--", "<?x"])
def test_markup_without_an_element_is_no_text_and_no_error(markup):
    assert list(blocks_of_html(markup)) == []


def test_a_chapter_that_is_empty_costs_the_book_nothing(tmp_path):
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "b.opf": PACKAGE,
        "a.xhtml": "",
        "b.xhtml": "<html><body><p>The tide rose.</p></body></html>",
    }
    pages = [item for item in read_epub(pack(tmp_path / "a.epub", parts), "") if isinstance(item, Page)]

    assert [len(page.blocks) for page in pages] == [0, 1]


def test_a_part_that_lies_before_the_beginning_of_its_archive_is_damage(tmp_path):
    path = pack(tmp_path / "a.docx", {"word/document.xml": "<a/>"})
    content = bytearray(path.read_bytes())
    end = content.rindex(b"PK\5\6")
    offset = int.from_bytes(content[end + 16 : end + 20], "little")
    content[end + 16 : end + 20] = (offset + 1).to_bytes(4, "little")
    path.write_bytes(content)

    with pytest.raises(Damaged), open_archive(path) as archive:
        archive.read("word/document.xml")


def test_an_old_office_file_whose_directory_is_said_to_be_beyond_every_disk_is_named(tmp_path):
    path = tmp_path / "a.doc"
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(1024, b"\0"))
    header[30:32], header[48:52] = b"\xff\xff", b"\xff\xff\xff\xff"
    path.write_bytes(header)

    with pytest.raises(UnsupportedFormat):
        find_reader(path)


@pytest.mark.parametrize(
    "size", [b"1000000000", b"99999999999999999999999999999999999999999", b"-1000000000"]
)
def test_letters_as_large_as_a_planet_are_placed_at_once(tmp_path, size):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes(b"BT /F %s Tf 50 700 Td (The tide rose.) Tj ET" % size))

    assert [item for item in read_pdf(path, "") if isinstance(item, Page)]


def test_a_pdf_that_claims_many_objects_and_names_none_is_not_searched_for_each(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"9 0 obj\n(x)\nendobj\n" * 2000 + b"trailer<</Size 9000000>>\n%%EOF\n")

    with pytest.raises(Damaged):
        list(read_pdf(path, ""))
