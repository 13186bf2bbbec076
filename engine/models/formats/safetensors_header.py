"""Parses and validates the header of a safetensors file."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

LONGEST_HEADER = 25_000_000
WIDTHS = {
    **dict.fromkeys(("F64", "I64", "U64"), 8),
    **dict.fromkeys(("F32", "I32", "U32"), 4),
    **dict.fromkeys(("F16", "BF16", "I16", "U16"), 2),
    **dict.fromkeys(("F8_E4M3", "F8_E5M2", "I8", "U8", "BOOL"), 1),
}
"""Bytes of a value, by the name of its kind."""


class InvalidSafetensors(Exception):
    """The text says what is wrong."""


@dataclass(frozen=True, slots=True)
class SafetensorsHeader:
    tensors: int
    weights: int
    """Values of all tensors together."""


def read_safetensors_header(path: Path) -> SafetensorsHeader:
    """Raises InvalidSafetensors where tensors do not fill the file exactly, one after the other."""
    size = path.stat().st_size
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if not 2 <= length <= min(LONGEST_HEADER, size - 8):
            raise InvalidSafetensors(f"a header of {length} bytes")
        written = file.read(length)
    try:
        found = json.loads(written)
        tensors = [_extent(facts) for name, facts in found.items() if name != "__metadata__"]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InvalidSafetensors(f"its header: {error!r}"[:200]) from None
    place = 0
    for start, end, _ in sorted(tensors):
        if start != place:
            raise InvalidSafetensors(f"a tensor begins at {start}, not at {place}")
        place = end
    if place != size - 8 - length or not tensors:
        raise InvalidSafetensors(f"its tensors end at {place}, the file at {size - 8 - length}")
    return SafetensorsHeader(len(tensors), sum(weights for *_, weights in tensors))


def _extent(facts: dict[str, object]) -> tuple[int, int, int]:
    shape, offsets = facts["shape"], facts["data_offsets"]
    if not isinstance(shape, list) or not isinstance(offsets, list) or len(offsets) != 2:
        raise TypeError("a shape or an extent that is none")
    if any(type(each) is not int or each < 0 for each in (*shape, *offsets)):
        raise ValueError("a number that is none")
    weights = math.prod(shape)
    start, end = offsets
    if end - start != weights * WIDTHS[str(facts["dtype"])]:
        raise ValueError(f"{weights} values in {end - start} bytes")
    return start, end, weights
