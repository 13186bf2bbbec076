"""`precis overview` as its user meets it: a process, its output and its exit status."""

import json

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from engine.core.options import GRAPH, Options
from engine.library.search.vectors import SentenceVectors
from engine.library.store import DocumentState, KeptDocument, Library
from engine.loading.loader import document_from_text
from engine.pipeline.analyze import analyze
from tests.engine.cli.test_main import ROOT, objects, precis

SCHEMA = json.loads((ROOT / "docs" / "schema" / "multidocument.schema.json").read_text("utf-8"))
GATE = "The tide gate keeps the harbour dry. The tide gate was painted. The harbour has a new tide gate."
BREAD = "The mill grinds rye for bread. Rye bread is baked at the mill. The mill sells rye bread."
FOUR = (
    "A heron nests on the island.",
    "The bakery opens on Sunday.",
    "Snow closed a mountain pass.",
    "An orchestra tuned its violins.",
)
"""Nothing but their vectors says what goes together."""


def complaints(found):
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(found)]


@pytest.fixture
def folder(tmp_path):
    for year in (2019, 2021):
        for name, text in (("gate", GATE), ("bread", BREAD)):
            path = tmp_path / "documents" / f"{name}-{year}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"5 March {year}\n\n{text}", "utf-8")
    (tmp_path / "documents" / "bread.txt").write_text(BREAD, "utf-8")
    return tmp_path / "documents"


def test_documents_are_listed_under_their_topics_and_counted_by_year(folder):
    (found,) = objects(precis("overview", folder, "--model", "graph", "--json"))
    text = precis("overview", folder, "--model", "graph").stdout.decode()

    assert complaints(found) == []
    assert found["periods"] == ["2019", "2020", "2021"]
    bread, gate = found["topics"]
    assert [one["path"].rpartition("/")[2] for one in gate["documents"]] == ["gate-2019.txt", "gate-2021.txt"]
    assert (gate["counts"], gate["undated"]) == ([1, 0, 1], 0)
    assert (bread["counts"], bread["undated"]) == ([1, 0, 1], 1)
    assert "  2019 1 ×, 2021 1 ×, without a date 1 ×" in text.splitlines()


def test_topics_over_time_become_a_table(folder, tmp_path):
    out = tmp_path / "out.csv"

    assert precis("overview", folder, "--model", "graph", "--export", out).returncode == 0
    header, bread, _gate = out.read_text("utf-8-sig").splitlines()
    assert header == "Topic,2019,2020,2021,Without a date,Documents"
    assert bread.endswith("1,0,1,1,3")


def test_without_files_it_is_about_the_documents_that_are_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("PRECIS_DATA", str(tmp_path))
    assert precis("overview").returncode == 2

    library = Library(tmp_path / "library")
    for number, axis in enumerate(([1, 0], [1, 0.1], [0, 1], [0.1, 1])):
        text = f"Published 5 March 202{number}\n\n{' '.join([FOUR[number]] * 3)}"
        document = document_from_text(text, path=tmp_path / f"{number}.txt")
        kept = KeptDocument(str(number), document.path, state=DocumentState.DONE)
        vectors = SentenceVectors("performer-en", np.tile(np.float32(axis), (len(document.sentences), 1)))
        library.put_analysis(kept, analyze(document, Options(model=GRAPH)), vectors)
    library.close()

    (found,) = objects(precis("overview", "--json"))

    together = {frozenset(one["path"][-5:] for one in topic["documents"]) for topic in found["topics"]}
    assert together == {frozenset(("0.txt", "1.txt")), frozenset(("2.txt", "3.txt"))}
    assert found["periods"] == ["2020", "2021", "2022", "2023"]
