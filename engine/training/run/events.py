"""Events of a training, serialized as JSON lines for the program that started it."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import ClassVar, TextIO


@dataclass(frozen=True, slots=True)
class TrainingEvent:
    """Seconds are those of the whole training, earlier runs of it included."""

    event: ClassVar[str]


Say = Callable[[TrainingEvent], None]


@dataclass(frozen=True, slots=True)
class Preparing(TrainingEvent):
    """Said now and then while documents are read, and again while vectors are made."""

    event: ClassVar[str] = "preparing"
    what: str
    """"documents" or "sentences": the unit of done and total."""
    done: int
    total: int | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Skipped(TrainingEvent):
    """A document that is not learned from."""

    event: ClassVar[str] = "skipped"
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Prepared(TrainingEvent):
    event: ClassVar[str] = "prepared"
    documents: int
    sentences: int
    learned: int
    looked_at: int
    kept_aside: int
    """Documents by what they are for: the three add up to documents."""
    without_summaries: int
    left_out: int
    """Unreadable, too short, in other languages, copies, or too late for the time that there is."""
    languages: tuple[str, ...]
    started_from: str
    """The name of the model that gives the encoder, and, where none is drawn anew, the first weights."""
    network: str
    """What learns: one of engine.training_launch.NETWORKS, drawn anew; empty for the first model's."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Resumed(TrainingEvent):
    event: ClassVar[str] = "resumed"
    stage: str
    step: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Estimate(TrainingEvent):
    """How long it will take. From here on the number of steps is fixed, whatever happens to the speed."""

    event: ClassVar[str] = "estimate"
    stage: str
    steps: int
    seconds_left: float
    within_budget: bool
    """Whether all passes that the recipe asks for fit into the time."""


@dataclass(frozen=True, slots=True)
class Step(TrainingEvent):
    event: ClassVar[str] = "step"
    stage: str
    step: int
    steps: int
    loss: float
    """The mean of what the steps since the last event made less."""
    rate: float
    seconds: float
    seconds_left: float


@dataclass(frozen=True, slots=True)
class Validation(TrainingEvent):
    """On the documents that are looked at on the way: ROUGE as F1 from 0 to 1.

    loss is how far the network's answer is from the oracle's, in nats.
    """

    event: ClassVar[str] = "validation"
    stage: str
    step: int
    loss: float
    rouge_1: float
    rouge_2: float
    rouge_lsum: float
    best: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class CheckpointSaved(TrainingEvent):
    event: ClassVar[str] = "checkpoint"
    stage: str
    step: int
    seconds: float


@dataclass(frozen=True, slots=True)
class SystemFigures:
    system: str
    rouge_1: float
    rouge_2: float
    rouge_lsum: float


@dataclass(frozen=True, slots=True)
class VerdictReached(TrainingEvent):
    """The evaluation on the documents kept aside."""

    event: ClassVar[str] = "verdict"
    better: bool
    rival: str
    """The system that had to be beaten."""
    documents: int
    gain: float
    """Mean over the documents of ours less the rival's, of the mean of the three ROUGE."""
    lowest: float
    highest: float
    """What 95 of 100 redrawn samples of the documents lie between."""
    luck: float
    """The share of redrawn samples in which we are not better."""
    systems: tuple[SystemFigures, ...]
    without_summaries: int
    """How many of the documents were compared with principal sentences of their own, having no summary."""
    words: str
    model: str
    """The folder of the model; empty where it was refused."""
    seconds: float


@dataclass(frozen=True, slots=True)
class TrainingStopped(TrainingEvent):
    """Asked to stop, and did. The same call goes on from here."""

    event: ClassVar[str] = "stopped"


@dataclass(frozen=True, slots=True)
class TrainingFailed(TrainingEvent):
    event: ClassVar[str] = "error"
    kind: str
    message: str


def to_line(event: TrainingEvent) -> str:
    """One line of JSON, its end included."""
    return json.dumps({"event": event.event, **asdict(event)}, ensure_ascii=False) + "\n"


def say_to(stream: TextIO, nobody_listens: Callable[[], None]) -> Say:
    """Return what writes events; once the other side is gone, nobody_listens is called instead."""

    def say(event: TrainingEvent) -> None:
        try:
            stream.write(to_line(event))
            stream.flush()
        except BrokenPipeError:
            nobody_listens()

    return say
