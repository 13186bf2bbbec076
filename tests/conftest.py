"""Fixtures for engine and window alike."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.system.environment import prepare

prepare()
CALLS = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname")
OWN = ("127.0.0.1", "::1", "localhost")
refused: list[str] = []
"""What was asked of the network, though it is caught: a test may be content with the error."""


def refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Keep this process from every address but its own machine's. Once set, a hook stays."""
    if event not in CALLS:
        return
    place = arguments[0] if event in ("socket.getaddrinfo", "socket.gethostbyname") else arguments[1]
    host = place[0] if isinstance(place, tuple) else place
    if isinstance(place, tuple | str) and host not in OWN and not str(host).startswith("/"):
        refused.append(f"{event} {place}")
        raise ConnectionRefusedError(f"a test wants to reach {place}")


sys.addaudithook(refuse_network)


@pytest.fixture(autouse=True)
def nobody_is_called() -> Iterator[None]:
    """Fail a test that wants to reach another machine."""
    refused.clear()
    yield
    assert not refused


@pytest.fixture
def write(tmp_path) -> Callable[..., Path]:
    """Write a file of that name into the test's folder."""

    def write(name: str, text: str = "The tide rose. Nobody saw the tide. It fell again.") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def make_model(tmp_path) -> Callable[..., Path]:
    """Return a function that writes a tiny model onto a shelf of the test's own, and returns its folder."""

    def make(folder: str = "tiny", **changes: Any) -> Path:
        from tests.support.tiny_model import write_model

        return write_model(tmp_path / "models" / folder, **changes)

    return make
