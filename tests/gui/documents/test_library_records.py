from dataclasses import replace
from pathlib import Path

import pytest

from engine.core.document import Problem, ProblemKind, Span
from engine.core.errors import NoTextFound, PasswordNeeded
from engine.core.results import SentenceKind, SummarySentence
from engine.library.store import DocumentState
from gui.documents.document_entry import DocumentEntry, PastedText, entry_text, title_of
from gui.documents.document_status import (
    Done,
    Failed,
    LossReason,
    Lost,
    Running,
    Stopped,
    Stored,
    Waiting,
    headline_of,
    status_text,
)
from gui.documents.library_records import ATTEMPTS, entry_facts, record_of, state_of

PATH = Path("/a.pdf")


@pytest.mark.parametrize("status", [Waiting(), Stopped(), Stored("key", 3, 1, "sha")])
@pytest.mark.parametrize("source", [PATH, PastedText("Words. More of them.", "Words")])
def test_an_entry_comes_back_from_its_record(source, status):
    record = record_of(DocumentEntry(7, source, status), "key", state_of(status))
    assert entry_facts(record) == (source, status, None)


def test_a_failure_comes_back_with_its_kind_and_detail():
    entry = DocumentEntry(7, PATH, Failed(NoTextFound(PATH, "scanned")))
    _source, status, _stamp = entry_facts(record_of(entry, "key", DocumentState.FAILED))
    assert (type(status.error), status.error.detail) == (NoTextFound, "scanned")


def test_results_come_back_as_stored_with_what_the_list_says_of_them(analysis_of, document_of):
    analysis = analysis_of(document_of("One. ", "Two."))
    record = record_of(DocumentEntry(7, PATH, Done(analysis)), "key", DocumentState.DONE)
    assert entry_facts(record)[1] == Stored("key", pages=2, title="Report")


def test_nothing_of_a_private_document_is_kept_but_that_it_needs_its_password(analysis_of, document_of):
    analysis = analysis_of(replace(document_of("One. ", "Two."), sha256="secret"))
    entry = DocumentEntry(7, PATH, Done(analysis), is_private=True)
    record = record_of(entry, "key", DocumentState.FAILED)
    assert (record.sha256, record.pages, record.problems) == ("", 0, 0)
    assert type(entry_facts(record)[1].error) is PasswordNeeded


def test_a_document_is_begun_anew_until_the_program_died_of_it_too_often():
    entry = DocumentEntry(7, PATH, Running())
    begun = [
        entry_facts(record_of(entry, "key", DocumentState.RUNNING, attempts))[1]
        for attempts in range(ATTEMPTS)
    ]
    assert begun == [Waiting()] * (ATTEMPTS - 1) + [Lost(LossReason.INTERRUPTED)]


def test_the_title_of_a_document_is_there_before_its_text_is_fetched(analysis_of, document_of):
    done = Done(analysis_of(document_of("The tide rose.", title="Tides")))
    record = record_of(DocumentEntry(7, PATH, done), "key", DocumentState.DONE)
    assert title_of(entry_facts(record)[1]) == "Tides"
    stored = record_of(DocumentEntry(7, PATH, entry_facts(record)[1]), "key", DocumentState.DONE)
    assert stored.title == "Tides"


def test_the_line_of_a_document_is_there_before_its_text_is_fetched(analysis_of, document_of):
    analysis = analysis_of(document_of("The tide rose."))
    line = SummarySentence("The tide rose.", SentenceKind.QUOTE, 1.0, (), short="… tide …")
    done = Done(replace(analysis, headline=line))

    record = record_of(DocumentEntry(7, PATH, done), "key", DocumentState.DONE)

    stored = entry_facts(record)[1]
    assert headline_of(stored) == "… tide …"
    assert record_of(DocumentEntry(7, PATH, stored), "key", DocumentState.DONE).detail == "… tide …"


def test_nothing_of_a_private_document_is_kept_in_its_line(analysis_of, document_of):
    line = SummarySentence("The tide rose.", SentenceKind.QUOTE, 1.0, ())
    done = Done(replace(analysis_of(document_of("The tide rose.")), headline=line))

    record = record_of(DocumentEntry(7, PATH, done, is_private=True), "key", DocumentState.FAILED)

    assert record.detail == ""


def test_the_list_says_what_a_document_says_and_first_what_is_wrong_with_it():
    stored = Stored("key", pages=3, headline="The tide rose.")

    assert status_text(stored) == "The tide rose."
    assert status_text(replace(stored, problems=1)) == "Done, with a notice · The tide rose."
    assert status_text(replace(stored, headline="")) == "Done · 3 pages"


def test_a_finished_document_says_itself_in_one_line_and_a_garbled_one_does_not(analysis_of, document_of):
    line = SummarySentence("The tide rose.", SentenceKind.QUOTE, 1.0, (Span(0, 14),))
    analysis = replace(analysis_of(document_of("The tide rose.")), headline=line)
    garbled = replace(analysis, document=replace(analysis.document, problems=(Problem(ProblemKind.GARBLED),)))

    assert entry_text(DocumentEntry(1, Path("tide.txt"), Done(analysis))) == "The tide rose."
    assert entry_text(DocumentEntry(2, Path("tide.txt"), Done(garbled))) == "Done, with a notice"
