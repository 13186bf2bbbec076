"""Sentence embeddings: unit vectors whose cosine is the similarity of meaning."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from engine.core.array_types import Vectors
from engine.core.errors import ModelDamaged, ModelError
from engine.core.progress import Progress, Report, Stage, silent
from engine.models.formats.manifest import (
    ENCODER_FILE,
    TOKENIZER_FILE,
    WEIGHTS_FILE,
    PerformerManifest,
    load_performer_manifest,
    read_file,
)
from engine.models.runtime.network import Network
from engine.system.environment import prepare

if TYPE_CHECKING:
    from tokenizers import Tokenizer  # type: ignore[import-untyped]

BATCH_TOKENS = 512
"""Read at once, with what fills up the shorter pieces. More is not faster, and takes more memory."""
WINDOW = 1024
"""Pieces that are sorted by length together, so that little is filled up."""
TOKENIZED_AT_ONCE = 128
STATES = ("middle_states", "last_states")
"""Outputs of an encoder: what a layer in the middle and the last one make of each token."""


class TokenChunk(NamedTuple):
    """Tokens of a sentence, no more than the encoder reads at once. A tuple, because a book has many."""

    sentence: int
    tokens: Sequence[int]


class SentenceEncoder:
    """A sentence encoder with its tokenizer, loaded."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        """Raises ModelError."""
        self.manifest = load_performer_manifest(folder)
        self._tokenizer = _open_tokenizer(self.manifest)
        packed = any(file.name == WEIGHTS_FILE for file in self.manifest.files)
        self._network = Network(self.manifest, ENCODER_FILE, threads, WEIGHTS_FILE if packed else "")

    def vectors(
        self, sentences: Sequence[str], report: Report = silent, batch_tokens: int = BATCH_TOKENS
    ) -> Vectors:
        """Return [S, width]: rows of unit length, or of zeros for a sentence without a token.

        The vector of a sentence that is longer than the encoder reads at once is the mean of its pieces',
        each weighed by its tokens. Raises ModelError.
        """
        places = {sentence: place for place, sentence in enumerate(dict.fromkeys(sentences))}
        if len(places) < len(sentences):  # what is said twice is read once
            once = self.vectors(tuple(places), report, batch_tokens)
            return once[[places[sentence] for sentence in sentences]]
        found = np.zeros((len(sentences), self.manifest.width), np.float32)
        pieces = self._pieces(sentences, report)
        done = 0
        while window := list(islice(pieces, WINDOW)):
            for batch in _batches(window, batch_tokens):
                progress = Progress(Stage.ANALYZE, min(done, len(sentences)), len(sentences))
                vectors = self._read(batch, partial(report, progress))
                weights = np.array([[len(piece.tokens)] for piece in batch], np.float32)
                np.add.at(found, [piece.sentence for piece in batch], vectors * weights)
                done += len(batch)
        return _to_unit_length(found)

    def token_states(self, sentence: str) -> tuple[list[tuple[int, int]], Vectors] | None:
        """Return where each token begins and ends in the sentence, and [T, I], what the encoder makes of it.

        A state is what a layer in the middle and the last one hold. None for a sentence that is longer than
        the encoder reads at once. Raises ModelError, also where the encoder does not tell its states.
        """
        if not all(map(self._network.gives, STATES)):
            raise ModelError(self.manifest.name, f"{ENCODER_FILE} does not tell its states")
        prefix = self.manifest.prefix
        encoding = self._tokenizer.encode(prefix + sentence)
        if encoding.overflowing or not encoding.ids:
            return None
        ids = np.array([encoding.ids])
        middle, last = self._network.run_for(STATES, {"ids": ids, "mask": np.ones_like(ids)}, lambda: None)
        places = [(start - len(prefix), end - len(prefix)) for start, end in encoding.offsets]
        return places, np.concatenate([middle[0], last[0]], axis=1)

    def _pieces(self, sentences: Sequence[str], report: Report) -> Iterator[TokenChunk]:
        """Yield every sentence's tokens in pieces that the encoder can read; none for one without tokens."""
        prefix = self.manifest.prefix
        for start in range(0, len(sentences), TOKENIZED_AT_ONCE):
            report(Progress(Stage.ANALYZE, start, len(sentences)))
            texts = [prefix + sentence for sentence in sentences[start : start + TOKENIZED_AT_ONCE]]
            for sentence, encoding in enumerate(self._tokenizer.encode_batch_fast(texts), start):
                for piece in (encoding, *encoding.overflowing):
                    if piece.ids:
                        yield TokenChunk(sentence, piece.ids)

    def _read(self, batch: Sequence[TokenChunk], beat: Callable[[], None]) -> Vectors:
        """Return the vector of each piece, [B, width]."""
        longest = max(len(piece.tokens) for piece in batch)
        ids = np.zeros((len(batch), longest), np.int64)
        mask = np.zeros_like(ids)
        for row, piece in enumerate(batch):
            ids[row, : len(piece.tokens)] = piece.tokens
            mask[row, : len(piece.tokens)] = 1
        vectors = self._network.run({"ids": ids, "mask": mask}, beat)
        if vectors.shape != (len(batch), self.manifest.width):
            raise ModelDamaged(self.manifest.name, f"{ENCODER_FILE} gave {vectors.shape}")
        return vectors


def _open_tokenizer(manifest: PerformerManifest) -> "Tokenizer":
    """Return a tokenizer that cuts what is too long, and throws nothing away. Raises ModelDamaged."""
    prepare()
    from tokenizers import Tokenizer

    content = read_file(manifest, TOKENIZER_FILE)
    try:
        tokenizer = Tokenizer.from_buffer(content)
        tokenizer.no_padding()
        tokenizer.enable_truncation(manifest.longest_sentence)
    except Exception as error:  # tokenizers raises nothing narrower
        raise ModelDamaged(manifest.name, f"{TOKENIZER_FILE}: {error}") from None
    return tokenizer


def _batches(pieces: Sequence[TokenChunk], most_tokens: int) -> Iterator[list[TokenChunk]]:
    """Yield pieces of like length together, so many that they hold no more tokens when they are filled up."""
    batch: list[TokenChunk] = []
    for piece in sorted(pieces, key=lambda piece: len(piece.tokens)):
        if batch and (len(batch) + 1) * len(piece.tokens) > most_tokens:
            yield batch
            batch = []
        batch.append(piece)
    if batch:
        yield batch


def _to_unit_length(vectors: Vectors) -> Vectors:
    """Scale the rows in place; one of zeros stays."""
    lengths = np.sqrt(np.einsum("sw,sw->s", vectors, vectors))[:, None]
    np.divide(vectors, lengths, out=vectors, where=lengths > 0)
    return vectors
