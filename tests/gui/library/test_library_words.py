"""Words like those that are looked for, and like a chosen keyword, are offered to be looked for."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtGui import QIcon

from engine.core.results import Keyword
from engine.retrieval.word_neighbours import WordVectors
from gui.documents.document_status import Done
from gui.library import library_words
from gui.library.library_words import LibraryWords
from gui.main_window import MainWindow

NEAR = np.array([[1, 0], [0.97, 0.243], [0, 1]], np.float32)
WORDS = WordVectors(("gate", "weir", "bread"), ("gate", "weir", "bread"), ("en",) * 3, (9, 8, 7), NEAR)


@pytest.fixture
def window(qtbot, analyst, tmp_path) -> Iterator[MainWindow]:
    window = MainWindow(analyst, QIcon(), library=tmp_path / "library")
    window.show()
    with qtbot.waitSignal(window.library.restored):
        window.library.start()
    (tmp_path / "tide.txt").write_text("The tide rose at the gate. " * 8, "utf-8")
    window.add_paths([tmp_path / "tide.txt"])
    qtbot.waitUntil(lambda: [type(e.status) for e in window.documents.entries()] == [Done])
    window.search.words.take(WORDS, ("en",))
    yield window
    window.close()


def test_words_like_those_that_are_typed_are_offered_and_looked_for(qtbot, window):
    window.search.open("gate")
    panel = window.content.search
    qtbot.waitUntil(lambda: panel.like.words == ("weir",))
    assert panel.like.isVisible()
    with qtbot.waitSignal(window.search.replied):
        panel.like.linkActivated.emit("0")
    assert panel.field.text() == "weir"


def test_a_keyword_shows_words_like_it_that_lead_to_all_documents(qtbot, window):
    findings = window.result.findings
    document = window.reading.shown().document
    keyword = Keyword("gate", 1.0, document.sentences[:1])
    findings.keywords.show_rows((keyword,))
    findings.keywords.setCurrentIndex(findings.keywords.model().index(0, 0))
    qtbot.waitUntil(lambda: findings.like.words == ("weir",))
    findings.like.linkActivated.emit("0")
    assert window.content.currentWidget() is window.content.search
    assert window.content.search.field.text() == "weir"
    findings.clear_choice()
    assert not findings.like.words


def test_a_word_without_company_offers_none(qtbot, window):
    window.search.open("bread")
    with qtbot.waitSignal(window.search.words.found):
        window.search.words.find("bread")
    assert not window.content.search.like.isVisible()


def test_what_is_forgotten_is_offered_no_more(qtbot, window):
    window.search.open("gate")
    qtbot.waitUntil(lambda: window.content.search.like.words == ("weir",))
    window.search.words.forget()
    with qtbot.waitSignal(window.search.words.found):
        window.search.words.find("gate")
    assert window.content.search.like.words == ()


def test_words_are_learned_when_the_library_is_complete(qtbot, window, monkeypatch):
    monkeypatch.setattr(library_words, "FEWEST_PASSAGES", 1)
    window.search.words.forget()
    with qtbot.waitSignal(window.search.words.trained, timeout=60_000):
        window.library.stored.emit()
    assert (window.library.folder / "words.npz").exists()


def test_a_small_library_has_no_words_like_others(qtbot, window):
    words = LibraryWords(window.library.folder)
    words.train()
    qtbot.waitUntil(lambda: not words._trains)
    with qtbot.waitSignal(words.found) as found:
        words.find("gate")
    assert found.args[0].words == ()
    words.close()
