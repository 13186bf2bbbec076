"""The folder of the window's training.

There is one such folder. It holds the request until its outcome was taken or thrown away, so that a training
which was stopped, or during which the computer went off, can go on at another start.
"""

import argparse
import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.system.atomic_files import replace_file
from engine.training_launch import TrainingRequest, add_options, request_of

REQUEST, VERDICT = "request.json", "verdict.json"
ARGUMENTS = "arguments.txt"
"""Where earlier versions kept the request, as arguments of the command line, a line each."""


@dataclass(frozen=True, slots=True)
class TrainingFolder:
    path: Path

    @property
    def out(self) -> Path:
        return self.path / "out"

    @property
    def model(self) -> Path:
        return self.out / "model"

    def begin(self, documents: tuple[Path, ...], minutes: float, network: str = "") -> TrainingRequest:
        """Keep the request of a new training in place of any other. Raises OSError."""
        request = TrainingRequest(documents, self.out, minutes=minutes, network=network)
        self.clear()
        self.path.mkdir(parents=True, exist_ok=True)
        content = json.dumps(request.to_json(), indent=1).encode("ascii")
        replace_file(self.path / REQUEST, lambda file: file.write(content))
        return request

    def request(self) -> TrainingRequest | None:
        """Return the request of the training that is here; None where there is none, or no longer one."""
        try:
            return TrainingRequest.from_json(json.loads((self.path / REQUEST).read_text("utf-8")))
        except FileNotFoundError:
            return self._older_request()
        except (OSError, ValueError):
            return None

    def _older_request(self) -> TrainingRequest | None:
        parser = argparse.ArgumentParser(exit_on_error=False)
        add_options(parser)
        try:
            lines = (self.path / ARGUMENTS).read_text("utf-8", "surrogateescape").split("\n")
            options, unknown = parser.parse_known_args(lines)
        except (OSError, argparse.ArgumentError, SystemExit, ValueError):
            return None
        return None if unknown else request_of(options)

    def verdict(self) -> dict[str, Any] | None:
        """Return what the event called verdict said, where the training is over."""
        try:
            found = json.loads((self.out / VERDICT).read_text("utf-8"))
            verdict: dict[str, Any] = found["verdict"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return {"event": "verdict", **verdict}

    def clear(self) -> None:
        """Leave nothing of a training: neither its documents' words nor its model."""
        with suppress(FileNotFoundError):
            shutil.rmtree(self.path)
