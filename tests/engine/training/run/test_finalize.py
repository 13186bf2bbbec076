"""How a trained model gets onto the shelf: by the way of every other model."""

import subprocess
import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from engine.core.options import ANY_WRITER, GRAPH, PERFORMER  # noqa: E402
from engine.core.progress import Cancelled, silent  # noqa: E402
from engine.models.formats.manifest import load_manifest  # noqa: E402
from engine.models.store.installing import LOCK, ModelStore  # noqa: E402
from engine.training.run.events import TrainingFailed  # noqa: E402
from engine.training.run.finalize import put_on_shelf  # noqa: E402
from engine.training.run.program import run_training  # noqa: E402
from engine.training.run.request import TrainingError  # noqa: E402
from engine.training_launch import TrainingRequest  # noqa: E402
from tests.support.small_workshop import QUICK, workshop  # noqa: E402
from tests.support.tiny_model import write_model  # noqa: E402

ROOT = Path(__file__).resolve().parents[4]
HOLDING = """
import sys
from pathlib import Path
from engine.system.file_lock import locked

with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def store(tmp_path):
    return ModelStore(
        shelf=tmp_path / "models", downloads=tmp_path / "downloads", shipped=tmp_path / "shipped"
    )


@pytest.fixture
def request_for(tmp_path):
    """Return what makes a request whose model lies in its folder."""

    def make(name: str) -> TrainingRequest:
        write_model(tmp_path / "out" / "model", name=name)
        return TrainingRequest((tmp_path / "data.jsonl",), tmp_path / "out", name=name)

    return make


def on_shelf(store):
    return sorted(path.name for path in store.shelf.iterdir() if path.name != LOCK)


@pytest.mark.parametrize("name", [GRAPH, PERFORMER, ANY_WRITER, "lead", "Lead", "shipped-en", "mine"])
def test_a_name_that_is_taken_is_refused_before_anything_is_read(store, request_for, tmp_path, name):
    write_model(store.shipped / "shipped-en")
    write_model(store.shelf / "mine")
    said = []

    status = run_training(request_for(name), QUICK, workshop(tmp_path, store), said.append, silent)

    (error,) = said
    assert isinstance(error, TrainingFailed)
    assert (status, error.kind) == (1, "name-taken")


def test_the_model_stands_whole_on_the_shelf_and_stays_when_it_is_put_there_again(store, request_for):
    request = request_for("Mine")

    put_on_shelf(request, store, silent)
    put_on_shelf(request, store, silent)

    (name,) = on_shelf(store)
    made, ours = load_manifest(store.shelf / name), load_manifest(request.out / "model")
    assert (name, made.name, made.files) == ("mine", "mine", ours.files)
    assert {path.name for path in made.folder.iterdir()} == {path.name for path in ours.folder.iterdir()}


def test_the_shelf_of_another_process_is_left_alone_until_it_is_free(store, request_for):
    request = request_for("mine")
    store.shelf.mkdir()
    command = [sys.executable, "-c", HOLDING, str(store.shelf / LOCK)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        with pytest.raises(TrainingError) as refused:
            put_on_shelf(request, store, silent)
        holder.stdin.close()

    assert refused.value.kind == "shelf-in-use"
    assert str(request.out / "model") in str(refused.value)
    assert on_shelf(store) == []
    put_on_shelf(request, store, silent)
    assert on_shelf(store) == ["mine"]


def test_a_model_that_does_not_work_does_not_get_there_in_part(store, request_for):
    request = request_for("mine")
    (request.out / "model" / "performer.onnx").write_bytes(b"half of it")

    with pytest.raises(TrainingError) as refused:
        put_on_shelf(request, store, silent)

    assert refused.value.kind == "model-unsafe"
    assert on_shelf(store) == []


def test_who_stops_in_between_leaves_nothing_on_the_shelf(store, request_for):
    def stop(progress):
        raise Cancelled

    with pytest.raises(Cancelled):
        put_on_shelf(request_for("mine"), store, stop)

    assert on_shelf(store) == []


def test_another_model_that_got_the_name_meanwhile_stays(store, request_for):
    write_model(store.shelf / "mine", version="of somebody else", observed=("from_end", "worth"))

    with pytest.raises(TrainingError) as refused:
        put_on_shelf(request_for("mine"), store, silent)

    assert refused.value.kind == "name-taken"
    assert load_manifest(store.shelf / "mine").version == "of somebody else"
