"""Names of the files in a PDF portfolio (ISO 32000-2, 12.3.5)."""

from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import ArrayObject

from engine.readers.pdf.objects import look_up

_MOST_NAMES = 20
_DEEPEST = 8


def portfolio_files(reader: PdfReader) -> tuple[str, ...]:
    """Return the names of the embedded files where the file is a portfolio, twenty at most; else nothing."""
    root = reader.root_object
    if look_up(root, "/Collection") is None:
        return ()
    tree = look_up(look_up(root, "/Names"), "/EmbeddedFiles")
    return tuple(name for name, _ in zip(_names(tree, 0), range(_MOST_NAMES), strict=False))


def _names(node: object, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    kids, names = look_up(node, "/Kids"), look_up(node, "/Names")
    for kid in kids if isinstance(kids, ArrayObject) else ():
        yield from _names(kid.get_object(), depth + 1)
    for key, file in zip(names[::2], names[1::2], strict=False) if isinstance(names, ArrayObject) else ():
        specification = file.get_object()
        yield str(look_up(specification, "/UF") or look_up(specification, "/F") or key)
