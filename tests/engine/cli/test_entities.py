"""`precis entities` as its user meets it: a process, its output and its exit status."""

import json

import pytest
from jsonschema import Draft202012Validator

from engine.core.options import GRAPH, Options
from engine.library.store import DocumentState, KeptDocument, Library
from engine.loading.loader import document_from_text
from engine.pipeline.analyze import analyze
from tests.engine.cli.test_main import ROOT, objects, precis
from tests.engine.cli.test_table import complaints

TEXT = "The gate was opened by Anna Lindholm on 5 March 2024. It cost $41 million and broke on 9 April."


@pytest.fixture
def gate(tmp_path):
    path = tmp_path / "gate.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_names_dates_and_amounts_are_listed_with_their_places(gate):
    (found,) = objects(precis("entities", gate, "--json"))
    text = precis("entities", gate, "--kind", "amount").stdout.decode()

    assert complaints(found) == []
    assert {one["kind"]: one["text"] for one in found["entities"]} == {
        "name": "Anna Lindholm",
        "date": "9 April",
        "amount": "$41 million",
    }
    place = found["entities"][0]["places"][0]
    assert TEXT[place["start"] : place["end"]] == "Anna Lindholm"
    assert text.split() == ["Amounts", "$41", "million:", "1", "×"]


def test_a_timeline_says_which_year_is_assumed(gate):
    (found,) = objects(precis("entities", gate, "--timeline", "--json"))
    lines = precis("entities", gate, "--timeline").stdout.decode().splitlines()

    assert complaints(found) == []
    assert [event["day"] for event in found["timeline"]] == ["2024-03-05", "2024-04-09"]
    assert lines[1].startswith("2024-04-09 (year assumed)  It cost")


def test_a_timeline_becomes_a_file(gate, tmp_path):
    precis("entities", gate, "--timeline", "--export", tmp_path / "out.csv")

    first, *_rest = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert first == "date,text,file,place"


def test_the_analysis_holds_entities_only_if_asked(gate):
    schema = json.loads((ROOT / "docs" / "schema" / "analysis.schema.json").read_text("utf-8"))
    (without,) = objects(precis("keywords", gate, "--json", "--model", "graph"))
    (with_them,) = objects(precis("keywords", gate, "--json", "--model", "graph", "--with-entities"))

    assert "entities" not in without
    assert [error.message for error in Draft202012Validator(schema).iter_errors(with_them)] == []
    assert with_them["entities"][0]["text"] == "Anna Lindholm"


def test_without_files_it_is_about_what_the_window_keeps(tmp_path, monkeypatch):
    monkeypatch.setenv("PRECIS_DATA", str(tmp_path))
    assert precis("entities").returncode == 2

    library = Library(tmp_path / "library")
    document = document_from_text(TEXT, "Gate", tmp_path / "gate.txt")
    record = KeptDocument("a", document.path, state=DocumentState.DONE)
    library.put_analysis(record, analyze(document, Options(model=GRAPH)))
    (found,) = objects(precis("entities", "--json"))  # while the window has it open, too
    library.close()

    assert found["documents"] == [{"path": str(tmp_path / "gate.txt"), "title": "Gate"}]
    assert found["entities"][0]["text"] == "Anna Lindholm"


def test_the_balance_of_a_summary_is_told_only_if_asked_for(gate):
    schema = json.loads((ROOT / "docs" / "schema" / "analysis.schema.json").read_text("utf-8"))
    call = ("summarize", gate, "--model", "graph")
    (found,) = objects(precis(*call, "--balance", "--json"))
    (without,) = objects(precis(*call, "--json"))

    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []
    assert (found["balance"], "balance" in without) == ([], False)
    assert "There are no parts to compare" in precis(*call, "--balance").stdout.decode()
