"""Device selection for language models, with the reasons why a faster one was refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.core.errors import ModelDamaged
from engine.core.results import Device
from engine.models.runtime.network import (
    SHARE,
    first_line,
    open_session,
    refuse_memory,
    session_options,
)
from engine.models.runtime.onnx_runtime import failures, load_runtime

AUTO = "auto"
CPU = "cpu"
PROVIDERS = {
    "cuda": "CUDAExecutionProvider",
    "directml": "DmlExecutionProvider",
    "coreml": "CoreMLExecutionProvider",
}
"""ONNX Runtime's names for what is faster than the processor, where it can be had; in the order of trying."""
MEMORIES = {"cuda": "cuda", "directml": "dml"}
"""ONNX Runtime's names for the memory in which a device keeps what it works on; the others share ours."""


@dataclass(frozen=True, slots=True, eq=False)
class NetworkContent:
    """The content of a network's files."""

    graph: bytes
    weights: Mapping[str, Any] = field(default_factory=dict)
    """By their names, the buffers of the files in which the graph keeps weights."""

    def options(self, threads: int, *, spin: bool = False) -> Any:
        """Return the options of a session that finds the weights."""
        options = session_options(threads, spin=spin)
        if self.weights:
            buffers = list(self.weights.values())
            options.add_external_initializers_from_files_in_memory(
                list(self.weights), buffers, list(map(len, buffers))
            )
        return options


def open_on_device(
    name: str, content: NetworkContent, choice: str = AUTO, threads: int = 0, *, spin: bool = False
) -> tuple[Any, Device]:
    """Return a network's session on the device of that choice, and what it runs on.

    A device must run all of the network: what goes to and fro between it and the processor is slower than
    the processor alone. One that does not is refused, with the reason, and the processor does the work, with
    threads that spin or not (session_options).
    Raises ModelDamaged or NotEnoughMemory where that cannot either.
    """
    refusals: list[str] = []
    for device in _wanted(choice):
        try:
            return _open(content, device, threads), Device(device, tuple(refusals))
        except failures() as error:
            refusals.append(f"{device}: {first_line(error)}")
    if choice not in (AUTO, CPU) and not refusals:
        refusals.append(f"{choice}: not installed")
    try:
        options = content.options(threads, spin=spin)
        return open_session(content.graph, options), Device(CPU, tuple(refusals))
    except failures() as error:
        size = len(content.graph) + sum(map(len, content.weights.values()))
        refuse_memory(name, error, SHARE * size)
        raise ModelDamaged(name, first_line(error)) from None


def offered() -> tuple[str, ...]:
    """Return ONNX Runtime's names for what it could run on, if the computer has it."""
    return tuple(load_runtime().get_available_providers())


def _wanted(choice: str) -> Sequence[str]:
    """Return what is there, of what was chosen."""
    available = load_runtime().get_available_providers()
    return [
        device for device, provider in PROVIDERS.items() if choice in (AUTO, device) and provider in available
    ]


def _open(content: NetworkContent, device: str, threads: int) -> Any:
    options = content.options(threads)
    options.add_session_config_entry("session.disable_cpu_ep_fallback", "1")
    return open_session(content.graph, options, (PROVIDERS[device],))
