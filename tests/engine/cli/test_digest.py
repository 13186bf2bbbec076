"""`precis digest` and `precis compare` as their user meets them: processes, output and exit status."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.engine.cli.test_main import ROOT, objects, precis
from tests.engine.exports.test_formats import words_of

SCHEMA = json.loads((ROOT / "docs" / "schema" / "multidocument.schema.json").read_text("utf-8"))
FLOOD = "The flood closed the harbour road for nine days."


def complaints(found):
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(found)]


@pytest.fixture
def files(tmp_path):
    texts = {
        "north.txt": f"{FLOOD} The northern school lost its gym floor.",
        "south.txt": f"{FLOOD} A bakery in the south gave bread to all.",
        "copy.txt": f"{FLOOD} A bakery in the south gave bread to all.",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_digest_has_sources_and_a_row_for_each_file(files):
    names = [files / name for name in ("north.txt", "south.txt", "copy.txt", "none.pdf")]

    failure, found = objects(precis("digest", *names, "--model", "graph", "--json"))

    assert failure["error"]["kind"] == "missing"
    assert complaints(found) == []
    (shared,) = found["shared"]
    assert shared["text"] == FLOOD
    assert [source["document"]["path"] for source in shared["sources"]] == list(map(str, names[:2]))
    assert [entry["use"] for entry in found["files"]] == ["used", "used", "same-as-another", "unreadable"]


def test_a_digest_reads_as_text(files):
    result = precis("digest", files, "--model", "graph")

    lines = result.stdout.decode().splitlines()
    assert result.returncode == 0
    assert lines[0] == "Shared"
    assert f"- {FLOOD}" in lines
    assert sum("not used: it says the same as" in line for line in lines) == 1


def test_a_digest_says_on_what_it_draws_if_asked(files):
    (found,) = objects(precis("digest", files, "--model", "graph", "--balance", "--json"))
    text = precis("digest", files, "--model", "graph", "--balance").stdout.decode()

    assert complaints(found) == []
    assert {part["kind"] for part in found["balance"]} == {"document"}
    assert "No section, speaker, name or document has clearly more or less than its room." in text


def test_a_digest_of_several_topics_has_a_heading_for_each(tmp_path):
    for name, text in (
        ("one.txt", "The harbour wall broke in the storm. Masons mend the harbour wall in spring."),
        (
            "two.txt",
            "A storm may take the rest of the harbour wall. Stones for the harbour wall come by ship.",
        ),
        ("three.txt", "Bees swarm late this summer."),
    ):
        (tmp_path / name).write_text(text, "utf-8")

    lines = precis("digest", tmp_path, "--model", "graph").stdout.decode().splitlines()
    (found,) = objects(precis("digest", tmp_path, "--model", "graph", "--json"))

    assert complaints(found) == []
    assert "harbour" in lines[0].lower()
    assert lines.index("Also") > lines.index("Said by one alone")
    first, last = found["topics"]
    assert first["label"] == lines[0]
    assert {found["own"][place]["text"] for place in last["own"]} == {"Bees swarm late this summer."}


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".txt", ".csv"])
def test_an_exported_digest_has_the_statements_their_sources_and_every_file(files, tmp_path_factory, suffix):
    out = tmp_path_factory.mktemp("out") / f"digest{suffix}"
    missing = files / "none.pdf"

    result = precis("digest", files, missing, "--model", "graph", "--export", out)

    text = words_of(out.read_bytes(), suffix)
    assert (result.returncode, result.stdout) == (1, b"")
    assert FLOOD in text
    assert str(files / "north.txt") in text
    assert "it says the same as" in text
    assert "it cannot be read" in text
    assert text.count(str(missing)) == 1


def test_a_digest_exported_as_json_is_what_is_printed(files, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "digest.json"
    precis("digest", files, "--model", "graph", "--export", out)

    (exported,) = json.loads(out.read_text("utf-8"))
    assert [exported] == objects(precis("digest", files, "--model", "graph", "--json"))


def test_a_digest_that_cannot_be_written_is_said_so(files):
    no_kind = precis("digest", files, "--export", files / "digest.pdf")
    no_folder = precis("digest", files, "--model", "graph", "--export", files / "none" / "digest.md")

    assert (no_kind.returncode, no_folder.returncode) == (2, 2)
    assert ".docx" in no_kind.stderr.decode()
    assert "its folder is not there" in no_folder.stderr.decode()


def test_a_digest_does_not_take_the_place_of_a_document(files):
    north = files / "north.txt"
    before = north.read_bytes()

    result = precis("digest", north, files / "south.txt", "--model", "graph", "--export", north)

    assert result.returncode == 2
    assert "is one of the documents" in result.stderr.decode()
    assert north.read_bytes() == before


def test_changed_figures_are_cited_on_both_sides(tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("The library cost 214,000 last year. Nobody saw the roof.", "utf-8")
    new.write_text("The library cost 231,500 last year. Nobody saw the roof.", "utf-8")

    (found,) = objects(precis("compare", old, new, "--json"))
    text = precis("compare", old, new).stdout.decode()

    assert complaints(found) == []
    (change,) = found["changes"]
    assert (change["figures_before"], change["figures_after"]) == (["214,000"], ["231,500"])
    assert change["old"]["text"] == "The library cost 214,000 last year."
    assert text.splitlines()[0] == "1 changed, 0 added, 0 removed, 1 unchanged."
    assert "changed: 214,000 → 231,500" in text


@pytest.fixture
def accounts(tmp_path):
    texts = {
        "board.txt": "The tide gate cost four million crowns. The council closed the old mill in March.",
        "press.txt": "We walked along the harbour. The tide gate cost five million crowns. "
        "In March the council closed the old mill.",
        "报告.txt": "水闸耗资四百万元。理事会在三月关闭了旧磨坊。",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    return [tmp_path / name for name in texts]


def test_two_documents_are_said_to_differ_and_to_agree_if_asked(accounts):
    board, press, _chinese = accounts

    (found,) = objects(precis("compare", board, press, "--agreement", "--json"))
    text = precis("compare", board, press, "--agreement").stdout.decode()

    assert complaints(found) == []
    assert [pair["new"]["text"] for pair in found["differing"]] == ["The tide gate cost five million crowns."]
    assert [pair["old"]["text"] for pair in found["agreeing"]] == [
        "The council closed the old mill in March."
    ]
    assert text.splitlines() == [
        "They differ in 1 statement and agree in 1.",
        "",
        "They differ",
        "",
        "number four million",
        "  1 The tide gate cost four million crowns.",
        "  2 The tide gate cost five million crowns.",
        "",
        "They agree",
        "",
        "  1 The council closed the old mill in March.",
        "  2 In March the council closed the old mill.",
    ]


def test_documents_in_two_languages_are_said_not_to_be_comparable(accounts):
    board, _press, chinese = accounts

    (found,) = objects(precis("compare", board, chinese, "--agreement", "--json"))
    text = precis("compare", board, chinese, "--agreement").stdout.decode()

    assert complaints(found) == []
    assert found["is_same_language"] is False
    assert text == "The documents are in two languages: their statements cannot be compared.\n"


def test_a_comparison_is_exported_with_what_differs_and_agrees(accounts, tmp_path):
    board, press, _chinese = accounts

    result = precis("compare", board, press, "--export", tmp_path / "both.md")

    assert result.returncode == 0
    assert result.stdout == b""
    words = words_of((tmp_path / "both.md").read_bytes(), ".md")
    assert "They differ" in words
    assert "They agree" in words
    assert "five million" in words
    assert precis("compare", board, press, "--export", press).returncode == 2


def test_a_comparison_with_itself_or_with_a_folder_is_refused(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(FLOOD, "utf-8")

    assert precis("compare", tmp_path / "a.txt", tmp_path / "a.txt").returncode == 2
    assert precis("compare", tmp_path / "a.txt", tmp_path).returncode == 2
