"""Sentence salience and embeddings of a document by a trained Performer."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import numpy as np

from engine.core.array_types import Vectors
from engine.core.document import Span
from engine.core.errors import ModelError, ModelTooNew, TooManySentences
from engine.core.progress import Progress, Report, Stage, silent
from engine.models.formats.manifest import (
    MANIFEST,
    PERFORMER_FILE,
    PerformerManifest,
    load_performer_manifest,
)
from engine.models.runtime.compressor import CompressorModel
from engine.models.runtime.encoder import SentenceEncoder
from engine.models.runtime.network import Network
from engine.models.runtime.observations import OBSERVED, observe_sentences
from engine.models.runtime.side_by_side import side_by_side
from engine.ranking.sentence_features import content_columns
from engine.text.term_matrix import count_rows
from engine.text.tokens import TokenizedDocument, stems_of

LONGEST_PART = 16_384
"""Sentences that the Performer reads at once; a document with more is read in parts."""
MOST_SENTENCES = 250_000
"""Some twenty of the longest novels, whose vectors take 400 MB. What is longer is ranked without a model."""
WORTH_A_THREAD = 2_000
"""Sentences from which on their vectors are made while they are observed: that takes as long again."""
KEPT_READY = 2
"""Models that stay in memory: a list of documents may be in two languages."""


@dataclass(frozen=True, slots=True, eq=False)
class SentenceScores:
    """Salience and embeddings of a document: a row for each of its sentences."""

    salience: Vectors
    """[S]: how much it matters; only differences within the document mean something."""
    vectors: Vectors
    """[S, width]: of unit length, or zeros for a sentence without a token."""


class PerformerModel:
    """A Performer with its sentence encoder, loaded."""

    def __init__(self, folder: Path, longest_part: int = LONGEST_PART, threads: int = 0) -> None:
        """Raises ModelError."""
        self.manifest = load_performer_manifest(folder)
        self._columns = _columns(self.manifest)
        self._longest_part = longest_part
        self._encoder = SentenceEncoder(folder, threads)
        self._network = Network(self.manifest, PERFORMER_FILE, threads)
        self._compressor: CompressorModel | None = None

    def read(self, reading: TokenizedDocument, report: Report = silent) -> SentenceScores:
        """Read the whole document. Raises ModelError where the model cannot."""
        document = reading.document
        if not document.sentences:
            return SentenceScores(np.zeros(0, np.float32), np.zeros((0, self.manifest.width), np.float32))
        if len(document.sentences) > MOST_SENTENCES:
            raise TooManySentences(self.manifest.name, f"{len(document.sentences):,}")
        quotes = [document.quote(span) for span in document.sentences]
        if len(quotes) < WORTH_A_THREAD:
            vectors, observed = self._encoder.vectors(quotes, report), self._observe(reading, report)
        else:
            vectors, observed = side_by_side(
                partial(self._encoder.vectors, quotes), partial(self._observe, reading), report
            )
        return SentenceScores(self._salience(vectors, observed, report), vectors)

    def encode(self, sentences: Sequence[str], report: Report = silent) -> Vectors:
        """Return [S, width]: vectors like those of a document's sentences. Raises ModelError."""
        return self._encoder.vectors(sentences, report)

    def word_states(self, text: str, words: Sequence[Span]) -> Vectors | None:
        """Return [T + 1, I]: the state of the sentence, then that of each word; None where it is too long.

        A word's state is the mean of its tokens'. Raises ModelError.
        """
        read = self._encoder.token_states(text)
        if read is None:
            return None
        places, states = read
        whole = states.mean(0)
        rows = [whole]
        for word in words:
            inside = [
                number
                for number, (start, end) in enumerate(places)
                if start < end and start < word.end and end > word.start
            ]
            rows.append(states[inside].mean(0) if inside else whole)
        return np.stack(rows)

    def compressor(self) -> CompressorModel:
        """Return what shortens sentences, loaded when it is first asked for.

        Raises ModelError, also where the model has none.
        """
        if self._compressor is None:
            self._compressor = CompressorModel(self.manifest)
        return self._compressor

    def _observe(self, reading: TokenizedDocument, report: Report) -> Vectors:
        """Return [S, F]: what this model was told of each sentence when it learnt."""
        counted = count_rows(stems_of(reading, report))
        telling = content_columns(reading, report)
        observations = observe_sentences(reading, counted, telling, report)
        return observations[:, self._columns].astype(np.float32)

    def _salience(self, vectors: Vectors, observations: Vectors, report: Report) -> Vectors:
        total = len(vectors)
        parts = []
        for rows in np.array_split(np.arange(total), math.ceil(total / self._longest_part)):
            part = slice(rows[0], rows[-1] + 1)
            inputs = {"vectors": vectors[part], "observations": observations[part]}
            found = self._network.run(inputs, partial(report, Progress(Stage.ANALYZE, int(rows[0]), total)))
            if found.shape != rows.shape or not np.isfinite(found).all():
                raise ModelError(self.manifest.name, f"the salience of {len(rows)} sentences is no number")
            parts.append(found)
        return np.concatenate(parts)


def open_performer(folder: Path, threads: int = 0) -> PerformerModel:
    """Return the model in a folder, loaded once for as long as its manifest stays the same.

    Raises ModelError.
    """
    try:
        changed = (folder / MANIFEST).stat().st_mtime_ns
    except OSError:
        changed = 0
    return _opened(folder.absolute(), threads, changed)


@lru_cache(KEPT_READY)
def _opened(folder: Path, threads: int, changed: int) -> PerformerModel:  # noqa: ARG001 - a key
    return PerformerModel(folder, threads=threads)


def _columns(manifest: PerformerManifest) -> Sequence[int]:
    """Which of OBSERVED the model was trained with. Raises ModelTooNew for one that is not known here."""
    unknown = sorted(set(manifest.observed) - set(OBSERVED))
    if unknown:
        raise ModelTooNew(manifest.name, f"it observes {', '.join(unknown)}")
    return [OBSERVED.index(name) for name in manifest.observed]
