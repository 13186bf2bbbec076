"""Tries a .deb as somebody would who has no Python: in a bare Debian, on a screen, without a network.

`python tests/packaging/try_deb.py PACKAGE.deb PDF DOCX PICTURE.png [FOLDER]`, as root, with a Python that has
PySide6. With a FOLDER of ten documents or more, the window trains on them, or says why it cannot. Needs
debootstrap, Xvfb, xdotool and unshare. Prints what it tried; the first thing that is wrong ends it.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

SCREEN = (1600, 900)
PATIENCE = 90.0
TRAINING_PATIENCE = 900.0
NOT_OURS = (
    "dev/",
    "proc/",
    "sys/",
    "tmp/",
    "run/",
    "var/lib/dpkg/",
    "var/lib/apt/",
    "var/cache/",
    "var/log/",
)
KEPT = ("root/.local", "root/.config", "root/.cache")
"""What the program keeps for its user, and what Qt and Fontconfig remember."""
GRAB = (
    "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]); "
    "sys.exit(not app.primaryScreen().grabWindow(0).save(sys.argv[1]))"
)


def main() -> None:
    package, pdf, docx, picture, *folders = map(Path, sys.argv[1:])
    bare = Path(os.environ.get("BARE_DEBIAN", tempfile.gettempdir() + "/precis-bare-debian"))
    if not (bare / "bin" / "sh").exists():
        run(["debootstrap", "--variant=minbase", "bookworm", str(bare)])
    with tempfile.TemporaryDirectory(dir=bare.parent) as folder:
        root = Path(folder, "root")
        run(["cp", "-a", str(bare), str(root)])
        shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
        for documents in folders[:1]:
            shutil.copytree(documents, root / "tmp" / "learned")
        try_in(root, package, pdf, docx, picture)


def try_in(root: Path, package: Path, pdf: Path, docx: Path, picture: Path) -> None:
    say("no Python in the bare system", not list(root.glob("usr/bin/python*")))
    depends = run(["dpkg-deb", "--field", str(package), "Depends"])
    inside(root, "apt-get", "update", "-qq")
    inside(
        root,
        "apt-get",
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
        "fonts-dejavu-core",
        "fonts-wqy-microhei",
    )
    inside(root, "apt-get", "satisfy", "-y", "-qq", "--no-install-recommends", depends.strip())
    say("none comes with what the package depends on", not list(root.glob("usr/bin/python*")))
    before = listing(root)
    for source, name in ((package, "package.deb"), (pdf, "dropped.pdf"), (docx, "dropped.docx")):
        shutil.copy(source, root / "tmp" / name)
    inside(root, "dpkg", "--install", "/tmp/package.deb")
    say("installed", (root / "usr" / "bin" / "precis").exists(), inside(root, "precis", "--version"))
    try_command_line(root)
    try_window(root, picture)
    name = run(["dpkg-deb", "--field", str(package), "Package"]).strip()
    inside(root, "dpkg", "--purge", name)
    left = sorted(path for path in listing(root) - before if not path.startswith(KEPT))
    say("uninstalled; nothing is left but the user's data", not left, ", ".join(left))
    data = root / "root" / ".local" / "share" / "precis" / "library" / "library.sqlite"
    say("the user's data are there still", data.is_file())


def try_command_line(root: Path) -> None:
    for name in ("/tmp/dropped.pdf", "/tmp/dropped.docx"):
        found = json.loads(inside(root, "precis", "analyze", "--json", name, offline=True))
        sentences = found["summary"]["sentences"]
        facts = (
            f"{found['document']['pages']} pages, {len(sentences)} sentences by {found['summary']['model']}"
        )
        say(f"analysed without a network: {name}", bool(sentences), facts)
    checked = inside(root, "precis", "models", "check", offline=True)  # fails where one is not
    say("the models are good", checked.count("good") > 0, " ".join(checked.split()))
    inside(root, "precis", "doctor", offline=True)


def try_window(root: Path, picture: Path) -> None:
    library = root / "root" / ".local" / "share" / "precis" / "library" / "library.sqlite"
    with screen() as display:
        environment = os.environ | {"DISPLAY": display}
        files = [str(root / "tmp" / name) for name in ("dropped.pdf", "dropped.docx")]
        # The dragging window lies outside the bare root, but must call the files what they are called inside.
        names = [f"/tmp/{Path(file).name}" for file in files]
        for file, name in zip(files, names, strict=True):
            shutil.copy(file, name)
        source_program = [
            sys.executable,
            str(Path(__file__).with_name("drag_source.py")),
            "1350",
            "100",
            *names,
        ]
        started = time.monotonic()
        window = subprocess.Popen(inside_command(root, ["precis"], offline=True), env=environment)
        source = subprocess.Popen(source_program, env=environment | {"QT_QPA_PLATFORM": "xcb"})
        try:
            number = wait_for_window(environment, "Précis")
            say("window shown", True, f"{time.monotonic() - started:.1f} s after the start")
            wait_for_window(environment, "drag source")
            for row in range(len(names)):
                drag(environment, (1400, 130 + 60 * row), middle_of(environment, number))
                time.sleep(1)
            wait(lambda: states(library) == ["done"] * len(names), lambda: str(states(library)))
            say("dropped, and summarised", True, f"{len(names)} documents")
            time.sleep(3)
            run([sys.executable, "-c", GRAB, str(picture)], env=environment | {"QT_QPA_PLATFORM": "xcb"})
            say("picture taken", picture.is_file(), str(picture))
            (root / "tmp" / "handed.txt").write_text("The tide rose. Nobody saw it. The wall held.\n" * 9)
            inside(root, "precis", "/tmp/handed.txt", offline=True, environment=environment)
            wait(lambda: states(library) == ["done"] * (len(names) + 1), lambda: str(states(library)))
            say("a second start handed its file to the window that is open", window.poll() is None)
            if (root / "tmp" / "learned").is_dir():
                try_training(root, number, environment, picture)
        finally:
            for process in (source, window):
                process.terminate()
                process.wait()
            for name in names:
                Path(name).unlink()


def try_training(root: Path, number: str, environment: dict[str, str], picture: Path) -> None:
    """Train from inside the window, by keyboard."""
    library = root / "root" / ".local" / "share" / "precis" / "library" / "library.sqlite"
    training = library.parents[1] / "training"
    verdict = training / "out" / "verdict.json"

    def press(window: str, *keys: str) -> None:
        run(["xdotool", "windowfocus", window], env=environment)
        for key in keys:
            time.sleep(0.4)
            run(["xdotool", "key", key], env=environment)
        time.sleep(0.4)

    inside(root, "precis", "/tmp/learned", offline=True, environment=environment)
    wait(lambda: set(states(library)) <= {"done", "failed"} and len(states(library)) > 9, lambda: "reading")
    press(number, "alt+m", "t")
    dialog = wait_for_window(environment, "Train on documents of your own")
    press(dialog, "alt+l", "alt+t", "Home", "alt+b")
    time.sleep(3)
    if not training.exists():
        flavour = inside(root, "precis", "doctor", offline=True).splitlines()[1]
        say("the window trains nothing and says so", "reader" in flavour, flavour.strip())
    else:
        wait(verdict.is_file, lambda: "no verdict", TRAINING_PATIENCE)
        found = json.loads(verdict.read_text("utf-8"))["verdict"]
        say("trained from inside the window", bool(found["systems"]), found["words"])
    time.sleep(2)
    shown = picture.with_name(f"{picture.stem}-training{picture.suffix}")
    run([sys.executable, "-c", GRAB, str(shown)], env=environment | {"QT_QPA_PLATFORM": "xcb"})


def drag(environment: dict[str, str], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Take hold at one place of the screen and let go at another, slowly enough for windows to answer."""

    def mouse(*arguments: object) -> None:
        run(["xdotool", *map(str, arguments)], env=environment)
        time.sleep(0.15)

    mouse("mousemove", *start)
    mouse("mousedown", 1)
    for step in range(1, 11):
        mouse("mousemove", *(a + (b - a) * step // 10 for a, b in zip(start, end, strict=True)))
    mouse("mouseup", 1)


def middle_of(environment: dict[str, str], number: str) -> tuple[int, int]:
    lines = run(["xdotool", "getwindowgeometry", "--shell", number], env=environment).split()
    facts = dict(line.split("=") for line in lines)
    return (
        int(facts["X"]) + min(int(facts["WIDTH"]), 1300) // 2,
        int(facts["Y"]) + int(facts["HEIGHT"]) // 2,
    )


def wait_for_window(environment: dict[str, str], name: str) -> str:
    command = ["xdotool", "search", "--onlyvisible", "--name", name]

    def found() -> str:
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return ran.stdout.strip()

    wait(found, lambda: f"no window {name}")
    return found().split()[0]


def states(library: Path) -> list[str]:
    """Return how far each document is, as the library has it."""
    try:
        with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as database:
            return [state for (state,) in database.execute("SELECT state FROM documents")]
    except sqlite3.Error:
        return []


@contextmanager
def screen() -> Iterator[str]:
    reading, writing = os.pipe()
    width, height = SCREEN
    options = [
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        f"{width}x{height}x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    server = subprocess.Popen(["Xvfb", *options], pass_fds=[writing], stderr=subprocess.DEVNULL)
    try:
        yield f":{os.read(reading, 20).decode().strip()}"
    finally:
        server.terminate()
        server.wait()


def listing(root: Path) -> set[str]:
    found = set()
    for parent, folders, files in os.walk(root):
        for name in (*folders, *files):
            path = str(Path(parent, name).relative_to(root))
            if not f"{path}/".startswith(NOT_OURS):
                found.add(path)
    return found


def inside(
    root: Path, *command: str, offline: bool = False, environment: dict[str, str] | None = None
) -> str:
    return run(inside_command(root, command, offline=offline), environment)


def inside_command(root: Path, command: Sequence[str], *, offline: bool = False) -> list[str]:
    settings = [
        "HOME=/root",
        "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
        "LANG=C.UTF-8",
        "DEBIAN_FRONTEND=noninteractive",
    ]
    apart = ["unshare", "--net"] if offline else []
    # The X server is reached by a socket in the file system, which another network does not hide.
    prepare = (
        'mount -t proc proc "$0/proc" 2>/dev/null; mkdir -p "$0/tmp/.X11-unix"; '
        'mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix" 2>/dev/null; '
        'exec chroot "$0" /usr/bin/env -i ${DISPLAY:+DISPLAY=$DISPLAY} "$@"'
    )
    return [*apart, "unshare", "--mount", "sh", "-c", prepare, str(root), *settings, *command]


def run(command: Sequence[str], env: dict[str, str] | None = None) -> str:
    ran = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    if ran.returncode:
        raise SystemExit(
            f"{' '.join(command[-4:])}: {ran.returncode}\n{ran.stdout[-2000:]}{ran.stderr[-3000:]}"
        )
    return ran.stdout


def wait(is_so: Callable[[], object], otherwise: Callable[[], str], patience: float = PATIENCE) -> None:
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            raise SystemExit(f"waited in vain: {otherwise()}")
        time.sleep(0.05)


def say(words: str, holds: bool = True, facts: str = "") -> None:
    print(f"{'ok ' if holds else 'NOT'} {words}{f' ({facts.strip()})' if facts.strip() else ''}", flush=True)
    if not holds:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
