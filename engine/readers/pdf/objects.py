"""PDF objects as pypdf keeps them: look-up with indirect references resolved, and the tree of pages."""

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NullObject

_DEEPEST = 50
_MOST_PAGES = 100_000


def look_up(dictionary: object, key: str) -> object:
    """Return the entry, references followed, which DictionaryObject.get does not do.

    None where there is no such entry, or no dictionary.
    """
    if not isinstance(dictionary, DictionaryObject) or key not in dictionary:
        return None
    value = dictionary[key]
    return None if isinstance(value, NullObject) else value


def page_slots(reader: PdfReader) -> list[int | None]:
    """Return for every page of the file its number in reader.pages, or None where the file lacks the page.

    Raises whatever pypdf raises on a broken page tree.
    """
    count = len(reader.pages)
    leaves: list[bool] = []
    _collect(look_up(reader.root_object, "/Pages"), leaves, 0)
    if len(leaves) <= count or sum(leaves) != count:
        return list(range(count))
    numbers = iter(range(count))
    return [next(numbers) if is_there else None for is_there in leaves]


def _collect(node: object, leaves: list[bool], depth: int) -> None:
    """Note for every leaf under node whether there is a page."""
    kids = look_up(node, "/Kids")
    if not isinstance(kids, ArrayObject):
        leaves.append(node is not None)
    elif depth < _DEEPEST:
        for reference in kids:
            kid = reference.get_object()
            if len(leaves) < _MOST_PAGES:
                _collect(kid if isinstance(kid, DictionaryObject) and kid else None, leaves, depth + 1)
