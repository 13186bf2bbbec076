"""Enforced offline mode: an audit hook (PEP 578) and, on Linux, a seccomp filter refuse every connection.

Neither can be taken back while the process runs. Both hold for the processes that it starts, too: Linux sees
to the filter, VARIABLE to the hook.
"""

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from errno import EACCES
from pathlib import Path
from typing import Any

from engine.system.seccomp import refuse_sockets

VARIABLE = "PRECIS_OFFLINE"
"""The environment variable that asks for it: a file in which attempts are noted; 1 notes them on stderr."""
ARGUMENT = "--offline"
_ON_STDERR = "1"
_QUESTION, _NOTE = "precis.offline", "precis.offline.note"
"""Audit events of our own: whether there is a hook, which answers, and what another process refused."""
_WATCHED = "socket."
_HARMLESS = ("socket.gethostname",)
"""Says what this computer is called; asks nobody."""
_UNIX = 1
"""AF_UNIX: a socket in the file system, which leads nowhere else."""


@dataclass(frozen=True, slots=True)
class ConnectionAttempt:
    """Something asked for a connection, and was refused."""

    time: str
    program: str
    event: str
    address: str


class _OfflineHook:
    """Audit hook that refuses connections and notes who asked."""

    def __init__(self, record: Path | None) -> None:
        self._file = 2
        if record is not None:
            # Opened now: a process may later be kept from opening files.
            self._file = os.open(record, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._is_record = record is not None

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == _QUESTION:
            arguments[0].append(True)
        elif event == _NOTE:
            self._note(*arguments)
        elif event.startswith(_WATCHED) and event not in _HARMLESS and not _is_local(event, arguments):
            program = Path(sys.argv[0]).name if sys.argv else ""
            self._note(program, event.removeprefix(_WATCHED), _address(arguments))
            raise PermissionError(EACCES, "Précis works offline")

    def _note(self, program: str, event: str, address: str) -> None:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        attempt = ConnectionAttempt(now, program, event, address)
        line = f"precis: offline, refused: {event} {address}\n"
        if self._is_record:
            line = json.dumps(asdict(attempt)) + "\n"
        with suppress(OSError):
            os.write(self._file, line.encode("utf-8", "replace"))


def enforce(record: Path | None = None) -> None:
    """Refuse every connection of this process, and of all that it starts, from now on.

    record is a file in which attempts are noted, anew; without one they are written to standard error. Raises
    OSError where the file cannot be written. Where it is enforced already, nothing changes.
    """
    if is_enforced():
        return
    if record is not None:
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_bytes(b"")
    _enforce(record)
    os.environ[VARIABLE] = str(record.absolute()) if record is not None else _ON_STDERR


def enforce_if_asked() -> None:
    """Do what VARIABLE says; a file in which nothing can be noted changes nothing about that."""
    said = os.environ.get(VARIABLE, "")
    if not said or is_enforced():
        return
    try:
        _enforce(None if said == _ON_STDERR else Path(said))
    except OSError:
        _enforce(None)


def is_enforced() -> bool:
    """Whether this process is refused connections; the hook itself says so."""
    answers: list[bool] = []
    sys.audit(_QUESTION, answers)
    return bool(answers)


def note_of_confined(program: str, refused: str) -> None:
    """Note what a process refused that may not write; nothing where nobody works offline.

    refused is the audit event, which may be about something else than a network.
    """
    if refused.startswith(_WATCHED):
        sys.audit(_NOTE, program, refused.removeprefix(_WATCHED), "")


def record_of_attempts() -> Path | None:
    """Return the file in which attempts are noted; None where none are."""
    said = os.environ.get(VARIABLE, "")
    return Path(said) if said not in ("", _ON_STDERR) else None


def read_attempts(record: Path) -> tuple[ConnectionAttempt, ...]:
    """Return the attempts in a file. What is no line of ours is passed over, as half a line is."""
    found = []
    with suppress(OSError):
        for line in record.read_text("utf-8", "replace").splitlines():
            with suppress(ValueError, TypeError):
                found.append(ConnectionAttempt(**json.loads(line)))
    return tuple(found)


def _enforce(record: Path | None) -> None:
    sys.addaudithook(_OfflineHook(record))
    refuse_sockets()


def _is_local(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether it is about a socket in the file system: its address is a name, its family AF_UNIX."""
    if event == "socket.__new__":
        return len(arguments) > 1 and arguments[1] == _UNIX
    return event in ("socket.connect", "socket.bind") and isinstance(arguments[1], str | bytes)


def _address(arguments: tuple[Any, ...]) -> str:
    """Return what is known of where it was to lead: the first host and port among the arguments."""
    for argument in arguments:
        if isinstance(argument, tuple) and argument:
            return ":".join(map(str, argument[:2]))
        if isinstance(argument, str | bytes):
            return argument.decode("ascii", "replace") if isinstance(argument, bytes) else argument
    return ""
