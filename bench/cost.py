"""What reading costs: seconds and peak memory at 1k to 256k tokens of text, on two processors.

    python -m bench.cost [--model FOLDER] [--tokens 1024,4096,16384,65536,262144] [--only model,places]

Every measurement has a process of its own, which may hold --memory MB of data and take --patience seconds;
what does not fit is said to be so, and not tried any larger. The text is made up: common English words,
sentences of realistic lengths, the same in every run.

model      the whole model as it runs, encoder and Performer on ONNX Runtime, from sentences to salience
sentences  the document-level network alone in PyTorch, over as many sentences as the text has
places     the same over as many places as the text has tokens: FAVOR+, and softmax in its stead
attention  one attention of 8 heads of 32, 64 features, over as many places: ours, PyTorch's fused softmax,
           softmax as it is written down, performer-pytorch (`pip install performer-pytorch`) if it is there
"""

import argparse
import importlib.metadata
import importlib.util
import json
import math
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.text.stop_words import stopwords
from engine.text.word_statistics import word_usage

TOKENS_A_SENTENCE = 27
"""In the papers, judgments and specifications that the Performer learns from."""
HEADS, WIDTH, FEATURES = 8, 32, 64
"""Of the attention that is measured alone."""
Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Cost:
    tokens: int
    seconds: float
    processor: float
    """Seconds of processor time, all threads together."""
    before: float
    """MB that the process had held at most before it began, programs and weights included."""
    peak: float
    """MB that it held at most."""


def make_text(sentences: int) -> str:
    """Make so many sentences, in paragraphs of five."""
    chance = random.Random(1)
    habits = word_usage("en")
    plain, telling = sorted(stopwords("en")), list(habits)
    weights = [math.exp(-habits[word].rarity) for word in telling]
    made = []
    for number in range(sentences):
        length = min(max(round(chance.lognormvariate(math.log(19), 0.5)), 4), 70)
        words = chance.choices(telling, weights, k=length)
        words = [chance.choice(plain) if chance.random() < 0.45 else word for word in words]
        made.append(" ".join(words).capitalize() + (".\n\n" if number % 5 == 4 else ". "))
    return "".join(made)


def whole_model(folder: str, tokens: int) -> tuple[int, Work]:
    from tokenizers import Tokenizer  # type: ignore[import-untyped]

    from engine.loading.loader import document_from_text
    from engine.models.runtime.performer import PerformerModel
    from engine.text.tokens import tokenize

    performer = PerformerModel(Path(folder))
    tokenizer = Tokenizer.from_file(str(Path(folder, "tokenizer.json")))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    sentences = max(tokens // TOKENS_A_SENTENCE, 1)
    reading = tokenize(document_from_text(make_text(sentences)))
    document = reading.document
    quotes = [document.quote(span) for span in document.sentences]
    held = sum(len(tokenizer.encode(quote).ids) for quote in quotes)
    return held, lambda: performer.read(reading)


def network(places: int, name: str) -> Work:
    import torch

    from engine.training.networks.performer import Performer, PerformerConfig

    torch.manual_seed(1)
    torch.set_num_threads(2)
    shape = PerformerConfig(observations=28, layers=3, network=name)
    performer = Performer(shape).eval()
    vectors, observations = torch.randn(1, places, shape.inputs), torch.randn(1, places, shape.observations)
    present = torch.ones(1, places, dtype=torch.bool)
    return quietly(lambda: performer(vectors / math.sqrt(shape.inputs), observations, present))


def attention(places: int, kind: str) -> Work:
    import torch
    from torch.nn.functional import scaled_dot_product_attention

    from engine.training.networks.performer import attend_all, draw_projection, normalise, softmax_features

    torch.manual_seed(1)
    torch.set_num_threads(2)
    query, key, value = torch.randn(3, 1, HEADS, places, WIDTH)
    projection = draw_projection(FEATURES, WIDTH)

    def ours() -> object:
        asking, asked = (softmax_features(normalise(x), projection) for x in (query, key))
        return attend_all(asking, asked, value)

    def written_down() -> object:
        return (query @ key.transpose(-2, -1) / math.sqrt(WIDTH)).softmax(-1) @ value

    if kind == "performer-pytorch":
        from performer_pytorch import FastAttention

        peer = FastAttention(WIDTH, FEATURES)
        return quietly(lambda: peer(query, key, value))
    if kind == "softmax":
        return quietly(lambda: scaled_dot_product_attention(query, key, value))
    return quietly(ours if kind == "FAVOR+" else written_down)


def quietly(work: Work) -> Work:
    """Without what only learning needs."""
    import torch

    return torch.inference_mode()(work)


def start_work(part: str, tokens: int, folder: str) -> tuple[int, Work]:
    """Make everything ready; return how many tokens there are, and what is to be measured."""
    what, _, kind = part.partition(":")
    if what == "model":
        return whole_model(folder, tokens)
    if what == "attention":
        return tokens, attention(tokens, kind)
    places = tokens if what == "places" else max(tokens // TOKENS_A_SENTENCE, 1)
    return tokens, network(places, "transformer" if kind == "softmax" else "performer")


def measure_here(part: str, tokens: int, folder: str, memory: int) -> None:
    """Measure in this process, and print what was found."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    resource.setrlimit(resource.RLIMIT_DATA, (memory << 20, memory << 20))
    start_work(part, 256, folder)[1]()  # what is loaded and decided once is not the text's
    try:
        held, work = start_work(part, tokens, folder)
        before = peak()
        started, processor = time.perf_counter(), time.process_time()
        work()
    except (MemoryError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and "memory" not in str(error):
            raise
        raise SystemExit(3) from None
    seconds, processor = time.perf_counter() - started, time.process_time() - processor
    print(json.dumps([held, seconds, processor, before, peak()]))


def peak() -> float:
    """MB that this process held at most. macOS counts bytes, Linux kilobytes."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def measure(part: str, tokens: int, options: argparse.Namespace) -> Cost | str:
    """Measure in a process of its own. Return why there is nothing where it does not fit."""
    command = [sys.executable, "-m", "bench.cost", "--measure", part, "--tokens", str(tokens)]
    command += ["--memory", str(options.memory)] + (["--model", options.model] if options.model else [])
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, timeout=options.patience, check=False)
    except subprocess.TimeoutExpired:
        return f"took more than {options.patience:g} s"
    if done.returncode == 3:
        return f"needs more than {options.memory:,} MB"
    if done.returncode:
        raise SystemExit(f"{part} failed at {tokens} tokens")
    return Cost(*json.loads(done.stdout.splitlines()[-1]))


def show(part: str, sizes: list[int], options: argparse.Namespace) -> None:
    """Measure a part at every size, until one does not fit; print it, and how the cost grows."""
    costs = {}
    for size in sizes:
        cost = measure(part, size, options)
        if isinstance(cost, str):
            print(f"{part:32}{size:>9,}  {cost}", flush=True)
            break
        costs[size] = cost
        print(
            f"{part:32}{cost.tokens:>9,}{cost.seconds:10.3f}{cost.processor:10.3f}"
            f"{cost.tokens / cost.seconds:12,.0f}{cost.before:8,.0f}{cost.peak:8,.0f}",
            flush=True,
        )
    for small, large in zip(list(costs), list(costs)[1:], strict=False):
        if small == 16384 or (large == sizes[-1] and 65536 not in costs):
            less, more = costs[small], costs[large]
            print(
                f"  time({large // 1024}k)/time({small // 1024}k) = {more.seconds / less.seconds:.2f}"
                f" ({more.processor / less.processor:.2f} of processor time),"
                f" tokens {more.tokens / less.tokens:.2f}"
            )


def parts(options: argparse.Namespace) -> list[str]:
    found = ["model"] if options.model else []
    if importlib.util.find_spec("torch"):
        found += [f"{what}:{kind}" for what in ("sentences", "places") for kind in ("FAVOR+", "softmax")]
        found += [f"attention:{kind}" for kind in ("FAVOR+", "softmax", "softmax written down")]
        if importlib.util.find_spec("performer_pytorch"):
            found.append("attention:performer-pytorch")
    wanted = set(options.only.split(",")) - {""}
    return [part for part in found if not wanted or part.partition(":")[0] in wanted]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", default="", help="a model folder; the one for English if there is one")
    parser.add_argument("--tokens", default="1024,4096,16384,65536,262144")
    parser.add_argument("--only", default="", help="these parts only, with commas")
    parser.add_argument("--memory", type=int, default=8192, help="MB of data that a process may hold")
    parser.add_argument("--patience", type=float, default=300, help="seconds that a process may take")
    parser.add_argument("--measure", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    sizes = [int(size) for size in options.tokens.split(",")]
    if options.measure:
        measure_here(options.measure, sizes[0], options.model, options.memory)
        return
    if not options.model:
        from engine.models.store.shelf import find_performer

        options.model = str(find_performer("en") or "")
    for name in ("onnxruntime", "torch", "performer-pytorch"):
        try:
            print(f"{name} {importlib.metadata.version(name)}", end="; ")
        except importlib.metadata.PackageNotFoundError:
            print(f"{name} is not installed", end="; ")
    print(f"model {Path(options.model).name or 'none'}; {options.memory:,} MB at most")
    print(f"{'':32}{'tokens':>9}{'seconds':>10}{'processor':>10}{'tokens/s':>12}{'MB':>8}{'peak MB':>8}")
    for part in parts(options):
        show(part, sizes, options)


if __name__ == "__main__":
    main()
