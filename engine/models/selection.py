"""Default models: those that the user chose once for all, for the documents whose language they know."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from engine.core.options import GRAPH, Options

ChooseModels = Callable[[Options, str], Options]
"""Turns what was chosen for all documents into the options for one, by its language."""


def as_named(options: Options, _language: str) -> Options:
    """Return the options as they are: a model that was asked for by name gives way to no other."""
    return options


@dataclass(frozen=True, slots=True)
class DefaultModels:
    """Names of models, at most one for each language; where there is none, the best one is taken."""

    rankers: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return self.rankers + self.writers

    def with_ranker(self, name: str, languages: Collection[str]) -> "DefaultModels":
        """Choose a model for its languages, in place of those that were chosen for any of these."""
        return replace(self, rankers=_with(self.rankers, name, languages))

    def with_writer(self, name: str, languages: Collection[str]) -> "DefaultModels":
        return replace(self, writers=_with(self.writers, name, languages))

    def without(self, name: str) -> "DefaultModels":
        return DefaultModels(_without(self.rankers, name), _without(self.writers, name))


def select_models(options: Options, defaults: DefaultModels, language: str) -> Options:
    """Return the options for a document of that language.

    A default that does not know it, or is gone from the shelf, gives way to what the options say: it was
    chosen for many documents, and for none in particular.
    """
    return replace(
        options,
        model=_first_that_knows(defaults.rankers, language) or options.model,
        writer=_first_that_knows(defaults.writers, language) or options.writer,
    )


def _with(names: tuple[str, ...], name: str, languages: Collection[str]) -> tuple[str, ...]:
    return (*(one for one in names if one != name and not _knows_any(one, languages)), name)


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(one for one in names if one != name)


def _first_that_knows(names: tuple[str, ...], language: str) -> str | None:
    return next((name for name in names if _knows_any(name, (language,))), None)


def _knows_any(name: str, languages: Collection[str]) -> bool:
    if name == GRAPH:
        return True
    from engine.core.errors import ModelError
    from engine.models.formats.manifest import load_manifest
    from engine.models.store.shelf import find_named

    try:
        return not set(languages).isdisjoint(load_manifest(find_named(name)).languages)
    except ModelError:
        return False
