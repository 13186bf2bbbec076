"""What the shelf window lists: the models that are installed, and those of the catalogue that could be."""

from dataclasses import dataclass
from pathlib import Path

from engine.core.errors import ModelError
from engine.models.formats.manifest import LANGUAGE_MODEL, PERFORMER, Manifest, load_manifest
from engine.models.store.catalogue import CATALOGUE, CatalogueModel
from engine.models.store.installing import OUR_CARD, Premises
from engine.models.store.shelf import model_folders
from engine.models.store.source import to_name

LONGEST_CARD = 200_000
"""Characters that are shown."""


@dataclass(frozen=True, slots=True)
class Installed:
    folder: Path
    found: Manifest | ModelError
    """What it says of itself, or why it does not."""
    is_own: bool
    """Whether its user put it there, and may take it away."""

    @property
    def name(self) -> str:
        return self.found.name if isinstance(self.found, Manifest) else self.folder.name

    @property
    def ranks(self) -> bool:
        return isinstance(self.found, Manifest) and self.found.kind == PERFORMER

    @property
    def writes(self) -> bool:
        return isinstance(self.found, Manifest) and self.found.kind == LANGUAGE_MODEL


@dataclass(frozen=True, slots=True)
class Offered:
    """A model of the catalogue that is not installed."""

    model: CatalogueModel

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.model.files)


ShelfRow = Installed | Offered


def read_shelf(premises: Premises) -> tuple[Installed, ...]:
    """Return the models on the shelf, the user's own first."""
    own = [_installed(folder, is_own=True) for folder in model_folders((premises.shelf,))]
    shipped = [_installed(folder, is_own=False) for folder in model_folders((premises.shipped,))]
    return (*own, *shipped)


def offered_beside(installed: tuple[Installed, ...]) -> tuple[Offered, ...]:
    """Return what the catalogue has beside the models that are installed."""
    names = {to_name(model.name) for model in installed}
    return tuple(Offered(model) for model in CATALOGUE if to_name(model.name) not in names)


def card_of(model: Installed) -> str:
    """Return the model's card as it is written; empty where it has none."""
    try:
        with (model.folder / OUR_CARD).open(encoding="utf-8", errors="replace") as file:
            return file.read(LONGEST_CARD)
    except OSError:
        return ""


def _installed(folder: Path, *, is_own: bool) -> Installed:
    try:
        return Installed(folder, load_manifest(folder), is_own)
    except ModelError as error:
        return Installed(folder, error, is_own)
