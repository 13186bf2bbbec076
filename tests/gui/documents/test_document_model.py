from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from engine.core.errors import Damaged, NoTextFound, PasswordNeeded, WrongPassword
from engine.core.progress import Progress, Stage
from engine.library.store import FileStamp
from gui.documents.document_entry import PastedText, entry_text, lines_of
from gui.documents.document_model import DocumentModel
from gui.documents.document_status import (
    Done,
    Failed,
    Running,
    Stopped,
    Stored,
    Waiting,
    share_done,
    status_text,
)


def test_the_model_keeps_qts_rules_while_documents_come_and_go(qapp):
    documents = DocumentModel()
    QAbstractItemModelTester(documents, QAbstractItemModelTester.FailureReportingMode.Fatal)
    first, second = documents.add([Path("a.txt"), Path("b.txt")])
    documents.set_status(second.number, Running(Progress(Stage.READ, 1, 4)))
    documents.remove(first.number)
    documents.add([PastedText("words", "title")])
    assert [entry.name for entry in documents.entries()] == ["b.txt", "title"]


def test_no_number_is_used_twice(qapp):
    documents = DocumentModel()
    first, second, third = documents.add([Path("a.txt"), Path("b.txt"), Path("c.txt")])
    documents.remove(first.number)
    documents.remove(second.number)
    (fourth,) = documents.add([Path("d.txt")])
    (fifth,) = documents.add([Path("e.txt")])
    assert len({entry.number for entry in (first, second, third, fourth, fifth)}) == 5


def test_a_file_is_listed_once_but_text_as_often_as_it_is_pasted(qapp):
    documents = DocumentModel()
    documents.add([Path("a.txt"), Path("a.txt")])
    assert documents.add([Path("a.txt")]) == ()
    documents.add([PastedText("words", "title")])
    documents.add([PastedText("words", "title")])
    assert documents.rowCount() == 3


def test_a_late_status_of_a_removed_document_reaches_no_other(qapp):
    documents = DocumentModel()
    first, second = documents.add([Path("a.txt"), Path("b.txt")])
    documents.remove(first.number)
    documents.set_status(first.number, Stopped())
    (third,) = documents.add([Path("a.txt")])
    assert [entry.status for entry in documents.entries()] == [Waiting(), Waiting()]
    assert third.number not in (first.number, second.number)


def test_a_removed_document_comes_back_where_it_was_unless_its_file_is_there_again(qapp):
    documents = DocumentModel()
    QAbstractItemModelTester(documents, QAbstractItemModelTester.FailureReportingMode.Fatal)
    first, second, _third = documents.add([Path("a.txt"), Path("b.txt"), Path("c.txt")])
    back = documents.put_back(second, documents.remove(second.number))
    assert [entry.name for entry in documents.entries()] == ["a.txt", "b.txt", "c.txt"]
    documents.set_status(second.number, Stopped())
    assert back is not None
    entry = documents.entry(back.number)
    assert entry is not None
    assert entry.status == Waiting(), "the old job's end no longer concerns it"

    row = documents.remove(first.number)
    documents.add([Path("a.txt")])
    assert documents.put_back(first, row) is None
    assert [entry.name for entry in documents.entries()] == ["b.txt", "c.txt", "a.txt"]


def test_a_failed_row_says_why(qapp):
    reasons = {
        status_text(Failed(error))
        for error in (
            PasswordNeeded(Path("a.pdf")),
            PasswordNeeded(Path("a.epub"), "drm"),
            WrongPassword(Path("a.pdf")),
            NoTextFound(Path("a.pdf"), "scanned"),
            NoTextFound(Path("a.txt"), "empty"),
            Damaged(Path("a.pdf")),
            KeyError("our mistake"),
        )
    }
    assert len(reasons) == 7


def test_a_row_says_in_words_how_far_it_is(qapp):
    documents = DocumentModel()
    (entry,) = documents.add([Path("a.txt")])
    documents.set_status(entry.number, Running(Progress(Stage.READ, 3, 12)))
    assert documents.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "a.txt, Reading: 3 of 12"
    assert share_done(Running(Progress(Stage.ANALYZE, 1, 2))) == 0.5
    assert share_done(Running(Progress(Stage.READ, 7))) is None
    assert status_text(Failed(ValueError())) == "Not analysed"
    assert documents.data(QModelIndex()) is None


def test_a_name_that_looks_like_markup_stays_text(qapp):
    documents = DocumentModel()
    documents.add([Path('<img src="x">.txt'), Path("a\nb\u202etxt.exe")])
    assert documents.index(0).data() == '<img src="x">.txt'
    assert "<img" not in documents.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert documents.index(1).data() == "a b txt.exe"


def test_a_finished_row_says_what_the_document_is_and_from_when(qapp, analysis_of, document_of):
    documents = DocumentModel()
    (entry,) = documents.add([Path("report.pdf")])
    analysis = analysis_of(document_of("The tide rose. ", "Nobody saw it."))
    documents.set_read(entry.number, FileStamp(10, 1_764_000_000 * 1_000_000_000), is_private=False)
    documents.set_status(entry.number, Done(analysis))
    done = documents.index(0)
    day = QLocale().toString(QDate(2025, 11, 24), QLocale.FormatType.ShortFormat)

    assert done.data(Qt.ItemDataRole.AccessibleTextRole) == f"report.pdf, PDF · 2 pages · {day}"
    assert "Nobody saw it." in done.data(Qt.ItemDataRole.ToolTipRole)  # the best of its sentences
    assert "Report" in done.data(Qt.ItemDataRole.ToolTipRole)
    documents.set_status(entry.number, Stored("key", pages=7))
    assert entry_text(documents.entries()[0]) == f"PDF · 7 pages · {day}"
    documents.set_status(entry.number, Stored("key", pages=7, problems=1))
    assert entry_text(documents.entries()[0]) == "Done, with a notice"


def test_a_row_tells_what_a_document_says_what_it_is_and_its_date_on_lines_of_their_own(qapp):
    documents = DocumentModel()
    (entry,) = documents.add([Path("report.pdf")])
    documents.set_read(entry.number, FileStamp(10, 1_764_000_000 * 1_000_000_000), is_private=False)
    day = QLocale().toString(QDate(2025, 11, 24), QLocale.FormatType.ShortFormat)

    def lines(status):
        documents.set_status(entry.number, status)
        (row,) = documents.entries()
        found = lines_of(row, entry_text(row))
        return found.said, found.facts, found.date

    assert lines(Stored("key", pages=7, headline="The tide rose")) == ("The tide rose", "PDF · 7 pages", day)
    assert lines(Stored("key", pages=7, title="Tides")) == ("report.pdf", "PDF · 7 pages", day)
    # What it is stands once, where there is nothing else to be said.
    assert lines(Stored("key", pages=7)) == (f"PDF · 7 pages · {day}", "", "")
    assert lines(Waiting()) == ("Waiting", "PDF", day)


def test_a_finished_pasted_text_is_called_one(qapp, analysis_of, document_of):
    documents = DocumentModel()
    (entry,) = documents.add([PastedText("The tide rose.", "tide")])
    documents.set_status(entry.number, Done(analysis_of(document_of("The tide rose."))))
    assert entry_text(documents.entries()[0]) == "Text"
