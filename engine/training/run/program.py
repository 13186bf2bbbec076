"""Runs a training from documents to a verdict, resuming where it was stopped."""

import copy
import shutil
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from engine.core.array_types import Vectors
from engine.core.errors import ModelError, NameTaken
from engine.core.progress import Cancelled, Report
from engine.evaluation.rouge import Rouge, mean
from engine.messages import explain_model
from engine.models.store.installing import ModelStore, check_name
from engine.system.atomic_files import read_json, write_json
from engine.system.file_lock import LockHeld, locked
from engine.training.conversion.onnx_export import ExportMismatch
from engine.training.data.batches import stretches_of
from engine.training.data.store import StoredExample
from engine.training.networks.performer import Performer, find_prototypes, initialize, remember
from engine.training.networks.reward import RewardTask, make_task
from engine.training.run.checkpoint import DamagedCheckpoint
from engine.training.run.clock import TrainingClock
from engine.training.run.events import Say, TrainingFailed, TrainingStopped, VerdictReached
from engine.training.run.finalize import earlier_verdict, finalize, put_on_shelf
from engine.training.run.learning import Examine, TrainingServices, TrainingStage, learn
from engine.training.run.model_files import ModelFiles
from engine.training.run.prepared_data import PreparedData, TrainingSession, prepare
from engine.training.run.recipe import FRESH_SHAPE, GRAPH_SHARE_LATER, Recipe
from engine.training.run.request import TrainingError, identity_of
from engine.training.run.verdict import EvaluationCase, MeasuredModel, open_case, summarise
from engine.training_launch import PERFORMER_NETWORK, TrainingRequest

BETTER, FAILED, REFUSED, STOPPED = 0, 1, 3, 130
"""Exit statuses."""
MOST_SUMMARISED = 20_000
"""Sentences of the documents that summaries are made of on the way, the shortest first: it is done often."""


def run_training(
    request: TrainingRequest, recipe: Recipe, workshop: ModelFiles, say: Say, report: Report
) -> int:
    """Train, say how it ended, and return the exit status."""
    try:
        return BETTER if run(request, recipe, workshop, say, report).better else REFUSED
    except Cancelled:
        say(TrainingStopped())
        return STOPPED
    except TrainingError as error:
        say(TrainingFailed(error.kind, str(error)))
    except ModelError as error:
        say(TrainingFailed(error.kind, f"The model cannot be used: {error}"))
    except DamagedCheckpoint as error:
        say(TrainingFailed("damaged", f"{error} cannot be read. Delete {request.out} and start again."))
    except LockHeld:
        say(TrainingFailed("in-use", f"Another training is at work in {request.out}."))
    except ExportMismatch as error:
        say(TrainingFailed("not-the-same", f"The model does not run as it was trained: {error}"))
    except OSError as error:
        say(TrainingFailed("not-writable", f"{error.filename or request.out}: {error.strerror or error}"))
    return FAILED


def run(
    request: TrainingRequest, recipe: Recipe, workshop: ModelFiles, say: Say, report: Report
) -> VerdictReached:
    """Train, and return the verdict. What was done in an earlier run is not done again.

    Raises TrainingError, and lets pass what report raises: then everything is kept to go on.
    """
    request.work.mkdir(parents=True, exist_ok=True)
    with locked(request.work / "lock"):
        _check(request, recipe, workshop.store)
        judged = earlier_verdict(request) or _train(request, recipe, workshop, say, report)
    shutil.rmtree(request.work)  # it holds the documents' words
    if judged.better and request.name:
        put_on_shelf(request, workshop.store, report)
    say(judged)
    return judged


def _train(
    request: TrainingRequest, recipe: Recipe, workshop: ModelFiles, say: Say, report: Report
) -> VerdictReached:
    clock = TrainingClock(request.work / "clock.json", 60 * request.minutes)
    session = TrainingSession(request, recipe, workshop, clock, say, report)
    device = _device(request.device)
    try:
        ground = prepare(session)
    except TrainingError:
        # Whoever mends it calls again, perhaps with more documents: nothing is to be left of this call.
        shutil.rmtree(request.work, ignore_errors=True)
        raise
    network = _first_network(session, ground)
    _learn(session, ground, network, device)
    return finalize(session, ground, network.to("cpu").eval())


def _check(request: TrainingRequest, recipe: Recipe, store: ModelStore) -> None:
    """See to it that the folder holds no other training, and that the name is free. Raises TrainingError."""
    identity = identity_of(request, recipe)
    for file in (request.out / "verdict.json", request.work / "request.json"):
        found = read_json(file)
        if found is not None and found["request"] != identity:
            raise TrainingError(
                "another-training",
                f"{request.out} holds a training of other documents or with other options: choose another.",
            )
    write_json(request.work / "request.json", {"request": identity})
    if request.name and earlier_verdict(request) is None:
        try:
            check_name(request.name, store)
        except NameTaken as error:
            raise TrainingError(error.kind, str(explain_model(error))) from error


def _device(name: str) -> torch.device:
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    if name == "cuda" and not torch.cuda.is_available():
        raise TrainingError("no-device", "There is no CUDA device that PyTorch can use: leave --device out.")
    return torch.device(name)


def _first_network(session: TrainingSession, ground: PreparedData) -> Performer:
    """Return the network of the first model, or a new one."""
    request = session.request
    if not request.draws_anew:
        return session.workshop.read_weights(ground.first.folder)
    torch.manual_seed(request.seed)
    shape = replace(
        FRESH_SHAPE,
        inputs=ground.first.width,
        observations=len(ground.observed),
        network=request.network or PERFORMER_NETWORK,
    )
    network = Performer(shape, torch.Generator().manual_seed(request.seed))
    learned = [ground.rows.observations(one.first, one.sentences) for one in ground.parts.learned]
    initialize(network, torch.from_numpy(np.concatenate(learned)), ground.observed.index("worth"))
    return network


def _remember_documents(network: Performer, session: TrainingSession, ground: PreparedData) -> None:
    """Let documents like those that are learned from count as familiar, beside those that do already."""
    request = session.request
    if request.draws_anew or network.shape.prototypes:  # a model without holds every document for familiar
        generator = torch.Generator().manual_seed(request.seed)
        found = find_prototypes(_means(ground), session.recipe.prototypes, generator)
        remember(network, torch.cat([network.prototypes, found]))


def _means(ground: PreparedData) -> Tensor:
    """Return the mean vectors [N, I] of the documents that are learned from, of unit length."""
    means = [
        ground.rows.vectors[entry.first : entry.first + entry.sentences].astype(np.float32).mean(0)
        for entry in ground.parts.learned
    ]
    return functional.normalize(torch.from_numpy(np.array(means)), dim=-1)


def _learn(session: TrainingSession, ground: PreparedData, network: Performer, device: torch.device) -> None:
    """Take the network through all stages; it is left with the best weights of the last."""
    request, recipe, rows = session.request, session.recipe, ground.rows
    learned = stretches_of(ground.parts.learned, rows, recipe.longest)
    if not learned:
        raise TrainingError("nothing-to-learn", "No summary shares a word with its document.")
    anchor = copy.deepcopy(network).to(device).eval()
    _remember_documents(network, session, ground)
    task = _tasks(ground)
    examine = _examiner(ground, device)
    for number, stage in enumerate(recipe.stages):
        lesson = TrainingStage(
            learned=learned,
            looked_at=stretches_of(ground.parts.looked_at, rows, recipe.longest),
            rows=rows,
            anchor=anchor,
            task=task,
            examine=examine,
            recipe=recipe,
            stage=stage,
            share=1 / (len(recipe.stages) - number),
            seed=request.seed,
            device=device,
        )
        file = request.work / f"checkpoint-{stage.name}"
        best = learn(network, lesson, TrainingServices(file, session.clock, session.say, session.report))
        network.load_state_dict(best.weights)
        if number == 0 and len(recipe.stages) > 1:
            network.always *= GRAPH_SHARE_LATER


def _tasks(ground: PreparedData) -> Callable[[StoredExample], RewardTask]:
    """Return what makes an example's words into numbers, once."""
    tasks: dict[str, RewardTask] = {}

    def task(entry: StoredExample) -> RewardTask:
        if entry.key not in tasks:
            tasks[entry.key] = make_task(ground.store.words(entry), entry.language)
        return tasks[entry.key]

    return task


def _examiner(ground: PreparedData, device: torch.device) -> Examine:
    """Return what measures a network on the documents that are looked at, which it keeps in memory."""
    shortest_first = sorted(ground.parts.looked_at, key=lambda entry: entry.sentences)
    sizes = np.cumsum([entry.sentences for entry in shortest_first])
    entries = shortest_first[: max(1, int((sizes <= MOST_SUMMARISED).sum()))]
    cases: dict[str, EvaluationCase] = {}

    def examine(network: Performer, report: Report) -> Rouge:
        def salience(entry: StoredExample) -> Vectors:
            places = slice(entry.first, entry.first + entry.sentences)
            vectors = torch.from_numpy(ground.rows.vectors[places].astype(np.float32)).to(device)
            observed = ground.rows.observations(entry.first, entry.sentences)
            observations = torch.from_numpy(observed).to(device)
            present = torch.ones(1, entry.sentences, dtype=torch.bool, device=device)
            found: Vectors = network(vectors[None], observations[None], present)[0].cpu().numpy()
            return found

        for entry in entries:
            if entry.key not in cases:
                cases[entry.key] = open_case(ground.store, entry, report)
        chooser = MeasuredModel(salience, ground.first.repetition)
        return mean([summarise(case, chooser, report) for case in cases.values()])

    return examine
