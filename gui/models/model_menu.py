"""Choices of models for a document's language, for rankers and writers."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from engine.core.options import ANY_WRITER, GRAPH, PERFORMER
from engine.models.formats.manifest import Manifest
from engine.models.store.installing import ModelStore
from engine.models.store.shelf import find_compressor, shelves
from gui.messages import translate
from gui.models.model_list import read_shelf
from gui.widgets.text_formatting import one_line

LONGEST = 60


@dataclass(frozen=True, slots=True)
class ModelOffer:
    name: str
    """As Options.model or Options.writer has it."""
    words: str


def has_writer_for(language: str, store: ModelStore | None = None) -> bool:
    """Whether a model on the shelf writes about documents in that language."""
    return any(
        model.writes and isinstance(model.found, Manifest) and language in model.found.languages
        for model in read_shelf(store or ModelStore())
    )


def has_compressor_for(language: str) -> bool:
    """Whether a model on the shelf shortens sentences of that language."""
    return _has_compressor(language, tuple(map(_last_change, shelves())))


@lru_cache(maxsize=64)
def _has_compressor(language: str, _changes: tuple[int, ...]) -> bool:
    """Remembered until a shelf changes: who shows a document asks, and every manifest would be read."""
    return find_compressor(language) is not None


def _last_change(shelf: Path) -> int:
    """Return when a model was last added to a shelf or removed, in nanoseconds; 0 where there is no shelf."""
    try:
        return shelf.stat().st_mtime_ns
    except OSError:
        return 0


def translations_of(language: str, store: ModelStore | None = None) -> tuple[str, ...]:
    """Return the languages into which a model on the shelf translates summaries of that language."""
    from engine.pipeline.translate import output_languages

    store = store or ModelStore()
    return output_languages(language, (store.shelf, store.shipped))


def offers_for(language: str, *, writes: bool, store: ModelStore | None = None) -> tuple[ModelOffer, ...]:
    """Return what there is for documents in that language, what is taken by itself first."""
    tr = translate
    best = ModelOffer(ANY_WRITER if writes else PERFORMER, tr("The best for the language"))
    named = [
        ModelOffer(model.name, one_line(model.shown_name, LONGEST))
        for model in read_shelf(store or ModelStore())
        if (model.writes if writes else model.ranks)
        and isinstance(model.found, Manifest)
        and language in model.found.languages
    ]
    graph = () if writes else (ModelOffer(GRAPH, tr("Without a trained model")),)
    return (best, *named, *graph)
