"""Sentence compression by a causal Performer that reads the states of a sentence encoder's words."""

from collections.abc import Sequence

import numpy as np

from engine.core.array_types import Floats, Vectors
from engine.core.errors import ModelDamaged, ModelError
from engine.models.formats.manifest import COMPRESSOR_FILE, PerformerManifest, read_file
from engine.models.runtime.network import first_line, open_session, session_options
from engine.models.runtime.onnx_runtime import failures
from engine.shortening.beam_search import Decision
from engine.shortening.observations import OBSERVED


class CompressorModel:
    """The compressor of a Performer's folder, loaded; it reads the states of that Performer's encoder."""

    def __init__(self, manifest: PerformerManifest) -> None:
        """Raises ModelDamaged, also where the model has no compressor."""
        self.manifest = manifest
        content = read_file(self.manifest, COMPRESSOR_FILE)
        try:
            self._session = open_session(content, session_options(1))
        except failures() as error:
            raise ModelDamaged(self.manifest.name, f"{COMPRESSOR_FILE}: {first_line(error)}") from None
        shapes = {one.name: one.shape for one in self._session.get_inputs()}
        if not {"state", "observed", "decided", "values", "keys"} <= shapes.keys():
            raise ModelDamaged(self.manifest.name, f"{COMPRESSOR_FILE} reads {sorted(shapes)}")
        self._values, self._keys = (
            [1 if isinstance(size, str) else size for size in shapes[name]] for name in ("values", "keys")
        )

    def reader(self, states: Vectors, observed: Vectors) -> "SentenceReader":
        """Return what reads one sentence. Raises ModelError where the two do not fit."""
        if observed.shape != (len(states), OBSERVED):
            raise ModelError(self.manifest.name, f"{observed.shape} observations of {len(states)} words")
        return SentenceReader(self, states, observed)

    def step(
        self, state: Vectors, observed: Vectors, decided: Sequence[int], past: tuple[Vectors, Vectors]
    ) -> tuple[Floats, tuple[Vectors, Vectors]]:
        """Read one word along several lines. Raises ModelError."""
        values, keys = past
        inputs = {
            "state": state[None],
            "observed": observed[None],
            "decided": np.array(decided, np.int64),
            "values": values,
            "keys": keys,
        }
        try:
            logits, values, keys = self._session.run(("logits", "new_values", "new_keys"), inputs)
        except failures() as error:
            raise ModelError(self.manifest.name, first_line(error)) from None
        if not np.isfinite(logits).all():
            raise ModelError(self.manifest.name, f"{COMPRESSOR_FILE} gave no number")
        return logits, (values, keys)

    def no_past(self) -> tuple[Vectors, Vectors]:
        return np.zeros(self._values, np.float32), np.zeros(self._keys, np.float32)


class SentenceReader:
    """Reads the words of a sentence along several lines, each with its state (WordReader)."""

    def __init__(self, model: CompressorModel, states: Vectors, observed: Vectors) -> None:
        self._model = model
        self._states = states
        self._observed = observed
        self._past = model.no_past()

    def read(self, place: int, parents: Sequence[int], decisions: Sequence[Decision]) -> Floats:
        values, keys = self._past
        past = values[:, list(parents)], keys[:, list(parents)]
        logits, self._past = self._model.step(
            self._states[place + 1], self._observed[place + 1], decisions, past
        )
        return logits
