"""Relationships between the parts of an Office Open XML package (OPC, ISO/IEC 29500-2)."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from engine.core.errors import Damaged
from engine.readers.common.archive import Archive
from engine.readers.common.xml_elements import StartTag, elements

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PREFIXES = {_PACKAGE: "rel", _CONTENT_TYPES: "type"}


@dataclass(frozen=True, slots=True)
class Relationship:
    identity: str
    kind: str
    """The last word of its type, which transitional and strict files share: "styles", "slide"."""
    target: str
    """The name of the part it leads to."""


def read_relationships(archive: Archive, part: str) -> tuple[Relationship, ...]:
    """The relations of a part ("" for the file itself) to other parts; none where they are damaged."""
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    found: list[Relationship] = []
    if source in archive:
        try:
            found.extend(_read(archive, source, folder))
        except Damaged:
            return tuple(found)
    return tuple(found)


def main_part(archive: Archive, content: str, usual: str) -> str:
    """Find the part that the file is about: by relation, by its type's content ("wordprocessingml"), by name.

    Raises Damaged where there is none.
    """
    for relation in read_relationships(archive, ""):
        if relation.kind == "officeDocument" and relation.target in archive:
            return relation.target
    for name in _typed_parts(archive, content):
        if name in archive:
            return name
    if usual in archive:
        return usual
    raise Damaged(archive.path, "no main part")


def part_of(found: tuple[Relationship, ...], kind: str, archive: Archive) -> str | None:
    """Return the first part of that kind which exists."""
    return next((each.target for each in found if each.kind == kind and each.target in archive), None)


def _typed_parts(archive: Archive, content: str) -> Iterator[str]:
    try:
        for event in _events(archive, "[Content_Types].xml"):
            kind = event.attributes.get("ContentType", "")
            if content in kind and kind.endswith(("main+xml", "template+xml")):
                yield event.attributes.get("PartName", "").lstrip("/")
    except Damaged:
        return  # the name that everybody uses may still help


def _read(archive: Archive, source: str, folder: str) -> Iterator[Relationship]:
    for event in _events(archive, source):
        attributes = event.attributes
        if event.name != "rel:Relationship" or attributes.get("TargetMode") == "External":
            continue
        target = attributes.get("Target", "").replace("\\", "/")
        name = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        kind = attributes.get("Type", "").rpartition("/")[2]
        yield Relationship(attributes.get("Id", ""), kind, posixpath.normpath(name))


def _events(archive: Archive, part: str) -> Iterator[StartTag]:
    if part not in archive:
        return
    for event in elements(archive.stream(part), _PREFIXES, archive.path):
        if isinstance(event, StartTag):
            yield event
