"""Every line that `precis analyze --json` prints is what docs/schema/analysis.schema.json promises."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from engine.core.document import BlockKind, PlaceKind, PlaceLabel, ProblemKind
from engine.core.errors import KINDS, MODEL_KINDS
from engine.core.found_files import SkippedFile, SkipReason
from engine.core.options import GRAPH, LengthUnit, Options, SummarySize, SummaryStyle
from engine.core.progress import silent
from engine.core.results import Device, DiscrepancyKind, Fallback, SentenceKind, WrittenBy
from engine.exports.json_text import PARTS, error_to_json, skipped_to_json, to_json
from engine.generation.summarizer import write_summary
from engine.generation.translator import translate_summary
from engine.grounding.checker import GroundingChecker
from engine.loading.loader import document_from_text
from engine.pipeline.analyze import analyze
from engine.text.tokens import tokenize
from tests.support.fake_writer import FakeModel

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = json.loads((ROOT / "docs" / "schema" / "analysis.schema.json").read_text("utf-8"))
SAMPLES = ROOT / "resources" / "samples"
TEXT = (
    "The council decided to build a higher wall of granite. It will cost 3 million pounds and be ready "
    "before the winter. Nobody in the harbour saw the tide before the morning."
)
BRANCHES = {"error": "failure", "skipped": "skipped", "claims": "checked", "sentences": "pair"}
"""Of the schema, by a key that only such objects have: one branch complains more clearly than all."""
ANSWER = "The council decided to build a higher wall of granite. It will cost 3 billion pounds."
WRITTEN = Options(model=GRAPH, style=SummaryStyle.ABSTRACT, size=SummarySize.SHORT)


def complaints(found):
    """What is wrong with an object as it is after it was printed and read back."""
    printed = json.loads(json.dumps(found, ensure_ascii=False))
    kind = next((name for key, name in BRANCHES.items() if key in printed), "analysis")
    validator = Draft202012Validator({**SCHEMA, "oneOf": [{"$ref": f"#/$defs/{kind}"}]})
    return [
        f"{'/'.join(map(str, one.absolute_path))}: {one.message}"
        for error in validator.iter_errors(printed)
        for one in error.context or [error]
    ]


def printed(*arguments):
    command = [sys.executable, "-m", "gui", *map(str, arguments), "--json"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    result = subprocess.run(command, capture_output=True, env=environment, timeout=120)
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


@pytest.fixture(scope="module")
def analysis():
    return analyze(document_from_text(TEXT, "Minutes"), Options(model=GRAPH))


def with_written_summary(analysis, **device):
    tokens = tokenize(analysis.document)
    model = FakeModel([ANSWER], device=Device("cpu", **device))
    sources = GroundingChecker(tokens)
    summary = write_summary(analysis.document, analysis.ranking, model, sources, WRITTEN, silent)
    return replace(analysis, options=WRITTEN, summary=summary)


def test_the_schema_is_one_of_the_draft_it_names():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_what_the_program_prints_of_samples_and_of_a_file_that_cannot_be_read_is_valid(tmp_path):
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7\nnothing follows")

    lines = printed("analyze", *sorted(SAMPLES.iterdir()), bad, "--with-text")

    assert {one["document"].get("language") for one in lines[:-1]} == {"en", "zh"}
    assert lines[-1]["error"]["kind"] == "damaged"
    assert not any(map(complaints, lines))


@pytest.mark.parametrize("part", PARTS)
def test_a_part_alone_is_valid(analysis, part):
    found = to_json(analysis, (part,))

    assert {*PARTS} & set(found) == {part}
    assert complaints(found) == []


@pytest.mark.parametrize("refusals", [(), ("CUDA: there is no such device",)])
def test_a_written_summary_is_valid_with_its_writer_and_what_nothing_supports(analysis, refusals):
    found = to_json(with_written_summary(analysis, refusals=refusals))

    assert found["summary"]["writer"]["model"] == "fake"
    assert [one["kind"] for one in found["summary"]["sentences"]] == ["quote", "unsupported"]
    assert found["summary"]["sentences"][1]["missing"][0]["text"] == "3 billion pounds"
    assert complaints(found) == []


def test_a_translated_summary_is_valid_and_says_what_the_two_do_not_say_alike(analysis):
    model = FakeModel(["约1.2万人逃离。"] * len(analysis.summary.sentences))
    summary = translate_summary(analysis.summary, "en", "zh", model, silent)
    options = replace(analysis.options, output_language="zh")

    found = to_json(replace(analysis, options=options, summary=summary))

    assert found["summary"]["output_language"] == found["options"]["output_language"] == "zh"
    assert found["summary"]["translator"] == {"model": "fake", "version": "7", "device": "cpu", "refused": []}
    assert {"kind": "number", "text": "1.2万", "only_in": "translation"} in [
        missing for one in found["summary"]["sentences"] for missing in one["translation"]["missing"]
    ]
    assert complaints(found) == []


def test_a_summary_that_could_not_be_translated_says_why_in_valid_json(analysis):
    by = WrittenBy("", fallback=Fallback("no-translator", "", "en zh"))
    summary = replace(analysis.summary, output_language="zh", translated_by=by)

    found = to_json(replace(analysis, summary=summary))

    assert "knows both languages" in found["summary"]["translator"]["fallback"]["message"]
    assert complaints(found) == []


@pytest.mark.parametrize("kind", MODEL_KINDS)
def test_a_model_that_could_not_be_used_is_named_in_valid_json(analysis, kind):
    fallback = Fallback(kind, "tiny", "en")
    ranked_by = replace(analysis.ranked_by, fallback=fallback)
    summary = replace(analysis.summary, written_by=WrittenBy("tiny", fallback=fallback))

    found = to_json(replace(analysis, ranked_by=ranked_by, summary=summary))

    assert found["summary"]["writer"]["fallback"]["kind"] == found["summary"]["fallback"]["kind"] == kind
    assert complaints(found) == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_of_every_kind_is_valid(kind):
    assert complaints(error_to_json(KINDS[kind](Path("letter.pdf"), "detail"), "letter.pdf")) == []


def test_what_was_left_out_of_a_folder_is_valid_for_every_reason():
    skipped = [SkippedFile(Path("folder", f"{reason}.bin"), reason) for reason in SkipReason]

    found = skipped_to_json(skipped, "folder")

    assert found["skipped"][0] == {"path": str(Path("folder", "unsupported.bin")), "reason": "unsupported"}
    assert complaints(found) == []


@pytest.mark.parametrize(
    "place", [(), ("document",), ("summary",), ("summary", "sentences", 0), ("keywords", 0), ("options",)]
)
def test_a_field_that_the_schema_does_not_name_is_a_complaint(analysis, place):
    found = to_json(analysis)
    inner: Any = found
    for step in place:
        inner = inner[step]
    inner["new"] = 1

    assert len(complaints(found)) == 1
    assert "'new' was unexpected" in complaints(found)[0]


def test_what_read_a_file_may_be_said_and_need_not(analysis):
    found = to_json(analysis)
    found["document"]["parser"] = "pdfium"

    assert complaints(found) == []


def test_the_schema_knows_every_kind_there_is_and_no_other():
    defined = SCHEMA["$defs"]

    def listed(kinds):
        return {kind.value for kind in kinds}

    assert set(defined["failure"]["properties"]["error"]["properties"]["kind"]["enum"]) == {"failed", *KINDS}
    assert set(defined["fallback"]["properties"]["kind"]["enum"]) == set(MODEL_KINDS)
    assert set(defined["warning"]["properties"]["kind"]["enum"]) == listed(ProblemKind)
    assert set(defined["style"]["enum"]) == listed(SummaryStyle)
    sentence = defined["sentence"]["properties"]
    assert set(sentence["kind"]["enum"]) == listed(SentenceKind)
    assert set(sentence["missing"]["items"]["properties"]["kind"]["enum"]) == listed(DiscrepancyKind)
    length = defined["options"]["properties"]["length"]["properties"]
    assert set(length["unit"]["enum"]) == listed(LengthUnit)


def test_kinds_that_were_quoted_on_request_are_named_and_not_listed_as_left_out():
    text = f"{TEXT}\n\n```\nwall.close()\n```\n"
    document = document_from_text(text, "Minutes", quoted=(BlockKind.REFERENCE,))
    document = replace(document, blocks=(replace(document.blocks[0], kind=BlockKind.REFERENCE),))
    analysis = analyze(document, Options(model=GRAPH))

    found = to_json(analysis, with_text=True)

    assert found["document"]["quoted_kinds"] == ["reference"]
    assert found["document"]["left_out"] == []
    assert complaints(found) == []
    (usual,) = to_json(replace(analysis, document=replace(document, quoted_kinds=())), with_text=True)[
        "document"
    ]["left_out"]
    assert usual["reason"] == "reference"


@pytest.mark.parametrize("kind", [kind for kind in PlaceKind if kind is not PlaceKind.PAGE])
def test_a_place_that_is_no_page_is_valid_and_stands_beside_the_page(analysis, kind):
    document = replace(analysis.document, places=(PlaceLabel(0, kind, "Costs"),))

    found = to_json(replace(analysis, document=document), with_text=True)

    source = found["summary"]["sentences"][0]["sources"][0]
    assert (source["page"], source["place"]) == (None, {"kind": kind.value, "name": "Costs"})
    assert complaints(found) == []


def test_a_page_has_no_other_place(analysis):
    found = to_json(replace(analysis, document=replace(analysis.document, page_starts=(0,))))

    assert "place" not in found["summary"]["sentences"][0]["sources"][0]
