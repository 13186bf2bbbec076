"""How much memory and CPU time another process has taken, for the watch that is kept on the readers.

Linux is asked through /proc. macOS and Windows are asked through their own libraries; that was written from
their documentation and has not been run there.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROCESSES = Path("/proc")
_TASK_INFO = 4
"""PROC_PIDTASKINFO."""
_QUERY = 0x1000
"""PROCESS_QUERY_LIMITED_INFORMATION."""
_FILE_TIMES_A_SECOND = 10_000_000


class TaskInfo(ctypes.Structure):
    """macOS's proc_taskinfo: sizes in bytes, times in ticks of mach_absolute_time."""

    _fields_ = (
        ("virtual", ctypes.c_uint64),
        ("resident", ctypes.c_uint64),
        ("user_time", ctypes.c_uint64),
        ("system_time", ctypes.c_uint64),
        ("rest", ctypes.c_uint64 * 8),
    )


class Timebase(ctypes.Structure):
    """macOS's mach_timebase_info: a tick is numerator / denominator nanoseconds."""

    _fields_ = (("numerator", ctypes.c_uint32), ("denominator", ctypes.c_uint32))


class MemoryCounters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("faults", ctypes.c_uint32),
        ("most_resident", ctypes.c_size_t),
        ("resident", ctypes.c_size_t),
        ("pools", ctypes.c_size_t * 4),
        ("committed", ctypes.c_size_t),
        ("most_committed", ctypes.c_size_t),
    )


def memory_of(process: int) -> int:
    """Return the bytes of memory that a process occupies; 0 where nobody says or it does not exist."""
    if sys.platform == "win32":
        return memory_on_windows(process, _kernel())
    if sys.platform == "darwin":
        info = task_info(process, _library("/usr/lib/libproc.dylib"))
        return int(info.resident) if info else 0
    try:
        facts = (PROCESSES / str(process) / "statm").read_text("ascii")
    except OSError:
        return 0
    return int(facts.split()[1]) * os.sysconf("SC_PAGE_SIZE")


def cpu_seconds_of(process: int) -> float | None:
    """Return the seconds that a process has computed, all its threads together; None where nobody says."""
    if sys.platform == "win32":
        return cpu_seconds_on_windows(process, _kernel())
    if sys.platform == "darwin":
        info = task_info(process, _library("/usr/lib/libproc.dylib"))
        return cpu_seconds_on_macos(info, _library("/usr/lib/libSystem.dylib")) if info else None
    try:
        facts = (PROCESSES / str(process) / "stat").read_bytes()
    except OSError:
        return None
    # The name of the program comes second, in brackets, and may hold anything.
    user, system = facts.rpartition(b")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def task_info(process: int, library: Any) -> TaskInfo | None:
    """Ask macOS's libproc; None where it knows no such process, or is not there itself."""
    info = TaskInfo()
    size = ctypes.sizeof(info)
    if library is None:
        return None
    written = library.proc_pidinfo(process, _TASK_INFO, ctypes.c_uint64(0), ctypes.byref(info), size)
    return info if written == size else None


def cpu_seconds_on_macos(info: TaskInfo, library: Any) -> float | None:
    timebase = Timebase()
    if library is None or library.mach_timebase_info(ctypes.byref(timebase)) or not timebase.denominator:
        return None
    ticks = int(info.user_time) + int(info.system_time)
    return ticks * int(timebase.numerator) / int(timebase.denominator) / 1e9


def memory_on_windows(process: int, kernel: Any) -> int:
    """Return the larger of what is in memory and what is promised to the process."""
    counters = MemoryCounters(length=ctypes.sizeof(MemoryCounters))
    with _opened(process, kernel) as handle:
        if not handle or not kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.length):
            return 0
    return max(int(counters.resident), int(counters.committed))


def cpu_seconds_on_windows(process: int, kernel: Any) -> float | None:
    created, ended, system, user = (ctypes.c_uint64() for _ in range(4))
    times = [ctypes.byref(each) for each in (created, ended, system, user)]
    with _opened(process, kernel) as handle:
        if not handle or not kernel.GetProcessTimes(handle, *times):
            return None
    return (system.value + user.value) / _FILE_TIMES_A_SECOND


@contextmanager
def _opened(process: int, kernel: Any) -> Iterator[ctypes.c_void_p | None]:
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(_QUERY, False, process)
    try:
        yield ctypes.c_void_p(handle) if handle else None
    finally:
        if handle:
            kernel.CloseHandle(ctypes.c_void_p(handle))


def _kernel() -> Any:
    return getattr(ctypes, "windll").kernel32  # noqa: B009 - other systems have none


def _library(path: str) -> Any:
    try:
        return ctypes.CDLL(path)
    except OSError:
        return None
