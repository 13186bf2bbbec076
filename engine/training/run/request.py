"""What a training is asked for, and whether a folder holds the same one already."""

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engine.training.run.recipe import FRESH, GOING_ON, Recipe


class TrainingError(Exception):
    """A training that cannot be carried out. kind is for programs, the text for people."""

    def __init__(self, kind: str, words: str) -> None:
        super().__init__(words)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    documents: tuple[Path, ...]
    out: Path
    start: str
    """The name or folder of the model to start from; empty for the one of the documents' language."""
    minutes: float
    seed: int
    device: str
    """auto, cpu or cuda."""
    languages: tuple[str, ...]
    """What the documents are in and the model is for; empty for the languages of the first model."""
    name: str
    """What the model will stand under on the shelf; empty if it is to stay in out."""
    fresh: bool
    """Whether only the encoder is taken from the first model, the other weights being drawn anew."""
    recipe: Recipe

    @property
    def work(self) -> Path:
        """Where the state is kept."""
        return self.out / "work"

    def identity(self) -> dict[str, Any]:
        """What must be the same for a training to go on, as JSON: not the time or the device."""
        facts = {
            "documents": [str(path.absolute()) for path in self.documents],
            "from": self.start,
            "seed": self.seed,
            "languages": list(self.languages),
            "fresh": self.fresh,
            "recipe": asdict(self.recipe),
        }
        written: dict[str, Any] = json.loads(json.dumps(facts))
        return written


def request_of(options: argparse.Namespace) -> TrainingRequest:
    """Return what the options of engine.cli.train ask for."""
    return TrainingRequest(
        documents=tuple(options.documents),
        out=options.out,
        start=options.start,
        minutes=options.minutes,
        seed=options.seed,
        device=options.device,
        languages=options.languages,
        name=options.name,
        fresh=options.fresh,
        recipe=FRESH if options.fresh else GOING_ON,
    )
