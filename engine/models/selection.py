"""Takes the models that the user chose once for all, where they know a document's language.

Several can be chosen, for different languages: their names stand in one string, a line each.
"""

from collections.abc import Callable, Collection
from dataclasses import replace

from engine.core.options import ANY_WRITER, GRAPH, PERFORMER, Options

NONE = (PERFORMER, ANY_WRITER)
"""What is said where no model is chosen: the best one for the language is taken."""


ChooseModels = Callable[[Options, str], Options]
"""Turns what was chosen for all documents into the options for one, by its language."""


def as_named(options: Options, _language: str) -> Options:
    """Return the options as they are: a model that was asked for by name gives way to no other."""
    return options


def suited(options: Options, language: str) -> Options:
    """Return the options for a document of that language.

    A model that does not know it, or is gone from the shelf, gives way to the best one that does: it was
    chosen for many documents, and for none in particular.
    """
    return replace(
        options,
        model=_first_that_knows(options.model, language) or PERFORMER,
        writer=_first_that_knows(options.writer, language) or ANY_WRITER,
    )


def names_of(chosen: str) -> tuple[str, ...]:
    """Return the names of the models that are chosen."""
    return tuple(name for name in chosen.split("\n") if name and name not in NONE)


def chosen_too(chosen: str, name: str, languages: Collection[str], none: str) -> str:
    """Choose a model for its languages, in place of those that were chosen for any of these."""
    others = [one for one in names_of(chosen) if one != name and not _knows_any(one, languages)]
    return "\n".join([*others, name]) or none


def chosen_no_more(chosen: str, name: str, none: str) -> str:
    return "\n".join(one for one in names_of(chosen) if one != name) or none


def _first_that_knows(chosen: str, language: str) -> str | None:
    return next((name for name in chosen.split("\n") if _knows_any(name, (language,))), None)


def _knows_any(name: str, languages: Collection[str]) -> bool:
    if name in (GRAPH, *NONE):
        return True
    from engine.core.errors import ModelError
    from engine.models.formats.manifest import load_manifest
    from engine.models.store.shelf import find_named

    try:
        return not set(languages).isdisjoint(load_manifest(find_named(name)).languages)
    except ModelError:
        return False
