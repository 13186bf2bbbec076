"""Mach-O, the format of macOS' programs and libraries, as far as otool -L and -l tell (mach-o/loader.h)."""

import struct
from dataclasses import dataclass
from pathlib import Path

PROCESSORS = {0x0100000C: "arm64", 0x01000007: "x86_64"}
_FAT, _THIN = b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe"
_LIBRARIES = (0xC, 0x80000018, 0x8000001F)
"""LC_LOAD_DYLIB, and the same for weak and re-exported ones."""
_SEARCH_PATH = 0x8000001C
"""LC_RPATH."""
_BUILD_VERSION, _LEAST_VERSION = 0x32, 0x24
_CODE_SIGNATURE = 0x1D


@dataclass(frozen=True, slots=True)
class MachSlice:
    """What is in a file for one processor."""

    processor: str
    libraries: tuple[str, ...]
    """What it is linked to, as @rpath/…, @loader_path/… or a path of the system."""
    minimum: tuple[int, int]
    """The first macOS on which it runs; (0, 0) where it does not say."""
    is_signed: bool
    search_paths: tuple[str, ...] = ()
    """Where @rpath/ leads, one after the other."""


def is_mach_o(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in (_FAT, _THIN)


def read_slices(content: bytes) -> tuple[MachSlice, ...]:
    """Return a slice for each processor. Raises ValueError where it is no Mach-O of 64 bits."""
    if content[:4] == _THIN:
        return (_slice(content),)
    if content[:4] != _FAT:
        raise ValueError("no Mach-O")
    (count,) = struct.unpack_from(">I", content, 4)
    places = [struct.unpack_from(">5I", content, 8 + 20 * number)[2:4] for number in range(count)]
    return tuple(_slice(content[start : start + size]) for start, size in places)


def _slice(content: bytes) -> MachSlice:
    if content[:4] != _THIN:
        raise ValueError("not of 64 bits")
    processor, _, _, commands = struct.unpack_from("<4I", content, 4)
    libraries: list[str] = []
    search_paths: list[str] = []
    minimum, is_signed, place = 0, False, 32
    for _ in range(commands):
        command, size = struct.unpack_from("<2I", content, place)
        if command in _LIBRARIES or command == _SEARCH_PATH:
            (offset,) = struct.unpack_from("<I", content, place + 8)
            text = content[place + offset : place + size].split(b"\0")[0].decode()
            (search_paths if command == _SEARCH_PATH else libraries).append(text)
        elif command == _BUILD_VERSION:
            (minimum,) = struct.unpack_from("<I", content, place + 12)
        elif command == _LEAST_VERSION:
            (minimum,) = struct.unpack_from("<I", content, place + 8)
        is_signed |= command == _CODE_SIGNATURE
        place += size
    name = PROCESSORS.get(processor, hex(processor))
    least = (minimum >> 16, minimum >> 8 & 0xFF)
    return MachSlice(name, tuple(libraries), least, is_signed, tuple(search_paths))
