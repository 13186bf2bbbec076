"""Checkpoints of a training, written atomically."""

import pickle
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from engine.system.atomic_files import replace_file

FORMAT = 1

Weights = dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class BestWeights:
    """The weights that did best on the documents looked at."""

    weights: Weights
    step: int
    score: float


@dataclass(frozen=True, slots=True)
class TrainingPosition:
    """How far a training has come. What chance decides follows from the seed and the step."""

    step: int
    """Steps made."""
    steps: int
    """Steps to be made."""
    planned: bool
    """Whether steps has been fitted to the time, which happens once."""
    loss: float
    """The sum of the losses since they were last told."""
    looked: int
    """The step at which the result was looked at last; -1 before the first."""
    fruitless: int
    """Validations since the best one."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    place: TrainingPosition
    network: Weights
    optimizer: Mapping[str, Any]
    best: BestWeights


class DamagedCheckpoint(Exception):
    """The file is there and cannot be understood."""


def keep_checkpoint(path: Path, checkpoint: Checkpoint) -> None:
    place, best = checkpoint.place, checkpoint.best
    content = {
        "format": FORMAT,
        "place": list(astuple(place)),
        "network": checkpoint.network,
        "optimizer": checkpoint.optimizer,
        "best": {"weights": best.weights, "step": best.step, "score": best.score},
    }
    made = BytesIO()  # written straight to a disk that is full, torch.save raises a RuntimeError
    torch.save(content, made)
    replace_file(path, lambda file: file.write(made.getbuffer()))


def load_checkpoint(path: Path, device: torch.device) -> Checkpoint | None:
    """Return what was kept last; None before that. Raises DamagedCheckpoint."""
    if not path.exists():
        return None
    try:
        found = torch.load(path, map_location=device, weights_only=True)
        if found["format"] != FORMAT:
            raise DamagedCheckpoint(path)
        return Checkpoint(
            place=TrainingPosition(*found["place"]),
            network=found["network"],
            optimizer=found["optimizer"],
            best=BestWeights(**found["best"]),
        )
    except (pickle.UnpicklingError, RuntimeError, EOFError, KeyError, TypeError, ValueError) as error:
        raise DamagedCheckpoint(path) from error
