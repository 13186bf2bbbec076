"""A reader process whose readers do what parsers do on bad days: the file's name chooses which."""

import ctypes
import math
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from engine.document import Problem
from engine.errors import PasswordNeeded, WrongPassword
from engine.page_places import Picture
from engine.readers.child import main
from engine.readers.messages import Answer, PictureRequest, ViewRequest
from engine.readers.page import Opening, Page, PageBlock, Reader

Items = Iterator[Opening | Page | Problem]
PAGE = Page((PageBlock("A page."),))


def well(path: Path, password: str) -> Items:
    yield Opening("text", title=path.stem, paged=True, pages=2)
    yield PAGE
    yield PAGE


def hang(path: Path, password: str) -> Items:
    threading.Event().wait()
    yield PAGE


def hang_after_a_page(path: Path, password: str) -> Items:
    yield Opening("text", paged=True, pages=3)
    yield PAGE
    threading.Event().wait()


def eat_memory(path: Path, password: str) -> Items:
    yield Opening("text")
    yield Page((PageBlock(str(bytearray(2**31))),))


def abort(path: Path, password: str) -> Items:
    yield Opening("text")
    yield PAGE
    os.abort()


def break_memory(path: Path, password: str) -> Items:
    yield Opening("text")
    ctypes.string_at(0)


def leave(path: Path, password: str) -> Items:
    os._exit(0)
    yield PAGE


def leave_politely(path: Path, password: str) -> Items:
    sys.exit("no")
    yield PAGE


def raise_something(path: Path, password: str) -> Items:
    yield Opening("text")
    raise KeyError("secret words of the document")


def recurse(path: Path, password: str) -> Items:
    yield from recurse(path, password)


def print_much(path: Path, password: str) -> Items:
    print("garbage " * 100_000, flush=True)
    os.write(1, b"garbage")
    sys.stdin.read()
    yield from well(path, password)


def garble(path: Path, password: str) -> Items:
    yield Opening("text")
    for descriptor in range(3, 30):
        try:
            os.write(descriptor, b"\xff\xff\xff\xffgarbage")
        except OSError:
            continue
    threading.Event().wait()


def connect(path: Path, password: str) -> Items:
    yield Opening("text")
    socket.create_connection(("127.0.0.1", 9))


def start_a_program(path: Path, password: str) -> Items:
    yield Opening("text")
    subprocess.run(["true"])


def write(path: Path, password: str) -> Items:
    yield Opening("text")
    path.with_name("written").write_text("x")


def write_unnoticed(path: Path, password: str) -> Items:
    yield Opening("text")
    try:
        path.with_name("written").write_text("x")
    except OSError:
        yield PAGE


def count_to_nothing(path: Path, password: str) -> Items:
    yield Opening("text")
    yield Page((PageBlock("x", size=math.nan),))


def make_a_huge_page(path: Path, password: str) -> Items:
    yield Opening("text")
    yield Page(tuple(PageBlock("页" * 2**20) for _ in range(22)))


def use_halves_of_letters(path: Path, password: str) -> Items:
    yield Opening("text")
    yield Page((PageBlock("a\ud800b \ud83d\ude00"),))


def never_end(path: Path, password: str) -> Items:
    yield Opening("text")
    while True:
        yield PAGE


def ask(path: Path, password: str) -> Items:
    if not password:
        raise PasswordNeeded(path)
    if password != "öffne dich":
        raise WrongPassword(path)
    yield from well(path, password)


def find(path: Path) -> Reader:
    return globals()[path.stem]


def view(request: ViewRequest) -> Iterator[Answer]:
    """Draw a white tile, where the file's name does not say otherwise."""
    for _ in find(request.file.path)(request.file.path, ""):
        pass
    assert isinstance(request, PictureRequest)
    tile = request.tile
    yield Picture(tile.width, tile.height, b"\xff" * (4 * tile.width * tile.height))


if __name__ == "__main__":
    sys.exit(main(find, view))
