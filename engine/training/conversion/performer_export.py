"""Serializes a trained Performer as an ONNX model folder, and reads its weights back."""

import copy
import hashlib
import math
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import ModelProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from engine.core.array_types import Vectors
from engine.core.errors import ModelDamaged
from engine.models.formats.manifest import (
    ENCODER_FILE,
    FORMAT,
    MANIFEST,
    PERFORMER,
    PERFORMER_FILE,
    TOKENIZER_FILE,
    WEIGHTS_FILE,
    load_performer_manifest,
    read_file,
)
from engine.system.atomic_files import read_json, replace_file, write_json
from engine.training.conversion.onnx_export import ExportMismatch, run, trace
from engine.training.networks.performer import Performer, PerformerConfig

INHERITED = ("licence", "width", "longest_sentence", "prefix", "observed", "repetition")
"""What a manifest says as the manifest of the model it came from does, unless it is told otherwise."""
HALF_SIZED = 2048
"""Numbers. A smaller tensor stays in 32 bits: the scales of what is observed are among them."""
LENGTHS = (1, 2, 77, 300)
"""Sentences of the made-up documents that the written network is tried on."""
TOLERANCE = 2e-3
"""How far apart, in spreads of the salience, what torch and ONNX Runtime say of a document may be."""


def write_model(network: Performer, encoder_from: Path, folder: Path, facts: Mapping[str, Any]) -> None:
    """Make a model folder of a network and the encoder of another folder, whose manifest may be missing.

    facts go into the manifest; what they leave out is taken from the other's. The folder appears when it is
    complete, and an older one of that name stays until then. Raises ExportMismatch, and ValueError for facts
    that are missing or do not fit the network.
    """
    network = copy.deepcopy(network).cpu().float().eval()
    manifest = _manifest(network, read_json(encoder_from / MANIFEST) or {}, facts)
    content = _checked(network)
    with_new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(with_new, ignore_errors=True)
    with_new.mkdir(parents=True)
    try:
        packed = (WEIGHTS_FILE,) if (encoder_from / WEIGHTS_FILE).exists() else ()
        for name in (ENCODER_FILE, TOKENIZER_FILE, *packed):
            shutil.copyfile(encoder_from / name, with_new / name)
        replace_file(with_new / PERFORMER_FILE, lambda file: file.write(content))
        names = (ENCODER_FILE, PERFORMER_FILE, TOKENIZER_FILE, *packed)
        manifest["files"] = {name: _facts_of(with_new / name) for name in names}
        write_json(with_new / MANIFEST, manifest)
        _put_in_place(with_new, folder)
    finally:
        shutil.rmtree(with_new, ignore_errors=True)


def read_weights(folder: Path) -> Performer:
    """Return the network of a model folder. Raises ModelError."""
    manifest = load_performer_manifest(folder)
    content = read_file(manifest, PERFORMER_FILE)
    try:
        network = Performer(PerformerConfig.from_manifest(manifest.shape))
        network.load_state_dict(_weights(onnx.load_model_from_string(content), network))
    except (ValueError, TypeError, RuntimeError, ArithmeticError) as error:
        raise ModelDamaged(manifest.name, f"{PERFORMER_FILE}: {error}"[:300]) from error
    except Exception as error:
        # protobuf's own error has no name that could be imported without depending on protobuf.
        if type(error).__name__ != "DecodeError":
            raise
        raise ModelDamaged(manifest.name, f"{PERFORMER_FILE} is no network") from error
    return network.eval()


class SingleDocumentPerformer(nn.Module):
    """A Performer that reads one document: vectors [T, I], observations [T, F] → salience [T]."""

    def __init__(self, network: Performer) -> None:
        super().__init__()
        self.network = network

    def forward(self, vectors: Tensor, observations: Tensor) -> Tensor:
        present = torch.ones_like(vectors[:, 0])
        salience: Tensor = self.network(vectors[None], observations[None], present[None])
        return salience[0]


def to_onnx(network: Performer) -> ModelProto:
    """Return the network with its matrices in 16 bits, each cast to 32 before it is used."""
    vectors, observations = _example(network.shape, 5)
    model = trace(
        SingleDocumentPerformer(network),
        {"vectors": vectors, "observations": observations},
        "salience",
        {"vectors": {0: "T"}, "observations": {0: "T"}, "salience": {0: "T"}},
        {f"network.{name}": name for name in network.state_dict()},
    )
    # Of weights that are alike the exporter writes one, and none that the salience does not depend on.
    written = {tensor.name for tensor in model.graph.initializer}
    for name, weight in network.state_dict().items():
        if name not in written:
            model.graph.initializer.append(numpy_helper.from_array(weight.numpy(), name))
    return halved(model)


def halved(model: ModelProto) -> ModelProto:
    """Store the large weights in 16 bits. The model is changed and returned."""
    graph = model.graph
    casts = []
    full = {}
    for tensor in graph.initializer:
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) < HALF_SIZED:
            continue
        half = numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float16), tensor.name)
        tensor.CopyFrom(half)
        full[tensor.name] = f"{tensor.name}.full"
        casts.append(helper.make_node("Cast", [tensor.name], [full[tensor.name]], to=TensorProto.FLOAT))
    for node in graph.node:
        for place, name in enumerate(node.input):
            node.input[place] = full.get(name, name)
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return model


def _checked(network: Performer) -> bytes:
    """Return the network as it is written, after running it beside torch. Raises ExportMismatch."""
    model = to_onnx(network)
    content: bytes = model.SerializeToString()
    rounded = Performer(network.shape).eval()
    rounded.load_state_dict(_weights(model, rounded))
    for length in LENGTHS:
        vectors, observations = _example(network.shape, length)
        with torch.inference_mode():
            meant = SingleDocumentPerformer(rounded)(vectors, observations).numpy()
        said = run(content, {"vectors": vectors.numpy(), "observations": observations.numpy()})
        apart = _apart(said, meant)
        if not apart < TOLERANCE:
            raise ExportMismatch(f"{PERFORMER_FILE}: {apart:.2g} spreads apart at {length} sentences")
    return content


def _apart(said: Vectors, meant: Vectors) -> float:
    """Return the greatest difference, in spreads of what is meant; one sentence alone has none."""
    if said.shape != meant.shape:
        return math.inf
    size = np.abs(meant).max()
    return float(np.abs(said - meant).max() / (meant.std() + 0.01 * size + 1e-6))


def _example(shape: PerformerConfig, length: int) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(length)
    vectors = torch.randn(length, shape.inputs, generator=generator)
    return (
        vectors / vectors.norm(dim=1, keepdim=True),
        torch.randn(length, shape.observations, generator=generator),
    )


def _weights(model: ModelProto, network: Performer) -> dict[str, Tensor]:
    wanted = network.state_dict()
    return {
        tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).astype(np.float32))
        for tensor in model.graph.initializer
        if tensor.name in wanted
    }


def _manifest(network: Performer, inherited: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the manifest but for the files. Raises ValueError."""
    manifest: dict[str, Any] = {"format": FORMAT, "kind": PERFORMER, "version": "1", "figures": {}}
    manifest |= {key: inherited[key] for key in (*INHERITED, "static") if key in inherited}
    manifest |= {"trained_on": [], **facts, "shape": asdict(network.shape)}
    missing = sorted({"name", "languages", *INHERITED} - manifest.keys())
    if missing:
        raise ValueError(f"the manifest lacks {', '.join(missing)}")
    observed, width = len(manifest["observed"]), manifest["width"]
    if (observed, width) != (network.shape.observations, network.shape.inputs):
        raise ValueError(
            f"the network reads {network.shape.inputs} wide vectors and {network.shape.observations} "
            f"observations, the manifest speaks of {width} and {observed}"
        )
    return manifest


def _facts_of(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def _put_in_place(made: Path, folder: Path) -> None:
    """Rename a folder; one that is there is moved aside first, since none can be renamed onto another."""
    before = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(before, ignore_errors=True)
    if folder.exists():
        folder.rename(before)
    made.rename(folder)
    shutil.rmtree(before, ignore_errors=True)
