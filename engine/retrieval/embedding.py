"""Dense retrieval: documents and queries as vectors of the sentence encoder that reads their language."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.core.array_types import Vectors
from engine.core.document import Document
from engine.core.errors import ModelError
from engine.core.progress import Report, silent
from engine.library.search.passages import cut_passages
from engine.library.search.vectors import QueryVector, SentenceVectors, passage_vectors
from engine.library.store import Library
from engine.models.runtime.performer import PerformerModel, open_performer
from engine.models.store.shelf import find_named, find_performer

WORDS_MODEL = "performer-multi"
"""Its vectors of words are looked up, not computed."""


def embed_document(
    document: Document, places: Sequence[Path] | None = None, report: Report = silent, threads: int = 0
) -> SentenceVectors | None:
    """Return the vectors of a document's sentences; None where no model reads its language, or it fails."""
    model = _model(document.language, places, threads)
    if model is None or not document.sentences:
        return None
    try:
        rows = model.encode([document.quote(span) for span in document.sentences], report)
    except ModelError:
        return None
    return SentenceVectors(model.manifest.name, rows)


def embed_query(
    text: str, languages: Iterable[str], places: Sequence[Path] | None = None, threads: int = 0
) -> tuple[QueryVector, ...]:
    """Return what was asked as each model sees it that reads one of the languages; none without a model."""
    found: dict[str, QueryVector] = {}
    for language in languages:
        model = _model(language, places, threads)
        if model is None or model.manifest.name in found or not text.strip():
            continue
        try:
            (row,) = model.encode([text])
        except ModelError:
            continue
        found[model.manifest.name] = QueryVector(model.manifest.name, row)
    return tuple(found.values())


def encode_sentences(
    language: str, sentences: Sequence[str], places: Sequence[Path] | None = None, threads: int = 0
) -> Vectors | None:
    """Return a unit vector for each sentence; None where no model reads the language, or it fails."""
    model = _model(language, places, threads)
    try:
        return None if model is None else model.encode(sentences)
    except ModelError:
        return None


def encode_words(words: Sequence[str], places: Sequence[Path] | None = None) -> Vectors | None:
    """Return the unit vectors that the model of all languages has for single words; None without it."""
    try:
        return open_performer(find_named(WORDS_MODEL, places)).encode(words)
    except ModelError:
        return None


def embed_next(
    library: Library, tried: set[str], places: Sequence[Path] | None = None, report: Report = silent
) -> bool:
    """Give one document of the library the vectors it lacks; return whether there was one to be tried.

    tried remembers those for which there is no model, while this program runs.
    """
    for key in library.keys_without_vectors():
        if key in tried:
            continue
        tried.add(key)
        document = library.analysis(key).document
        vectors = embed_document(document, places, report)
        if vectors is not None:
            rows = passage_vectors(document, cut_passages(document), vectors.rows)
            library.put_passage_vectors(key, vectors.model, rows)
        return True
    return False


def _model(language: str, places: Sequence[Path] | None, threads: int) -> PerformerModel | None:
    try:
        folder = find_performer(language, places)
        if folder is None:
            return None
        model = open_performer(folder, threads)
        # Sums of words' vectors are alike whatever is said: they rank, and do not tell what means the same.
        return None if model.manifest.static else model
    except ModelError:
        return None
