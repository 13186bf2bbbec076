"""Says in the user's language what a training does and what came of it."""

from collections.abc import Mapping
from typing import Any

from gui.messages import translate
from gui.training.training_state import TrainingPhase, TrainingState
from gui.widgets.text_formatting import one_line


def phase_in_words(course: TrainingState) -> str:
    tr = translate
    counted = {"done": f"{course.done:,}", "total": f"{course.total or 0:,}"}
    match course.phase:
        case TrainingPhase.STARTING:
            return tr("Starting…")
        case TrainingPhase.READING if course.total:
            return tr("Reading documents: {done} of {total}").format(**counted)
        case TrainingPhase.READING:
            return tr("Reading documents: {done}").format(**counted)
        case TrainingPhase.UNDERSTANDING:
            return tr("Preparing sentences: {done} of {total}").format(**counted)
        case TrainingPhase.LEARNING:
            return tr("Learning: step {done} of {total}").format(**counted)
        case TrainingPhase.JUDGING:
            return tr("Measuring on documents that were kept aside…")
        case TrainingPhase.STOPPED:
            return tr("Stopped. Nothing is lost: it can go on from here.")
        case TrainingPhase.OVER:
            return tr("The training is over.")
        case TrainingPhase.FAILED:
            return tr("The training could not be carried out.")


def prepared_in_words(course: TrainingState) -> str:
    """Say what is learned from, and what is not."""
    tr, facts = translate, course.prepared
    if facts is None:
        return ""
    words = tr(
        "{learned} documents to learn from, {looked_at} to look at on the way, {kept_aside} kept aside for "
        "the verdict; {sentences} sentences."
    ).format(
        learned=facts.get("learned"),
        looked_at=facts.get("looked_at"),
        kept_aside=facts.get("kept_aside"),
        sentences=f"{facts.get('sentences', 0):,}",
    )
    if own := facts.get("without_summaries"):
        words += " " + tr(
            "{count} have no summary: their own principal sentences stand for one, which teaches less."
        ).format(count=own)
    if left_out := facts.get("left_out"):
        words += " " + tr("Left out: {count} (unreadable, too short, copies, or in other languages).").format(
            count=left_out
        )
    return words


def verdict_in_words(verdict: Mapping[str, Any]) -> str:
    """Say whether the model is better than the one it came from, and how surely."""
    tr = translate
    rival = one_line(str(verdict["rival"]), 60)
    gain, lowest, highest = (100 * float(verdict[name]) for name in ("gain", "lowest", "highest"))
    facts = {
        "rival": rival,
        "gain": f"{gain:+.1f}",
        "lowest": f"{lowest:+.1f}",
        "highest": f"{highest:+.1f}",
        "documents": verdict["documents"],
    }
    if not verdict["better"] and lowest == highest == 0:
        return tr(
            "No step of the training made {rival} better on the documents that were looked at, so it stays "
            "as it is. More documents, or documents with summaries, help."
        ).format(rival=rival)
    if verdict["better"]:
        words = tr(
            "Better than {rival}: {gain} points of ROUGE on {documents} documents that were kept aside "
            "({lowest} to {highest} in 95 of 100 redrawn samples)."
        )
    else:
        words = tr(
            "Not surely better than {rival}: {gain} points of ROUGE on {documents} documents that were kept "
            "aside ({lowest} to {highest} in 95 of 100 redrawn samples). The model was thrown away; more "
            "documents, or documents with summaries, help."
        )
    words = words.format(**facts)
    if own := verdict.get("without_summaries"):
        words += " " + tr(
            "{count} of these have no summary by a person, and were compared with principal sentences of "
            "their own."
        ).format(count=own)
    return words


def error_in_words(error: Mapping[str, Any]) -> str:
    """Say why a training failed. What happens seldom is told in the engine's English."""
    tr = translate
    known = {
        "too-few-documents": tr(
            "There are too few documents in one language that can be learned from. Ten are the fewest, "
            "some hundred are better."
        ),
        "too-little-time": tr("The time was up before enough documents were read. Give it more."),
        "nothing-to-learn": tr(
            "The summaries share no word with their documents: nothing can be learned from them."
        ),
        "not-writable": tr("The disk is full, or the folder of the training cannot be written to."),
        "damaged": tr(
            "What was kept of this training cannot be read any more. Throw it away and begin anew."
        ),
        "in-use": tr("This training is at work in another window."),
        "no-model": tr("There is no model for the language of these documents to start from."),
    }
    return known.get(str(error.get("kind")), one_line(str(error.get("message", ""))))
