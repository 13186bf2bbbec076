"""Rows of the model manager: installed models, and models of the catalogue that could be."""

import math
from dataclasses import dataclass
from pathlib import Path

from engine.core.errors import ModelError
from engine.models.formats.manifest import LANGUAGE_MODEL, PERFORMER, Manifest, load_manifest
from engine.models.store.catalogue import CatalogueModel
from engine.models.store.installing import OUR_CARD, ModelStore
from engine.models.store.recommendation import recommend
from engine.models.store.shelf import model_folders
from engine.models.store.source import to_name

LONGEST_CARD = 200_000
"""Characters that are shown."""


@dataclass(frozen=True, slots=True)
class InstalledModel:
    folder: Path
    found: Manifest | ModelError
    """What it says of itself, or why it does not."""
    is_own: bool
    """Whether its user put it there, and may take it away."""

    @property
    def name(self) -> str:
        return self.found.name if isinstance(self.found, Manifest) else self.folder.name

    @property
    def shown_name(self) -> str:
        """What people call it."""
        return self.found.shown_name if isinstance(self.found, Manifest) else self.folder.name

    @property
    def ranks(self) -> bool:
        return isinstance(self.found, Manifest) and self.found.kind == PERFORMER

    @property
    def writes(self) -> bool:
        return isinstance(self.found, Manifest) and self.found.kind == LANGUAGE_MODEL


@dataclass(frozen=True, slots=True)
class CatalogueOffer:
    """A model of the catalogue that is not installed."""

    model: CatalogueModel

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def shown_name(self) -> str:
        return self.model.name

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.model.files)


ShelfRow = InstalledModel | CatalogueOffer


def read_shelf(store: ModelStore) -> tuple[InstalledModel, ...]:
    """Return the models on the shelf, the user's own first."""
    own = [_installed(folder, is_own=True) for folder in model_folders((store.shelf,))]
    shipped = [_installed(folder, is_own=False) for folder in model_folders((store.shipped,))]
    return (*own, *shipped)


def offered_beside(
    installed: tuple[InstalledModel, ...], free: int | None = None
) -> tuple[CatalogueOffer, ...]:
    """Return what the catalogue has beside the models that are installed, the recommended one first.

    free is how much memory there is; speed is not measured here, which would make the window wait.
    """
    names = {to_name(model.name) for model in installed}
    offers = [each.model for each in recommend("en", math.inf, free)]
    return tuple(CatalogueOffer(model) for model in offers if to_name(model.name) not in names)


def card_of(model: InstalledModel) -> str:
    """Return the model's card as it is written; empty where it has none."""
    try:
        with (model.folder / OUR_CARD).open(encoding="utf-8", errors="replace") as file:
            return file.read(LONGEST_CARD)
    except OSError:
        return ""


def _installed(folder: Path, *, is_own: bool) -> InstalledModel:
    try:
        return InstalledModel(folder, load_manifest(folder), is_own)
    except ModelError as error:
        return InstalledModel(folder, error, is_own)
