"""Cancellable inference on ONNX Runtime, with progress reports."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

from engine.core.array_types import Vectors
from engine.core.errors import ModelDamaged, ModelError, NotEnoughMemory
from engine.models.formats.manifest import Manifest, read_file
from engine.models.runtime.onnx_runtime import failures, load_runtime
from engine.models.runtime.packed_weights import unpack_weights
from engine.models.runtime.spinning import SPIN_MICROSECONDS
from engine.system.memory import free_memory, return_memory

MOST_THREADS = 4
BEAT = 0.05
"""Seconds between two reports while a network runs."""
SHARE = 2
"""Of the size of its file: the memory in which a network is prepared."""
FATAL = 4
"""Of ONNX Runtime's levels of logging: what goes wrong is raised as well."""


class Network:
    """An inference session whose first output is what the network is for."""

    def __init__(self, manifest: Manifest, file: str, threads: int = 0, packed: str = "") -> None:
        """threads are those of session_options, packed is the file of weights that are inputs of the graph.

        Raises ModelDamaged.
        """
        self._model = manifest.name
        self._weights = dict(unpack_weights(manifest.name, read_file(manifest, packed))) if packed else {}
        # The file as it was checked: ONNX Runtime opens nothing by itself, and no path can trouble it.
        content = read_file(manifest, file)
        try:
            self._session = open_session(content, session_options(threads))
        except failures() as error:
            refuse_memory(manifest.name, error, SHARE * len(content))
            raise ModelDamaged(manifest.name, f"{file}: {first_line(error)}") from None

    def run(self, inputs: Mapping[str, Any], beat: Callable[[], None]) -> Vectors:
        """Return the network's first output.

        beat is called twenty times a second; if it raises, the work ends. The network runs on a thread of its
        own, because nothing else can wait for it and report at the same time: a long document takes the
        Performer seconds. Raises ModelError.
        """
        (output,) = self.run_for((self._session.get_outputs()[0].name,), inputs, beat)
        return output

    def gives(self, name: str) -> bool:
        """Whether the network has an output of that name."""
        return any(output.name == name for output in self._session.get_outputs())

    def run_for(
        self, names: Sequence[str], inputs: Mapping[str, Any], beat: Callable[[], None]
    ) -> tuple[Vectors, ...]:
        """Return the outputs of these names, as run does the first."""
        options = load_runtime().RunOptions()
        options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
        with ThreadPoolExecutor(1, "network") as thread:
            running = thread.submit(self._session.run, names, {**inputs, **self._weights}, options)
            try:
                beat()
                while not wait((running,), BEAT).done:
                    beat()
            finally:
                options.terminate = True  # a run that has ended does not mind
        try:
            return tuple(running.result())
        except failures() as error:
            refuse_memory(self._model, error, _asked_for(error))
            raise ModelError(self._model, first_line(error)) from None


def session_options(threads: int = 0, *, spin: bool = False) -> Any:
    """Return the options of every inference session: its threads, and how they wait.

    threads is 0 for one on each processor, at most MOST_THREADS. Threads that spin while they wait for work
    take the processor from the window's: they do it only within a run, and sleep between two.
    """
    options = load_runtime().SessionOptions()
    options.intra_op_num_threads = threads or min(_processors(), MOST_THREADS)
    options.add_session_config_entry("session.intra_op.allow_spinning", "1" if spin else "0")
    if spin:
        options.add_session_config_entry("session.intra_op.spin_duration_us", str(SPIN_MICROSECONDS))
        options.add_session_config_entry("session.force_spinning_stop", "1")
    options.enable_mem_pattern = False  # a pattern is kept for every length that ever came
    return options


def open_session(content: bytes, options: Any, providers: Sequence[str] = ("CPUExecutionProvider",)) -> Any:
    """Return a network ready to run. Raises what failures() names."""
    onnxruntime = load_runtime()
    onnxruntime.set_default_logger_severity(FATAL)
    onnxruntime.disable_telemetry_events()  # on Windows it would tell the system what runs
    session = onnxruntime.InferenceSession(content, options, providers=list(providers))
    # To prepare the Chinese encoder, whose weights it unpacks, it needs five times what it keeps.
    return_memory()
    return session


def check_memory(name: str, needed: int) -> None:
    """Raise NotEnoughMemory where the computer has not so many bytes to give. Unknown is taken for enough."""
    free = free_memory()
    if free is not None and free < needed:
        raise NotEnoughMemory(name, f"{needed / 1e9:.1f}")


def refuse_memory(name: str, error: Exception, needed: int) -> None:
    """Raise NotEnoughMemory where an error of ONNX Runtime's means that; it has no kinds, only words."""
    if re.search(r"bad_?\s?alloc|[Ff]ailed to allocate memory|[Nn]ot enough memory", str(error)):
        raise NotEnoughMemory(name, f"{needed / 1e9:.1f}") from None


def _asked_for(error: Exception) -> int:
    """Return how many bytes ONNX Runtime asked for in vain, as far as it says."""
    found = re.search(r"buffer of size (\d+)", str(error))
    return int(found[1]) if found else 0


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]
