"""What was learned of words is kept beside the library, and forgotten with its documents."""

from pathlib import Path

import numpy as np
import pytest

from engine.library.database import WORDS_FILE
from engine.library.store import KeptDocument, Library
from engine.loading.loader import document_from_text
from engine.retrieval.word_neighbours import WordVectors
from engine.retrieval.word_vector_file import words_of_library


class FakeTraining:
    """Counts how often it was asked, and gives one vector."""

    def __init__(self):
        self.texts = []

    def __call__(self, texts, report):
        self.texts.append(list(texts))
        return WordVectors(("ship",), ("ships",), ("en",), (7,), np.ones((1, 2), np.float32))


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path)
    yield library
    library.close()


def add(library, name, count=1):
    for number in range(count):
        text = f"The harbour of {name} has {number} ships. Nobody saw them."
        key = f"{name}{number}"
        library.put_document(KeptDocument(key, Path(key)), document_from_text(text, key, Path(key)))


def test_what_was_learned_is_read_the_next_time(library, tmp_path):
    add(library, "Leeds")
    train = FakeTraining()

    first = words_of_library(library.search_index(), tmp_path, train=train)
    second = words_of_library(library.search_index(), tmp_path, train=train)

    assert len(train.texts) == 1
    assert train.texts[0][0].language == "en"
    assert (second.stems, second.forms, second.counts) == (first.stems, first.forms, first.counts)


def test_a_library_that_has_grown_is_learned_anew(library, tmp_path):
    add(library, "Leeds")
    train = FakeTraining()
    words_of_library(library.search_index(), tmp_path, train=train)
    add(library, "York", 3)

    words_of_library(library.search_index(), tmp_path, train=train)

    assert len(train.texts) == 2


def test_files_that_are_read_once_leave_nothing(library, tmp_path):
    add(library, "Leeds")

    words_of_library(library.search_index(), None, train=FakeTraining())

    assert not (tmp_path / WORDS_FILE).exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"\x93NUMPY"])
def test_a_file_that_cannot_be_read_is_made_anew(library, tmp_path, content):
    add(library, "Leeds")
    (tmp_path / WORDS_FILE).write_bytes(content)
    train = FakeTraining()

    words_of_library(library.search_index(), tmp_path, train=train)

    assert len(train.texts) == 1


def test_forgetting_all_documents_forgets_their_words(library, tmp_path):
    add(library, "Leeds")
    words_of_library(library.search_index(), tmp_path, train=FakeTraining())

    library.forget_all()

    assert not (tmp_path / WORDS_FILE).exists()


def test_a_document_that_left_the_list_for_good_leaves_no_words(tmp_path):
    library = Library(tmp_path)
    add(library, "Leeds", 2)
    words_of_library(library.search_index(), tmp_path, train=FakeTraining())
    library.put_list(["Leeds1"])
    library.close()

    assert not (tmp_path / WORDS_FILE).exists()
