"""Ranks a document's sentences with the model that was chosen, or without one where that cannot be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.core.array_types import Vectors
from engine.core.errors import ModelError, NoModel
from engine.core.options import GRAPH, PERFORMER
from engine.core.progress import Report, silent
from engine.core.results import Fallback, RankedBy, Ranking
from engine.models.runtime.performer import PerformerModel, open_performer
from engine.models.store.shelf import find_named, find_performer
from engine.ranking.sentence_selection import rank_sentences
from engine.text.tokens import TokenizedDocument


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    ranking: Ranking
    ranked_by: RankedBy
    vectors: Vectors | None = None
    """One row for each sentence, where a model read them."""
    encode: Callable[[Sequence[str]], Vectors] | None = None
    """What gives such a row to any other sentence."""


def rank(
    reading: TokenizedDocument,
    model: str,
    report: Report = silent,
    places: Sequence[Path] | None = None,
    threads: int = 0,
) -> Ranked:
    """Rank with Options.model. What keeps it from being used is said in the result; nothing is raised."""
    if model == GRAPH or not reading.document.sentences:
        return Ranked(rank_sentences(reading, report), RankedBy())
    try:
        performer = find_model(model, reading.document.language, places, threads)
        understanding = performer.read(reading, report)
    except ModelError as error:
        fallback = Fallback(error.kind, error.name, error.detail)
        return Ranked(rank_sentences(reading, report), RankedBy(fallback=fallback))
    manifest = performer.manifest
    ranking = rank_sentences(reading, report, understanding.salience, manifest.repetition)
    return Ranked(ranking, RankedBy(manifest.name, manifest.version), understanding.vectors, performer.encode)


def find_model(
    model: str, language: str, places: Sequence[Path] | None = None, threads: int = 0
) -> PerformerModel:
    """Return the model chosen for documents of that language, loaded.

    Raises ModelError: NoModel where the language is none that it reads.
    """
    if model == PERFORMER:
        folder = find_performer(language, places)
        if folder is None:
            raise NoModel("", language)
        return open_performer(folder, threads)
    performer = open_performer(find_named(model, places), threads)
    if language not in performer.manifest.languages:
        raise NoModel(performer.manifest.name, language)
    return performer
