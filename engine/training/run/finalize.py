"""Exports the trained model, evaluates it on the test documents, and keeps it if it is better."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.core.array_types import Vectors
from engine.core.errors import ModelError
from engine.core.progress import Report
from engine.messages import explain_model
from engine.models.formats.manifest import MANIFEST, load_manifest
from engine.models.runtime.observations import OBSERVED
from engine.models.store.installing import AddModelRequest, ModelStore, add_model, newest_of, write_card
from engine.models.store.source import to_name
from engine.system.atomic_files import read_json, write_json
from engine.training.data.store import StoredExample
from engine.training.networks.performer import Performer
from engine.training.run.events import SystemFigures, VerdictReached
from engine.training.run.prepared_data import PreparedData, TrainingSession
from engine.training.run.request import TrainingError, identity_of
from engine.training.run.verdict import (
    UNTRAINED,
    MeasuredModel,
    Salience,
    figures,
    graph_worth,
    measure,
    paired_bootstrap,
)
from engine.training_launch import PERFORMER_NETWORK, TrainingRequest
from engine.training_messages import describe_systems, describe_verdict, network_name


def finalize(session: TrainingSession, ground: PreparedData, network: Performer) -> VerdictReached:
    """Write the model, compare it with the one it came from, and move it to its place or throw it away."""
    request = session.request
    candidate = request.work / "candidate"
    shutil.rmtree(candidate, ignore_errors=True)
    ours = _name(request, ground)
    session.workshop.write(network, ground.first, candidate, _facts(ours, ground))
    judged = _judge(session, ground, candidate, ours)
    model = request.out / "model"
    if judged.better:
        _tell_figures(candidate, judged)
        shutil.rmtree(model, ignore_errors=True)
        candidate.rename(model)
    identity = identity_of(request, session.recipe)
    write_json(request.out / "verdict.json", {"request": identity, "verdict": asdict(judged)})
    return judged


def put_on_shelf(request: TrainingRequest, store: ModelStore, report: Report) -> None:
    """Put the better model on the shelf under the name that was asked for, unless it stands there.

    Raises TrainingError: then it stays in out, and the same request tries again.
    """
    model = request.out / "model"
    if _is_on_shelf(model, request.name, store):
        return
    asked = AddModelRequest(str(model), name=request.name, replaces=False)
    try:
        add_model(asked, report=report, store=store)
    except ModelError as error:
        raise TrainingError(
            error.kind,
            f"{explain_model(error)} The model is better and lies in {model}; the same call tries again to "
            "put it on the shelf.",
        ) from error


def _is_on_shelf(model: Path, name: str, store: ModelStore) -> bool:
    try:
        return load_manifest(newest_of(to_name(name), store.shelf)).files == load_manifest(model).files
    except ModelError:
        return False


def earlier_verdict(request: TrainingRequest) -> VerdictReached | None:
    """Return the verdict of a training that is over."""
    found = read_json(request.out / "verdict.json")
    if found is None:
        return None
    facts = found["verdict"]
    systems = tuple(SystemFigures(**one) for one in facts["systems"])
    return VerdictReached(**{**facts, "systems": systems})


def _name(request: TrainingRequest, ground: PreparedData) -> str:
    """How the model is called: not like the one that it is compared with."""
    name = to_name(request.name) if request.name else f"own-{ground.languages[0]}"
    return f"{name}-again" if name == ground.first.name else name


def _facts(name: str, ground: PreparedData) -> dict[str, Any]:
    """What the manifest says that the first model's does not."""
    learned = ground.parts.learned
    own = sum(entry.own for entry in learned)
    return {
        "name": name,
        "version": "1",
        "languages": list(ground.languages),
        "observed": list(ground.observed),
        "trained_on": [
            *ground.first.trained_on,
            f"{len(learned)} documents of its owner, {own} of them without summaries",
        ],
    }


def _judge(session: TrainingSession, ground: PreparedData, candidate: Path, ours: str) -> VerdictReached:
    fresh = session.request.fresh
    rival = UNTRAINED if fresh else ground.first.name
    repetition = ground.first.repetition
    observed, first = ground.observed, ground.first
    choosers = {ours: MeasuredModel(_salience(session, ground, candidate, observed), repetition)}
    if not fresh:
        salience = _salience(session, ground, first.folder, first.observed)
        choosers[rival] = MeasuredModel(salience, repetition)
    choosers[UNTRAINED] = MeasuredModel(graph_worth(ground.store), 4.0)
    entries = ground.parts.kept_aside
    measured = measure(ground.store, entries, choosers, session.report)
    found = paired_bootstrap(measured[ours], measured[rival])
    systems = figures(measured)
    own = sum(entry.own for entry in entries)
    verdict = VerdictReached(
        better=found.is_progress,
        rival=rival,
        documents=len(entries),
        gain=found.gain,
        lowest=found.lowest,
        highest=found.highest,
        luck=found.luck,
        systems=systems,
        without_summaries=own,
        words="",
        model=str(session.request.out / "model") if found.is_progress else "",
        seconds=session.clock.spent(),
    )
    facts = asdict(verdict)
    return replace(verdict, words=f"{describe_verdict(facts)} {describe_systems(facts['systems'])}")


def _tell_figures(folder: Path, judged: VerdictReached) -> None:
    """Put the verdict into the model's manifest and onto its card."""
    manifest = read_json(folder / MANIFEST)
    assert manifest
    manifest["figures"] = {one.system: [one.rouge_1, one.rouge_2, one.rouge_lsum] for one in judged.systems}
    lines = [
        f"# {manifest['name']}",
        "",
        f"Trained on this computer. {judged.words}",
        "",
        f"Network: {_network(manifest['shape'])}.",
        "",
        "| system | ROUGE-1 | ROUGE-2 | ROUGE-L |",
        "| --- | --- | --- | --- |",
        *(
            f"| {one.system} | " + " | ".join(f"{100 * value:.1f}" for value in rouge) + " |"
            for one in judged.systems
            for rouge in [(one.rouge_1, one.rouge_2, one.rouge_lsum)]
        ),
        "",
        "It was learned from the documents of its owner: think before giving it away.",
    ]
    write_card(folder, manifest, ("\n".join(lines) + "\n").encode())
    write_json(folder / MANIFEST, manifest)


def _network(shape: Mapping[str, str]) -> str:
    """Return what reads the sentences together, for people; models of earlier versions are Performers."""
    return network_name(shape.get("network", PERFORMER_NETWORK))


def _salience(
    session: TrainingSession, ground: PreparedData, folder: Path, observed: Sequence[str]
) -> Salience:
    """Return what a model, as it will run, thinks of the sentences that are prepared."""
    judge = session.workshop.open_judge(folder)
    rows = replace(ground.rows, observed=tuple(map(OBSERVED.index, observed)))

    def salience(entry: StoredExample) -> Vectors:
        places = slice(entry.first, entry.first + entry.sentences)
        vectors = rows.vectors[places].astype(np.float32)
        observations = rows.observations(entry.first, entry.sentences)
        return judge(vectors, observations, session.report)

    return salience
