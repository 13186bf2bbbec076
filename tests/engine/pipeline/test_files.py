"""The way of a file: read, recognised where that is wanted, and analysed with the models for its language."""

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from engine.core.errors import Damaged, NoTextFound
from engine.core.options import GRAPH, Options
from engine.core.progress import Stage, silent
from engine.pipeline.files import analyze_file, analyze_text, read_file
from engine.pipeline.workings import Workings
from engine.readers.worker.process import ReaderProcess

TEXT = "The tide rose over the wall in the night. Nobody saw it before the morning."
BY_GRAPH = Options(model=GRAPH)


@pytest.fixture(scope="module")
def readers():
    with ReaderProcess() as readers:
        yield readers


def test_a_file_is_read_and_analysed_and_both_are_timed(write, readers):
    stages = []
    path = write("tide.txt", TEXT)

    analysis = analyze_file(path, BY_GRAPH, lambda progress: stages.append(progress.stage), readers=readers)

    assert analysis.document == read_file(path, readers)
    assert replace(analysis.document, path=Path()).text == TEXT
    assert analysis.timings.read > 0
    assert analysis.timings.analyze > 0
    assert (stages[0], stages[-1]) == (Stage.READ, Stage.ANALYZE)


def test_the_models_are_chosen_when_the_language_is_known(write, readers):
    asked = []

    def choose(options, language):
        asked.append(language)
        return replace(options, model=GRAPH)

    analysis = analyze_file(
        write("tide.txt", TEXT), Options(model="a\nb"), silent, readers=readers, choose=choose
    )

    assert asked == ["en"]
    assert analysis.options.model == GRAPH
    assert analysis.ranked_by.fallback is None


def test_the_service_that_recognises_is_left_before_anything_is_analysed(write, readers):
    events = []

    @contextmanager
    def service():
        events.append("entered")
        yield None
        events.append("left")

    def workings_of(document, options):
        events.append("analysed")
        return Workings(document)

    path = write("tide.txt", TEXT)
    analyze_file(path, BY_GRAPH, readers=readers, ocr=service(), workings_of=workings_of)

    assert events == ["entered", "left", "analysed"]


def test_an_encoding_that_the_user_knows_is_kept_with_the_document(tmp_path, readers):
    path = tmp_path / "letter.txt"
    path.write_bytes("Вода поднялась ночью над стеной. Никто её не видел.".encode("cp866"))

    analysis = analyze_file(path, BY_GRAPH, readers=readers, encoding="cp866")

    assert analysis.document.encoding == "cp866"
    assert "Вода поднялась" in analysis.document.text


def test_what_cannot_be_read_raises_the_error_that_says_why(tmp_path, readers):
    path = tmp_path / "bad.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing follows")

    with pytest.raises(Damaged):
        analyze_file(path, BY_GRAPH, readers=readers)


def test_a_text_is_analysed_like_a_file_of_it(write, readers):
    from_text = analyze_text(TEXT, BY_GRAPH, title="tide")
    from_file = analyze_file(write("tide.txt", TEXT), BY_GRAPH, readers=readers)

    assert from_text.document.title == "tide"
    assert (from_text.summary, from_text.keywords) == (from_file.summary, from_file.keywords)


def test_a_text_of_white_space_alone_is_no_document():
    with pytest.raises(NoTextFound):
        analyze_text(" \n\t", BY_GRAPH)
