#!/usr/bin/env python3
"""Sets the project up and runs it: `python3 dev.py run …`, `python3 dev.py test …`, `python3 dev.py check`.

Needs nothing but Python 3.11 or later. What is missing is installed: a virtual environment in .venv, the
dependencies named in pyproject.toml, and, where the machine allows it, the system libraries that Qt loads.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "precis-dependencies"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
QT_PACKAGES = (
    *(
        "libegl1",
        "libgl1",
        "libdbus-1-3",
        "libfontconfig1",
        "libglib2.0-0",
        "libxkbcommon0",
        "libxkbcommon-x11-0",
    ),
    *("libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1"),
    *("libxcb-randr0", "libxcb-render-util0", "libxcb-shape0", "libxcb-xinerama0"),
    "fonts-noto-cjk",
)
HELP = """usage: python3 dev.py run [FILE…]            open the window
       python3 dev.py run COMMAND …         the command line, for example: run summarize report.pdf
       python3 dev.py test [PYTEST-OPTION…] run the tests
       python3 dev.py check                 run the import contracts, ruff and mypy"""


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        print(f"Précis needs Python 3.11 or later; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    match arguments:
        case ["run", *rest]:
            set_up(tests=False)
            return run("-m", "gui", *rest, cwd=Path.cwd())
        case ["test", *rest]:
            set_up(tests=True)
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
            return run("-m", "pytest", *rest)
        case ["check"]:
            set_up(tests=True)
            checks = (
                ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
                ("-m", "ruff", "check", "."),
                ("-m", "ruff", "format", "--check", "."),
                ("-m", "mypy"),
            )
            return max(run(*check) for check in checks)
    print(HELP, file=sys.stderr)
    return 2


def run(*arguments: str, cwd: Path = ROOT) -> int:
    """Run the environment's Python with the project importable; return its exit status."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    try:
        return subprocess.run([str(PYTHON), *arguments], cwd=cwd, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 130


def set_up(*, tests: bool) -> None:
    """Make the virtual environment hold what pyproject.toml names; do nothing if it does already."""
    wanted = "tests" if tests else "run"
    project = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    done = STAMP.read_text().split() if STAMP.exists() else []
    if PYTHON.exists() and done[:1] == [project] and wanted in done[1:]:
        return
    install_system_packages()
    if not PYTHON.exists():
        make_environment()
    say("Installing the dependencies; this happens once.")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, *requirements(tests=tests)], check=True)
    STAMP.write_text(f"{project} run {'tests' if tests else ''}")


def requirements(*, tests: bool) -> list[str]:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted: list[str] = project["dependencies"]
    return wanted + (project["optional-dependencies"]["test"] if tests else [])


def make_environment() -> None:
    say("Making a virtual environment in .venv.")
    command = [sys.executable, "-m", "venv", str(ENVIRONMENT)]
    if subprocess.run(command, check=False).returncode == 0:
        return
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    apt_install(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    subprocess.run(command, check=True)


def install_system_packages() -> None:
    """Install what Qt's window needs on Debian and its kin; the command line works without it."""
    if sys.platform != "linux" or not shutil.which("dpkg-query"):
        return
    query = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\n", *QT_PACKAGES]
    known = subprocess.run(query, capture_output=True, text=True, check=False).stdout.splitlines()
    installed = {line.split()[0] for line in known if line.endswith(" installed")}
    missing = [package for package in QT_PACKAGES if package not in installed]
    if missing:
        apt_install(*missing)


def apt_install(*packages: str) -> None:
    """Install Debian packages where this user may; else print the command that does."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing system packages: {' '.join(packages)}")
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=environment, stdout=subprocess.DEVNULL, check=False)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0:
            return
    say("Some system packages are missing. If the window does not open, run:")
    say(f"  sudo apt-get install {' '.join(packages)}")


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
