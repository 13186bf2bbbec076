import os
import subprocess
import sys

import pytest

from engine.readers.worker.process_memory import memory_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="not tried on Windows yet")


def test_a_process_that_holds_more_is_seen_to_hold_more():
    before = memory_of(os.getpid())
    hoard = os.urandom(64 << 20)

    assert memory_of(os.getpid()) > before + (48 << 20)
    assert len(hoard) == 64 << 20


def test_a_process_that_is_gone_holds_nothing():
    process = subprocess.Popen((sys.executable, "-c", ""))
    process.wait()

    assert memory_of(process.pid) == 0
