"""Prepares training data: reading, labelling, embedding, and the split into training, validation and test."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from engine.core.progress import Report
from engine.readers.worker.process import ReaderProcess
from engine.training.data.examples import TooShort, make_example
from engine.training.data.sources import KEPT, SourceFiles, Unreadable, read_texts
from engine.training.data.store import ExampleStore, StoredExample
from engine.training.run.clock import TrainingClock
from engine.training.run.events import Preparing, Say, Skipped
from engine.training.run.model_files import EncoderProtocol
from engine.training.run.recipe import Recipe

FEWEST_DOCUMENTS = 10
READING_SHARE, VECTORS_SHARE = 0.3, 0.6
"""Of the whole budget: what is not ready then is left out."""
LOT = 2000
"""Sentences that are encoded at once, so that few of them are filled up much; a stop loses no more."""
SAID_EVERY = 1.0


def gather_examples(
    store: ExampleStore,
    files: SourceFiles,
    readers: ReaderProcess,
    clock: TrainingClock,
    say: Say,
    report: Report,
) -> None:
    """Read and label the documents that are not in the store yet, while there is time for it."""
    known = {entry.source for entry in store.entries}
    total = None if files.data else len(files.documents)
    said = 0.0
    for text in read_texts(files, known, readers, report):
        if isinstance(text, Unreadable):
            store.skip(text.source, text.reason)
            say(Skipped(text.source, text.reason))
        else:
            try:
                store.add(make_example(text, report))
            except TooShort:
                store.skip(text.source, "too-short")
                say(Skipped(text.source, "too-short"))
        clock.keep()
        if clock.spent() > said + SAID_EVERY:
            said = clock.spent()
            say(Preparing("documents", len(store.entries), total, said))
        if clock.spent() > READING_SHARE * clock.budget:
            break


def commonest_language(store: ExampleStore) -> str:
    """Return the language of most examples; of several, the first in the alphabet."""
    counted = Counter(entry.language for entry in store.entries if not entry.skipped)
    return max(sorted(counted), key=counted.__getitem__, default="und")


def encode_sentences(
    store: ExampleStore,
    encoder: EncoderProtocol,
    width: int,
    languages: Collection[str],
    clock: TrainingClock,
    say: Say,
    report: Report,
) -> int:
    """Make the vectors that are missing, while there is time for it. Return how many rows have theirs.

    Documents in other languages are given zeros, so that every row has its place.
    """
    done = store.rows_with_vectors(width)
    for lot in _lots(store.entries, done):
        if clock.spent() > VECTORS_SHARE * clock.budget:
            break
        sentences: list[str] = []
        wanted: list[bool] = []
        for entry in lot:
            sentences += store.words(entry).sentences if entry.language in languages else ()
            wanted += [entry.language in languages] * entry.sentences
        vectors = np.zeros((len(wanted), width), np.float16)
        vectors[wanted] = encoder.vectors(sentences, report)
        missing = vectors[done - lot[0].first :]
        store.add_vectors(missing)
        done += len(missing)
        clock.keep()
        say(Preparing("sentences", done, store.rows, clock.spent()))
    return done


def _lots(entries: Sequence[StoredExample], done: int) -> Iterator[list[StoredExample]]:
    """Yield whole documents, about LOT sentences together, of which some have no vectors yet."""
    lot: list[StoredExample] = []
    for entry in entries:
        if not entry.skipped and entry.first + entry.sentences > done:
            lot.append(entry)
            if entry.first + entry.sentences - lot[0].first >= LOT:
                yield lot
                lot = []
    if lot:
        yield lot


@dataclass(frozen=True, slots=True)
class DataSplit:
    """What each example is for."""

    learned: tuple[StoredExample, ...]
    looked_at: tuple[StoredExample, ...]
    kept_aside: tuple[StoredExample, ...]


def split(entries: Sequence[StoredExample], recipe: Recipe) -> DataSplit:
    """Divide examples by the hash of their words, so that no text is on two sides, whatever its file's name.

    Of copies one is taken. The lowest hashes are kept aside, unless data sets say themselves what is; the
    highest are looked at. Each side gets two documents at least.
    """
    first = {entry.key: entry for entry in reversed(entries) if not entry.skipped}
    distinct = [first[key] for key in sorted(first)]
    kept = [entry for entry in distinct if entry.part == KEPT]
    free = [entry for entry in distinct if entry.part != KEPT]
    if not kept:
        low = sum(_place(entry) < recipe.kept_aside for entry in free)
        count = min(max(2, low), recipe.most_kept_aside)
        kept, free = free[:count], free[count:]
    high = sum(_place(entry) >= 1 - recipe.looked_at for entry in free)
    border = len(free) - min(max(2, high), recipe.most_looked_at)
    return DataSplit(tuple(free[:border]), tuple(free[border:]), tuple(kept))


def _place(entry: StoredExample) -> float:
    """Where its hash stands between 0 and 1."""
    return int(entry.key[:12], 16) / 16**12
