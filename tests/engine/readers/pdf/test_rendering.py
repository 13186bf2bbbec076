"""Pages drawn and text found on them, through a reader process as the window asks it."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from engine.core.document import Document, Span
from engine.core.errors import (
    Damaged,
    FileMissing,
    FileNotReadable,
    PasswordNeeded,
    ReaderCrashed,
    ReaderTimedOut,
    TooLarge,
    WrongPassword,
)
from engine.core.options import ReaderLimits
from engine.core.page_geometry import Box, PageLink, PageSize, Tile, ViewedFile
from engine.loading.loader import read_document
from engine.loading.page_images import find_text_boxes, page_sizes, render_tile
from engine.readers.worker.process import ReaderProcess
from tests.engine.readers.pdf.test_reader import pdf_bytes, put
from tests.support import ROOT, SUPPORT

SCRIPT = SUPPORT / "misbehaving.py"
PATHS = [str(ROOT), *filter(None, sys.path)]
MISBEHAVING = (
    f"import runpy, sys; sys.path[:] = {PATHS!r}; runpy.run_path({str(SCRIPT)!r}, run_name='__main__')"
)
LEFT = "the keeper of the old lighthouse wrote down every ship that passed"
RIGHT = "nobody had asked him for these figures until the winter storms came"


@pytest.fixture(scope="module")
def readers() -> Iterator[ReaderProcess]:
    with ReaderProcess() as readers:
        yield readers


@pytest.fixture
def made(tmp_path) -> Callable[..., Path]:
    def made(*pages: bytes, **more: bytes) -> Path:
        path = tmp_path / "made.pdf"
        path.write_bytes(pdf_bytes(*pages, **more))
        return path

    return made


def lines(x: float, y: float, *texts: str, font: str = "F") -> bytes:
    return b"".join(put(x, y - 12 * row, text, font) for row, text in enumerate(texts))


def text_found(document: Document, readers: ReaderProcess, page: int = 0) -> dict[str, tuple[Box, ...]]:
    """Return the boxes of every sentence that stands on a page."""
    places = find_text_boxes(readers, ViewedFile(document.path), document, page)
    return {document.quote(span): places.boxes_of(span) for span in document.sentences}


def whole(page: int, width: int, height: int) -> Tile:
    return Tile(page, width, height, 0, 0, width, height)


def test_pages_have_the_sizes_at_which_they_are_displayed(readers, made):
    plain, turned = (made(put(72, 700, "One.")), b"/Rotate 90")
    assert [answer.sizes for answer in page_sizes(readers, ViewedFile(plain))] == [(PageSize(612, 792),)]
    path = made(put(72, 700, "One."), extra=turned)
    assert [answer.sizes for answer in page_sizes(readers, ViewedFile(path))] == [(PageSize(792, 612),)]


def test_a_picture_is_white_where_nothing_stands_and_dark_where_a_letter_does(readers, made):
    path = made(b"0 g 100 692 100 100 re f")
    picture = render_tile(readers, ViewedFile(path), whole(0, 612, 792))

    def pixel(x: int, y: int) -> bytes:
        return picture.pixels[4 * (612 * y + x) :][:3]

    assert pixel(150, 50) == b"\0\0\0"
    assert pixel(400, 400) == b"\xff\xff\xff"


def test_a_tile_is_the_part_of_the_page_that_it_says(readers, made):
    path = made(b"0 g 100 692 100 100 re f")
    tile = Tile(0, 1224, 1584, 200, 0, 200, 200)
    assert set(render_tile(readers, ViewedFile(path), tile).pixels[0::4]) == {0}


@pytest.mark.parametrize("tile", [whole(0, 50_000, 100), Tile(0, 100, 100, 50, 0, 100, 100)])
def test_no_picture_is_larger_than_its_page_or_than_memory_allows(readers, made, tile):
    with pytest.raises(TooLarge):
        render_tile(readers, ViewedFile(made(put(72, 700, "One."))), tile)


def test_a_sentence_over_several_lines_is_found_line_by_line(readers, made):
    path = made(
        lines(72, 700, "Words before it. The tide rose over", "the wall and nobody", "saw it. Then it fell.")
    )
    document = read_document(path, readers)
    found = text_found(document, readers)
    first, second, third = found["The tide rose over the wall and nobody saw it."]
    assert first.left > 72 + 40
    assert second.left == pytest.approx(72, abs=1)
    assert first.bottom <= second.top + 3
    assert second.bottom <= third.top + 3
    assert third.right < found["Then it fell."][0].left + 3


def test_a_word_that_was_hyphenated_is_marked_in_both_lines(readers, made):
    path = made(lines(72, 700, "The report speaks of environ-", "mental damage that nobody expected."))
    document = read_document(path, readers)
    word = document.text.index("environmental")
    places = find_text_boxes(readers, ViewedFile(path), document, 0)
    assert len(places.boxes_of(Span(word, word + len("environmental")))) == 2


def test_a_sentence_in_the_right_column_is_marked_there_only(readers, made):
    path = made(
        b"".join(
            put(x, 690 - 12 * row, f"{chr(65 + row)} then {words}.")
            for row in range(20)
            for x, words in ((40, LEFT), (330, RIGHT))
        ).replace(b" 10 Tf", b" 8 Tf")
    )
    document = read_document(path, readers)
    places = find_text_boxes(readers, ViewedFile(path), document, 0)
    for row in (0, 7, 19):
        start = document.text.index(f"{chr(65 + row)} then {RIGHT}.")
        (box,) = places.boxes_of(Span(start, start + len(RIGHT)))
        assert box.left == pytest.approx(330, abs=1)
        assert box.top < 792 - 690 + 12 * row < box.bottom


def test_chinese_is_found_letter_by_letter(readers, made):
    words = "湿地的水位在夜里上升了。没有人看见它，第二天它又下降了。"
    content = b"BT /Z 12 Tf 72 700 Td <%s> Tj ET" % words.encode("utf-16-be").hex().encode()
    path = made(content)
    document = read_document(path, readers)
    places = find_text_boxes(readers, ViewedFile(path), document, 0)
    start = document.text.index("没有人看见它")
    (box,) = places.boxes_of(Span(start, start + 6))
    assert box.left == pytest.approx(72 + 12 * 12, abs=2)
    assert box.right == pytest.approx(72 + 18 * 12, abs=2)


def test_on_a_page_that_is_turned_the_marks_are_turned_too(readers, made):
    path = made(put(72, 700, "The tide rose over the wall."), extra=b"/Rotate 90")
    document = read_document(path, readers)
    ((box,),) = text_found(document, readers).values()
    assert box.bottom - box.top > 5 * (box.right - box.left)
    assert 700 - 5 < box.left < box.right < 700 + 15


def test_the_same_words_on_two_pages_are_found_on_each(readers, made):
    page = lines(72, 700, "Lorem ipsum dolor sit amet.", "Nothing else stands here.")
    document = read_document(made(page, page, page), readers)
    for number, start in enumerate(document.page_starts):
        places = find_text_boxes(readers, ViewedFile(document.path), document, number)
        assert places.found_share(Span(start, start + 27)) == 1.0


def test_a_point_of_the_page_leads_to_the_character_there(readers, made):
    path = made(put(72, 700, "The tide rose."))
    document = read_document(path, readers)
    places = find_text_boxes(readers, ViewedFile(path), document, 0)
    (box,) = places.boxes_of(Span(4, 8))
    assert places.character_at((box.left + box.right) / 2, (box.top + box.bottom) / 2) in (5, 6)
    assert places.character_at(10, 10) is None


def test_a_locked_file_is_shown_with_its_password_only(readers, tmp_path, made):
    writer = PdfWriter(clone_from=PdfReader(made(put(72, 700, "The secret."))))
    writer.encrypt(user_password="sesame", algorithm="AES-256")
    path = tmp_path / "locked.pdf"
    writer.write(path)
    with pytest.raises(PasswordNeeded):
        list(page_sizes(readers, ViewedFile(path)))
    with pytest.raises(WrongPassword):
        list(page_sizes(readers, ViewedFile(path, "open")))
    assert next(page_sizes(readers, ViewedFile(path, "sesame"))).total == 1


def test_a_file_that_is_not_the_one_that_was_read_is_not_shown(readers, made):
    path = made(put(72, 700, "One."))
    file = ViewedFile(path, "", read_document(path, readers).sha256)
    assert list(page_sizes(readers, file))
    made(put(72, 700, "Another one."))
    with pytest.raises(FileNotReadable) as raised:
        list(page_sizes(readers, file))
    assert raised.value.detail == "changed"


def test_what_is_no_pdf_and_what_is_gone_is_said(readers, tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(Damaged):
        list(page_sizes(readers, ViewedFile(path)))
    with pytest.raises(FileMissing):
        list(page_sizes(readers, ViewedFile(tmp_path / "gone.pdf")))


@pytest.mark.parametrize(
    ("name", "error"), [("abort", ReaderCrashed), ("hang", ReaderTimedOut), ("raise_something", Damaged)]
)
def test_a_page_that_breaks_its_drawer_costs_that_page_only(tmp_path, name, error):
    tile = whole(0, 2, 2)
    limits = ReaderLimits(seconds=5, waiting=5)
    with ReaderProcess((sys.executable, "-c", MISBEHAVING), limits) as readers:
        with pytest.raises(error):
            render_tile(readers, ViewedFile(tmp_path / name), tile)
        assert render_tile(readers, ViewedFile(tmp_path / "well"), tile).pixels == b"\xff" * 16


def test_links_lead_to_a_place_of_the_document_or_to_an_address(readers, made):
    first = (
        b"/Annots[<</Type/Annot/Subtype/Link/Rect[100 692 200 702]/Border[0 0 0]/Dest[12 0 R/XYZ 0 396 0]>>"
        b"<</Type/Annot/Subtype/Link/Rect[300 692 400 702]/A<</S/URI/URI(https://example.org/a)>>>>"
        b"<</Type/Annot/Subtype/Link/Rect[300 592 400 602]/A<</S/GoTo/D[10 0 R/Fit]>>>>"
        b"<</Type/Annot/Subtype/Link/Rect[300 492 400 502]/A<</S/Launch/F(calc.exe)>>>>]"
    )
    path = made(put(72, 700, "One."), put(72, 700, "Two."), extra=first)
    document = read_document(path, readers)
    links = find_text_boxes(readers, ViewedFile(path), document, 0).links

    assert links == (
        PageLink(Box(100, 90, 200, 100), 1, 0.5),
        PageLink(Box(300, 90, 400, 100), address="https://example.org/a"),
        PageLink(Box(300, 190, 400, 200), 0),
    )
    assert find_text_boxes(readers, ViewedFile(path), document, 0).link_at(150, 95) == links[0]
    assert find_text_boxes(readers, ViewedFile(path), document, 0).link_at(350, 295) is None
