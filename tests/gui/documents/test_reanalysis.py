"""What can be done for documents that were not read well, as a user does it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from engine.core.document import Block, BlockKind, Document, Problem, ProblemKind, Span
from engine.core.errors import NoTextFound, UnsupportedFormat, recognition_helps
from engine.core.options import Options, ReadOptions
from engine.core.progress import Progress, Stage, silent
from engine.library.serialization import from_record, to_record
from engine.readers.ocr.installation import can_recognize
from gui.documents.document_status import Done, Failed, Running, status_text
from gui.documents.encoding_dialog import EncodingDialog, head_of, previews_of
from gui.documents.engine_service import LocalEngine
from gui.documents.reanalysis import how_it_was_read
from gui.messages import explain
from gui.results.warnings_bar import WarningsBar

RUSSIAN = "Ночью прилив поднялся над стеной. Никто этого не видел. Утром вода ушла из города.\n"


def with_problems(*kinds: ProblemKind, format: str = "pdf", encoding: str = "") -> Document:
    text = "The tide rose."
    return Document(
        path=Path("tide.pdf"),
        sha256="",
        format=format,
        title="",
        language="en",
        text=text,
        blocks=(Block(Span(0, len(text))),),
        sentences=(Span(0, len(text)),),
        problems=tuple(Problem(kind, detail="97") for kind in kinds),
        encoding=encoding,
    )


@pytest.mark.parametrize(
    ("error", "helps"),
    [
        (NoTextFound(Path("a.pdf"), "scanned"), True),
        (NoTextFound(Path("a.pdf"), "empty"), False),
        (UnsupportedFormat(Path("a.png"), "png"), True),
        (UnsupportedFormat(Path("a.xls"), "xls"), False),
    ],
)
def test_recognition_is_offered_for_what_is_a_picture(error, helps):
    assert recognition_helps(error) is helps


def test_a_scan_says_first_that_it_is_one_and_shows_no_mark_up_of_its_name():
    message = explain(NoTextFound(Path("<b>x.pdf"), "scanned"), "<b>x.pdf")

    assert message.what == "<b>x.pdf is a scan: its pages are pictures."


@pytest.mark.parametrize(
    ("document", "recognition", "encoding"),
    [
        (None, False, False),
        (with_problems(), False, False),
        (with_problems(ProblemKind.NO_TEXT), True, False),
        (with_problems(ProblemKind.GARBLED), True, False),
        (with_problems(ProblemKind.NO_TEXT, ProblemKind.RECOGNIZED), False, False),
        (with_problems(ProblemKind.GARBLED, format="docx"), False, False),
        (with_problems(ProblemKind.ENCODING_GUESSED, format="text"), False, True),
        (with_problems(format="text", encoding="cp1251"), False, True),
    ],
)
def test_what_helps_against_the_problems_of_a_document_is_offered(document, recognition, encoding, qtbot):
    bar = WarningsBar()
    qtbot.addWidget(bar)

    bar.show_document(document)

    assert bar.recognize.isVisibleTo(bar) is recognition
    assert bar.encode.isVisibleTo(bar) is encoding


def test_progress_says_which_page_was_recognised():
    assert status_text(Running(Progress(Stage.RECOGNIZE, 3, 40))) == "3 of 40 pages recognised"


def test_trying_again_keeps_what_the_user_chose(analysis_of):
    analysis = analysis_of(with_problems(ProblemKind.RECOGNIZED, encoding="cp1251"))

    assert how_it_was_read(Done(analysis)) == ReadOptions(recognize=True, encoding="cp1251")
    assert how_it_was_read(Failed(KeyError())) == ReadOptions()


def test_the_first_lines_are_shown_in_each_encoding_and_the_right_one_reads_well(tmp_path):
    path = tmp_path / "tide.txt"
    path.write_bytes(b"plain line\n" * 3 + RUSSIAN.encode("cp1251"))

    previews = {preview.encoding: preview for preview in previews_of(head_of(path))}

    assert previews["cp1251"].text == RUSSIAN
    assert previews["cp1251"].errors == 0
    assert previews["utf-8"].errors > 0
    assert previews["cp1252"].text != RUSSIAN


def test_the_encoding_that_was_guessed_is_chosen_at_first_and_the_chosen_one_is_handed_over(qtbot):
    dialog = EncodingDialog("<b>tide</b>.txt", RUSSIAN.encode("cp1251"), "koi8-u")
    qtbot.addWidget(dialog)
    assert dialog.encoding() == "koi8_u"

    rows = range(dialog.list.count())
    cyrillic = next(row for row in rows if "Windows-1251" in dialog.list.item(row).text())
    dialog.list.setCurrentRow(cyrillic)
    assert dialog.preview.toPlainText() == RUSSIAN
    read = next(button for button in dialog.findChildren(QPushButton) if "encoding" in button.text())
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(read, Qt.MouseButton.LeftButton)

    assert chosen.args == ["cp1251"]


def test_a_text_is_read_in_the_encoding_that_was_chosen_and_that_is_kept(tmp_path):
    path = tmp_path / "tide.txt"
    path.write_bytes(RUSSIAN.encode("cp866"))
    analyst = LocalEngine(Options())

    analysis = analyst.analyze_file(path, "", silent, ReadOptions(encoding="cp866"))
    analyst.close()

    assert RUSSIAN.split()[0] in analysis.document.text
    assert analysis.document.problems == ()
    back = from_record(type(analysis), to_record(analysis))
    assert how_it_was_read(Done(back)) == ReadOptions(encoding="cp866")


@pytest.mark.skipif(not can_recognize(), reason="text recognition is not installed")
def test_a_scan_is_recognised_when_the_button_is_pressed(window, analyst, qtbot, tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_text("The tide rose. Nobody saw it.")
    window.add_paths([path])
    qtbot.waitUntil(lambda: [type(entry.status) for entry in window.documents.entries()] == [Failed])
    assert window.status.recognize.isVisibleTo(window.status)

    qtbot.mouseClick(window.status.recognize, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: isinstance(window.documents.entries()[0].status, Done))
    assert analyst.asked[-1] == ReadOptions(recognize=True)


def test_a_kind_is_quoted_on_request_and_left_out_again_and_that_is_kept(tmp_path, window, analyst, qtbot):
    path = tmp_path / "tide.txt"
    path.write_text("The tide rose. Nobody saw it.")
    window.add_paths([path])
    qtbot.waitUntil(lambda: [type(entry.status) for entry in window.documents.entries()] == [Done])

    window.result.findings.left_out.quoting_requested.emit(BlockKind.COMMENT, True)
    qtbot.waitUntil(lambda: len(analyst.asked) == 2)
    assert analyst.asked[-1] == ReadOptions(quoted_kinds=frozenset((BlockKind.COMMENT,)))
    qtbot.waitUntil(lambda: isinstance(window.documents.entries()[0].status, Done))
    window.result.findings.left_out.quoting_requested.emit(BlockKind.COMMENT, False)
    qtbot.waitUntil(lambda: len(analyst.asked) == 3)
    assert analyst.asked[-1] == ReadOptions()


def test_what_is_quoted_on_request_is_there_after_the_library_gave_the_document_back(tmp_path):
    path = tmp_path / "tide.html"
    path.write_text("<p>The tide rose.</p><section class=comments><p>I do not believe it.</p></section>")
    analyst = LocalEngine(Options())
    how = ReadOptions(quoted_kinds=frozenset((BlockKind.COMMENT,)))

    analysis = analyst.analyze_file(path, "", silent, how)
    analyst.close()

    back = from_record(type(analysis), to_record(analysis))
    assert len(back.document.sentences) == 2
    assert how_it_was_read(Done(back)) == how
