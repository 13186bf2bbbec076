"""`precis check` as its user meets it: a process, its output and its exit status."""

import json

import pytest

from tests.engine.cli.test_main import SAMPLE, objects, precis
from tests.engine.exports.test_json_text import complaints

QUOTE = "The tide gate at the mouth of Saltmere harbour has kept the lower town dry for two winters."
WRONG = "Penguins have taken over the government of France."
GATE = SAMPLE.parent / "tide-gate.pdf"


def test_each_sentence_of_a_text_is_shown_with_what_is_wrong():
    result = precis("check", GATE, "--claims", "-", stdin=f"{QUOTE} {WRONG}".encode())

    lines = result.stdout.decode().splitlines()
    assert result.returncode == 0
    assert lines[1].split(maxsplit=1) == ["quote", f"{QUOTE} (p. 1)"]
    assert lines[2].split(maxsplit=1) == ["unsupported", WRONG]
    assert lines[3].strip() == "nothing in the document says this"


def test_the_json_has_the_place_of_each_claim(tmp_path):
    claims = tmp_path / "claims.txt"
    claims.write_text(f"{QUOTE} {WRONG}", "utf-8")

    (found,) = objects(precis("check", GATE, "--claims", claims, "--json"))

    assert found["document"]["path"] == str(GATE)
    first, second = found["claims"]
    assert (first["text"], first["kind"], first["missing"]) == (QUOTE, "quote", [])
    assert first["sources"][0]["page"] == 1
    assert second["missing"] == [{"kind": "meaning", "text": WRONG}]
    assert complaints(found) == []


def test_a_pair_is_as_bad_as_the_worst_of_its_sentences(tmp_path):
    pairs = tmp_path / "pairs.jsonl"
    rows = [{"id": name, "document": QUOTE, "claim": claim} for name, claim in (("a", QUOTE), ("b", WRONG))]
    rows.append({"id": "c", "document": QUOTE, "claim": f"{WRONG} {QUOTE}"})
    pairs.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")

    found = objects(precis("check", "--pairs", pairs, "--model", "graph"))

    assert [(one["id"], one["kind"]) for one in found] == [
        ("a", "quote"),
        ("b", "unsupported"),
        ("c", "unsupported"),
    ]
    assert [complaints(one) for one in found] == [[], [], []]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--claims", "-"], "name a document"),
        (["-", "--claims", "-"], "both come from standard input"),
        ([SAMPLE, "--claims", "nowhere.txt"], "nowhere.txt"),
        (["--pairs", SAMPLE], "line 1: not an object"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(arguments, words):
    result = precis("check", *arguments, stdin=b"A sentence.")

    assert result.returncode == 2
    assert words in result.stderr.decode()


def test_a_document_that_cannot_be_read_is_said_and_fails(tmp_path):
    result = precis("check", tmp_path / "none.pdf", "--claims", "-", "--json", stdin=b"A sentence.")

    (found,) = objects(result)
    assert result.returncode == 1
    assert found["error"]["kind"] == "missing"
