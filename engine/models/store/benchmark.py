"""Measures how fast a model works on this computer."""

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.core.progress import Progress, Report, Stage, silent
from engine.core.results import Device
from engine.loading.loader import document_from_text
from engine.models.formats.manifest import PerformerManifest, load_manifest
from engine.models.runtime.devices import CPU
from engine.models.runtime.language_model import LanguageModel
from engine.models.runtime.performer import PerformerModel
from engine.models.runtime.spinning import SpinWatch
from engine.models.store.checking import TEXTS
from engine.text.tokens import tokenize

PROMPT = 400
"""Tokens that a language model is given to read, if it can have so many before it."""
WRITTEN = 64
"""Tokens that it is made to write."""
SENTENCES = 400
"""That a Performer is given to read."""


@dataclass(frozen=True, slots=True)
class ModelSpeed:
    """Of a model. Seconds count from nothing loaded; the parts of the other kind of model are 0."""

    name: str
    kind: str
    device: Device
    to_load: float
    prompt: int
    """Tokens read."""
    to_first_token: float
    """From the loaded model to the first token, the prompt being read."""
    tokens_a_second: float
    sentences_a_second: float


def measure_model(folder: Path, report: Report = silent) -> ModelSpeed:
    """Raises ModelError, and lets pass what report raises."""
    manifest = load_manifest(folder)
    if isinstance(manifest, PerformerManifest):
        return _measure_performer(folder, report)
    return _measure_language_model(folder, report)


def _measure_performer(folder: Path, report: Report) -> ModelSpeed:
    begin = time.perf_counter()
    performer = PerformerModel(folder)
    loaded = time.perf_counter()
    language = next((each for each in performer.manifest.languages if each in TEXTS), "en")
    reading = tokenize(document_from_text(" ".join([TEXTS[language]] * (SENTENCES // 2))))
    started = time.perf_counter()
    performer.read(reading, report)
    seconds = time.perf_counter() - started
    return ModelSpeed(
        name=performer.manifest.name,
        kind=performer.manifest.kind,
        device=Device(CPU),
        to_load=loaded - begin,
        prompt=0,
        to_first_token=0.0,
        tokens_a_second=0.0,
        sentences_a_second=len(reading.document.sentences) / seconds,
    )


def _measure_language_model(folder: Path, report: Report) -> ModelSpeed:
    begin = time.perf_counter()
    model = LanguageModel(folder, spinning=SpinWatch())
    loaded = time.perf_counter()
    room = model.manifest.context - WRITTEN
    piece = model.tokens_of(TEXTS["en"])
    prompt = (piece * (PROMPT // len(piece) + 1))[: max(1, min(PROMPT, room))]
    logits, state = model.step(np.array(prompt), model.start())
    first = time.perf_counter()
    written = min(WRITTEN, room)
    for done in range(written):
        report(Progress(Stage.WRITE, done, written))
        logits, state = model.step(np.array([int(logits.argmax())]), state)
    seconds = time.perf_counter() - first
    return ModelSpeed(
        name=model.manifest.name,
        kind=model.manifest.kind,
        device=model.device,
        to_load=loaded - begin,
        prompt=len(prompt),
        to_first_token=first - loaded,
        tokens_a_second=written / seconds,
        sentences_a_second=0.0,
    )
