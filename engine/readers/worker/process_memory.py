"""How much memory another process occupies, for the watch that is kept on those that read documents.

Linux is asked through /proc. macOS and Windows are asked through their own libraries; that was written from
their documentation and has not been run.
"""

import ctypes
import os
import sys
from pathlib import Path

_TASK_INFO = 4
_QUERY = 0x1000
"""PROCESS_QUERY_LIMITED_INFORMATION."""


class _TaskInfo(ctypes.Structure):
    """The beginning of macOS's proc_taskinfo, and the room for the rest."""

    _fields_ = (
        ("virtual", ctypes.c_uint64),
        ("resident", ctypes.c_uint64),
        ("rest", ctypes.c_uint64 * 10),
    )


class _MemoryCounters(ctypes.Structure):
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
        return _on_windows(process)
    if sys.platform == "darwin":
        return _on_macos(process)
    try:
        facts = Path(f"/proc/{process}/statm").read_text("ascii")
    except OSError:
        return 0
    return int(facts.split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _on_macos(process: int) -> int:
    try:
        library = ctypes.CDLL("/usr/lib/libproc.dylib")
    except OSError:
        return 0
    facts = _TaskInfo()
    size = ctypes.sizeof(facts)
    written = library.proc_pidinfo(process, _TASK_INFO, ctypes.c_uint64(0), ctypes.byref(facts), size)
    return int(facts.resident) if written == size else 0


def _on_windows(process: int) -> int:
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - other systems have none
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(_QUERY, False, process)
    if not handle:
        return 0
    counters = _MemoryCounters(length=ctypes.sizeof(_MemoryCounters))
    try:
        known = kernel.K32GetProcessMemoryInfo(
            ctypes.c_void_p(handle), ctypes.byref(counters), counters.length
        )
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
    return max(int(counters.resident), int(counters.committed)) if known else 0
