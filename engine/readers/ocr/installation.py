"""Whether text recognition (OCR) is installed. Nothing of it is loaded."""

from functools import cache
from importlib.util import find_spec


@cache
def can_recognize() -> bool:
    """Whether this installation can recognise text in pictures."""
    return find_spec("rapidocr") is not None
