"""A corpus opened to be looked into: its topics, what words find, what is alike, and where a document is."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from engine.corpus.joint_summary import JointSummary, summarize_corpus
from engine.corpus.query import find_similar
from engine.corpus.sources import text_of_line
from engine.corpus.status import status_of
from engine.corpus.store import CorpusStore
from engine.corpus.text_index import FoundDocument, TextIndex
from engine.corpus.topics import CorpusTopic, find_corpus_topics

SIFTED = 20
"""Times the number wanted that is looked up in all documents, to leave those of one topic."""


@dataclass(frozen=True, slots=True)
class WholeText:
    """A document that is no file of its own, but a line of a data file."""

    title: str
    text: str


class OpenCorpus:
    """A corpus in a folder. Nothing in it is changed but what is made from its parts."""

    def __init__(self, folder: Path) -> None:
        """Bring its index up to date. Raises CorpusError, and OSError where the index cannot be written."""
        self._store = CorpusStore(folder)
        self._store.description()
        found = status_of(self._store)
        self.documents = found.done
        """How many were analysed."""
        self.failed = sum(count for _, count in found.failures)
        self.pending = found.pending
        self._index = TextIndex(self._store)
        self._topics = find_corpus_topics(self._store)

    @property
    def topics(self) -> tuple[CorpusTopic, ...]:
        """The largest first."""
        return self._topics.topics

    def search(self, words: str, limit: int, topic: int | None = None) -> tuple[FoundDocument, ...]:
        """Return the documents that have all the words, of one topic or of all, the best first."""
        found = self._index.search(words, limit=limit if topic is None else SIFTED * limit)
        kept = (each for each in found if topic is None or self._topics.of_document.get(each.id) == topic)
        return tuple(islice(kept, limit))

    def listed(self, limit: int, topic: int | None = None) -> tuple[FoundDocument, ...]:
        """Return the first documents of a topic or of all."""
        wanted = self._topics.of_document if topic is None else self._of(topic)
        return tuple(filter(None, (self._index.get(key) for key in islice(wanted, limit))))

    def similar(self, identifier: str, limit: int) -> tuple[FoundDocument, ...]:
        """Return the documents nearest to one of them. Raises NotInCorpus."""
        return tuple(find_similar(self._store, identifier, limit))

    def summary(self, sentences: int, words: str = "", topic: int | None = None) -> JointSummary:
        """Choose the best sentences of what the words find, of a topic, or of all documents."""
        if words and topic is not None:
            only: Collection[str] | None = [each.id for each in self.search(words, 500, topic)]
            return summarize_corpus(self._store, sentences, only=only)
        return summarize_corpus(self._store, sentences, words, None if topic is None else self._of(topic))

    def text_of(self, identifier: str) -> WholeText | None:
        """Return the text of a document that is a line of a data file; None for one with a file of its own.

        Raises DocumentError where the data file is gone.
        """
        generation = self._store.description().generation
        for document in self._store.manifest():
            if document.data and generation.document_id(document.sha256) == identifier:
                return WholeText(*text_of_line(document))
        return None

    def _of(self, topic: int) -> list[str]:
        return [key for key, number in self._topics.of_document.items() if number == topic]
