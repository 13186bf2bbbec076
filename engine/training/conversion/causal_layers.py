"""The layers of a causal language model, as far as their attention is of a kind that is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from torch import Tensor, nn

from engine.core.array_types import Vectors

PLAIN_ROTATIONS = ("default", "linear", "llama3")
"""Kinds of rotary embedding whose angles depend on the place alone."""


class UnsuitableNetwork(Exception):
    """The network is not of the kind whose attention can be replaced. The text says why."""


@dataclass(frozen=True, slots=True)
class CacheShapes:
    """The key-value cache of a network with replaced attention."""

    layers: int
    heads: int
    kept_heads: int
    head_width: int


@dataclass(frozen=True, slots=True)
class LayerModules:
    """The names of the modules of a layer that are replaced."""

    read: tuple[str, ...]
    """What makes queries, keys and values: three, or one that makes them all."""
    out: str
    gates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinearLayer:
    """A matrix [N, K] that multiplies, and what is added."""

    matrix: Vectors
    bias: Vectors | None


def find_layers(modules: Mapping[str, nn.Module]) -> list[LayerModules]:
    """Return the layers of the two families whose attention is known, Llama and GPT-2.

    Raises UnsuitableNetwork.
    """
    layers: list[LayerModules] = []
    while f"model.layers.{len(layers)}.self_attn.q_proj" in modules:
        layer = f"model.layers.{len(layers)}"
        read = tuple(f"{layer}.self_attn.{part}_proj" for part in "qkv")
        gates = tuple(f"{layer}.mlp.{part}_proj" for part in ("gate", "up"))
        known = {f"{layer}.self_attn.{part}_proj" for part in "qkvo"} | {f"{layer}.self_attn"}
        if any(name.startswith(f"{layer}.self_attn") and name not in known for name in modules):
            raise UnsuitableNetwork("its attention does more than it is known for")
        layers.append(
            LayerModules(read, f"{layer}.self_attn.o_proj", gates if all(g in modules for g in gates) else ())
        )
    while f"transformer.h.{len(layers)}.attn.c_attn" in modules:
        layer = f"transformer.h.{len(layers)}.attn"
        layers.append(LayerModules((f"{layer}.c_attn",), f"{layer}.c_proj", ()))
    if not layers:
        raise UnsuitableNetwork("its attention is of a kind that is not known")
    return layers


def cache_shapes(config: Any, layers: int) -> CacheShapes:
    """Return the shapes of the network's key-value cache.

    Raises UnsuitableNetwork where the attention is not the usual one.
    """
    heads = config.num_attention_heads
    width = getattr(config, "head_dim", None) or config.hidden_size // heads
    rotation = (getattr(config, "rope_scaling", None) or {}).get("rope_type", "default")
    kinds = set(getattr(config, "layer_types", None) or ("full_attention",))
    if rotation not in PLAIN_ROTATIONS or kinds != {"full_attention"} or width % 8:
        raise UnsuitableNetwork(f"rotary embedding {rotation}, attention {sorted(kinds)}, heads {width} wide")
    window = getattr(config, "sliding_window", None)
    if window and window < config.max_position_embeddings and getattr(config, "use_sliding_window", True):
        raise UnsuitableNetwork(f"it looks back {window} tokens only")
    odd = ("scale_attn_by_inverse_layer_idx", "attention_multiplier", "no_rope_layers")
    if any(getattr(config, name, None) for name in odd) or not getattr(config, "scale_attn_weights", True):
        raise UnsuitableNetwork("its attention is scaled in its own way")
    return CacheShapes(layers, heads, getattr(config, "num_key_value_heads", None) or heads, width)


def is_linear(module: nn.Module) -> bool:
    return isinstance(module, nn.Linear) or type(module).__name__ == "Conv1D"


def is_rms_norm(module: nn.Module) -> bool:
    """Whether it is one of transformers' norms without a mean, of the plain kind."""
    return type(module).__name__.endswith("RMSNorm") and hasattr(module, "variance_epsilon")


def linear_layer(module: nn.Module) -> LinearLayer:
    weight, bias = module.weight, getattr(module, "bias", None)
    matrix = to_numpy(weight if isinstance(module, nn.Linear) else weight.T)  # type: ignore[arg-type]
    return LinearLayer(matrix, None if bias is None else to_numpy(bias))


def concatenate_layers(modules: Iterable[nn.Module]) -> LinearLayer:
    """Return one layer that gives the outputs of several with the same input, one after the other."""
    parts = [linear_layer(module) for module in modules]
    biases = [
        part.bias if part.bias is not None else np.zeros(len(part.matrix), np.float32) for part in parts
    ]
    bias = np.concatenate(biases) if any(part.bias is not None for part in parts) else None
    return LinearLayer(np.concatenate([part.matrix for part in parts]), bias)


def to_numpy(tensor: Tensor) -> Vectors:
    found: Vectors = tensor.detach().float().numpy()
    return found
