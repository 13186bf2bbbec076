import json
import os
import sys
import threading
from pathlib import Path

import pytest

from engine.core.errors import (
    FileFalsified,
    HubFailed,
    HubNotReached,
    HubRefuses,
    HubSilent,
    ModelError,
    NotOnHub,
    NotTheHub,
)
from engine.core.progress import Cancelled, Progress, Stage, silent
from engine.models.store.hub import Hub
from tests.support.loopback_hub import COMMIT, REPOSITORY, LoopbackHub, served

ROOT = Path(__file__).resolve().parents[4]
WEIGHTS = bytes(range(256)) * 4096  # a megabyte, so that it takes several pieces
FILES = {"config.json": json.dumps({"model_type": "gpt2"}).encode(), "model.safetensors": WEIGHTS}


@pytest.fixture
def hub(monkeypatch, tmp_path):
    """A hub that is whole; tests make it misbehave."""
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub's own"))
    for name in ("HF_TOKEN", "HTTP_PROXY", "http_proxy", "HF_HUB_OFFLINE", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with served(LoopbackHub(FILES)) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        yield hub


def fetch(folder, patience=30.0, report=silent, fetched=lambda path: None):
    asked = Hub(patience)
    model = asked.look(REPOSITORY, "main", report)
    asked.fetch(model, model.files, folder, fetched, report)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_hub_says_what_a_model_consists_of(hub):
    model = Hub().look(REPOSITORY, "", silent)

    assert (model.commit, model.licences, model.languages) == (COMMIT, ("mit",), ("en",))
    assert {file.name: file.bytes for file in model.files} == {
        name: len(content) for name, content in FILES.items()
    }


def test_files_come_as_they_are_in_the_order_that_was_asked_for(hub, tmp_path):
    came = []

    fetch(tmp_path / "there", fetched=lambda path: came.append(path.name))

    assert contents(tmp_path / "there") == FILES
    assert came == list(FILES)


def test_progress_counts_the_bytes(hub, tmp_path):
    seen: list[Progress] = []

    fetch(tmp_path / "there", report=seen.append)

    total = sum(map(len, FILES.values()))
    assert all(progress.stage is Stage.FETCH and progress.done <= total for progress in seen)
    assert seen[-1].total == total


def test_a_connection_that_is_cut_is_gone_on_with(hub, tmp_path):
    hub.cuts, hub.cuts_after = 2, 300_000

    fetch(tmp_path / "there")

    assert contents(tmp_path / "there") == FILES
    assert any("bytes=" in request and "bytes=0-" not in request for request in hub.asked)


def test_a_fetch_that_was_broken_off_goes_on_where_it_was(hub, tmp_path):
    hub.stalls_after = 300_000
    with pytest.raises(HubSilent):
        fetch(tmp_path / "there", patience=2.0)
    hub.stalls_after = -1
    hub.asked.clear()

    fetch(tmp_path / "there")

    assert contents(tmp_path / "there") == FILES
    (request,) = [each for each in hub.asked if each.startswith("GET") and "safetensors" in each]
    assert int(request.split("bytes=")[1].rstrip("-")) > 200_000


def test_a_hub_that_says_nothing_at_all_is_given_up(hub, tmp_path):
    hub.stalls_at_once = True

    with pytest.raises(HubSilent):
        fetch(tmp_path / "there", patience=2.0)


@pytest.mark.parametrize("large", ["model.safetensors", "config.json"])
def test_a_file_that_is_another_than_was_promised_is_thrown_away(hub, tmp_path, large):
    hub.lies_about = large

    with pytest.raises(FileFalsified, match=large):
        fetch(tmp_path / "there")

    assert large not in contents(tmp_path / "there")


def test_a_login_page_is_not_taken_for_the_hub(hub, tmp_path):
    hub.login_page = True

    with pytest.raises(NotTheHub):
        fetch(tmp_path / "there")


def test_a_login_page_is_not_taken_for_a_file(hub, tmp_path):
    hub.pages_for = "model.safetensors"

    with pytest.raises(NotTheHub, match=r"model\.safetensors"):
        fetch(tmp_path / "there")

    assert "model.safetensors" not in contents(tmp_path / "there")


@pytest.mark.parametrize(
    ("status", "kind"),
    [(401, HubRefuses), (403, HubRefuses), (404, NotOnHub), (429, HubFailed), (500, HubFailed)],
)
def test_a_refusal_is_called_by_its_name(hub, tmp_path, status, kind):
    hub.status = status

    with pytest.raises(kind):
        fetch(tmp_path / "there")


def test_a_model_with_conditions_is_told_from_one_that_is_not_there(hub, tmp_path):
    hub.status, hub.headers = 403, {"X-Error-Code": "GatedRepo"}

    with pytest.raises(HubRefuses):
        fetch(tmp_path / "there")


def test_a_hub_that_is_not_there_is_not_reached(monkeypatch, tmp_path):
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")

    with pytest.raises(HubNotReached):
        fetch(tmp_path / "there")


def test_who_forbids_the_network_is_told_so(hub, monkeypatch, tmp_path):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")

    with pytest.raises(HubNotReached, match="HF_HUB_OFFLINE"):
        fetch(tmp_path / "there")

    assert hub.asked == []


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "a/../../b", "C:\\x", "", "a/nul.json"])
def test_a_hub_that_names_files_outside_is_not_believed(hub, tmp_path, name):
    hub.files = {name: b"x"}

    with pytest.raises(NotTheHub):
        fetch(tmp_path / "there")


def test_fetching_stops_when_it_is_asked_to(hub, tmp_path):
    hub.stalls_after = 300_000

    def stop(progress: Progress) -> None:
        if progress.done > 200_000:
            raise Cancelled

    with pytest.raises(Cancelled):
        fetch(tmp_path / "there", report=stop)

    assert threading.active_count() < 20


def test_a_proxy_is_asked_in_the_hubs_place(hub, monkeypatch, tmp_path):
    monkeypatch.setenv("HF_ENDPOINT", "http://hub.example")
    monkeypatch.setenv("HTTP_PROXY", hub.address)
    monkeypatch.setenv("http_proxy", hub.address)

    fetch(tmp_path / "there")

    assert contents(tmp_path / "there") == FILES


def test_a_token_is_shown_only_where_the_user_named_it(hub, monkeypatch, tmp_path):
    own = tmp_path / "hub's own"
    own.mkdir()
    (own / "token").write_text("hf_kept")

    fetch(tmp_path / "without")
    assert not [request for request in hub.asked if "token" in request]

    monkeypatch.setenv("HF_TOKEN", "hf_given")
    fetch(tmp_path / "with")
    assert [request for request in hub.asked if "token" in request]


def test_nothing_but_the_model_is_asked_of_the_hub(hub, tmp_path):
    fetch(tmp_path / "there")

    paths = {request.split()[1] for request in hub.asked}
    assert paths == {f"/api/models/{REPOSITORY}/revision/main"} | {
        f"/{REPOSITORY}/resolve/{COMMIT}/{name}" for name in FILES
    }
    assert os.environ.get("HF_ENDPOINT") == hub.address


def test_the_process_that_fetches_reaches_no_other_place(hub, tmp_path):
    seen = tmp_path / "seen"
    program = f"""
import runpy, sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen"):
        with open({str(seen)!r}, "a") as file:
            file.write(f"{{event}} {{arguments[0 if event == 'socket.getaddrinfo' else 1]}}\\n")

sys.path[:] = {[str(ROOT), *sys.path]!r}
sys.addaudithook(watch)
runpy.run_module("engine.models.store.download", run_name="__main__")
"""
    watched = Hub(command=(sys.executable, "-I", "-S", "-c", program))

    model = watched.look(REPOSITORY, "", silent)
    watched.fetch(model, model.files, tmp_path / "there", lambda path: None, silent)

    port = int(hub.address.rsplit(":", 1)[1])
    assert set(seen.read_text().splitlines()) == {
        "socket.getaddrinfo 127.0.0.1",
        f"socket.connect ('127.0.0.1', {port})",
    }


def test_a_wrong_name_is_no_model_on_the_hub(hub):
    with pytest.raises(ModelError) as failed:
        Hub().look("some--body/tiny", "", silent)

    assert failed.value.kind == "not-on-hub"
    assert hub.asked == []
