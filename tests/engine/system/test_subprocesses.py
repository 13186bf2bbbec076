import os
import subprocess
import sys
import time
from collections.abc import Generator, Mapping
from typing import Any

import pytest

from engine.core.progress import Cancelled
from engine.system.subprocesses import ProgramEnded, run_program

SAY = "import json, os, sys, time\ndef say(**event): print(json.dumps(event), flush=True)\n"


def program(text):
    return (sys.executable, "-I", "-S", "-c", SAY + text)


def events(text, beat=lambda: None, **rest):
    return list(run_program(program(text), beat, **rest))


def test_what_it_says_is_heard_in_order_and_what_is_no_event_is_passed_over():
    said = events(
        "say(a=1); print('a word'); print('[1]'); print('{'); say(b=2); sys.stdout.write('{\"c\": 3}')"
    )

    assert said == [{"a": 1}, {"b": 2}, {"c": 3}]


def test_it_is_told_what_to_do_and_what_is_around_it():
    asking = "say(asked=json.loads(sys.stdin.readline()), seen=os.environ['SEEN'])"

    assert events(asking, environment={"SEEN": "yes"}, request={"x": "ü"}) == [
        {"asked": {"x": "ü"}, "seen": "yes"}
    ]


def test_one_that_fails_says_why_with_its_last_words():
    heard: list[Mapping[str, Any]] = []

    with pytest.raises(ProgramEnded, match="no such tide"):
        heard.extend(run_program(program("say(a=1); sys.exit('no such tide')"), lambda: None))

    with pytest.raises(ProgramEnded, match="status"):
        events("os.kill(os.getpid(), 9)")


def test_one_that_does_not_read_its_request_is_no_trouble():
    assert events("os.close(0); say(a=1)", request={"long": "x" * 1_000_000}) == [{"a": 1}]


def test_it_is_killed_at_once_when_it_shall_stop():
    beats: list[None] = []

    def beat():
        beats.append(None)
        if len(beats) == 3:
            raise Cancelled

    started = time.monotonic()
    with pytest.raises(Cancelled):
        events("time.sleep(60)", beat)

    assert time.monotonic() - started < 30


@pytest.mark.skipif(sys.platform == "win32", reason="there nobody can be asked by a signal whether they live")
def test_it_is_killed_when_nobody_listens_any_more():
    listening = run_program(program("say(pid=os.getpid()); time.sleep(60)"), lambda: None)
    assert isinstance(listening, Generator)
    first = next(listening)
    listening.close()

    with pytest.raises(ProcessLookupError):
        os.kill(first["pid"], 0)


def test_it_ends_when_whoever_started_it_is_gone(tmp_path):
    waiting = (
        "from engine.system.subprocesses import exit_at_end_of_input; exit_at_end_of_input(); "
        "say(waits=True); time.sleep(60)"
    )
    command = program(f"sys.path[:0] = {[path for path in sys.path if path]!r}; {waiting}")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert b"waits" in process.stdout.readline()
        process.stdin.close()

        assert process.wait(30) == 1
