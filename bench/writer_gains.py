"""What spinning threads and the kept beginning of prompts gain, alone and together, in alternating rounds.

    python -m bench.writer_gains --writer FOLDER [--documents 3] [--rounds 5] [--size medium]

The program's own prompts of the first documents of a `val` are answered as the program does it: all parts of
a document in one batch, whose last part is looked up. Four models of one folder take turns, each round from
another one on. Printed are the medians of the seconds, and of the ratio to neither within a round, with the
smallest and the largest. A model that gave up spinning, because others used the processor, is named.
"""

import argparse
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.decoding import Prompts, prompts_of, together
from engine.core.options import SummarySize, SummaryStyle
from engine.evaluation.datasets import read_examples
from engine.generation.prompts import build_prompt, fixed_beginning, task_of
from engine.generation.summarizer import LONG_REPETITION, TOKENS_A_SENTENCE
from engine.models.runtime.decoding import DecodingOptions
from engine.models.runtime.language_model import LanguageModel
from engine.models.runtime.spinning import SpinWatch

WAYS = ("neither", "spinning threads", "kept beginning", "both")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--writer", type=Path, required=True)
    parser.add_argument("--set", default="cnndm_summeval100")
    parser.add_argument("--documents", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=600, help="begin no round after so many")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--size", default="medium", choices=[size.value for size in SummarySize])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    size = SummarySize(options.size)
    models = {way: opened(options.writer, options.threads, way) for way in WAYS}
    examples = read_examples(options.data / options.set / "val.jsonl.gz", options.documents)
    documents = [prompts_of(example.document, models["neither"], size) for example in examples]
    limit = task_of(SummaryStyle.ABSTRACT, size).sentences * TOKENS_A_SENTENCE
    decoding = DecodingOptions(limit, no_repeat_ngram_size=LONG_REPETITION)
    for model in models.values():
        seconds_of(model, documents[:1], decoding)  # what is loaded and kept once, is
    writing: dict[str, list[float]] = {way: [] for way in WAYS}
    reading: dict[str, list[float]] = {way: [] for way in WAYS}
    began = time.perf_counter()
    for turn in range(options.rounds):
        if time.perf_counter() - began > options.seconds:
            break
        start = turn % len(WAYS)
        for way in (*WAYS[start:], *WAYS[:start]):
            reading[way].append(seconds_to_read(models[way], documents))
            writing[way].append(seconds_of(models[way], documents, decoding))
    print(f"{len(reading[WAYS[0]])} rounds")
    for what, seconds in (("prompts", reading), ("abstracts", writing)):
        for way in WAYS:
            ratios = [base / own for base, own in zip(seconds[WAYS[0]], seconds[way], strict=True)]
            gave_up = "spinning" in way or way == "both"
            said = ", gave up spinning" if gave_up and models[way]._spinning is None else ""
            print(
                f"{what:<10} {way:<18} {statistics.median(seconds[way]):6.2f} s  "
                f"{statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f}) × as fast{said}"
            )


def opened(folder: Path, threads: int, way: str) -> LanguageModel:
    """Open a model that spins, and keeps the beginning of its prompts, or does not."""
    spinning = SpinWatch() if way in ("spinning threads", "both") else None
    model = LanguageModel(folder, threads=threads, spinning=spinning)
    if way in ("kept beginning", "both"):
        follows = model.follows_instructions
        model.keep_prefix(
            fixed_beginning(
                lambda text: model.prompt(
                    build_prompt(SummaryStyle.ABSTRACT, "en", text, follows_instructions=follows)
                )
            )
        )
    return model


def seconds_to_read(model: LanguageModel, documents: Sequence[Prompts]) -> float:
    started = time.perf_counter()
    for prompts in documents:
        for prompt in prompts:
            model.step(np.array(prompt), model.start(len(prompt) + 1))
    return time.perf_counter() - started


def seconds_of(model: LanguageModel, documents: Sequence[Prompts], decoding: DecodingOptions) -> float:
    started = time.perf_counter()
    for prompts in documents:
        together(model, prompts, decoding)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
