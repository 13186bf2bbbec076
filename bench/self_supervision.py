"""Goals of a training without summaries compared: what each makes of the first model on documents of people.

    python -m bench.self_supervision --keep FOLDER [--data ../shared/data] [--documents 40] [--seconds 40]

Of the `val` part of each set the even documents are learned from, their summaries unread, as `precis
train` learns from a folder of documents; on the odd ones the result is measured with the summaries. Every
goal starts from the same model, has the same processor time, and keeps to the first model's answers as
today's does (engine/training/run/recipe.py). As in a training, salience alone chooses.

principal   today's: ROUGE of drawn summaries against the sentences that the graph ranking puts first
own         the same against the sentences that the first model puts first
contrast    drawn softly, the summary is to find hidden sentences of its document among those of others
masked      principal, and hidden sentences are to be told from what the network read around them
order       principal, and of two sentences the earlier is to be told, without their places
"""

import argparse
import copy
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from bench.networks import salience_of
from bench.self_supervised_goals import MaskedSentences, SentenceOrder, contrast_loss, hide
from engine.core.progress import silent
from engine.evaluation.datasets import read_examples
from engine.evaluation.rouge import Rouge, mean
from engine.loading.loader import document_from_text
from engine.models.formats.manifest import PerformerManifest, load_performer_manifest
from engine.models.runtime.encoder import SentenceEncoder
from engine.models.runtime.observations import OBSERVED, PLACES
from engine.system.paths import resource
from engine.training.conversion.performer_export import read_weights
from engine.training.data.batches import (
    Batch,
    DocumentSlice,
    PreparedRows,
    collate,
    make_batches,
    stretches_of,
)
from engine.training.data.examples import TooShort, make_example
from engine.training.data.sources import SourceDocument
from engine.training.data.store import ExampleStore
from engine.training.networks.adamw import AdamW
from engine.training.networks.performer import Performer
from engine.training.networks.reward import make_task, reward_loss
from engine.training.run.learning import kl_divergence, learning_rate
from engine.training.run.recipe import GOING_ON, REWARD_AGAIN
from engine.training.run.verdict import (
    MeasuredModel,
    Salience,
    graph_worth,
    open_case,
    overall,
    paired_bootstrap,
    summarise,
)

SETS = (
    "scitldr", "aclsum", "gov_blog", "cnndm_summeval100", "mts_dialog", "manual_chapters_en", "csl_title",
    "debian_desc_de", "papyrus", "orangesum", "rt_news_ru", "detik_headline", "vietnews",
    "optech_newsletter_ja",
)  # fmt: skip
"""A spread of kinds and languages whose documents are short enough for a bench."""
LONGEST = 300
"""Sentences; a longer document is left out."""
WEIGHTS = {"contrast": 1.0, "masked": 0.3, "order": 0.3}
"""Of the goals that are no reward."""
LEARNED, JUDGED = "learned", "judged"


def prepare(folder: Path, options: argparse.Namespace, first: PerformerManifest) -> tuple[ExampleStore, ...]:
    """Make what is learned from, without summaries, and what is judged by, with them."""
    learned, judged = ExampleStore(folder / LEARNED), ExampleStore(folder / JUDGED)
    for name in SETS:
        file = options.data / name / "val.jsonl.gz"
        for number, example in enumerate(read_examples(file, options.documents)):
            store, references = (judged, example.references) if number % 2 else (learned, ())
            source = f"{name}:{number}"
            if source in {entry.source for entry in store.entries}:
                continue
            document = document_from_text(example.document)
            try:
                if len(document.sentences) > LONGEST:
                    raise TooShort
                store.add(make_example(SourceDocument(source, document, references, "", name), silent))
            except TooShort:
                store.skip(source, "length")
    encoder = SentenceEncoder(first.folder)
    for store in (learned, judged):
        done = store.rows_with_vectors(first.width)
        for entry in store.entries:
            if not entry.skipped and entry.first >= done:
                store.add_vectors(encoder.vectors(store.words(entry).sentences).astype(np.float16))
    return learned, judged


def rows_of(store: ExampleStore, first: PerformerManifest) -> PreparedRows:
    columns = tuple(map(OBSERVED.index, first.observed))
    return PreparedRows(store.vectors(store.rows, first.width), store.columns(), columns)


class Goal:
    """A loss beside the distance from the first model's answers."""

    def __init__(self, name: str, network: Performer, store: ExampleStore, first: PerformerManifest) -> None:
        self.name, self.store = name, store
        shape = network.shape
        self.masked = MaskedSentences(shape.width, shape.inputs) if name == "masked" else None
        self.order = SentenceOrder(shape.width) if name == "order" else None
        self.places = [place for place, column in enumerate(first.observed) if column in PLACES]
        self.tasks = {}
        if name != "contrast":
            self.tasks = {
                e.key: make_task(store.words(e), e.language) for e in store.entries if not e.skipped
            }

    def parameters(self) -> list[nn.Parameter]:
        heads = [head for head in (self.masked, self.order) if head is not None]
        return [weight for head in heads for weight in head.parameters()]

    def loss(
        self, network: Performer, said: Tensor, batch: Batch, documents: Sequence[DocumentSlice]
    ) -> Tensor:
        if self.name == "contrast":
            return WEIGHTS["contrast"] * contrast_loss(said, batch.vectors, batch.present)
        loss = said.sum() * 0
        for index, one in enumerate(documents):
            if one.is_whole and one.entry.count < one.rows:
                lost = reward_loss(said[index, : one.rows], self.tasks[one.entry.key], one.entry.count, 8)
                loss = loss + REWARD_AGAIN.reward * lost / len(documents)
        if self.masked is not None:
            hidden = hide(batch.present)
            vectors = batch.vectors * ~hidden[..., None]
            read = network.read(vectors, batch.observations * ~hidden[..., None], batch.present)
            loss = loss + WEIGHTS["masked"] * self.masked(read, batch.vectors, hidden)
        if self.order is not None:
            observations = batch.observations.clone()
            observations[..., self.places] = network.centre[self.places]
            read = network.read(batch.vectors, observations, batch.present)
            loss = loss + WEIGHTS["order"] * self.order(read, batch.present)
        return loss


def learn(first: Performer, goal: Goal, rows: PreparedRows, seconds: float) -> Performer:
    network, anchor = copy.deepcopy(first), copy.deepcopy(first).eval()
    entries = [entry for entry in goal.store.entries if not entry.skipped]
    stretches = stretches_of(entries, rows, GOING_ON.longest)
    optimizer = AdamW((*network.parameters(), *goal.parameters()), GOING_ON.decay, (0.9, 0.98))
    torch.manual_seed(1)
    started = time.process_time()
    network.train()
    for number in count():
        for documents in make_batches(stretches, GOING_ON, 1, number):
            used = (time.process_time() - started) / seconds
            if used >= 1:
                return network.eval()
            batch = collate(documents, rows, GOING_ON, torch.device("cpu"))
            said = network(batch.vectors, batch.observations, batch.present)
            with torch.no_grad():
                kept = anchor(batch.vectors, batch.observations, batch.present)
            targets = kept.masked_fill(~batch.present, -torch.inf).softmax(-1)
            pulled = REWARD_AGAIN.anchor * kl_divergence(said, replace(batch, targets=targets)).mean()
            loss = pulled + goal.loss(network, said, batch, documents)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), GOING_ON.clip)
            optimizer.step(learning_rate(int(1000 * used), 1000, 50, REWARD_AGAIN.rate))
    return network


def own_tasks(goal: Goal, salience: Salience) -> None:
    """Let the sentences that the model itself puts first stand for a summary."""
    for entry in goal.store.entries:
        if not entry.skipped:
            words = goal.store.words(entry)
            said = np.asarray(salience(entry), np.float64)
            best = np.argsort(-said, kind="stable")[: entry.count]
            summary = tuple(words.sentences[index] for index in sorted(best))
            goal.tasks[entry.key] = make_task(replace(words, references=(summary,)), entry.language)


def judge(store: ExampleStore, choosers: Mapping[str, Salience]) -> dict[str, list[tuple[str, Rouge]]]:
    found: dict[str, list[tuple[str, Rouge]]] = {name: [] for name in choosers}
    for entry in store.entries:
        if not entry.skipped:
            case = open_case(store, entry, silent)
            for name, salience in choosers.items():
                found[name].append((entry.group, summarise(case, MeasuredModel(salience, 4.0), silent)))
    return found


def show(found: Mapping[str, list[tuple[str, Rouge]]]) -> None:
    first = [rouge for _, rouge in found["first model"]]
    for name, scores in found.items():
        rouges = [rouge for _, rouge in scores]
        groups = {group: mean([r for g, r in scores if g == group]) for group in dict(scores)}
        by_set = sum(100 * rouge.rouge_1 for rouge in groups.values()) / len(groups)
        all_of = mean(rouges)
        figures = "/".join(f"{100 * x:.2f}" for x in (all_of.rouge_1, all_of.rouge_2, all_of.rouge_lsum))
        apart = paired_bootstrap(rouges, first)
        print(
            f"{name:12} {figures}; mean of sets {by_set:.2f}; {100 * apart.gain:+.2f} "
            f"({100 * apart.lowest:+.2f} to {100 * apart.highest:+.2f}) to the first model; "
            f"overall {100 * overall(all_of):.2f}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, default=resource("models", "performer-multi"))
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--goals", default="principal,own,contrast,masked,order")
    options = parser.parse_args()
    torch.set_num_threads(1)
    first = load_performer_manifest(options.model)
    learned, judged = prepare(options.keep, options, first)
    rows, judged_rows = rows_of(learned, first), rows_of(judged, first)
    network = read_weights(options.model)
    choosers = {"graph": graph_worth(judged), "first model": salience_of(network.eval(), judged_rows)}
    for name in options.goals.split(","):
        goal = Goal(name, network, learned, first)
        if name == "own":
            own_tasks(goal, salience_of(network.eval(), rows))
        choosers[name] = salience_of(learn(network, goal, rows, options.seconds), judged_rows)
        print(name, "learned", flush=True)
    show(judge(judged, choosers))


if __name__ == "__main__":
    main()
