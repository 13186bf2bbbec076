"""Block quantization to 8 or 4 bits (GPTQ), for ONNX Runtime's MatMulNBits and GatherBlockQuantized.

A block of 32 numbers in a row has a scale s and a zero z, and stores whole numbers n: each stands for
s · (n - z). In 8 bits z is fixed, and s is what the largest needs. In 4 bits both are searched for, because
there the usual choice, from the least to the greatest, wastes much: outliers are worth cutting a little.

Where it is known what a matrix multiplies, the error of each column in 4 bits is made up for in the columns
that follow (Frantar et al. 2022, "GPTQ", arXiv 2210.17323). What is done differently: every block's scale and
zero are searched for when its turn comes, with the errors made up for so far in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from engine.core.array_types import Vectors

BLOCK = 32
"""Numbers that share a scale."""
BLOCKS_AT_ONCE = 2048
"""So few that they stay in the processor's cache: there are millions."""
DAMPING = 0.01
"""Share of the inputs' mean size that is added to them, for those that never came."""
SHRINKS = ((1.0, 1.0), (0.9, 0.9), (0.8, 0.8), (0.85, 1.0), (1.0, 0.85))
"""Shares of the range that are tried in 4 bits: of what is below zero, and above."""


@dataclass(frozen=True, slots=True)
class QuantizedBlocks:
    """A matrix [N, K] in blocks, each row filled up to whole ones."""

    bits: int
    numbers: Any
    """[N, K / 32, 32] whole numbers without a sign."""
    scales: Vectors
    """[N, K / 32]"""
    zeros: Any
    """[N, K / 32] whole numbers."""

    def matrix(self, width: int) -> Vectors:
        """Return what is stored, [N, width]."""
        numbers = (self.numbers.astype(np.float32) - self.zeros[..., None]) * self.scales[..., None]
        found: Vectors = numbers.reshape(len(numbers), -1)[:, :width]
        return found

    def packed(self) -> Any:
        """Return the numbers [N, K / 32, 32 · bits / 8] as bytes; of two in 4 bits the first is the lower."""
        return _packed(self.numbers, self.bits)

    def packed_zeros(self) -> Any:
        """Return the zeros [N, …] of each row as bytes."""
        zeros = self.zeros
        if self.bits == 4 and zeros.shape[1] % 2:
            zeros = np.pad(zeros, ((0, 0), (0, 1)))
        return _packed(zeros, self.bits)


def quantize_blocks(matrix: Vectors, bits: int, inputs: Tensor | None = None) -> QuantizedBlocks:
    """Quantize a matrix [N, K]; inputs [K, K] is the sum of x xᵀ over vectors x that it multiplies."""
    rows, width = matrix.shape
    count = -(-width // BLOCK)
    filled = torch.zeros(rows, count * BLOCK)
    filled[:, :width] = torch.from_numpy(matrix)
    if bits == 4 and inputs is not None and width % BLOCK == 0:
        fitted = [_quantize_gptq(filled, inputs)]
    else:
        fitted = [
            _quantize_8_bits(part) if bits == 8 else _quantize_4_bits(part) for part in _parts(filled, count)
        ]
    numbers, scales, zeros = (torch.cat(part).numpy() for part in zip(*fitted, strict=True))
    return QuantizedBlocks(
        bits, numbers.reshape(rows, count, BLOCK), scales.reshape(rows, count), zeros.reshape(rows, count)
    )


def _parts(filled: Tensor, count: int) -> Iterator[Tensor]:
    """Yield the blocks [B, 32] of some rows."""
    rows_at_once = max(BLOCKS_AT_ONCE // count, 1)
    for start in range(0, len(filled), rows_at_once):
        yield filled[start : start + rows_at_once].reshape(-1, BLOCK)


def _quantize_8_bits(x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return whole numbers, scales and zeros for blocks x [B, 32]."""
    scale = (x.abs().amax(-1) / 127).clamp(min=1e-10)
    numbers = torch.round(x / scale[:, None]) + 128
    return numbers.to(torch.uint8), scale, torch.full_like(scale, 128).to(torch.uint8)


def _quantize_4_bits(x: Tensor, weight: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
    """Return the same with scales and zeros of the least squared error, weighed by weight [32]."""
    weight = torch.ones(BLOCK) if weight is None else weight
    least, greatest = x.amin(-1).clamp(max=0), x.amax(-1).clamp(min=0)
    error = torch.full_like(least, torch.inf)
    scales, zeros = torch.ones_like(least), torch.zeros_like(least)
    for low, high in SHRINKS:
        scale = ((greatest * high - least * low) / 15).clamp(min=1e-10)
        zero = torch.round(-least * low / scale).clamp(0, 15)
        centred = _rounded(x, scale, zero) - zero[:, None]
        # The scale that suits these whole numbers best, by least squares.
        weighed = weight * centred
        fitted = (weighed * x).sum(-1) / (weighed * centred).sum(-1).clamp(min=1e-20)
        scale = torch.where(fitted > 0, fitted, scale)
        centred = _rounded(x, scale, zero) - zero[:, None]
        found = ((centred * scale[:, None] - x).square_() * weight).sum(-1)
        better = found < error
        error = torch.where(better, found, error)
        scales, zeros = torch.where(better, scale, scales), torch.where(better, zero, zeros)
    return _rounded(x, scales, zeros).to(torch.uint8), scales, zeros.to(torch.uint8)


def _quantize_gptq(matrix: Tensor, inputs: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """GPTQ: quantize a matrix [N, K] by columns, each error compensated in the columns to the right."""
    matrix = matrix.clone()
    rows, width = matrix.shape
    steady = inputs + torch.eye(width) * (DAMPING * inputs.diagonal().mean() + 1e-6)
    inverse = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(steady)), upper=True)
    numbers = torch.zeros(rows, width, dtype=torch.uint8)
    scales, zeros = torch.zeros(rows, width // BLOCK), torch.zeros(rows, width // BLOCK, dtype=torch.uint8)
    for start in range(0, width, BLOCK):
        end = start + BLOCK
        block = matrix[:, start:end]
        _, scale, zero = _quantize_4_bits(block, steady.diagonal()[start:end])
        errors = torch.zeros_like(block)
        for place in range(BLOCK):
            row = inverse[start + place, start:end]
            found = torch.round(block[:, place] / scale + zero).clamp_(0, 15)
            errors[:, place] = (block[:, place] - (found - zero) * scale) / row[place]
            block[:, place:] -= torch.outer(errors[:, place], row[place:])
            numbers[:, start + place] = found.to(torch.uint8)
        matrix[:, end:] -= errors @ inverse[start:end, end:]
        scales[:, start // BLOCK], zeros[:, start // BLOCK] = scale, zero
    return numbers, scales, zeros


def _rounded(x: Tensor, scale: Tensor, zero: Tensor) -> Tensor:
    return torch.round(x / scale[:, None] + zero[:, None]).clamp_(0, 15)


def _packed(numbers: Any, bits: int) -> Any:
    if bits == 8:
        return numbers
    return numbers[..., 0::2] | numbers[..., 1::2] << 4
