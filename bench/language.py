"""How fast language models write: ours, beside Optimum's own runner, torch and llama.cpp.

`python -m bench.language --model FOLDER… [--source FOLDER] [--exported FOLDER] [--gguf FILE --peer PYTHON]`

Each takes turns in a process of its own: one text, two threads, 400 tokens to read and 128 to write. SOURCE
holds Hugging Face files, EXPORTED what Optimum makes of them, PEER is a Python that has llama-cpp-python.
`--parity` compares, for 64 tokens after 10, 300 and 900, the greedy tokens of a full-size GPT-2 with random
weights and of SOURCE, converted and run by us in 32 bits, with those of torch.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from engine.models.runtime.language_model import LanguageModel
from engine.training.conversion.program import ConversionRequest, convert_model
from engine.training.run.stopping import StopSignal

PROMPT, WRITTEN, THREADS = 400, 128, 2
PARITY_PROMPTS, PARITY_WRITTEN = (10, 300, 900), 64

OURS = """
from pathlib import Path
from engine.models.runtime import network
network.MOST_THREADS = THREADS
from engine.models.runtime.language_model import open_language_model
model = open_language_model(Path(path))
prompt = prompt_below(model.manifest.vocabulary)
read = lambda: model.step(np.array(prompt), model.start(len(prompt) + WRITTEN))
go_on = lambda token, state: model.step(np.array([token]), state)
choose = lambda logits: int(logits.argmax())
weights = Path(path, "model.onnx").stat().st_size
"""
TORCH = """
import torch
from transformers import AutoModelForCausalLM
torch.set_num_threads(THREADS)
model = AutoModelForCausalLM.from_pretrained(path, dtype=torch.float32).eval()
torch.set_grad_enabled(False)
weights = 4 * sum(parameter.numel() for parameter in model.parameters())
prompt = prompt_below(model.config.vocab_size)
def ask(tokens, state):
    found = model(torch.tensor([tokens]), past_key_values=state, use_cache=True, logits_to_keep=1)
    return found.logits[0, -1], found.past_key_values
read = lambda: ask(prompt, None)
go_on = lambda token, state: ask([token], state)
choose = lambda logits: int(logits.argmax())
"""
OPTIMUM = """
import onnxruntime, torch
from optimum.onnxruntime import ORTModelForCausalLM
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = THREADS
model = ORTModelForCausalLM.from_pretrained(path, session_options=options)
weights = sum(file.stat().st_size for file in __import__("pathlib").Path(path).glob("*.onnx*"))
prompt = prompt_below(model.config.vocab_size)
def ask(tokens, state, before):
    length = before + len(tokens)
    found = model(torch.tensor([tokens]), attention_mask=torch.ones(1, length, dtype=torch.long),
                  past_key_values=state)
    return found.logits[0, -1], (found.past_key_values, length)
read = lambda: ask(prompt, None, 0)
go_on = lambda token, state: ask([token], *state)
choose = lambda logits: int(logits.argmax())
"""
LLAMA = """
import os
from llama_cpp import Llama
model = Llama(path, n_ctx=1024, n_batch=512, n_threads=THREADS, n_threads_batch=THREADS, verbose=False)
weights = os.path.getsize(path)
prompt = prompt_below(model.n_vocab())
def read():
    model.reset()
    model.eval(prompt)
    return None, None
def go_on(token, state):
    model.eval([token])
    return None, None
choose = lambda logits: model.sample(temp=0)
"""
FRAME = """
import json, resource, sys, time
import numpy as np
begin = time.perf_counter()
path, (PROMPT, WRITTEN, THREADS) = sys.argv[1], map(int, sys.argv[2:5])
def prompt_below(vocabulary):
    return np.random.default_rng(1).integers(vocabulary // 100, vocabulary // 2, PROMPT).tolist()
{system}
logits, state = read()
token = choose(logits)
first = time.perf_counter()
reading, writing = [], []
for _ in range(2):
    started = time.perf_counter()
    logits, state = read()
    token = choose(logits)
    reading.append(time.perf_counter() - started)
    started = time.perf_counter()
    for _ in range(WRITTEN):
        logits, state = go_on(token, state)
        token = choose(logits)
    writing.append(time.perf_counter() - started)
print(json.dumps(dict(
    first=first - begin, reading=min(reading), rate=WRITTEN / min(writing), weights=weights,
    memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)))
"""


def measure(
    system: str, path: Path, python: str = sys.executable, threads: int = THREADS
) -> dict[str, float]:
    """Start it from nothing, let it read and write twice, and return its better figures."""
    environment = os.environ | {"OMP_NUM_THREADS": str(threads), "HF_HUB_OFFLINE": "1"}
    command = [python, "-c", FRAME.format(system=system), str(path), str(PROMPT), str(WRITTEN), str(threads)]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.decode()[-2000:])
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found | {"whole": time.perf_counter() - started}


def bandwidth(threads: int) -> float:
    """Return the bytes a second that so many threads read from memory: the best of a few sums."""
    from concurrent.futures import ThreadPoolExecutor

    numbers = np.ones(100_000_000, np.float32)
    halves = np.array_split(numbers, threads)
    best = 0.0
    with ThreadPoolExecutor(threads) as pool:
        for _ in range(5):
            started = time.perf_counter()
            list(pool.map(np.max, halves))
            best = max(best, numbers.nbytes / (time.perf_counter() - started))
    return best


def compare(arguments: argparse.Namespace) -> None:
    systems = {folder.name: (OURS, folder, sys.executable) for folder in arguments.model}
    if arguments.exported:
        systems["Optimum's runner, 32 bit"] = (OPTIMUM, arguments.exported, sys.executable)
    if arguments.source:
        systems["torch, 32 bit"] = (TORCH, arguments.source, sys.executable)
    if arguments.gguf:
        systems[f"llama.cpp, {arguments.gguf.name}"] = (LLAMA, arguments.gguf, arguments.peer)
    found: dict[str, list[dict[str, float]]] = {name: [] for name in systems}
    memory = bandwidth(arguments.threads)
    for _ in range(arguments.rounds):
        for name, (system, path, python) in systems.items():
            found[name].append(measure(system, path, python, arguments.threads))
            print(f"{name}: {found[name][-1]['rate']:.1f} tokens/s", file=sys.stderr, flush=True)
    print(
        f"memory is read at {memory / 1e9:.1f} GB/s by {arguments.threads} threads; "
        f"{arguments.rounds} rounds, medians"
    )
    print("system | tokens/s | prompt s | to the first token s | memory MB | weights MB | of the bandwidth")
    for name, rounds in found.items():
        middle = {key: statistics.median(each[key] for each in rounds) for key in rounds[0]}
        share = middle["rate"] * middle["weights"] / memory
        print(
            f"{name} | {middle['rate']:.1f} | {middle['reading']:.2f} | {middle['first']:.2f} | "
            f"{middle['memory'] / 1e6:.0f} | {middle['weights'] / 1e6:.0f} | {share:.2f}"
        )


def check_parity(source: Path | None) -> None:
    import torch
    from transformers import AutoModelForCausalLM, GPT2Config, GPT2LMHeadModel

    torch.manual_seed(42)
    with tempfile.TemporaryDirectory() as folder:
        drawn = GPT2LMHeadModel(GPT2Config())  # type: ignore[no-untyped-call]
        sources = [_saved(drawn, Path(folder, "random GPT-2"))]
        for each in (*sources, *([source] if source else [])):
            network = AutoModelForCausalLM.from_pretrained(each, dtype=torch.float32)
            network.eval()  # type: ignore[no-untyped-call]
            convert_model(
                ConversionRequest(each, Path(folder, "model"), bits=0), lambda _: None, StopSignal()
            )
            model = LanguageModel(Path(folder, "model"))
            for length in PARITY_PROMPTS:
                prompt = np.random.default_rng(length).integers(5, 40_000, length).tolist()
                meant = network.generate(
                    torch.tensor([prompt]),
                    attention_mask=torch.ones(1, length, dtype=torch.long),
                    max_new_tokens=PARITY_WRITTEN,
                    do_sample=False,
                    eos_token_id=None,
                    pad_token_id=0,
                )[0, length:].tolist()
                pairs = list(zip(_written(model, prompt), meant, strict=True))
                same = next((place for place, (our, its) in enumerate(pairs) if our != its), len(pairs))
                print(f"{each.name}: after {length} tokens the first {same} of {len(pairs)} are the same")


def _written(model: LanguageModel, prompt: list[int]) -> list[int]:
    tokens: list[int] = []
    logits, state = model.step(np.array(prompt), model.start(len(prompt) + PARITY_WRITTEN))
    while len(tokens) < PARITY_WRITTEN:
        tokens.append(int(logits.argmax()))
        logits, state = model.step(np.array(tokens[-1:]), state)
    return tokens


def _saved(network: Any, folder: Path) -> Path:
    """Save a network, with a tokenizer for the form's sake: the tokens are made up."""
    from tokenizers import Tokenizer, models  # type: ignore[import-untyped]
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.WordLevel({"?": 0}, unk_token="?"))
    network.save_pretrained(folder)
    saved = PreTrainedTokenizerFast(tokenizer_object=tokenizer)  # type: ignore[no-untyped-call]
    saved.save_pretrained(folder)
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--model", type=Path, nargs="*", default=[], help="model folders of ours")
    parser.add_argument("--source", type=Path, help="a folder of Hugging Face files, for torch")
    parser.add_argument("--exported", type=Path, help="a folder that Optimum exported")
    parser.add_argument("--gguf", type=Path)
    parser.add_argument("--peer", default=sys.executable, help="a Python with llama-cpp-python")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=THREADS, help="of each system")
    parser.add_argument("--parity", action="store_true")
    arguments = parser.parse_args()
    if arguments.parity:
        check_parity(arguments.source)
    else:
        compare(arguments)


if __name__ == "__main__":
    main()
