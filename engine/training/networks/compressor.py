"""Sentence compression by a causal Performer: it keeps or deletes each word, and sees what it kept.

The attention is that of engine.training.networks.performer in its causal form: what was read so far is a
state of one size, passed in and returned, so that a beam of lines is one batch that goes from word to word.

Place 0 of a sequence is the sentence as a whole; its logit says how well the sentence suits at all. Place t
is the t-th word; its logit is that of keeping it. A line's score is the logit of place 0 and the logarithms
of the probabilities of all its decisions.

Shapes: B lines, T places, I width of a word's state, F observations, W width, H heads, D width of a head, M
random features, L layers.
"""

from dataclasses import dataclass

import torch
from torch import Generator, Tensor, nn
from torch.nn import functional

from engine.training.networks.performer import (
    CausalState,
    attend_before,
    draw_projection,
    normalise,
    softmax_features,
)

DECISIONS = 3
"""Of the word before: there is none, it is deleted, it is kept."""
NONE, DELETED, KEPT = range(DECISIONS)


@dataclass(frozen=True, slots=True)
class CompressorConfig:
    """How large a compressor is."""

    inputs: int = 768
    """Width of a word's state: a middle and the last layer of the sentence encoder."""
    observations: int = 32
    width: int = 128
    heads: int = 4
    layers: int = 2
    random_features: int = 32
    inner: int = 256
    dropout: float = 0.2

    def __post_init__(self) -> None:
        if self.width % self.heads:
            raise ValueError(f"{self.heads} heads cannot share a width of {self.width}")


class CausalLayer(nn.Module):
    """A layer of the Performer that reads what stands before each place, and the place itself."""

    projection: Tensor

    def __init__(self, shape: CompressorConfig, generator: Generator | None = None) -> None:
        super().__init__()
        self.heads = shape.heads
        self.before_attention = nn.LayerNorm(shape.width)
        self.inward = nn.Linear(shape.width, 3 * shape.width)
        self.outward = nn.Linear(shape.width, shape.width)
        self.before_thought = nn.LayerNorm(shape.width)
        self.thought = nn.Sequential(
            nn.Linear(shape.width, shape.inner), nn.GELU(), nn.Linear(shape.inner, shape.width)
        )
        self.dropout = nn.Dropout(shape.dropout)
        projection = draw_projection(shape.random_features, shape.width // shape.heads, generator)
        self.register_buffer("projection", projection)

    def forward(self, x: Tensor, past: CausalState | None) -> tuple[Tensor, CausalState]:
        """x [B, T, W] → [B, T, W], and what has been read."""
        lines, length, width = x.shape
        parts = self.inward(self.before_attention(x)).view(lines, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        query = softmax_features(normalise(query), self.projection)
        key = softmax_features(normalise(key), self.projection)
        read, past = attend_before(query, key, value, past)
        x = x + self.dropout(self.outward(read.transpose(1, 2).reshape(lines, length, width)))
        out: Tensor = x + self.dropout(self.thought(self.before_thought(x)))
        return out, past


class SentenceCompressor(nn.Module):
    """Reads words from left to right with what was decided of the word before, and says what to keep."""

    def __init__(self, shape: CompressorConfig, generator: Generator | None = None) -> None:
        super().__init__()
        self.shape = shape
        self.before = nn.LayerNorm(shape.inputs)
        self.states = nn.Linear(shape.inputs, shape.width)
        self.observed = nn.Linear(shape.observations, shape.width)
        self.decided = nn.Embedding(DECISIONS, shape.width)
        self.layers = nn.ModuleList(CausalLayer(shape, generator) for _ in range(shape.layers))
        self.after = nn.LayerNorm(shape.width)
        self.keep = nn.Linear(shape.width, 1)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(
        self, words: Tensor, decided: Tensor, past: tuple[CausalState, ...] | None = None
    ) -> tuple[Tensor, tuple[CausalState, ...]]:
        """Return the logits [B, T], and the state behind the last place.

        words    [B, T, W]  as embed makes them
        decided  [B, T]     of the place before each: NONE, DELETED or KEPT
        """
        x = self.dropout(words + self.decided(decided))
        states = []
        for number, layer in enumerate(self.layers):
            x, state = layer(x, past[number] if past else None)
            states.append(state)
        logits: Tensor = self.keep(self.after(x)).squeeze(-1)
        return logits, tuple(states)

    def embed(self, states: Tensor, observations: Tensor) -> Tensor:
        """states [..., T, I], observations [..., T, F] → [..., T, W]: what does not hang on decisions."""
        embedded: Tensor = self.states(self.dropout(self.before(states))) + self.observed(observations)
        return embedded


def line_scores(logits: Tensor, kept: Tensor, present: Tensor) -> Tensor:
    """Return the scores [B] of whole lines.

    logits   [B, T]
    kept     [B, T]  1 where the word is kept; at place 0 it says nothing
    present  [B, T]  0 where a shorter sentence is filled up
    """
    decisions = functional.logsigmoid(torch.where(kept > 0, logits, -logits)) * present
    return logits[:, 0] + decisions[:, 1:].sum(-1)
