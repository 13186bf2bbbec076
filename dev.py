#!/usr/bin/env python3
"""Sets the project up and runs it: `python3 dev.py run …`, `python3 dev.py test …`, `python3 dev.py check`.

Needs nothing but Python 3.11 or later. What is missing is installed: a virtual environment in .venv, the
dependencies named in pyproject.toml, and, where the machine allows it, the system libraries that Qt loads.

Written so that an older Python, too, understands it far enough to say that it is too old.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = "precis-dependencies"
QT_PACKAGES = (
    *("libegl1", "libgl1", "libdbus-1-3", "libfontconfig1", "libglib2.0-0", "libxkbcommon0"),
    *("libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1"),
    *("libxcb-randr0", "libxcb-render-util0", "libxcb-shape0", "libxcb-xinerama0"),
    "fonts-noto-cjk",
)
CROSS_TOOLS = {"makensis": "nsis", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32"}
"""What packs for Windows, and the Debian package that has it."""
TRAINING = (["train"], ["models", "add"])
"""The commands that need PyTorch: to train, and to convert a language model."""
HELP = """usage: python3 dev.py run [FILE…]            open the window
       python3 dev.py run COMMAND …         the command line, for example: run summarize report.pdf
                                            (run train, run models add: PyTorch is installed, too;
                                            run corpus: Dask, PyArrow and tantivy)
       python3 dev.py test [PYTEST-OPTION…] run the tests
       python3 dev.py coverage [OPTION…]    run the tests and print which lines none of them reaches
       python3 dev.py check                 run the import contracts, ruff and mypy
       python3 dev.py build [--reader]      make the packages for this system in dist
                                            (--reader: without what trains and converts models)
       python3 dev.py build --windows       make the packages for Windows on this system, without Windows
                                            (--full behind it: with what trains and converts models)"""


class SetUpFailed(Exception):
    """The text says what to do."""


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        print(f"Précis needs Python 3.11 or later; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    try:
        return carry_out(arguments)
    except SetUpFailed as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


def carry_out(arguments: list[str]) -> int:
    command, rest = arguments[:1], arguments[1:]
    if command == ["run"]:
        set_up(*extras_of(rest))
        # -P: where the user stands there may be modules that are named like ours.
        return run("-P", "-m", "gui", *rest, cwd=Path.cwd())
    if command == ["test"]:
        set_up("corpus", "training", "recognition", "test")
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        return run("-m", "pytest", *rest)
    if command == ["coverage"]:
        set_up("corpus", "training", "recognition", "test")
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        return run("-m", "pytest", "--cov", "--cov-report=term-missing:skip-covered", *rest)
    if arguments == ["check"]:
        set_up("corpus", "training", "recognition", "test")
        checks = (
            ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
            ("-m", "ruff", "check", "."),
            ("-m", "ruff", "format", "--check", "."),
            ("-m", "mypy"),
        )
        return max(run(*check) for check in checks)
    if arguments in (["build", "--windows"], ["build", "--windows", "--full"]):
        missing = [package for program, package in CROSS_TOOLS.items() if not shutil.which(program)]
        if missing and not apt_install(*missing):
            raise SetUpFailed(f"Needed first: sudo apt-get install {' '.join(missing)}")
        place = ROOT / "build" / "environment-reader"
        set_up("build", place=place)
        return run("-m", "installer.build_windows", *arguments[2:], place=place)
    if arguments in (["build"], ["build", "--reader"]):
        # In an environment of its own: what is not installed there cannot get into the packages.
        place = ROOT / "build" / ("environment-reader" if rest else "environment-full")
        set_up("build", *([] if rest else ["training", "recognition"]), place=place)
        return run("-m", "installer.build", *rest, place=place)
    print(HELP, file=sys.stderr)
    return 2


def extras_of(command: list[str]) -> list[str]:
    """Return the extras that a command of the program needs."""
    if command[:1] == ["corpus"]:
        return ["corpus"]
    return ["training"] if command[:1] in TRAINING or command[:2] in TRAINING else []


def run(*arguments: str, cwd: Path = ROOT, place: Path = ENVIRONMENT) -> int:
    """Run the environment's Python with the project importable; return its exit status."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [str(python_of(place)), *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, check=False).returncode


def python_of(place: Path) -> Path:
    return place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def set_up(*extras: str, place: Path = ENVIRONMENT) -> None:
    """Make the virtual environment hold what pyproject.toml names, and the extras; do nothing if it does.

    Raises SetUpFailed.
    """
    python, stamp = python_of(place), place / STAMP
    # With another Python the environment may have lost its own, which it only links to.
    facts = (ROOT / "pyproject.toml").read_bytes() + sys.version.encode()
    state = hashlib.sha256(facts).hexdigest()
    done = stamp.read_text("ascii").split() if stamp.exists() else []
    there = set(done[1:]) if done[:1] == [state] else set()
    if python.exists() and {"run", *extras} <= there:
        return
    install_system_packages()
    if not environment_works(python):
        make_environment(place)
        there = set()
    say("Installing the dependencies; this happens once.")
    if "training" in extras:
        say("PyTorch is among them: some 200 MB to fetch, 1 GB on the disk.")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if subprocess.run([*pip, *requirements(*extras)], check=False).returncode != 0:
        raise SetUpFailed("The dependencies could not be installed. They come over the network, once.")
    stamp.write_text(" ".join([state, *sorted(there | {"run", *extras})]), "ascii")


def requirements(*extras: str) -> list[str]:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted: list[str] = project["dependencies"]
    return wanted + [package for extra in extras for package in project["optional-dependencies"][extra]]


def environment_works(python: Path) -> bool:
    """Whether there is an environment whose Python starts, is new enough and can install."""
    test = [str(python), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    try:
        return subprocess.run(test, stderr=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return False


def make_environment(place: Path) -> None:
    say(f"Making a virtual environment in {place.relative_to(ROOT)}.")
    # Built anew: over the links of a Python that is gone, venv would leave them as they are.
    command = [sys.executable, "-m", "venv", "--clear", str(place)]
    if subprocess.run(command, check=False).returncode == 0:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if apt_install(package) and subprocess.run(command, check=False).returncode == 0:
        return
    shutil.rmtree(place, ignore_errors=True)
    raise SetUpFailed(
        f"This Python cannot make virtual environments. On Debian and its kin: sudo apt-get install {package}"
    )


def install_system_packages() -> None:
    """Install what Qt's window needs on Debian and its kin; the command line works without it."""
    if sys.platform != "linux" or not shutil.which("dpkg-query"):
        return
    # Since 2024 some have a t64 at the end, of those with 64-bit times.
    names = [package + ending for package in QT_PACKAGES for ending in ("", "t64")]
    query = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\n", *names]
    known = subprocess.run(query, capture_output=True, text=True, check=False).stdout.splitlines()
    installed = {line.split()[0].removesuffix("t64") for line in known if line.endswith(" installed")}
    missing = [package for package in QT_PACKAGES if package not in installed]
    if missing and not apt_install(*missing):
        say("Some system packages are missing. If the window does not open, run:")
        say(f"  sudo apt-get install {' '.join(missing)}")


def apt_install(*packages: str) -> bool:
    """Install Debian packages where this user may; return whether they are there now."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"Installing system packages: {' '.join(packages)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, stdout=subprocess.DEVNULL, check=False)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
