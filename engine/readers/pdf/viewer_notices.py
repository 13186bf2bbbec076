"""Content behind pages that are only a notice for viewers: XFA forms (XFA 3.3) and portfolios."""

from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import ArrayObject, PdfObject, StreamObject

from engine.core.raw_page import PageBlock
from engine.readers.common.xml_elements import EndTag, StartTag, elements
from engine.readers.pdf.objects import look_up

_MOST_BYTES = 20_000_000
_MOST_NAMES = 20
_DEEPEST = 8
_UNSEEN = frozenset(("hidden", "inactive"))
_TEXT = frozenset(("text", "exData", "data"))
"""Elements that hold what a form says (template) and what was filled in (datasets)."""
_NO_TEXT = frozenset(("script", "items", "config", "localeSet", "event", "validate", "calculate", "style"))
_PARTS_OF_LINES = frozenset(("span", "b", "i", "a", "sub", "sup"))
_NOTICE = "adobe.com/go/"


def has_form(reader: PdfReader) -> bool:
    return look_up(look_up(reader.root_object, "/AcroForm"), "/XFA") is not None


def needs_rendering(reader: PdfReader) -> bool:
    """Whether the file says that its pages are not what should be shown."""
    return bool(look_up(reader.root_object, "/NeedsRendering") == True)  # noqa: E712 - pypdf's own boolean


def is_notice(blocks: tuple[PageBlock, ...]) -> bool:
    """Whether a page only tells where to get a viewer; its link is the same in every language."""
    return len(blocks) <= 12 and any(_NOTICE in block.text for block in blocks)


def form_blocks(reader: PdfReader, path: Path) -> tuple[PageBlock, ...]:
    """Return what the form says and what was filled in, in the order of the file.

    Raises Damaged or TooLarge where it is no XML, and what pypdf raises where it cannot be unpacked.
    """
    texts = dict.fromkeys(" ".join(text.split()) for text in _texts(_packets(reader), path))
    return tuple(PageBlock(text) for text in texts if text)


def _packets(reader: PdfReader) -> Iterator[bytes]:
    """Yield the form's XML: one stream, or names and streams in turn that are one document together."""
    form = look_up(look_up(reader.root_object, "/AcroForm"), "/XFA")
    size = 0
    for entry in form if isinstance(form, ArrayObject) else [form]:
        part = entry.get_object() if isinstance(entry, PdfObject) else None
        if isinstance(part, StreamObject) and size < _MOST_BYTES:
            data = part.get_data()[: _MOST_BYTES - size]
            size += len(data)
            yield data


def _texts(packets: Iterator[bytes], path: Path) -> Iterator[str]:
    """Yield a text for each element that holds one; lines of rich text are texts of their own."""
    inside = skipped = 0
    parts: list[str] = []
    for event in elements(packets, {}, path):
        match event:
            case StartTag():
                name = event.name.rpartition(":")[2]
                if skipped or name in _NO_TEXT or event.attributes.get("presence") in _UNSEEN:
                    skipped += 1
                elif inside or name in _TEXT:
                    inside += 1
                    if name not in _PARTS_OF_LINES:
                        yield "".join(parts)
                        parts.clear()
            case EndTag():
                if skipped:
                    skipped -= 1
                elif inside:
                    inside -= 1
                    if event.name.rpartition(":")[2] not in _PARTS_OF_LINES:
                        yield "".join(parts)
                        parts.clear()
            case str():
                if inside and not skipped:
                    parts.append(event)


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
