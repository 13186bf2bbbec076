"""Takes the models that the user chose once for all, where they know a document's language."""

from dataclasses import replace

from engine.options import ANY_WRITER, GRAPH, PERFORMER, Options


def suited(options: Options, language: str) -> Options:
    """Return the options for a document of that language.

    A model that does not know it, or is gone from the shelf, gives way to the best one that does: it was
    chosen for many documents, and for none in particular.
    """
    return replace(
        options,
        model=options.model if _knows(options.model, language) else PERFORMER,
        writer=options.writer if _knows(options.writer, language) else ANY_WRITER,
    )


def _knows(name: str, language: str) -> bool:
    if name in (GRAPH, PERFORMER, ANY_WRITER):
        return True
    from engine.errors import ModelError
    from engine.models.manifest import load_manifest
    from engine.models.shelf import find_named

    try:
        return language in load_manifest(find_named(name)).languages
    except ModelError:
        return False
