"""A reader process whose readers do what parsers do on bad days: the file's name chooses which."""

import ctypes
import inspect
import math
import os
import pickle
import platform
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from engine.core.document import Problem
from engine.core.errors import Damaged, PasswordNeeded, WrongPassword
from engine.core.formats import Format
from engine.core.page_geometry import PageImage
from engine.core.raw_page import DocumentHeader, FormatReader, Page, PageBlock
from engine.readers.worker import protocol
from engine.readers.worker.child import main
from engine.readers.worker.protocol import Answer, PageImageRequest, ViewRequest

Items = Iterator[DocumentHeader | Page | Problem]
PAGE = Page((PageBlock("A page."),))


def well(path: Path, password: str) -> Items:
    yield DocumentHeader("text", title=path.stem, paged=True, pages=2)
    yield PAGE
    yield PAGE


def hang(path: Path, password: str) -> Items:
    threading.Event().wait()
    yield PAGE


def compute(path: Path, password: str) -> Items:
    while True:
        sum(range(1000))
    yield PAGE


def sleep(path: Path, password: str) -> Items:
    time.sleep(4.5)
    yield from well(path, password)


def say_its_limit(path: Path, password: str) -> Items:
    import resource

    yield DocumentHeader("text")
    yield Page((PageBlock(str(resource.getrlimit(resource.RLIMIT_AS)[0])),))


def ask_for_the_system(path: Path, password: str) -> Items:
    platform.system()
    yield from well(path, password)


def hang_after_a_page(path: Path, password: str) -> Items:
    yield DocumentHeader("text", paged=True, pages=3)
    yield PAGE
    threading.Event().wait()


def eat_memory(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    yield Page((PageBlock(str(bytearray(2**31))),))


def abort(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    yield PAGE
    os.abort()


def break_memory(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    ctypes.string_at(0)


def break_memory_on_windows(path: Path, password: str) -> Items:
    """As ctypes does there: it tells of the access violation, raises OSError, and a parser catches that."""
    yield DocumentHeader("text")
    with suppress(OSError):
        sys.audit("ctypes.seh_exception", 0xC0000005)
        raise OSError("exception: access violation reading 0x0000000000000000")
    yield PAGE


def leave(path: Path, password: str) -> Items:
    os._exit(0)
    yield PAGE


def leave_politely(path: Path, password: str) -> Items:
    sys.exit("no")
    yield PAGE


def raise_something(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    raise KeyError("secret words of the document")


def recurse(path: Path, password: str) -> Items:
    yield from recurse(path, password)


def print_much(path: Path, password: str) -> Items:
    print("garbage " * 100_000, flush=True)
    os.write(1, b"garbage")
    sys.stdin.read()
    yield from well(path, password)


def garble(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    for descriptor in range(3, 30):
        try:
            os.write(descriptor, b"\xff\xff\xff\xffgarbage")
        except OSError:
            continue
    threading.Event().wait()


def connect(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    socket.create_connection(("127.0.0.1", 9))


def connect_without_python(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    made = ctypes.CDLL(None).socket(socket.AF_INET, socket.SOCK_STREAM, 0)
    yield Page((PageBlock(f"socket {made}"),))


def start_a_program(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    subprocess.run(["true"])


def write(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    path.with_name("written").write_text("x")


def write_unnoticed(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    try:
        path.with_name("written").write_text("x")
    except OSError:
        yield PAGE


def count_to_nothing(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    yield Page((PageBlock("x", size=math.nan),))


def make_a_huge_page(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    yield Page(tuple(PageBlock("页" * 2**20) for _ in range(22)))


def use_halves_of_letters(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    yield Page((PageBlock("a\ud800b \ud83d\ude00"),))


def send(*contents: bytes) -> None:
    """Write to the pipe past everything that would keep it in order."""
    for descriptor in range(3, 30):
        try:
            if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
                for content in contents:
                    os.write(descriptor, len(content).to_bytes(4, "big") + content)
        except OSError:
            continue


def page(number: int) -> bytes:
    return protocol.pack_answer(replace(PAGE, number=number))


def swap_pages(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    send(page(2), page(1))
    threading.Event().wait()


def repeat_a_page(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    yield PAGE
    send(page(1))
    threading.Event().wait()


def begin_with_a_page(path: Path, password: str) -> Items:
    yield PAGE


def open_twice(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    yield DocumentHeader("text")


def send_a_half(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    for descriptor in range(3, 30):
        try:
            os.write(descriptor, (1000).to_bytes(4, "big") + b"[")
        except OSError:
            continue
    os._exit(0)


def drip(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    for descriptor in range(3, 30):
        try:
            if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
                os.write(descriptor, (1000).to_bytes(4, "big"))
                while True:
                    os.write(descriptor, b" ")
                    time.sleep(0.1)
        except OSError:
            continue


def say_only_that_it_works(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    while True:
        send(*[protocol.pack_answer(protocol.Heartbeat())] * 100)


def die_silently(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    yield PAGE
    os._exit(0)


def send_another_answer(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    send(protocol.pack_answer(protocol.PageSizes(1, 0, ())))
    threading.Event().wait()


def unpickle(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    pickle.loads(b"cposix\nsystem\n(S'true'\ntR.")


def write_with_what_is_no_python(path: Path, password: str) -> Items:
    """As a parser in C would: nothing tells the guard. (The file is there already, and open.)"""
    yield DocumentHeader("text")
    library = ctypes.CDLL(None, use_errno=True)
    descriptor = library.open(bytes(path), os.O_WRONLY | os.O_APPEND)
    if library.write(descriptor, b"x", 1) != 1:
        raise OSError(ctypes.get_errno(), "refused")


def grow(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    hoard = []
    while True:
        hoard.append(bytearray(os.urandom(1 << 20)))
        time.sleep(0.002)


HOARD: list[bytes] = []


def hoard(path: Path, password: str) -> Items:
    yield from well(path, password)
    HOARD.append(os.urandom(100 << 20))


def break_on_page_two(path: Path, password: str, resume_at: int | None = None) -> Items:
    """The first parser aborts on page 2 of 5, the second one reads it."""
    yield DocumentHeader("pdf", paged=True, pages=5, parser="first" if resume_at is None else "second")
    for number in range(resume_at or 0, 5):
        if resume_at is None and number == 1:
            os.abort()
        yield Page((PageBlock(f"{'first' if resume_at is None else 'second'} {number + 1}"),))


def break_on_pages_two_and_four(path: Path, password: str, resume_at: int | None = None) -> Items:
    """So does the second one, there and on page 4."""
    yield DocumentHeader("pdf", paged=True, pages=5)
    for number in range(resume_at or 0, 5):
        if number in (1, 3):
            os.abort()
        yield Page((PageBlock(f"{'first' if resume_at is None else 'second'} {number + 1}"),))


def break_on_every_page(path: Path, password: str, resume_at: int | None = None) -> Items:
    yield DocumentHeader("pdf", paged=True, pages=50)
    os.abort()


def break_before_the_first(path: Path, password: str, resume_at: int | None = None) -> Items:
    if resume_at is None:
        os.abort()
    yield DocumentHeader("pdf", paged=True, pages=1)
    yield PAGE


def count_less_the_second_time(path: Path, password: str, resume_at: int | None = None) -> Items:
    yield DocumentHeader("pdf", paged=True, pages=5 if resume_at is None else 3)
    for number in range(resume_at or 0, 3):
        if resume_at is None and number == 1:
            os.abort()
        yield PAGE


def refuse_the_second_time(path: Path, password: str, resume_at: int | None = None) -> Items:
    if resume_at is not None:
        raise Damaged(path, "no pages")
    yield DocumentHeader("pdf", paged=True, pages=5)
    yield PAGE
    os.abort()


def write_too_much(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    for _ in range(6):
        yield Page((PageBlock("tide " * 2_000_000),))


def never_end(path: Path, password: str) -> Items:
    yield DocumentHeader("text")
    while True:
        yield PAGE


def ask(path: Path, password: str) -> Items:
    if not password:
        raise PasswordNeeded(path)
    if password != "öffne dich":
        raise WrongPassword(path)
    yield from well(path, password)


def find(path: Path) -> FormatReader:
    read = globals()[path.stem]
    resumes = "resume_at" in inspect.signature(read).parameters
    return FormatReader(Format("odd", takes_password=True, has_second_parser=resumes), read)


def view(request: ViewRequest) -> Iterator[Answer]:
    """Draw a white tile, where the file's name does not say otherwise."""
    for _ in find(request.file.path).read(request.file.path, ""):
        pass
    assert isinstance(request, PageImageRequest)
    tile = request.tile
    yield PageImage(tile.width, tile.height, b"\xff" * (4 * tile.width * tile.height))


if __name__ == "__main__":
    sys.exit(main(find, view))
