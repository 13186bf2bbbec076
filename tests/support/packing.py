"""Builds small documents and reads them, for the tests of the readers of office formats."""

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from engine.core.document import Problem
from engine.core.raw_page import DocumentHeader, Page, PageBlock, Reader

Item = TypeVar("Item")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pack(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def relations(*targets: tuple[str, str, str]) -> str:
    """A part with relations, each an identity, the last word of its type, and where it leads."""
    lines = "".join(
        f'<Relationship Id="{identity}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for identity, kind, target in targets
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def until(error: type[Exception], found: Iterable[Item]) -> list[Item]:
    """Collect what is yielded before the error, which must come."""
    collected = []
    try:
        for item in found:
            collected.append(item)
    except error:
        return collected
    raise AssertionError(f"no {error.__name__}")


def items(reader: Reader, path: Path) -> list[DocumentHeader | Page | Problem]:
    return list(reader(path, ""))


def opening(reader: Reader, path: Path) -> DocumentHeader:
    first = next(iter(reader(path, "")))
    assert isinstance(first, DocumentHeader)
    return first


def pages(reader: Reader, path: Path) -> list[Page]:
    return [item for item in items(reader, path) if isinstance(item, Page)]


def blocks(reader: Reader, path: Path) -> list[PageBlock]:
    return [block for page in pages(reader, path) for block in page.blocks]


def told(found: Iterable[object]) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    told = []
    for block in found:
        assert isinstance(block, PageBlock)
        told.append((block.kind.value + (str(block.level) if block.level else ""), block.text))
    return told
