"""`precis train` as its user meets it, without training anything."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.cli.train import in_words
from engine.training_launch import TrainingRequest, add_options, request_of

ROOT = Path(__file__).resolve().parents[3]


def precis(*arguments):
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "gui", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=environment, timeout=120, check=False)


def parse(*arguments):
    parser = argparse.ArgumentParser()
    add_options(parser)
    return parser.parse_args(arguments)


def test_the_training_process_is_asked_for_what_the_user_asked_for():
    options = parse(
        *("--documents", "papers", "--documents", "-odd name.jsonl.gz", "--out", "here", "--minutes", "2.5"),
        *("--seed", "7", "--languages", "en, de", "--from", "mine", "--name", "next", "--fresh"),
        *("--network", "convolution"),
    )

    assert request_of(options) == TrainingRequest(
        (Path("papers"), Path("-odd name.jsonl.gz")),
        Path("here"),
        "mine",
        2.5,
        7,
        "auto",
        ("en", "de"),
        "next",
        True,
        "convolution",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        ("--minutes", "0"),
        ("--minutes", "nan"),
        ("--seed", "-1"),
        ("--name", "../x"),
        ("--device", "abacus"),
        ("--network", "perceptron"),
    ],
)
def test_a_wrong_call_is_refused_before_anything_starts(wrong, capsys):
    with pytest.raises(SystemExit) as left:
        parse("--documents", "a", "--out", "b", *wrong)

    assert left.value.code == 2
    assert wrong[0] in capsys.readouterr().err


def test_documents_that_are_not_there_are_an_error_in_words(tmp_path):
    pytest.importorskip("torch")

    result = precis("train", "--documents", tmp_path / "nowhere", "--out", tmp_path / "out")

    (error,) = [json.loads(line) for line in result.stdout.decode().splitlines()]
    assert result.returncode == 1
    assert (error["event"], error["kind"]) == ("error", "data")
    assert f"there is no {tmp_path / 'nowhere'}" in error["message"]


def test_without_what_training_needs_it_says_what_to_install(tmp_path):
    # -S: without the packages that are installed.
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); from engine.cli.main import main; sys.exit(main())"
    )
    result = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, ROOT, "train", "--documents", "a", "--out", tmp_path],
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip

    (error,) = [json.loads(line) for line in result.stdout.decode().splitlines()]
    assert (result.returncode, error["kind"]) == (1, "no-training")
    assert "pip install 'precis[training]'" in error["message"]


def test_what_passes_and_what_stays_on_a_terminal():
    passing, words = in_words(
        {"event": "step", "stage": "reward", "step": 40, "steps": 1200, "loss": 0.5, "seconds_left": 600.0}
    )
    assert (passing, words) == (True, "Learning: step 40 of 1,200 (reward), loss 0.500, 10 min left")

    passing, words = in_words({"event": "verdict", "words": "No better.", "model": ""})
    assert (passing, words) == (False, "No better.")
