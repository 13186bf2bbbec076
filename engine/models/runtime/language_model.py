"""Runs a causal language model on ONNX Runtime, a few tokens at a time.

What a network knows of the tokens before comes in as `past.…` and goes out as `present.…`. Three kinds are
told apart by their shapes. A cache with the dimension C is memory given once, in which the network
writes in place. One with the dimension P grows, and is made anew with every step. One whose dimensions are
all numbers is of the same size however long the text: a causal Performer's.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.core.array_types import Integers, Vectors
from engine.core.errors import ModelDamaged, ModelError
from engine.core.results import Device
from engine.models.formats.manifest import (
    MANIFEST,
    NETWORK_FILE,
    TOKENIZER_FILE,
    LanguageModelManifest,
    load_language_model_manifest,
    map_file,
    read_file,
)
from engine.models.formats.onnx_graph import OnnxRefused, check_onnx
from engine.models.runtime.devices import AUTO, CPU, MEMORIES, NetworkContent, open_on_device
from engine.models.runtime.network import BEAT, SHARE, check_memory, first_line, refuse_memory
from engine.models.runtime.onnx_runtime import failures, load_runtime
from engine.models.runtime.prefix_cache import PrefixCache
from engine.models.runtime.spinning import SpinWatch
from engine.system.environment import prepare

if TYPE_CHECKING:
    from tokenizers import Tokenizer  # type: ignore[import-untyped]

READ_AT_ONCE = 128
"""Tokens of a prompt. More at once is not faster, and takes more memory."""
ROOM = 512
"""Tokens that there is room for at first, where nobody says how many come."""
MOST_CACHE = 500_000_000
"""Bytes that the caches of texts written at once may take together."""
ROOM_DIMENSION, TEXTS_DIMENSION = "C", "B"
PLACES = "places"
PAST, PRESENT = "past.", "present."
LOGITS = "logits"
LAST = np.array([-1])


@dataclass(frozen=True, slots=True, eq=False)
class KeyValueCache:
    """Keys and values of the tokens read so far. A step may write over the state that it is given."""

    length: int
    """How many tokens."""
    room: int
    """How many fit in; of no meaning for a cache that is not written in place."""
    cache: Mapping[str, Any]
    """ONNX Runtime's values, by the names of the network's inputs."""


@dataclass(frozen=True, slots=True, eq=False)
class BatchCache:
    """Keys and values of several texts' tokens, in one cache."""

    lengths: tuple[int, ...]
    room: int
    cache: Mapping[str, Any]


class LanguageModel:
    """A causal language model with its tokenizer, loaded."""

    def __init__(
        self, folder: Path, device: str = AUTO, threads: int = 0, spinning: SpinWatch | None = None
    ) -> None:
        """Threads spin for as long as spinning does not find them too slow. Raises ModelError."""
        self.manifest = load_language_model_manifest(folder)
        self._threads = threads
        self._tokenizer = _open_tokenizer(self.manifest)
        self._session, self.device = self._open(device, spin=spinning is not None)
        self._spinning = spinning if self.device.name == CPU else None
        self._prefixes: PrefixCache[KeyValueCache] = PrefixCache()
        self._memory = MEMORIES.get(self.device.name, "cpu")
        self._inputs = {each.name: each for each in self._session.get_inputs()}
        self._outputs = [each.name for each in self._session.get_outputs()]
        self._past = [name for name in self._inputs if name.startswith(PAST)]
        self._in_place = any(ROOM_DIMENSION in self._inputs[name].shape for name in self._past)
        self._batches = any(TEXTS_DIMENSION in self._inputs[name].shape for name in self._past)
        self._thread = ThreadPoolExecutor(1, "language model")
        self._check_interface()

    @property
    def context(self) -> int:
        return self.manifest.context

    @property
    def end_tokens(self) -> Sequence[int]:
        return self.manifest.end_tokens

    @property
    def follows_instructions(self) -> bool:
        """Whether it was taught to do as it is told; another only goes on with a text."""
        return self.manifest.chat is not None

    def tokens_of(self, text: str) -> list[int]:
        """Return the text's tokens. Nothing that stands in a text becomes a token of control."""
        found: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return found

    def text_of(self, tokens: Sequence[int]) -> str:
        """Return the text of tokens, without those of control."""
        found: str = self._tokenizer.decode(list(tokens), skip_special_tokens=True)
        return found

    def prompt(self, text: str) -> list[int]:
        """Return the tokens with which to ask for something, or those that a plain model goes on with."""
        chat = self.manifest.chat
        tokens = self.tokens_of(text)
        return tokens if chat is None else [*chat.before, *tokens, *chat.after]

    def keep_prefix(self, tokens: Sequence[int]) -> None:
        """Read these first tokens of prompts once, and keep what is known after them.

        They are read apart from what follows whether it is kept or not: the last digits are always the same.
        """
        self._prefixes.add(tokens)

    def start(self, room: int = 0) -> KeyValueCache:
        """Return the state before the first token. room is how many tokens may come, if that is known."""
        room = min(room or ROOM, self.context)
        return KeyValueCache(0, room, {name: self._empty(name, room) for name in self._past})

    def step(
        self, tokens: Integers, state: KeyValueCache, beat: Callable[[], None] = lambda: None
    ) -> tuple[Vectors, KeyValueCache]:
        """Read tokens [T] after what state holds; return logits [V] for what comes next, and the new state.

        beat is called twenty times a second; if it raises, the work ends. Raises ModelError, and ValueError
        for no tokens or more than there is context for.
        """
        needed = state.length + len(tokens)
        if not 0 < len(tokens) <= self.context - state.length:
            raise ValueError(f"{len(tokens)} tokens after {state.length} in a context of {self.context}")
        if self._in_place and needed > state.room:
            state = self._with_room(state, min(max(needed, 2 * state.room), self.context))
        prefix = 0 if state.length else self._prefixes.longest_of(tokens)
        if prefix:
            state = self._after_prefix(tokens[:prefix], state, beat)
        return self._read_all(tokens[prefix:], state, beat)

    @property
    def verifies_drafts(self) -> bool:
        """Whether it says after each of several tokens what comes next, and can go back among them."""
        return self._in_place and PLACES in self._inputs

    def step_each(
        self, tokens: Integers, state: KeyValueCache, beat: Callable[[], None] = lambda: None
    ) -> tuple[Vectors, KeyValueCache]:
        """Read a few tokens [T] for which there is room; return logits [T, V] and the new state."""
        logits, cache = self._ask(
            _told(tokens[None], (state.length,), np.arange(len(tokens))), state.cache, beat
        )
        return logits[0], KeyValueCache(state.length + len(tokens), state.room, cache)

    def back_to(self, length: int, state: KeyValueCache) -> KeyValueCache:
        """Return the state after its first tokens; what was read after them is written over."""
        return KeyValueCache(length, state.room, state.cache)

    def batch_size(self, room: int) -> int:
        """Return how many texts of so many tokens it can write at once; 1 where it cannot."""
        if not self._batches:
            return 1
        each = sum(4 * math.prod(self._shape(name, room)) for name in self._past)
        return max(1, MOST_CACHE // each)

    def gather(self, states: Sequence[KeyValueCache]) -> BatchCache:
        """Put the states of several texts into one. batch_size says how many."""
        room = max(state.room for state in states)
        cache = {}
        for name in self._past:
            both = np.zeros(self._shape(name, room, len(states)), np.float32)
            place = self._inputs[name].shape.index(ROOM_DIMENSION)
            for number, state in enumerate(states):
                read = (slice(None),) * (place - 1) + (slice(state.length),)
                both[number][read] = state.cache[name].numpy()[0][read]
            cache[name] = self._on_device(both)
        return BatchCache(tuple(state.length for state in states), room, cache)

    def keep(self, rows: Sequence[int], state: BatchCache) -> BatchCache:
        """Return the state of some of the texts."""
        cache = {name: self._on_device(value.numpy()[list(rows)]) for name, value in state.cache.items()}
        return BatchCache(tuple(state.lengths[row] for row in rows), state.room, cache)

    def alone(self, row: int, state: BatchCache) -> KeyValueCache:
        """Return the state of one of the texts."""
        return KeyValueCache(state.lengths[row], state.room, self.keep([row], state).cache)

    def step_batch(
        self, tokens: Integers, state: BatchCache, beat: Callable[[], None] = lambda: None
    ) -> tuple[Vectors, BatchCache]:
        """Read one token of each text [B], for which there is room; return logits [B, V] and the state."""
        told = _told(tokens[:, None], state.lengths, np.arange(len(tokens)))
        logits, cache = self._ask(told, state.cache, beat)
        return logits[0], BatchCache(tuple(length + 1 for length in state.lengths), state.room, cache)

    def _after_prefix(
        self, tokens: Integers, state: KeyValueCache, beat: Callable[[], None]
    ) -> KeyValueCache:
        kept = self._prefixes.state_after(tokens)
        if kept is None:
            _, state = self._read_all(tokens, state, beat)
            self._prefixes.keep(tokens, self._with_room(state, state.length))
            return state
        return self._with_room(kept, state.room)

    def _read_all(
        self, tokens: Integers, state: KeyValueCache, beat: Callable[[], None]
    ) -> tuple[Vectors, KeyValueCache]:
        logits: Vectors | None = None
        for start in range(0, len(tokens), READ_AT_ONCE):
            logits, state = self._read(tokens[start : start + READ_AT_ONCE], state, beat)
        assert logits is not None
        return logits, state

    def _read(
        self, tokens: Integers, state: KeyValueCache, beat: Callable[[], None]
    ) -> tuple[Vectors, KeyValueCache]:
        logits, cache = self._ask(_told(tokens[None], (state.length,), LAST), state.cache, beat)
        return logits[0, -1], KeyValueCache(state.length + len(tokens), state.room, cache)

    def _ask(
        self, told: Mapping[str, Any], past: Mapping[str, Any], beat: Callable[[], None]
    ) -> tuple[Vectors, Mapping[str, Any]]:
        """Run the network once; return logits [1, N, V] and the cache."""
        binding = self._session.io_binding()
        for name, value in told.items():
            if name in self._inputs:
                binding.bind_cpu_input(name, value)
        for name, value in past.items():
            binding.bind_ortvalue_input(name, value)
        for name in self._outputs:
            if self._in_place and name.startswith(PRESENT):
                binding.bind_ortvalue_output(name, past[_past(name)])
            else:
                binding.bind_output(name, "cpu" if name == LOGITS else self._memory)
        started = perf_counter()
        self._run(binding, beat)
        seconds = perf_counter() - started
        found = dict(zip(self._outputs, binding.get_outputs(), strict=True))
        logits: Vectors = found.pop(LOGITS).numpy()
        if self._spinning is not None and self._spinning.is_too_slow(told["input_ids"].size, seconds):
            self._let_threads_sleep()
        return logits, past if self._in_place else {_past(name): value for name, value in found.items()}

    def _open(self, device: str, *, spin: bool) -> tuple[Any, Device]:
        check_memory(self.manifest.name, SHARE * self.manifest.bytes)
        content = _read_network(self.manifest)
        return open_on_device(self.manifest.name, content, device, self._threads, spin=spin)

    def _let_threads_sleep(self) -> None:
        """Open the network anew, with threads that sleep between tasks: a session cannot change its own."""
        self._spinning = None
        with suppress(ModelError):  # no memory, or no file any more: spinning threads are slow, not wrong
            self._session, _ = self._open(CPU, spin=False)

    def _run(self, binding: Any, beat: Callable[[], None]) -> None:
        """Run on a thread of its own: nobody else could wait for it and call beat meanwhile."""
        options = load_runtime().RunOptions()
        running = self._thread.submit(self._session.run_with_iobinding, binding, options)
        try:
            beat()
            while not wait((running,), BEAT).done:
                beat()
        finally:
            options.terminate = True  # a run that has ended does not mind
            wait((running,))  # what it writes to must live so long
        try:
            running.result()
        except failures() as error:
            refuse_memory(self.manifest.name, error, self.manifest.bytes)
            raise ModelError(self.manifest.name, first_line(error)) from None

    def _empty(self, name: str, room: int) -> Any:
        """Return a cache of zeros: with room, or without length where it grows."""
        return self._on_device(np.zeros(self._shape(name, room), np.float32))

    def _shape(self, name: str, room: int, texts: int = 1) -> list[int]:
        sizes = {ROOM_DIMENSION: room, TEXTS_DIMENSION: texts}
        return [size if isinstance(size, int) else sizes.get(size, 0) for size in self._inputs[name].shape]

    def _on_device(self, numbers: Any) -> Any:
        """Return ONNX Runtime's value; in the computer's own memory it is the array itself."""
        return load_runtime().OrtValue.ortvalue_from_numpy(numbers, self._memory)

    def _with_room(self, state: KeyValueCache, room: int) -> KeyValueCache:
        """Return a copy of the state that has room for so many tokens."""
        if not self._in_place:
            return state
        cache = {}
        for name, value in state.cache.items():
            larger = np.zeros(self._shape(name, room), np.float32)
            place = self._inputs[name].shape.index(ROOM_DIMENSION)
            read = (slice(None),) * place + (slice(state.length),)
            larger[read] = value.numpy()[read]
            cache[name] = self._on_device(larger)
        return KeyValueCache(state.length, room, cache)

    def _check_interface(self) -> None:
        """Raises ModelDamaged for a network that wants other things than it is told here."""
        unknown = set(self._inputs) - set(_told(np.zeros((1, 1), np.int64), (0,), LAST)) - set(self._past)
        kept = {_past(name) for name in self._outputs if name != LOGITS}
        if unknown or LOGITS not in self._outputs or "input_ids" not in self._inputs:
            raise ModelDamaged(self.manifest.name, f"{NETWORK_FILE} wants {sorted(unknown)}")
        if kept != set(self._past):
            raise ModelDamaged(self.manifest.name, f"{NETWORK_FILE} keeps what it does not read")


def open_language_model(folder: Path, device: str = AUTO, threads: int = 0) -> LanguageModel:
    """Return the model in a folder, loaded once for as long as its manifest stays the same.

    Only the one that was opened last stays in memory. Raises ModelError.
    """
    try:
        changed = (folder / MANIFEST).stat().st_mtime_ns
    except OSError:
        changed = 0
    return _opened(folder.absolute(), device, threads, changed)


@lru_cache(1)
def _opened(folder: Path, device: str, threads: int, changed: int) -> LanguageModel:  # noqa: ARG001 - a key
    return LanguageModel(folder, device, threads, SpinWatch())


def _told(tokens: Integers, before: Sequence[int], places: Integers) -> dict[str, Any]:
    """Return the inputs of a network beside the cache, by the names that exporters have for them.

    tokens are [B, T], before says how many of each text the network has read. All tokens make one row.
    """
    starts = np.array(before, np.int64)
    lengths = starts + tokens.shape[1]
    return {
        "input_ids": tokens.reshape(1, -1),
        "position_ids": (starts[:, None] + np.arange(tokens.shape[1])).reshape(1, -1),
        "attention_mask": np.ones((len(tokens), int(lengths.max())), np.int64),
        "seqlens_k": (lengths - 1).astype(np.int32),
        "total_sequence_length": np.array(lengths.max(), np.int32),
        PLACES: places,
    }


def _past(name: str) -> str:
    return PAST + name.removeprefix(PRESENT)


def _read_network(manifest: LanguageModelManifest) -> NetworkContent:
    """Return the network's files, which use only what ONNX Runtime itself brings. Raises ModelDamaged."""
    content = read_file(manifest, NETWORK_FILE)
    try:
        check_onnx(manifest.folder / NETWORK_FILE, manifest.data_file)
    except OnnxRefused as error:
        raise ModelDamaged(manifest.name, f"{NETWORK_FILE}: {error}") from None
    if not manifest.data_file:
        return NetworkContent(content)
    return NetworkContent(content, {manifest.data_file: map_file(manifest, manifest.data_file)})


def _open_tokenizer(manifest: LanguageModelManifest) -> "Tokenizer":
    """Raises ModelDamaged."""
    prepare()
    from tokenizers import Tokenizer

    content = read_file(manifest, TOKENIZER_FILE)
    try:
        tokenizer = Tokenizer.from_buffer(content)
        tokenizer.no_padding()
        tokenizer.no_truncation()
        tokenizer.encode_special_tokens = True  # as the letters they are written with
    except Exception as error:  # tokenizers raises nothing narrower
        raise ModelDamaged(manifest.name, f"{TOKENIZER_FILE}: {error}") from None
    return tokenizer
