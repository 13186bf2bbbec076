"""Learns from prepared examples: steps, looks at the result now and then, keeps what it needs to go on.

What chance decides in a step (dropout, noise) is drawn from the seed and the number of the step, and the
order of the documents from the seed and the number of the pass. So a training that was killed and goes on
from its last checkpoint makes the very steps that it would have made.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from engine.evaluation.rouge import Rouge
from engine.progress import Progress, Report, Stage
from engine.training.adamw import AdamW
from engine.training.batches import Batch, Rows, Stretch, batches_of, fill
from engine.training.checkpoint import Best, Checkpoint, Place, keep_checkpoint, load_checkpoint
from engine.training.clock import Clock
from engine.training.events import CheckpointKept, Estimate, Resumed, Say, Step, Validation
from engine.training.performer import Performer
from engine.training.recipe import Recipe
from engine.training.verdict import overall

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
class Lesson:
    """What is learned, and how."""

    learned: tuple[Stretch, ...]
    looked_at: tuple[Stretch, ...]
    rows: Rows
    examine: Examine
    recipe: Recipe
    seed: int
    device: torch.device


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a training keeps its state, how it knows the time and whom it tells."""

    checkpoint: Path
    clock: Clock
    say: Say
    report: Report


def learn(network: Performer, lesson: Lesson, surroundings: Surroundings) -> Best:
    """Train the network; return the best weights on the way, its first ones among them.

    When report raises, the state is kept before the exception passes.
    """
    return _Training(network.to(lesson.device), lesson, surroundings).run()


def pull(network: Performer, batch: Batch) -> Tensor:
    """Return [B] how much the network's answers differ from the targets, in nats: 0 for perfect ones."""
    salience = network(batch.vectors, batch.observations, batch.present)
    shares = salience.masked_fill(~batch.present, -torch.inf).log_softmax(-1)
    missed = batch.targets * (batch.targets.clamp(min=1e-9).log() - shares)
    pulled: Tensor = missed.masked_fill(~batch.present, 0).sum(-1)
    return pulled


def rate_at(step: int, steps: int, warm_up: int, highest: float) -> float:
    """The learning rate of a step, counted from 0. While it rises it does not depend on how many follow."""
    if step < warm_up:
        return highest * (step + 1) / warm_up
    fallen = (step - warm_up) / max(steps - warm_up, 1)
    return highest * (1 + math.cos(math.pi * min(fallen, 1))) / 2


class _Training:
    """What changes from step to step."""

    def __init__(self, network: Performer, lesson: Lesson, around: Surroundings) -> None:
        self.network, self.lesson, self.around = network, lesson, around
        self.optimizer = AdamW(tuple(network.parameters()), lesson.recipe.decay, (0.9, 0.98))
        self.ends = np.cumsum([len(self._pass(number)) for number in range(lesson.recipe.passes)])
        """The step that ends each pass."""
        self.warm_up = min(lesson.recipe.warm_up, int(self.ends[-1]) // 5)
        self.place = Place(0, int(self.ends[-1]), False, 0.0, -1, 0)
        self.best: Best | None = None
        self._go_on()
        self.first, self.started = self.place.step, around.clock.spent()
        self.kept = self.started

    def run(self) -> Best:
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
            self.around.say(Resumed(self.place.step, self.around.clock.spent()))

    def _pass(self, number: int) -> tuple[tuple[Stretch, ...], ...]:
        return batches_of(self.lesson.learned, self.lesson.recipe, self.lesson.seed, number)

    def _batches(self) -> Iterator[tuple[Stretch, ...]]:
        """Yield what is still to be learned, from the place that was reached."""
        while self.place.step < self.place.steps:
            number = int(np.searchsorted(self.ends, self.place.step, side="right"))
            before = int(self.ends[number - 1]) if number else 0
            for batch in self._pass(number)[self.place.step - before :]:
                if self.place.step == self.place.steps:
                    return
                yield batch

    def _step(self, batch: tuple[Stretch, ...]) -> None:
        lesson, place = self.lesson, self.place
        torch.manual_seed(int(np.random.SeedSequence((lesson.seed, place.step)).generate_state(1)[0]))
        rate = rate_at(place.step, place.steps, self.warm_up, lesson.recipe.rate)
        self.network.train()
        filled = fill(batch, lesson.rows, lesson.recipe, lesson.device)
        loss = pull(self.network, _disturbed(filled, self.network, lesson.recipe)).mean()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), lesson.recipe.clip)
        self.optimizer.step(rate)
        self.place = replace(place, step=place.step + 1, loss=place.loss + loss.item())
        self._tell(rate)

    def _tell(self, rate: float) -> None:
        step, around = self.place.step, self.around
        if step == MEASURED and not self.place.planned:
            self._plan()
        if step % STEPS_PER_EVENT == 0:
            loss = self.place.loss / STEPS_PER_EVENT
            self.place = replace(self.place, loss=0.0)
            seconds_left = self._speed() * (self.place.steps - step)
            around.say(Step(step, self.place.steps, loss, rate, around.clock.spent(), seconds_left))
        around.clock.keep()

    def _speed(self) -> float:
        """Seconds a step, looking at the result included."""
        return (self.around.clock.spent() - self.started) / max(self.place.step - self.first, 1)

    def _plan(self) -> None:
        """Fit the number of steps to the time, once: from here on it is part of the state."""
        clock = self.around.clock
        time = clock.left() - VERDICT_SHARE * clock.budget
        affordable = self.place.step + int(max(time, 0) / self._speed())
        steps = min(self.place.steps, max(affordable, self.place.step))
        within = steps == self.place.steps
        self.place = replace(self.place, steps=steps, planned=True)
        self._keep()
        left = self._speed() * (steps - self.place.step)
        self.around.say(Estimate(steps, left, within))

    def _look_if_due(self, last: bool = False) -> None:
        """Look at the network before its first step and often times more, and when learning ends."""
        step, steps, often = self.place.step, self.place.steps, self.lesson.recipe.validations
        due = last or step * often // steps > (step - 1) * often // steps
        if due and self.place.looked != step:
            self.best = self._look()
            self.place = replace(self.place, looked=step)
            self._keep()

    def _is_enough(self) -> bool:
        clock = self.around.clock
        late = clock.left() < VERDICT_SHARE * clock.budget / 2
        return late or self.place.fruitless >= self.lesson.recipe.patience

    @torch.no_grad()
    def _look(self) -> Best:
        """Measure the network as it is; return it if it is the best so far, else the one that was."""
        lesson, around = self.lesson, self.around
        self.network.eval()
        around.report(Progress(Stage.ANALYZE, self.place.step, self.place.steps))
        filled = (fill((one,), lesson.rows, lesson.recipe, lesson.device) for one in lesson.looked_at)
        losses = [float(pull(self.network, batch)) for batch in filled]
        rouge = lesson.examine(self.network, around.report)
        score = overall(rouge)
        better = self.best is None or score > self.best.score
        best = self.best
        if best is None or better:
            weights = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
            best = Best(weights, self.place.step, score)
        self.place = replace(self.place, fruitless=0 if better else self.place.fruitless + 1)
        loss = sum(losses) / max(len(losses), 1)
        figures = (rouge.rouge_1, rouge.rouge_2, rouge.rouge_lsum)
        around.say(Validation(self.place.step, loss, *figures, better, around.clock.spent()))
        return best

    def _keep(self) -> None:
        if self.best is not None:
            state = Checkpoint(self.place, self.network.state_dict(), self.optimizer.state(), self.best)
            keep_checkpoint(self.around.checkpoint, state)
            self.kept = self.around.clock.spent()
            self.around.say(CheckpointKept(self.place.step, self.kept))


def _disturbed(batch: Batch, network: Performer, recipe: Recipe) -> Batch:
    """Return the batch with noise, so that its documents cannot be learned by heart."""
    width = batch.vectors.shape[-1]
    noise = torch.randn_like(batch.vectors) * (recipe.vector_noise / math.sqrt(width))
    observations = batch.observations
    observations = observations + torch.randn_like(observations) * recipe.observation_noise * network.spread
    hidden = torch.rand_like(observations[:, :1]) < recipe.observations_dropped
    return replace(
        batch,
        vectors=batch.vectors + noise,
        observations=torch.where(hidden, network.centre, observations),
    )
