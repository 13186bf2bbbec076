"""`python -m engine.training`: one training, as a program.

The first line of standard input is the TrainingRequest. Standard output carries events, one JSON object a
line. A signal, or the end of standard input, stops it; the same request goes on. Exit status: 0 the model is
better, 1 it cannot be done, 2 not a request, 3 the model was refused, 130 stopped.
"""

import json
import os
import sys
from typing import TextIO

from engine.system import offline
from engine.system.environment import prepare
from engine.training.run.stopping import StopSignal
from engine.training_launch import WRONG_CALL, TrainingRequest


def main() -> int:
    prepare()
    offline.enforce()  # it needs no network, whether the program works offline or not
    try:
        request = read_request()
    except ValueError as error:
        sys.stderr.write(f"precis train: {error}\n")
        return WRONG_CALL
    events = take_output()
    stop = StopSignal()
    stop.heed_signals()
    stop.heed_end_of_input()
    # What CUDA needs to give the same result twice; it looks only when it is loaded.
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
    # Threads that wait for each other in a loop take the processor from all else, and from each other.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    import torch

    from engine.training.run.events import say_to
    from engine.training.run.model_files import WORKSHOP
    from engine.training.run.program import run_training
    from engine.training.run.recipe import FRESH, GOING_ON

    torch.use_deterministic_algorithms(True)
    recipe = FRESH if request.draws_anew else GOING_ON
    return run_training(request, recipe, WORKSHOP, say_to(events, stop.ask), stop)


def read_request() -> TrainingRequest:
    """Return what standard input asks for. Raises ValueError."""
    return TrainingRequest.from_json(json.loads(sys.stdin.buffer.readline()))


def take_output() -> TextIO:
    """Keep standard output for events: what a library prints goes to standard error."""
    events = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="replace")
    os.dup2(2, 1)
    return events


if __name__ == "__main__":
    sys.exit(main())
