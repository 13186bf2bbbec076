"""Fills a disk to its last bytes while the program writes, and looks at what is left.

`python -m bench.full_disk`. Each thing that must survive is written on a small file system in memory that is
full, then with some room more, and so on until it succeeds. Each time the program must say that there is no
room, and what was there before must be there. Linux, as root or where a user may mount in a name space of
their own.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.write_points import POINTS, begin, command, environment

ROOT = Path(__file__).resolve().parents[1]
PAGE = 4096
SIZE = 160 * 1024 * 1024
STEPS = 40


def main() -> None:
    if "inside" not in sys.argv:
        unshared = ["unshare", "--mount", *([] if os.getuid() == 0 else ["--map-root-user"])]
        again = [*unshared, sys.executable, "-m", "bench.full_disk", "inside"]
        raise SystemExit(subprocess.call(again, cwd=ROOT))
    with tempfile.TemporaryDirectory(prefix="precis-full-") as name:
        disk = Path(name, "disk")
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)], check=True)
        try:
            wrong = sum(fill(point, disk) for point in POINTS)
        finally:
            subprocess.run(["umount", str(disk)], check=False)
    raise SystemExit(wrong > 0)


def fill(point: str, disk: Path) -> int:
    """Return how often something was wrong."""
    needed = _needed(point, disk)
    refused = succeeded = wrong = 0
    for step in range(STEPS + 1):
        begin(point, disk / "work")
        room = needed * step // STEPS // PAGE * PAGE
        leave_room(disk / "filling", room)
        ran = _run(point, disk)
        said = ran.stdout.split("\n")[:-1]
        (disk / "filling").unlink()
        refused += any(line.startswith("refused") for line in said)
        succeeded += not any(line.startswith("refused") for line in said)
        kept = [line for line in said if not line.startswith("refused")]
        found = POINTS[point].judge(disk / "work", kept) or ran.stderr.strip().split("\n")[-1]
        if found:
            wrong += 1
            print(f"{point}: with room for {room} bytes: {found}")
    outcome = f"refused {refused:3} times, succeeded {succeeded:3}, {wrong} times something was wrong"
    print(f"{point:10} {outcome}", flush=True)
    return wrong


def _needed(point: str, disk: Path) -> int:
    """Return how many bytes are enough, with some to spare: nothing takes more than three times its end."""
    begin(point, disk / "work")
    _run(point, disk).check_returncode()
    used = sum(path.stat().st_size for path in (disk / "work").rglob("*") if path.is_file())
    return 3 * used + 64 * PAGE


def _run(point: str, disk: Path) -> "subprocess.CompletedProcess[str]":
    call = command(point, disk / "work")
    return subprocess.run(call, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)


def leave_room(filling: Path, room: int) -> None:
    """Fill the disk on which a file is to lie with that file, but for so many bytes."""
    with filling.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, os.statvfs(filling.parent).f_bavail * PAGE - room)


if __name__ == "__main__":
    main()
