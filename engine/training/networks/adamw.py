"""AdamW (Loshchilov and Hutter 2019, arXiv 1711.05101).

torch has one, which loads the whole of torch's compiler first: as long again as torch itself takes to load.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

EPSILON = 1e-8


@dataclass(frozen=True, slots=True)
class AdamMoments:
    """Running means of a parameter's gradient and of its square, of the parameter's shape."""

    first: Tensor
    second: Tensor


class AdamW:
    def __init__(self, parameters: Sequence[Tensor], decay: float, betas: tuple[float, float]) -> None:
        """decay is of matrices only: biases and the like are to be as large as they must."""
        self._parameters = tuple(parameters)
        self._decay = decay
        self._betas = betas
        self._steps = 0
        self._moments = [AdamMoments(torch.zeros_like(one), torch.zeros_like(one)) for one in parameters]

    @torch.no_grad()
    def step(self, rate: float) -> None:
        """Move every parameter that has a gradient, and forget the gradients."""
        self._steps += 1
        first_beta, second_beta = self._betas
        length = rate / (1 - first_beta**self._steps)
        scale = math.sqrt(1 - second_beta**self._steps)
        for parameter, moments in zip(self._parameters, self._moments, strict=True):
            gradient = parameter.grad
            if gradient is None:
                continue
            moments.first.lerp_(gradient, 1 - first_beta)
            moments.second.mul_(second_beta).addcmul_(gradient, gradient, value=1 - second_beta)
            if parameter.ndim > 1:
                parameter.mul_(1 - rate * self._decay)
            parameter.addcdiv_(moments.first, (moments.second.sqrt() / scale).add_(EPSILON), value=-length)
            parameter.grad = None

    def state(self) -> dict[str, Any]:
        moments = [(one.first, one.second) for one in self._moments]
        return {"steps": self._steps, "moments": moments}

    def go_on(self, state: Mapping[str, Any]) -> None:
        """Take over what state returned. Raises ValueError where it is of other parameters."""
        self._steps = state["steps"]
        for moments, (first, second) in zip(self._moments, state["moments"], strict=True):
            moments.first.copy_(first)
            moments.second.copy_(second)
