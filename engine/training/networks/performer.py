"""The Performer: attention of linear cost by positive orthogonal random features (FAVOR+).

Choromanski et al. 2020, "Rethinking Attention with Performers", arXiv 2009.14794. Softmax attention weighs a
value by exp(q·k / √D). FAVOR+ writes that number as the mean of φ(q)·φ(k) over M random features, so that the
sum over all keys is made once and every query reads it: T·M·D work in place of T²·D.

What is done differently, and why:

* The paper divides by the maximum over all keys for numeric safety. A later key then changes what earlier
  queries see. Here queries and keys are RMS-normalised instead, which bounds the exponent.
* The projection is drawn once and stored with the weights, so that a model says the same every time.

Shapes: B documents, H heads, T places in the sequence, D width of a head, E of a value, M random features,
W width of the network, I width of what comes in, F observations.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import torch
from torch import Generator, Tensor, nn
from torch.nn import functional

from engine.training.networks.document_layers import RECURRENT, ConvolutionLayer, RecurrentLayer
from engine.training_launch import NETWORKS, PERFORMER_NETWORK

CHUNK = 128
"""Places that the causal form works on at once; any number gives the same answer."""


def draw_projection(features: int, width: int, generator: Generator | None = None) -> Tensor:
    """Draw random directions [M, D], orthogonal in blocks of D, each as long as a normal vector would be.

    Section 2.4 of the paper: orthogonal rows estimate with less variance than independent ones.
    """
    blocks = []
    for _ in range(math.ceil(features / width)):
        normal = torch.randn(width, width, generator=generator, dtype=torch.float64)
        orthogonal, triangle = torch.linalg.qr(normal)
        # The signs make the rotation uniform: without them QR prefers some.
        blocks.append((orthogonal * triangle.diagonal().sign()).T)
    lengths = torch.randn(features, width, generator=generator, dtype=torch.float64).norm(dim=1, keepdim=True)
    directions: Tensor = torch.cat(blocks)[:features] * lengths
    return directions.to(torch.get_default_dtype())


def normalise(x: Tensor) -> Tensor:
    """Scale x [..., D] to a root mean square of 1, so that |q·k| / √D is at most √D."""
    normal: Tensor = x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-6)
    return normal


def softmax_features(x: Tensor, projection: Tensor) -> Tensor:
    """Map x so that dot products of features estimate exp(q·k / √D) without bias (lemma 1 of the paper).

    x           [B, H, T, D]  normalised, which bounds the exponent
    projection  [M, D]
    returns     [B, H, T, M]  positive
    """
    x = x * x.shape[-1] ** -0.25
    exponent = x @ projection.T - x.square().sum(-1, keepdim=True) / 2
    return exponent.exp() / math.sqrt(len(projection))


def attend_all(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Let every place read every other.

    query, key  [B, H, T, M]  features; a key of zeros is not read
    value       [B, H, T, E]
    returns     [B, H, T, E]
    """
    read = query @ (key.transpose(-2, -1) @ value)
    weight = query @ key.sum(-2).unsqueeze(-1)
    return read / weight.clamp(min=1e-6)


@dataclass(frozen=True, slots=True)
class CausalState:
    """What the causal form knows of the places read so far, of the same size however many they were."""

    values: Tensor
    """[B, H, M, E]: the sum of φ(k) vᵀ."""
    keys: Tensor
    """[B, H, M]: the sum of φ(k)."""


def no_past(key: Tensor, value: Tensor) -> CausalState:
    """Return what is known before the first place, for features and values of these shapes."""
    values = value.new_zeros(*key.shape[:2], key.shape[-1], value.shape[-1])
    return CausalState(values, values.new_zeros(values.shape[:-1]))


def attend_before(
    query: Tensor, key: Tensor, value: Tensor, past: CausalState | None = None
) -> tuple[Tensor, CausalState]:
    """Let every place read itself and those before it; shapes as in attend_all.

    Returns also what has been read, from which the next call goes on: a text may come in one piece, in
    pieces, or place by place, with the same result.
    """
    past = past or no_past(key, value)
    read = []
    for start in range(0, query.shape[-2], CHUNK):
        part = slice(start, start + CHUNK)
        q, k, v = query[..., part, :], key[..., part, :], value[..., part, :]
        inside = (q @ k.transpose(-2, -1)).tril()
        weight = inside.sum(-1, keepdim=True) + q @ past.keys.unsqueeze(-1)
        read.append((inside @ v + q @ past.values) / weight.clamp(min=1e-6))
        past = CausalState(past.values + k.transpose(-2, -1) @ v, past.keys + k.sum(-2))
    return torch.cat(read, dim=-2), past


def attend_exactly(query: Tensor, key: Tensor, value: Tensor, present: Tensor) -> Tensor:
    """Softmax attention, for comparison: query, key, value [B, H, T, D], present [B, T]."""
    return functional.scaled_dot_product_attention(query, key, value, attn_mask=present[:, None, None, :])


@dataclass(frozen=True, slots=True)
class PerformerConfig:
    """How large a Performer is."""

    inputs: int = 384
    """Width of a sentence vector."""
    observations: int = 0
    """How many plain numbers come with each vector."""
    width: int = 256
    heads: int = 8
    layers: int = 4
    random_features: int = 64
    inner: int = 768
    """Width of the feed-forward part."""
    dropout: float = 0.1
    prototypes: int = 0
    """How many kinds of documents it remembers; with none it holds every document for familiar."""
    network: str = PERFORMER_NETWORK
    """One of NETWORKS: what reads the sentences together. All others are there to be compared with."""

    def __post_init__(self) -> None:
        if self.width % self.heads:
            raise ValueError(f"{self.heads} heads cannot share a width of {self.width}")
        if self.network not in NETWORKS:
            raise ValueError(f"{self.network} is none of the networks {', '.join(NETWORKS)}")

    @property
    def reads_vectors(self) -> bool:
        return self.network != "observations"

    @property
    def reads_observations(self) -> bool:
        return self.network != "words"

    @classmethod
    def from_manifest(cls, shape: Mapping[str, Any]) -> "PerformerConfig":
        """Read a manifest's shape. Earlier ones said whether attention was exact, and named no network."""
        facts = dict(shape)
        if facts.pop("exact", False):
            facts.setdefault("network", "transformer")
        return cls(**facts)


class FavorAttention(nn.Module):
    """Bidirectional attention by FAVOR+."""

    projection: Tensor

    def __init__(self, shape: PerformerConfig, generator: Generator | None = None) -> None:
        super().__init__()
        self.heads = shape.heads
        self.exact = shape.network == "transformer"
        self.inward = nn.Linear(shape.width, 3 * shape.width)
        self.outward = nn.Linear(shape.width, shape.width)
        projection = draw_projection(shape.random_features, shape.width // shape.heads, generator)
        self.register_buffer("projection", projection)

    def forward(self, x: Tensor, present: Tensor) -> Tensor:
        """x [B, T, W], present [B, T] → [B, T, W]. A place that is not present is read by nobody."""
        batch, length, width = x.shape
        parts = self.inward(x).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        query, key = normalise(query), normalise(key)
        if self.exact:
            read = attend_exactly(query, key, value, present)
        else:
            key = softmax_features(key, self.projection) * present[:, None, :, None]
            read = attend_all(softmax_features(query, self.projection), key, value)
        out: Tensor = self.outward(read.transpose(1, 2).reshape(batch, length, width))
        return out


def _layers(shape: PerformerConfig, generator: Generator | None) -> nn.ModuleList:
    """Make what reads the sentences together; words and observations alone are read one by one."""
    make: Callable[[], nn.Module]
    if shape.network in RECURRENT:
        make = partial(RecurrentLayer, shape.network, shape.width, shape.dropout)
    elif shape.network == "convolution":
        make = partial(ConvolutionLayer, shape.width, shape.dropout)
    elif shape.reads_vectors and shape.reads_observations:
        make = partial(PerformerLayer, shape, generator)
    else:
        return nn.ModuleList()
    return nn.ModuleList(make() for _ in range(shape.layers))


class PerformerLayer(nn.Module):
    """Y = X + S, where S is what attention reads; then the same with what a feed-forward part makes of it."""

    def __init__(self, shape: PerformerConfig, generator: Generator | None = None) -> None:
        super().__init__()
        self.before_attention = nn.LayerNorm(shape.width)
        self.attention = FavorAttention(shape, generator)
        self.before_thought = nn.LayerNorm(shape.width)
        self.thought = nn.Sequential(
            nn.Linear(shape.width, shape.inner), nn.GELU(), nn.Linear(shape.inner, shape.width)
        )
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, present: Tensor) -> Tensor:
        """x [B, T, W], present [B, T] → [B, T, W]."""
        x = x + self.dropout(self.attention(self.before_attention(x), present))
        out: Tensor = x + self.dropout(self.thought(self.before_thought(x)))
        return out


FURTHEST = 6.0
"""An observation counts as at most so many spreads away from the centre."""
STRANGE, FAMILIAR = 0.50, 0.68
"""Cosines of a document's mean vector to the nearest kind learned from: below the first nothing that was
learnt counts, above the second all of it."""


class Performer(nn.Module):
    """Reads the vectors of all sentences of a document at once and gives each sentence its salience.

    The salience is what some observations always say, plus what was learnt, as far as the document is of a
    kind that was learned from: what papers and minutes teach spoils news, where plain rules do well.
    """

    centre: Tensor
    spread: Tensor
    always: Tensor
    prototypes: Tensor

    def __init__(self, shape: PerformerConfig, generator: Generator | None = None) -> None:
        super().__init__()
        self.shape = shape
        self.vectors = nn.Linear(shape.inputs, shape.width)
        self.observed = nn.Linear(shape.observations, shape.width)
        self.layers = _layers(shape, generator)
        self.after = nn.LayerNorm(shape.width)
        self.salience = nn.Linear(shape.width, 1)
        self.plain = nn.Linear(shape.observations, 1, bias=False)
        self.dropout = nn.Dropout(shape.dropout)
        self.register_buffer("centre", torch.zeros(shape.observations))
        self.register_buffer("spread", torch.ones(shape.observations))
        self.register_buffer("always", torch.zeros(shape.observations))
        self.register_buffer("prototypes", torch.zeros(shape.prototypes, shape.inputs))

    def forward(self, vectors: Tensor, observations: Tensor, present: Tensor) -> Tensor:
        """Return the salience [B, T]; only differences within a document mean something.

        vectors       [B, T, I]  of unit length
        observations  [B, T, F]  as they were made; centre and spread [F] bring them to one scale
        present       [B, T]     False where a shorter document is filled up
        """
        observations = self._scaled(observations)
        read = self._read(vectors, observations, present)
        learnt = (self.salience(read) + self.plain(observations)).squeeze(-1)
        out: Tensor = observations @ self.always + self.familiarity(vectors, present) * learnt
        return out

    def read(self, vectors: Tensor, observations: Tensor, present: Tensor) -> Tensor:
        """Return [B, T, W], what salience is told from; the arguments are those of forward."""
        return self._read(vectors, self._scaled(observations), present)

    def _scaled(self, observations: Tensor) -> Tensor:
        scaled = ((observations - self.centre) / self.spread).clamp(-FURTHEST, FURTHEST)
        return scaled if self.shape.reads_observations else torch.zeros_like(scaled)

    def _read(self, vectors: Tensor, observations: Tensor, present: Tensor) -> Tensor:
        words = vectors if self.shape.reads_vectors else torch.zeros_like(vectors)
        x = self.dropout(self.vectors(words) * math.sqrt(self.shape.inputs) + self.observed(observations))
        for layer in self.layers:
            x = layer(x, present)
        read: Tensor = self.after(x)
        return read

    def familiarity(self, vectors: Tensor, present: Tensor) -> Tensor:
        """Return [B, 1], from 0 to 1: how much a document is like those learned from."""
        mean = functional.normalize((vectors * present.unsqueeze(-1)).sum(1), dim=-1)
        if self.shape.prototypes == 0:
            return torch.ones_like(mean[:, :1])
        nearest = (mean @ self.prototypes.T).amax(-1, keepdim=True)
        return ((nearest - STRANGE) / (FAMILIAR - STRANGE)).clamp(0, 1)


def initialize(network: Performer, observations: Tensor, ranked: int, gain: float = 0.4) -> None:
    """Initialize a new network to say what the graph ranking says, times gain.

    observations [N, F] are those of many sentences, ranked is the column that holds the graph's worth.
    """
    with torch.no_grad():
        network.centre.copy_(observations.mean(0))
        network.spread.copy_(observations.std(0) + 1e-3)
        for tensor in (network.salience.weight, network.salience.bias, network.plain.weight, network.always):
            tensor.zero_()
        network.always[ranked] = gain * network.spread[ranked]


def find_prototypes(documents: Tensor, count: int, generator: Generator, rounds: int = 15) -> Tensor:
    """Return the centres [count, I] of so many groups of documents, by spherical k-means.

    documents [N, I] are mean vectors of unit length. Fewer documents than count are their own prototypes.
    """
    if len(documents) <= count:
        return documents
    centres = documents[torch.randperm(len(documents), generator=generator)[:count]]
    for _ in range(rounds):
        nearest = (documents @ centres.T).argmax(-1)
        sums = torch.zeros_like(centres).index_add_(0, nearest, documents)
        filled = torch.bincount(nearest, minlength=count) > 0
        centres = torch.where(filled[:, None], functional.normalize(sums, dim=-1), centres)
    return centres


def remember(network: Performer, prototypes: Tensor) -> None:
    """Let the documents around these prototypes [P, I] count as familiar, and no others."""
    network.shape = replace(network.shape, prototypes=len(prototypes))
    network.prototypes = prototypes.to(network.prototypes).clone()
