"""Says in the user's language what a training does and what came of it."""

from collections.abc import Mapping
from typing import Any

from engine.training_messages import (
    describe_failure,
    describe_preparing,
    describe_step,
    describe_stopped,
    describe_verdict,
)
from gui.messages import translate
from gui.training.training_state import TrainingPhase, TrainingState
from gui.widgets.text_formatting import one_line


def phase_in_words(course: TrainingState) -> str:
    tr = translate
    match course.phase:
        case TrainingPhase.STARTING:
            return tr("Starting…")
        case TrainingPhase.READING:
            return describe_preparing("documents", course.done, course.total, tr)
        case TrainingPhase.UNDERSTANDING:
            return describe_preparing("sentences", course.done, course.total, tr)
        case TrainingPhase.LEARNING:
            return describe_step(course.done, course.total or 0, tr)
        case TrainingPhase.JUDGING:
            return tr("Measuring on documents that were kept aside…")
        case TrainingPhase.STOPPED:
            return describe_stopped(tr)
        case TrainingPhase.OVER:
            return tr("The training is over.")
        case TrainingPhase.FAILED:
            return tr("The training could not be carried out.")


def verdict_in_words(verdict: Mapping[str, Any]) -> str:
    """Say whether the model is better. The name of its rival is another's to choose: it gets one line."""
    return describe_verdict({**verdict, "rival": one_line(str(verdict["rival"]), 60)}, translate)


def error_in_words(error: Mapping[str, Any]) -> str:
    return one_line(describe_failure(error, translate))
