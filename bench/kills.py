"""Kills the program in the middle of writing, and looks at what is left: `python -m bench.kills`.

Each thing that must survive is written under strace, which kills the process (kill -9) as it begins the first
call that writes, then the second, and so on to the last: write, sync, rename, truncate, remove. After each,
nothing that was said to be kept may be missing, and nothing unreadable. Then the window itself is killed
again and again while it analyses many documents; each must be there in the end. Linux with strace only.
"""

import argparse
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench.write_points import POINTS, begin, command, environment

ROOT = Path(__file__).resolve().parents[1]
CALLS = (
    "write pwrite64 writev pwritev fsync fdatasync ftruncate rename renameat renameat2 unlink unlinkat mkdir"
).split()
WORDS = "the tide rose over a wall at night while nobody from the harbour library saw it".split()
LONGEST = 20.0
"""Seconds that the window is let alone at most."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=40, help="kills at each kind of call, spread evenly")
    parser.add_argument("--window", type=int, default=20, help="how often the window is killed")
    parser.add_argument("--documents", type=int, default=120, help="how many it analyses meanwhile")
    arguments = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="precis-kills-") as name:
        folder = Path(name)
        for point in POINTS if arguments.most else ():
            wrong += kill_while_writing(point, folder / point, arguments.most)
        if arguments.window:
            wrong += kill_window(folder, arguments.window, arguments.documents)
    raise SystemExit(wrong > 0)


def kill_while_writing(point: str, folder: Path, most: int) -> int:
    """Return after how many kills something was wrong."""
    begin(point, folder)
    kills = wrong = 0
    for call, when in _moments(point, folder, most):
        begin(point, folder)
        inject = f"inject={call}:signal=SIGKILL:when={when}"
        said = _run(point, folder, "-e", f"trace={call}", "-e", inject)
        kills += 1
        if found := POINTS[point].judge(folder, said):
            wrong += 1
            print(f"{point}: killed at {call} {when}: {found}")
        again = _run(point, folder, "-e", "trace=none")
        if found := POINTS[point].judge(folder, (*said, *again)):
            wrong += 1
            print(f"{point}: killed at {call} {when}, then written again: {found}")
    print(f"{point:10} killed {kills:4} times, {wrong} times something was wrong", flush=True)
    return wrong


def _moments(point: str, folder: Path, most: int) -> Iterator[tuple[str, int]]:
    """Yield each call that writes, by its name and how many of the kind come up to it on its thread."""
    log = folder.parent / "calls.log"
    _run(point, folder, "-e", f"trace={','.join(CALLS)}", "-o", str(log))
    counts = Counter(re.findall(r"^(\d+) +(\w+)\(", log.read_text("utf-8", "replace"), re.MULTILINE))
    greatest: dict[str, int] = {}
    for (_thread, call), count in counts.items():
        greatest[call] = max(count, greatest.get(call, 0))
    for call, count in greatest.items():
        step = max(1.0, count / most)
        yield from ((call, round(1 + number * step)) for number in range(min(count, most)))


def _run(point: str, folder: Path, *options: str) -> tuple[str, ...]:
    """Return what was said to be kept."""
    strace = ["strace", "-f", "-qq", "--seccomp-bpf"]
    quiet = () if "-o" in options else ("-o", "/dev/null")
    ran = subprocess.run(
        [*strace, *options, *quiet, *command(point, folder)],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    return tuple(ran.stdout.split("\n")[:-1])


def kill_window(folder: Path, kills: int, count: int) -> int:
    """Return how many documents were lost, or came back unfinished."""
    documents = _write_documents(folder / "documents", count)
    choice = random.Random(7)
    promised: set[str] = set()
    lost = 0
    window = _open_window(folder, documents)
    done = 0
    while done < kills:
        time.sleep(choice.uniform(0.5, 4.0))
        window.send_signal(signal.SIGKILL)
        window.wait()
        done += 1
        there = _done_in(folder)
        lost += len(promised - there)
        promised = there
        window = _open_window(folder, [] if len(there) else documents)
    patience = time.monotonic() + LONGEST + 3 * count
    while len(_done_in(folder)) < count and time.monotonic() < patience:
        time.sleep(0.5)
    window.send_signal(signal.SIGKILL)
    window.wait()
    unfinished = count - len(_done_in(folder))
    outcome = f"{lost} lost, {unfinished} unfinished {_states_in(folder) if unfinished else ''}"
    print(f"window     killed {kills:4} times while it analysed {count} documents: {outcome}")
    return lost + unfinished


def _write_documents(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    choice = random.Random(5)
    paths = []
    for number in range(count):
        paths.append(folder / f"{number:03}.txt")
        sentences = (" ".join(choice.choices(WORDS, k=16)).capitalize() + "." for _ in range(400))
        paths[-1].write_text("\n\n".join(sentences), "utf-8")
    return paths


def _open_window(folder: Path, documents: list[Path]) -> "subprocess.Popen[bytes]":
    places = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    return subprocess.Popen(
        [sys.executable, "-m", "gui", *map(str, documents)],
        cwd=ROOT,
        env=os.environ | places | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _states_in(folder: Path) -> dict[str, int]:
    path = folder / "data" / "precis" / "library" / "library.sqlite"
    with closing(sqlite3.connect(path)) as database:
        return dict(database.execute("SELECT state || ' ' || detail, count(*) FROM documents GROUP BY 1"))


def _done_in(folder: Path) -> set[str]:
    """Return the documents of which the library says on the disk that they are done."""
    path = folder / "data" / "precis" / "library" / "library.sqlite"
    if not path.exists():
        return set()
    with closing(sqlite3.connect(path)) as database:
        try:
            rows = database.execute(
                "SELECT path FROM documents JOIN analyses USING (key) WHERE state = 'done'"
            ).fetchall()
        except sqlite3.OperationalError:  # no tables yet
            return set()
    return {bytes(path).decode() for (path,) in rows}


if __name__ == "__main__":
    main()
