"""Verifies an installed model: hashes, loading, and a test run."""

from pathlib import Path

import numpy as np

from engine.core.errors import ModelError
from engine.loading.loader import document_from_text
from engine.models.formats.manifest import Manifest, PerformerManifest, load_manifest, read_file
from engine.models.runtime.language_model import LanguageModel
from engine.models.runtime.performer import PerformerModel
from engine.text.tokens import tokenize

TEXTS = {
    "en": "The tide rose over the wall in the night. Nobody in the harbour saw it before the morning.",
    "zh": "湿地的水位在夜里上升了。直到早晨港口里没有人看见。",
}
"""Two sentences to read."""
WRITTEN = 4
"""Tokens that a language model has to write."""


def check_model(folder: Path) -> Manifest:
    """Compare every file with the manifest, load the model and let it read two sentences, or go on with them.

    Returns what the model says of itself. Raises ModelError, of the kind that says what is wrong.
    """
    manifest = load_manifest(folder)
    for file in manifest.files:
        read_file(manifest, file.name)
    texts = [TEXTS[language] for language in manifest.languages if language in TEXTS] or [TEXTS["en"]]
    check = _check_performer if isinstance(manifest, PerformerManifest) else _check_language_model
    check(folder, texts)
    return manifest


def _check_performer(folder: Path, texts: list[str]) -> None:
    performer = PerformerModel(folder)
    for text in texts:
        understanding = performer.read(tokenize(document_from_text(text)))
        lengths = np.linalg.norm(understanding.vectors, axis=1)
        if not np.allclose(lengths, 1, atol=1e-3):
            raise ModelError(performer.manifest.name, f"its vectors have the lengths {lengths.tolist()}")


def _check_language_model(folder: Path, texts: list[str]) -> None:
    model = LanguageModel(folder)
    for text in texts:
        tokens = model.tokens_of(text)
        if not tokens:
            raise ModelError(model.manifest.name, "it finds nothing in a text")
        written: list[int] = []
        logits, state = model.step(np.array(tokens), model.start())
        for _ in range(WRITTEN):
            if logits.shape != (model.manifest.vocabulary,) or not np.isfinite(logits).all():
                raise ModelError(model.manifest.name, f"its answer is no choice: {logits.shape}")
            written.append(int(logits.argmax()))
            logits, state = model.step(np.array(written[-1:]), state)
        model.text_of(written)
