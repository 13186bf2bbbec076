"""No connection is made unless the user asked for a model: what the commands do is watched from within."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.system.paths import DATA_VARIABLE

ROOT = Path(__file__).resolve().parents[2]
WATCHED = """
import json, sys

def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        sys.stderr.write("NETWORK " + event + "\\n")
        raise ConnectionRefusedError(event)
    if event == "subprocess.Popen":
        command = arguments[1]  # on Windows one string already
        line = command if isinstance(command, str) else " ".join(map(str, command))
        sys.stderr.write("STARTS " + json.dumps(line) + "\\n")

sys.addaudithook(watch)
from engine.cli.main import main
status = main(sys.argv[1:])
for name in ("requests", "urllib3", "huggingface_hub", "http.client"):
    if name in sys.modules:
        sys.stderr.write("NETWORK " + name + " is loaded\\n")
sys.exit(status)
"""


def watched(home, *arguments):
    """Run a command of the command line, and return its status and what it wanted of network and system."""
    places = {DATA_VARIABLE: str(home / "precis"), "HOME": str(home)}
    environment = {**os.environ, **places, "PYTHONUTF8": "1", "HF_ENDPOINT": "http://127.0.0.1:9"}
    command = [sys.executable, "-c", WATCHED, *map(str, arguments)]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=300, check=False)
    said = result.stderr.decode().splitlines()
    started = [json.loads(line.removeprefix("STARTS ")) for line in said if line.startswith("STARTS ")]
    return result.returncode, [line for line in said if line.startswith("NETWORK")], started


@pytest.mark.parametrize("command", ["analyze", "summarize", "keywords", "topics"])
def test_reading_a_document_makes_no_connection(write, tmp_path, command):
    status, wanted, started = watched(tmp_path, command, write("tide.txt"))

    assert (status, wanted) == (0, [])
    assert not [line for line in started if "download" in line]


def test_looking_after_models_makes_no_connection(make_model, tmp_path):
    model = make_model("ready")
    for arguments in (
        ("list",),
        ("list", "--json"),
        ("add", model),
        ("check", model),
        ("bench", "ready"),
        ("remove", "ready"),
    ):
        status, wanted, started = watched(tmp_path, "models", *arguments)
        assert (status, wanted, started) == (0, [], []), arguments


def test_a_file_that_is_not_there_is_not_looked_for_on_the_hub(tmp_path):
    status, wanted, started = watched(tmp_path, "models", "add", "./nowhere/model.gguf")

    assert (status, wanted, started) == (1, [], [])


def test_only_the_process_that_fetches_makes_one(tmp_path):
    status, wanted, started = watched(tmp_path, "models", "add", "gpt2", "--yes")

    assert (status, wanted) == (1, [])
    (command,) = started
    assert "engine.models.store.download" in command
