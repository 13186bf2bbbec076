"""Turns the graph that Optimum exports of a causal language model into one that writes quickly.

A graph knows from the names of its nodes which module of the network they stand for. So a module is cut out
as a whole and one operator with the module's own weights put in its place: a multiplication, a norm, an
embedding, and, where all layers are of a kind that is known, the attention with its cache. The cache then
lives in memory that is given once and written in place; else it grows by a copy with every token. In either
case what comes before the output layer is cut down to the last place, because nobody asks for the others.

Shapes: T tokens read at once, C places that there is room for in the cache, H heads, D width of a head.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from engine.core.array_types import Vectors

MICROSOFT = "com.microsoft"
OPERATORS = 20
"""The set of ONNX's own operators that the graph is written in."""
PLAIN_ROTATIONS = ("default", "linear", "llama3")
"""Kinds of rotary embedding whose angles depend on the place alone."""


class UnsuitableNetwork(Exception):
    """The network is not of the kind whose attention can be replaced. The text says why."""


@dataclass(frozen=True, slots=True)
class LinearLayer:
    """A matrix [N, K] that multiplies, and what is added."""

    matrix: Vectors
    bias: Vectors | None


WriteLinear = Callable[["GraphBuilder", str, str, str, LinearLayer], None]
"""Writes y = x · matrixᵀ + bias: takes where to write, the module's name, x and y."""
WriteTable = Callable[["GraphBuilder", str, str, str, Vectors], None]
"""Writes the rows [T, W] of a table [V, W] by their numbers, in the same way."""


@dataclass(frozen=True, slots=True)
class CacheShapes:
    """What the cache of a network with replaced attention is like."""

    layers: int
    heads: int
    kept_heads: int
    head_width: int


@dataclass(slots=True)
class GraphBuilder:
    """New nodes and weights of a graph."""

    nodes: list[NodeProto] = field(default_factory=list)
    weights: dict[str, TensorProto] = field(default_factory=dict)

    def add(self, operator: str, inputs: Sequence[str], *outputs: str, **attributes: Any) -> None:
        name = f"{operator} {outputs[0]}"
        self.nodes.append(helper.make_node(operator, inputs, outputs, name=name, **attributes))

    def weight(self, name: str, value: Any) -> str:
        name = f"written.{name}"  # the exporter has the plain name for it, or for a copy
        if name not in self.weights:
            self.weights[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name


def rewrite(
    exported: ModelProto, network: nn.Module, write_linear: WriteLinear, write_table: WriteTable
) -> ModelProto:
    """Return the graph with its large weights written anew, and a fast attention where that is possible.

    The exported graph is spent. Raises Unsuitable where the attention cannot be replaced.
    """
    surgery = _GraphRewriter(exported.graph, network, write_linear, write_table)
    surgery.replace_attention()
    return surgery.finish()


def rewrite_plainly(
    exported: ModelProto, network: nn.Module, write_linear: WriteLinear, write_table: WriteTable
) -> ModelProto:
    """Do the same for any network, whose attention stays as it is. Its cache grows with every token."""
    surgery = _GraphRewriter(exported.graph, network, write_linear, write_table)
    surgery.rename_cache()
    return surgery.finish()


def name_of(module: nn.Module, network: nn.Module) -> str:
    """Return the name of a module of the network; empty where it is none."""
    return next((name for name, each in network.named_modules() if each is module), "")


class _GraphRewriter:
    def __init__(
        self, graph: GraphProto, network: nn.Module, write_linear: WriteLinear, write_table: WriteTable
    ) -> None:
        self.graph = graph
        self.network = network
        self.config: Any = network.config
        self.modules = dict(network.named_modules())
        self.write_linear, self.write_table = write_linear, write_table
        self.writer = GraphBuilder()
        self.done: set[str] = set()
        """Modules that have been replaced."""
        _skip_idle_casts(graph, self.modules)
        self.nodes = list(graph.node)
        self.scopes = _scopes(self.nodes)
        self.fixed = _fixed(graph)
        self.readers = _readers(graph, self.nodes)
        self.inputs, self.outputs = list(graph.input), list(graph.output)

    def replace_attention(self) -> None:
        layers = _find_layers(self.modules)
        shapes = _shapes(self.config, len(layers))
        rotation = self._rotation(shapes)
        for number, layer in enumerate(layers):
            self._replace_layer(number, layer, shapes, rotation)
        keep = {"input_ids", "position_ids"} if not rotation else {"input_ids"}
        self.inputs = [value for value in self.graph.input if value.name in keep]
        self.inputs += [
            helper.make_tensor_value_info("seqlens_k", TensorProto.INT32, [1]),
            helper.make_tensor_value_info("total_sequence_length", TensorProto.INT32, []),
            *_cache("past", shapes),
        ]
        self.outputs = [value for value in self.graph.output if value.name == "logits"]
        self.outputs += _cache("present", shapes)

    def rename_cache(self) -> None:
        """Give what goes in and out the names and the shapes that all our networks have."""
        for node in self.nodes:
            for place, name in enumerate(node.input):
                node.input[place] = name.replace("past_key_values.", "past.", 1)
        for value in (*self.inputs, *self.outputs):
            value.name = value.name.replace("past_key_values.", "past.", 1)
            for place, size in enumerate(value.type.tensor_type.shape.dim):
                if size.dim_param:
                    size.dim_param = "P" if value.name.startswith(("past.", "present.")) else "T"
                if place == 0:
                    size.dim_value = 1
        for name in list(self.readers):
            self.readers[name.replace("past_key_values.", "past.", 1)] |= self.readers[name]

    def finish(self) -> ModelProto:
        self._cut_to_last_place()
        for name, module in self.modules.items():
            if name in self.done or name not in self.scopes:
                continue
            if isinstance(module, nn.Embedding):
                self._replace_embedding(name, module)
            elif is_linear(module):
                (x,), (y,) = self._boundary(name)
                self.write_linear(self.writer, name, x, y, _linear(module))
            elif _is_root_mean_square_norm(module):
                self._replace_norm(name, module)
        return self._made()

    def _replace_layer(
        self, number: int, layer: "_LayerNames", shapes: CacheShapes, rotation: tuple[str, str] | None
    ) -> None:
        packed = f"{layer.read[0]}.packed"
        (x,), _ = self._boundary(layer.read[0])
        self.write_linear(
            self.writer, layer.read[0], x, packed, _joined([self.modules[n] for n in layer.read])
        )
        read = f"{layer.out}.read"
        self.writer.add(
            "GroupQueryAttention",
            [
                *(packed, "", "", f"past.{number}.key", f"past.{number}.value"),
                *("seqlens_k", "total_sequence_length"),
                *(rotation or ()),
            ],
            *(read, f"present.{number}.key", f"present.{number}.value"),
            domain=MICROSOFT,
            num_heads=shapes.heads,
            kv_num_heads=shapes.kept_heads,
            do_rotary=int(rotation is not None),
            scale=1 / math.sqrt(shapes.head_width),
        )
        _, (y,) = self._boundary(layer.out)
        self.write_linear(self.writer, layer.out, read, y, _linear(self.modules[layer.out]))
        if layer.gates:
            self._replace_gates(layer.gates)
        self.done.update((*layer.read, layer.out, *layer.gates))

    def _replace_gates(self, gates: Sequence[str]) -> None:
        """Multiply with two matrices at once that read the same."""
        ends = [self._boundary(name) for name in gates]
        (x,) = ends[0][0]
        both = f"{gates[0]}.both"
        self.write_linear(self.writer, gates[0], x, both, _joined([self.modules[name] for name in gates]))
        self.writer.add("Split", [both], *(y for _, (y,) in ends), axis=-1, num_outputs=len(gates))

    def _rotation(self, shapes: CacheShapes) -> tuple[str, str] | None:
        """Return the names of the cosines and the sines [C, D / 2] of all places; None where none turn."""
        import torch

        found = self.modules.get("model.rotary_emb")
        if found is None:
            return None
        places = torch.arange(self.config.max_position_embeddings)[None]
        with torch.inference_mode():
            both = found(torch.zeros(1), places)
        half = shapes.head_width // 2
        if any(angles.shape[-1] != shapes.head_width for angles in both):
            raise UnsuitableNetwork("only a part of a head is turned")
        cosines, sines = (angles[0, :, :half].float().numpy() for angles in both)
        return self.writer.weight("cosines", cosines), self.writer.weight("sines", sines)

    def _replace_embedding(self, name: str, module: nn.Embedding) -> None:
        (ids,), (y,) = self._boundary(name)
        self.write_table(self.writer, name, ids, y, _numbers(module.weight))

    def _replace_norm(self, name: str, module: nn.Module) -> None:
        try:
            (x,), (y,) = self._boundary(name)
        except ValueError:
            return  # it is entwined with what is around it, and stays
        weight = self.writer.weight(f"{name}.weight", _numbers(module.weight))  # type: ignore[arg-type]
        epsilon = float(module.variance_epsilon)  # type: ignore[arg-type]
        self.writer.add(
            "SimplifiedLayerNormalization", [x, weight], y, axis=-1, epsilon=epsilon, stash_type=1
        )

    def _cut_to_last_place(self) -> None:
        head = name_of(self.network.get_output_embeddings(), self.network)  # type: ignore[operator]
        if head not in self.scopes:
            raise UnsuitableNetwork("it has no output layer of its own")
        (x,), (y,) = self._boundary(head)
        last = self.writer.weight("last", np.array([-1]))
        self.writer.add("Gather", [x, last], f"{head}.last", axis=1)
        self.write_linear(self.writer, head, f"{head}.last", y, _linear(self.modules[head]))
        self.done.add(head)

    def _boundary(self, module: str) -> tuple[list[str], list[str]]:
        """Return what comes into a module from elsewhere in the graph, but for weights, and what goes out."""
        nodes = self.scopes[module]
        own = {id(node) for node in nodes}
        inside = {name for node in nodes for name in node.output}
        into = {name: None for node in nodes for name in node.input if name not in inside | self.fixed}
        out = [name for name in inside if not self.readers[name] <= own]
        return [name for name in into if name], out

    def _made(self) -> ModelProto:
        written = {name for node in self.writer.nodes for name in node.output}
        nodes = [node for node in self.nodes if not written.intersection(node.output)]
        tensors = [*self.graph.initializer, *self.writer.weights.values()]
        nodes, tensors = _wanted([*nodes, *self.writer.nodes], self.outputs, tensors)
        used = {name for node in nodes for name in node.input}
        inputs = [value for value in self.inputs if value.name in used]
        graph = helper.make_graph(_ordered(nodes, inputs, tensors), "writer", inputs, self.outputs, tensors)
        operators = [helper.make_opsetid("", OPERATORS), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=operators, ir_version=10)


@dataclass(frozen=True, slots=True)
class _LayerNames:
    """Names of modules."""

    read: tuple[str, ...]
    """What makes queries, keys and values: three, or one that makes them all."""
    out: str
    gates: tuple[str, ...]


def _find_layers(modules: Mapping[str, nn.Module]) -> list[_LayerNames]:
    """Return the layers of the two families whose attention is known. Raises Unsuitable."""
    layers: list[_LayerNames] = []
    while f"model.layers.{len(layers)}.self_attn.q_proj" in modules:
        layer = f"model.layers.{len(layers)}"
        read = tuple(f"{layer}.self_attn.{part}_proj" for part in "qkv")
        gates = tuple(f"{layer}.mlp.{part}_proj" for part in ("gate", "up"))
        known = {f"{layer}.self_attn.{part}_proj" for part in "qkvo"} | {f"{layer}.self_attn"}
        if any(name.startswith(f"{layer}.self_attn") and name not in known for name in modules):
            raise UnsuitableNetwork("its attention does more than it is known for")
        layers.append(
            _LayerNames(read, f"{layer}.self_attn.o_proj", gates if all(g in modules for g in gates) else ())
        )
    while f"transformer.h.{len(layers)}.attn.c_attn" in modules:
        layer = f"transformer.h.{len(layers)}.attn"
        layers.append(_LayerNames((f"{layer}.c_attn",), f"{layer}.c_proj", ()))
    if not layers:
        raise UnsuitableNetwork("its attention is of a kind that is not known")
    return layers


def _shapes(config: Any, layers: int) -> CacheShapes:
    """Raises Unsuitable where the attention is not the usual one."""
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


def _cache(moment: str, shapes: CacheShapes) -> list[Any]:
    room: list[int | str | None] = [1, shapes.kept_heads, "C", shapes.head_width]
    return [
        helper.make_tensor_value_info(f"{moment}.{layer}.{part}", TensorProto.FLOAT, room)
        for layer in range(shapes.layers)
        for part in ("key", "value")
    ]


def _skip_idle_casts(graph: GraphProto, modules: Mapping[str, nn.Module]) -> None:
    """Leave out norms' casts to 32 bits, which change nothing: what is around a norm reads them, too."""
    norms = {name for name, module in modules.items() if _is_root_mean_square_norm(module)}
    same: dict[str, str] = {}
    for node in graph.node:
        for place, name in enumerate(node.input):
            if name in same:
                node.input[place] = same[name]
        if node.op_type == "Cast" and ".".join(node.name.split("/")[1:-1]) in norms:
            same[node.output[0]] = node.input[0]


def _scopes(nodes: Sequence[NodeProto]) -> dict[str, list[NodeProto]]:
    """Return the nodes of every module, those of the modules inside it included."""
    found: dict[str, list[NodeProto]] = {}
    for node in nodes:
        path = node.name.split("/")[1:-1]
        for length in range(1, len(path) + 1):
            found.setdefault(".".join(path[:length]), []).append(node)
    return found


def _readers(graph: GraphProto, nodes: Sequence[NodeProto]) -> dict[str, set[int]]:
    """Return by whom everything is read: by the identity of nodes, or 0 for who reads the output."""
    found: dict[str, set[int]] = defaultdict(set)
    for node in nodes:
        for name in node.input:
            found[name].add(id(node))
    for value in graph.output:
        found[value.name].add(0)
    return found


def _fixed(graph: GraphProto) -> set[str]:
    """Return the names of all that depends on no input: weights, constants, and what is made of them."""
    fixed = {tensor.name for tensor in graph.initializer}
    for node in graph.node:
        if all(name in fixed for name in node.input if name):
            fixed.update(node.output)
    return fixed


def is_linear(module: nn.Module) -> bool:
    return isinstance(module, nn.Linear) or type(module).__name__ == "Conv1D"


def _is_root_mean_square_norm(module: nn.Module) -> bool:
    """Whether it is one of transformers' norms without a mean, of the plain kind."""
    return type(module).__name__.endswith("RMSNorm") and hasattr(module, "variance_epsilon")


def _linear(module: nn.Module) -> LinearLayer:
    weight, bias = module.weight, getattr(module, "bias", None)
    matrix = _numbers(weight if isinstance(module, nn.Linear) else weight.T)  # type: ignore[arg-type]
    return LinearLayer(matrix, None if bias is None else _numbers(bias))


def _joined(modules: Iterable[nn.Module]) -> LinearLayer:
    parts = [_linear(module) for module in modules]
    biases = [
        part.bias if part.bias is not None else np.zeros(len(part.matrix), np.float32) for part in parts
    ]
    bias = np.concatenate(biases) if any(part.bias is not None for part in parts) else None
    return LinearLayer(np.concatenate([part.matrix for part in parts]), bias)


def _numbers(tensor: Tensor) -> Vectors:
    found: Vectors = tensor.detach().float().numpy()
    return found


def _wanted(
    nodes: Sequence[NodeProto],
    outputs: Sequence[Any],
    tensors: Sequence[TensorProto],
) -> tuple[list[NodeProto], list[TensorProto]]:
    """Leave out what no output depends on."""
    made_by = {name: node for node in nodes for name in node.output}
    names = [value.name for value in outputs]
    wanted: set[str] = set()
    kept: dict[int, NodeProto] = {}
    while names:
        name = names.pop()
        if name in wanted:
            continue
        wanted.add(name)
        node = made_by.get(name)
        if node is not None and id(node) not in kept:
            kept[id(node)] = node
            names.extend(node.input)
    return list(kept.values()), [tensor for tensor in tensors if tensor.name in wanted]


def _ordered(
    nodes: Sequence[NodeProto], inputs: Sequence[Any], tensors: Sequence[TensorProto]
) -> list[NodeProto]:
    """Put every node after those that it reads."""
    ready = {"", *(value.name for value in inputs), *(tensor.name for tensor in tensors)}
    waiting: dict[str, list[int]] = {}
    missing = []
    free = []
    for number, node in enumerate(nodes):
        needs = set(node.input) - ready
        missing.append(len(needs))
        for name in needs:
            waiting.setdefault(name, []).append(number)
        if not needs:
            free.append(number)
    ordered = []
    while free:
        node = nodes[free.pop()]
        ordered.append(node)
        for name in node.output:
            for number in waiting.get(name, ()):
                missing[number] -= 1
                if not missing[number]:
                    free.append(number)
    if len(ordered) < len(nodes):
        raise onnx.checker.ValidationError("the graph reads what nothing makes")
    return ordered
