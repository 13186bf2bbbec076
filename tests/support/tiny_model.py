"""A model small enough to see why it says what it says.

A word is a direction of its own, so that a sentence's vector counts its words. The salience of a sentence is
its likeness to the mean of all that are read at once, plus a tenth of the first thing observed of it.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from onnx import ModelProto, TensorProto, checker, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers  # type: ignore[import-untyped]

WORDS = ("?", "tide", "wall", "fox", "harbour", "library")
"""The first stands for every other word."""
LONGEST_SENTENCE = 4
FILES = ("encoder.onnx", "performer.onnx", "tokenizer.json")


def write_model(
    folder: Path, observed: Sequence[str] = ("from_end",), encoder: ModelProto | None = None, **changes: Any
) -> Path:
    """Write a model into the folder. changes go into its manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "encoder.onnx").write_bytes((encoder or counting_encoder()).SerializeToString())
    (folder / "performer.onnx").write_bytes(likeness_to_all(len(observed)).SerializeToString())
    (folder / "tokenizer.json").write_text(tokenizer().to_str(), "utf-8")
    manifest = {
        "format": 1,
        "kind": "performer",
        "name": folder.name,
        "version": "7",
        "languages": ["en"],
        "licence": "CC0-1.0",
        "files": {name: _facts(folder / name) for name in FILES},
        "width": len(WORDS),
        "longest_sentence": LONGEST_SENTENCE,
        "prefix": "",
        "observed": list(observed),
        "repetition": 1.0,
        "trained_on": [],
        "figures": {},
        "shape": {},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest | changes), "utf-8")
    return folder


def write_writer(folder: Path, **changes: Any) -> Path:
    """Write what a language model says of itself, and no files. changes go into it."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {
        "format": 1,
        "kind": "language-model",
        "name": "writer",
        "version": "1",
        "languages": ["en"],
        "licence": "CC0-1.0",
        "source": "a folder",
        "files": {},
        "figures": {},
        "architecture": "llama",
        "context": 100,
        "vocabulary": 50,
        "end_tokens": [2],
        "quantisation": "4 bit",
        "chat": {"before": [1, 5], "after": [7]},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest | changes), "utf-8")
    return folder


def rewrite(folder: Path, name: str, content: bytes) -> Path:
    """Put another file in the place of one, and let the manifest mean that."""
    (folder / name).write_bytes(content)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["files"][name] = _facts(folder / name)
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return folder


def tokenizer() -> Tokenizer:
    made = Tokenizer(models.WordLevel({word: index for index, word in enumerate(WORDS)}, unk_token=WORDS[0]))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    # As the tokenizers of real models come: told to fill up and to throw away.
    made.enable_padding(length=3)
    made.enable_truncation(2)
    return made


def counting_encoder() -> ModelProto:
    nodes = [
        helper.make_node("Gather", ["table", "ids"], ["words"]),
        helper.make_node("Cast", ["mask"], ["present"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["present", "last"], ["weights"]),
        helper.make_node("Mul", ["words", "weights"], ["counted"]),
        helper.make_node("ReduceSum", ["counted", "second"], ["sums"], keepdims=0),
        helper.make_node("LpNormalization", ["sums"], ["vectors"], axis=1, p=2),
    ]
    constants = {
        "table": np.eye(len(WORDS), dtype=np.float32),
        "last": np.array([2]),
        "second": np.array([1]),
    }
    return _model(nodes, constants, _token_inputs(), ("vectors", ["B", len(WORDS)]))


def endless_encoder() -> ModelProto:
    """An encoder that would never come to an end."""
    body = helper.make_graph(
        [
            helper.make_node("Identity", ["go_on"], ["go_on_again"]),
            helper.make_node("Identity", ["before"], ["after"]),
        ],
        "body",
        [_value("turn", TensorProto.INT64, []), _value("go_on", TensorProto.BOOL, []), _float("before", [1])],
        [_value("go_on_again", TensorProto.BOOL, []), _float("after", [1])],
    )
    nodes = [
        helper.make_node("Cast", ["ids"], ["words"], to=TensorProto.FLOAT),
        helper.make_node("Loop", ["", "true", "one"], ["end"], body=body),
        helper.make_node("Mul", ["words", "end"], ["vectors"]),
    ]
    constants = {"true": np.array(True), "one": np.ones(1, np.float32)}
    return _model(nodes, constants, _token_inputs(), ("vectors", ["B", "T"]))


def likeness_to_all(observations: int, weight: float = 0.1) -> ModelProto:
    weights = np.zeros((observations, 1), np.float32)
    weights[0] = weight
    nodes = [
        helper.make_node("ReduceMean", ["vectors", "first"], ["mean"], keepdims=0),
        helper.make_node("MatMul", ["vectors", "mean"], ["likeness"]),
        helper.make_node("MatMul", ["observations", "weights"], ["columns"]),
        helper.make_node("Squeeze", ["columns", "second"], ["observed"]),
        helper.make_node("Add", ["likeness", "observed"], ["salience"]),
    ]
    inputs = [_float("vectors", ["T", len(WORDS)]), _float("observations", ["T", observations])]
    constants = {"weights": weights, "first": np.array([0]), "second": np.array([1])}
    return _model(nodes, constants, inputs, ("salience", ["T"]))


def _model(nodes: list[Any], constants: dict[str, Any], inputs: list[Any], output: Any) -> ModelProto:
    tensors = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "tiny", inputs, [_float(*output)], tensors)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    checker.check_model(model)
    return model


def _token_inputs() -> list[Any]:
    return [_value(name, TensorProto.INT64, ["B", "T"]) for name in ("ids", "mask")]


def _float(name: str, shape: list[Any]) -> Any:
    return _value(name, TensorProto.FLOAT, shape)


def _value(name: str, kind: int, shape: list[Any]) -> Any:
    return helper.make_tensor_value_info(name, kind, shape)


def _facts(path: Path) -> dict[str, Any]:
    return {"bytes": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
