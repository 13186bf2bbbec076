import io
import os
import sys

import pytest

from engine.cli.terminal import can_ask


class Terminal(io.StringIO):
    """A stream that says to be a terminal, as NUL does on Windows."""

    def isatty(self):
        return True

    def fileno(self):
        return 3


def test_a_terminal_without_a_console_is_nobody_to_ask():
    assert not can_ask(Terminal(), console=lambda descriptor: False)
    assert can_ask(Terminal(), console=lambda descriptor: descriptor == 3)


def test_a_file_is_nobody_to_ask():
    assert not can_ask(io.StringIO(), console=lambda descriptor: True)


def test_what_is_missing_cannot_be_asked(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)

    assert not can_ask()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_somebody_at_a_terminal_can_be_asked():
    leader, follower = os.openpty()
    with os.fdopen(leader, "rb"), os.fdopen(follower, encoding="utf-8") as terminal:
        assert can_ask(terminal)
