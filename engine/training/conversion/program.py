"""`python -m engine.training.conversion.program`: converts a language model to an ONNX model folder.

    python -m engine.training.conversion.program SOURCE OUT [--bits 4]

Optimum writes down what the network does; the graph is then made quick and small, and run beside torch
before it is believed. SOURCE is on this computer, and nothing is fetched. What happens is said in JSON, one
object a line. OUT appears when it is complete; the program can be stopped at any time by a signal, or by
closing its standard input.
"""

import argparse
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from engine.core.errors import (
    CodeRefused,
    ConversionFailed,
    ModelUnsupported,
    NotInstalled,
    PicklesRefused,
)
from engine.core.progress import Cancelled, Progress, Stage
from engine.models.formats.manifest import (
    FORMAT,
    LANGUAGE_MODEL,
    MANIFEST,
    NETWORK_DATA_FILE,
    NETWORK_FILE,
    TOKENIZER_FILE,
)
from engine.system import offline
from engine.system.atomic_files import replace_file, sync_folder, write_json
from engine.system.environment import prepare
from engine.training.run.stopping import StopSignal

STEPS = ("reading", "exporting", "trying", "rewriting", "writing")
CONFIG = "config.json"
LARGEST = 2**31 - 2**20
"""Bytes of a network in one file: what protobuf can hold, but for a little."""
Say = Callable[[dict[str, object]], None]


@dataclass(frozen=True, slots=True)
class ConversionRequest:
    """A request to convert a model."""

    source: Path
    out: Path
    bits: int
    """Of a weight: 8, 4, or 0 for all 32."""
    facts: dict[str, Any] = field(default_factory=dict)
    """What the manifest says that the files do not."""
    largest: int = LARGEST
    """Bytes of a network in one file; the weights of a larger one are put into a second."""


def main(arguments: Sequence[str] | None = None) -> int:
    prepare()
    offline.enforce()  # it needs no network, whether the program works offline or not
    request = _request(arguments)
    # Before anything is imported that looks at it: the model is made of the files that are there.
    os.environ |= {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
    events = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)  # the libraries print what they like: that is no event

    def say(event: dict[str, object]) -> None:
        events.write(json.dumps(event, ensure_ascii=False) + "\n")

    stop = StopSignal()
    stop.heed_signals()
    stop.heed_end_of_input()
    try:
        convert_model(request, say, stop)
    except Cancelled:
        say({"event": "stopped"})
        return 3
    except NotInstalled as error:
        say({"event": "error", "kind": error.kind, "message": error.detail})
        return 1
    say({"event": "done", "done": len(STEPS), "total": len(STEPS), "model": str(request.out)})
    return 0


def convert_model(request: ConversionRequest, say: Say, stop: StopSignal) -> None:
    """Make the model folder. Raises NotInstalled and Cancelled."""

    def begin(step: str) -> None:
        stop(Progress(Stage.CONVERT, STEPS.index(step), len(STEPS)))
        say({"event": "step", "step": step, "done": STEPS.index(step), "total": len(STEPS)})

    check_source(request.source)
    made = request.out.with_name(f".{request.out.name}.new")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    try:
        _make(request, made, begin)
        stop(Progress(Stage.CONVERT, len(STEPS)))
        _put_in_place(made, request.out)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def check_source(source: Path) -> None:
    """Raises NotInstalled for files that could run code, and where there is nothing to convert."""
    name = source.name
    if source.is_file():
        if source.suffix.lower() != ".gguf":
            raise ModelUnsupported(name, "neither a folder nor a GGUF file")
        return
    files = {path.name for path in source.iterdir()} if source.is_dir() else set()
    if not any(file.endswith(".safetensors") for file in files):
        if any(file.endswith((".bin", ".pt", ".pth", ".ckpt")) for file in files):
            raise PicklesRefused(name)
        raise ModelUnsupported(name, "no weights")
    for file in files & {CONFIG, "tokenizer_config.json"}:
        try:
            found = json.loads((source / file).read_bytes())
        except (ValueError, RecursionError):
            raise ModelUnsupported(name, f"{file} is no JSON") from None
        if not isinstance(found, dict):
            raise ModelUnsupported(name, f"{file} is no object")
        if "auto_map" in found:
            raise CodeRefused(name, f"auto_map in {file}")
    if CONFIG not in files:
        raise ModelUnsupported(name, f"no {CONFIG}")


def _make(request: ConversionRequest, made: Path, begin: Callable[[str], None]) -> None:
    from engine.training.conversion.calibration import observe_inputs
    from engine.training.conversion.causal_export import (
        choose,
        export_causal_model,
        load,
        says_the_same,
        tokens_to_try,
        write_graph,
    )
    from engine.training.conversion.chat_template import tokenizer_file

    begin("reading")
    network, tokenizer = load(request.source)
    begin("exporting")
    with tempfile.TemporaryDirectory(dir=made) as folder:
        exported = export_causal_model(network, Path(folder))
        begin("trying")
        tokens = tokens_to_try(tokenizer)
        attempt = choose(exported, network, tokens, made)
        if attempt is None:
            raise ConversionFailed(
                request.source.name, "the exported network says other things than the model"
            )
        begin("rewriting")
        inputs = observe_inputs(network, tokenizer) if request.bits == 4 else {}
        graph = write_graph(exported, network, request.bits, attempt, made, inputs)
    if not says_the_same(graph, network, tokens, exact=request.bits == 0):
        raise ConversionFailed(
            request.source.name, f"in {request.bits} bits it says other things than before"
        )
    begin("writing")
    _join(graph, request.largest)
    text = tokenizer_file(tokenizer)
    replace_file(made / TOKENIZER_FILE, lambda file: file.write(text.encode()))
    _write_manifest(request, made, network, tokenizer)


def _join(graph: Path, largest: int) -> None:
    """Make one file of a graph and its weights where that is not too large."""
    from engine.training.conversion.weight_file import one_file, size_of

    if size_of(graph) <= largest:
        content = one_file(graph)
        replace_file(graph, lambda file: file.write(content))
        graph.with_name(NETWORK_DATA_FILE).unlink()


def _write_manifest(request: ConversionRequest, made: Path, network: Any, tokenizer: Any) -> None:
    from engine.training.conversion.chat_template import chat_of, end_tokens_of

    chat = chat_of(tokenizer)
    write_json(
        made / MANIFEST,
        {
            "format": FORMAT,
            "kind": LANGUAGE_MODEL,
            "name": request.out.name,
            "version": "1",
            "languages": [],
            "licence": "",
            "source": request.source.name,
            "architecture": network.config.model_type,
            "context": network.config.max_position_embeddings,
            "vocabulary": network.config.vocab_size,
            "end_tokens": end_tokens_of(network, tokenizer, chat),
            "quantisation": f"{request.bits} bit" if request.bits else "none",
            "chat": chat and asdict(chat),
            "figures": {},
            **request.facts,
            "files": {
                name: _facts(made / name)
                for name in (NETWORK_FILE, NETWORK_DATA_FILE, TOKENIZER_FILE)
                if (made / name).exists()
            },
        },
    )


def _facts(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def _put_in_place(made: Path, folder: Path) -> None:
    """Rename a folder; one that is there is moved aside first, since none can be renamed onto another."""
    before = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(before, ignore_errors=True)
    if folder.exists():
        folder.rename(before)
    made.rename(folder)
    sync_folder(folder.parent)
    shutil.rmtree(before, ignore_errors=True)


def _request(arguments: Sequence[str] | None) -> ConversionRequest:
    parser = argparse.ArgumentParser(
        prog="engine.training.conversion.program", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("source", type=Path, help="a folder of Hugging Face files, or a GGUF file")
    parser.add_argument("out", type=Path, help="the model folder to make")
    parser.add_argument("--bits", type=int, choices=(0, 4, 8), default=4, help="of a weight; 0: all 32 (4)")
    parser.add_argument("--languages", nargs="+", help="ISO 639-1 codes of those that it writes")
    for name in ("name", "licence", "version"):
        parser.add_argument(f"--{name}", help="what the manifest says")
    parser.add_argument("--origin", dest="from_where", help="where its weights come from")
    found = parser.parse_args(arguments)
    facts = {
        "name": found.name,
        "languages": found.languages,
        "licence": found.licence,
        "version": found.version,
        "source": found.from_where,
    }
    told = {key: value for key, value in facts.items() if value is not None}
    return ConversionRequest(found.source.absolute(), found.out.absolute(), found.bits, told)


if __name__ == "__main__":
    sys.exit(main())
