"""Ranks sentences with a trained Performer, or by graph and position where no model can be used."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.core.array_types import Vectors
from engine.core.document import DocumentKind
from engine.core.errors import ModelError, NoModel
from engine.core.options import GRAPH, PERFORMER
from engine.core.progress import Report, silent
from engine.core.results import Fallback, RankedBy, Ranking
from engine.models.runtime.performer import PerformerModel, open_performer
from engine.models.store.shelf import find_named, find_performer
from engine.ranking.document_kind import find_kind, kind_probabilities
from engine.ranking.sentence_roles import IDLE
from engine.ranking.sentence_selection import judge_sentences, rank_sentences
from engine.text.tokens import TokenizedDocument

LONG = 1000
"""Sentences. A document with more is read by static token vectors, where a model has them: a sentence encoder
would take a minute for a book."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    ranking: Ranking
    ranked_by: RankedBy
    kind: DocumentKind | None = None
    """What sort of document it is, as somebody said or as it was found."""
    idle: tuple[bool, ...] = ()
    """[S]: which sentences are boilerplate or courtesy."""
    vectors: Vectors | None = None
    """[S, width]: the sentence embeddings, where a model read them."""
    encode: Callable[[Sequence[str]], Vectors] | None = None
    """Embeds other sentences in the same space; None where being near there does not mean the same."""

    @property
    def meanings(self) -> tuple[Vectors | None, Callable[[Sequence[str]], Vectors] | None]:
        """What sentences can be compared by: the vectors, and what makes others like them; or nothing."""
        return (self.vectors, self.encode) if self.encode is not None else (None, None)


def rank(
    reading: TokenizedDocument,
    model: str,
    report: Report = silent,
    places: Sequence[Path] | None = None,
    threads: int = 0,
    kind: DocumentKind | None = None,
) -> Ranked:
    """Rank with Options.model, for Options.kind. What keeps it from being used is said in the result.

    Raises nothing but what report raises.
    """
    likely = None if kind else kind_probabilities(reading.document, report)
    said, kind = kind, kind or find_kind(reading.document, likely)
    judged = judge_sentences(reading.document, said, report, likely)
    idle = tuple(role in IDLE for role in judged[1])
    if model == GRAPH or not reading.document.sentences:
        ranking = rank_sentences(reading, report, kind=said, judged=judged, likely=likely)
        return Ranked(ranking, RankedBy(), kind, idle)
    try:
        performer = open_ranking_model(
            model, reading.document.language, places, threads, static=len(reading.document.sentences) > LONG
        )
        understanding = performer.read(reading, report)
    except ModelError as error:
        fallback = Fallback(error.kind, error.name, error.detail)
        ranking = rank_sentences(reading, report, kind=said, judged=judged, likely=likely)
        return Ranked(ranking, RankedBy(fallback=fallback), kind, idle)
    manifest = performer.manifest
    ranking = rank_sentences(
        reading,
        report,
        repetition=manifest.repetition,
        salience=understanding.salience,
        kind=said,
        judged=judged,
        likely=likely,
    )
    ranked_by = RankedBy(manifest.name, manifest.version)
    # Sums of words' vectors are alike whatever is said: they rank, and say little about single sentences.
    encode = None if manifest.static else performer.encode
    return Ranked(ranking, ranked_by, kind, idle, understanding.vectors, encode)


def open_ranking_model(
    model: str,
    language: str,
    places: Sequence[Path] | None = None,
    threads: int = 0,
    *,
    static: bool = False,
) -> PerformerModel:
    """Return the model chosen for documents of that language, loaded; preferably one with static vectors.

    Raises ModelError: NoModel where the language is none that it reads.
    """
    if model == PERFORMER:
        folder = find_performer(language, places, static=static)
        if folder is None:
            raise NoModel("", language)
        return open_performer(folder, threads)
    performer = open_performer(find_named(model, places), threads)
    if language not in performer.manifest.languages:
        raise NoModel(performer.manifest.name, language)
    return performer
