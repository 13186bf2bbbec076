"""What is exported, copied and printed of the chosen documents."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QSlider

from engine.exports.errors import ExportError, ExportFailure
from engine.exports.report import report_of
from gui.documents.document_model import DocumentEntry
from gui.documents.document_status import Done
from gui.export.image_export import ExportedImage
from gui.export.printing import print_document, print_reports, to_pdf
from gui.messages import explain_export_error


@pytest.fixture(autouse=True)
def quiet(caplog):
    caplog.set_level("CRITICAL")


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


@pytest.fixture
def report(analysis_of, document_of):
    def report(title: str, text: str = "The tide rose. Nobody saw it. It fell again."):
        return report_of(analysis_of(document_of(text, title=title), "tide"), date(2026, 11, 23))

    return report


def test_a_pdf_says_what_was_found_and_a_title_is_no_markup(qapp, report):
    text = text_of(to_pdf([report("<img src=file:///x> & co"), report("Second")]))
    assert "<img src=file:///x> & co" in " ".join(text.split())
    assert "Nobody saw it." in text
    assert "Made with Précis" in text
    assert len(pypdfium2.PdfDocument(to_pdf([report("a"), report("b")]))) == 2, "each begins a page"


def test_nothing_is_loaded_for_paper(qapp, tmp_path, report):
    picture = tmp_path / "x.png"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(picture))
    sheets = print_document([report(f'<img src="{picture}">')])
    assert sheets.resource(2, str(picture)) is None
    assert "\ufffc" not in sheets.toPlainText(), "no picture stands in it"


def test_millions_of_letters_without_a_space_are_cut_on_paper(qapp, report):
    assert "xxx…" in text_of(to_pdf([report("x" * 2_000_000)])).replace("\u200b", "").replace("\n", "")


def test_a_printer_gets_the_same(qapp, tmp_path, report):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_reports([report("The tide")], printer)
    assert "Nobody saw it." in text_of((tmp_path / "printed.pdf").read_bytes())


def analyse(qtbot, window, *paths: Path) -> None:
    window.add_paths(paths)
    qtbot.waitUntil(
        lambda: [type(entry.status) for entry in window.documents.entries()] == [Done] * len(paths)
    )


@pytest.mark.parametrize("suffix", [".csv", ".docx", ".html", ".json", ".md", ".pdf", ".txt"])
def test_a_whole_selection_goes_into_one_file(qtbot, window, write, tmp_path, suffix):
    analyse(
        qtbot, window, write("a.txt"), write("b.txt", "The harbour burned. It was rebuilt."), write("c.txt")
    )
    window.list.selectAll()
    out = tmp_path / f"out{suffix}"
    with qtbot.waitSignal(window.exports.done) as done:
        window.exports.write(window.list.chosen_entries(), out)
    assert done.args == [out]
    content = out.read_bytes()
    if suffix == ".pdf":
        content = text_of(content).encode()
    if suffix != ".docx":
        assert b"The harbour burned." in content
        assert content.index(b"a.txt") < content.index(b"b.txt") < content.index(b"c.txt")


def test_the_summary_is_exported_as_long_as_it_is_shown(qtbot, window, write, tmp_path):
    analyse(qtbot, window, write("a.txt", " ".join(f"This is sentence {n}." for n in range(100))))
    window.result.summary.findChild(QSlider).setValue(0)
    (shown,) = window.result.summary.shown_sentences()
    with qtbot.waitSignal(window.exports.done):
        window.exports.write(window.export_actions.chosen_as_shown(), tmp_path / "out.txt")
    text = (tmp_path / "out.txt").read_text("utf-8")
    assert text.count("This is sentence") == 1
    assert shown.text in text


def test_a_file_that_cannot_be_written_is_told_in_words(
    qtbot, window, write, tmp_path, analysis_of, document_of
):
    entry = DocumentEntry(0, Path("a.txt"), Done(analysis_of(document_of("The tide rose."))))
    with qtbot.waitSignal(window.exports.failed, check_params_cb=None) as failed:
        window.exports.failed.disconnect(window.export_actions._tell_failure)
        window.exports.write([entry], tmp_path / "none" / "out.md")
    (error,) = failed.args
    assert isinstance(error, ExportError)
    assert error.reason is ExportFailure.NO_FOLDER
    assert "out.md" in explain_export_error(error).what
    assert "mistake" in explain_export_error(KeyError()).what


@pytest.mark.parametrize("name", ["a.md", "b.md"])
def test_no_document_of_the_list_is_written_over(qtbot, window, write, name):
    paths = [write("a.md"), write("b.md", "The harbour burned. It was rebuilt.")]
    analyse(qtbot, window, *paths)
    before = [path.read_bytes() for path in paths]
    window.exports.failed.disconnect(window.export_actions._tell_failure)

    with qtbot.waitSignal(window.exports.failed) as failed:
        window.exports.write(window.documents.entries()[:1], paths[0].with_name(name))

    assert failed.args[0].reason is ExportFailure.DOCUMENT
    assert "one of the documents" in explain_export_error(failed.args[0]).what
    assert [path.read_bytes() for path in paths] == before


def test_no_scan_of_the_list_is_written_over_by_a_picture(qtbot, window, write):
    scan = write("scan.png", "A picture of the tide.")
    window.documents.add([scan])
    window.exports.failed.disconnect(window.export_actions._tell_failure)
    picture = ExportedImage("cloud", QSizeF(40, 30), lambda _painter: None)

    with qtbot.waitSignal(window.exports.failed) as failed:
        window.exports.write_image(picture, scan)

    assert failed.args[0].reason is ExportFailure.DOCUMENT
    assert scan.read_text("utf-8") == "A picture of the tide."


def test_the_summary_is_copied_as_markdown_that_makes_nothing_of_its_words(qtbot, window, write):
    analyse(qtbot, window, write("a.txt", "Only this <b>*one*</b>."))
    window.export_actions.copy_markdown()
    text = QGuiApplication.clipboard().text()
    assert r"1. Only this \<b\>\*one\*\</b\>." in text
    assert text.startswith("# a\n")


def test_what_is_kept_is_brought_back_to_be_exported(qtbot, analyst, write, tmp_path):
    from PySide6.QtGui import QIcon

    from gui.main_window import MainWindow

    for _start in range(2):
        window = MainWindow(analyst, QIcon(), library=tmp_path / "data")
        with qtbot.waitSignal(window.library.restored):
            window.library.start()
        if not window.documents.rowCount():
            analyse(qtbot, window, write("a.txt"), write("b.txt"))
            window.close()
    window.list.selectAll()
    with qtbot.waitSignal(window.exports.done):
        window.exports.write(window.list.chosen_entries(), tmp_path / "out.md")
    assert (tmp_path / "out.md").read_text("utf-8").count("## Summary") == 2
    window.close()


def test_with_nothing_found_nothing_can_be_taken_away(window):
    assert not window._menus.export.isEnabled()
    assert not window._menus.print_out.isEnabled()


def test_an_entry_with_another_summary_keeps_its_place(qtbot, window, write):
    analyse(qtbot, window, write("a.txt"), write("b.txt"))
    window.list.selectAll()
    shown = window.export_actions.chosen_as_shown()
    assert [entry.name for entry in shown] == ["a.txt", "b.txt"]
    assert shown[0] == replace(shown[0])
    assert window.list.model().flags(window.documents.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
