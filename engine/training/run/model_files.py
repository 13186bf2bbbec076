"""Access to model folders for a training: find, open, read, write."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from engine.core.array_types import Vectors
from engine.core.errors import ModelError
from engine.core.progress import Progress, Report, Stage
from engine.models.formats.manifest import PERFORMER_FILE, PerformerManifest, load_performer_manifest
from engine.models.runtime.encoder import SentenceEncoder
from engine.models.runtime.network import Network
from engine.models.runtime.observations import OBSERVED
from engine.models.runtime.performer import LONGEST_PART
from engine.models.store.installing import ModelStore
from engine.models.store.shelf import find_named, find_performer
from engine.training.conversion.performer_export import read_weights, write_model
from engine.training.networks.performer import Performer
from engine.training.run.request import TrainingError


class EncoderProtocol(Protocol):
    def vectors(self, sentences: Sequence[str], report: Report) -> Vectors:
        """Return [S, width]."""


Judge = Callable[[Vectors, Vectors, Report], Vectors]
"""Gives the salience [S] of sentences by their vectors [S, I] and what was observed of them [S, F]."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The ways to deal with models, so that a test can have its own."""

    find: Callable[[str, str], PerformerManifest]
    """By name or folder, or if that is empty the one for a language. Raises TrainingError."""
    open_encoder: Callable[[Path], EncoderProtocol]
    read_weights: Callable[[Path], Performer]
    write: Callable[[Performer, PerformerManifest, Path, dict[str, Any]], None]
    """Makes a model folder of a network, the model it came from, and what its manifest says that is new."""
    open_judge: Callable[[Path], Judge]
    store: ModelStore = field(default_factory=ModelStore)
    """Where a model is put that is to stand on the shelf."""


def find_first_model(named: str, language: str) -> PerformerManifest:
    """Raises TrainingError where there is none, or none that this version can train on."""
    try:
        folder = find_named(named) if named else find_performer(language)
        if folder is None:
            raise TrainingError(
                "no-model",
                f"There is no model for documents in {language!r} to start from: name one with --from.",
            )
        manifest = load_performer_manifest(folder)
    except ModelError as error:
        raise TrainingError(error.kind, f"The model cannot be used: {error}") from error
    if not set(manifest.observed) <= set(OBSERVED):
        raise TrainingError(
            "model-too-old", f"{manifest.name} was made by another version and cannot be trained on."
        )
    return manifest


def open_judge(folder: Path) -> Judge:
    """Return the model as it will run, on ONNX Runtime. Raises ModelError."""
    network = Network(load_performer_manifest(folder), PERFORMER_FILE)

    def judge(vectors: Vectors, observations: Vectors, report: Report) -> Vectors:
        parts = []
        for start in range(0, len(vectors), LONGEST_PART):
            part = slice(start, start + LONGEST_PART)
            inputs = {"vectors": vectors[part], "observations": observations[part]}
            parts.append(network.run(inputs, partial(report, Progress(Stage.ANALYZE, start, len(vectors)))))
        return np.concatenate(parts)

    return judge


def write(network: Performer, first: PerformerManifest, folder: Path, facts: dict[str, Any]) -> None:
    write_model(network, first.folder, folder, facts)


WORKSHOP = ModelFiles(find_first_model, SentenceEncoder, read_weights, write, open_judge)
