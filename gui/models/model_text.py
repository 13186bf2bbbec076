"""The words for models: what they do and weigh, how fast they are, how long something takes yet."""

import math
import os
from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from engine.core.errors import ModelError, NameTaken, NoWriter
from engine.core.progress import Progress, Stage
from engine.messages import Message, describe_adding, describe_size, explain_model
from engine.models.formats.manifest import PERFORMER, Manifest
from gui.display_names import language_name
from gui.messages import translate
from gui.widgets.text_formatting import one_line

if TYPE_CHECKING:
    from engine.models.store.acquisition import AcquisitionPlan
    from engine.models.store.benchmark import ModelSpeed

SOON = 2.0
"""Seconds of work from which on the rest of it can be guessed."""
LONGEST_DETAIL = 300


def kind_in_words(kind: str) -> str:
    tr = translate
    return tr("Ranks sentences") if kind == PERFORMER else tr("Writes")


def languages_in_words(tags: Sequence[str]) -> str:
    return ", ".join(language_name(tag) or one_line(tag, 12) for tag in tags)


def licence_in_words(licence: str) -> str:
    tr = translate
    return tr("not stated") if licence in ("", "unknown") else one_line(licence, 100)


def source_in_words(manifest: Manifest, *, is_own: bool) -> str:
    """Say where a model is from; one of the user's own without a source was trained here."""
    tr = translate
    if manifest.source:
        return one_line(manifest.source, 120)
    return tr("Trained on this computer") if is_own else tr("Comes with Précis")


def hub_address() -> str:
    """Return the address that is called for a model of the hub, as its library finds it."""
    return one_line(os.environ.get("HF_ENDPOINT") or "https://huggingface.co", 100)


def plan_in_words(plan: "AcquisitionPlan") -> str:
    """Say what a model is and weighs, before anything is fetched or converted."""
    tr = translate
    lines = [
        tr("{name}, from {source}").format(
            name=one_line(plan.title or plan.name), source=one_line(plan.source, 120)
        ),
        tr("Licence: {licence}").format(licence=licence_in_words(plan.licence)),
        tr("Languages: {languages}").format(languages=languages_in_words(plan.languages)),
    ]
    if plan.to_fetch:
        lines.append(tr("Download: {size}").format(size=describe_size(plan.to_fetch)))
    lines.append(tr("Free space needed to add it: {size}").format(size=describe_size(plan.room)))
    return "\n".join(lines)


def speed_in_words(speed: "ModelSpeed") -> str:
    """Say how fast a model is, on what, and why not on a GPU."""
    tr = translate
    if speed.sentences_a_second:
        found = tr("Loaded in {load} s, reads {count} sentences a second.").format(
            load=f"{speed.to_load:.1f}", count=f"{speed.sentences_a_second:,.0f}"
        )
    else:
        found = tr(
            "Loaded in {load} s, begins {first} s after {prompt} tokens, writes {count} tokens a second."
        ).format(
            load=f"{speed.to_load:.1f}",
            first=f"{speed.to_first_token:.1f}",
            prompt=speed.prompt,
            count=f"{speed.tokens_a_second:.1f}",
        )
    return f"{found} {device_in_words(speed)}"


def device_in_words(speed: "ModelSpeed") -> str:
    """Say what a model runs on and, where that is the processor, why no GPU is used."""
    tr = translate
    if speed.device.name != "cpu":
        return tr("It runs on the GPU ({name}).").format(name=one_line(speed.device.name, 40))
    if speed.kind == PERFORMER:
        return tr("It runs on the processor: it is so small that a GPU would not make it faster.")
    if not speed.device.refusals:
        return tr(
            "It runs on the processor. The GPU is not used: this installation of Précis has nothing that "
            "could run a model on one."
        )
    reasons = one_line("; ".join(speed.device.refusals), LONGEST_DETAIL)
    return tr("It runs on the processor. The GPU was not used: {reasons}.").format(reasons=reasons)


def explain_trouble(error: Exception) -> Message:
    """Say why something could not be done with a model, and what its user can do in the window."""
    tr = translate
    match error:
        case NameTaken(name=name):
            return Message(
                tr("The name {name} is taken.").format(name=one_line(name)), tr("Give it another name.")
            )
        case NoWriter(name=""):
            what = tr("There is no language model that writes the language of this document.")
            return Message(what, tr("Models > Manage models lists some that can be added."))
        case ModelError():
            return explain_model(error, translate)
    return Message(tr("Précis made a mistake. Your models are unchanged."), tr("Try again."))


def adding_in_words(progress: Progress | None, left: float | None = None) -> str:
    """Say how far the adding of a model is; left is in seconds, None while nobody knows."""
    words = describe_adding(progress, translate)
    return f"{words} · {time_left_in_words(left)}" if left is not None else words


def time_left_in_words(seconds: float) -> str:
    tr = translate
    if seconds < 90:
        return tr("about {count} s left").format(count=max(1, math.ceil(seconds)))
    return tr("about {count} min left").format(count=round(seconds / 60))


class PaceEstimate:
    """Estimates the remaining time of a stage of work by linear extrapolation."""

    def __init__(self) -> None:
        self._stage: Stage | None = None
        self._began = self._first = 0.0

    def left(self, progress: Progress) -> float | None:
        """Return the seconds that are left of the stage; None while nobody knows."""
        now = monotonic()
        if progress.stage is not self._stage:
            self._stage, self._began, self._first = progress.stage, now, progress.done
        spent, done = now - self._began, progress.done - self._first
        if not progress.total or done <= 0 or spent < SOON:
            return None
        return spent / done * max(0, progress.total - progress.done)
