"""Dynamic quantization of sentence encoders: weights stored in 8 or 4 bits, multiplied in 8 bits.

A weight stored in 4 bits is made into 8 bits when the network is loaded: ONNX Runtime works out what depends
on no input once, at the start.

What is done differently from ONNX Runtime's own dynamic quantisation, and why:

* Every token has a scale of its own, where that has one for the whole batch. The vector of a sentence does
  not depend on what else is read with it then, and one extreme token does not blur all others.
* What goes into a matrix is first divided by what its channels reach, and the matrix multiplied by it (Xiao
  et al. 2022, "SmoothQuant", arXiv 2211.10438): a few channels of BERT are far larger than the rest.
* Weights take 7 of the 8 bits, since processors without VNNI add two products in 16 bits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper, numpy_helper

from engine.core.array_types import Vectors
from engine.training.conversion.onnx_export import open_reference_session

BLOCK = 32
"""Numbers that share a scale where they are stored in 4 bits."""
WEIGHT_LEVELS = 63
TOKEN_LEVELS = 127
SMOOTHING = 0.6
"""How much of a channel's reach the weights take over: 0 nothing, 1 all."""
ZERO = 128
"""Stands for 0 in a token, whose numbers are stored without a sign."""
OPERATORS = 21
"""The first set of operators with numbers of 4 bits."""
MICROSOFT = "com.microsoft"


@dataclass(slots=True)
class QuantizedGraphBuilder:
    """New nodes and constants of a graph, each with a name of its own."""

    nodes: list[NodeProto] = field(default_factory=list)
    constants: list[TensorProto] = field(default_factory=list)
    used: int = 0

    def add(self, operator: str, *inputs: str, output: str = "", **attributes: Any) -> str:
        name = output or self._name()
        self.nodes.append(helper.make_node(operator, inputs, [name], name=f"{operator} {name}", **attributes))
        return name

    def constant(self, value: Any) -> str:
        name = self._name()
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def four_bits(self, value: Any) -> str:
        """Store numbers from -8 to 7."""
        name = self._name()
        flat = value.reshape(-1).astype(np.uint8) & 15
        packed = flat[0::2] | flat[1::2] << 4
        shape = list(value.shape)
        self.constants.append(helper.make_tensor(name, TensorProto.INT4, shape, packed.tobytes(), raw=True))
        return name

    def _name(self) -> str:
        self.used += 1
        return f"quantised.{self.used}"


@dataclass(frozen=True, slots=True)
class WeightProduct:
    """A multiplication with a matrix of weights."""

    node: NodeProto
    weight: str
    matrix: Vectors
    """[N, K]: N outputs of K inputs."""


def find_reach(model: ModelProto, batches: Iterable[Mapping[str, Any]]) -> dict[str, Vectors]:
    """Return the greatest size of each channel [K] that comes into each weight, over the batches."""
    products = _products(model.graph)
    watched = ModelProto()
    watched.CopyFrom(model)
    names = sorted({product.node.input[0] for product in products.values()})
    watched.graph.output.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names
    )
    session = open_reference_session(watched)
    reach: dict[str, Vectors] = {}
    for batch in batches:
        present = np.asarray(batch["mask"], bool)
        for name, found in zip(names, session.run(names, dict(batch)), strict=True):
            most = np.abs(found[present]).max(axis=0)
            reach[name] = np.maximum(reach.get(name, most), most)
    return {product.weight: reach[product.node.input[0]] for product in products.values()}


def quantise(model: ModelProto, reach: Mapping[str, Vectors], bits: int) -> ModelProto:
    """Return the encoder with all large weights stored in 4 or 8 bits; reach is what find_reach returns."""
    products = _products(model.graph)
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    writer = QuantizedGraphBuilder()
    for node in model.graph.node:
        product = products.get(node.output[0])
        if product is not None:
            _write_product(writer, product, reach[product.weight], bits)
        elif node.op_type == "Gather" and node.input[0] in weights and len(weights[node.input[0]].dims) == 2:
            _write_words(writer, node, numpy_helper.to_array(weights[node.input[0]]), bits)
        else:
            writer.nodes.append(node)
    graph = helper.make_graph(
        writer.nodes,
        model.graph.name,
        model.graph.input,
        model.graph.output,
        [*model.graph.initializer, *writer.constants],
    )
    _drop_unused(graph)
    operators = [helper.make_opsetid("", OPERATORS), helper.make_opsetid(MICROSOFT, 1)]
    made = helper.make_model(graph, opset_imports=operators, ir_version=10)
    onnx.checker.check_model(made)
    return made


def blocks_of_four_bits(numbers: Vectors) -> tuple[Any, Any]:
    """Store [..., 32 n] numbers as whole ones [..., n, 32] from -8 to 7, and scales [..., n].

    What came out of such blocks comes out of them again unchanged.
    """
    blocks = numbers.reshape(*numbers.shape[:-1], -1, BLOCK)
    furthest = np.take_along_axis(blocks, np.abs(blocks).argmax(-1)[..., None], -1)[..., 0]
    scales = (furthest / -8).astype(np.float16)
    divisors = np.where(scales == 0, 1, scales).astype(np.float32)[..., None]
    return np.clip(np.round(blocks / divisors), -8, 7).astype(np.int8), scales


def _products(graph: GraphProto) -> dict[str, WeightProduct]:
    """Return the multiplications with weights, by the name of what comes out."""
    weights = {tensor.name: tensor for tensor in graph.initializer}
    turned = {
        node.output[0]: node.input[0]
        for node in graph.node
        if node.op_type == "Transpose" and node.input[0] in weights
    }
    return {
        node.output[0]: WeightProduct(
            node, turned[node.input[1]], numpy_helper.to_array(weights[turned[node.input[1]]])
        )
        for node in graph.node
        if node.op_type == "MatMul" and node.input[1] in turned
    }


def _write_product(writer: QuantizedGraphBuilder, product: WeightProduct, reach: Vectors, bits: int) -> None:
    reach = np.maximum(reach, 1e-5)
    smooth = reach**SMOOTHING / np.maximum(np.abs(product.matrix).max(axis=0), 1e-5) ** (1 - SMOOTHING)
    smooth = (smooth / np.exp(np.log(smooth).mean())).astype(np.float32)
    weight, scales = (_weight_from_4 if bits == 4 else _weight)(writer, product.matrix, smooth)
    # The token: as it is divided by its channels' reach, and then by what makes its own greatest number 127.
    x = writer.add("Mul", product.node.input[0], writer.constant(1 / smooth))
    greatest = writer.add("ReduceMax", writer.add("Abs", x), writer.constant(np.array([-1])), keepdims=1)
    scale = writer.add("Mul", greatest, writer.constant(np.float32(1 / TOKEN_LEVELS)))
    scale = writer.add("Max", scale, writer.constant(np.float32(1e-9)))
    # All numbers are positive now, and a cast cuts off what follows the point: with a half more, it rounds.
    shifted = writer.add("Add", writer.add("Div", x, scale), writer.constant(np.float32(ZERO + 0.5)))
    token = writer.add("Cast", shifted, to=TensorProto.UINT8)
    one, zero = writer.constant(np.float32(1)), writer.constant(np.uint8(ZERO))
    multiplied = writer.add("MatMulIntegerToFloat", token, weight, one, scales, zero, domain=MICROSOFT)
    writer.add("Mul", multiplied, scale, output=product.node.output[0])


def _weight(writer: QuantizedGraphBuilder, matrix: Vectors, smooth: Vectors) -> tuple[str, str]:
    """Return the names of the matrix in 8 bits, [K, N], and of the scales of its columns, [N]."""
    matrix = matrix * smooth
    scales = _column_scales(matrix)
    return writer.constant(np.round(matrix / scales[:, None]).astype(np.int8).T), writer.constant(scales)


def _weight_from_4(writer: QuantizedGraphBuilder, matrix: Vectors, smooth: Vectors) -> tuple[str, str]:
    """Do the same for a matrix that is stored in 4 bits."""
    numbers, block_scales = blocks_of_four_bits(matrix)
    stored = (numbers * block_scales[..., None].astype(np.float32)).reshape(matrix.shape)
    scales = _column_scales(stored * smooth)
    exact = writer.add("Cast", writer.four_bits(numbers), to=TensorProto.FLOAT)
    by_block = writer.add("Cast", writer.constant(block_scales[..., None]), to=TensorProto.FLOAT)
    shape = writer.constant(np.array(matrix.shape))
    exact = writer.add("Reshape", writer.add("Mul", exact, by_block), shape)
    exact = writer.add("Mul", exact, writer.constant(smooth))
    rounded = writer.add("Round", writer.add("Div", exact, writer.constant(scales[:, None])))
    weight = writer.add("Cast", writer.add("Transpose", rounded, perm=[1, 0]), to=TensorProto.INT8)
    return weight, writer.constant(scales)


def _column_scales(matrix: Vectors) -> Vectors:
    scales: Vectors = np.maximum(np.abs(matrix).max(axis=1) / WEIGHT_LEVELS, 1e-9).astype(np.float32)
    return scales


def _write_words(writer: QuantizedGraphBuilder, node: NodeProto, words: Vectors, bits: int) -> None:
    """Look words up in a table of 4 or 8 bits. It stays packed: a text uses few of its rows."""
    ids, output = node.input[1], node.output[0]
    if bits == 8:
        scales = np.maximum(np.abs(words).max(axis=1, keepdims=True) / 127, 1e-9).astype(np.float32)
        rows = writer.add("Gather", writer.constant(np.round(words / scales).astype(np.int8)), ids)
        row_scales = writer.add("Gather", writer.constant(scales), ids)
        writer.add("Mul", writer.add("Cast", rows, to=TensorProto.FLOAT), row_scales, output=output)
        return
    numbers, block_scales = blocks_of_four_bits(words)
    width = words.shape[1]
    flat = (numbers.reshape(words.shape) + 8).astype(np.uint8)
    packed = writer.constant(flat[:, : width // 2] | flat[:, width // 2 :] << 4)
    rows = writer.add("Gather", packed, ids)
    first = writer.add("BitwiseAnd", rows, writer.constant(np.array([15], np.uint8)))
    second = writer.add("BitShift", rows, writer.constant(np.array([4], np.uint8)), direction="RIGHT")
    both = writer.add("Cast", writer.add("Concat", first, second, axis=-1), to=TensorProto.FLOAT)
    both = writer.add("Sub", both, writer.constant(np.float32(8)))
    blocks = writer.add("Reshape", both, writer.constant(np.array([0, 0, width // BLOCK, BLOCK])))
    row_scales = writer.add("Gather", writer.constant(block_scales[..., None]), ids)
    scaled = writer.add("Mul", blocks, writer.add("Cast", row_scales, to=TensorProto.FLOAT))
    writer.add("Reshape", scaled, writer.constant(np.array([0, 0, width])), output=output)


def _drop_unused(graph: GraphProto) -> None:
    """Leave out the weights, and the nodes before them, that nothing reads any more."""
    wanted = {output.name for output in graph.output}
    nodes = []
    for node in reversed(graph.node):
        if wanted.intersection(node.output):
            wanted.update(node.input)
            nodes.append(node)
    tensors = [tensor for tensor in graph.initializer if tensor.name in wanted]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(reversed(nodes))
    graph.initializer.extend(tensors)
