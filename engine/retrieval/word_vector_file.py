"""Keeps word vectors in a file beside the library, whole or not at all, until the library has grown."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from engine.core.array_types import Vectors
from engine.core.progress import Report, silent
from engine.library.database import WORDS_FILE
from engine.library.search.index import SearchIndex
from engine.retrieval.word_neighbours import LibraryText, WordVectors, join_vectors, train_word_vectors
from engine.system.atomic_files import atomic_write

GROWN = 1.2
"""A library with so many times the passages is read anew."""
Train = Callable[..., WordVectors]
EncodeWords = Callable[[Sequence[str]], Vectors | None]


def words_of_library(
    index: SearchIndex,
    folder: Path | None = None,
    report: Report = silent,
    train: Train = train_word_vectors,
    encode: EncodeWords = lambda _words: None,
) -> WordVectors:
    """Return the vectors that are kept for a library, or train and keep them where it has changed much.

    encode gives what a model knows of the words. Without a folder, as for files that are read once, nothing
    is kept.
    """
    passages = index.passages()
    if folder is not None:
        kept = _load(folder / WORDS_FILE, passages)
        if kept is not None:
            return kept
    texts = (LibraryText(language, text) for language, text in index.passage_texts())
    words = train(texts, report=report)
    known = encode(words.forms) if words.forms else None
    if known is not None:
        words = join_vectors(words, known)
    if folder is not None:
        _save(folder / WORDS_FILE, words, passages)
    return words


def _load(path: Path, passages: int) -> WordVectors | None:
    """Return what a file holds; None where there is none, it cannot be read, or the library has grown."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            made_of = int(held["passages"])
            if not made_of <= passages <= GROWN * made_of:
                return None
            stems, forms, languages = (
                tuple(map(str, held[name])) for name in ("stems", "forms", "languages")
            )
            counts = tuple(map(int, held["counts"]))
            rows = held["rows"].astype(np.float32)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None
    if not len(stems) == len(forms) == len(languages) == len(counts) == len(rows):
        return None
    return WordVectors(stems, forms, languages, counts, rows)


def _save(path: Path, words: WordVectors, passages: int) -> None:
    """Write the vectors in 16 bits. Raises OSError."""
    out = io.BytesIO()
    np.savez_compressed(
        out,
        passages=np.int64(passages),
        stems=np.array(words.stems, np.str_),
        forms=np.array(words.forms, np.str_),
        languages=np.array(words.languages, np.str_),
        counts=np.array(words.counts, np.int64),
        rows=words.rows.astype(np.float16),
    )
    with atomic_write(path) as file:
        file.write(out.getvalue())
