"""Turns findings into bytes that can be kept, and back into findings equal to them.

Values of one kind are written together, as columns: a book has a hundred thousand spans, and their starts as
one array are read in a moment, where a hundred thousand small objects would stall the window. What a class
holds is taken from its annotations, so that nothing can be forgotten here when it gets another field; one
that has a default may be missing in what was kept before.
"""

import json
import sys
import types
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import accumulate, islice, pairwise
from pathlib import Path, PurePath
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

FORMAT = 1
"""Raised when what was written before can no longer be read rightly."""
LARGEST = 1_000_000_000
"""Bytes that a record may have when it is unpacked."""
_LEVEL = 3

Made = TypeVar("Made")
Node = Any
"""What of a column is written as JSON; the rest is in the parts, which it counts on."""


class SerializationError(Exception):
    """These bytes are not the record of such a thing: damaged, or of another version."""


def to_record(made: object) -> bytes:
    """Write a dataclass down. Its fields are dataclasses, tuples of any length, texts, numbers, paths."""
    parts: list[bytes] = []
    tree = _write(type(made), [made], parts)
    head = json.dumps([FORMAT, [len(part) for part in parts], tree], separators=(",", ":")).encode()
    packer = zlib.compressobj(_LEVEL)
    return b"".join(
        [packer.compress(len(head).to_bytes(8, "little")), packer.compress(head)]
        + [packer.compress(part) for part in parts]
        + [packer.flush()]
    )


def from_record(kind: type[Made], record: bytes) -> Made:
    """Read back what to_record wrote. Raises SerializationError."""
    try:
        unpacker = zlib.decompressobj()
        data = memoryview(unpacker.decompress(record, LARGEST))
        if not unpacker.eof:
            raise SerializationError("cut off")
        start = 8 + int.from_bytes(data[:8], "little")
        version, lengths, tree = json.loads(bytes(data[8:start]))
        if version != FORMAT:
            raise SerializationError(f"format {version}")
        borders = list(accumulate(lengths, initial=start))
        parts = [data[first:last] for first, last in pairwise(borders)]
        (made,) = _read(kind, tree, 1, parts)
    except (zlib.error, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise SerializationError(f"{type(error).__name__}") from error
    assert isinstance(made, kind)
    return made


def _write(kind: Any, values: Sequence[Any], parts: list[bytes]) -> Node:
    if kind is int:
        return _put(_numbers(values), parts)
    if kind is float:
        return _put(array("d", values), parts)
    if kind is bool:
        return _put(array("b", values), parts)
    if kind is str:
        texts = _put_bytes("".join(values).encode("utf-8", "surrogatepass"), parts)
        return [_write(int, [len(text) for text in values], parts), texts]
    if (inner := _optional(kind)) is not None:
        there = [value for value in values if value is not None]
        return [_write(bool, [value is not None for value in values], parts), _write(inner, there, parts)]
    if get_origin(kind) is tuple:
        items = [item for value in values for item in value]
        lengths = _write(int, [len(value) for value in values], parts)
        return [lengths, _write(_item_of(kind), items, parts)]
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type] # a class with fields is as hashable as any other
        return {
            field.name: _write(hints[field.name], [getattr(value, field.name) for value in values], parts)
            for field in fields(kind)
        }
    if issubclass(kind, Enum):
        order = {member: place for place, member in enumerate(kind)}
        names = [member.value for member in order]
        return [names, _write(int, [order[value] for value in values], parts)]
    if issubclass(kind, PurePath):
        return _write(str, [str(value) for value in values], parts)
    raise TypeError(f"there is no record of a {kind}")


def _read(kind: Any, node: Node, count: int, parts: Sequence[memoryview]) -> list[Any]:
    """Return the count values of a column."""
    if kind in (int, float, bool):
        return _numbers_of(kind, node, count, parts)
    if kind is str:
        return _texts(node, count, parts)
    if (inner := _optional(kind)) is not None:
        there = _read(bool, node[0], count, parts)
        values = iter(_read(inner, node[1], sum(there), parts))
        return [next(values) if is_there else None for is_there in there]
    if get_origin(kind) is tuple:
        lengths = _read(int, node[0], count, parts)
        items = iter(_read(_item_of(kind), node[1], sum(lengths), parts))
        return [tuple(islice(items, length)) for length in lengths]
    if is_dataclass(kind):
        return list(_made(kind, node, count, parts))
    if issubclass(kind, Enum):
        members = [kind(value) if value in _values(kind) else None for value in node[0]]
        return [_known(members[place]) for place in _read(int, node[1], count, parts)]
    if issubclass(kind, PurePath):
        return [Path(text) for text in _read(str, node, count, parts)]
    raise TypeError(f"there is no record of a {kind}")


def _made(kind: Any, node: Node, count: int, parts: Sequence[memoryview]) -> Iterator[Any]:
    hints = _hints(kind)
    kept = [field for field in fields(kind) if field.name in node or not _has_default(field)]
    names = [field.name for field in kept]
    columns = [_read(hints[name], node[name], count, parts) for name in names]
    if names == [field.name for field in fields(kind)]:
        return (kind(*row) for row in zip(*columns, strict=True))
    return (kind(**dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True))


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _texts(node: Node, count: int, parts: Sequence[memoryview]) -> list[str]:
    joined = str(parts[node[1]], "utf-8", "surrogatepass")
    borders = list(accumulate(_read(int, node[0], count, parts), initial=0))
    if borders[-1] != len(joined):
        raise SerializationError("texts of another length")
    return [joined[start:end] for start, end in pairwise(borders)]


def _numbers(values: Sequence[int]) -> "array[int]":
    """Half the size where that is enough: zlib does the rest."""
    small = not values or (min(values) >= -(2**31) and max(values) < 2**31)
    return array("i" if small else "q", values)


def _numbers_of(kind: type, node: Node, count: int, parts: Sequence[memoryview]) -> list[Any]:
    code, place = node
    if code not in ("iq" if kind is int else "d" if kind is float else "b"):
        raise SerializationError("numbers of another kind")
    numbers: array[Any] = array(code)
    numbers.frombytes(parts[place])
    if sys.byteorder == "big":
        numbers.byteswap()
    if len(numbers) != count:
        raise SerializationError("another count of numbers")
    return [bool(number) for number in numbers] if kind is bool else numbers.tolist()


def _put(numbers: "array[Any]", parts: list[bytes]) -> Node:
    if sys.byteorder == "big":
        numbers.byteswap()
    return [numbers.typecode, _put_bytes(numbers.tobytes(), parts)]


def _put_bytes(data: bytes, parts: list[bytes]) -> int:
    parts.append(data)
    return len(parts) - 1


def _known(member: Any) -> Any:
    if member is None:
        raise SerializationError("a choice that there is no more")
    return member


@cache
def _values(kind: type[Enum]) -> frozenset[Any]:
    return frozenset(member.value for member in kind)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _item_of(kind: Any) -> Any:
    item, dots = get_args(kind)
    assert dots is Ellipsis, kind
    return item


def _optional(kind: Any) -> Any:
    """Return what a kind is beside None; None for one that is never None."""
    if get_origin(kind) not in (Union, types.UnionType):
        return None
    (inner,) = (each for each in get_args(kind) if each is not types.NoneType)
    return inner
