"""ZIP archives from strangers: parts are unpacked under limits of size, number and ratio (zip bombs).

Nothing is written to disk: the names of the parts are keys and nothing else, so that one which climbs
out of its folder leads nowhere. Sizes are what came out of the inflater, never what a header claims.
"""

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from engine.core.errors import Damaged, PasswordNeeded, TooLarge, UnsupportedFormat


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How much an archive may hold. Real documents have some hundreds of parts and some megabytes."""

    entries: int = 10_000
    part_bytes: int = 64 << 20
    all_bytes: int = 256 << 20
    directory_bytes: int = 8 << 20
    """Of the table of contents; that of a real document has some thousands."""
    ratio: int = 100
    """How many bytes one packed byte may become, once a part has passed free_bytes."""
    free_bytes: int = 1 << 20


_CHUNK = 1 << 16
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_END = struct.Struct("<4s8xI6x")
_LONG_END = struct.Struct("<4s36xQ8x")
"""The ends of an archive, the second of one of more than 4 GB: what is asked for is the directory's size."""
_LONGEST_END = (1 << 16) + 256
"""With a comment."""
_UTF_8 = 0x800
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 1
_AES = 99


class Archive:
    """The open archive. Keeps count of the bytes unpacked so far, over all parts."""

    def __init__(
        self, path: Path, file: BinaryIO, entries: dict[str, zipfile.ZipInfo], limits: ArchiveLimits
    ) -> None:
        self.path = path
        self._file = file
        self._entries = entries
        self._by_loose_name = {_loosely(name): name for name in entries}
        self._limits = limits
        self._unpacked = 0

    def __contains__(self, name: str) -> bool:
        return self.find(name) is not None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    @property
    def entries(self) -> tuple[zipfile.ZipInfo, ...]:
        return tuple(self._entries.values())

    @staticmethod
    def is_locked(entry: zipfile.ZipInfo) -> bool:
        """Whether it is encrypted with a password."""
        return bool(entry.flag_bits & _ENCRYPTED) or entry.compress_type == _AES

    def find(self, name: str) -> str | None:
        """Return the part's own name; case, a leading slash and the slash's direction do not count."""
        return name if name in self._entries else self._by_loose_name.get(_loosely(name))

    def read(self, name: str) -> bytes:
        """Unpack one part whole. Raises as stream does."""
        return b"".join(self.stream(name))

    def stream(self, name: str) -> Iterator[bytes]:
        """Unpack one part piece by piece.

        Raises Damaged for a part that is missing or breaks off (after what could be had of it), TooLarge
        once a limit is passed, PasswordNeeded for an encrypted part.
        """
        found = self.find(name)
        if found is None:
            raise Damaged(self.path, f"no part {name}")
        yield from self.stream_entry(self._entries[found])

    def stream_entry(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """Unpack one part by its entry. Raises as stream does."""
        if self.is_locked(entry):
            raise PasswordNeeded(self.path, "zip")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            # The other methods let a header demand gigabytes of working memory.
            raise UnsupportedFormat(self.path, f"compression method {entry.compress_type}")
        unpacked = 0
        for packed, piece in self._pieces(entry):
            unpacked += len(piece)
            self._unpacked += len(piece)
            self._check(entry.filename, packed, unpacked)
            yield piece

    def holds(self, name: str, needle: bytes) -> bool:
        """Say whether the bytes stand anywhere in the part. Its bytes are not counted among all."""
        before, tail = self._unpacked, b""
        try:
            for piece in self.stream(name):
                if needle in tail + piece:
                    return True
                tail = piece[-len(needle) :]
        except (Damaged, TooLarge):
            return False  # whoever reads the part for its text meets the same end and says so
        finally:
            self._unpacked = before
        return False

    def _check(self, name: str, packed: int, unpacked: int) -> None:
        limits = self._limits
        if unpacked > limits.part_bytes:
            raise TooLarge(self.path, f"{name} is over {limits.part_bytes} bytes")
        if self._unpacked > limits.all_bytes:
            raise TooLarge(self.path, f"the parts are over {limits.all_bytes} bytes")
        if unpacked > limits.free_bytes and unpacked > limits.ratio * packed:
            raise TooLarge(self.path, f"{name} unpacks to over {limits.ratio} times its size")

    def _pieces(self, entry: zipfile.ZipInfo) -> Iterator[tuple[int, bytes]]:
        """Yield how many packed bytes were used so far, and the next bytes that came of them."""
        start = self._data_start(entry)
        inflate = zlib.decompressobj(-15) if entry.compress_type == zipfile.ZIP_DEFLATED else None
        used = 0
        while used < entry.compress_size:
            self._file.seek(start + used)
            packed = self._file.read(min(_CHUNK, entry.compress_size - used))
            if not packed:
                raise Damaged(self.path, f"{entry.filename} breaks off")
            used += len(packed)
            if inflate is None:
                yield used, packed
                continue
            while packed:
                try:
                    piece = inflate.decompress(packed, _CHUNK)
                except zlib.error as error:
                    raise Damaged(self.path, f"{entry.filename}: {error}") from error
                packed = inflate.unconsumed_tail
                yield used - len(packed), piece
            if inflate.eof:
                return
        if inflate is not None:
            if rest := inflate.flush():
                yield used, rest
            if not inflate.eof and entry.compress_size:
                raise Damaged(self.path, f"{entry.filename} breaks off")

    def _data_start(self, entry: zipfile.ZipInfo) -> int:
        self._file.seek(entry.header_offset)
        header = self._file.read(_LOCAL_HEADER.size)
        if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
            raise Damaged(self.path, f"{entry.filename} is not where the directory says")
        _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        return entry.header_offset + _LOCAL_HEADER.size + int(name_length) + int(extra_length)


@contextmanager
def open_archive(path: Path, limits: ArchiveLimits = ArchiveLimits()) -> Iterator[Archive]:
    """Open a ZIP file for reading.

    Raises Damaged where its directory cannot be read or its parts overlap, TooLarge for too many
    parts, PasswordNeeded for an Office file that is encrypted as a whole (which is no ZIP file any more).
    """
    with path.open("rb") as file:
        if file.read(len(_OLE_MAGIC)) == _OLE_MAGIC:
            raise PasswordNeeded(path, "office")
        yield archive_in(path, file, limits)


def archive_in(path: Path, file: BinaryIO, limits: ArchiveLimits = ArchiveLimits()) -> Archive:
    """Return the archive in an open file, which stays open. Raises Damaged and TooLarge as open_archive."""
    try:
        _refuse_long_directory(path, file, limits)
        entries = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, struct.error, OverflowError, ValueError, NotImplementedError) as error:
        raise Damaged(path, str(error)) from error
    if len(entries) > limits.entries:
        raise TooLarge(path, f"{len(entries)} parts")
    _refuse_overlaps(path, entries)
    return Archive(path, file, {entry.filename: entry for entry in entries}, limits)


def _refuse_long_directory(path: Path, file: BinaryIO, limits: ArchiveLimits) -> None:
    """Look at the end of the file, before zipfile makes an object of every entry that is claimed there."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LONGEST_END))
    tail = file.read(_LONGEST_END)
    place = tail.rfind(b"PK\5\6")
    if place < 0 or len(tail) - place < _END.size:
        return  # no archive, which zipfile will say
    _, directory = _END.unpack_from(tail, place)
    long_place = tail.rfind(b"PK\6\6", 0, max(0, place - _LONG_END.size + 4))
    if long_place >= 0:
        _, directory = _LONG_END.unpack_from(tail, long_place)
    if limits.directory_bytes < directory <= size:
        raise TooLarge(path, f"a directory of {directory} bytes")


def _refuse_overlaps(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    end = 0  # a directory that lies about its own place puts parts before the beginning
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise Damaged(path, "parts overlap, or lie outside of the file")
        encoding = "utf-8" if entry.flag_bits & _UTF_8 else "cp437"
        name = len(entry.orig_filename.encode(encoding, "replace"))
        end = entry.header_offset + _LOCAL_HEADER.size + name + entry.compress_size


def _loosely(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
