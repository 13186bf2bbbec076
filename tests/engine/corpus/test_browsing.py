"""An open corpus: what is shown of it, and where its documents are."""

import json

import pytest

from engine.core.errors import DocumentError
from engine.corpus.browsing import OpenCorpus
from engine.corpus.errors import StoreMissing
from tests.support.corpus_store import make_corpus

TEXTS = {
    "tide.txt": "Tide gates close in March. The harbour stays dry.",
    "mill.txt": "Mill stones grind rye. The keeper sleeps.",
    "fox.txt": "Fox tracks crossed the market. Nobody saw the tide.",
}


@pytest.fixture
def corpus(tmp_path):
    make_corpus(tmp_path / "corpus", TEXTS)
    return OpenCorpus(tmp_path / "corpus")


def names(found):
    return [document.uri for document in found]


def test_all_documents_are_listed_and_counted(corpus):
    assert (corpus.documents, corpus.failed, corpus.pending) == (3, 0, 0)
    assert sorted(names(corpus.listed(10))) == sorted(TEXTS)
    assert len(corpus.listed(2)) == 2


def test_a_topic_holds_its_documents_and_no_others(corpus):
    held = [names(corpus.listed(10, topic.number)) for topic in corpus.topics]

    assert [len(each) for each in held] == [topic.documents for topic in corpus.topics]
    assert sorted(name for each in held for name in each) == sorted(TEXTS)


def test_words_are_looked_for_in_one_topic_or_in_all(tmp_path):
    make_corpus(tmp_path / "many", {f"{number}.txt": f"Tide number {number}." for number in range(12)})
    corpus = OpenCorpus(tmp_path / "many")
    topic = corpus.topics[0]

    assert len(corpus.topics) > 1
    assert len(corpus.search("tide", 20)) == 12
    assert set(names(corpus.search("tide", 20, topic.number))) == set(names(corpus.listed(20, topic.number)))
    assert len(corpus.summary(3, "tide", topic.number).sentences) == 3
    assert corpus.summary(3, "tide", topic.number).documents == topic.documents


def test_documents_like_one_are_the_nearest_without_itself(corpus):
    (tide,) = corpus.search("gates", 10)

    assert names(corpus.similar(tide.id, 10)) == ["mill.txt", "fox.txt"]


def test_the_text_of_a_line_of_a_data_file_is_read_from_it(tmp_path):
    data = tmp_path / "data.jsonl"
    lines = [{"id": str(number), "text": text} for number, text in enumerate(TEXTS.values())]
    data.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    uris = (f"{data}#{number}" for number in range(3))
    make_corpus(tmp_path / "corpus", dict(zip(uris, TEXTS.values(), strict=True)), data=data)
    corpus = OpenCorpus(tmp_path / "corpus")

    (found,) = corpus.search("rye", 10)
    assert corpus.text_of(found.id).text == TEXTS["mill.txt"]
    data.unlink()
    with pytest.raises(DocumentError):
        corpus.text_of(found.id)


def test_a_file_of_its_own_has_no_text_in_a_data_file(corpus):
    (found,) = corpus.search("rye", 10)

    assert corpus.text_of(found.id) is None


def test_a_folder_without_a_corpus_is_none_and_stays_empty(tmp_path):
    with pytest.raises(StoreMissing):
        OpenCorpus(tmp_path)
    assert list(tmp_path.iterdir()) == []
