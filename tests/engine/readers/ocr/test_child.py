"""Text recognised in pictures that the tests draw, by the processes that the program uses."""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from engine.core.document import Problem, ProblemKind, RecognizedLine
from engine.core.errors import DocumentError, NoTextFound, UnsupportedFormat
from engine.core.page_geometry import PageImage, PageSize, ViewedFile
from engine.core.progress import Cancelled, Progress, Stage
from engine.loading.loader import read_document
from engine.loading.ocr import MOST_PIXELS, OcrService, page_tile, read_recognized
from engine.loading.page_images import find_text_boxes
from engine.readers.ocr.installation import can_recognize
from engine.readers.ocr.page import layout_recognized_page, recognition_problems
from engine.readers.worker.framing import GarbledError
from engine.readers.worker.process import ReaderProcess
from engine.readers.worker.protocol import (
    OcrRequest,
    OcrResult,
    pack_answer,
    pack_request,
    unpack_answer,
    unpack_request,
)
from tests.engine.readers.pdf.test_reader import pdf_bytes, put

needs_recognition = pytest.mark.skipif(not can_recognize(), reason="text recognition is not installed")
LEFT = ("The keeper of the old lighthouse", "wrote down every ship that passed", "the harbour in the winter.")
RIGHT = (
    "Nobody had asked him for figures",
    "until the great storms came and",
    "took the wooden bridge away.",
)


@pytest.fixture(scope="module")
def readers() -> Iterator[ReaderProcess]:
    with ReaderProcess() as readers:
        yield readers


@pytest.fixture(scope="module")
def recognition() -> Iterator[OcrService]:
    with OcrService() as recognition:
        yield recognition


def drawn(*columns: tuple[str, ...]):
    """Return the picture of a page with columns of lines, 150 dots an inch."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("L", (1275, 900), 255)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(28)
    for number, column in enumerate(columns):
        for row, text in enumerate(column):
            draw.text((90 + 590 * number, 300 + 42 * row), text, fill=0, font=font)
    return image


@pytest.fixture
def scan(tmp_path) -> Path:
    """A PDF of a picture of two columns, and a page of real text."""
    picture = BytesIO()
    drawn(LEFT, RIGHT).save(picture, "PDF", resolution=150)
    writer = PdfWriter()
    for content in (picture, BytesIO(pdf_bytes(put(100, 600, "This page was never printed by anybody.")))):
        writer.append(PdfReader(content))
    path = tmp_path / "scan.pdf"
    writer.write(path)
    return path


@needs_recognition
def test_a_scanned_page_is_read_column_by_column_and_a_page_with_text_stays_as_it_is(
    scan, readers, recognition
):
    document = read_recognized(scan, readers, recognition)

    text = " ".join(document.text.split())
    assert text == " ".join((*LEFT, *RIGHT, "This page was never printed by anybody."))
    assert [document.page_of(span) for span in document.sentences] == [1, 1, 2]


@needs_recognition
def test_the_document_says_which_pages_were_recognised_and_how_sure_that_is(scan, readers, recognition):
    document = read_recognized(scan, readers, recognition)

    (problem,) = document.problems
    assert (problem.kind, problem.pages) == (ProblemKind.RECOGNIZED, (1,))
    assert 90 <= int(problem.detail) <= 100


@needs_recognition
def test_what_was_recognised_is_found_again_on_the_page(scan, readers, recognition):
    document = read_recognized(scan, readers, recognition)
    first, second, _ = document.sentences

    places = find_text_boxes(recognition.viewers, ViewedFile(scan), document, 0)

    assert places.found_share(first) > 0.95
    assert places.found_share(second) > 0.95  # the space at a line's end stands nowhere
    assert len(places.boxes_of(first)) == len(LEFT)
    middle = 612 / 2
    assert all(box.right < middle for box in places.boxes_of(first))
    assert all(box.left > middle - 20 for box in places.boxes_of(second))


@needs_recognition
def test_progress_counts_the_pages_that_are_recognised(scan, readers, recognition):
    told: list[Progress] = []

    read_recognized(scan, readers, recognition, "", told.append)

    assert Progress(Stage.RECOGNIZE, 1, 2) in told
    assert told[-1].stage is Stage.RECOGNIZE


@needs_recognition
def test_recognition_can_be_stopped_in_the_middle_of_a_page(scan, readers, recognition):
    def stop(progress: Progress) -> None:
        if progress.stage is Stage.RECOGNIZE:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_recognized(scan, readers, recognition, "", stop)

    assert read_document(scan, readers).problems[0].kind is ProblemKind.NO_TEXT


@needs_recognition
def test_a_page_on_which_recognition_fails_does_not_stop_the_rest(scan, readers):
    with OcrService() as recognition:
        recognition.recognizers = ReaderProcess((sys.executable, "-c", "raise SystemExit(3)"))

        document = read_recognized(scan, readers, recognition)

    assert document.text == "This page was never printed by anybody."
    assert document.problems == (Problem(ProblemKind.NO_TEXT, (1,)),)


@needs_recognition
@pytest.mark.parametrize("kind", ["png", "jpeg", "tiff"])
def test_a_picture_is_a_document_of_its_pages(kind, tmp_path, readers, recognition):
    path = tmp_path / "photograph"
    drawn(LEFT).save(path, kind, dpi=(150, 150))

    document = read_recognized(path, readers, recognition)

    assert (document.format, document.page_starts) == (kind, (0,))
    assert " ".join(document.text.split()) == " ".join(LEFT)
    assert document.problems[0].kind is ProblemKind.RECOGNIZED


@needs_recognition
def test_a_broken_picture_and_one_without_letters_end_in_named_errors(tmp_path, readers, recognition):
    from PIL import Image

    broken, blank = tmp_path / "broken.png", tmp_path / "blank.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + b"nothing of a picture" * 20)
    Image.new("RGB", (400, 300), "white").save(blank)

    with pytest.raises(DocumentError):
        read_recognized(broken, readers, recognition)
    with pytest.raises(NoTextFound):
        read_recognized(blank, readers, recognition)


def test_without_being_asked_to_recognise_a_picture_is_named_as_what_it_is(tmp_path, readers):
    path = tmp_path / "photograph.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)

    with pytest.raises(UnsupportedFormat) as refused:
        read_document(path, readers)

    assert refused.value.detail == "png"


def test_a_line_a_little_lower_than_the_one_beside_it_stands_in_its_own_column():
    def line(left: float, top: float, text: str) -> RecognizedLine:
        return RecognizedLine(1, text, left, top, left + 200, top + 12, 0.99)

    lines = [
        line(60 + 260 * (row % 2), 200 + 15 * (row // 2) + row % 2, f"ships were counted that night {row}")
        for row in range(12)
    ]

    page = layout_recognized_page(lines, 600, 800)

    words = " ".join(block.text for block in page.blocks).split()
    assert words[5::6] == ["0", "2", "4", "6", "8", "10", "1", "3", "5", "7", "9", "11"]


def test_pages_that_are_hard_to_read_are_named():
    def line(page: int, confidence: float) -> RecognizedLine:
        return RecognizedLine(page, "ten letters", 0, 0, 100, 10, confidence)

    problems = list(recognition_problems({3: (line(3, 1.0),), 4: (line(4, 0.6),)}))

    assert [(problem.kind, problem.pages) for problem in problems] == [
        (ProblemKind.RECOGNIZED, (3, 4)),
        (ProblemKind.DOUBTFUL, (4,)),
    ]
    assert problems[0].detail == "80"


def test_a_picture_and_what_is_written_in_it_pass_between_the_processes():
    picture = PageImage(2, 1, b"\1\2\3\0\4\5\6\0")
    line = RecognizedLine(1, "潮水 rose", 1.0, 2.0, 30.5, 12.25, 0.875)

    request = unpack_request(pack_request(OcrRequest(ViewedFile(Path("secret.pdf")), picture)))

    assert isinstance(request, OcrRequest)
    assert (request.picture, request.file) == (picture, ViewedFile(Path()))
    assert unpack_answer(pack_answer(OcrResult((line,)))) == OcrResult((line,))


@pytest.mark.parametrize("sides", ["[9, 0, 5, 1]", "[0, 0, 5, 1e999]", "[0, 0, 5]"])
def test_a_line_that_cannot_be_is_not_believed(sides):
    numbers = sides.strip("[]")

    with pytest.raises(GarbledError):
        unpack_answer(f'["recognized", [[1, "a line", {numbers}, 0.9]]]'.encode())


@pytest.mark.parametrize("size", [PageSize(595, 842), PageSize(20_000, 3), PageSize(5_000, 5_000)])
def test_no_page_is_drawn_larger_than_can_be_drawn(size):
    tile = page_tile(0, size)

    assert 1 <= tile.width * tile.height <= MOST_PIXELS
    assert max(tile.width, tile.height) <= 4_000
