import ctypes
import os
import subprocess
import sys
import time

import pytest

from engine.readers.worker.process_usage import (
    TaskInfo,
    cpu_seconds_of,
    cpu_seconds_on_macos,
    cpu_seconds_on_windows,
    memory_of,
    memory_on_windows,
    task_info,
)

not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="not tried on Windows yet")


@not_on_windows
def test_a_process_that_holds_more_is_seen_to_hold_more():
    before = memory_of(os.getpid())
    hoard = os.urandom(64 << 20)

    assert memory_of(os.getpid()) > before + (48 << 20)
    assert len(hoard) == 64 << 20


@not_on_windows
def test_a_process_that_is_gone_holds_nothing_and_has_no_time():
    process = subprocess.Popen((sys.executable, "-c", ""))
    process.wait()

    assert memory_of(process.pid) == 0
    assert cpu_seconds_of(process.pid) is None


@not_on_windows
def test_time_that_a_process_sleeps_is_no_time_that_it_computes():
    before, began = cpu_seconds_of(os.getpid()), time.process_time()
    while time.process_time() - began < 0.2:
        sum(range(1000))
    computed = cpu_seconds_of(os.getpid())
    time.sleep(0.3)

    assert computed - before >= 0.15
    assert cpu_seconds_of(os.getpid()) - computed < 0.15


class FakeMac:
    """What libproc and libSystem answer on an Apple processor, whose ticks are of 125/3 nanoseconds."""

    def proc_pidinfo(self, process, flavour, argument, info, size):
        if process != 7 or flavour != 4:
            return 0
        info._obj.resident = 3 << 20
        info._obj.user_time, info._obj.system_time = 48_000_000, 24_000_000
        return size

    def mach_timebase_info(self, timebase):
        timebase._obj.numerator, timebase._obj.denominator = 125, 3
        return 0


def test_macos_counts_in_ticks_whose_length_it_tells():
    assert ctypes.sizeof(TaskInfo) == 96
    info = task_info(7, FakeMac())

    assert info.resident == 3 << 20
    assert cpu_seconds_on_macos(info, FakeMac()) == pytest.approx(3.0)
    assert task_info(8, FakeMac()) is None
    assert task_info(7, None) is None


class OpenProcess:
    """A function with a type of its result, as ctypes has them."""

    restype = None

    def __call__(self, access, inherits, process):
        return 42 if process == 7 else 0


class FakeKernel:
    """What kernel32 answers: times in units of 100 nanoseconds."""

    def __init__(self):
        self.OpenProcess = OpenProcess()
        self.closed = []

    def GetProcessTimes(self, handle, created, ended, system, user):  # noqa: N802
        created._obj.value, system._obj.value, user._obj.value = 10**17, 5_000_000, 20_000_000
        return 1

    def K32GetProcessMemoryInfo(self, handle, counters, length):  # noqa: N802
        counters._obj.resident, counters._obj.committed = 1 << 20, 2 << 20
        return 1

    def CloseHandle(self, handle):  # noqa: N802
        self.closed.append(handle.value)


def test_windows_counts_in_tenths_of_microseconds_and_its_handles_are_closed():
    kernel = FakeKernel()

    assert cpu_seconds_on_windows(7, kernel) == pytest.approx(2.5)
    assert memory_on_windows(7, kernel) == 2 << 20
    assert kernel.closed == [42, 42]
    assert cpu_seconds_on_windows(8, kernel) is None
    assert memory_on_windows(8, kernel) == 0
