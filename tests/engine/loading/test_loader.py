from pathlib import Path

import pytest

from engine.core.document import Problem, ProblemKind
from engine.core.errors import Damaged, ReaderTimedOut
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.loading.loader import read_document, what_can_be_read
from engine.readers.worker.process import ReaderProcess

PATH = Path("a.pdf")
PAGE = Page((PageBlock("The tide rose in the night."),))


def failing(*items, error):
    yield from items
    raise error


def test_pages_that_were_not_reached_are_named_when_their_number_is_known():
    opening = DocumentHeader("pdf", paged=True, pages=4)
    items = list(what_can_be_read(failing(opening, PAGE, PAGE, error=ReaderTimedOut(PATH, "20 s"))))

    assert items == [
        opening,
        PAGE,
        PAGE,
        Problem(ProblemKind.UNREADABLE, (3, 4), "timed-out: 20 s"),
        Problem(ProblemKind.READER_STOPPED, (3,), "timed-out"),
    ]


def test_a_document_without_pages_is_said_to_be_cut():
    items = list(what_can_be_read(failing(DocumentHeader("text"), PAGE, error=Damaged(PATH))))

    assert items[-1] == Problem(ProblemKind.TRUNCATED, detail="damaged")


@pytest.mark.parametrize(
    "items", [(), (DocumentHeader("pdf"),), (DocumentHeader("pdf"), Page((PageBlock(" "),)))]
)
def test_a_failure_before_any_text_is_the_documents_failure(items):
    with pytest.raises(Damaged):
        list(what_can_be_read(failing(*items, error=Damaged(PATH))))


def test_a_file_becomes_a_document_of_its_text(tmp_path):
    path = tmp_path / "tide.txt"
    path.write_text("The tide rose in the night.\n\nNobody saw it.\n")
    with ReaderProcess() as readers:
        document = read_document(path, readers)

    assert [document.quote(span) for span in document.sentences] == [
        "The tide rose in the night.",
        "Nobody saw it.",
    ]
    assert len(document.sha256) == 64
    assert document.parser == "text"
