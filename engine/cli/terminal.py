"""Whether somebody sits at standard input, to be asked."""

import ctypes
import sys
from collections.abc import Callable
from typing import TextIO


def is_console(descriptor: int) -> bool:
    """Whether what isatty() calls a terminal is one. Windows calls NUL one, too; it has no console mode."""
    if sys.platform != "win32":
        return True
    import msvcrt

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - other systems have none
    mode = ctypes.c_uint32()
    handle = ctypes.c_void_p(msvcrt.get_osfhandle(descriptor))
    return bool(kernel.GetConsoleMode(handle, ctypes.byref(mode)))


def can_ask(stream: TextIO | None = None, console: Callable[[int], bool] = is_console) -> bool:
    """Whether stream, or else standard input, is a terminal at which questions are answered."""
    stream = stream or sys.stdin
    return stream is not None and stream.isatty() and console(stream.fileno())
