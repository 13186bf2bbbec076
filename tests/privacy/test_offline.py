"""Working offline holds for each way to a network and each process, from the moment it is asked for."""

import os
import subprocess
import sys

import pytest

from engine.core.errors import Damaged
from engine.system.offline import VARIABLE, read_attempts
from engine.system.paths import DATA_VARIABLE
from gui.settings.settings import Settings, write_settings
from tests.support import ROOT, SUPPORT

ENFORCED = """
import sys
from pathlib import Path
from engine.system.offline import enforce
enforce(Path(sys.argv[1]))
"""
WAYS = {
    "tcp": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "udp": "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "raw": "import _socket; _socket.socket(2, 3, 1)",
    "ipv6": "import socket; socket.socket(socket.AF_INET6)",
    "listening": "import socket; socket.create_server(('127.0.0.1', 0))",
    "name": "import socket; socket.gethostbyname('hub.invalid')",
    "address": "import socket; socket.gethostbyaddr('192.0.2.1')",
    "http": "import http.client; http.client.HTTPConnection('127.0.0.1', 9).request('GET', '/')",
    "urllib": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/', timeout=5)",
    "mail": "import smtplib; smtplib.SMTP('127.0.0.1', 9)",
    "asyncio": "import asyncio; asyncio.run(asyncio.open_connection('127.0.0.1', 9))",
    "requests": "import requests; requests.get('http://127.0.0.1:9/', timeout=5)",
    "thread": (
        "import concurrent.futures as futures, socket\n"
        "with futures.ThreadPoolExecutor() as pool: pool.submit(socket.socket).result()"
    ),
}
MACHINE_CODE = "import ctypes, sys; sys.exit(7 if ctypes.CDLL(None).socket({family}, {kind}, 0) < 0 else 0)"
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux' kernel is asked to refuse")


def run(program: str, *arguments: object, **more: str) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | more
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_a_network_is_refused_and_listed(tmp_path, way):
    record = tmp_path / "attempts.jsonl"

    ended = run(f"{ENFORCED}\n{WAYS[way]}", record)

    assert ended.returncode == 1
    assert "works offline" in ended.stderr
    assert len(read_attempts(record)) >= 1


@linux
@pytest.mark.parametrize("family", [2, 10, 16, 17, 31, 40])
@pytest.mark.parametrize("kind", [1, 2, 3, 1 | 0o2000000])
def test_machine_code_gets_a_socket_of_no_family_but_the_file_systems(tmp_path, family, kind):
    """IPv4, IPv6, netlink, packets, Bluetooth and virtual machines; streams, datagrams, raw, with a flag."""
    call = MACHINE_CODE.format(family=family, kind=kind)

    assert run(f"{ENFORCED}\n{call}", tmp_path / "attempts.jsonl").returncode == 7


@linux
def test_a_program_that_is_started_without_our_variables_gets_no_socket_either(tmp_path):
    call = MACHINE_CODE.format(family=2, kind=1)
    start = (
        f"import subprocess; sys.exit(subprocess.run([sys.executable, '-c', {call!r}], env={{}}).returncode)"
    )

    ended = run(f"{ENFORCED}\n{start}", tmp_path / "attempts.jsonl")

    assert ended.returncode == 7, ended.stderr


@linux
def test_a_program_of_another_family_of_processes_gets_no_socket_either(tmp_path):
    call = MACHINE_CODE.format(family=2, kind=1)
    fork = "import os\nif os.fork(): sys.exit(os.waitstatus_to_exitcode(os.wait()[1]))\nos.setsid()"
    start = f"os.execv(sys.executable, [sys.executable, '-c', {call!r}])"

    ended = run(f"{ENFORCED}\n{fork}\n{start}", tmp_path / "attempts.jsonl")

    assert ended.returncode == 7, ended.stderr


@linux
@pytest.mark.parametrize(
    ("module", "first"),
    [
        ("engine.training.__main__", "read_request"),
        ("engine.training.conversion.program", "_request"),
    ],
)
def test_what_trains_and_converts_is_never_let_near_a_network(module, first):
    """Neither that working offline was asked for, nor that the program did so before it was started."""
    program = f"""
import ctypes, importlib, sys
module = importlib.import_module({module!r})

def look(*arguments):
    import socket
    try:
        socket.socket()
    except PermissionError:
        sys.exit(7 if ctypes.CDLL(None).socket(2, 1, 0) < 0 else 1)

module.{first} = look
module.main()
"""
    assert run(program, **{VARIABLE: ""}).returncode == 7


def test_what_the_reader_process_refuses_is_listed_too(tmp_path):
    record, document = tmp_path / "attempts.jsonl", tmp_path / "connect.x"
    document.write_bytes(b"content")
    program = f"""{ENFORCED}
import runpy
from engine.core.errors import Damaged
from engine.readers.worker.process import ReaderProcess

start = "import runpy, sys; sys.path[:] = {{!r}}; runpy.run_path({{!r}}, run_name='__main__')"
command = (sys.executable, "-c", start.format(sys.path, {str(SUPPORT / "misbehaving.py")!r}))
with ReaderProcess(command) as readers:
    try:
        list(readers.read(Path(sys.argv[2])))
    except Damaged as error:
        sys.exit({Damaged.kind!r} != error.kind)
sys.exit(3)
"""
    ended = run(program, record, document)

    assert ended.returncode == 0, ended.stderr
    (attempt,) = read_attempts(record)
    assert (attempt.program, attempt.event) == ("reader", "getaddrinfo")


def test_what_is_being_fetched_stops_when_working_offline_is_switched_on(tmp_path):
    program = """
import subprocess, sys
from pathlib import Path
from engine.core.errors import WorksOffline
from engine.models.store.hub import Hub
from engine.system.offline import enforce

started = []
true_start = subprocess.Popen.__init__
def start(self, *arguments, **more):
    true_start(self, *arguments, **more)
    started.append(self)
subprocess.Popen.__init__ = start

beats = []
def report(progress):
    beats.append(progress)
    if len(beats) == 3:
        enforce(Path(sys.argv[1]))

hub = Hub(command=(sys.executable, "-c", "import sys, time; sys.stdin.readline(); time.sleep(600)"))
try:
    hub.look("somebody/model", "", report)
except WorksOffline:
    (process,) = started
    assert process.poll() is not None
    assert len(beats) == 3
    sys.exit(7)
"""
    ended = run(program, tmp_path / "attempts.jsonl")

    assert ended.returncode == 7, ended.stderr


def test_a_cluster_is_refused_in_words(tmp_path):
    (tmp_path / "tide.txt").write_text("The tide rose. Nobody saw it. It fell again.", "utf-8")
    start = "import sys\nfrom gui.__main__ import main\nsys.exit(main())"
    arguments = (
        "--offline",
        "corpus",
        "build",
        tmp_path / "store",
        tmp_path / "tide.txt",
        "--model",
        "graph",
    )

    ended = run(start, *arguments, **{DATA_VARIABLE: str(tmp_path / "data")})

    assert ended.returncode == 1
    assert "working offline refuses that too" in ended.stderr
    assert "offline, refused" not in ended.stderr


def test_a_second_start_leaves_the_list_of_the_window_that_is_open_as_it_is(tmp_path):
    """It was told to work offline, and so was the window, by the settings."""
    data = tmp_path / "data"
    (data / "window").mkdir(parents=True)
    write_settings(data / "settings.json", Settings(offline=True))
    record = data / "window" / "attempts.jsonl"
    record.write_text("of the window that is open\n", "utf-8")
    program = """
import sys
import gui.app
from gui.app import run
from gui.diagnostics.single_instance import SingleInstance
from engine.system.offline import is_enforced

taken = []
SingleInstance.claim = lambda self: False
SingleInstance.hand_over = lambda self, files, *, is_offline: not taken.append(is_offline)
assert run([], is_offline=len(sys.argv) > 1) == 0
assert taken == [True] and is_enforced()
"""
    for arguments in ((), ("--offline",)):
        ended = run(program, *arguments, **{DATA_VARIABLE: str(data), "QT_QPA_PLATFORM": "offscreen"})
        assert ended.returncode == 0, ended.stderr
    assert record.read_text("utf-8") == "of the window that is open\n"
