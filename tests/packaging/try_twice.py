"""Tries whether the same sources make the same packages: in two clones at paths of different lengths.

`python -m tests.packaging.try_twice reader|full|windows [--folders] [--place PLACE]`, with the Python that
`dev.py build` made for the flavour. With --folders the programs' folders are compared and not packed, which
takes minutes less; the packers have tests of their own. PLACE is where the clones are made.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.packaging.try_deb import run, say

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("one", "the second, at another place")
WHOLE = {
    "reader": ("-m", "installer.build", "--reader"),
    "full": ("-m", "installer.build"),
    "windows": ("-m", "installer.build_windows"),
}
FOLDERS = {
    "reader": ("-c", "from installer.build import put_together; put_together('reader')"),
    "full": ("-c", "from installer.build import put_together; put_together('full')"),
    "windows": ("-c", "from installer.build_windows import put_together; put_together('reader')"),
}
FETCHED = ("build/windows/wheels", "build/windows/python")
"""What the lock files name; it is compared with their hashes in each clone anyway."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Build twice, and compare.")
    parser.add_argument("what", choices=tuple(WHOLE))
    parser.add_argument("--folders", action="store_true")
    parser.add_argument("--place", type=Path)
    arguments = parser.parse_args()
    program = (FOLDERS if arguments.folders else WHOLE)[arguments.what]
    with tempfile.TemporaryDirectory(dir=arguments.place) as place:
        made = [build(Path(place, name), program) for name in NAMES]
    one, other = made
    wrong = sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
    say(f"the same {len(one)} files", not wrong and len(one) > 0, "; ".join(wrong[:20]))
    for name, facts in one.items():
        if name.startswith("dist/"):
            print(f"    {name} {facts}")


def build(clone: Path, program: tuple[str, ...]) -> dict[str, str]:
    """Build what is committed, in a clone of its own; return what was made, with modes and SHA-256 sums."""
    run(["git", "clone", "--quiet", str(ROOT), str(clone)])
    for place in FETCHED:
        if (ROOT / place).is_dir():
            shutil.copytree(ROOT / place, clone / place)
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(clone), "PYTHONPATH": str(clone), "PYTHONUTF8": "1"}
    subprocess.run([sys.executable, *program], cwd=clone, env=environment, check=True)
    return dict(facts_of(clone))


def facts_of(clone: Path) -> Iterator[tuple[str, str]]:
    made = [path for folder in clone.glob("build/*/frozen") for path in folder.rglob("*")]
    made += (clone / "dist").rglob("*") if (clone / "dist").is_dir() else []
    for path in sorted(made):
        name = path.relative_to(clone).as_posix()
        if path.is_symlink():
            yield name, f"leads to {path.readlink()}"
        elif path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield name, f"{path.stat().st_mode:o} {digest}"


if __name__ == "__main__":
    main()
