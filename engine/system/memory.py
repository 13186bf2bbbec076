"""Available memory of the computer (MemAvailable, cgroup limits), and malloc tuning of glibc."""

import ctypes
import os
import sys
from pathlib import Path

GROUP = Path("/sys/fs/cgroup")
"""Where Linux says how much a group of processes, a container for one, may use."""

_M_ARENA_MAX = -8
"""Of mallopt(3)."""


def free_memory() -> int | None:
    """Return how many bytes this process could take without driving others out; None where nobody says."""
    if sys.platform == "linux":
        return _free_on_linux(Path("/proc/meminfo"), GROUP)
    if sys.platform == "win32":
        return _free_on_windows()
    return None


def total_memory() -> int | None:
    """Return how many bytes of memory the computer has; None where the system does not say."""
    if sys.platform == "win32":
        status = _memory_of_windows()
        return None if status is None else int(status.total)
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


def limit_malloc_arenas() -> None:
    """Limit malloc to two arenas (glibc): each thread would get its own, and fill none of them."""
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "mallopt"):
        library.mallopt(_M_ARENA_MAX, 2)


def return_memory() -> None:
    """Trim the heaps (malloc_trim): glibc keeps what is free below anything that is used."""
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):
        library.malloc_trim(0)


def _free_on_linux(table: Path, group: Path) -> int | None:
    try:
        lines = table.read_text("ascii").splitlines()
        free = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, ValueError, StopIteration):
        return None
    try:
        allowed = int((group / "memory.max").read_text("ascii"))
        used = int((group / "memory.current").read_text("ascii"))
    except (OSError, ValueError):  # "max", or no such group
        return free
    return min(free, max(0, allowed - used))


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("free", ctypes.c_uint64),
        ("others", ctypes.c_uint64 * 5),
    )


def _free_on_windows() -> int | None:
    status = _memory_of_windows()
    return None if status is None else int(status.free)


def _memory_of_windows() -> _MemoryStatus | None:
    status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - other systems have none
    return status if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else None
