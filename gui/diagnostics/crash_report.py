"""Crash detection: knows how the last start ended, and keeps what a crash report needs.

What is written down are places in the program and names of errors: no word of any document. Nothing is sent.
"""

import faulthandler
import json
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import IO

from engine import __version__
from gui.diagnostics.log_buffer import KEPT, LogBuffer

MOST_BYTES = 1_000_000
"""Of the log on the disk."""


@dataclass(frozen=True, slots=True)
class CrashReport:
    """Crash report of a start that did not end as it should. Times are UTC."""

    version: str
    began: str
    trace: str
    """Where the program was when the system ended it; empty where the system gave it no time to say."""
    log: tuple[str, ...]

    def as_text(self) -> str:
        """Return the part of a report that tells of it."""
        lines = [f"Précis {self.version}, begun {self.began}, did not end by itself.", ""]
        lines += [self.trace or "It was ended from outside: there is no trace.", ""]
        lines += ["Last lines of the log:", *(self.log or ("none",))]
        return "\n".join(lines)


class LastRun:
    """Marker and traces of a run: running.json from start to end, trace.txt of a crash, log.txt before it."""

    def __init__(self, folder: Path) -> None:
        self._running, self._trace, self._log = (
            folder / name for name in ("running.json", "trace.txt", "log.txt")
        )
        self._traces: IO[str] | None = None
        self._lines: TextIOWrapper | None = None

    def begin(self, memory: LogBuffer) -> CrashReport | None:
        """Note that the program runs, and return what is known of the last start if it ended badly.

        Where nothing can be written nothing is kept, and there is nothing to tell.
        """
        report = self._last_report()
        with suppress(OSError):
            self._running.parent.mkdir(parents=True, exist_ok=True)
            began = datetime.now(UTC).isoformat(timespec="seconds")
            self._running.write_text(json.dumps({"version": __version__, "began": began}), "utf-8")
            self._traces = self._trace.open("w", encoding="utf-8")
            faulthandler.enable(self._traces)
            self._lines = self._log.open("w", encoding="utf-8", errors="replace")
            memory.write_to(self._write_line)
        return report

    def end(self) -> None:
        """Note that the program ended as it should; leave nothing."""
        if self._traces is not None:
            faulthandler.disable()
            self._traces.close()
        if self._lines is not None:
            self._lines.close()
            self._lines = None
        for path in (self._trace, self._log, self._running):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _write_line(self, line: str) -> None:
        if self._lines is not None and self._lines.tell() < MOST_BYTES:
            with suppress(OSError):
                self._lines.write(line + "\n")
                self._lines.flush()

    def _last_report(self) -> CrashReport | None:
        try:
            facts = json.loads(self._running.read_text("utf-8"))
            version, began = str(facts["version"]), str(facts["began"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            version, began = "?", "?"  # the disk was full, or the power went at that moment
        return CrashReport(version, began, _read(self._trace), tuple(_read(self._log).splitlines()[-KEPT:]))


def _read(path: Path) -> str:
    """Return what a file says, without the name of the user, which stands in the paths of an installation."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            text = file.read(MOST_BYTES)
    except OSError:
        return ""
    home = str(Path("~").expanduser())
    return text.replace(home, "~").strip() if len(home) > 1 else text.strip()


def log_uncaught(memory: LogBuffer) -> None:
    """Write down errors that nobody caught, as kind and place; Qt goes on after them."""

    def write(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        memory.add_uncaught(kind, trace)

    sys.excepthook = write
