"""Document-level networks compared: salience by the same vectors, data and budget, with Lead and the graph.

    python -m bench.networks --keep FOLDER --from MODEL --documents DATA.jsonl.gz … [--minutes 2]

Documents and vectors are prepared in FOLDER as `precis train` prepares them, --most of each file, and divided
in the same way: what is kept aside judges. Every network has --minutes of processor time of imitation
(engine/training/run/recipe.py) and is judged by ROUGE-1/2 of its best sentences, redundancy controlled as in
a training. Bidirectional LSTM (Hochreiter and Schmidhuber 1997), GRU (Cho et al. 2014) and RNN; a convolution
over five sentences; softmax attention (Vaswani et al. 2017) in the Performer's place; a linear layer over the
vectors ("words alone") or over the observations. MODEL is what engine.training.conversion.encoders made.
"""

import argparse
import time
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

import numpy as np
import torch

from engine.core.array_types import Vectors
from engine.core.progress import silent
from engine.evaluation.datasets import read_examples
from engine.evaluation.rouge import mean
from engine.loading.loader import document_from_text
from engine.models.formats.manifest import PerformerManifest, load_performer_manifest
from engine.models.runtime.encoder import SentenceEncoder
from engine.models.runtime.observations import OBSERVED
from engine.training.data.batches import PreparedRows, collate, make_batches, stretches_of
from engine.training.data.examples import TooShort, make_example
from engine.training.data.preparation import DataSplit, split
from engine.training.data.sources import SourceDocument
from engine.training.data.store import ExampleStore, StoredExample
from engine.training.networks.adamw import AdamW
from engine.training.networks.performer import Performer
from engine.training.run.learning import kl_divergence, learning_rate
from engine.training.run.recipe import FRESH, FRESH_SHAPE, IMITATE, UNLEARNED
from engine.training.run.verdict import MeasuredModel, Salience, graph_worth, measure
from engine.training_launch import NETWORKS

RANKS = tuple(name for name in OBSERVED if name not in UNLEARNED)


def prepare(store: ExampleStore, files: list[Path], most: int, first: PerformerManifest) -> None:
    known = {entry.source for entry in store.entries}
    for file in files:
        for number, example in enumerate(islice(read_examples(file), most)):
            source = f"{file.name}:{number}"
            if source in known:
                continue
            document = document_from_text(example.document)
            text = SourceDocument(source, document, example.references, "", file.name)
            try:
                store.add(make_example(text, silent))
            except TooShort:
                store.skip(source, "too-short")
    encoder, done = SentenceEncoder(first.folder), store.rows_with_vectors(first.width)
    for entry in store.entries:
        if not entry.skipped and entry.first >= done:
            store.add_vectors(encoder.vectors(store.words(entry).sentences).astype(np.float16))


def learn(network: Performer, parts: DataSplit, rows: PreparedRows, seconds: float) -> int:
    """Imitate for so many seconds of processor time; return how many documents were read."""
    stretches = stretches_of(parts.learned, rows, FRESH.longest)
    optimizer = AdamW(tuple(network.parameters()), FRESH.decay, (0.9, 0.98))
    started, read = time.process_time(), 0
    network.train()
    for number in count():
        for batch in make_batches(stretches, FRESH, 1, number):
            used = (time.process_time() - started) / seconds
            if used >= 1:
                return read
            filled = collate(batch, rows, FRESH, torch.device("cpu"))
            salience = network(filled.vectors, filled.observations, filled.present)
            loss = kl_divergence(salience, filled).mean()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), FRESH.clip)
            optimizer.step(learning_rate(int(1000 * used), 1000, 30, IMITATE.rate))
            read += len(batch)
    return read


def salience_of(network: Performer, rows: PreparedRows) -> Salience:
    @torch.no_grad()
    def salience(entry: StoredExample) -> Vectors:
        place = slice(entry.first, entry.first + entry.sentences)
        vectors = torch.from_numpy(rows.vectors[place].astype(np.float32))
        observations = torch.from_numpy(rows.observations(entry.first, entry.sentences))
        present = torch.ones(1, entry.sentences, dtype=torch.bool)
        found: Vectors = network(vectors[None], observations[None], present)[0].numpy()
        return found

    return salience


def start(name: str, inputs: int, rows: PreparedRows) -> Performer:
    torch.manual_seed(1)
    shape = replace(FRESH_SHAPE, inputs=inputs, observations=len(RANKS), network=name)
    network = Performer(shape)
    observations = torch.from_numpy(rows.observations(0, len(rows.vectors)))
    network.centre.copy_(observations.mean(0))
    network.spread.copy_(observations.std(0) + 1e-3)
    return network


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--from", type=Path, required=True, dest="first")
    parser.add_argument("--documents", type=Path, nargs="+", required=True)
    parser.add_argument("--most", type=int, default=150)
    parser.add_argument("--minutes", type=float, default=2.0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    store, first = ExampleStore(options.keep), load_performer_manifest(options.first)
    prepare(store, options.documents, options.most, first)
    columns = tuple(OBSERVED.index(name) for name in RANKS)
    rows = PreparedRows(store.vectors(store.rows, first.width), store.columns(), columns)
    parts = split([entry for entry in store.entries if not entry.skipped], FRESH)
    print(f"{len(parts.learned)} documents to learn from, {len(parts.kept_aside)} to judge by", flush=True)
    choosers, read = {"graph": MeasuredModel(graph_worth(store), 4.0)}, {}
    for name in NETWORKS:
        network = start(name, first.width, rows)
        read[name] = learn(network, parts, rows, 60 * options.minutes)
        choosers[name] = MeasuredModel(salience_of(network.eval(), rows), 4.0)
        print(f"{name}: {read[name]:,} documents read", flush=True)
    for name, scores in measure(store, parts.kept_aside, choosers, silent).items():
        rouge = mean(scores)
        figures = "/".join(f"{100 * one:.1f}" for one in (rouge.rouge_1, rouge.rouge_2, rouge.rouge_lsum))
        print(f"{name:20} {figures}")


if __name__ == "__main__":
    main()
