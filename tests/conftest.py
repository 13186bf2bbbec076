"""Fixtures for engine and window alike."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def write(tmp_path) -> Callable[..., Path]:
    """Write a file of that name into the test's folder."""

    def write(name: str, text: str = "The tide rose. Nobody saw the tide. It fell again.") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return write
