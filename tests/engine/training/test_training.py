"""A training as whoever starts it meets it: its events, its exit status and what it leaves behind."""

import json
import os
import random
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from engine.core.progress import silent  # noqa: E402
from engine.training.run.events import to_line  # noqa: E402
from engine.training.run.program import run_training  # noqa: E402
from engine.training_launch import NETWORKS, TrainingRequest  # noqa: E402
from engine.training_messages import describe_prepared, network_name  # noqa: E402
from tests.support import SUPPORT  # noqa: E402
from tests.support.small_workshop import IMITATION, QUICK, REWARD, make_first_model, workshop  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]
NOUNS = "harbour library bridge river ferry archive market tower garden station mill quarry".split()
BRIEF = replace(QUICK, stages=(replace(IMITATION, passes=1),))
VERBS = "opened closed moved repaired measured painted counted sold rented flooded".split()


@pytest.fixture(autouse=True)
def _one_thread():
    """The sums of a network depend on how many threads share them."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def first(tmp_path):
    return make_first_model(tmp_path / "first")


@pytest.fixture
def data(tmp_path):
    """Documents whose summary is always the last sentence but one: easy to learn, if one is told so."""
    path = tmp_path / "data.jsonl"
    lines = []
    for number in range(40):
        sentences = sentences_about(number)
        lines.append({"id": number, "document": " ".join(sentences), "summary": sentences[-2]})
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "documents"
    path.mkdir()
    for number in range(16):
        (path / f"{number}.txt").write_text(" ".join(sentences_about(number)), "utf-8")
    return path


def sentences_about(number):
    chance = random.Random(number)
    return [
        f"In {1800 + chance.randrange(200)} the {chance.choice(NOUNS)} of {chance.choice(NOUNS)}ton was "
        f"{chance.choice(VERBS)} by {chance.randrange(2, 900)} people."
        for _ in range(12)
    ]


def ask(documents, out, **others):
    return TrainingRequest((documents,), out, **{"minutes": 10.0, "device": "cpu", **others})


def train(request, first, recipe=QUICK):
    """Return the exit status and the events."""
    events = []

    def say(event):
        events.append(json.loads(to_line(event)))

    return run_training(request, recipe, workshop(first), say, silent), events


def start(first, documents, out, *more):
    """Start the training in a process of its own."""
    program = SUPPORT / "small_workshop.py"
    command = [sys.executable, str(program), f"--first={first}", *more]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
    process.stdin.write(json.dumps(ask(documents, out).to_json()).encode() + b"\n")
    process.stdin.flush()
    return process


def events_of(process):
    for line in process.stdout:
        yield json.loads(line)


def weights(out):
    return torch.load(out / "model" / "weights", weights_only=True)["weights"]


def of_kind(events, kind):
    return [event for event in events if event["event"] == kind]


def test_a_model_that_learned_something_is_kept_with_its_figures(first, data, tmp_path):
    status, events = train(ask(data, tmp_path / "out"), first)

    verdict = events[-1]
    assert (status, verdict["event"], verdict["better"]) == (0, "verdict", True)
    assert verdict["gain"] > 0
    assert verdict["luck"] < 0.05
    figures = {one["system"]: one["rouge_1"] for one in verdict["systems"]}
    assert set(figures) == {"own-en", "first", "graph", "lexrank", "lead"}
    assert figures["own-en"] > figures["first"]
    manifest = json.loads((tmp_path / "out" / "model" / "manifest.json").read_text("utf-8"))
    assert manifest["figures"]["own-en"][0] == figures["own-en"]
    assert "card.md" in manifest["files"], "it goes along to the shelf"
    assert not (tmp_path / "out" / "work").exists()


@pytest.mark.parametrize("network", NETWORKS)
def test_every_network_learns_and_its_model_says_which_it_is(first, data, tmp_path, network):
    few = replace(QUICK, stages=(replace(IMITATION, passes=15, rate=1e-2),))
    request = ask(data, tmp_path / "out", network=network)

    status, events = train(request, first, few)

    (prepared,) = of_kind(events, "prepared")
    assert (prepared["network"], prepared["started_from"]) == (network, "first")
    assert network_name(network) in describe_prepared(prepared)
    losses = [event["loss"] for event in of_kind(events, "step")]
    assert losses[-1] < losses[0] - 0.05
    assert events[-1]["rival"] == "first", "the model that ranks these documents now is to be beaten"
    if network in ("observations", "performer"):  # others need more to find the last sentence but one
        assert status == 0
    if status == 0:
        manifest = json.loads((tmp_path / "out" / "model" / "manifest.json").read_text("utf-8"))
        assert manifest["shape"]["network"] == network
        card = (tmp_path / "out" / "model" / "card.md").read_text("utf-8")
        assert f"Network: {network_name(network)}." in card


def test_another_network_is_another_training(first, data, tmp_path):
    train(ask(data, tmp_path / "out", network="gru"), first, BRIEF)

    status, (error,) = train(ask(data, tmp_path / "out", network="lstm"), first, BRIEF)

    assert (status, error["kind"]) == (1, "another-training")


def test_a_model_that_is_not_better_is_refused_in_numbers_and_not_kept(first, data, tmp_path):
    nothing_learned = replace(QUICK, stages=(replace(REWARD, passes=1, rate=0.0),))

    status, events = train(ask(data, tmp_path / "out"), first, nothing_learned)

    verdict = events[-1]
    assert (status, verdict["better"], verdict["model"]) == (3, False, "")
    assert (verdict["gain"], verdict["luck"]) == (0, 1)
    assert verdict["words"].startswith("The training did not make first better")
    assert "Mean of ROUGE-1, 2 and L: own-en" in verdict["words"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["verdict.json"]


def test_a_verdict_is_told_again_when_the_same_is_asked_for_again(first, data, tmp_path):
    request = ask(data, tmp_path / "out")
    status, events = train(request, first, BRIEF)

    assert train(request, first, BRIEF) == (status, events[-1:])


def test_a_folder_holds_one_training(first, data, tmp_path):
    train(ask(data, tmp_path / "out"), first, BRIEF)

    status, (error,) = train(ask(data, tmp_path / "out", seed=2), first)

    assert (status, error["event"], error["kind"]) == (1, "error", "another-training")


def test_documents_without_summaries_are_learned_from_too(first, folder, tmp_path):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing follows")
    (folder / "short.txt").write_text("Only this.", "utf-8")

    status, events = train(ask(folder, tmp_path / "out"), first, BRIEF)

    (prepared,) = of_kind(events, "prepared")
    assert (prepared["documents"], prepared["without_summaries"], prepared["left_out"]) == (16, 16, 2)
    reasons = {Path(event["source"]).name: event["reason"] for event in of_kind(events, "skipped")}
    assert reasons == {"broken.pdf": "damaged", "short.txt": "too-short"}
    assert (events[-1]["event"], status) == ("verdict", 0 if events[-1]["better"] else 3)


def test_too_few_documents_are_a_clear_error(first, write, tmp_path):
    write("documents/one.txt", " ".join(sentences_about(1)))
    write("documents/copy.txt", " ".join(sentences_about(1)))
    write("documents/deutsch.txt", "Der Turm wurde gebaut und nicht bezahlt, und das war nicht gut. " * 12)

    status, events = train(ask(tmp_path / "documents", tmp_path / "out"), first)

    assert (status, events[-1]["kind"]) == (1, "too-few-documents")
    assert "1 different documents in en" in events[-1]["message"]
    assert "1 are in other languages" in events[-1]["message"]


def test_a_call_that_could_not_be_carried_out_may_be_mended(first, folder, tmp_path):
    few = sorted(folder.iterdir())
    for path in few[4:]:
        path.rename(tmp_path / path.name)
    request = ask(folder, tmp_path / "out")
    assert train(request, first, BRIEF)[0] == 1

    for path in few[4:]:
        (tmp_path / path.name).rename(path)
    _, events = train(request, first, BRIEF)

    assert of_kind(events, "prepared")[0]["documents"] == 16


def test_what_was_killed_goes_on_to_the_very_same_weights(first, data, tmp_path):
    _, unbroken = train(ask(data, tmp_path / "unbroken"), first)
    for where in ("preparing", "validation:8"):
        with start(first, data, tmp_path / "killed", f"--kill={where}") as process:
            *_, last = events_of(process)
        assert last["event"] == where.partition(":")[0]

    _, resumed = train(ask(data, tmp_path / "killed"), first)

    assert of_kind(resumed, "resumed")[0]["step"] > 0
    assert of_kind(resumed, "validation")[-1]["loss"] == of_kind(unbroken, "validation")[-1]["loss"]
    ours, theirs = weights(tmp_path / "killed"), weights(tmp_path / "unbroken")
    assert all(torch.equal(ours[name], theirs[name]) for name in theirs)


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
@pytest.mark.parametrize("how", ["signal", "end of input"])
def test_a_training_that_is_asked_to_stop_keeps_all_it_has(first, data, tmp_path, how):
    with start(first, data, tmp_path / "out") as process:
        events = events_of(process)
        next(event for event in events if event["event"] == "step")
        if how == "signal":
            process.send_signal(signal.SIGTERM)
        else:
            process.stdin.close()
        *_, checkpoint, last = events

    assert (checkpoint["event"], last["event"], process.returncode) == ("checkpoint", "stopped", 130)
    _, resumed = train(ask(data, tmp_path / "out"), first)
    assert of_kind(resumed, "resumed")[0]["step"] == checkpoint["step"]
