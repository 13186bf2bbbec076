"""`precis find` and `precis ask` as their user meets them: a process, its output and its exit status."""

import json

import pytest
from jsonschema import Draft202012Validator

from engine.core.options import GRAPH, Options
from engine.library.store import DocumentState, KeptDocument, Library
from engine.loading.loader import document_from_text
from engine.pipeline.analyze import analyze
from tests.engine.cli.test_main import CHINESE_SAMPLE, ROOT, SAMPLE, objects, precis

SCHEMA = json.loads((ROOT / "docs" / "schema" / "retrieval.schema.json").read_text("utf-8"))
GATE = SAMPLE.parent / "tide-gate.pdf"


def complaints(found):
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(found)]


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setenv("PRECIS_DATA", str(tmp_path))
    library = Library(tmp_path / "library")
    document = document_from_text("Zanzibar traded cloves. Nobody saw it.", "Cloves", tmp_path / "cloves.txt")
    record = KeptDocument("a", document.path, state=DocumentState.DONE)
    library.put_analysis(record, analyze(document, Options(model=GRAPH)))
    library.close()


def test_passages_are_found_in_the_files_named():
    result = precis("find", "harbour library", SAMPLE, CHINESE_SAMPLE)

    lines = result.stdout.decode().splitlines()
    assert result.returncode == 0
    assert lines[0].startswith("In 1 of 2 documents, ")
    assert any(line.startswith(f"{SAMPLE}, ") for line in lines)
    assert "\x1b" not in result.stdout.decode()


def test_the_json_has_each_place_and_its_marked_words():
    (found,) = objects(precis("find", '"tide gate"', GATE, "--json", "--limit", 2))

    assert complaints(found) == []
    assert found["documents"] == 1
    passage = found["passages"][0]
    assert passage["page"] >= 1
    marks = [passage["text"][mark["start"] : mark["end"]].lower() for mark in passage["marks"]]
    assert set(marks) <= {"tide gate", "tide gates"}
    assert marks


def test_without_files_what_the_window_keeps_is_searched(kept):
    (found,) = objects(precis("find", "cloves", "--json"))

    assert found["searched"] == 1
    assert found["passages"][0]["document"]["title"] == "Cloves"
    assert b"In none of 1 document." in precis("find", "nutmeg").stdout


def test_without_files_and_documents_it_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("PRECIS_DATA", str(tmp_path))

    result = precis("find", "cloves")

    assert result.returncode == 2
    assert b"name files or folders" in result.stderr


def test_a_file_that_cannot_be_read_stops_no_other(tmp_path):
    result = precis("find", "harbour", tmp_path / "none.pdf", SAMPLE, "--json")

    failure, found = objects(result)
    assert result.returncode == 1
    assert failure["error"]["kind"] == "missing"
    assert found["documents"] == 1


def test_a_question_is_answered_by_a_passage_with_its_place():
    (found,) = objects(precis("ask", "How much did the library cost last year?", SAMPLE, "--json"))

    assert complaints(found) == []
    assert found["is_answered"]
    assert found["expects"] == "quantity"
    assert "The library cost 214,000" in found["passages"][0]["text"]


def test_what_the_documents_do_not_say_is_said():
    result = precis("ask", "Which vitamin prevents scurvy?", SAMPLE)

    assert result.stdout.decode().splitlines()[0] == "The documents do not say."


def test_words_alone_answer_without_a_model():
    result = precis("ask", "How much did the library cost last year?", SAMPLE, "--model", "graph")

    assert result.returncode == 0
    assert "The library cost 214,000" in result.stdout.decode()


def test_words_like_these_are_offered_if_asked_for(tmp_path):
    lines = [f"The ship and the sailor saw the harbour, said {name}." for name in "abcdefgh"]
    (tmp_path / "sea.txt").write_text("\n\n".join(lines * 3), "utf-8")

    (found,) = objects(precis("find", "ship", tmp_path, "--like", "--json"))
    (without,) = objects(precis("find", "ship", tmp_path, "--json"))
    none = precis("find", "zebra", tmp_path, "--like").stdout.decode()

    assert complaints(found) == []
    assert {"sailor", "harbour"} <= {one["word"] for one in found["like"]}
    assert "like" not in without
    assert "Words like these: none" in none
