"""Time budget of a training, over all runs it was interrupted into."""

import time
from pathlib import Path

from engine.system.atomic_files import read_json, write_json

KEPT_EVERY = 5.0
"""Seconds. A kill forgets at most so much of the time that was used."""


class TrainingClock:
    """Starts when it is made, from where the file says that the last run ended."""

    def __init__(self, file: Path, budget: float) -> None:
        """budget is in seconds, for all runs together."""
        self.budget = budget
        self._file = file
        found = read_json(file)
        self._before = float(found["seconds"]) if found else 0.0
        self._started = self._kept = time.monotonic()

    def spent(self) -> float:
        return self._before + time.monotonic() - self._started

    def left(self) -> float:
        """Below 0 when the budget is used up."""
        return self.budget - self.spent()

    def keep(self) -> None:
        """Write it down, if that was not done just now."""
        now = time.monotonic()
        if now - self._kept > KEPT_EVERY:
            self._kept = now
            write_json(self._file, {"seconds": self.spent()})
