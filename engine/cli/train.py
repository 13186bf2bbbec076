"""`precis train`: starts a training in a process of its own and passes on what it says."""

import argparse
import json
import math
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import Any

from engine import TRAINING_ARGUMENT
from engine.system.subprocesses import module_command
from engine.training_launch import FAILED, NEEDED, STATUSES, TrainingRequest, add_options, request_of
from engine.training_messages import describe_prepared, describe_preparing, describe_step, describe_stopped


def add_train(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser of the command line."""
    parser = commands.add_parser(
        "train",
        help="train the Performer on documents of your own",
        description="Train the Performer on this computer, on documents with or without summaries. The model "
        "is made only if it is better than the one it came from. Events go to standard output, one JSON "
        "object a line. Ctrl-C stops it, the same call goes on. Exit status: 0 better, 3 refused, 130 "
        "stopped.",
    )
    parser.set_defaults(run=train)
    add_options(parser)


def train(options: argparse.Namespace) -> int:
    """Return the exit status of the training."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        remedy = (
            "The full package of Précis has it; documents and models stay where they are."
            if getattr(sys, "frozen", False)
            else "Install it for your Python: pip install 'precis[training]'"
        )
        needed = " and ".join(missing)
        message = f"Training needs {needed}, which this installation of Précis comes without. {remedy}"
        _fail("no-training", message)
        return FAILED
    command = module_command("engine.training", TRAINING_ARGUMENT)
    with _terminated_like_interrupted():
        process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        with process:
            _ask(process, request_of(options))
            return _follow(process)


def _ask(process: subprocess.Popen[str], request: TrainingRequest) -> None:
    assert process.stdin
    with suppress(BrokenPipeError):  # it ended already, and its status says why
        process.stdin.write(json.dumps(request.to_json()) + "\n")
        process.stdin.flush()


def _follow(process: subprocess.Popen[str]) -> int:
    """Pass on what the process says, until it ends. An interrupt asks it to stop, the second kills it."""
    assert process.stdin
    assert process.stdout
    for attempt in (process.stdin.close, process.kill):
        try:
            for line in process.stdout:
                _pass_on(line.rstrip("\n"))
            break
        except (KeyboardInterrupt, BrokenPipeError):
            # It keeps its state and says so; whoever started us is told.
            attempt()
    status = process.wait()
    if status in STATUSES:
        return status
    _fail("ended", f"The training process ended by itself ({status}). The same call goes on where it was.")
    return FAILED


def _fail(kind: str, message: str) -> None:
    _pass_on(json.dumps({"event": "error", "kind": kind, "message": message}, ensure_ascii=False))


def _pass_on(line: str) -> None:
    """Print an event for programs, and tell a person what it means, each where it is looked for."""
    if not sys.stdout.isatty():
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    if sys.stderr.isatty():
        with suppress(ValueError):
            sys.stderr.write(_screen_line(json.loads(line)))
            sys.stderr.flush()


def _screen_line(event: dict[str, Any]) -> str:
    """Return what a terminal shows of an event: passing news are written over each other."""
    passing, words = in_words(event)
    return f"\r\x1b[K{words}" + ("" if passing else "\n") if words else ""


def in_words(event: dict[str, Any]) -> tuple[bool, str]:
    """Return whether an event is soon out of date, and words for it, which may be empty."""
    match event:
        case {"event": "preparing", "what": what, "done": done, "total": total}:
            return True, describe_preparing(what, done, total)
        case {"event": "skipped", "source": source, "reason": reason}:
            return False, f"Left out: {source} ({reason})"
        case {"event": "prepared"}:
            return False, describe_prepared(event)
        case {"event": "resumed", "step": step}:
            return False, f"Going on after step {step:,}."
        case {"event": "estimate", "steps": steps, "seconds_left": left}:
            return False, f"{event['stage'].capitalize()}: {steps:,} steps, about {_minutes_of(left)}."
        case {"event": "step", "step": step, "steps": steps, "loss": loss, "seconds_left": left}:
            facts = f"({event['stage']}), loss {loss:.3f}, {_minutes_of(left)} left"
            return True, f"{describe_step(step, steps)} {facts}"
        case {"event": "validation", "step": step, "rouge_1": one, "rouge_2": two, "rouge_lsum": long}:
            best = " (best so far)" if event["best"] else ""
            rouge = "/".join(f"{100 * value:.1f}" for value in (one, two, long))
            return False, f"After step {step:,}: ROUGE {rouge}, loss {event['loss']:.3f}{best}"
        case {"event": "stopped"}:
            return False, describe_stopped()
        case {"event": "verdict", "words": words, "model": model}:
            return False, f"{words}\nThe model is in {model}." if model else words
        case {"event": "error", "message": message}:
            return False, f"precis: {message}"  # with the facts of the case, which the window passes over
    return True, ""


def _minutes_of(seconds: float) -> str:
    return f"{math.ceil(seconds)} s" if seconds < 90 else f"{round(seconds / 60)} min"


@contextmanager
def _terminated_like_interrupted() -> Iterator[None]:
    """Let SIGTERM be what Ctrl-C is, and nothing happen to us before the process has said its last."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
