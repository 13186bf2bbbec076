"""Cooperative cancellation of a child process, by a signal or the end of its standard input."""

import os
import signal
import stat
from threading import Event, Thread
from types import FrameType

from engine.core.progress import Cancelled, Progress
from engine.system.subprocesses import take_standard_input


class StopSignal:
    """Whether to stop. It is a Report that raises Cancelled once it was asked for."""

    def __init__(self) -> None:
        self._asked = Event()

    def ask(self) -> None:
        self._asked.set()

    def __call__(self, _: Progress) -> None:
        if self._asked.is_set():
            raise Cancelled

    def heed_signals(self) -> None:
        """Stop on Ctrl-C and when told to terminate."""

        def heed(_: int, __: FrameType | None) -> None:
            self.ask()

        signal.signal(signal.SIGINT, heed)
        signal.signal(signal.SIGTERM, heed)

    def heed_end_of_input(self) -> None:
        """Stop when standard input, if it is a pipe, is closed: whoever held it is gone or wants no more."""
        if stat.S_ISFIFO(os.fstat(0).st_mode):
            taken = take_standard_input()
            Thread(target=self._wait_for_end, args=(taken,), name="standard input", daemon=True).start()

    def _wait_for_end(self, taken: int) -> None:
        # Not through sys.stdin: its lock would be held when the process ends.
        while os.read(taken, 1024):
            pass
        self.ask()
