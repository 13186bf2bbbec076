"""Model manifests: parsed, and the files of a model verified against their hashes."""

import hashlib
import json
import math
import mmap
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from engine.core.errors import ModelDamaged, ModelMissing, ModelOfAnotherKind, ModelTooNew

FORMAT = 1
PERFORMER = "performer"
LANGUAGE_MODEL = "language-model"
MANIFEST = "manifest.json"
ENCODER_FILE = "encoder.onnx"
WEIGHTS_FILE = "encoder.npz"
"""Packed weights of an encoder, where it has some."""
PERFORMER_FILE = "performer.onnx"
COMPRESSOR_FILE = "compressor.onnx"
"""What shortens sentences, where a model has learnt that too."""
NETWORK_FILE = "model.onnx"
NETWORK_DATA_FILE = "model.data"
"""The weights of a network that is too large for one file."""
TOKENIZER_FILE = "tokenizer.json"
LONGEST_MANIFEST = 4_000_000
"""Bytes."""

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class ModelFile:
    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The metadata that every model has."""

    folder: Path
    name: str
    version: str
    kind: str
    """PERFORMER or LANGUAGE_MODEL."""
    languages: tuple[str, ...]
    """ISO 639-1."""
    licence: str
    source: str
    """Where its weights come from; empty where nobody said so."""
    files: tuple[ModelFile, ...]
    figures: Mapping[str, object]
    """What was measured, as the model's card tells it."""
    title: str = field(default="", kw_only=True)
    """What people call it; empty where nobody said so."""

    @property
    def shown_name(self) -> str:
        """The name that people are shown: name is how it is asked for."""
        return self.title or self.name

    @property
    def data_file(self) -> str:
        """The file in which a large network keeps its weights; empty where it keeps them itself."""
        return NETWORK_DATA_FILE if any(file.name == NETWORK_DATA_FILE for file in self.files) else ""

    @property
    def bytes(self) -> int:
        """The size of all files together."""
        return sum(file.bytes for file in self.files)


@dataclass(frozen=True, slots=True)
class PerformerManifest(Manifest):
    """Metadata of a Performer and its sentence encoder."""

    width: int
    """Of a sentence's vector."""
    longest_sentence: int
    """In tokens; a longer one is read in pieces."""
    prefix: str
    """What the encoder wants before each sentence."""
    observed: tuple[str, ...]
    """The columns of engine.models.runtime.observations that it was trained with."""
    repetition: float
    """What a sentence loses by repeating one that was chosen before, times the cosine of the two."""
    trained_on: tuple[str, ...]
    shape: Mapping[str, object]
    """The fields of engine.training.networks.performer.Shape."""
    static: bool
    """Whether its encoder sums the vectors of tokens, which takes microseconds, and attends to nothing."""
    margin: float
    """How much likelier than the whole sentence a shorter line must be, as a logarithm."""
    preference: float
    """How much likelier the line of another sentence than the best must be as that of its document."""

    @property
    def shortens(self) -> bool:
        """Whether it has a compressor."""
        return any(file.name == COMPRESSOR_FILE for file in self.files)


@dataclass(frozen=True, slots=True)
class ChatTemplate:
    """The tokens around what a user says, as the model was taught to be asked."""

    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LanguageModelManifest(Manifest):
    """Metadata of a language model."""

    architecture: str
    """As its makers call it: "llama", "gpt2"."""
    context: int
    """The most tokens that it can have before it, those it wrote included."""
    vocabulary: int
    end_tokens: tuple[int, ...]
    """Those that say that it has finished."""
    quantisation: str
    """How its weights are stored: "none", "8 bit", "4 bit"."""
    chat: ChatTemplate | None
    """None for a model that only goes on with a text."""


def load_manifest(folder: Path) -> Manifest:
    """Load the manifest of a model folder. Its files are not verified: read_file does that.

    Raises ModelMissing, ModelDamaged or ModelTooNew.
    """
    try:
        with (folder / MANIFEST).open("rb") as file:
            written = file.read(LONGEST_MANIFEST)
    except (FileNotFoundError, NotADirectoryError):
        raise ModelMissing(folder.name or str(folder), f"no {MANIFEST} in {folder}") from None
    except OSError as error:
        raise ModelDamaged(folder.name, f"{MANIFEST}: {error.strerror}") from error
    try:
        found = json.loads(written)
        if not isinstance(found, dict):
            raise TypeError("it is no object")
        _check_kind(folder, found)
        return _manifest(folder, found)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ModelDamaged(folder.name, f"{MANIFEST}: {error!r}") from error


def load_performer_manifest(folder: Path) -> PerformerManifest:
    """Load the manifest of a Performer. Raises ModelOfAnotherKind also."""
    manifest = load_manifest(folder)
    if not isinstance(manifest, PerformerManifest):
        raise ModelOfAnotherKind(manifest.name, manifest.kind)
    return manifest


def load_language_model_manifest(folder: Path) -> LanguageModelManifest:
    """Load the manifest of a language model. Raises ModelOfAnotherKind also."""
    manifest = load_manifest(folder)
    if not isinstance(manifest, LanguageModelManifest):
        raise ModelOfAnotherKind(manifest.name, manifest.kind)
    return manifest


def read_file(manifest: Manifest, name: str) -> bytes:
    """Return the content of a file of the model. Raises ModelDamaged where its hash is another."""
    meant = _meant(manifest, name)
    path = manifest.folder / name
    try:
        if path.stat().st_size != meant.bytes:
            raise ModelDamaged(manifest.name, f"{name} has {path.stat().st_size} bytes, not {meant.bytes}")
        content = path.read_bytes()
    except OSError as error:
        raise ModelDamaged(manifest.name, f"{name}: {error.strerror}") from error
    if hashlib.sha256(content).hexdigest() != meant.sha256:
        raise ModelDamaged(manifest.name, f"{name} is another file than the manifest means")
    return content


def _meant(manifest: Manifest, name: str) -> ModelFile:
    meant = next((file for file in manifest.files if file.name == name), None)
    if meant is None:
        raise ModelDamaged(manifest.name, f"the manifest names no {name}")
    return meant


def map_file(manifest: Manifest, name: str) -> mmap.mmap:
    """Map a file of a model that is too large to be copied, verified like one that is read.

    Raises ModelDamaged.
    """
    meant = _meant(manifest, name)
    try:
        with (manifest.folder / name).open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise ModelDamaged(manifest.name, f"{name}: {error}") from error
    if len(content) != meant.bytes or hashlib.sha256(content).hexdigest() != meant.sha256:
        raise ModelDamaged(manifest.name, f"{name} is another file than the manifest means")
    return content


def _check_kind(folder: Path, found: Mapping[str, object]) -> None:
    form, kind = found["format"], found["kind"]
    if not isinstance(form, int) or form < 1:
        raise ValueError(f"format is {form!r}")
    if form > FORMAT or kind not in (PERFORMER, LANGUAGE_MODEL):
        raise ModelTooNew(folder.name, f"format {form}, kind {kind}")


def _manifest(folder: Path, found: Mapping[str, object]) -> Manifest:
    manifest = Manifest(
        folder=folder,
        name=_one(found, "name", str),
        version=_one(found, "version", str),
        kind=_one(found, "kind", str),
        languages=_strings(found, "languages"),
        licence=_one(found, "licence", str),
        source=_one({"source": "", **found}, "source", str),
        files=tuple(_file(name, facts) for name, facts in _one(found, "files", dict).items()),
        figures=_one(found, "figures", dict),
        title=_one({"title": "", **found}, "title", str),
    )
    if not manifest.name:
        raise ValueError("it has no name")
    common = {field.name: getattr(manifest, field.name) for field in fields(manifest)}
    return _performer(common, found) if manifest.kind == PERFORMER else _language_model(common, found)


def _performer(common: Mapping[str, Any], found: Mapping[str, object]) -> PerformerManifest:
    manifest = PerformerManifest(
        **common,
        width=_one(found, "width", int),
        longest_sentence=_one(found, "longest_sentence", int),
        prefix=_one(found, "prefix", str),
        observed=_strings(found, "observed"),
        repetition=_number(found, "repetition"),
        trained_on=_strings(found, "trained_on"),
        shape=_one(found, "shape", dict),
        static=_flag({"static": False, **found}, "static"),
        margin=_number({"margin": 0.0, **found}, "margin"),
        preference=_number({"preference": 0.0, **found}, "preference"),
    )
    if manifest.width < 1 or manifest.longest_sentence < 4 or manifest.repetition < 0:
        raise ValueError("a width, a sentence length or a repetition that cannot be")
    return manifest


def _language_model(common: Mapping[str, Any], found: Mapping[str, object]) -> LanguageModelManifest:
    chat = found["chat"]
    manifest = LanguageModelManifest(
        **common,
        architecture=_one(found, "architecture", str),
        context=_one(found, "context", int),
        vocabulary=_one(found, "vocabulary", int),
        end_tokens=_tokens(found, "end_tokens"),
        quantisation=_one(found, "quantisation", str),
        chat=None if chat is None else _chat(_one(found, "chat", dict)),
    )
    if manifest.context < 2 or manifest.vocabulary < 2:
        raise ValueError("a context or a vocabulary that cannot be")
    used = manifest.end_tokens + (() if manifest.chat is None else manifest.chat.before + manifest.chat.after)
    if not all(0 <= token < manifest.vocabulary for token in used):
        raise ValueError("tokens that the vocabulary does not have")
    return manifest


def _chat(found: Mapping[str, object]) -> ChatTemplate:
    return ChatTemplate(_tokens(found, "before"), _tokens(found, "after"))


def _file(name: object, facts: object) -> ModelFile:
    if not isinstance(name, str) or name != Path(name).name or not isinstance(facts, dict):
        raise ValueError(f"{name!r} is no file of the folder")
    return ModelFile(name, _one(facts, "bytes", int), _one(facts, "sha256", str))


def _one(found: Mapping[str, object], key: str, kind: type[_Kind]) -> _Kind:
    value = found[key]
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(f"{key} is {value!r}")
    return value


def _flag(found: Mapping[str, object], key: str) -> bool:
    value = found[key]
    if not isinstance(value, bool):
        raise TypeError(f"{key} is {value!r}")
    return value


def _number(found: Mapping[str, object], key: str) -> float:
    value = found[key]
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError(f"{key} is {value!r}")
    return float(value)


def _strings(found: Mapping[str, object], key: str) -> tuple[str, ...]:
    values = _one(found, key, list)
    if not all(isinstance(value, str) for value in values):
        raise TypeError(f"{key} is {values!r}")
    return tuple(values)


def _tokens(found: Mapping[str, object], key: str) -> tuple[int, ...]:
    values = _one(found, key, list)
    if not all(isinstance(value, int) and not isinstance(value, bool) for value in values):
        raise TypeError(f"{key} is {values!r}")
    return tuple(values)
