"""State of a training, reduced from its events."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any


class TrainingPhase(Enum):
    STARTING = auto()
    READING = auto()
    """Documents."""
    UNDERSTANDING = auto()
    """Sentences get their vectors."""
    LEARNING = auto()
    JUDGING = auto()
    STOPPED = auto()
    OVER = auto()
    FAILED = auto()


ENDS = (TrainingPhase.STOPPED, TrainingPhase.OVER, TrainingPhase.FAILED)


@dataclass(slots=True)
class TrainingState:
    phase: TrainingPhase = TrainingPhase.STARTING
    done: int = 0
    total: int | None = None
    """Of the documents, sentences or steps that the phase counts."""
    seconds_left: float | None = None
    prepared: Mapping[str, Any] | None = None
    left_out: list[str] = field(default_factory=list)
    losses: list[tuple[float, float]] = field(default_factory=list)
    """Steps, all stages one after the other, and what was lost there on average."""
    scores: list[tuple[float, float]] = field(default_factory=list)
    """Steps, and the mean of the three ROUGE there, from 0 to 100."""
    verdict: Mapping[str, Any] | None = None
    error: Mapping[str, Any] | None = None
    _before: int = 0
    """The steps of the stages that are over."""
    _stage: str = ""
    _steps: int = 0

    def take(self, event: Mapping[str, Any]) -> None:
        """Take in an event. One of a later version, or one that lacks something, is passed over."""
        try:
            self._take(event)
        except (KeyError, TypeError, ValueError):
            return

    def _take(self, event: Mapping[str, Any]) -> None:
        match event["event"]:
            case "preparing":
                is_reading = event["what"] == "documents"
                self.phase = TrainingPhase.READING if is_reading else TrainingPhase.UNDERSTANDING
                self.done, self.total = event["done"], event["total"]
            case "skipped":
                self.left_out.append(f"{event['source']}: {event['reason']}")
            case "prepared":
                self.prepared = event
            case "estimate":
                self._begin(event["stage"], event["steps"])
                self.seconds_left = event["seconds_left"]
            case "resumed":
                self._begin(event["stage"], self._steps)
                self.done = event["step"]
            case "step":
                self._begin(event["stage"], event["steps"])
                self.done, self.seconds_left = event["step"], event["seconds_left"]
                self.losses.append((self._before + self.done, float(event["loss"])))
                if self.done >= self._steps:
                    self.phase = TrainingPhase.JUDGING
            case "validation":
                rouge = [float(event[name]) for name in ("rouge_1", "rouge_2", "rouge_lsum")]
                self.scores.append((self._before + int(event["step"]), 100 * sum(rouge) / 3))
            case "stopped":
                self.phase = TrainingPhase.STOPPED
            case "verdict":
                self.verdict, self.phase = event, TrainingPhase.OVER
            case "error":
                self.error, self.phase = event, TrainingPhase.FAILED

    def _begin(self, stage: str, steps: int) -> None:
        if self._stage and stage != self._stage:
            self._before += self._steps
        self._stage, self._steps = stage, steps
        self.phase, self.total = TrainingPhase.LEARNING, steps

    def share(self) -> float | None:
        """Return how much of the phase is done, from 0 to 1; None where nobody knows."""
        return min(1.0, self.done / self.total) if self.total else None
