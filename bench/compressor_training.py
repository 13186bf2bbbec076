"""Trains a sentence compressor on what bench.compressor_data wrote, and puts it into a model folder.

    python -m bench.compressor_training DATA.pickle FOLDER [--minutes 30] [--margin 0.5] [--checkpoint FILE]

Of each step eight documents are read. Among the lines of all sentences of a document the network's scores
make a distribution: it is drawn towards the lines that are worth most (minimum risk, Shen et al. 2016, arXiv
1512.02433, beside a cross entropy to exp(worth / 0.06)). A twelfth of the documents is held out; the weights
that choose best there are kept in the checkpoint, from which FOLDER is written.
"""

import argparse
import pickle
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from bench.compressor_data import TrainingDocument, TrainingLine, TrainingSentence
from engine.training.conversion.compressor_export import add_compressor
from engine.training.networks.compressor import CompressorConfig, SentenceCompressor, line_scores

DOCUMENTS, LINES = 8, 11
"""Of a step, and of each document in it."""
RATE, WARM_UP, DECAY = 1e-3, 50, 0.05
TEMPERATURE, RISK = 0.06, 8.0
HELD_OUT = 12
"""One document of so many is held out."""
STEPS_PER_CHECK, CHECKED = 200, 64


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines [B] of sentences [S], filled up to T places."""

    states: Tensor
    observed: Tensor
    sentence: Tensor
    kept: Tensor
    present: Tensor
    decided: Tensor
    worth: Tensor
    document: Tensor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--margin", type=float, default=0.5)
    parser.add_argument("--dropout", type=float, default=0.25)
    parser.add_argument("--checkpoint", type=Path, default=Path("compressor.pt"))
    options = parser.parse_args()
    torch.manual_seed(1)
    documents: list[TrainingDocument] = pickle.loads(options.data.read_bytes())
    random.Random(1).shuffle(documents)
    count = len(documents) // HELD_OUT
    shape = CompressorConfig(dropout=options.dropout)
    network = SentenceCompressor(shape, torch.Generator().manual_seed(3))
    train(network, documents[count:], documents[:count], options.minutes, options.checkpoint)
    network.load_state_dict(torch.load(options.checkpoint, weights_only=True))
    add_compressor(network.eval(), options.folder, options.margin)


def train(
    network: SentenceCompressor,
    documents: list[TrainingDocument],
    held_out: Sequence[TrainingDocument],
    minutes: float,
    checkpoint: Path,
) -> None:
    """Learn for so many minutes; the best weights are in the checkpoint then."""
    draw = random.Random(2)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    started, step, best = time.monotonic(), 0, -1.0
    while (share := (time.monotonic() - started) / (60 * minutes)) < 1:
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / WARM_UP) * (1 - 0.95 * share)
        loss = loss_of(network, batch_of(draw.sample(documents, DOCUMENTS), draw))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        step += 1
        if step % STEPS_PER_CHECK == 0:
            worth, key, most = check(network, held_out[:CHECKED])
            print(
                f"{step} steps: {worth:.1f}, the best sentence {key:.1f}, the best line {most:.1f}",
                flush=True,
            )
            if worth > best:
                best = worth
                torch.save(network.state_dict(), checkpoint)
    if best < 0:
        torch.save(network.state_dict(), checkpoint)


def batch_of(documents: Sequence[TrainingDocument], draw: random.Random | None) -> Batch:
    """Put the lines of documents together: all, or some that are drawn and the best of each sentence."""
    sentences: list[TrainingSentence] = []
    rows: list[tuple[int, int, TrainingLine]] = []
    for number, document in enumerate(documents):
        each = max(3, round(LINES / len(document.sentences)))
        for sentence in document.sentences:
            lines = sentence.lines if draw is None else _some(sentence.lines, each, draw)
            rows += [(len(sentences), number, line) for line in lines]
            sentences.append(sentence)
    places = max(len(sentence.observed) for sentence in sentences)
    states = np.zeros((len(sentences), places, sentences[0].states.shape[1]), np.float32)
    observed = np.zeros((len(sentences), places, sentences[0].observed.shape[1]), np.float32)
    for number, sentence in enumerate(sentences):
        states[number, : len(sentence.states)] = sentence.states
        observed[number, : len(sentence.observed)] = sentence.observed
    kept = np.zeros((len(rows), places), np.int64)
    present = np.zeros((len(rows), places), np.float32)
    decided = np.zeros_like(kept)
    for number, (sentence_number, _, line) in enumerate(rows):
        length = len(sentences[sentence_number].observed)
        for first, last in line.runs:
            kept[number, first + 1 : last + 2] = 1
        present[number, :length] = 1
        decided[number, 2:length] = kept[number, 1 : length - 1] + 1
    return Batch(
        torch.from_numpy(states),
        torch.from_numpy(observed),
        torch.tensor([row[0] for row in rows]),
        torch.from_numpy(kept),
        torch.from_numpy(present),
        torch.from_numpy(decided),
        torch.tensor([row[2].worth for row in rows]),
        torch.tensor([row[1] for row in rows]),
    )


def _some(lines: Sequence[TrainingLine], count: int, draw: random.Random) -> list[TrainingLine]:
    """Take the whole sentence, the best other line, and others by chance."""
    whole, *others = lines
    others.sort(key=lambda line: -line.worth)
    return [whole, *others[:1], *draw.sample(others[1:], max(0, min(len(others) - 1, count - 2)))]


def scores_of(network: SentenceCompressor, batch: Batch) -> Tensor:
    words = network.embed(batch.states, batch.observed)[batch.sentence]
    logits, _ = network(words, batch.decided)
    return line_scores(logits, batch.kept, batch.present)


def loss_of(network: SentenceCompressor, batch: Batch) -> Tensor:
    scores = scores_of(network, batch)
    losses = []
    for number in batch.document.unique():
        chosen = batch.document == number
        logarithms, worth = torch.log_softmax(scores[chosen], 0), batch.worth[chosen]
        wanted = torch.softmax(worth / TEMPERATURE, 0)
        risk = (logarithms.exp() * (worth.max() - worth)).sum()
        losses.append(RISK * risk - (wanted * logarithms).sum())
    return torch.stack(losses).mean()


def check(network: SentenceCompressor, documents: Sequence[TrainingDocument]) -> tuple[float, float, float]:
    """Return what is chosen, the best sentence and the best line are worth on average, in per cent."""
    network.eval()
    found = []
    for document in documents:
        batch = batch_of((document,), None)
        with torch.inference_mode():
            chosen = int(scores_of(network, batch).argmax())
        whole = document.sentences[0].lines[0].worth
        found.append((float(batch.worth[chosen]), whole, float(batch.worth.max())))
    network.train()
    worth, key, most = (100 * np.mean(found, axis=0)).tolist()
    return worth, key, most


if __name__ == "__main__":
    main()
