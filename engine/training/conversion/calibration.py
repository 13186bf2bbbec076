"""Calibration data for quantization: the inputs of a language model's matrices on the sample documents."""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from engine.system.paths import resource
from engine.training.conversion.causal_layers import is_linear

TEXTS = ("harbour-library.md", "湿地监测年报.txt")
"""The sample documents that are plain text."""
TOKENS = 256
"""Of a text that is read at once."""
MOST = 2**31
"""Bytes that all sums together may take; of a larger network nothing is looked at."""


def observe_inputs(network: Any, tokenizer: Any) -> dict[str, Tensor]:
    """Return the sum of x xᵀ [K, K] over all vectors x that come into a module, by its name."""
    found: dict[str, Tensor] = {}
    modules = {name: module for name, module in network.named_modules() if is_linear(module)}
    if sum(4 * _width(module) ** 2 for module in modules.values()) > MOST:
        return found

    def watch(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def hook(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            x = inputs[0].flatten(0, -2)
            found[name] = found[name] + x.T @ x if name in found else x.T @ x

        return hook

    output_layer = network.get_output_embeddings()
    hooks = [
        module.register_forward_pre_hook(watch(name))
        for name, module in modules.items()
        if module is not output_layer
    ]
    most = min(TOKENS, network.config.max_position_embeddings)
    try:
        with torch.inference_mode():
            for name in TEXTS:
                text = resource("samples", name).read_text("utf-8")
                tokens = tokenizer.backend_tokenizer.encode(text).ids
                for start in range(0, len(tokens), most):
                    network(torch.tensor([tokens[start : start + most]]))
    finally:
        for hook in hooks:
            hook.remove()
    return {name: sums.clone() for name, sums in found.items()}


def _width(module: nn.Module) -> int:
    weight: Any = module.weight
    return int(weight.shape[1 if isinstance(module, nn.Linear) else 0])
