"""`precis corpus` from outside: what it prints, and with which status it ends."""

import json
import subprocess
import sys

import pytest

from engine.cli.main import main
from tests.support import ROOT
from tests.support.corpus_driver import begin_corpus, finish

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture
def corpus(tmp_path, write_documents):
    documents = write_documents(12)
    (documents / "bad.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    store = begin_corpus(tmp_path / "corpus", documents)
    finish(store)
    return store


def test_what_a_corpus_holds_is_said_found_grouped_and_exported(corpus, tmp_path, capsys):
    folder = str(corpus.folder)

    def run(*arguments: str) -> str:
        assert main(["corpus", *arguments]) == 0
        return capsys.readouterr().out

    status = json.loads(run("status", folder, "--failed", "--json"))
    assert (status["done"], status["pending"], status["failures"]) == (12, 0, {"damaged": 1})
    assert status["failed"][0]["uri"].endswith("bad.pdf")
    assert "12 of 13 documents are analysed" in run("status", folder)
    assert run("verify", folder) == "13 records were read.\n"
    assert run("compact", folder) == "1 parts became 1; 0 records were removed.\n"
    (line,) = run("query", folder, '"harbour 7"', "--json").splitlines()
    assert json.loads(line)["uri"].endswith("007.txt")
    similar = run("query", folder, "--similar", json.loads(line)["id"], "--json", "--limit", "3").splitlines()
    assert len(similar) == 3
    topics = [json.loads(line) for line in run("topics", folder, "--number", "2", "--json").splitlines()]
    assert sum(topic["documents"] for topic in topics) == 12
    run("duplicates", folder)
    summary = run("summary", folder, "--sentences", "2")
    assert summary.endswith("12 of 13 documents read, 1 failed (1 damaged).\n")
    assert run("export", folder, str(tmp_path / "out.jsonl")) == "13 documents were written.\n"


@pytest.mark.parametrize("name", ["documents/notes.md", "data.jsonl"])
def test_an_export_does_not_take_the_place_of_a_document(write_documents, tmp_path, capsys, name):
    documents = write_documents(1)
    (documents / "notes.md").write_text("The tide rose.", "utf-8")
    (tmp_path / "data.jsonl").write_text('{"id": "a", "text": "The tide fell."}\n', "utf-8")
    store = begin_corpus(tmp_path / "corpus", documents, tmp_path / "data.jsonl")
    before = (tmp_path / name).read_bytes()

    assert main(["corpus", "export", str(store.folder), str(tmp_path / name)]) == 2

    assert "it is one of the documents" in capsys.readouterr().err
    assert (tmp_path / name).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words", "expected"),
    [
        (("status", "{nowhere}"), "There is no corpus", 1),
        (("query", "{corpus}"), "say either words", 2),
        (("query", "{corpus}", "--similar", "nothing"), "There is no document nothing", 1),
        (("export", "{corpus}", "out.exe"), "must end in one of", 2),
        (("summary", "{corpus}", "--topic", "unheard-of"), "there is no topic", 2),
        (("build", "{corpus}", "."), "is in use for something else", 1),
        (("build", "{nowhere}", "{nowhere}-either"), "There are no documents at", 1),
        (("build", "{nowhere}", ".", "--model", "unheard-of"), "There is no model unheard-of", 2),
    ],
)
def test_a_command_that_cannot_be_carried_out_says_why(
    corpus, tmp_path, capsys, monkeypatch, arguments, words, expected
):
    monkeypatch.chdir(tmp_path)
    places = {"corpus": corpus.folder, "nowhere": tmp_path / "nowhere"}

    assert main(["corpus", *(each.format(**places) for each in arguments)]) == expected

    assert words in capsys.readouterr().err


def test_an_update_takes_what_is_new_drops_what_is_gone_and_starts_nothing_for_nothing(
    corpus, tmp_path, capsys
):
    documents = tmp_path / "documents"
    (documents / "000.txt").unlink()
    assert main(["corpus", "update", str(corpus.folder)]) == 0
    said = capsys.readouterr().err
    assert "12 documents, 0 of them new; 1 are gone." in said
    assert "worker" not in said

    (documents / "new.txt").write_text("A new fox crossed the market.", "utf-8")
    assert main(["corpus", "update", str(corpus.folder), "--workers", "1"]) == 1  # there is a bad one
    assert main(["corpus", "query", str(corpus.folder), "fox"]) == 0
    assert "new.txt" in capsys.readouterr().out


def test_the_command_line_starts_without_what_only_a_corpus_needs():
    program = (
        "import sys; from engine.cli.main import _parser; _parser();"
        "heavy = {'distributed', 'dask', 'pyarrow', 'tantivy', 'fsspec', 'numpy'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == "[]"


def test_the_process_that_hands_out_documents_does_without_what_analyses_them():
    program = (
        "import sys; import engine.corpus.build;"
        "parts = ('pipeline', 'ranking', 'grounding', 'extraction', 'text', 'loading');"
        "print([name for name in sys.modules if name.startswith(tuple(f'engine.{each}' for each in parts))])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == "[]"
