"""The words for what a training does and what comes of it, for the command line and the window.

An event is one of engine.training.run.events as JSON has it. Every function takes `tr`, which translates an
English sentence of this module; the window hands in Qt's.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from engine.messages import Translate

Event = Mapping[str, Any]


def describe_preparing(what: str, done: int, total: int | None, tr: Translate = str) -> str:
    """what is "documents" or "sentences"."""
    if what == "sentences":
        words = tr("Preparing sentences: {done} of {total}")
    elif total:
        words = tr("Reading documents: {done} of {total}")
    else:
        words = tr("Reading documents: {done}")
    return words.format(done=f"{done:,}", total=f"{total or 0:,}")


def describe_step(step: int, steps: int, tr: Translate = str) -> str:
    return tr("Learning: step {done} of {total}").format(done=f"{step:,}", total=f"{steps:,}")


def describe_stopped(tr: Translate = str) -> str:
    return tr("Stopped. Nothing is lost: it can go on from here.")


def describe_prepared(prepared: Event, tr: Translate = str) -> str:
    """Say what is learned from, and what is not."""
    words = tr(
        "Documents: {learned} to learn from, {looked_at} to check progress, {kept_aside} kept "
        "aside for the final test; {sentences} sentences."
    ).format(
        learned=prepared.get("learned"),
        looked_at=prepared.get("looked_at"),
        kept_aside=prepared.get("kept_aside"),
        sentences=f"{prepared.get('sentences', 0):,}",
    )
    if network := network_name(str(prepared.get("network", "")), tr):
        words += " " + tr("A new model learns: {network}.").format(network=network)
    if own := prepared.get("without_summaries"):
        words += " " + tr(
            "{count} have no summary: their own principal sentences stand for one, which teaches less."
        ).format(count=own)
    if left_out := prepared.get("left_out"):
        words += " " + tr("Left out: {count} (unreadable, too short, copies, or in other languages).").format(
            count=left_out
        )
    return words


def network_name(network: str, tr: Translate = str) -> str:
    """Return what one of engine.training_launch.NETWORKS is for people; nothing for none."""
    names = {
        "performer": tr("Performer (attention of linear cost)"),
        "transformer": tr("Transformer (softmax attention)"),
        "lstm": tr("LSTM (recurrent)"),
        "gru": tr("GRU (recurrent)"),
        "rnn": tr("RNN (recurrent)"),
        "convolution": tr("convolution over five sentences"),
        "words": tr("words alone (each sentence's vector)"),
        "observations": tr("observations alone (place, length, wording)"),
    }
    return names.get(network, "")


def describe_verdict(verdict: Event, tr: Translate = str) -> str:
    """Say whether the model is better than the one it came from, and how surely; in hundredths of ROUGE."""
    gain, lowest, highest = (100 * float(verdict[name]) for name in ("gain", "lowest", "highest"))
    if not verdict["better"] and lowest == highest == 0:
        return tr(
            "The training did not make {rival} better on other documents, so it stays as it is. "
            "More documents, or documents with summaries, help."
        ).format(rival=verdict["rival"])
    if verdict["better"]:
        words = tr(
            "Better than {rival}: {gain} points of ROUGE on {documents} documents that were kept aside "
            "({lowest} to {highest} in 95 of 100 redrawn samples)."
        )
    else:
        words = tr(
            "Not surely better than {rival}: {gain} points of ROUGE on {documents} documents that were kept "
            "aside ({lowest} to {highest} in 95 of 100 redrawn samples). The model was discarded; more "
            "documents, or documents with summaries, help."
        )
    words = words.format(
        rival=verdict["rival"],
        gain=f"{gain:+.1f}",
        lowest=f"{lowest:+.1f}",
        highest=f"{highest:+.1f}",
        documents=verdict["documents"],
    )
    if own := verdict.get("without_summaries"):
        words += " " + tr(
            "{count} of these have no summary by a person, and were compared with principal sentences of "
            "their own."
        ).format(count=own)
    return words


def describe_systems(systems: Iterable[Event]) -> str:
    """Say what each system reached: the mean of the three ROUGE, in hundredths."""
    sums = {one["system"]: one["rouge_1"] + one["rouge_2"] + one["rouge_lsum"] for one in systems}
    listed = ", ".join(f"{name} {100 * total / 3:.1f}" for name, total in sums.items())
    return f"Mean of ROUGE-1, 2 and L: {listed}."


def describe_failure(error: Event, tr: Translate = str) -> str:
    """Say why a training failed. What happens seldom is told in the engine's English."""
    known = {
        "too-few-documents": tr(
            "There are too few documents in one language to learn from. At least ten are needed, "
            "several hundred are better."
        ),
        "too-little-time": tr(
            "The time was up before enough documents were read. Choose a longer time limit."
        ),
        "nothing-to-learn": tr(
            "The summaries share no word with their documents: nothing can be learned from them. "
            "Check that each stands with its own document."
        ),
        "not-writable": tr(
            "The disk is full, or the training folder cannot be written to. Free "
            "some space, or check the permissions of the folder."
        ),
        "damaged": tr("What was kept of this training cannot be read any more. Discard it and start again."),
        "in-use": tr("This training is running in another window. Stop it there first."),
        "no-model": tr("There is no model for the language of these documents to start from."),
    }
    return known.get(str(error.get("kind")), str(error.get("message", "")))
