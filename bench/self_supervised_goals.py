"""Losses that need no summary: masked sentences, their order, and the document told from others.

* Masked sentences: what stands at a place is hidden, and is to be told from what stands around it, among the
  hidden sentences of all documents of the batch (Xu et al. 2020, arXiv 2010.08242, for extractive summaries;
  the contrast is InfoNCE, van den Oord et al. 2018, arXiv 1807.03748).
* Order: which of two sentences came first, their place being hidden (Lapata 2003).
* Contrast: the sentences that salience chooses, as one vector, are to tell hidden sentences of their document
  from those of others. Only this one teaches salience itself; the other two teach what it is read from.

Shapes: B documents, T sentences, I width of a vector, W width of the network, N hidden sentences.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

HIDDEN_SHARE = 0.2
TEMPERATURE = 0.1
"""Of the cosines that are told apart."""
LARGEST = 512
"""Hidden sentences of a batch that are told from each other."""


def hide(present: Tensor) -> Tensor:
    """Draw which sentences [B, T] are hidden: a fifth, and one at least of a document of several."""
    chance = torch.rand(present.shape, device=present.device).masked_fill(~present, 2.0)
    count = (HIDDEN_SHARE * present.sum(1)).long().clamp(min=1)
    border = chance.sort(1).values.gather(1, count[:, None] - 1)
    hidden: Tensor = (chance <= border) & present & (present.sum(1, keepdim=True) > 1)
    return hidden


def told_apart(guesses: Tensor, meant: Tensor) -> Tensor:
    """InfoNCE: how badly guesses [N, I] find what is meant [N, I] among all that is; 0 of fewer than two."""
    if len(guesses) < 2:
        return guesses.sum() * 0
    guesses, meant = guesses[:LARGEST], meant[:LARGEST]
    cosines = functional.normalize(guesses, dim=-1) @ functional.normalize(meant, dim=-1).T
    return functional.cross_entropy(cosines / TEMPERATURE, torch.arange(len(meant), device=meant.device))


class MaskedSentences(nn.Module):
    """Tells hidden sentences by what the network read around them."""

    def __init__(self, width: int, inputs: int) -> None:
        super().__init__()
        self.guess = nn.Linear(width, inputs)

    def forward(self, read: Tensor, vectors: Tensor, hidden: Tensor) -> Tensor:
        """read [B, T, W] was read without the vectors [B, T, I] of hidden [B, T]."""
        return told_apart(self.guess(read[hidden]), centred(vectors, hidden)[hidden])


class SentenceOrder(nn.Module):
    """Tells by two sentences which came first."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.earliness = nn.Linear(width, 1)

    def forward(self, read: Tensor, present: Tensor) -> Tensor:
        """read [B, T, W] was read without the columns that say where a sentence stands."""
        place = self.earliness(read).squeeze(-1)
        other = int(torch.randint(1, max(read.shape[1], 2), (1,)))
        both = present[:, other:] & present[:, : present.shape[1] - other]
        apart = place[:, : place.shape[1] - other] - place[:, other:]
        loss: Tensor = functional.softplus(-apart[both]).mean() if both.any() else place.sum() * 0
        return loss


def contrast_loss(salience: Tensor, vectors: Tensor, present: Tensor) -> Tensor:
    """Let the sentences of salience [B, T], as one vector, find the hidden ones of their document."""
    hidden = hide(present)
    vectors = centred(vectors, present)
    seen = present & ~hidden
    shares = salience.masked_fill(~seen, -torch.inf).softmax(-1).masked_fill(~seen, 0)
    summaries = functional.normalize((shares[..., None] * vectors).sum(1), dim=-1)
    cosines = functional.normalize(vectors[hidden], dim=-1) @ summaries.T
    owner = torch.arange(len(salience), device=salience.device)[:, None].expand_as(hidden)[hidden]
    if len(salience) < 2 or not len(owner):
        return salience.sum() * 0
    return functional.cross_entropy(cosines / TEMPERATURE, owner)


def centred(vectors: Tensor, present: Tensor) -> Tensor:
    """Take what all sentences have in common from vectors [B, T, I]."""
    mean = vectors[present].mean(0) if present.any() else vectors.new_zeros(vectors.shape[-1])
    return (vectors - mean) * present[..., None]
