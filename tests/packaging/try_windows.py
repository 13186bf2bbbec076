"""Tries the setup for Windows as somebody would who has no Python: under Wine, on a screen, offline.

`python -m tests.packaging.try_windows SETUP.exe PICTURE.png [FOLDER]`, as root, with a Python with PySide6.
FOLDER is where the Debian with Wine is, or is to be made. Needs debootstrap, MinGW-w64, Xvfb, xdotool and
unshare. Prints what it tried; the first thing that is wrong ends it.
"""

import json
import math
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.packaging.try_deb import GRAB, drag, listing, middle_of, run, say, screen, wait, wait_for_window
from tests.packaging.wine.bottle import Bottle, make_bottle
from tests.packaging.wine.shims import put_shims

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
FOLDER = r"C:\users\root\AppData\Local\Programs\Precis"
PROGRAM, WINDOW = rf"{FOLDER}\precis.exe", rf"{FOLDER}\precis-window.exe"
TRIED = "/tried"
TOLERANCE = 1e-3
OF_THE_COMPUTER = (".document.path", ".timings", ".versions.python")
"""What two analyses of one document need not have in common."""
DRAW = """
import sys
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter
app = QGuiApplication([])
image = QImage(1654, 1100, QImage.Format.Format_RGB32)
image.fill(Qt.GlobalColor.white)
painter = QPainter(image)
font = QFont("DejaVu Serif")
font.setPixelSize(40)
painter.setFont(font)
words = "The Harbour Library opened three years ago in the old customs house. It has a lease of ten years."
painter.drawText(QRect(120, 120, 1400, 900), Qt.TextFlag.TextWordWrap, words)
painter.end()
sys.exit(not image.save(sys.argv[1]))
"""
"""Draws a scan, where fonts are."""
KEYS = (r"HKCU\Software\Precis", r"HKCU\Software\Classes\Precis.Document")
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Precis"


def main() -> None:
    setup, picture = Path(sys.argv[1]), Path(sys.argv[2])
    place = Path(sys.argv[3] if sys.argv[3:] else f"{tempfile.gettempdir()}/precis-debian-with-wine")
    bottle = make_bottle(place, "/trial")
    files = place / TRIED.lstrip("/")
    shutil.rmtree(files, ignore_errors=True)
    names = make_documents(files)
    shutil.copy(setup, files / "setup.exe")
    before = listing(bottle.drive)
    try_setup(bottle, setup)
    try_command_line(bottle, files, names)
    try_paths(bottle, files)
    if "-full-" in setup.name:
        try_full(bottle, files)
    try_portable(bottle, files, setup.with_name(setup.name.replace("-setup.exe", "-portable.zip")))
    try_window(bottle, picture)
    try_upgrade(bottle)
    try_uninstall(bottle, before)


def make_documents(folder: Path) -> list[str]:
    """Write a PDF, a DOCX and an EPUB, and take Chinese texts; return their names."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    run([sys.executable, str(Path(__file__).with_name("make_documents.py")), str(folder)], environment)
    names = ["trial.pdf", "trial.docx", "trial.epub"]
    text = (SAMPLES / "harbour-library.md").read_text("utf-8")
    paragraphs = "".join(f"<p>{' '.join(part.split()).lstrip('# ')}</p>" for part in text.split("\n\n"))
    page = (
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{paragraphs.replace("&", "&amp;")}</body></html>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    with zipfile.ZipFile(folder / "trial.epub", "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, content in (("META-INF/container.xml", container), ("book.opf", book), ("a.xhtml", page)):
            archive.writestr(name, content)
    for sample in sorted(SAMPLES.iterdir()):
        shutil.copy(sample, folder)
        names.append(sample.name)
    return names


def try_setup(bottle: Bottle, setup: Path) -> None:
    started = time.monotonic()
    ended = bottle.windows(rf"Z:{TRIED.replace('/', chr(92))}\setup.exe", "/S")
    bottle.settle()
    there = bottle.home / "AppData" / "Local" / "Programs" / "Precis"
    size = sum(path.stat().st_size for path in there.rglob("*") if path.is_file())
    facts = (
        f"{setup.stat().st_size / 1e6:.1f} MB become {size / 1e6:.1f} in {time.monotonic() - started:.0f} s"
    )
    say("installed silently", ended.returncode == 0 and (there / "precis.exe").is_file(), facts)
    say("its modules are compiled", any(there.rglob("engine/__pycache__/*.pyc")))
    put_shims(there / "_internal")
    menu = bottle.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Précis.lnk"
    say("it is in the menu", menu.is_file())
    opens = bottle.windows("reg", "query", r"HKCU\Software\Classes\.pdf\OpenWithProgids").stdout
    say("Explorer offers it for PDF", "Precis.Document" in opens)
    started = time.monotonic()
    version = bottle.windows(PROGRAM, "--version")
    seconds, started = time.monotonic() - started, time.monotonic()
    here = linux("--version")
    facts = f"{seconds:.1f} s; on Linux {time.monotonic() - started:.1f} s"
    say("it says its version", version.stdout == here, facts)


def try_command_line(bottle: Bottle, files: Path, names: list[str]) -> None:
    for name in names:
        started = time.monotonic()
        options = ["analyze", "--json", "--with-text"]
        ended = bottle.windows(PROGRAM, *options, rf"Z:{TRIED.replace('/', chr(92))}\{name}")
        seconds = time.monotonic() - started
        here = linux(*options, str(files / name))
        found, expected = json.loads(ended.stdout or "{}"), json.loads(here)
        wrong = list(differences(expected, found))
        said = ended.stderr.replace("\0", "")
        if "bridge failed" in said:
            say(f"{name}: ONNX Runtime has all that it loads", False, said[-200:])
        say(f"{name}: as on Linux", not wrong, "; ".join(wrong[:5]) or f"{seconds:.1f} s")
    locked = bottle.windows(PROGRAM, "summarize", rf"Z:{TRIED}\nothing-here.pdf".replace("/", "\\"))
    say("a file that is not there is said so", locked.returncode == 1, locked.stderr.strip()[:90])
    checked = bottle.windows(PROGRAM, "models", "check")
    say("the models are good", checked.returncode == 0, " ".join(checked.stdout.split()))
    fetched = bottle.windows(PROGRAM, "--offline", "models", "add", "gpt2", "--yes")
    said = fetched.stderr.strip()[-140:]
    say("offline, no model is fetched", fetched.returncode == 1 and "works offline" in said, said)
    doctor = bottle.windows(PROGRAM, "doctor")
    say("the doctor finds nothing wrong", doctor.returncode == 0, doctor.stdout.splitlines()[0])


def try_paths(bottle: Bottle, files: Path) -> None:
    """Name documents in the ways that only Windows has."""
    text = (files / "harbour-library.md").read_text("utf-8")
    deep = Path(*["a folder whose name is long enough to matter"] * 8)
    (files / deep).mkdir(parents=True)
    (files / deep / "deep.md").write_text(text, "utf-8")
    (files / deep / "~$deep.docx").write_bytes(bytes(162))
    folder = rf"Z:{TRIED}".replace("/", "\\")
    ways = {
        "over 260 characters": rf"{folder}\{str(deep).replace('/', chr(92))}\deep.md",
        "with the mark for long ones": rf"\\?\{folder}\trial.docx",
        "with slashes, in other letters": f"z:{TRIED.upper()}/TRIAL.DOCX",
        "through other folders": rf"{folder}\..\tried\.\trial.docx",
    }
    for way, path in ways.items():
        ended = bottle.windows(PROGRAM, "summarize", "--sentences", "1", path)
        is_read = ended.returncode == 0 and "Harbour Library" in ended.stdout
        say(f"a path {way}", is_read, what_was_said(ended.stderr))
    for device in ("CON", "NUL", "COM1.txt"):
        ended = bottle.windows(PROGRAM, "summarize", device)
        say(f"a device is no document: {device}", ended.returncode == 1, ended.stderr.strip()[:70])
    ended = bottle.windows(PROGRAM, "analyze", "--json", rf"{folder}\{deep.parts[0]}")
    found = [json.loads(line) for line in ended.stdout.splitlines()]
    names = [entry["path"].rsplit("\\", 1)[-1] for line in found for entry in line.get("skipped", ())]
    named = [line["document"]["path"] for line in found if "document" in line]
    whole = [path.startswith("Z:") and path.endswith("deep.md") for path in named] == [True]
    say("a folder with paths over 260 characters", whole and names == ["~$deep.docx"], str(names))
    out = rf"{folder}\con.md"
    ended = bottle.windows(PROGRAM, "analyze", rf"{folder}\trial.docx", "--export", out)
    say("nothing is exported to a device", ended.returncode == 2, ended.stderr.strip()[:70])


def try_full(bottle: Bottle, files: Path) -> None:
    """Do what the reader flavour cannot: recognise the text of a picture, and train on a few documents."""
    folder = rf"Z:{TRIED}".replace("/", "\\")
    run([sys.executable, "-c", DRAW, str(files / "scan.png")], os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    ended = bottle.windows(PROGRAM, "summarize", "--recognize", rf"{folder}\scan.png")
    say("a scan is recognised", "old customs house" in ended.stdout, what_was_said(ended.stderr))
    for number in range(3):
        shutil.copytree(SAMPLES, files / "learned" / str(number))
    options = ["--documents", rf"{folder}\learned", "--out", rf"{folder}\trained", "--minutes", "2"]
    ended = bottle.windows(PROGRAM, "train", *options)
    verdict = [json.loads(line) for line in ended.stdout.splitlines()][-1:]
    say(
        "it trains, and judges what came of it",
        bool(verdict) and ended.returncode in (0, 3),
        str(verdict)[-300:],
    )


def try_portable(bottle: Bottle, files: Path, package: Path) -> None:
    """Run the archive's program from a folder with a name of all sorts; see where it keeps its data."""
    folder = files / "便携 Précis"
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    (top,) = folder.iterdir()
    put_shims(top / "_internal")
    there = rf"Z:{TRIED}\{folder.name}\{top.name}".replace("/", "\\")
    document = rf"Z:{TRIED}\trial.docx".replace("/", "\\")
    ended = bottle.windows(rf"{there}\precis.exe", "summarize", document)
    is_read = ended.returncode == 0 and "Harbour Library" in ended.stdout
    say("the archive's program runs where it is unpacked", is_read, what_was_said(ended.stderr))
    data = bottle.windows(rf"{there}\precis.exe", "doctor").stdout
    say("it keeps its data beside it", "data in another place than usual" in data, data.strip()[-300:])


def what_was_said(stderr: str) -> str:
    """Return the end of it without what is Wine's own: ONNX Runtime misses a processor and a screen there."""
    lines = stderr.replace("\0", "").splitlines()
    known = ("cpuinfo", "CPU vendor", "DXGI")
    return "; ".join(line for line in lines if line.strip() and not any(word in line for word in known))[
        -200:
    ]


def linux(*arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return run([sys.executable, "-P", "-m", "gui", *arguments], environment)


def differences(expected: Any, found: Any, place: str = "") -> Iterator[str]:
    """Yield where two analyses differ: texts, spans and counts must be equal, numbers nearly so."""
    if place in OF_THE_COMPUTER:
        return
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in {*expected, *found}:
            yield from differences(expected.get(key), found.get(key), f"{place}.{key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for number, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from differences(one, other, f"{place}[{number}]")
    elif isinstance(expected, float) and isinstance(found, float | int):
        if not math.isclose(expected, found, abs_tol=TOLERANCE):
            yield f"{place}: {expected} and {found}"
    elif expected != found:
        yield f"{place}: {str(expected)[:80]!r} and {str(found)[:80]!r}"


def try_window(bottle: Bottle, picture: Path) -> None:
    bottle.settle(kill=True)  # a server that was started without a display shows nothing
    with screen() as display:
        environment = os.environ | {"DISPLAY": display}
        start = bottle.command(["wine", WINDOW], display)
        started = time.monotonic()
        window = subprocess.Popen(start, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            number = wait_for_window(environment, "Précis")
            seconds = time.monotonic() - started
            say("window shown", True, f"{seconds:.1f} s; on Linux {start_here(environment):.1f} s")
            drop(bottle, environment, number, ["trial.pdf", "trial.docx"])
            wait(lambda: states(bottle) == ["done"] * 2, lambda: str(states(bottle)))
            say("dropped, and summarised", True, "2 documents")
            old, new = r"Z:\tmp\precis-tried\trial.pdf", r"Z:\tmp\precis-tried\renamed.pdf"
            time.sleep(5)
            bottle.windows("cmd", "/c", "move", "/y", old, new, display=display)
            moved = (bottle.root / "tmp" / "precis-tried" / "renamed.pdf").is_file()
            say("a PDF on screen can be renamed", moved)
            hand_over(bottle, display, "湿地恢复简报.pdf")
            wait(lambda: states(bottle) == ["done"] * 3, lambda: str(states(bottle)))
            say("a second start handed its file to the window that is open", window.poll() is None)
            time.sleep(5)
            run([sys.executable, "-c", GRAB, str(picture)], env=environment | {"QT_QPA_PLATFORM": "xcb"})
            say("picture taken", picture.is_file(), str(picture))
            refused = bottle.windows(rf"Z:{TRIED}\setup.exe".replace("/", "\\"), "/S", display=display)
            say(
                "the setup leaves a program alone that runs", refused.returncode == 2, str(refused.returncode)
            )
            bottle.windows("taskkill", "/f", "/im", "precis-window.exe", display=display)
            wait(lambda: not bottle.processes("precis"), lambda: "a process is left")
            say("killed, and nothing of it is left")
        finally:
            window.kill()
            window.wait()
        window = subprocess.Popen(start, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for_window(environment, "Précis")
            time.sleep(8)
            again = picture.with_name(f"{picture.stem}-again{picture.suffix}")
            run([sys.executable, "-c", GRAB, str(again)], env=environment | {"QT_QPA_PLATFORM": "xcb"})
            say("it came back with its documents", states(bottle) == ["done"] * 3, str(again))
        finally:
            bottle.settle(kill=True)
            window.wait()


def start_here(environment: dict[str, str]) -> float:
    """Return the seconds until the window is there on Linux, started from its sources."""
    with tempfile.TemporaryDirectory() as place:
        places = {"PRECIS_DATA": place, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "xcb"}
        started = time.monotonic()
        program = subprocess.Popen([sys.executable, "-P", "-m", "gui"], env=environment | places)
        try:
            wait_for_process(environment, program.pid)
            return time.monotonic() - started
        finally:
            program.terminate()
            program.wait()


def wait_for_process(environment: dict[str, str], process: int) -> None:
    command = ["xdotool", "search", "--onlyvisible", "--all", "--pid", str(process), "--name", "Précis"]

    def found() -> str:
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout

    wait(found, lambda: "no window on Linux")


def drop(bottle: Bottle, environment: dict[str, str], number: str, names: list[str]) -> None:
    """Drag files from another window into the program's. The dragging one lies outside the bare Debian."""
    folder = Path("/tmp/precis-tried")
    shutil.rmtree(folder, ignore_errors=True)
    for place in (folder, bottle.root / "tmp" / "precis-tried"):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        for name in names:
            shutil.copy(bottle.root / TRIED.lstrip("/") / name, place)
    command = [sys.executable, str(Path(__file__).with_name("drag_source.py")), "1350", "100"]
    command += [str(folder / name) for name in names]
    source = subprocess.Popen(command, env=environment | {"QT_QPA_PLATFORM": "xcb"})
    try:
        wait_for_window(environment, "drag source")
        for row in range(len(names)):
            drag(environment, (1400, 130 + 60 * row), middle_of(environment, number))
            time.sleep(2)
    finally:
        source.terminate()
        source.wait()
        shutil.rmtree(folder)


def hand_over(bottle: Bottle, display: str, name: str) -> None:
    ended = bottle.windows(WINDOW, rf"Z:{TRIED}\{name}".replace("/", "\\"), display=display)
    say("a second start ends by itself", ended.returncode == 0, str(ended.returncode))


def states(bottle: Bottle) -> list[str]:
    """Return how far each document is, as a copy of the library has it: Linux sees no lock of Windows."""
    library = bottle.home / "AppData" / "Local" / "precis" / "library"
    with tempfile.TemporaryDirectory() as place:
        try:
            for file in library.glob("library.sqlite*"):
                shutil.copy(file, place)
            with closing(sqlite3.connect(Path(place, "library.sqlite"))) as database:
                return [state for (state,) in database.execute("SELECT state FROM documents")]
        except (OSError, sqlite3.Error):
            return []


def try_upgrade(bottle: Bottle) -> None:
    there = bottle.home / "AppData" / "Local" / "Programs" / "Precis"
    (there / "_internal" / "of-the-last-version.py").write_text("")
    (there / "notes of the owner.txt").write_text("kept")
    ended = bottle.windows(rf"Z:{TRIED}\setup.exe".replace("/", "\\"), "/S")
    bottle.settle()
    gone = not (there / "_internal" / "of-the-last-version.py").exists()
    kept = (there / "notes of the owner.txt").is_file()
    say("installed over itself: what it had written is new, what it had not is kept", gone and kept)
    say("the documents are there still", ended.returncode == 0 and states(bottle) == ["done"] * 3)


def try_uninstall(bottle: Bottle, before: set[str]) -> None:
    there = bottle.home / "AppData" / "Local" / "Programs" / "Precis"
    (there / "notes of the owner.txt").unlink()
    bottle.windows(rf"{FOLDER}\uninstall.exe", "/S")
    bottle.settle()
    wait(lambda: not there.exists(), lambda: f"left: {sorted(path.name for path in there.iterdir())}")
    home = bottle.home.relative_to(bottle.drive).as_posix()
    local = f"{home}/AppData/Local/"
    theirs = (f"{local}precis", f"{local}Temp", "windows/", f"{local}Microsoft", f"{home}/Temp")
    left = sorted(path for path in listing(bottle.drive) - before if not path.startswith(theirs))
    left = [
        path for path in left if not (bottle.drive / path).is_dir() or any((bottle.drive / path).iterdir())
    ]
    say("uninstalled; nothing is left but the user's data", not left, ", ".join(left[:9]))
    keys = [key for key in (*KEYS, UNINSTALL) if bottle.windows("reg", "query", key).returncode == 0]
    opens = bottle.windows("reg", "query", r"HKCU\Software\Classes\.pdf\OpenWithProgids").stdout
    say("the registry is clean", not keys and "Precis" not in opens, ", ".join(keys))
    say("the user's data are there still", states(bottle) == ["done"] * 3)


if __name__ == "__main__":
    main()
