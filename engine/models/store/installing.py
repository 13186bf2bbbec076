"""Atomic installation and removal of models on the user's shelf.

A model is fetched, inspected, converted and tried in a staging folder of the shelf. Only then it gets its
place, by a single renaming. A model of the same name stays until then: of two the newer is the one that is
found, so there is no moment without any, and the older is taken away afterwards.
"""

import errno
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from engine.core.errors import (
    DiskFull,
    ModelError,
    ModelMissing,
    ModelUnsafe,
    NameTaken,
    NotInstalled,
    NotYours,
    ShelfInUse,
    ShelfNotWritable,
)
from engine.core.options import ANY_WRITER, GRAPH, PERFORMER
from engine.core.progress import Cancelled, Report, silent
from engine.models.formats.manifest import MANIFEST, NETWORK_FILE, Manifest, load_manifest
from engine.models.formats.onnx_graph import OnnxRefused, check_onnx
from engine.models.runtime.network import check_memory
from engine.models.store.acquisition import (
    AcquisitionPlan,
    acquire,
    count_weights,
    make_plan,
    memory_to_convert,
)
from engine.models.store.checking import check_model
from engine.models.store.converter import check_workshop, convert
from engine.models.store.hub import Hub
from engine.models.store.inspection import CARD
from engine.models.store.shelf import model_folders
from engine.models.store.source import SourceKind, find_source, to_name
from engine.system.atomic_files import read_json, rename_over, sync_folder, write_json
from engine.system.file_lock import LockHeld, locked
from engine.system.paths import resource, user_data

RESERVED = (GRAPH, PERFORMER, ANY_WRITER, "lead")
"""Names that mean something else where a model is named."""
STAGING = ".adding"
AGAIN = "~"
"""Stands before a number in the name of a folder whose model took the place of another."""
LOCK = ".lock"
KEPT_DOWNLOADS = 14 * 24 * 60 * 60
"""Seconds for which a download that was broken off is kept to go on with."""
OUR_CARD = "card.md"

Ask = Callable[[AcquisitionPlan], bool]


@dataclass(frozen=True, slots=True)
class AddModelRequest:
    """A request to install a model."""

    asked: str
    """A name of the catalogue, owner/name[@revision] on the hub, a file or a folder."""
    more: tuple[str, ...] = field(default=(), kw_only=True)
    """Further files, where the model comes in parts."""
    bits: int = 8
    """How many bits a weight is stored in: 4 or 8."""
    name: str = ""
    """How it shall be called; empty for what it is called anyway."""
    languages: tuple[str, ...] = ()
    """That it writes; empty for what its card says."""
    replaces: bool = True
    """Whether it takes the place of a model of its name that the user has already."""

    def __post_init__(self) -> None:
        if self.bits not in (4, 8):
            raise ValueError(f"bits must be 4 or 8, got {self.bits}")


@dataclass(frozen=True, slots=True)
class ModelStore:
    """The folders that models are installed in, and the hub and converter that they come from."""

    shelf: Path = field(default_factory=lambda: user_data("models"))
    downloads: Path = field(default_factory=lambda: user_data("downloads"))
    shipped: Path = field(default_factory=lambda: resource("models"))
    hub: Hub = field(default_factory=Hub)
    converter: tuple[str, ...] = ()
    """Starts another converter than the program's own."""


def add_model(
    request: AddModelRequest,
    ask: Ask = lambda plan: True,  # noqa: ARG005
    report: Report = silent,
    store: ModelStore | None = None,
) -> Manifest:
    """Install a model, and return its manifest.

    ask is told what will be fetched before it is; where it says no, Cancelled is raised. Raises ModelError,
    then the shelf is as it was. So it is when report raises, or the process ends.
    """
    store = store or ModelStore()
    origin = find_source(request.asked, request.more)
    with _opened_shelf(origin.title, store):
        plan = make_plan(origin, store.hub, report)
        if origin.form is not SourceKind.READY and not store.converter:
            check_workshop(origin.title, gguf=plan.is_gguf)
        name = check_name(request.name or plan.name, store, replaces=request.replaces)
        _check_room(plan, store.shelf)
        if not ask(plan):
            raise Cancelled
        staging = store.shelf / STAGING
        downloads = store.downloads / _download_name(plan)
        plan, source = acquire(plan, store.hub, staging / "source", downloads, report)
        made = source
        if origin.form is not SourceKind.READY:
            made = staging / "made"
            check_memory(origin.title, memory_to_convert(count_weights(source)))
            convert(origin.title, source, made, request.bits, report, store.converter)
        _finish(request, plan, name, made, source)
        _place(made, name, store.shelf)
        shutil.rmtree(downloads, ignore_errors=True)
    return load_manifest(newest_of(name, store.shelf))


def remove_model(name: str, store: ModelStore | None = None) -> None:
    """Remove a model of the user's own.

    Raises ModelMissing, NotYours for one that comes with the program, ShelfInUse or ShelfNotWritable.
    """
    store = store or ModelStore()
    with _opened_shelf(name, store):
        folders = _called(name, store.shelf)
        if not folders:
            raise NotYours(name) if _called(name, store.shipped) else ModelMissing(name)
        for number, folder in enumerate(folders):
            rename_over(folder, store.shelf / STAGING / f"removed-{number}", Path.rename)


def check_name(name: str, store: ModelStore | None = None, *, replaces: bool = False) -> str:
    """Return how a model of that name is called on the shelf, in letters that every system takes.

    Raises NameTaken for a name with another meaning, one of a model that comes with the program and, unless
    the model replaces it, one of the user's own.
    """
    store = store or ModelStore()
    name = to_name(name)
    places = (store.shipped,) if replaces else (store.shipped, store.shelf)
    if name in RESERVED or any(_called(name, place) for place in places):
        raise NameTaken(name)
    return name


def newest_of(name: str, shelf: Path) -> Path:
    """Return the folder of the model of that name that was installed last. Raises ModelMissing."""
    folders = _called(name, shelf)
    if not folders:
        raise ModelMissing(name)
    return folders[0]


@contextmanager
def _opened_shelf(name: str, store: ModelStore) -> Iterator[None]:
    """Hold the shelf alone, with a fresh folder to work in. What an earlier attempt left is swept away.

    Raises ShelfInUse, and of what the system says DiskFull or ShelfNotWritable.
    """
    staging = store.shelf / STAGING
    try:
        store.shelf.mkdir(parents=True, exist_ok=True)
        with locked(store.shelf / LOCK):
            try:
                _sweep(store)
                staging.mkdir()
                yield
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except LockHeld:
        raise ShelfInUse(name) from None
    except OSError as error:
        raise _of_the_system(name, error, store) from error


def _of_the_system(name: str, error: OSError, store: ModelStore) -> ModelError:
    detail = f"{error.filename or store.shelf}: {error.strerror or error}"
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return DiskFull(name, detail)
    ours = (store.shelf, store.downloads)
    elsewhere = error.filename and not any(Path(error.filename).is_relative_to(place) for place in ours)
    return NotInstalled(name, detail) if elsewhere else ShelfNotWritable(name, detail)


def _sweep(store: ModelStore) -> None:
    """Take away what attempts left that were broken off: half a model, an older one, old downloads."""
    shutil.rmtree(store.shelf / STAGING, ignore_errors=True)
    newest: set[str] = set()
    for folder in model_folders((store.shelf,)):
        name = folder.name.partition(AGAIN)[0]
        if name in newest:
            shutil.rmtree(folder, ignore_errors=True)
        newest.add(name)
    if store.downloads.is_dir():
        for folder in store.downloads.iterdir():
            if time.time() - folder.stat().st_mtime > KEPT_DOWNLOADS:
                shutil.rmtree(folder, ignore_errors=True)


def _check_room(plan: AcquisitionPlan, shelf: Path) -> None:
    free = shutil.disk_usage(shelf).free
    if free < plan.room:
        detail = f"{plan.room / 1e9:.1f} GB are needed, {free / 1e9:.1f} GB are free"
        raise DiskFull(plan.origin.title, detail)


def _download_name(plan: AcquisitionPlan) -> str:
    """The same for the same files, so that a download goes on; no name of a hub's choosing."""
    return sha256(plan.source.encode()).hexdigest()[:20]


def _finish(request: AddModelRequest, plan: AcquisitionPlan, name: str, made: Path, source: Path) -> None:
    """Complete the manifest, verify the model and flush it to the disk. Raises ModelError."""
    load_manifest(made)
    facts = read_json(made / MANIFEST)
    assert facts
    facts["name"] = name
    if plan.origin.form is not SourceKind.READY:
        languages = list(request.languages or plan.languages)
        facts |= {"licence": plan.licence, "source": plan.source, "version": plan.version}
        facts |= {"languages": languages}
        if plan.title and not request.name:
            facts["title"] = plan.title
        if source.is_dir() and (source / CARD).is_file():
            write_card(made, facts, (source / CARD).read_bytes())
    elif request.languages:
        facts["languages"] = list(request.languages)
    write_json(made / MANIFEST, facts)
    manifest = load_manifest(made)
    _check_files(plan.origin.title, made, manifest)
    check_model(made)
    for file in made.iterdir():
        _see_on_disk(file)
    sync_folder(made)


def write_card(folder: Path, facts: dict[str, Any], content: bytes) -> None:
    """Write a model's card, and name it in facts, the content of its manifest."""
    (folder / OUR_CARD).write_bytes(content)
    facts["files"][OUR_CARD] = {"bytes": len(content), "sha256": sha256(content).hexdigest()}


def _check_files(name: str, made: Path, manifest: Manifest) -> None:
    """Raises ModelUnsafe for a file that the manifest does not name, and for a network that is not let in."""
    named = {file.name for file in manifest.files} | {MANIFEST}
    for path in made.iterdir():
        if path.name not in named or path.is_symlink() or not path.is_file():
            raise ModelUnsafe(name, f"{path.name} does not belong to it")
        if path.suffix == ".onnx":
            try:
                check_onnx(path, manifest.data_file if path.name == NETWORK_FILE else "")
            except OnnxRefused as error:
                raise ModelUnsafe(name, f"{path.name}: {error}") from None


def _place(made: Path, name: str, shelf: Path) -> None:
    """Rename a finished model to its place, and remove what was called so before."""
    before = _called(name, shelf)
    os.utime(made / MANIFEST)  # the newest of a name is the one that is found
    place, number = shelf / name, 1
    while place.exists():
        number += 1
        place = shelf / f"{name}{AGAIN}{number}"
    rename_over(made, place, Path.rename)
    sync_folder(shelf)
    for number, folder in enumerate(before):
        with suppress(OSError):  # a program that runs it holds it fast on Windows: it is swept another time
            folder.rename(shelf / STAGING / f"replaced-{number}")


def _called(name: str, shelf: Path) -> list[Path]:
    """Return the folders of the models of that name, or in a folder of that name; the newest first."""
    found = []
    for folder in model_folders((shelf,)):
        names = [folder.name]
        with suppress(ModelError):
            names.append(load_manifest(folder).name)
        if name.casefold() in map(str.casefold, names):
            found.append(folder)
    return found


def _see_on_disk(path: Path) -> None:
    with path.open("rb") as file, suppress(OSError):  # Windows wants it open for writing
        os.fsync(file.fileno())
