"""Writes weights of a language model into its graph: in 32 bits, or quantized in blocks of 8 or 4 bits."""

import re
from collections.abc import Mapping

from torch import Tensor

from engine.core.array_types import Vectors
from engine.training.conversion.block_quantization import BLOCK, QuantizedBlocks, quantize_blocks
from engine.training.conversion.causal_layers import LinearLayer
from engine.training.conversion.graph_builder import MICROSOFT, GraphBuilder

QUANTISED_FROM = 16_384
"""Numbers. A smaller matrix stays whole."""
SENSITIVE = re.compile(r"\.\d*[02468]\.mlp\.(down_proj|c_proj)$")
"""Matrices in 8 bits where the others are in 4, beside the output layer: what goes back from
every second layer's wide part into the narrow one."""
ACCURACY = 4
"""MatMulNBits's level at which tokens, too, are multiplied in 8 bits."""


def write_float_linear(writer: GraphBuilder, name: str, x: str, y: str, linear: LinearLayer) -> None:
    """Write y = x · matrixᵀ + bias in 32 bits."""
    weight = writer.weight(f"{name}.weight", linear.matrix.T)
    if linear.bias is None:
        writer.add("MatMul", [x, weight], y)
        return
    writer.add("MatMul", [x, weight], f"{y}.product")
    writer.add("Add", [f"{y}.product", writer.weight(f"{name}.bias", linear.bias)], y)


def write_float_table(writer: GraphBuilder, name: str, ids: str, y: str, table: Vectors) -> None:
    writer.add("Gather", [writer.weight(f"{name}.table", table), ids], y)


class InBlocks:
    """Writes weights in blocks; where errors hurt most, always in 8 bits."""

    def __init__(self, bits: int, output_layer: str, inputs: Mapping[str, Tensor] | None = None) -> None:
        """inputs [K, K] is what was seen of what a module's matrix multiplies, by the module's name."""
        self._bits = bits
        self._output_layer = output_layer
        self._inputs = inputs or {}

    def linear(self, writer: GraphBuilder, name: str, x: str, y: str, linear: LinearLayer) -> None:
        rows, width = linear.matrix.shape
        if rows * width < QUANTISED_FROM:
            write_float_linear(writer, name, x, y, linear)
            return
        bits = 8 if name == self._output_layer or SENSITIVE.search(name) else self._bits
        blocks = quantize_blocks(linear.matrix, bits, self._inputs.get(name))
        operands = [x, writer.weight(f"{name}.blocks", blocks.packed())]
        operands.append(writer.weight(f"{name}.scales", blocks.scales))
        operands.append("" if bits == 8 else writer.weight(f"{name}.zeros", blocks.packed_zeros()))
        if linear.bias is not None:
            operands += ["", writer.weight(f"{name}.bias", linear.bias)]
        writer.add(
            "MatMulNBits",
            operands if operands[-1] else operands[:-1],
            y,
            domain=MICROSOFT,
            K=width,
            N=rows,
            bits=bits,
            block_size=BLOCK,
            accuracy_level=ACCURACY,
        )

    def table(self, writer: GraphBuilder, name: str, ids: str, y: str, table: Vectors) -> None:
        rows, width = table.shape
        if rows * width < QUANTISED_FROM or width % BLOCK:
            write_float_table(writer, name, ids, y, table)
            return
        blocks = quantize_blocks(table, self._bits)
        writer.add(
            "GatherBlockQuantized",
            [
                writer.weight(f"{name}.blocks", _rows(blocks)),
                ids,
                writer.weight(f"{name}.scales", blocks.scales),
                writer.weight(f"{name}.zeros", blocks.packed_zeros()),
            ],
            y,
            domain=MICROSOFT,
            bits=self._bits,
            block_size=BLOCK,
            gather_axis=0,
            quantize_axis=1,
        )


def _rows(blocks: QuantizedBlocks) -> object:
    packed = blocks.packed()
    return packed.reshape(len(packed), -1)
