"""Sandbox of the reader process: an audit hook against network, programs and files, and resource limits."""

import os
import sys

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
    "nntplib.",
    "sqlite3.",
    "syslog.",
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
    "os.chflags",
    "os.lchmod",
    "os.lchflags",
    "os.utime",
    "os.setxattr",
    "os.removexattr",
    "pickle.find_class",
    "_winapi.CreateProcess",
    "_winapi.TerminateProcess",
    "os.putenv",
    "os.unsetenv",
    "pty.spawn",
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


CRASHED = 70
"""Status of a process that ends itself because its memory is no longer to be trusted."""


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
        if event == "ctypes.seh_exception":
            # On Windows ctypes makes an OSError of an access violation, and a parser would run on with it.
            os._exit(CRASHED)
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


def limit_memory(most: int) -> None:
    """Set resource limits: bytes of address space, and no file that grows, no core file.

    A core file would hold the document's words. The limit on files holds for what is no Python, too, which
    the Guard does not see. macOS accepts the limit on memory without enforcing it. Windows has none for a
    process itself: there it is in a job object.
    """
    if sys.platform == "win32":
        return
    import resource

    limits = ((resource.RLIMIT_AS, most), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0))
    for limit, wanted in limits:
        _, hard = resource.getrlimit(limit)
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(limit, (soft, hard))


def limit_time() -> None:
    """Let this process die after TIME_LIMIT from now. The program's patience, if it runs, ends sooner."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + TIME_LIMIT, hard))
