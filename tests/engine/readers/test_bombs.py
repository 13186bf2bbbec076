"""Documents that are made to do harm, through the real reader process: each ends by name, and soon."""

import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.core.document import Document, ProblemKind
from engine.core.errors import KINDS, Damaged, DocumentError, TooLarge
from engine.loading.loader import read_document
from engine.readers.worker.process import ReaderProcess
from tests.support.packing import WORD, pack

HOSTILE = Path(__file__).resolve().parents[4] / "shared" / "hostile"
CANARY = "CANARY-LEAK-5519"
EVERY = 7
SLOW = ("big_", "flate_60MB", "pages_10000", "spine_repeat", "long_run", "million", "sparse")
"""What takes long because there is much to read; bench.hostile has patience for it."""

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
ODT_START = f'<office:document-content xmlns:office="{OFFICE}" xmlns:text="{TEXT}"><office:body><office:text>'
DOCX_START, DOCX_END = f'<w:document xmlns:w="{WORD}"><w:body>', "</w:body></w:document>"
ODT_END = "</office:text></office:body></office:document-content>"
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
SENTENCE = "The tide rose in the harbour, and nobody saw it. "


@pytest.fixture(scope="module")
def readers() -> Iterator[ReaderProcess]:
    with ReaderProcess() as process:
        yield process


@pytest.fixture
def read(readers) -> Callable[[Path], Document]:
    return lambda path: read_document(path, readers)


def docx(path: Path, body: str, doctype: str = "") -> Path:
    return pack(path, {"word/document.xml": f'<?xml version="1.0"?>{doctype}{DOCX_START}{body}{DOCX_END}'})


def odt(path: Path, body: str) -> Path:
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": ODT_START + body + ODT_END,
    }
    return pack(path, parts)


def epub(path: Path, chapter: str | bytes, spine: str = '<itemref idref="c"/>') -> Path:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="b.opf"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
        f"<spine>{spine}</spine></package>"
    )
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "b.opf": package,
        "c.xhtml": chapter,
    }
    return pack(path, parts)


def pdf(path: Path, content: bytes, filters: bytes = b"/FlateDecode") -> Path:
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<<>>/Contents 4 0 R>>",
        b"<</Length %d/Filter %s>>stream\n" % (len(content), filters) + content + b"\nendstream",
    )
    body = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    path.write_bytes(body + b"trailer<</Size 5/Root 1 0 R>>\n%%EOF\n")
    return path


def test_a_text_that_unpacks_a_thousandfold_is_too_large(read, tmp_path):
    for path in (
        docx(tmp_path / "a.docx", PARAGRAPH.format("A" * (80 << 20))),
        odt(tmp_path / "a.odt", f"<text:p>{'A' * (80 << 20)}</text:p>"),
        epub(tmp_path / "a.epub", "<html><body>" + "<p>word </p>" * (7 << 20)),
    ):
        with pytest.raises(TooLarge):
            read(path)


def test_a_picture_that_nobody_reads_may_be_as_large_as_it_likes(read, tmp_path):
    path = docx(tmp_path / "a.docx", PARAGRAPH.format(SENTENCE))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image.bin", bytes(100 << 20))

    assert SENTENCE.strip() in read(path).text


def test_a_chapter_that_the_book_names_ten_thousand_times_is_not_read_ten_thousand_times(read, tmp_path):
    chapter = "<html><body>" + "".join(f"<p>{number} {SENTENCE}</p>" for number in range(2000))
    document = read(epub(tmp_path / "a.epub", chapter, '<itemref idref="c"/>' * 10_000))

    assert len(document.text) < 200_000
    assert [problem.kind for problem in document.problems] == [ProblemKind.REPAIRED]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "{canary}">]>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "{canary}"> %p;]>',
        '<!DOCTYPE x SYSTEM "{canary}">',
        '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY e "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY e "{many}">]>',
    ],
    ids=["file", "parameter", "external", "laughs", "quadratic"],
)
@pytest.mark.parametrize("make", [docx, None], ids=["docx", "epub"])
def test_no_entity_is_resolved_and_no_doctype_forbidden(read, tmp_path, doctype, make):
    canary = tmp_path / "canary.txt"
    canary.write_text(CANARY)
    declared = doctype.format(canary=canary.as_uri(), many="A" * 50_000)
    used = "&e;" * 2000 if "ENTITY e" in declared else ""
    if make:
        path = docx(tmp_path / "a.docx", PARAGRAPH.format(SENTENCE + used), declared)
    else:
        markup = f'<?xml version="1.0"?>{declared.replace("DOCTYPE x", "DOCTYPE html")}'
        path = epub(tmp_path / "a.epub", f"{markup}<html><body><p>{SENTENCE}{used}</p></body></html>")
    try:
        document = read(path)
    except (Damaged, TooLarge):
        return
    assert CANARY not in document.text
    assert "lollol" not in document.text
    assert len(document.text) < 100_000


def test_elements_that_nest_without_end_stop_at_a_depth_and_do_not_break_the_reader(read, tmp_path):
    table = "<w:tbl><w:tr><w:tc>"
    for body in ("<w:p>" * 100_000, table * 1500 + PARAGRAPH.format(SENTENCE)):
        with pytest.raises(TooLarge):
            read(docx(tmp_path / "a.docx", body))
    path = tmp_path / "a.html"
    path.write_text("<!doctype html>" + "<div><b>" * 100_000 + SENTENCE)

    assert SENTENCE.strip() in read(path).text


def test_one_element_that_stands_for_two_thousand_million_blanks_stands_for_one(read, tmp_path):
    document = read(odt(tmp_path / "a.odt", f'<text:p>{SENTENCE}<text:s text:c="2000000000"/>end</text:p>'))

    assert len(document.text) < 100


@pytest.mark.parametrize("times", [1, 2])
def test_a_page_of_a_pdf_that_unpacks_without_end_is_given_up_by_name(read, tmp_path, times):
    content, filters = bytes(300 << 20), b"["
    for _ in range(times):
        content, filters = zlib.compress(content, 9), filters + b"/FlateDecode"
    with pytest.raises(DocumentError):
        read(pdf(tmp_path / "a.pdf", content, filters + b"]"))


def test_the_outcomes_of_the_bombs_have_names(read, tmp_path):
    if not HOSTILE.is_dir():
        pytest.skip("what makes the bombs is not here")
    folder = tmp_path / "bombs"
    maker = [sys.executable, HOSTILE / "make_bombs.py", folder]
    subprocess.run(maker, stdout=subprocess.DEVNULL, check=True)
    tried = 0
    for group in ("zip", "xml", "pdf", "txt", "html", "md", "rtf"):
        files = [path for path in sorted((folder / group).iterdir()) if not path.name.startswith(SLOW)]
        for path in files[::EVERY]:
            tried += 1
            try:
                document = read(path)
            except tuple(KINDS.values()):
                continue
            assert CANARY not in document.text
            assert CANARY not in document.title
    assert tried > 30
    assert not [*folder.rglob("PWNED*"), *Path("/tmp").glob("PWNED*")]
