"""Builds compound files (MS-CFB), for the tests of the readers of older Office formats."""

import struct
from collections.abc import Mapping
from pathlib import Path

_SECTOR = 512
_SMALL_SECTOR = 64
_CUTOFF = 4096
_END, _FREE, _FAT, _NOBODY = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


def pack_compound(path: Path, streams: Mapping[str, bytes]) -> Path:
    """Write a file with those streams, "storage/stream"."""
    entries = [("Root Entry", 5)]
    numbers = {"": 0}
    for name in streams:
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            whole = "/".join(parts[:depth])
            if whole not in numbers:
                numbers[whole] = len(entries)
                entries.append((parts[depth - 1], 2 if depth == len(parts) else 1))
    small, small_table = bytearray(), list[int]()
    places: dict[str, tuple[int, int]] = {}
    for name, data in streams.items():
        if len(data) < _CUTOFF:
            places[name] = (len(small_table) if data else _END, len(data))
            small_table += _chain(len(small_table), -(-len(data) // _SMALL_SECTOR))
            small += data.ljust(-(-len(data) // _SMALL_SECTOR) * _SMALL_SECTOR, b"\0")
    large = {name: data for name, data in streams.items() if len(data) >= _CUTOFF}
    table: list[int] = []
    content = b""
    packed_table = struct.pack(f"<{len(small_table)}I", *small_table)
    packed_table += b"\xff" * (-len(packed_table) % _SECTOR)
    for name, data in (*large.items(), ("", bytes(small)), ("small table", packed_table)):
        count = -(-len(data) // _SECTOR)
        places[name] = (len(table) if count else _END, len(data))
        table += _chain(len(table), count)
        content += data.ljust(count * _SECTOR, b"\0")
    listing = _directory(entries, numbers, places)
    directory, listing_sectors = len(table), -(-len(listing) // _SECTOR)
    table += _chain(directory, listing_sectors)
    fat_start, fat_count = len(table), -(-(len(table) + 20) // 128)
    table += [_FAT] * fat_count
    table += [_FREE] * (fat_count * 128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    small_place, small_count = places["small table"][0], len(packed_table) // _SECTOR
    header += bytes(6) + struct.pack(
        "<9I", 0, fat_count, directory, 0, _CUTOFF, small_place, small_count, _END, 0
    )
    blocks = [*range(fat_start, fat_start + fat_count)]
    header += struct.pack("<109I", *blocks, *[_FREE] * (109 - fat_count))
    fat = struct.pack(f"<{len(table)}I", *table)
    path.write_bytes(header + content + listing.ljust(listing_sectors * _SECTOR, b"\0") + fat)
    return path


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), _END] if count else []


def _directory(
    entries: list[tuple[str, int]], numbers: Mapping[str, int], places: Mapping[str, tuple[int, int]]
) -> bytes:
    names = {number: name for name, number in numbers.items()}
    listing = b""
    for number, (own, kind) in enumerate(entries):
        whole = names[number]
        within = whole.rpartition("/")[0]
        children = [other for name, other in numbers.items() if name and name.rpartition("/")[0] == whole]
        siblings = [
            other for name, other in numbers.items() if name and name.rpartition("/")[0] == within and number
        ]
        later = [other for other in siblings if other > number]
        child = min(children) if kind != 2 and children else _NOBODY
        start, size = places.get(whole, (0, 0))
        encoded = f"{own}\0".encode("utf-16-le")
        listing += encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
        listing += struct.pack("<III", _NOBODY, min(later) if later else _NOBODY, child) + bytes(36)
        listing += struct.pack("<IQ", start, size)
    return listing
