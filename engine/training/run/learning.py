"""The training loop of a stage: steps, validation, early stopping, checkpoints.

What chance decides in a step is drawn from the seed and the number of the step, and the order of the
documents from the seed and the number of the pass. So a training that was killed and goes on from its last
checkpoint makes the very steps that it would have made.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from engine.core.progress import Progress, Report, Stage
from engine.evaluation.rouge import Rouge
from engine.training.data.batches import Batch, DocumentSlice, PreparedRows, collate, make_batches
from engine.training.data.store import StoredExample
from engine.training.networks.adamw import AdamW
from engine.training.networks.performer import Performer
from engine.training.networks.reward import RewardTask, reward_loss
from engine.training.run.checkpoint import (
    BestWeights,
    Checkpoint,
    TrainingPosition,
    keep_checkpoint,
    load_checkpoint,
)
from engine.training.run.clock import TrainingClock
from engine.training.run.events import CheckpointSaved, Estimate, Resumed, Say, Step, Validation
from engine.training.run.recipe import Recipe, StageRecipe
from engine.training.run.verdict import overall

MEASURED = 10
"""Steps after which their speed is known well enough to plan the rest."""
STEPS_PER_EVENT = 10
CHECKPOINT_EVERY = 20.0
"""Seconds, and so the work that a kill can undo."""
VERDICT_SHARE = 0.1
"""Of the budget, kept for measuring the result."""

Examine = Callable[[Performer, Report], Rouge]
"""Summarises the documents that are looked at on the way and compares with their references."""


@dataclass(frozen=True, slots=True)
class TrainingStage:
    """A stage of the training: data, losses and schedule."""

    learned: tuple[DocumentSlice, ...]
    looked_at: tuple[DocumentSlice, ...]
    rows: PreparedRows
    anchor: Performer
    """The network that was started from, as it runs; it is not changed."""
    task: Callable[[StoredExample], RewardTask]
    examine: Examine
    recipe: Recipe
    stage: StageRecipe
    share: float
    """Of the time that is left, for this stage."""
    seed: int
    device: torch.device


@dataclass(frozen=True, slots=True)
class TrainingServices:
    """Where a training keeps its state, how it knows the time and whom it tells."""

    checkpoint: Path
    clock: TrainingClock
    say: Say
    report: Report


def learn(network: Performer, lesson: TrainingStage, surroundings: TrainingServices) -> BestWeights:
    """Train the network through a stage; return the best weights on the way, its first ones among them.

    When report raises, the state is kept before the exception passes.
    """
    return _TrainingState(network.to(lesson.device), lesson, surroundings).run()


def kl_divergence(salience: Tensor, batch: Batch) -> Tensor:
    """Return [B] the Kullback–Leibler divergence of softmax(salience [B, T]) from the targets, in nats."""
    shares = salience.masked_fill(~batch.present, -torch.inf).log_softmax(-1)
    missed = batch.targets * (batch.targets.clamp(min=1e-9).log() - shares)
    pulled: Tensor = missed.masked_fill(~batch.present, 0).sum(-1)
    return pulled


def learning_rate(step: int, steps: int, warm_up: int, highest: float) -> float:
    """Learning rate of a step, counted from 0: linear warm-up, then cosine decay.

    While it rises it does not depend on how many follow.
    """
    if step < warm_up:
        return highest * (step + 1) / warm_up
    fallen = (step - warm_up) / max(steps - warm_up, 1)
    return highest * (1 + math.cos(math.pi * min(fallen, 1))) / 2


class _TrainingState:
    """What changes from step to step."""

    def __init__(self, network: Performer, lesson: TrainingStage, around: TrainingServices) -> None:
        self.network, self.lesson, self.around = network, lesson, around
        self.stage = lesson.stage
        self.optimizer = AdamW(tuple(network.parameters()), lesson.recipe.decay, (0.9, 0.98))
        self.ends = self._ends_of_passes()
        self.warm_up = min(self.stage.warm_up, self.ends[-1] // 5)
        self.place = TrainingPosition(0, self.ends[-1], False, 0.0, -1, 0)
        self.best: BestWeights | None = None
        self._go_on()
        self.first, self.started = self.place.step, around.clock.spent()
        self.kept = self.started
        self.until = self.started + lesson.share * self._time_left()

    def run(self) -> BestWeights:
        try:
            for batch in self._batches():
                self._look_if_due()
                if self._is_enough():
                    break
                self.around.report(Progress(Stage.ANALYZE, self.place.step, self.place.steps))
                self._step(batch)
                if self.around.clock.spent() > self.kept + CHECKPOINT_EVERY:
                    self._keep()
            self._look_if_due(last=True)
        finally:
            self._keep()
        assert self.best is not None
        return self.best

    def _go_on(self) -> None:
        """Return to the last checkpoint, if there is one."""
        found = load_checkpoint(self.around.checkpoint, self.lesson.device)
        if found is not None:
            self.network.load_state_dict(found.network)
            self.optimizer.go_on(found.optimizer)
            self.place, self.best = found.place, found.best
            self.around.say(Resumed(self.stage.name, self.place.step, self.around.clock.spent()))

    def _time_left(self) -> float:
        """Seconds that are left for learning."""
        clock = self.around.clock
        return max(0.0, clock.left() - VERDICT_SHARE * clock.budget)

    def _pass(self, number: int) -> tuple[tuple[DocumentSlice, ...], ...]:
        return make_batches(self.lesson.learned, self.lesson.recipe, self.lesson.seed, number)

    def _ends_of_passes(self) -> list[int]:
        """Return the step that ends each pass."""
        ends = [0]
        while len(ends) <= self.stage.passes or ends[-1] < self.stage.least_steps:
            ends.append(ends[-1] + len(self._pass(len(ends) - 1)))
        return ends[1:]

    def _batches(self) -> Iterator[tuple[DocumentSlice, ...]]:
        """Yield what is still to be learned, from the place that was reached."""
        for number, end in enumerate(self.ends):
            batches = self._pass(number) if self.place.step < end else ()
            for batch in batches[len(batches) - (end - self.place.step) :]:
                if self.place.step == self.place.steps:
                    return
                yield batch

    def _step(self, batch: tuple[DocumentSlice, ...]) -> None:
        lesson, place = self.lesson, self.place
        torch.manual_seed(int(np.random.SeedSequence((lesson.seed, place.step)).generate_state(1)[0]))
        rate = learning_rate(place.step, place.steps, self.warm_up, self.stage.rate)
        self.network.train()
        loss = self._loss(batch)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), lesson.recipe.clip)
        self.optimizer.step(rate)
        self.place = replace(place, step=place.step + 1, loss=place.loss + loss.item())
        self._tell(rate)

    def _loss(self, batch: tuple[DocumentSlice, ...]) -> Tensor:
        lesson, stage = self.lesson, self.stage
        filled = collate(batch, lesson.rows, lesson.recipe, lesson.device)
        salience = self.network(filled.vectors, filled.observations, filled.present)
        anchored = torch.tensor([bool(stage.anchor) and one.entry.own for one in batch]).to(lesson.device)
        weights = torch.where(anchored, stage.anchor, stage.imitation)
        if anchored.any():
            filled = replace(filled, targets=self._anchored(filled, anchored))
        loss = (weights * kl_divergence(salience, filled)).mean()
        if stage.reward:
            for index, stretch in enumerate(batch):
                entry = stretch.entry
                if stretch.is_whole and entry.count < stretch.rows:
                    said = salience[index, : stretch.rows]
                    lost = reward_loss(said, lesson.task(entry), entry.count, lesson.recipe.drawn)
                    loss = loss + stage.reward * lost / len(batch)
        return loss

    @torch.no_grad()
    def _anchored(self, batch: Batch, anchored: Tensor) -> Tensor:
        """Return the targets, those of anchored documents being what the first network answers."""
        said = self.lesson.anchor(batch.vectors, batch.observations, batch.present)
        answers = said.masked_fill(~batch.present, -torch.inf).softmax(-1)
        return torch.where(anchored[:, None], answers, batch.targets)

    def _tell(self, rate: float) -> None:
        step, around = self.place.step, self.around
        if step == MEASURED and not self.place.planned:
            self._plan()
        if step % STEPS_PER_EVENT == 0:
            loss, steps = self.place.loss / STEPS_PER_EVENT, self.place.steps
            self.place = replace(self.place, loss=0.0)
            left = self._seconds_a_step() * (steps - step)
            around.say(Step(self.stage.name, step, steps, loss, rate, around.clock.spent(), left))
        around.clock.keep()

    def _seconds_a_step(self) -> float:
        """How long one took on average in this run, looking at the result included."""
        return (self.around.clock.spent() - self.started) / max(self.place.step - self.first, 1)

    def _plan(self) -> None:
        """Fit the number of steps to the time budget, once: from here on it is part of the state."""
        wanted, step = self.place.steps, self.place.step
        time = max(0.0, self.until - self.around.clock.spent())
        steps = min(wanted, step + int(time / self._seconds_a_step()))
        self.place = replace(self.place, steps=max(steps, step), planned=True)
        left = self._seconds_a_step() * (self.place.steps - step)
        self.around.say(Estimate(self.stage.name, self.place.steps, left, self.place.steps == wanted))

    def _look_if_due(self, last: bool = False) -> None:
        """Look at the network before its first step and often times more, and when learning ends."""
        step, steps, often = self.place.step, self.place.steps, self.lesson.recipe.validations
        due = last or step * often // steps > (step - 1) * often // steps
        if due and self.place.looked != step:
            self.best = self._look()
            self.place = replace(self.place, looked=step)
            self._keep()

    def _is_enough(self) -> bool:
        return self._time_left() <= 0 or self.place.fruitless >= self.lesson.recipe.patience

    @torch.no_grad()
    def _look(self) -> BestWeights:
        """Measure the network as it is; return it if it is the best so far, else the one that was."""
        lesson, around = self.lesson, self.around
        self.network.eval()
        losses = []
        for stretch in lesson.looked_at:
            around.report(Progress(Stage.ANALYZE, self.place.step, self.place.steps))
            batch = collate((stretch,), lesson.rows, lesson.recipe, lesson.device)
            salience = self.network(batch.vectors, batch.observations, batch.present)
            losses.append(float(kl_divergence(salience, batch)))
        rouge = lesson.examine(self.network, around.report)
        best = self.best
        better = best is None or overall(rouge) > best.score
        if best is None or better:
            weights = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
            best = BestWeights(weights, self.place.step, overall(rouge))
        self.place = replace(self.place, fruitless=0 if better else self.place.fruitless + 1)
        loss = sum(losses) / max(len(losses), 1)
        figures = (rouge.rouge_1, rouge.rouge_2, rouge.rouge_lsum)
        around.say(Validation(self.stage.name, self.place.step, loss, *figures, better, around.clock.spent()))
        return best

    def _keep(self) -> None:
        if self.best is not None:
            state = Checkpoint(self.place, self.network.state_dict(), self.optimizer.state(), self.best)
            keep_checkpoint(self.around.checkpoint, state)
            self.kept = self.around.clock.spent()
            self.around.say(CheckpointSaved(self.stage.name, self.place.step, self.kept))
