"""The sample documents that come with the program: what is written in them is what is read."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from engine.core.document import Document
from engine.loading.loader import read_document
from engine.readers.worker.process import ReaderProcess
from gui.app import make_window
from gui.shell.welcome_view import WelcomeView

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "resources" / "samples"
TEXTS = ROOT / "bench" / "samples"
LARGEST = 150_000


@pytest.fixture(scope="module", params=["tide-gate", "湿地恢复简报"])
def sample(request: pytest.FixtureRequest) -> tuple[Document, list[str]]:
    """A PDF as it is read, and the paragraphs it was typeset from."""
    with ReaderProcess() as readers:
        document = read_document(SAMPLES / f"{request.param}.pdf", readers)
    lines = (TEXTS / f"{request.param}.md").read_text("utf-8").splitlines()
    paragraphs = [re.sub("^[#>]+ ", "", line).replace("\u3000", " ") for line in lines]
    return document, [text for text in paragraphs if text and not text.startswith(("|", "["))]


def test_the_columns_are_read_one_after_the_other_without_a_loss(sample):
    document, paragraphs = sample
    end = 0
    for paragraph in paragraphs:
        start = document.text.find(paragraph, end)
        assert start >= end, paragraph
        end = start + len(paragraph)


def test_the_table_is_in_the_text_and_no_sentence_is_made_of_it(sample):
    document, _ = sample
    rows = [line for line in document.text.splitlines() if "\t" in line]

    assert len(rows) >= 4
    quotes = [document.quote(sentence) for sentence in document.sentences]
    assert not any("\t" in quote or quote.startswith(("Table 1:", "表1 ")) for quote in quotes)


def test_there_are_two_pages_and_nothing_to_complain_of(sample):
    document, _ = sample

    assert len(document.page_starts) == 2
    assert document.problems == ()


def test_every_sample_is_small():
    assert all(path.stat().st_size < LARGEST for path in SAMPLES.iterdir())


def test_the_welcome_view_offers_every_sample(qtbot):
    window = make_window()
    qtbot.addWidget(window)
    offered = {
        button.text()
        for button in window.findChild(WelcomeView).findChildren(QPushButton)
        if button.accessibleDescription() == "Sample document"
    }

    assert offered == {path.stem for path in SAMPLES.iterdir()}
