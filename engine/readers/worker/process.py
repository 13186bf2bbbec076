"""The program's side of the reader process: whatever a document does to its parser ends in a named error."""

import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from types import TracebackType
from typing import IO, Self

from engine.core.document import Problem
from engine.core.errors import KINDS, DocumentError, ReaderCrashed, ReaderOutOfMemory, ReaderTimedOut
from engine.core.options import ReaderLimits
from engine.core.progress import Progress, Report, silent
from engine.core.raw_page import DocumentHeader, Page
from engine.readers import READER_ARGUMENT
from engine.readers.worker import framing, protocol
from engine.readers.worker.delivery import Delivery
from engine.readers.worker.process_usage import cpu_seconds_of, memory_of
from engine.readers.worker.protocol import Answer, Failure, Finished, Heartbeat
from engine.readers.worker.windows_job import JobObject
from engine.system.offline import note_of_confined

_TICK = 0.05
"""Seconds between two looks at the pipe, and so between two chances to cancel."""

_MOST_FILES = 200
"""After so many the next file gets a fresh process."""

_MOST_SILENT_ANSWERS = 1_000_000
"""Of those that say nothing but that there is progress: each stands for some megabytes that were read."""

_ALIVE_AHEAD = 4
"""Messages taken from the pipe before they are wanted."""


READER_LIMITS = ReaderLimits()


class ReaderProcess:
    """A worker process that reads documents, and stays warm from one to the next.

    One reading at a time. The process is started when it is first needed and replaced when it has failed.
    """

    def __init__(self, command: Sequence[str] = (), limits: ReaderLimits = READER_LIMITS) -> None:
        """command starts another reader process than the program's own; it is told its limit of memory."""
        self._command = (*(command or reader_command()), f"--memory={limits.memory}")
        self._limits = limits
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop the process, whatever it is doing. The next reading starts another."""
        child, self._child = self._child, None
        if child:
            child.stop()

    def read(
        self, path: Path, password: str = "", report: Report = silent, encoding: str = ""
    ) -> Iterator[DocumentHeader | Page | Problem]:
        """Yield what the reader of the file's format yields, as it comes.

        Where the process fails and the format has a second parser, that goes on with the page at which the
        first one failed. Raises DocumentError, also after some pages: those stay true. When report raises, or
        the caller stops asking, the process is stopped.
        """
        request = protocol.ReadRequest(str(path.absolute()), password, encoding)
        delivery = Delivery(path)
        is_whole = False
        while not is_whole:
            try:
                yield from self._attempt(delivery, request, report)
                is_whole = True
            except (ReaderTimedOut, ReaderOutOfMemory, ReaderCrashed) as error:
                yield from delivery.begin_again(error)
                request = replace(request, resume_at=delivery.pages)
            except DocumentError as error:
                raise delivery.failure or error from None
        yield from delivery.missing()

    def _attempt(
        self, delivery: Delivery, request: protocol.ReadRequest, report: Report
    ) -> Iterator[DocumentHeader | Page | Problem]:
        answers = self.converse(delivery.path, request, lambda: delivery.progress, report)
        with closing(answers):
            for answer in answers:
                yield from delivery.take(answer)
                report(delivery.progress)

    def converse(
        self,
        path: Path,
        request: protocol.Request,
        progress: Callable[[], Progress],
        report: Report,
    ) -> Generator[Answer, None, None]:
        """Yield the answers to a request, as they come. path is what it is about.

        Raises DocumentError. When report raises, or the caller stops asking, the process is stopped.
        """
        child = self._ready_child(path)
        at_rest = False
        silent_answers = 0
        try:
            child.ask(path, request)
            while True:
                answer = self._next_answer(child, path, progress(), report)
                if isinstance(answer, Failure | Finished):
                    break
                if not isinstance(answer, Heartbeat):
                    yield answer
                    continue
                silent_answers += 1
                if silent_answers > _MOST_SILENT_ANSWERS:
                    raise ReaderCrashed(path, "garbled")
                report(progress())
            at_rest = child.is_fit()
        finally:
            if not at_rest:
                self.close()
        if isinstance(answer, Failure):
            note_of_confined("reader", answer.detail)
            raise KINDS[answer.kind](path, answer.detail)

    def _ready_child(self, path: Path) -> "_Child":
        if self._child and not self._child.is_fit():
            self.close()
        if self._child is None:
            try:
                self._child = _Child.start(self._command, self._limits)
            except OSError as error:
                raise ReaderCrashed(path, f"not started: {type(error).__name__}") from error
        return self._child

    def _next_answer(self, child: "_Child", path: Path, progress: Progress, report: Report) -> Answer:
        """Wait for the child, calling report all the while. Raises DocumentError when the child fails."""
        patience = _Patience(child.process.pid, self._limits)
        child.look_at_memory_now_and_then(path)
        while True:
            try:
                content = child.arrivals.get(timeout=_TICK)
            except Empty:
                report(progress)
                child.look_at_memory_now_and_then(path)
                if spent := patience.spent():
                    raise ReaderTimedOut(path, spent) from None
                continue
            if content is None:
                raise child.failure(path)
            child.note_first_memory()
            try:
                answer = protocol.unpack_answer(content)
            except framing.GarbledError as error:
                raise ReaderCrashed(path, "garbled") from error
            if isinstance(answer, Failure) and answer.kind not in KINDS:
                raise ReaderCrashed(path, "garbled")
            if isinstance(answer, Failure) and answer.kind == ReaderOutOfMemory.kind:
                raise ReaderOutOfMemory(path)
            return answer


class _Patience:
    """Measures what a process takes for its next answer: CPU time, and time by the clock beside it.

    So a computer that is busy with other things does not change which parser answers.
    """

    def __init__(self, process: int, limits: ReaderLimits) -> None:
        self._process = process
        self._limits = limits
        self._began = time.monotonic()
        self._computed = cpu_seconds_of(process)

    def spent(self) -> str:
        """Return which limit is passed; empty while none is. Where nobody says CPU time, the clock counts."""
        waited = time.monotonic() - self._began
        used, computed = waited, cpu_seconds_of(self._process)
        if computed is not None and self._computed is not None:
            used = computed - self._computed
        if used > self._limits.seconds:
            return f"{self._limits.seconds:g} s"
        return f"{self._limits.waiting:g} s by the clock" if waited > self._limits.waiting else ""


@dataclass(slots=True)
class _Child:
    process: subprocess.Popen[bytes]
    pump: Thread
    arrivals: Queue[bytes | None]
    """Messages not yet looked at. None when no more will come."""
    job: JobObject
    limits: ReaderLimits
    files: int = 0
    memory: int = 0
    """Bytes it occupied when it was last looked at."""
    first_memory: int = 0
    """Bytes it occupied at its first answer."""
    looked_at: float = 0.0

    @classmethod
    def start(cls, command: Sequence[str], limits: ReaderLimits) -> Self:
        process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert process.stdout
        arrivals: Queue[bytes | None] = Queue(_ALIVE_AHEAD)
        pump = Thread(target=_pump, args=(process.stdout, arrivals), name="reader process", daemon=True)
        pump.start()
        return cls(process, pump, arrivals, JobObject(process, limits.memory), limits)

    def ask(self, path: Path, request: protocol.Request) -> None:
        assert self.process.stdin
        self.files += isinstance(request, protocol.ReadRequest)  # a file that is viewed stays open
        try:
            framing.send(self.process.stdin, protocol.pack_request(request))
        except OSError:
            raise self.failure(path) from None

    def is_fit(self) -> bool:
        """Whether it can take another request."""
        self.memory = memory_of(self.process.pid)
        has_room = self.memory < self.first_memory + self.limits.growth
        return self.files < _MOST_FILES and has_room and self.process.poll() is None

    def look_at_memory_now_and_then(self, path: Path) -> None:
        """Raises ReaderOutOfMemory for a process that nothing else has stopped."""
        now = time.monotonic()
        if now - self.looked_at < _TICK:
            return
        self.looked_at = now
        self.memory = memory_of(self.process.pid)
        if self.memory > self.limits.memory:
            raise ReaderOutOfMemory(path)

    def note_first_memory(self) -> None:
        if not self.first_memory:
            self.first_memory = memory_of(self.process.pid)

    def failure(self, path: Path) -> DocumentError:
        """Name what a child died of that has closed its pipe."""
        try:
            status = self.process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return ReaderCrashed(path, "silent")
        killed_by_the_system = status == -9
        if killed_by_the_system or self.memory > self.limits.memory * 3 // 4:
            return ReaderOutOfMemory(path)
        return ReaderCrashed(path, f"status {status}")

    def stop(self) -> None:
        requests, answers = self.process.stdin, self.process.stdout
        assert requests
        assert answers
        self.process.kill()
        self.process.wait()
        while self.pump.is_alive():  # it may be waiting for room
            try:
                self.arrivals.get(timeout=_TICK)
            except Empty:
                continue
        answers.close()
        with suppress(OSError):  # a request that was never taken
            requests.close()
        self.job.close()


def _pump(pipe: IO[bytes], arrivals: Queue[bytes | None]) -> None:
    """Move messages from the pipe to the queue, for only a thread can wait for a pipe on every system."""
    try:
        while (content := framing.receive(pipe)) is not None:
            arrivals.put(content)
    except framing.GarbledError:
        arrivals.put(b"")  # which is no message either
    except OSError:
        pass  # closed from this side
    arrivals.put(None)


def reader_command() -> tuple[str, ...]:
    """What starts the program's own reader process, with the very packages that this process sees."""
    if getattr(sys, "frozen", False):
        return (sys.executable, READER_ARGUMENT)
    ours = str(Path(__file__).parents[3])
    paths = [ours, *(entry for entry in sys.path if entry and entry != ours)]
    program = (
        f"import sys; sys.path[:] = {paths!r}; from engine.readers.worker.child import main; sys.exit(main())"
    )
    return (sys.executable, "-I", "-S", "-X", f"utf8={sys.flags.utf8_mode}", "-c", program)
