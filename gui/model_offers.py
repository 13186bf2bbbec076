"""The models that can rank the sentences of a document in some language, or write about it."""

from dataclasses import dataclass

from engine.models.installing import Premises
from engine.models.manifest import Manifest
from engine.options import ANY_WRITER, GRAPH, PERFORMER
from gui.errors import translate
from gui.plain_text import one_line
from gui.shelf_list import read_shelf

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Offer:
    name: str
    """As Options.model or Options.writer has it."""
    words: str


def offers_for(language: str, *, writes: bool, premises: Premises | None = None) -> tuple[Offer, ...]:
    """Return what there is for documents in that language, what is taken by itself first."""
    tr = translate
    best = Offer(ANY_WRITER if writes else PERFORMER, tr("The best for the language"))
    named = [
        Offer(model.name, one_line(model.name, LONGEST))
        for model in read_shelf(premises or Premises())
        if (model.writes if writes else model.ranks)
        and isinstance(model.found, Manifest)
        and language in model.found.languages
    ]
    graph = () if writes else (Offer(GRAPH, tr("No trained model (graph)")),)
    return (best, *named, *graph)
