import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
WATCHED = """
import os, sys

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "onnxruntime":
            print(os.environ.get("ORT_DISABLE_TELEMETRY"))

sys.meta_path.insert(0, Watch())
"""


@pytest.mark.parametrize(
    "work",
    [
        "from engine.models.runtime.network import session_options; session_options()",
        "from engine.models.runtime.devices import offered; offered()",
        "from engine.models.runtime.onnx_runtime import failures; failures()",
    ],
)
def test_onnx_runtime_is_loaded_with_its_telemetry_off_by_whoever_forgot_to_prepare(work):
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("ORT_DISABLE_TELEMETRY", None)

    found = subprocess.run(
        [sys.executable, "-c", WATCHED + work], env=environment, capture_output=True, timeout=120, check=True
    )

    assert found.stdout.split() == [b"1"]
