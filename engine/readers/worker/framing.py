"""Message framing on the pipes of the reader process: each message has its length in front (32 bits)."""

import struct
from typing import IO

LONGEST_MESSAGE = 64 * 2**20
"""Bytes. A page that needs more is no page."""

_LENGTH = struct.Struct(">I")


class GarbledError(Exception):
    """A message that the protocol does not know."""


def send(stream: IO[bytes], content: bytes) -> None:
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Wait for one message; None when the other side has closed the pipe. Raises GarbledError."""
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise GarbledError("the length is cut")
    (length,) = _LENGTH.unpack(head)
    if not 0 < length <= LONGEST_MESSAGE:
        raise GarbledError("the length is impossible")
    content = stream.read(length)
    if len(content) < length:
        raise GarbledError("the message is cut")
    return content
