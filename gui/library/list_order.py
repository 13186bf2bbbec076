"""Orders and groups of the list of documents."""

import os.path
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gui.documents.document_entry import DocumentEntry, PastedText


class ListOrder(StrEnum):
    """By what the documents of the list are sorted."""

    BY_HAND = "hand"
    ADDED = "added"
    """The newest first."""
    TITLE = "title"
    SIZE = "size"
    """The largest first."""
    KIND = "kind"
    DATE = "date"
    """Of the file, the newest first."""


class ListGroups(StrEnum):
    """Under which headings the documents of the list stand."""

    NONE = "none"
    FOLDER = "folder"
    TOPIC = "topic"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class GroupNames:
    """What groups are called that have no name of their own."""

    kind: Callable[[str], str]
    """Names a DocumentKind."""
    no_kind: str
    no_topic: str
    pasted: str


@dataclass(frozen=True, slots=True)
class ArrangedList:
    """The numbers of documents in order, and the heading of each."""

    numbers: tuple[int, ...]
    groups: tuple[str, ...]
    """Empty texts where there are no groups."""


def arranged(
    entries: Sequence[DocumentEntry], order: ListOrder, groups: ListGroups, names: GroupNames
) -> ArrangedList:
    """Sort documents; those that are alike keep their order. Groups go by the alphabet, unnamed ones last."""
    ordered = list(entries)
    match order:
        case ListOrder.ADDED:
            ordered.sort(key=lambda entry: -entry.labels.added)
        case ListOrder.TITLE:
            ordered.sort(key=lambda entry: entry.heading.casefold())
        case ListOrder.SIZE:
            ordered.sort(key=lambda entry: -_size(entry))
        case ListOrder.KIND:
            ordered.sort(key=lambda entry: (not entry.kind, names.kind(entry.kind) if entry.kind else ""))
        case ListOrder.DATE:
            ordered.sort(key=lambda entry: -(entry.stamp.modified if entry.stamp else 0))
    if groups is ListGroups.NONE:
        return ArrangedList(tuple(entry.number for entry in ordered), ("",) * len(ordered))
    headings = _headings(ordered, groups, names)
    unnamed = {names.no_kind, names.no_topic, names.pasted}
    places = sorted(
        range(len(ordered)), key=lambda place: (headings[place] in unnamed, headings[place].casefold())
    )
    return ArrangedList(
        tuple(ordered[place].number for place in places), tuple(headings[place] for place in places)
    )


def _headings(entries: Sequence[DocumentEntry], groups: ListGroups, names: GroupNames) -> list[str]:
    match groups:
        case ListGroups.FOLDER:
            return _folders(entries, names)
        case ListGroups.TOPIC:
            return [entry.topic or names.no_topic for entry in entries]
        case _:
            return [names.kind(entry.kind) if entry.kind else names.no_kind for entry in entries]


def _folders(entries: Sequence[DocumentEntry], names: GroupNames) -> list[str]:
    """Return the folders' names; of two that are called alike, their whole paths."""
    # As texts: of thousands of documents the parents of paths would take a while to make.
    folders = ["" if isinstance(one.source, PastedText) else os.path.dirname(one.source) for one in entries]  # noqa: PTH120
    counts = Counter(os.path.basename(folder) for folder in set(folders) if folder)  # noqa: PTH119
    names_of = {folder: _folder_name(folder, counts) for folder in set(folders)}
    return [names_of[folder] or names.pasted for folder in folders]


def _folder_name(folder: str, counts: Counter[str]) -> str:
    name = os.path.basename(folder)  # noqa: PTH119
    return name if name and counts[name] == 1 else folder


def _size(entry: DocumentEntry) -> int:
    if isinstance(entry.source, PastedText):
        return len(entry.source.text)
    return entry.stamp.size if entry.stamp else 0
