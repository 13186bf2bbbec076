"""Finds out whether a model is whole and does its work."""

from pathlib import Path

import numpy as np

from engine.assembly import document_from_text
from engine.errors import ModelError
from engine.models.manifest import Manifest, load_manifest, read_file
from engine.models.performer import Performer
from engine.words import read_words

TEXTS = {
    "en": "The tide rose over the wall in the night. Nobody in the harbour saw it before the morning.",
    "zh": "湿地的水位在夜里上升了。直到早晨港口里没有人看见。",
}
"""Two sentences to read."""


def check_model(folder: Path) -> Manifest:
    """Compare every file with the manifest, load the model and let it read two sentences.

    Returns what the model says of itself. Raises ModelError, of the kind that says what is wrong.
    """
    manifest = load_manifest(folder)
    for file in manifest.files:
        read_file(manifest, file.name)
    texts = [TEXTS[language] for language in manifest.languages if language in TEXTS] or [TEXTS["en"]]
    performer = Performer(folder)
    for text in texts:
        understanding = performer.read(read_words(document_from_text(text)))
        lengths = np.linalg.norm(understanding.vectors, axis=1)
        if not np.allclose(lengths, 1, atol=1e-3):
            raise ModelError(manifest.name, f"its vectors have the lengths {lengths.tolist()}")
    return manifest
