"""Serializes a trained sentence compressor as a step of an ONNX network, and puts it into a model folder."""

import hashlib
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import ModelProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from engine.models.formats.manifest import COMPRESSOR_FILE, ENCODER_FILE, MANIFEST
from engine.models.runtime.encoder import STATES
from engine.system.atomic_files import read_json, replace_file, write_json
from engine.training.conversion.onnx_export import ExportMismatch, open_reference_session, trace
from engine.training.conversion.performer_export import halved
from engine.training.networks.compressor import CompressorConfig, SentenceCompressor
from engine.training.networks.performer import CausalState

LAYER_END = re.compile(r"layers\.(\d+)\.after_thought\.weight")
"""The weight of what ends a layer of an encoder."""
TOLERANCE = 5e-3
"""How far apart the logits of torch and of ONNX Runtime, whose weights have 16 bits, may be."""


class CompressorStep(nn.Module):
    """A compressor that reads one word along B lines.

    state [1, I], observed [1, F], decided [B], values [L, B, H, M, E], keys [L, B, H, M] → logits [B], and
    the two again.
    """

    def __init__(self, network: SentenceCompressor) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, state: Tensor, observed: Tensor, decided: Tensor, values: Tensor, keys: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        words = self.network.embed(state, observed)[None]
        past = tuple(CausalState(values[layer], keys[layer]) for layer in range(self.network.shape.layers))
        logits, past = self.network(words, decided[:, None], past)
        return (
            logits[:, 0],
            torch.stack([one.values for one in past]),
            torch.stack([one.keys for one in past]),
        )


def to_onnx(network: SentenceCompressor) -> ModelProto:
    """Return the network with its matrices in 16 bits."""
    lines = {1: "B"}
    inputs = _example(network.shape, 3)
    model = trace(
        CompressorStep(network.eval()),
        inputs,
        ("logits", "new_values", "new_keys"),
        {
            "decided": {0: "B"},
            "values": lines,
            "keys": lines,
            "logits": {0: "B"},
            "new_values": lines,
            "new_keys": lines,
        },
        {f"network.{name}": name for name in network.state_dict()},
    )
    # Of weights that are alike, as those of a new network are, the exporter writes one.
    written = {tensor.name for tensor in model.graph.initializer}
    for name, weight in network.state_dict().items():
        if name not in written:
            model.graph.initializer.append(numpy_helper.from_array(weight.numpy(), name))
    return halved(model)


def tell_states(encoder: ModelProto) -> ModelProto:
    """Give an encoder outputs that tell what a layer in the middle and the last one make of each token."""
    graph = encoder.graph
    if any(output.name in STATES for output in graph.output):
        return encoder
    ends = {
        int(found[1]): node.output[0]
        for node in graph.node
        for name in node.input
        if (found := LAYER_END.fullmatch(name))
    }
    for name, layer in zip(STATES, (len(ends) // 2 - 1, len(ends) - 1), strict=True):
        graph.node.append(helper.make_node("Identity", [ends[layer]], [name]))
        graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ("B", "T", "W")))
    return encoder


def add_compressor(network: SentenceCompressor, folder: Path, margin: float) -> None:
    """Put a compressor into the folder of a Performer, whose encoder then tells its states.

    Raises ExportMismatch.
    """
    content = _checked(network)
    encoder = tell_states(onnx.load(str(folder / ENCODER_FILE)))
    told: bytes = encoder.SerializeToString()
    manifest = read_json(folder / MANIFEST)
    assert manifest is not None, folder
    for name, data in ((ENCODER_FILE, told), (COMPRESSOR_FILE, content)):
        replace_file(folder / name, lambda file, data=data: file.write(data))
        manifest["files"][name] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    write_json(folder / MANIFEST, {**manifest, "margin": margin})


def _checked(network: SentenceCompressor) -> bytes:
    """Return the network as it is written, after running it beside torch. Raises ExportMismatch."""
    content: bytes = to_onnx(network).SerializeToString()
    session = open_reference_session(content)
    for lines in (1, 4):
        inputs = _example(network.shape, lines)
        with torch.inference_mode():
            meant = CompressorStep(network)(*inputs.values())
        said = session.run(None, {name: tensor.numpy() for name, tensor in inputs.items()})
        apart = max(
            float(np.abs(one - other.numpy()).max() / (1 + other.abs().max()))
            for one, other in zip(said, meant, strict=True)
        )
        if not apart < TOLERANCE:
            raise ExportMismatch(f"{COMPRESSOR_FILE}: {apart:.2g} apart along {lines} lines")
    return content


def _example(shape: CompressorConfig, lines: int) -> dict[str, Tensor]:
    generator = torch.Generator().manual_seed(lines)
    heads, width = shape.heads, shape.width // shape.heads
    values = torch.rand(shape.layers, lines, heads, shape.random_features, width, generator=generator)
    return {
        "state": torch.randn(1, shape.inputs, generator=generator),
        "observed": torch.randn(1, shape.observations, generator=generator),
        "decided": torch.arange(lines) % 3,
        "values": values,
        "keys": values.sum(-1),
    }
