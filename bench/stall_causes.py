"""What the window's thread did while it kept its user waiting: `python -m bench.stalls --causes`.

A thread beside it looks at its stack whenever the event loop has not turned for a while. For each of the
longest stalls are told how long it was, how long the window's thread itself worked (the rest it waited: for
the interpreter, which another thread held, or for a processor), and where it was found most often.
"""

import faulthandler
import re
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

LATE = 0.03
"""Seconds without a turn of the event loop after which its stack is looked at."""
EVERY = 0.004
"""Seconds between two looks."""
FRAMES = 6
"""Of a stack that are named, the innermost ones."""
LONGEST = 10
WAITING = ("threading.py:", "framing.py:")
"""Where a thread waits for something, and is in nobody's way."""
THREAD = re.compile(r"(?:Current t|T)hread 0x([0-9a-f]+)")
FRAME = re.compile(r'^  File "(?:.*/)?([^/"\n]+/[^/"\n]+)", line (\d+) in (.+)', re.MULTILINE)


@dataclass(slots=True)
class Stall:
    """One time that the event loop did not turn."""

    milliseconds: float = 0.0
    worked: float = 0.0
    """Milliseconds of processor time of the window's thread."""
    stacks: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    """What the other threads were doing."""

    def __str__(self) -> str:
        lines = [f"  {self.milliseconds:.0f} ms, of which it worked {self.worked:.0f}"]
        lines += [f"    {count} × {stack}" for stack, count in self.stacks.most_common(3)]
        lines += [f"    beside it {count} × {stack}" for stack, count in self.others.most_common(2)]
        return "\n".join(lines)


class Watchdog:
    """Looks at the window's thread from another one. Made and told of turns by the window's thread."""

    def __init__(self) -> None:
        self._watched = threading.get_ident()
        self._turn = time.perf_counter()
        self._worked = time.thread_time()
        self._now = Stall()
        self._stalls: list[Stall] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def turn(self) -> None:
        """The event loop has come round."""
        now, worked = time.perf_counter(), time.thread_time()
        ended, self._now = self._now, Stall()
        ended.milliseconds = 1000 * (now - self._turn)
        ended.worked = 1000 * (worked - self._worked)
        self._turn, self._worked = now, worked
        if ended.milliseconds >= 1000 * LATE:
            self._stalls.append(ended)

    def take(self) -> list[Stall]:
        """Return the longest stalls since it was asked last, the longest first."""
        stalls, self._stalls = self._stalls, []
        return sorted(stalls, key=lambda stall: -stall.milliseconds)[:LONGEST]

    def close(self) -> None:
        """Look no more."""
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        own = threading.get_ident()
        while not self._ended.wait(EVERY):
            stall = self._now
            if time.perf_counter() - self._turn < LATE:
                continue
            for ident, stack in _stacks():
                if ident == self._watched:
                    stall.stacks[stack] += 1
                elif ident != own and not any(place in stack.split(" ")[0] for place in WAITING):
                    stall.others[stack] += 1


def _stacks() -> Iterator[tuple[int, str]]:
    """Yield every thread's number and innermost frames.

    As text: a frame that is held here might be let go here, and with it a widget, which only the window's
    thread may end.
    """
    with tempfile.TemporaryFile("w+") as file:
        faulthandler.dump_traceback(file)
        file.seek(0)
        for part in file.read().split("\n\n"):
            thread = THREAD.match(part)
            frames = FRAME.findall(part)[:FRAMES]
            if thread and frames:
                named = (f"{place}:{line} {name}" for place, line, name in frames)
                yield int(thread[1], 16), " < ".join(named)
