"""The training assistant: from choosing documents to a model on the shelf, and back from a stop."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from engine.models.store.installing import ModelStore
from engine.system.paths import resource
from engine.training_launch import NETWORKS
from gui.training.training_controller import TrainingController
from gui.training.training_folder import TrainingFolder
from gui.training.training_state import TrainingPhase, TrainingState
from gui.training.training_text import verdict_in_words

PROGRAM = """
import json, shutil, sys
from pathlib import Path

def say(event, **facts):
    print(json.dumps({"event": event, **facts}), flush=True)

request = json.loads(sys.stdin.readline())
documents, out = request["documents"], Path(request["out"])
out.mkdir(parents=True, exist_ok=True)
kind = Path(documents[0]).stem
if kind == "few":
    say("error", kind="too-few-documents", message="There are 2.")
    sys.exit(1)
for done in range(3):
    say("preparing", what="documents", done=done, total=2, seconds=1.0)
say("skipped", source="bad.pdf", reason="damaged")
print("not an event", flush=True)
say("prepared", documents=12, sentences=340, learned=8, looked_at=2, kept_aside=2, without_summaries=12,
    left_out=1, languages=["en"], started_from="performer-en", seconds=2.0)
if kind == "crash":
    sys.exit(77)
if (out / "stopped").exists():
    say("resumed", stage="distil", step=5, seconds=3.0)
say("estimate", stage="distil", steps=10, seconds_left=9.0, within_budget=True)
for step in (2, 4):
    say("step", stage="distil", step=step, steps=10, loss=1.0 / step, rate=0.1, seconds=4.0, seconds_left=5.0)
    say("validation", stage="distil", step=step, loss=0.5, rouge_1=0.4, rouge_2=0.2, rouge_lsum=0.3,
        best=True, seconds=4.0)
if kind == "endless" and not (out / "stopped").exists():
    sys.stdin.read()
    (out / "stopped").write_text("")
    say("stopped")
    sys.exit(130)
better = kind != "refused"
if better:
    shutil.copytree(MODEL, out / "model")
figures = dict(system="own-en", rouge_1=0.42, rouge_2=0.2, rouge_lsum=0.35)
verdict = dict(better=better, rival="performer-en", documents=2, gain=0.012, lowest=0.001, highest=0.03,
    luck=0.01, systems=[figures], without_summaries=2, words="x", model=str(out / "model"), seconds=5.0)
(out / "verdict.json").write_text(json.dumps({"request": {}, "verdict": verdict}))
say("verdict", **verdict)
sys.exit(0 if better else 3)
"""


@pytest.fixture
def store(tmp_path):
    shelf = tmp_path / "models"
    shelf.mkdir()
    return ModelStore(shelf=shelf, downloads=tmp_path / "downloads", shipped=tmp_path / "shipped")


@pytest.fixture
def trained(tmp_path):
    """A model such as a training makes."""
    shipped = sorted(resource("models").glob("*"))
    if not shipped:
        pytest.skip("no model is shipped")
    folder = tmp_path / "trained"
    shutil.copytree(shipped[0], folder)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    (folder / "manifest.json").write_text(json.dumps(manifest | {"name": "own-en"}), "utf-8")
    return folder


@pytest.fixture
def start(qtbot, window, tmp_path, store, trained):
    """A desk as at a start of the program, over the same folder each time."""
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.replace("MODEL", repr(str(trained))), "utf-8")
    desks = []

    def begin(*, agrees: bool = True) -> TrainingController:
        desk = TrainingController(
            window,
            tmp_path / "training",
            lambda: [Path("/a.pdf"), Path("/b.pdf")],
            (sys.executable, str(program)),
            store,
            lambda *_asked: agrees,
        )
        desks.append(desk)
        desk.show()
        return desk

    yield begin
    for desk in desks:
        desk.close()


def train(qtbot, desk: TrainingController, name: str) -> None:
    desk.dialog.choosing.add([Path(f"/{name}.pdf")])
    with qtbot.waitSignal(desk.work.ended, timeout=20_000):
        desk.dialog.choosing.begin.click()


def test_a_network_may_be_chosen_and_goes_into_the_request(qtbot, start, tmp_path):
    desk = start()
    networks = desk.dialog.choosing.network
    assert [networks.itemData(index) for index in range(networks.count())] == ["", *NETWORKS]
    networks.setCurrentIndex(networks.findData("lstm"))

    train(qtbot, desk, "refused")

    request = TrainingFolder(tmp_path / "training").request()
    assert request is not None
    assert request.network == "lstm"


def test_nothing_begins_before_something_is_chosen(start):
    choosing = start().dialog.choosing
    assert not choosing.begin.isEnabled()
    assert choosing.listed.text() == "Add the &list (2 documents)"
    choosing.listed.click()
    choosing.listed.click()
    assert choosing.paths() == (Path("/a.pdf"), Path("/b.pdf"))
    assert choosing.begin.isEnabled()
    choosing.sources.selectAll()
    choosing.remove.click()
    assert not choosing.begin.isEnabled()


def test_a_better_model_is_put_on_the_shelf_where_its_user_wants_it(qtbot, start, store, tmp_path):
    desk = start()
    train(qtbot, desk, "good")
    running = desk.dialog.running
    assert running.phase() == "The training is over."
    assert running.told().startswith("Better than performer-en: +1.2 points of ROUGE on 2 documents")
    assert running.name.text() == "own-en"
    with qtbot.waitSignal(desk.installed, timeout=20_000) as installed:
        running.install.click()
    assert installed.args == ["own-en", True]
    assert (store.shelf / "own-en").exists()
    assert not (tmp_path / "training").exists(), "it held the documents' words"


def test_a_name_that_is_taken_is_not_offered(qtbot, start, store):
    (store.shelf / "own-en").mkdir()
    desk = start()
    train(qtbot, desk, "good")
    assert desk.dialog.running.name.text() == "own-en-2"


def test_a_model_that_is_not_better_is_not_offered(qtbot, start):
    desk = start()
    train(qtbot, desk, "refused")
    running = desk.dialog.running
    assert running.told().startswith("Not surely better than performer-en")
    assert not running.install.isVisible()
    running.discard.click()
    assert desk.dialog.is_choosing()


def test_a_verdict_waits_for_the_next_start(qtbot, start):
    train(qtbot, start(), "good")
    again = start()
    assert again.dialog.running.told().startswith("Better than performer-en")
    assert again.dialog.running.name.text() == "own-en"


def test_a_training_can_be_stopped_and_goes_on_at_the_next_start(qtbot, start):
    desk = start()
    desk.dialog.choosing.add([Path("/endless.pdf")])
    desk.dialog.choosing.begin.click()
    running = desk.dialog.running
    qtbot.waitUntil(lambda: running.phase() == "Learning: step 4 of 10", timeout=20_000)
    assert running.scores.accessibleDescription() == "from 30.0 to 30.0"
    assert running.losses.accessibleDescription() == "from 0.500 to 0.250"
    with qtbot.waitSignal(desk.work.ended, timeout=20_000):
        running.stop.click()
    assert running.phase() == "Stopped. Nothing is lost: it can go on from here."

    again = start()
    with qtbot.waitSignal(again.work.ended, timeout=20_000):
        again.dialog.running.go_on.click()
    assert again.dialog.running.phase() == "The training is over."


def test_closing_the_window_stops_a_training_in_peace(qtbot, start, tmp_path):
    desk = start()
    desk.dialog.choosing.add([Path("/endless.pdf")])
    desk.dialog.choosing.begin.click()
    qtbot.waitUntil(lambda: "Learning" in desk.dialog.running.phase(), timeout=20_000)
    desk.close()
    assert (tmp_path / "training" / "out" / "stopped").exists()


def test_a_training_that_cannot_be_says_why(qtbot, start):
    desk = start()
    train(qtbot, desk, "few")
    assert desk.dialog.running.told().startswith("There are too few documents")


def test_a_training_whose_process_ends_by_itself_can_go_on(qtbot, start):
    desk = start()
    train(qtbot, desk, "crash")
    assert desk.dialog.running.told().startswith("The training ended unexpectedly.")
    assert desk.dialog.running.go_on.isVisible()


def test_nothing_is_thrown_away_without_asking(qtbot, start, tmp_path):
    desk = start(agrees=False)
    train(qtbot, desk, "good")
    desk.dialog.running.discard.click()
    assert (tmp_path / "training" / "out" / "model").exists()


def test_without_what_trains_nothing_begins(qtbot, window, tmp_path, monkeypatch):
    monkeypatch.setattr("gui.training.training_controller.find_spec", lambda _name: None)
    desk = TrainingController(window, tmp_path, list)
    desk.show()
    desk.dialog.choosing.add([Path("/a.pdf")])
    assert not desk.dialog.choosing.begin.isEnabled()
    assert "precis[training]" in desk.dialog.choosing.missing.text()
    desk.close()


@pytest.mark.parametrize(
    "event",
    [{"event": "step"}, {"event": "later"}, {"event": "verdict"}, {"event": "step", "stage": 1, "step": "x"}],
)
def test_an_odd_event_is_passed_over(event):
    course = TrainingState()
    course.take(event)
    assert course.losses == []
    assert course.phase in (TrainingPhase.STARTING, TrainingPhase.OVER, TrainingPhase.LEARNING)


def test_stages_follow_each_other_on_one_axis():
    course = TrainingState()
    for stage in ("distil", "reward"):
        course.take({"event": "estimate", "stage": stage, "steps": 10, "seconds_left": 1.0})
        course.take(
            {"event": "step", "stage": stage, "step": 10, "steps": 10, "loss": 0.5, "seconds_left": 0.0}
        )
    assert [step for step, _loss in course.losses] == [10, 20]
    assert course.phase is TrainingPhase.JUDGING


def test_a_hostile_name_in_a_verdict_is_plain_text(qapp):
    words = verdict_in_words(
        {"better": True, "rival": "<b>a\nb</b>", "documents": 3, "gain": 0.1, "lowest": 0.0, "highest": 0.2}
    )
    assert "<b>a b</b>" in words
    assert QApplication.instance() is qapp
