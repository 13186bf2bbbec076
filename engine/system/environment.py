"""Environment variables that libraries look for when they are loaded."""

import os

from engine.system.offline import enforce_if_asked
from engine.system.seccomp import refuse_sockets

VARIABLES = {
    # ONNX Runtime 1.29 and later call Microsoft as soon as they are loaded, and number the computer.
    "ORT_DISABLE_TELEMETRY": "1",
    # Threads of tokenizers would run beside those of a network, and it complains when the process forks.
    "TOKENIZERS_PARALLELISM": "false",
}


def prepare(*, is_confined: bool = False) -> None:
    """Set the variables for this process and all that it starts, before it loads any of these libraries.

    Where working offline is asked for, connections are refused from now on. A process that is_confined has a
    hook of its own against them, and is never let near a network: there Linux refuses, too.

    Every program of ours calls this first. What loads ONNX Runtime calls it again, for those who import the
    engine into a program of their own.
    """
    os.environ.update(VARIABLES)
    if is_confined:
        refuse_sockets()
    else:
        enforce_if_asked()
