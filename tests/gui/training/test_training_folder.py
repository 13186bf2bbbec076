import json
import subprocess
from pathlib import Path

import pytest

from engine import TRAINING_ARGUMENT
from engine.system.subprocesses import module_command
from engine.training_launch import TrainingRequest
from gui.training.training_folder import ARGUMENTS, REQUEST, TrainingFolder


def test_a_request_is_the_same_when_it_is_read_again(tmp_path):
    folder = TrainingFolder(tmp_path / "training")
    assert folder.request() is None
    odd = (
        Path("/a b.pdf"),
        Path("/--out=x"),
        Path("/年报.txt"),
        Path("/two\nlines.txt"),
        Path("/\udcff.txt"),
    )

    begun = folder.begin(odd, 30.0)

    assert folder.request() == begun == TrainingRequest(odd, tmp_path / "training" / "out", minutes=30.0)


def test_a_request_remembers_the_network(tmp_path):
    folder = TrainingFolder(tmp_path / "training")

    folder.begin((Path("/a.txt"),), 30.0, "gru")

    request = folder.request()
    assert request is not None
    assert (request.network, request.draws_anew, request.fresh) == ("gru", True, False)


def test_a_request_of_an_earlier_version_names_no_network(tmp_path):
    folder = TrainingFolder(tmp_path / "training")
    facts = folder.begin((Path("/a.txt"),), 30.0).to_json()
    del facts["network"]
    (folder.path / REQUEST).write_text(json.dumps(facts), "utf-8")

    request = folder.request()
    assert request is not None
    assert (request.network, request.draws_anew) == ("", False)


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b'{"documents": 1}', b'{"minutes": 0}'])
def test_a_damaged_request_is_none(tmp_path, content):
    folder = TrainingFolder(tmp_path / "training")
    folder.begin((Path("/a.txt"),), 30.0)
    (folder.path / REQUEST).write_bytes(content)

    assert folder.request() is None


def test_a_training_that_an_older_version_began_goes_on(tmp_path):
    folder = TrainingFolder(tmp_path / "training")
    folder.path.mkdir()
    lines = [
        "--documents=/a b.pdf",
        "--documents=/--out=x",
        f"--out={folder.out}",
        "--from=",
        "--minutes=60.0",
    ]
    lines += ["--seed=1", "--device=auto", "--languages=", "--name="]
    (folder.path / ARGUMENTS).write_text("\n".join(lines), "utf-8")

    documents = (Path("/a b.pdf"), Path("/--out=x"))
    assert folder.request() == TrainingRequest(documents, folder.out, minutes=60.0)

    (folder.path / ARGUMENTS).write_text("--documents=/a\n--minutes=none", "utf-8")
    assert folder.request() is None


def test_the_real_program_understands_the_request(tmp_path):
    """What the process refuses shows that it read the request."""
    pytest.importorskip("torch")
    document = tmp_path / "a b.txt"
    document.write_text("The tide rose. Nobody saw it. It fell again.", "utf-8")
    request = TrainingFolder(tmp_path / "training").begin((document,), 1.0)

    command = module_command("engine.training", TRAINING_ARGUMENT)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdin.write(json.dumps(request.to_json()).encode() + b"\n")
        process.stdin.flush()
        events = [json.loads(line) for line in process.stdout]

    assert events[-1]["kind"] in ("too-few-documents", "no-model")
