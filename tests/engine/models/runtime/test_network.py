import subprocess
import sys
from pathlib import Path

import pytest

from engine.models.runtime.network import MOST_THREADS, session_options

MODEL = Path(__file__).parents[4] / "resources" / "models" / "performer-zh"
LOADED = """
import sys
from pathlib import Path
from engine.models.formats.manifest import load_manifest
from engine.models.runtime.network import Network

def held():
    status = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")) / 1024

import onnxruntime
before = held()
network = Network(load_manifest(Path(sys.argv[1])), "encoder.onnx")
print(held() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the system says elsewhere what a process holds")
def test_what_preparing_a_network_took_is_given_back():
    loaded = subprocess.run(
        [sys.executable, "-c", LOADED, str(MODEL)], capture_output=True, text=True, check=True, timeout=60
    )
    size = (MODEL / "encoder.onnx").stat().st_size / 2**20
    assert float(loaded.stdout) < 10 * size


def test_as_many_threads_compute_as_are_asked_for_and_else_a_few():
    assert session_options(7).intra_op_num_threads == 7
    assert 1 <= session_options().intra_op_num_threads <= MOST_THREADS
