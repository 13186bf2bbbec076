"""In-memory log handler (ring buffer) that never holds a word of a document."""

import logging
import traceback
from collections import deque
from collections.abc import Callable
from types import TracebackType

KEPT = 200


class LogBuffer(logging.Handler):
    """Handler of the last records. Of an exception it keeps kind and place: the message may quote a text."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: deque[str] = deque(maxlen=KEPT)
        self._write: Callable[[str], object] = lambda _line: None

    def write_to(self, write: Callable[[str], object]) -> None:
        """Hand over every line from now on, those that are there first."""
        for line in tuple(self.lines):
            write(line)
        self._write = write

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record as one line of text."""
        kind, _error, trace = record.exc_info or (None, None, None)
        self._keep(f"{record.levelname} {record.name}: {record.getMessage()}{_place_of(kind, trace)}")

    def add_uncaught(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        """Keep an error that nobody expected."""
        self._keep(f"CRITICAL uncaught{_place_of(kind, trace)}")

    def _keep(self, line: str) -> None:
        self.lines.append(line)
        self._write(line)


def _place_of(kind: type[BaseException] | None, trace: TracebackType | None) -> str:
    if kind is None:
        return ""
    frames = "".join(f"\n  {frame.name}, line {frame.lineno}" for frame in traceback.extract_tb(trace))
    return f" ({kind.__name__}){frames}"


def install_log_buffer() -> LogBuffer:
    """Send the program's log there, and nowhere else."""
    memory = LogBuffer()
    logger = logging.getLogger()
    logger.handlers[:] = [memory]
    logger.setLevel(logging.INFO)
    return memory
