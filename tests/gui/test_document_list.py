from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from engine.progress import Progress, Stage
from gui.document_list import (
    DocumentList,
    Failed,
    PastedText,
    Running,
    Stopped,
    Waiting,
    share_done,
    status_in_words,
)


def test_the_model_keeps_qts_rules_while_documents_come_and_go(qapp):
    documents = DocumentList()
    QAbstractItemModelTester(documents, QAbstractItemModelTester.FailureReportingMode.Fatal)
    first, second = documents.add([Path("a.txt"), Path("b.txt")])
    documents.set_status(second.number, Running(Progress(Stage.READ, 1, 4)))
    documents.remove(first.number)
    documents.add([PastedText("words", "title")])
    assert [entry.name for entry in documents.entries()] == ["b.txt", "title"]


def test_a_file_is_listed_once_but_text_as_often_as_it_is_pasted(qapp):
    documents = DocumentList()
    documents.add([Path("a.txt"), Path("a.txt")])
    assert documents.add([Path("a.txt")]) == ()
    documents.add([PastedText("words", "title")])
    documents.add([PastedText("words", "title")])
    assert documents.rowCount() == 3


def test_a_late_status_of_a_removed_document_reaches_no_other(qapp):
    documents = DocumentList()
    first, second = documents.add([Path("a.txt"), Path("b.txt")])
    documents.remove(first.number)
    documents.set_status(first.number, Stopped())
    (third,) = documents.add([Path("a.txt")])
    assert [entry.status for entry in documents.entries()] == [Waiting(), Waiting()]
    assert third.number not in (first.number, second.number)


def test_a_row_says_in_words_how_far_it_is(qapp):
    documents = DocumentList()
    (entry,) = documents.add([Path("a.txt")])
    documents.set_status(entry.number, Running(Progress(Stage.READ, 3, 12)))
    assert documents.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "a.txt, Reading: 3 of 12"
    assert share_done(Running(Progress(Stage.ANALYZE, 1, 2))) == 0.5
    assert share_done(Running(Progress(Stage.READ, 7))) is None
    assert status_in_words(Failed(ValueError())) == "Not analysed"
    assert documents.data(QModelIndex()) is None


def test_a_name_that_looks_like_markup_stays_text(qapp):
    documents = DocumentList()
    documents.add([Path('<img src="x">.txt'), Path("a\nb\u202etxt.exe")])
    assert documents.index(0).data() == '<img src="x">.txt'
    assert "<img" not in documents.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert documents.index(1).data() == "a b txt.exe"
