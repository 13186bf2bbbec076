"""Subprocesses of the program: a module run as a program that reports in JSON lines."""

import json
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

TICK = 0.05
"""Seconds between two looks at what the process says, and so between two chances to stop it."""
LONGEST_LINE = 4_000_000
REMEMBERED_LINES = 8
"""Of what it wrote to standard error: the last ones tell why it failed."""

Event = Mapping[str, Any]


class ProgramEnded(Exception):
    """The process ended with another status than 0. The text is the last that it wrote to standard error."""


def module_command(module: str, frozen_argument: str) -> tuple[str, ...]:
    """What starts a module as a program, with the very packages that this process sees.

    A frozen program has no Python to start: it starts itself with an argument that says which module.
    """
    if getattr(sys, "frozen", False):
        return (sys.executable, frozen_argument)
    ours = str(Path(__file__).parents[2])
    paths = [ours, *(entry for entry in sys.path if entry and entry != ours)]
    run = f"import runpy; runpy.run_module({module!r}, run_name='__main__', alter_sys=True)"
    program = f"import sys; sys.path[:] = {paths!r}; {run}"
    return (sys.executable, "-I", "-S", "-X", f"utf8={sys.flags.utf8_mode}", "-c", program)


def run_program(
    command: Sequence[str],
    beat: Callable[[], None],
    environment: Mapping[str, str] | None = None,
    request: Event | None = None,
) -> Iterator[Event]:
    """Yield what the process says. It is killed when beat raises, or when nobody wants to hear more.

    beat is called twenty times a second. request is the first line of its standard input, whose end tells it
    that we are gone. Raises ProgramEnded, and OSError where it cannot be started.
    """
    process = subprocess.Popen(  # noqa: S603 - our own program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | environment if environment else None,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    complaints: deque[str] = deque(maxlen=REMEMBERED_LINES)
    lines: Queue[bytes | None] = Queue()
    pumps = (
        Thread(target=_pass_lines, args=(process, lines), name="events", daemon=True),
        Thread(target=_keep_complaints, args=(process, complaints), name="complaints", daemon=True),
    )
    try:
        for pump in pumps:
            pump.start()
        if request is not None:
            _ask(process, request)
        yield from _events(lines, beat)
        status = process.wait()
    finally:
        process.kill()
        process.wait()
        for pump in pumps:
            pump.join()
        _close(process)
    if status != 0:
        raise ProgramEnded("\n".join(complaints).strip() or f"status {status}")


def take_standard_input() -> int:
    """Return another descriptor of standard input, and leave an empty one in its place.

    A library that Windows loads looks at standard input, and waits as long as a thread reads from it: numpy's
    would not be there until the program that started this one ends.
    """
    taken = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return taken


def exit_at_end_of_input() -> None:
    """End this process as soon as its standard input ends: whoever started it is gone."""
    taken = take_standard_input()

    def wait() -> None:
        # Not through sys.stdin: its lock would be held when the process ends.
        while os.read(taken, 1024):
            pass
        os._exit(1)

    Thread(target=wait, name="standard input", daemon=True).start()


def _events(lines: "Queue[bytes | None]", beat: Callable[[], None]) -> Iterator[Event]:
    last_beat = 0.0
    while True:
        if time.monotonic() - last_beat >= TICK:
            beat()
            last_beat = time.monotonic()
        try:
            line = lines.get(timeout=TICK)
        except Empty:
            continue
        if line is None:
            return
        with suppress(ValueError, RecursionError):
            event = json.loads(line)
            if isinstance(event, dict):
                yield event


def _ask(process: subprocess.Popen[bytes], request: Event) -> None:
    assert process.stdin
    with suppress(OSError):  # it ended already, and its status says why
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()


def _pass_lines(process: subprocess.Popen[bytes], lines: "Queue[bytes | None]") -> None:
    assert process.stdout
    while line := process.stdout.readline(LONGEST_LINE):
        lines.put(line)
    lines.put(None)


def _keep_complaints(process: subprocess.Popen[bytes], complaints: deque[str]) -> None:
    assert process.stderr
    while line := process.stderr.readline(LONGEST_LINE):
        complaints.append(line.decode("utf-8", "replace").rstrip())


def _close(process: subprocess.Popen[bytes]) -> None:
    for stream in (process.stdin, process.stdout, process.stderr):
        with suppress(OSError):
            if stream:
                stream.close()
