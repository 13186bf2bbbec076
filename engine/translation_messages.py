"""The words for translated summaries: what translated them, and what two sentences do not say alike."""

from collections.abc import Sequence

from engine.core import errors
from engine.core.results import Discrepancy, DiscrepancyKind, WrittenBy
from engine.messages import Translate, explain_model


def describe_translating(written_by: WrittenBy, tr: Translate = str) -> str:
    """Say what translated a summary, or why it is not translated."""
    fallback = written_by.fallback
    if fallback is None:
        return tr("Translated by {model}: see that each sentence says what its original says.").format(
            model=written_by.model
        )
    error = errors.MODEL_KINDS.get(fallback.kind, errors.ModelError)(fallback.model, fallback.detail)
    return f"{explain_model(error, tr)} " + tr("The summary stays in the language of the document.")


def describe_difference(missing: Sequence[Discrepancy], tr: Translate = str) -> str:
    """Say what a translation and its original do not say alike; empty where there is nothing."""
    if any(one.kind is DiscrepancyKind.MEANING for one in missing):
        return tr("not a translation of the sentence")
    words = []
    if added := [one for one in missing if one.span is not None]:
        words.append(tr("not in the original: {listed}").format(listed=_listed(added)))
    if left_out := [one for one in missing if one.span is None]:
        words.append(tr("not in the translation: {listed}").format(listed=_listed(left_out)))
    return "; ".join(words)


def _listed(missing: Sequence[Discrepancy]) -> str:
    return ", ".join(dict.fromkeys(f"“{one.text}”" for one in missing))
