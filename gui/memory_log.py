"""Keeps the log in memory, without a word of any document."""

import logging
import traceback
from collections import deque

KEPT = 200


class MemoryLog(logging.Handler):
    """The last records. Of an exception it keeps kind and place: its message may quote the document."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: deque[str] = deque(maxlen=KEPT)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}{_place_of(record)}")


def _place_of(record: logging.LogRecord) -> str:
    if not record.exc_info or record.exc_info[0] is None:
        return ""
    kind, _error, trace = record.exc_info
    frames = "".join(f"\n  {frame.name}, line {frame.lineno}" for frame in traceback.extract_tb(trace))
    return f" ({kind.__name__}){frames}"


def keep_log() -> MemoryLog:
    """Send the program's log into memory, and nowhere else."""
    memory = MemoryLog()
    logger = logging.getLogger()
    logger.handlers[:] = [memory]
    logger.setLevel(logging.INFO)
    return memory
