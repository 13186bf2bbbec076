import json

import pytest

from engine.core.progress import Cancelled
from engine.evaluation.evaluate import DataError, evaluate_file, format_table, scores_to_json

DOCUMENT = "The tide rose over the harbour wall. The tide reached the harbour library. Nobody saw the fox."
EXAMPLES = (
    {"id": "a", "document": DOCUMENT, "summary": "The tide rose over the harbour wall."},
    {"id": "b", "document": DOCUMENT, "keywords": ["tide", "comet"]},
)


@pytest.fixture
def data(tmp_path):
    path = tmp_path / "data.jsonl"
    path.write_text("\n".join(map(json.dumps, EXAMPLES)), "utf-8")
    return path


def test_means_are_over_the_documents_that_have_something_to_compare_with(data):
    (lead,) = evaluate_file(data, ("lead",), sentences=1)

    assert (lead.system, lead.summaries, lead.rouge.rouge_lsum) == ("lead", 1, 1.0)
    assert lead.keyword_lists == 1
    assert 0 < lead.keyword_f1_at_10 < 1


def test_predictions_hold_a_line_for_each_document_and_system(data, tmp_path):
    out = tmp_path / "out.jsonl"

    evaluate_file(data, ("lead", "graph"), sentences=2, predictions=out)

    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(line["id"], line["system"]) for line in lines] == [
        ("a", "lead"), ("a", "graph"), ("b", "lead"), ("b", "graph"),
    ]  # fmt: skip
    assert lines[0]["summary"] == [
        "The tide rose over the harbour wall.",
        "The tide reached the harbour library.",
    ]
    assert lines[0]["keywords"] == lines[1]["keywords"] != []


def test_predictions_of_a_run_that_fails_leave_the_old_file_alone(data, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("old", "utf-8")
    with data.open("a", encoding="utf-8") as file:
        file.write("\n{broken")

    with pytest.raises(DataError, match="line 3"):
        evaluate_file(data, ("lead",), sentences=1, predictions=out)

    assert out.read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data.jsonl", "out.jsonl"]


def test_predictions_do_not_take_the_place_of_the_data(data):
    before = data.read_bytes()

    with pytest.raises(DataError, match="is the data file"):
        evaluate_file(data, ("lead",), sentences=1, predictions=data.parent / "." / data.name)

    assert data.read_bytes() == before


def test_a_document_without_text_gets_an_empty_summary_and_stops_nothing(data, tmp_path):
    out = tmp_path / "out.jsonl"
    empty = {"id": "empty", "document": " \n", "summary": "Nothing."}
    data.write_text("\n".join(map(json.dumps, (empty, *EXAMPLES))), "utf-8")

    (lead,) = evaluate_file(data, ("lead",), sentences=1, predictions=out)

    first, *others = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert first == {"id": "empty", "system": "lead", "summary": [], "keywords": []}
    assert len(others) == 2
    assert lead.rouge.rouge_1 == 0.5


def test_an_unknown_system_is_answered_with_those_there_are(data):
    with pytest.raises(DataError, match="graph"):
        evaluate_file(data, ("oracle",), sentences=1)


def test_a_model_folder_is_a_system(data, make_model):
    model = str(make_model())

    (lead, ours) = evaluate_file(data, ("lead", model), sentences=1)

    assert (lead.system, ours.system) == ("lead", model)
    assert 0 < ours.rouge.rouge_1 <= 1
    assert model in format_table([ours])


def test_documents_that_a_model_does_not_read_are_left_to_graph(data, make_model):
    graph, ours = evaluate_file(data, ("graph", str(make_model(languages=["zh"]))), sentences=1)

    assert ours.rouge == graph.rouge


def test_a_damaged_model_is_not_measured(data, make_model):
    folder = make_model()
    (folder / "encoder.onnx").write_bytes(b"")

    with pytest.raises(DataError, match="damaged"):
        evaluate_file(data, (str(folder),), sentences=1)


def test_a_model_that_fails_at_work_is_not_measured_by_what_steps_in_for_it(data, make_model):
    with pytest.raises(DataError, match="damaged"):
        evaluate_file(data, (str(make_model(width=7)),), sentences=1)


def test_a_report_can_stop_it(data):
    def stop(progress):
        raise Cancelled

    with pytest.raises(Cancelled):
        evaluate_file(data, ("lead",), sentences=1, report=stop)


def test_what_was_not_compared_is_a_dash_and_null(data):
    scores = evaluate_file(data, ("lead",), sentences=1, limit=1)

    heading, row = format_table(scores).splitlines()
    assert heading.split() == ["system", "documents", "ROUGE-1", "ROUGE-2", "ROUGE-L", "F1@5", "F1@10"]
    assert row.split() == ["lead", "1", "100.0", "100.0", "100.0", "-", "-"]
    assert scores_to_json(scores)[0]["keyword_f1_at_5"] is None
