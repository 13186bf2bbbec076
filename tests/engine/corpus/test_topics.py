"""Topics of a corpus."""

import numpy as np
import pytest

from engine.corpus.generation import CorpusOptions, Generation
from engine.corpus.parts import write_rows
from engine.corpus.records import CorpusDocument, DocumentRecord, RecordedKeyword
from engine.corpus.store import CorpusDescription, CorpusStore
from engine.corpus.topics import documents_of_topic, find_corpus_topics
from engine.multidocument.spherical_kmeans import BLOCK, SAMPLE, assign, find_centres, unit_length

DIRECTIONS = {"tide": 0, "fox": 1, "wall": 2}


def clouds(per_cloud: int, spread: float = 0.1):
    choice = np.random.default_rng(1)
    centres = np.eye(3, 16, dtype=np.float32)
    rows = np.repeat(centres, per_cloud, axis=0) + spread * choice.normal(size=(3 * per_cloud, 16))
    return unit_length(rows), np.repeat(np.arange(3), per_cloud)


def test_clouds_apart_are_found_whatever_is_drawn_first():
    rows, truth = clouds(200)

    for seed in range(5):
        found = assign(rows, find_centres(rows, 3, seed))
        assert len(set(zip(found.tolist(), truth.tolist(), strict=True))) == 3


def test_centres_have_unit_length_and_there_are_no_more_than_rows():
    rows, _ = clouds(1)

    centres = find_centres(rows, 10)

    assert len(centres) == 3
    np.testing.assert_allclose(np.linalg.norm(centres, axis=1), 1, atol=1e-5)


@pytest.fixture
def store(tmp_path):
    store = CorpusStore(tmp_path / "corpus")
    store.create(CorpusDescription((), Generation(CorpusOptions(model="graph"))))
    add(store, 30, "first")
    return store


def add(store: CorpusStore, per_topic: int, part: str) -> None:
    """Add documents about three things, each with keywords of its thing and one that all share."""
    rows, truth = clouds(per_topic)
    things = list(DIRECTIONS)
    records = []
    for number, (row, topic) in enumerate(zip(rows, truth, strict=True)):
        name = f"{part} {things[topic]} {number}"
        keywords = (RecordedKeyword("report", 1.0, 1), RecordedKeyword(things[topic].title(), 0.9, 1))
        key = store.description().generation.document_id(name)
        vector = row.astype(np.float16).tobytes()
        records.append(
            DocumentRecord(key, name, name, "done", keywords=keywords, space="plane", vector=vector)
        )
    write_rows(store.part_path(store.description().generation, part), records, DocumentRecord)
    sources = [CorpusDocument(record.uri, record.sha256, 1) for record in records]
    store.write_manifest([*store.manifest(), *sources])


def test_a_topic_is_named_by_what_its_documents_have_before_others(store):
    found = find_corpus_topics(store, 3)

    assert {topic.keywords[0] for topic in found.topics} == {"Tide", "Fox", "Wall"}
    assert [topic.documents for topic in found.topics] == [30, 30, 30]
    assert len(found.of_document) == 90


def test_new_documents_are_assigned_and_topics_stay_where_they_are(store):
    before = find_corpus_topics(store, 3)
    add(store, 5, "second")

    after = find_corpus_topics(store)

    assert {each.number: each.keywords[0] for each in before.topics} == {
        each.number: each.keywords[0] for each in after.topics
    }
    assert [topic.documents for topic in after.topics] == [35, 35, 35]
    assert before.of_document.items() <= after.of_document.items()


def test_a_topic_is_found_by_number_and_by_word(store):
    found = find_corpus_topics(store, 3)
    asked = documents_of_topic(found, "fox")
    assert asked is not None
    fox, keys = asked

    assert documents_of_topic(found, str(fox.number)) == (fox, keys)
    assert len(keys) == 30
    assert documents_of_topic(found, "library") is None


def test_topics_of_many_documents_are_learnt_from_some_and_take_in_all(tmp_path):
    rows, truth = clouds(max(SAMPLE, BLOCK) // 3 + 100)
    store = CorpusStore(tmp_path / "corpus")
    store.create(CorpusDescription((), Generation(CorpusOptions(model="graph"))))
    document_id = store.description().generation.document_id
    records = [
        DocumentRecord(document_id(str(number)), str(number), str(number), "done", space="plane", vector=row)
        for number, row in enumerate(row.astype(np.float16).tobytes() for row in rows)
    ]
    write_rows(store.part_path(store.description().generation, "all"), records, DocumentRecord)
    store.write_manifest([CorpusDocument(record.uri, record.sha256, 1) for record in records])

    topics = find_corpus_topics(store, 3)

    found = [topics.of_document[record.id] for record in records]
    assert len(set(zip(found, truth.tolist(), strict=True))) == 3
