from dataclasses import replace

import pytest
from pypdf import PdfWriter

from engine.core.errors import WrongPassword
from engine.core.options import GRAPH, Options
from engine.core.progress import silent
from gui.documents.engine_service import LocalEngine


def test_files_are_read_and_analysed_one_after_the_other_also_when_the_reader_was_closed(tmp_path):
    path = tmp_path / "tide.txt"
    path.write_text("The tide rose over the wall in the night. Nobody saw it.")
    analyst = LocalEngine(Options())

    first = analyst.analyze_file(path, "", silent)
    analyst.close()
    second = analyst.analyze_file(path, "", silent)
    analyst.close()

    assert first.summary == second.summary
    assert first.document.quote(first.summary.sentences[0].sources[0]) == first.summary.sentences[0].text
    assert first.timings.read > 0
    assert first.timings.analyze > 0


def test_a_text_is_analysed_under_its_title():
    analysis = LocalEngine(Options()).analyze_text("The tide rose. Nobody saw it.", "Tides", silent)

    assert (analysis.document.title, len(analysis.document.sentences)) == ("Tides", 2)


def test_the_last_document_is_not_tokenized_anew_for_its_next_summary():
    engine = LocalEngine(Options())
    analysis = engine.analyze_text("The tide rose. Nobody saw it.", "Tides", silent)
    tokens = engine._workings.tokens()

    engine.resummarize(analysis, replace(analysis.options, model=GRAPH), silent)

    assert engine._workings.tokens() is tokens


def test_tokens_and_vectors_are_kept_of_one_document_and_none_after_the_end():
    engine = LocalEngine(Options())
    first = engine.analyze_text("The tide rose. Nobody saw it.", "Tides", silent)
    second = engine.analyze_text("The moon shines. It is far away.", "Moon", silent)

    assert engine._workings.document is second.document
    engine.resummarize(first, replace(first.options, model=GRAPH), silent)
    assert engine._workings.document is first.document

    engine.close()
    assert engine._workings is None


def test_a_document_of_many_volumes_is_not_kept():
    engine = LocalEngine(Options(), longest_kept=20)

    engine.analyze_text("The tide rose. Nobody saw it.", "Tides", silent)

    assert engine._workings is None


def test_a_password_is_tried_beside_the_reader_that_is_at_work(tmp_path):
    path = tmp_path / "locked.pdf"
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("sesame", algorithm="AES-256")
    writer.write(path)
    engine = LocalEngine(Options())

    engine.check_password(path, "sesame", silent)
    with pytest.raises(WrongPassword):
        engine.check_password(path, "barley", silent)


def test_a_document_gets_the_line_that_stands_for_it():
    analysis = LocalEngine(Options()).analyze_text("The tide rose. Nobody saw it.", "Tides", silent)

    assert analysis.headline is not None
    assert analysis.headline.text in analysis.document.text
