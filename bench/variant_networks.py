"""The networks that bench.variants compares: each gives the sentences of a document their salience."""

from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor, nn

from engine.models.runtime.observations import OBSERVED
from engine.training.networks.performer import (
    Performer,
    PerformerConfig,
    PerformerLayer,
    attend_all,
    attend_exactly,
    draw_projection,
    softmax_features,
)

LONGEST = 128
"""Tokens of a sentence."""
WIDTH, HEADS, INNER, DEPTH = 384, 12, 1536, 6
"""Of MiniLM."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A document, or the part of it that is learned from: S sentences, T tokens."""

    group: str
    vectors: Tensor
    """[S, 384]"""
    observations: Tensor
    """[S, F] standardised"""
    columns: np.ndarray
    """[S, COLUMNS] as they were prepared"""
    tokens: Tensor
    """[T]"""
    sentence: Tensor
    """[T] which sentence a token stands in"""
    place: Tensor
    """[T] and where in it"""
    words: tuple[tuple[str, ...], ...]
    references: tuple[tuple[tuple[str, ...], ...], ...]


class Head(nn.Module):
    """Gives salience by what was read of each sentence [S, width], and by what was observed of it."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.read = nn.Linear(width, 256)
        self.observed = nn.Linear(len(OBSERVED), 256)
        self.salience = nn.Sequential(nn.LayerNorm(256), nn.GELU(), nn.Dropout(0.1), nn.Linear(256, 1))
        self.plain = nn.Linear(len(OBSERVED), 1, bias=False)

    def forward(self, read: Tensor, observations: Tensor) -> Tensor:
        learnt = self.salience(self.read(read) + self.observed(observations))
        salience: Tensor = (learnt + self.plain(observations)).squeeze(-1)
        return salience


class Observations(nn.Module):
    """Knows nothing of a sentence's words."""

    def __init__(self) -> None:
        super().__init__()
        self.head = Head(1)

    def forward(self, piece: Piece) -> Tensor:
        nothing = piece.observations.new_zeros(len(piece.observations), 1)
        salience: Tensor = self.head(nothing, piece.observations)
        return salience


class Sentences(nn.Module):
    def __init__(self, shape: PerformerConfig) -> None:
        super().__init__()
        self.performer = Performer(replace(shape, inputs=WIDTH, observations=len(OBSERVED)))

    def forward(self, piece: Piece) -> Tensor:
        vectors, observations = piece.vectors[None], piece.observations[None]
        present = torch.ones(vectors.shape[:2], dtype=torch.bool)
        salience: Tensor = self.performer(vectors, observations, present)[0]
        return salience


class Small(nn.Module):
    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        shape = PerformerConfig(width=128, heads=4, layers=2, random_features=64, inner=384)
        self.tokens = nn.Embedding(vocabulary, shape.width)
        self.places = nn.Embedding(LONGEST, shape.width)
        self.layers = nn.ModuleList(PerformerLayer(shape) for _ in range(shape.layers))
        self.head = Head(shape.width)

    def forward(self, piece: Piece) -> Tensor:
        x = (self.tokens(piece.tokens) + self.places(piece.place))[None]
        present = torch.ones(x.shape[:2], dtype=torch.bool)
        for layer in self.layers:
            x = layer(x, present)
        salience: Tensor = self.head(pool(x[0], piece), piece.observations)
        return salience


class MinilmLayer(nn.Module):
    """A layer of BERT. Queries and keys keep the lengths that they were trained to have."""

    projection: Tensor

    def __init__(self, features: int) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.after_attention, self.after_thought = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.scale = nn.Parameter(torch.ones(HEADS, 1, 1))
        """Of queries and keys: training may make attention broader or narrower, head by head."""
        self.exact = not features
        self.register_buffer("projection", draw_projection(max(features, 1), WIDTH // HEADS))

    def forward(self, x: Tensor) -> Tensor:
        query, key, value = (
            part(x).view(1, -1, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        if self.exact:
            read = attend_exactly(query, key, value, torch.ones(1, len(x), dtype=torch.bool))
        else:
            query, key = (softmax_features(self.scale * part, self.projection) for part in (query, key))
            read = attend_all(query, key, value)
        x = self.after_attention(x + self.output(read.transpose(1, 2).reshape(x.shape)))
        out: Tensor = self.after_thought(x + self.outer(nn.functional.gelu(self.inner(x))))
        return out


class Tokens(nn.Module):
    """MiniLM. With no features it is softmax that attends."""

    def __init__(self, weights: dict[str, Tensor], features: int) -> None:
        super().__init__()
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        words = weights["embeddings.word_embeddings.weight"]
        self.tokens = nn.Embedding.from_pretrained(words, freeze=True)  # type: ignore[no-untyped-call]
        self.places = nn.Parameter(weights["embeddings.position_embeddings.weight"][:LONGEST] + kind)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        fill(self.norm, weights, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(MinilmLayer(features) for _ in range(DEPTH))
        for number, layer in enumerate(self.layers):
            for name, stored in {
                "query": "attention.self.query",
                "key": "attention.self.key",
                "value": "attention.self.value",
                "output": "attention.output.dense",
                "after_attention": "attention.output.LayerNorm",
                "inner": "intermediate.dense",
                "outer": "output.dense",
                "after_thought": "output.LayerNorm",
            }.items():
                fill(getattr(layer, name), weights, f"encoder.layer.{number}.{stored}")
        self.head = Head(WIDTH)

    def read(self, piece: Piece) -> Tensor:
        """Return the vectors of the sentences."""
        x = self.norm(self.tokens(piece.tokens) + self.places[piece.place])
        for layer in self.layers:
            x = layer(x)
        return pool(x, piece)

    def forward(self, piece: Piece) -> Tensor:
        salience: Tensor = self.head(self.read(piece), piece.observations)
        return salience


def fill(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.load_state_dict({part: weights[f"{name}.{part}"] for part in ("weight", "bias")})


def pool(x: Tensor, piece: Piece) -> Tensor:
    """Average x [T, W] over the tokens of each sentence."""
    sums = x.new_zeros(len(piece.vectors), x.shape[1]).index_add(0, piece.sentence, x)
    return sums / torch.bincount(piece.sentence, minlength=len(sums)).clamp(min=1)[:, None]


def part_of(piece: Piece, first: int, end: int) -> Piece:
    inside = (piece.sentence >= first) & (piece.sentence < end)
    return replace(
        piece,
        vectors=piece.vectors[first:end],
        observations=piece.observations[first:end],
        columns=piece.columns[first:end],
        tokens=piece.tokens[inside],
        sentence=piece.sentence[inside] - first,
        place=piece.place[inside],
        words=piece.words[first:end],
    )
