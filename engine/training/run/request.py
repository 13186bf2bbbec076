"""Identity of a training request, by which a folder's training is resumed; the error of one that fails."""

import json
from dataclasses import asdict
from typing import Any

from engine.training.run.recipe import Recipe
from engine.training_launch import TrainingRequest


class TrainingError(Exception):
    """A training that cannot be carried out. kind is for programs, the text for people."""

    def __init__(self, kind: str, words: str) -> None:
        super().__init__(words)
        self.kind = kind


def identity_of(request: TrainingRequest, recipe: Recipe) -> dict[str, Any]:
    """Return what must be the same for a training to go on, as JSON: not the time or the device."""
    facts = {
        "documents": [str(path.absolute()) for path in request.documents],
        "from": request.start,
        "seed": request.seed,
        "languages": list(request.languages),
        "fresh": request.fresh,
        "recipe": asdict(recipe),
    }
    if request.network:  # what was begun before there was a choice goes on
        facts["network"] = request.network
    written: dict[str, Any] = json.loads(json.dumps(facts))
    return written
