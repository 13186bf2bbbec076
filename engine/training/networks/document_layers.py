"""Layers that stand in the Performer's place, to compare it with: recurrent and convolutional.

Recurrent networks read the sentences forwards and backwards: RNN (Elman 1990), LSTM (Hochreiter and
Schmidhuber 1997), GRU (Cho et al. 2014, arXiv 1406.1078). The convolution reads five
sentences at once (Kim 2014, arXiv 1408.5882). What is done differently: each adds to what it read, behind a
layer norm, as the Performer's layers do, so that only the way of reading differs.

Shapes: B documents, T sentences, W width of the network.
"""

from collections.abc import Callable, Mapping

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

SENTENCES_AT_ONCE = 5
"""Of the convolution."""

RECURRENT: Mapping[str, Callable[..., nn.Module]] = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}


class RecurrentLayer(nn.Module):
    """Y = X + what a network that remembers reads, half of it forwards and half backwards."""

    def __init__(self, kind: str, width: int, dropout: float) -> None:
        super().__init__()
        self.before = nn.LayerNorm(width)
        self.network = RECURRENT[kind](width, width // 2, batch_first=True, bidirectional=True)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, present: Tensor) -> Tensor:
        """x [B, T, W], present [B, T] → [B, T, W]. What fills a document up is at its end, and not read."""
        asked = self.before(x)
        read = self.network(asked)[0] if len(x) == 1 else self._read_filled(asked, present)
        out: Tensor = x + self.dropout(read)
        return out

    def _read_filled(self, x: Tensor, present: Tensor) -> Tensor:
        """Read documents of several lengths: backwards each begins at its own last sentence."""
        lengths = present.sum(1).long().cpu()
        packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        read, _ = pad_packed_sequence(self.network(packed)[0], batch_first=True, total_length=x.shape[1])
        return read


class ConvolutionLayer(nn.Module):
    """Y = X + what stands in the sentence and its neighbours."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.before = nn.LayerNorm(width)
        self.network = nn.Conv1d(width, width, SENTENCES_AT_ONCE, padding=SENTENCES_AT_ONCE // 2)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, present: Tensor) -> Tensor:
        """x [B, T, W], present [B, T] → [B, T, W]."""
        asked = self.before(x) * present.unsqueeze(-1)
        read = torch.relu(self.network(asked.transpose(1, 2))).transpose(1, 2)
        out: Tensor = x + self.dropout(read)
        return out
