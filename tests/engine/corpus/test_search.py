"""What a corpus finds by words and by likeness, and that it follows its documents."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.corpus.build import gather
from engine.corpus.compaction import compact
from engine.corpus.errors import NotInCorpus
from engine.corpus.generation import CorpusOptions, Generation
from engine.corpus.minhash import minhash
from engine.corpus.parts import write_rows
from engine.corpus.query import find_similar
from engine.corpus.records import CorpusDocument, DocumentRecord
from engine.corpus.store import CorpusDescription, CorpusStore
from engine.corpus.text_index import TextIndex
from engine.corpus.vector_index import open_vectors
from engine.text.search_tokens import search_tokens


def record_of(store: CorpusStore, name: str, text: str, language: str, vector=(1, 0)) -> DocumentRecord:
    generation = store.description().generation
    tokens = search_tokens(text, language)
    return DocumentRecord(
        generation.document_id(name),
        name,
        name,
        "done",
        language=language,
        tokens=" ".join(tokens),
        space="plane",
        vector=np.array(vector, np.float16).tobytes(),
        minhash=minhash(tokens).tobytes(),
    )


@pytest.fixture
def make_store(tmp_path):
    """Return a function that makes a corpus of texts that nobody analysed: name, text, language, vector."""

    def make(*documents, folder="corpus") -> CorpusStore:
        store = CorpusStore(tmp_path / folder)
        store.create(CorpusDescription((), Generation(CorpusOptions(model="graph"))))
        add(store, *documents)
        return store

    return make


def add(store: CorpusStore, *documents, part: str = "first") -> None:
    records = [record_of(store, *document) for document in documents]
    write_rows(store.part_path(store.description().generation, part), records, DocumentRecord)
    before = list(store.manifest())
    store.write_manifest([*before, *(CorpusDocument(record.uri, record.sha256, 1) for record in records)])


def names(found) -> set[str]:
    return {document.uri for document in found}


def test_a_word_is_found_in_all_its_forms_and_all_words_must_occur(make_store):
    store = make_store(
        ("one", "The tides were rising over the wall.", "en"), ("two", "A wall of words.", "en")
    )
    index = TextIndex(store)

    assert names(index.search("tide")) == {"one"}
    assert names(index.search("walls")) == {"one", "two"}
    assert names(index.search("wall tide")) == {"one"}


def test_what_is_in_quotes_is_found_in_that_order_alone(make_store):
    store = make_store(("one", "The old wall fell.", "en"), ("two", "A wall grows old.", "en"))
    index = TextIndex(store)

    assert names(index.search('"old wall"')) == {"one"}
    assert names(index.search("old wall")) == {"one", "two"}


TEXTS = (
    "中国海洋大学的研究。",
    "海水上涨，国家大事。",
    "A型号的学习机器",
    "大学生研究海洋生物",
    "机器学习与大国",
)


@pytest.mark.parametrize(
    "query", ["海", "学", "海洋", "大学", "国", "研究", "机器学习", "海洋大学", "A型", "器"]
)
def test_a_chinese_query_finds_just_the_texts_that_hold_it(make_store, query):
    store = make_store(*((str(number), text, "zh") for number, text in enumerate(TEXTS)))

    found = TextIndex(store).search(query)

    assert names(found) == {str(number) for number, text in enumerate(TEXTS) if query in text}


def test_each_language_is_searched_by_its_own_rules(make_store):
    store = make_store(("en", "He walks to town.", "en"), ("de", "Die Häuser der Stadt.", "de"))
    index = TextIndex(store)

    assert names(index.search("walking")) == {"en"}
    assert names(index.search("Haus")) == names(index.search("häusern")) == {"de"}
    assert names(index.search("walking", language="de")) == set()


def test_the_index_follows_what_comes_goes_and_moves(make_store):
    store = make_store(("one", "The tide rose.", "en"), ("two", "The tide fell.", "en"))
    assert names(TextIndex(store).search("tide")) == {"one", "two"}

    add(store, ("three", "Another tide.", "en"), part="second")
    one, _, three = store.manifest()
    store.write_manifest([replace(one, uri="one has moved"), three])

    assert names(TextIndex(store).search("tide")) == {"one has moved", "three"}


def test_the_index_is_made_anew_where_it_is_gone(make_store):
    import shutil

    store = make_store(("one", "The tide rose.", "en"))
    TextIndex(store)
    shutil.rmtree(store.folder / "derived")

    assert names(TextIndex(store).search("tide")) == {"one"}


def test_an_index_that_is_damaged_is_made_anew(make_store):
    store = make_store(("one", "The tide rose.", "en"))
    TextIndex(store)
    (store.folder / "derived" / "text" / "index" / "meta.json").write_text("{", "utf-8")

    assert names(TextIndex(store).search("tide")) == {"one"}


def test_compaction_keeps_every_document_once_and_removes_what_is_gone(make_store):
    store = make_store(("one", "The tide rose.", "en"), ("two", "The tide fell.", "en"))
    add(store, ("three", "Another tide.", "en"), ("one", "The tide rose.", "en"), part="second")
    store.write_manifest([each for each in store.manifest() if each.uri != "two"])

    done = compact(store)

    assert (done.parts_before, done.parts, done.removed) == (2, 1, 2)
    assert sorted(record.uri for record in store.records()) == ["one", "three"]
    assert names(TextIndex(store).search("tide")) == {"one", "three"}
    assert compact(store).removed == 0


def test_the_nearest_documents_come_first_and_the_one_asked_for_not_at_all(make_store):
    store = make_store(
        ("east", "a", "en", (1, 0)), ("north-east", "b", "en", (0.8, 0.6)), ("north", "c", "de", (0, 1))
    )

    assert [each.uri for each in find_similar(store, "east", 5)] == ["north-east", "north"]
    assert [each.uri for each in find_similar(store, "east", 5, "de")] == ["north"]
    with pytest.raises(NotInCorpus):
        find_similar(store, "south", 5)


def test_signs_lead_to_the_nearest_of_many_vectors(make_store, tmp_path):
    choice = np.random.default_rng(3)
    vectors = choice.normal(size=(3000, 64)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    store = make_store(*((str(number), "a", "en", vector) for number, vector in enumerate(vectors)))
    asked = vectors[:20] + 0.02 * choice.normal(size=(20, 64)).astype(np.float32)

    (space,) = open_vectors(store)

    best = [space.nearest(vector / np.linalg.norm(vector), 1)[0][0] for vector in asked]
    assert best == [space.identifiers[number] for number in range(20)]


def test_kept_vectors_are_read_where_they_are_wanted_and_give_way_to_those_of_a_changed_corpus(make_store):
    store = make_store(("east", "a", "en", (1, 0)), ("north", "b", "en", (0, 1)))
    (made,) = open_vectors(store)

    (kept,) = open_vectors(store)

    assert isinstance(kept.vectors, np.memmap)
    assert kept.identifiers == made.identifiers
    np.testing.assert_array_equal(kept.vectors, made.vectors)
    np.testing.assert_array_equal(kept.signs, made.signs)
    before = set((store.folder / "derived" / "vectors").glob("*.npy*"))
    del kept
    add(store, ("west", "c", "en", (-1, 0)), part="second")
    (changed,) = open_vectors(store)
    assert len(changed.vectors) == 3
    assert not before & set((store.folder / "derived" / "vectors").iterdir())


def test_a_document_that_is_gone_is_dropped_and_one_that_was_kept_stays(tmp_path, write_documents):
    from tests.support.corpus_driver import begin_corpus, finish

    documents = write_documents(3)
    store = begin_corpus(tmp_path / "corpus", documents)
    finish(store)
    (documents / "000.txt").unlink()

    gather(store, keep_removed=True)
    assert len(list(store.records())) == 3
    change = gather(store)

    assert change.removed == 1
    assert sorted(Path(record.uri).name for record in store.records()) == ["001.txt", "002.txt"]
    assert len(store.tombstones()) == 1
