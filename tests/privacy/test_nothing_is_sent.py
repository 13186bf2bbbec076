"""The whole work where no network is, and every packet is seen: nothing is sent, and nothing tries to be.

The command line and the window run in a network namespace of their own where Linux allows it. There every
address is the computer's own, and all that is sent anywhere, by Python or by what is no Python, passes a
listener. Everywhere, an audit hook sees what Python asks for, and the reader process has its own.
"""

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from engine.system.paths import DATA_VARIABLE

ROOT = Path(__file__).resolve().parents[2]
LINKS = "http://127.0.0.1:9/"
AROUND = """
import fcntl, os, socket, struct, subprocess, sys, threading, time

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
    fcntl.ioctl(control, 0x8914, struct.pack("16sh14x", b"lo", 1 | 64))
loopback = socket.if_nametoindex("lo")
for family in (socket.AF_INET, socket.AF_INET6):  # what "ip route add local default dev lo" says
    attributes = struct.pack("HHI", 8, 4, loopback)
    body = struct.pack("BBBBBBBBI", family, 0, 0, 0, 255, 3, 254, 2, 0) + attributes
    message = struct.pack("IHHII", 16 + len(body), 24, 0x605, 1, 0) + body
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as kernel:
        kernel.sendto(message, (0, 0))
        kernel.recv(4096)
heard = []
tap = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(3))

def listen():
    while True:
        heard.append(tap.recv(200))

threading.Thread(target=listen, daemon=True).start()

def quiet():
    count = -1
    while count != len(heard):
        count = len(heard)
        time.sleep(0.3)
    return count == 0

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as call:
    call.sendto(b"a question", ("192.0.2.1", 53))
assert not quiet()
heard.clear()
status = subprocess.run(sys.argv[1:]).returncode
if not quiet():
    sys.stderr.write(f"NETWORK {heard[0]!r}\\n")
sys.exit(77 if heard else status)
"""
"""Proves with a call of its own that calls are heard, and then runs the command."""
WATCHED = """
import sys

def watch(event, arguments):
    asks = event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")) and event not in OWN
    if asks and not (event in ("socket.connect", "socket.bind") and is_local(arguments[1])):
        sys.stderr.write("NETWORK " + event + " " + str(arguments[1:]) + "\\n")
        raise ConnectionRefusedError(event)

def is_local(place):
    return isinstance(place, (str, bytes))  # the socket of a file, as of the program's first window

OWN = ("socket.__new__",)
sys.addaudithook(watch)
"""
COMMANDS = WATCHED + "from engine.cli.main import main\nsys.exit(main(sys.argv[1:]))\n"
WINDOW = (
    WATCHED
    + """
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from engine.core.options import Options
from gui.app import make_window
from gui.documents.document_status import Done, Failed

app = QApplication([])
window = make_window()
window.show()
paths = [Path(name) for name in sys.argv[1:]]
window.add_paths(paths)
shown = set()

def look():
    entries = window.documents.entries()
    for row, entry in enumerate(entries):
        if isinstance(entry.status, Done) and row not in shown:
            shown.add(row)
            window.list.setCurrentIndex(window.documents.index(row))
    if len(entries) == len(paths) and all(isinstance(entry.status, (Done, Failed)) for entry in entries):
        QTimer.singleShot(1500, window.close)
        timer.stop()

timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
app.setQuitOnLastWindowClosed(True)
status = app.exec()
sys.exit(0 if len(shown) == len(paths) else 3)
"""
)


@pytest.fixture(scope="module")
def documents(tmp_path_factory) -> tuple[Path, ...]:
    """Documents that would like to be called from."""
    folder = tmp_path_factory.mktemp("documents")
    prose = "The tide rose in the harbour. Nobody saw the tide that night. It fell again in the morning. "
    tracker = f'<img src="{LINKS}p.gif"><link rel=stylesheet href="{LINKS}s.css">'
    frame = f'<iframe src="{LINKS}f"></iframe><meta http-equiv=refresh content="0;url={LINKS}r">'
    files = {
        "page.html": f"<!doctype html><title>Tide</title>{tracker}{frame}<p>{prose * 3}</p>",
        "notes.md": f"# Tide\n\n![p]({LINKS}p.png) {prose * 3}\n\n<img src='{LINKS}i.png'>\n",
        "text.txt": f'<img src="{LINKS}t.png"> {prose * 3} <a href="{LINKS}a">more</a>',
        "rich.rtf": r"{\rtf1\ansi {\field{\*\fldinst INCLUDEPICTURE "
        + f'"{LINKS}x.png"'
        + r"}{\fldrslt }}"
        + prose
        + "}",
    }
    for name, content in files.items():
        (folder / name).write_text(content, "utf-8")
    return tuple(folder / name for name in files)


def run(program: str, home: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    places = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
    environment = {
        **os.environ,
        **places,
        "HOME": str(home),
        DATA_VARIABLE: str(home / "precis"),
        "PYTHONUTF8": "1",
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }
    environment.pop("CI", None)  # where it is set, some libraries keep quiet that would not elsewhere
    command = [sys.executable, "-c", program, *map(str, arguments)]
    if can_leave_the_network():
        command = ["unshare", "--map-root-user", "--net", sys.executable, "-c", AROUND, *command]
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert not [*home.rglob("*icrosoft*")], "ONNX Runtime prepares to report"
    return ended


def can_leave_the_network() -> bool:
    if not which("unshare"):
        return False
    test = ["unshare", "--map-root-user", "--net", "true"]
    return subprocess.run(test, capture_output=True, check=False).returncode == 0


def test_a_call_by_what_is_no_python_is_heard(tmp_path):
    if not can_leave_the_network():
        pytest.skip("no network namespace to be had")
    call = "import ctypes; ctypes.CDLL(None).gethostbyname(b'example.org')"

    assert run(call, tmp_path).returncode == 77


def test_the_command_line_asks_nothing_of_the_network(documents, tmp_path):
    ended = run(COMMANDS, tmp_path, "analyze", "--json", *documents)

    assert "NETWORK" not in ended.stderr
    assert ended.returncode == 0, ended.stderr
    assert len(ended.stdout.splitlines()) == len(documents)


@pytest.mark.parametrize("ending", ["html", "docx", "md", "csv"])
def test_an_export_asks_nothing_of_the_network(documents, tmp_path, ending):
    ended = run(COMMANDS, tmp_path, "analyze", *documents, "--export", tmp_path / f"report.{ending}")

    assert "NETWORK" not in ended.stderr
    assert ended.returncode == 0, ended.stderr


def test_the_window_loads_nothing_that_a_document_names(documents, tmp_path):
    ended = run(WINDOW, tmp_path, *documents)

    assert "NETWORK" not in ended.stderr
    assert ended.returncode == 0, ended.stderr
