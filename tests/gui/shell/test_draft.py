"""What can be read of a document before its analysis ends."""

import pytest
from PySide6.QtWidgets import QPushButton

from gui.documents.document_draft import draft_of
from gui.documents.document_entry import DocumentEntry, PastedText
from gui.documents.document_status import Done, Failed, Running, Stopped, Waiting

TEXT = "The tide rose. Nobody saw it.\n" * 300


def statuses(window):
    return [type(entry.status) for entry in window.documents.entries()]


@pytest.fixture
def drafted(qtbot, window, tmp_path):
    """A window with a document that was read and whose analysis does not end."""
    path = tmp_path / "endless.txt"
    path.write_text(TEXT, "utf-8")
    window.add_paths([path])
    qtbot.waitUntil(lambda: window.reading.isVisible())
    return window


def test_the_text_is_there_while_the_analysis_runs_and_stays_where_it_is_read(qtbot, drafted, analyst):
    source = drafted.source
    assert statuses(drafted) == [Running]
    qtbot.waitUntil(lambda: not source.text.is_loading())
    assert source.text.toPlainText() == TEXT
    assert drafted.reading.draft_pane.isVisible()
    assert not drafted.result.isVisible()
    bar = source.text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    analyst.go_on.set()
    qtbot.waitUntil(lambda: statuses(drafted) == [Done])
    assert drafted.result.isVisible()
    assert place > 0
    assert bar.value() == place


def test_the_analysis_of_what_is_read_already_can_be_cancelled(qtbot, drafted):
    cancel = drafted.reading.draft_pane.findChild(QPushButton)
    cancel.click()
    qtbot.waitUntil(lambda: statuses(drafted) == [Stopped])
    assert drafted.status.isVisible()


def test_another_document_is_shown_from_its_beginning(qtbot, drafted, write, analyst):
    drafted.add_paths([write("a.txt")])
    qtbot.waitUntil(lambda: statuses(drafted) == [Running, Waiting])
    drafted.list.choose(drafted.documents.index(1))
    assert drafted.status.isVisible()
    drafted.list.choose(drafted.documents.index(0))
    assert drafted.reading.draft_pane.isVisible()
    assert drafted.source.text.toPlainText()


@pytest.mark.parametrize("status", [Waiting(), Running()])
def test_a_pdf_has_pages_before_it_is_read_and_other_files_have_none(tmp_path, status):
    assert draft_of(DocumentEntry(0, tmp_path / "a.PDF", status)).page_starts == (0,)
    assert draft_of(DocumentEntry(0, tmp_path / "a.docx", status)) is None
    assert draft_of(DocumentEntry(0, PastedText("a.pdf", "a.pdf"), status)) is None


def test_a_file_that_failed_has_no_draft(tmp_path):
    assert draft_of(DocumentEntry(0, tmp_path / "a.pdf", Failed(KeyError()))) is None
