"""Loads ONNX Runtime: no other module imports it, so that it is never loaded with its telemetry on."""

from typing import Any

from engine.system.environment import prepare


def load_runtime() -> Any:
    """Return the module onnxruntime."""
    prepare()
    import onnxruntime  # type: ignore[import-untyped]

    return onnxruntime


def failures() -> tuple[type[Exception], ...]:
    """Return the exceptions of ONNX Runtime: classes that have nothing in common but Exception."""
    load_runtime()
    from onnxruntime.capi import onnxruntime_pybind11_state as state  # type: ignore[import-untyped]

    return (
        state.EPFail,
        state.Fail,
        state.InvalidArgument,
        state.InvalidGraph,
        state.InvalidProtobuf,
        state.NoModel,
        state.NotImplemented,
        state.RuntimeException,
        ValueError,  # inputs of another name or type
    )
