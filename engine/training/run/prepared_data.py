"""Prepared data of a training run: first model, embeddings, features, split; resumed where it is there."""

from dataclasses import dataclass

from engine.core.progress import Report
from engine.evaluation.datasets import DataError
from engine.models.formats.manifest import ENCODER_FILE, PerformerManifest
from engine.models.runtime.observations import OBSERVED
from engine.readers.worker.process import ReaderProcess
from engine.system.atomic_files import read_json, write_json
from engine.training.data.batches import PreparedRows
from engine.training.data.preparation import (
    FEWEST_DOCUMENTS,
    READING_SHARE,
    DataSplit,
    commonest_language,
    encode_sentences,
    gather_examples,
    split,
)
from engine.training.data.sources import find_files
from engine.training.data.store import ExampleStore
from engine.training.run.clock import TrainingClock
from engine.training.run.events import Prepared, Say, Skipped
from engine.training.run.model_files import ModelFiles
from engine.training.run.recipe import UNLEARNED, Recipe
from engine.training.run.request import TrainingError
from engine.training_launch import PERFORMER_NETWORK, TrainingRequest


@dataclass(frozen=True, slots=True)
class TrainingSession:
    """One run of a training."""

    request: TrainingRequest
    recipe: Recipe
    workshop: ModelFiles
    clock: TrainingClock
    say: Say
    report: Report


@dataclass(frozen=True, slots=True)
class PreparedData:
    first: PerformerManifest
    """The model that is started from."""
    languages: tuple[str, ...]
    observed: tuple[str, ...]
    """The names of what the network is told beside the vectors."""
    store: ExampleStore
    rows: PreparedRows
    parts: DataSplit


def prepare(session: TrainingSession) -> PreparedData:
    """Read, label and encode what was asked for. Raises TrainingError where that is too little."""
    request = session.request
    store = ExampleStore(request.work)
    first = _first_model(session, store)
    languages = request.languages or first.languages
    ready = _encode(session, store, first, languages)
    usable = [
        entry
        for entry in store.entries
        if not entry.skipped and entry.language in languages and entry.first + entry.sentences <= ready
    ]
    parts = split(usable, session.recipe)
    _require(parts, session, store, languages)
    session.say(_prepared(session, store, parts, first))
    learnable = tuple(name for name in OBSERVED if name not in UNLEARNED)
    observed = learnable if request.draws_anew else first.observed
    columns = tuple(OBSERVED.index(name) for name in observed)
    rows = PreparedRows(store.vectors(ready, first.width), store.columns(), columns)
    return PreparedData(first, languages, observed, store, rows, parts)


def _first_model(session: TrainingSession, store: ExampleStore) -> PerformerManifest:
    """Read the documents and choose the model by their language; both happens once in a training."""
    request, workshop = session.request, session.workshop
    file = request.work / "first-model.json"
    found = read_json(file)
    if found is not None:
        manifest = workshop.find(found["folder"], "")
        if _hash_of_encoder(manifest) != found["encoder"]:
            raise TrainingError("another-model", f"{found['folder']} is not the model that was started from.")
        return manifest
    try:
        files = find_files(request.documents, session.report)
        with ReaderProcess() as readers:
            gather_examples(store, files, readers, session.clock, session.say, session.report)
    except DataError as error:
        raise TrainingError("data", str(error)) from error
    manifest = workshop.find(request.start, (request.languages or (commonest_language(store),))[0])
    write_json(file, {"folder": str(manifest.folder.absolute()), "encoder": _hash_of_encoder(manifest)})
    return manifest


def _hash_of_encoder(manifest: PerformerManifest) -> str:
    return next((file.sha256 for file in manifest.files if file.name == ENCODER_FILE), "")


def _encode(
    session: TrainingSession, store: ExampleStore, first: PerformerManifest, languages: tuple[str, ...]
) -> int:
    """Return how many rows have vectors; when they were made, their number stays as it is."""
    file = session.request.work / "encoded.json"
    found = read_json(file)
    if found is None:
        for entry in store.entries:
            if not entry.skipped and entry.language not in languages:
                session.say(Skipped(entry.source, f"language {entry.language}"))
        encoder = session.workshop.open_encoder(first.folder)
        found = {
            "rows": encode_sentences(
                store, encoder, first.width, languages, session.clock, session.say, session.report
            )
        }
        write_json(file, found)
    return int(found["rows"])


def _require(
    parts: DataSplit, session: TrainingSession, store: ExampleStore, languages: tuple[str, ...]
) -> None:
    count = sum(map(len, (parts.learned, parts.looked_at, parts.kept_aside)))
    if count >= FEWEST_DOCUMENTS and parts.learned:
        return
    if session.clock.spent() > READING_SHARE * session.clock.budget:
        raise TrainingError(
            "too-little-time",
            f"Only {count} documents were ready when the time was up: give it more --minutes.",
        )
    others = sum(not entry.skipped and entry.language not in languages for entry in store.entries)
    unread = sum(bool(entry.skipped) for entry in store.entries)
    raise TrainingError(
        "too-few-documents",
        f"There are {count} different documents in {', '.join(languages)} to learn from; {FEWEST_DOCUMENTS} "
        f"are the fewest, and some hundred are better. {others} are in other languages, {unread} could not "
        "be read or are too short.",
    )


def _prepared(
    session: TrainingSession, store: ExampleStore, parts: DataSplit, first: PerformerManifest
) -> Prepared:
    used = (*parts.learned, *parts.looked_at, *parts.kept_aside)
    return Prepared(
        documents=len(used),
        sentences=sum(entry.sentences for entry in used),
        learned=len(parts.learned),
        looked_at=len(parts.looked_at),
        kept_aside=len(parts.kept_aside),
        without_summaries=sum(entry.own for entry in used),
        left_out=len(store.entries) - len(used),
        languages=tuple(sorted({entry.language for entry in used})),
        started_from=first.name,
        network=_network(session.request),
        seconds=session.clock.spent(),
    )


def _network(request: TrainingRequest) -> str:
    return request.network or (PERFORMER_NETWORK if request.fresh else "")
