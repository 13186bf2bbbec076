"""What a training is to be made of, and the folder that it is made in.

There is one such folder. It holds the plan until its outcome was taken or thrown away, so that a training
which was stopped, or during which the computer went off, can go on at another start.
"""

import argparse
import json
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.system.atomic_files import replace_file
from engine.training_launch import add_options, to_arguments

ARGUMENTS, VERDICT = "arguments.txt", "verdict.json"


@dataclass(frozen=True, slots=True)
class TrainingSetup:
    documents: tuple[Path, ...]
    """Files, folders and sets of data."""
    minutes: float


@dataclass(frozen=True, slots=True)
class TrainingFolder:
    path: Path

    @property
    def arguments(self) -> Path:
        return self.path / ARGUMENTS

    @property
    def model(self) -> Path:
        return self.path / "out" / "model"

    def keep(self, plan: TrainingSetup) -> None:
        """Begin a new training in place of any other. Raises OSError."""
        self.clear()
        self.path.mkdir(parents=True, exist_ok=True)
        lines = "\n".join(_arguments(plan, self.path / "out"))
        replace_file(self.arguments, lambda file: file.write(lines.encode("utf-8", "surrogateescape")))

    def plan(self) -> TrainingSetup | None:
        """Return the plan of the training that is here; None where there is none, or no longer one."""
        parser = argparse.ArgumentParser(exit_on_error=False)
        add_options(parser)
        try:
            lines = self.arguments.read_text("utf-8", "surrogateescape").split("\n")
            options, unknown = parser.parse_known_args(lines)
        except (OSError, argparse.ArgumentError, SystemExit, ValueError):
            return None
        return None if unknown else TrainingSetup(tuple(options.documents), options.minutes)

    def verdict(self) -> dict[str, Any] | None:
        """Return what the event called verdict said, where the training is over."""
        try:
            found = json.loads((self.path / "out" / VERDICT).read_text("utf-8"))
            verdict: dict[str, Any] = found["verdict"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return {"event": "verdict", **verdict}

    def clear(self) -> None:
        """Leave nothing of a training: neither its documents' words nor its model."""
        with suppress(FileNotFoundError):
            shutil.rmtree(self.path)


def _arguments(plan: TrainingSetup, out: Path) -> Sequence[str]:
    # A line each: of a name that itself has several, there can be none.
    documents = [path for path in plan.documents if len(str(path).splitlines()) == 1]
    return to_arguments(
        argparse.Namespace(
            documents=documents,
            out=out,
            start="",
            minutes=plan.minutes,
            seed=1,
            device="auto",
            languages=(),
            name="",
            fresh=False,
        )
    )
