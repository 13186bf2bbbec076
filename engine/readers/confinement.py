"""What the reader process may not do: a parser has no business with networks, programs and other files."""

import os
import sys
from pathlib import Path

MEMORY_LIMIT = 2 * 2**30
"""Bytes of address space."""

TIME_LIMIT = 3600
"""Seconds of computing for one document."""

_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "ftplib.",
    "http.",
    "imaplib.",
    "poplib.",
    "smtplib.",
    "telnetlib.",
    "urllib.",
    "webbrowser.",
    "winreg.",
    "shutil.",
    "tempfile.",
)
_FORBIDDEN_EXACTLY = {
    "os.system",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.kill",
    "os.killpg",
    "os.remove",
    "os.rmdir",
    "os.rename",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
    "os.putenv",
    "os.unsetenv",
    "pty.spawn",
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Guard:
    """Refuses what a parser has no business with, and remembers that it had to."""

    def __init__(self) -> None:
        self.attempt = ""
        """What was refused last; a parser may swallow the exception, so the caller looks here."""

    def install(self) -> None:
        """There is no way back: an audit hook stays as long as the process."""
        sys.dont_write_bytecode = True
        sys.addaudithook(self._look)

    def _look(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            refused = _writes(arguments)
        else:
            refused = event in _FORBIDDEN_EXACTLY or event.startswith(_FORBIDDEN)
        if refused:
            self.attempt = event
            raise PermissionError(event)


def _writes(arguments: tuple[object, ...]) -> bool:
    match arguments:
        case (name, _, int(flags)):
            return bool(flags & _WRITING) and name != os.devnull
    return True


def limit_memory() -> None:
    """Let allocations fail beyond MEMORY_LIMIT, and leave no core file with a document's words in it.

    macOS accepts the limit without enforcing it. Windows has none for a process itself: there the program has
    to put its reader process into a job object, in ReaderProcess where the process is started.
    """
    if sys.platform == "win32":
        return
    import resource

    for limit, most in ((resource.RLIMIT_AS, MEMORY_LIMIT), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(limit)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (soft, hard))


def limit_time() -> None:
    """Let this process die after TIME_LIMIT from now. The program's patience, if it runs, ends sooner."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + TIME_LIMIT, hard))


def resident_memory(process: int) -> int:
    """Return the bytes of memory a process occupies; 0 where there is no /proc, or no such process."""
    try:
        facts = Path(f"/proc/{process}/statm").read_text("ascii")
    except OSError:
        return 0
    return int(facts.split()[1]) * os.sysconf("SC_PAGE_SIZE")
