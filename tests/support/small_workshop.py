"""A training with a tiny network, an encoder that counts letters, and models that are files of torch.

Run as a program it is the training process: `small_workshop.py --first FOLDER [--kill EVENT[:NUMBER]]`.
"""

import argparse
import json
import os
import signal
import sys
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch

from engine.models.formats.manifest import load_performer_manifest
from engine.models.runtime.observations import OBSERVED
from engine.models.store.installing import ModelStore
from engine.training.__main__ import read_request, take_output
from engine.training.networks.performer import Performer, PerformerConfig
from engine.training.run.events import say_to
from engine.training.run.model_files import ModelFiles
from engine.training.run.program import run_training
from engine.training.run.recipe import Recipe, StageRecipe
from engine.training.run.stopping import StopSignal

WIDTH = 16
IMITATION = StageRecipe("imitation", passes=10, rate=2e-2, warm_up=2, imitation=1.0, reward=0.0)
REWARD = StageRecipe("reward", passes=4, rate=5e-3, warm_up=2, imitation=0.3, reward=20.0, anchor=1.0)
QUICK = Recipe((IMITATION, REWARD), most_documents=4, drawn=4, validations=4)


class LetterEncoder:
    """A sentence's vector says which letters it begins its words with."""

    def __init__(self, folder):
        self.folder = folder

    def vectors(self, sentences, report):
        found = np.zeros((len(sentences), WIDTH), np.float32)
        for row, sentence in enumerate(sentences):
            for word in sentence.split():
                found[row, sha256(word[:4].lower().encode()).digest()[0] % WIDTH] += 1
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1)


def make_first_model(folder, languages=("en",)):
    """Write the model that a training starts from: weights that know nothing."""
    torch.manual_seed(0)
    shape = PerformerConfig(
        inputs=WIDTH, observations=len(OBSERVED), width=16, heads=2, layers=1, random_features=8, inner=16
    )
    network = Performer(shape, torch.Generator().manual_seed(0))
    facts = {"name": folder.name, "languages": list(languages), "trained_on": ["nothing"]}
    write(network, None, folder, facts)
    return folder


def write(network, first, folder, facts):
    folder.mkdir(parents=True)
    torch.save({"shape": asdict(network.shape), "weights": network.state_dict()}, folder / "weights")
    manifest = {
        "format": 1, "kind": "performer", "version": "1", "licence": "Apache-2.0", "width": WIDTH,
        "files": {"encoder.onnx": {"bytes": 1, "sha256": "0" * 64}}, "longest_sentence": 128, "prefix": "",
        "observed": list(OBSERVED), "repetition": 4.0, "figures": {}, "shape": asdict(network.shape), **facts,
    }  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def read_weights(folder):
    found = torch.load(folder / "weights", weights_only=True)
    network = Performer(PerformerConfig.from_manifest(found["shape"]))
    network.load_state_dict(found["weights"])
    return network


def open_judge(folder):
    network = read_weights(folder).eval()

    def judge(vectors, observations, report):
        inputs = (torch.from_numpy(array)[None] for array in (vectors, observations))
        with torch.no_grad():
            (salience,) = network(*inputs, torch.ones(1, len(vectors), dtype=torch.bool))
        return salience.numpy()

    return judge


def workshop(first, store=None):
    """Return a workshop that knows one model to start from."""

    def find(named, language):
        return load_performer_manifest(Path(named) if named else first)

    return ModelFiles(find, LetterEncoder, read_weights, write, open_judge, store or ModelStore())


def killing(say, where):
    """Return a say that ends this process like `kill -9` when the numberth event of a kind is said."""
    kind, _, number = where.partition(":")
    left = int(number or 1)

    def say_and_die(event):
        nonlocal left
        say(event)
        left -= event.event == kind
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return say_and_die


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--first", type=Path)
    parser.add_argument("--kill", metavar="EVENT[:NUMBER]")
    options = parser.parse_args()
    request = read_request()
    torch.set_num_threads(1)
    stop = StopSignal()
    stop.heed_signals()
    stop.heed_end_of_input()
    say = say_to(take_output(), stop.ask)
    if options.kill:
        say = killing(say, options.kill)
    return run_training(request, QUICK, workshop(options.first), say, stop)


if __name__ == "__main__":
    sys.exit(main())
