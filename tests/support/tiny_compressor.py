"""A compressor small enough to see why it keeps what it keeps: each word of the tiny encoder has a logit."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from engine.shortening.observations import OBSERVED
from tests.support.tiny_model import WORDS, rewrite, write_model

KEPT = ("tide", "wall")
WEIGHT = 3.0


def write_shortening_model(folder: Path, kept: tuple[str, ...] = KEPT, **changes: object) -> Path:
    """Write a model that keeps these words and would leave out all others."""
    write_model(folder, longest_sentence=64, **changes)
    encoder = onnx.load(str(folder / "encoder.onnx"))
    for name in ("middle_states", "last_states"):
        encoder.graph.node.append(helper.make_node("Identity", ["counted"], [name]))
        encoder.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ("B", "T", "W")))
    rewrite(folder, "encoder.onnx", encoder.SerializeToString())
    return rewrite(folder, "compressor.onnx", _step(kept).SerializeToString())


def _step(kept: tuple[str, ...]) -> onnx.ModelProto:
    weights = np.full((2 * len(WORDS), 1), -WEIGHT / 2, np.float32)
    for word in kept:
        weights[[WORDS.index(word), len(WORDS) + WORDS.index(word)]] = WEIGHT / 2
    nodes = [
        helper.make_node("MatMul", ["state", "weights"], ["logit"]),
        helper.make_node("Squeeze", ["logit", "second"], ["one"]),
        helper.make_node("Cast", ["decided"], ["lines"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["lines", "nothing"], ["zeros"]),
        helper.make_node("ReduceSum", ["observed", "second"], ["told"], keepdims=0),
        helper.make_node("Mul", ["told", "nothing"], ["untold"]),
        helper.make_node("Sum", ["one", "zeros", "untold"], ["logits"]),
        helper.make_node("Identity", ["values"], ["new_values"]),
        helper.make_node("Identity", ["keys"], ["new_keys"]),
    ]
    constants = {"weights": weights, "second": np.array([1]), "nothing": np.zeros(1, np.float32)}

    def value(name: str, kind: int, *shape: int | str) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, shape)

    states = [(f"{new}{name}", *shape) for new in ("", "new_") for name, *shape in
              (("values", 1, "B", 1, 1, 1), ("keys", 1, "B", 1, 1))]  # fmt: skip
    graph = helper.make_graph(
        nodes,
        "step",
        [
            value("state", TensorProto.FLOAT, 1, 2 * len(WORDS)),
            value("observed", TensorProto.FLOAT, 1, OBSERVED),
            value("decided", TensorProto.INT64, "B"),
            *(value(name, TensorProto.FLOAT, *shape) for name, *shape in states[:2]),
        ],
        [
            value("logits", TensorProto.FLOAT, "B"),
            *(value(name, TensorProto.FLOAT, *shape) for name, *shape in states[2:]),
        ],
        [numpy_helper.from_array(array, name) for name, array in constants.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
