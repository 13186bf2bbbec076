"""The window of a corpus: what is asked of it leads to passages, and a passage to its document's place."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from engine.core.document import Span
from engine.corpus.errors import CorpusError, ExtraMissing, StoreDamaged, StoreFull, StoreMissing, StoreTooNew
from gui.corpus.corpus_passage_delegate import row_text
from gui.corpus.corpus_reader import CorpusPassage, CorpusReader
from gui.corpus.corpus_text import explain_corpus_error
from gui.corpus.corpus_window import CorpusWindow
from gui.documents.document_model import PastedText
from gui.shell.corpus_controller import places_of
from gui.shell.menus import Menus
from tests.support.corpus_store import make_corpus

TIDE = "Tide gates close in March. The harbour stays dry."
MILL = "Mill stones grind rye. The keeper sleeps near the harbour."
FOX = "Fox tracks crossed the market. Nobody saw it."


@pytest.fixture
def folder(tmp_path, write) -> Path:
    texts = {
        str(write(f"{name}.txt", text)): text for name, text in zip("abc", (TIDE, MILL, FOX), strict=True)
    }
    return make_corpus(tmp_path / "corpus", texts).folder


@pytest.fixture
def shown(qtbot, window, folder) -> CorpusWindow:
    shown = window.corpora.show(folder)
    qtbot.waitUntil(lambda: len(shown.passages()) == 3)
    return shown


def find(qtbot, shown: CorpusWindow, words: str) -> None:
    shown.field.clear()
    with qtbot.waitSignal(shown.reader.replied):
        qtbot.keyClicks(shown.field, words)
        qtbot.keyClick(shown.field, Qt.Key.Key_Return)


def texts(shown: CorpusWindow) -> list[str]:
    return [passage.text for passage in shown.passages()]


def choose(shown: CorpusWindow, row: int) -> None:
    shown.list.setCurrentIndex(shown.list.model().index(row, 0))


def test_the_menu_opens_the_corpus_of_a_folder(qtbot, window, folder, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))

    window.findChild(Menus).open_corpus.trigger()

    (shown,) = window.findChildren(CorpusWindow)
    qtbot.waitUntil(lambda: shown.overview.text() == "3 documents")
    shown.close()


def test_words_lead_to_the_sentence_that_has_most_of_them(qtbot, shown):
    find(qtbot, shown, "harbour")

    assert sorted(texts(shown)) == ["The harbour stays dry.", "The keeper sleeps near the harbour."]
    assert shown.told.text() == "2 documents, the best first:"
    find(qtbot, shown, "zeppelin")
    assert (texts(shown), shown.told.text()) == ([], "No document has all of these words.")


def test_a_topic_shows_its_documents_alone(qtbot, window, tmp_path):
    nine = {f"{number}.txt": f"Tide number {number}." for number in range(9)}
    shown = window.corpora.show(make_corpus(tmp_path / "nine", nine).folder)
    qtbot.waitUntil(lambda: len(shown.passages()) == 9)
    row = shown.topics.model().rows[1]

    with qtbot.waitSignal(shown.reader.replied):
        shown.topics.setCurrentIndex(shown.topics.model().index(1, 0))

    assert len(shown.passages()) == row.documents < 9


def test_documents_like_the_chosen_one_are_shown_without_it(qtbot, shown):
    find(qtbot, shown, "rye")
    choose(shown, 0)

    with qtbot.waitSignal(shown.reader.replied):
        shown.similar.click()

    assert sorted(passage.uri[-5:] for passage in shown.passages()) == ["a.txt", "c.txt"]
    assert "B" in shown.told.text()


def test_the_summary_of_what_was_found_quotes_its_documents(qtbot, shown):
    find(qtbot, shown, "harbour")

    with qtbot.waitSignal(shown.reader.replied):
        shown.summarize.click()

    assert {passage.uri[-5:] for passage in shown.passages()} == {"a.txt", "b.txt"}
    assert shown.told.text() == "The best sentences of 2 documents."


def test_a_passage_opens_its_document_at_the_words_that_found_it(qtbot, window, shown):
    marked = []
    window.source.mark = lambda spans, name: marked.append((tuple(spans), name))
    find(qtbot, shown, "harbour")
    row = texts(shown).index("The keeper sleeps near the harbour.")
    choose(shown, row)

    shown.open_place.click()

    start = MILL.index("harbour")
    qtbot.waitUntil(lambda: marked == [((Span(start, start + 7),), "harbour")])
    assert window.list.chosen_entry().name == "b.txt"


def test_a_sentence_of_a_summary_opens_its_document_at_itself(qtbot, window, shown):
    marked = []
    window.source.mark = lambda spans, name: marked.append((tuple(spans), name))
    with qtbot.waitSignal(shown.reader.replied):
        shown.summarize.click()
    row = texts(shown).index("Fox tracks crossed the market.")
    choose(shown, row)

    qtbot.keyClick(shown.list, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: marked == [((Span(0, 30),), "Fox tracks crossed the market.")])


def test_a_document_in_the_list_already_is_shown_and_not_added_again(qtbot, window, shown):
    for _ in range(2):
        choose(shown, 0)
        with qtbot.waitSignal(shown.place_requested):
            shown.open_place.click()
        qtbot.waitUntil(lambda: window.documents.rowCount() == 1)


def test_a_file_that_is_gone_is_said(qtbot, window, shown):
    choose(shown, 0)
    Path(shown.passages()[0].uri).unlink()

    shown.open_place.click()

    qtbot.waitUntil(lambda: "is no longer where it was read" in shown.notice.text())
    assert window.documents.rowCount() == 0


def test_a_line_of_a_data_file_opens_as_a_text(qtbot, window, tmp_path):
    data = tmp_path / "data.jsonl"
    data.write_text(json.dumps({"text": TIDE}) + "\n", "utf-8")
    shown = window.corpora.show(make_corpus(tmp_path / "lines", {f"{data}#0": TIDE}, data=data).folder)
    qtbot.waitUntil(lambda: len(shown.passages()) == 1)
    choose(shown, 0)

    shown.open_place.click()

    qtbot.waitUntil(lambda: window.documents.rowCount() == 1)
    source = window.documents.entries()[0].source
    assert isinstance(source, PastedText)
    assert source.text == TIDE


def test_nothing_in_the_corpus_is_changed_but_what_is_made_from_it(qtbot, shown, folder):
    before = {
        path: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "derived" not in path.parts
    }
    find(qtbot, shown, "harbour")
    with qtbot.waitSignal(shown.reader.replied):
        shown.summarize.click()
    shown.close()

    after = {
        path: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "derived" not in path.parts
    }
    assert after == before


def test_a_folder_without_a_corpus_is_said_and_offers_nothing(qtbot, window, tmp_path):
    shown = window.corpora.show(tmp_path)

    qtbot.waitUntil(lambda: "There is no corpus in" in shown.notice.text())
    assert not any(widget.isEnabled() for widget in (shown.field, shown.summarize, shown.open_place))
    shown.close()


def test_where_the_packages_are_missing_the_reader_says_so(qtbot, tmp_path):
    def open_corpus(_folder):
        raise ExtraMissing("tantivy")

    reader = CorpusReader(tmp_path, open_corpus=open_corpus)
    with qtbot.waitSignal(reader.failed) as failed:
        reader.open()

    assert "precis[corpus]" in explain_corpus_error(failed.args[0], "archive").advice
    reader.close()


@pytest.mark.parametrize(
    "error",
    [
        *(
            kind("x")
            for kind in (ExtraMissing, StoreMissing, StoreTooNew, StoreDamaged, StoreFull, CorpusError)
        ),
        PermissionError(13, "x"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_every_error_has_words_and_advice(error):
    message = explain_corpus_error(error, "archive")

    assert message.what.endswith(".")
    assert message.advice
    assert "{" not in message.what + message.advice


def test_only_the_last_request_is_replied_to(qtbot, shown):
    replies = []
    shown.reader.replied.connect(replies.append)
    for words in ("tide", "rye", "fox"):
        shown.field.setText(words)
        shown.field.returnPressed.emit()

    qtbot.waitUntil(lambda: bool(replies) and replies[-1].request.words == "fox")
    assert texts(shown) == ["Fox tracks crossed the market."]


def test_a_sentence_that_moved_is_found_where_it_is_now(document_of):
    document = document_of("A new line. Fox tracks crossed the market.")
    passage = CorpusPassage("x", "x.txt", "X", "Fox tracks crossed the market.", Span(0, 30))

    assert places_of(document, passage) == (Span(12, 42),)
    assert places_of(document_of("All is new."), passage) == ()


def test_a_screen_reader_hears_title_place_sentence_and_path():
    passage = CorpusPassage("x", "/archive/x.pdf", "Tides", "It rose.", Span(0, 8), page=3)

    assert row_text(passage) == "Tides, p. 3\nIt rose.\n/archive/x.pdf"


def test_closing_the_window_closes_its_corpora(qtbot, window, shown):
    window.close()

    qtbot.waitUntil(lambda: window.findChildren(CorpusWindow) == [])


def test_a_start_loads_nothing_that_only_corpora_need():
    heavy = {"pyarrow", "tantivy", "dask", "distributed"}
    code = f"import sys, gui.main_window; print(*{heavy} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == ""
