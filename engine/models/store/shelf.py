"""The shelf of models: the user's own, and those that come with the program."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from engine.core.errors import ModelError, ModelMissing
from engine.models.formats.manifest import (
    LANGUAGE_MODEL,
    MANIFEST,
    PERFORMER,
    Manifest,
    PerformerManifest,
    load_manifest,
)
from engine.system.paths import resource, user_data


def shelves() -> tuple[Path, ...]:
    """Return the folders in which model folders stand, the user's own first; they need not exist."""
    return user_data("models"), resource("models")


def model_folders(places: Sequence[Path]) -> tuple[Path, ...]:
    """Return the folder of every model, in the order in which they are asked.

    The user's own come first, the one installed last before the others: it is there because it was better.
    """
    return tuple(folder for place in places for folder in sorted(_models_in(place), key=_age))


def find_performer(
    language: str, places: Sequence[Path] | None = None, *, static: bool = False
) -> Path | None:
    """Return the folder of the Performer for documents in that language; None where none reads it.

    Of several on one shelf one with an encoder is taken, or, where static says so, one with static token
    vectors, which reads a book in seconds. Raises ModelError where there is none, but a folder does not even
    say what it reads.
    """

    def suits(manifest: Manifest) -> bool:
        return isinstance(manifest, PerformerManifest) and manifest.static == static

    return _find(PERFORMER, language, places, suits)


def find_compressor(language: str, places: Sequence[Path] | None = None) -> Path | None:
    """Return the folder of the first Performer that shortens sentences in that language; None without one."""
    for folder in model_folders(shelves() if places is None else places):
        try:
            manifest = load_manifest(folder)
        except ModelError:
            continue
        if isinstance(manifest, PerformerManifest) and manifest.shortens and language in manifest.languages:
            return folder
    return None


def find_language_model(language: str, places: Sequence[Path] | None = None) -> Path | None:
    """Return the folder of the language model that writes that language; None where none does.

    Raises ModelError where none does, but a folder does not even say what it writes.
    """
    return _find(LANGUAGE_MODEL, language, places)


def _find(
    kind: str,
    language: str,
    places: Sequence[Path] | None,
    suits: Callable[[Manifest], bool] = lambda _: True,
) -> Path | None:
    """Return the first model of that kind on the first shelf that has one, preferably one that suits."""
    unreadable: ModelError | None = None
    for place in shelves() if places is None else places:
        found: list[tuple[Path, Manifest]] = []
        for folder in model_folders((place,)):
            try:
                manifest = load_manifest(folder)
            except ModelError as error:
                unreadable = unreadable or error
                continue
            if manifest.kind == kind and language in manifest.languages:
                found.append((folder, manifest))
        if found:
            return next((folder for folder, manifest in found if suits(manifest)), found[0][0])
    if unreadable is not None:
        raise unreadable
    return None


def find_named(name: str, places: Sequence[Path] | None = None) -> Path:
    """Return the folder of the model of that name, or the folder at that path. Raises ModelMissing.

    Small letters are as good as capital ones, but a model that is called exactly so goes before.
    """
    folders = model_folders(shelves() if places is None else places)
    called = [(folder, {folder.name, _name_in(folder)}) for folder in folders]
    for folder, names in called:
        if name in names:
            return folder
    for folder, names in called:
        if name and name.casefold() in {each.casefold() for each in names if each}:
            return folder
    if Path(name, MANIFEST).is_file():
        return Path(name)
    raise ModelMissing(name)


def _name_in(folder: Path) -> str | None:
    try:
        return load_manifest(folder).name
    except ModelError:
        return None


def _models_in(place: Path) -> Iterator[Path]:
    try:
        yield from (folder for folder in place.iterdir() if (folder / MANIFEST).is_file())
    except OSError:  # no such shelf
        return


def _age(folder: Path) -> tuple[float, str]:
    try:
        installed = (folder / MANIFEST).stat().st_mtime
    except OSError:
        installed = 0.0
    return -installed, folder.name
