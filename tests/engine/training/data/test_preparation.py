import os
from dataclasses import replace
from hashlib import sha256

import numpy as np

from engine.training.data.examples import COLUMNS, TrainingExample
from engine.training.data.preparation import encode_sentences, split
from engine.training.data.sources import KEPT, LEARNED, DataFile, find_files
from engine.training.data.store import VECTORS, ExampleStore, StoredExample
from engine.training.run.clock import TrainingClock
from engine.training.run.recipe import GOING_ON

RECIPE = replace(GOING_ON, kept_aside=0.2, looked_at=0.1)


def entries(count, part="", start=0):
    return [
        StoredExample(
            f"{part}{number}", "", key=sha256(str(number).encode()).hexdigest(), part=part, sentences=5
        )
        for number in range(start, start + count)
    ]


def sources(some):
    return {entry.source for entry in some}


def test_every_document_is_for_one_thing():
    parts = split(entries(300), RECIPE)

    sides = [sources(part) for part in (parts.learned, parts.looked_at, parts.kept_aside)]
    assert sum(map(len, sides)) == len(set.union(*sides)) == 300
    assert [round(len(side) / 300, 1) for side in sides] == [0.7, 0.1, 0.2]


def test_copies_of_a_text_do_not_stand_on_two_sides():
    parts = split(entries(50) + entries(50), RECIPE)

    keys = [entry.key for part in (parts.learned, parts.looked_at, parts.kept_aside) for entry in part]
    assert len(keys) == len(set(keys)) == 50


def test_more_documents_leave_the_others_on_their_sides():
    few, many = split(entries(100), RECIPE), split(entries(200), RECIPE)

    assert sources(few.kept_aside) <= sources(many.kept_aside)
    assert sources(few.learned) <= sources(many.learned)


def test_a_data_set_that_is_divided_stays_so():
    parts = split(entries(30, LEARNED) + entries(5, KEPT, start=30), RECIPE)

    assert {entry.part for entry in parts.kept_aside} == {KEPT}
    assert len(parts.kept_aside) == 5
    assert len(parts.learned) + len(parts.looked_at) == 30


def test_a_folder_of_data_sets_stands_for_their_files(write, tmp_path):
    for name in ("sets/a/train.jsonl", "sets/a/val.jsonl", "sets/b/train.jsonl.gz", "sets/b/NOTE.txt"):
        write(name)
    write("papers/one.txt")

    files = find_files((tmp_path / "sets", tmp_path / "papers"), lambda progress: None)

    assert files.documents == (tmp_path / "papers" / "one.txt",)
    assert set(files.data) == {
        DataFile(tmp_path / "sets" / "a" / "train.jsonl", LEARNED),
        DataFile(tmp_path / "sets" / "a" / "val.jsonl", KEPT),
        DataFile(tmp_path / "sets" / "b" / "train.jsonl.gz", LEARNED),
    }


class Counting:
    """An encoder that gives each sentence its length, and remembers what it was asked."""

    def __init__(self):
        self.asked = []

    def vectors(self, sentences, report):
        self.asked += sentences
        return np.array([[len(sentence), 1] for sentence in sentences], np.float32).reshape(-1, 2)


def test_vectors_that_are_there_are_not_made_again(tmp_path):
    store = ExampleStore(tmp_path / "work")
    clock = TrainingClock(tmp_path / "clock.json", 60)
    for number in range(3):
        store.add(example(f"Sentence {number}.", "Und noch einer." if number == 1 else "And one more."))
    encoder = Counting()
    encode_sentences(store, encoder, 2, ("en",), clock, silently, silently)
    whole = (tmp_path / "work" / VECTORS).read_bytes()

    os.truncate(tmp_path / "work" / VECTORS, len(whole) - 5)  # two rows, the first of them a part of one
    again = Counting()
    rows = encode_sentences(ExampleStore(tmp_path / "work"), again, 2, ("en",), clock, silently, silently)

    assert rows == 6
    assert again.asked == ["Sentence 2.", "And one more."]
    assert (tmp_path / "work" / VECTORS).read_bytes() == whole


def test_documents_in_other_languages_keep_their_rows_empty(tmp_path):
    store = ExampleStore(tmp_path / "work")
    store.add(example("Ein Satz.", "Und noch einer.", language="de"))
    store.add(example("One.", "Two."))
    encoder = Counting()

    encode_sentences(
        store, encoder, 2, ("en",), TrainingClock(tmp_path / "clock.json", 60), silently, silently
    )

    assert encoder.asked == ["One.", "Two."]
    assert store.vectors(4, 2).tolist() == [[0, 0], [0, 0], [4, 1], [4, 1]]


def test_what_the_time_does_not_reach_is_left_out(tmp_path):
    store = ExampleStore(tmp_path / "work")
    store.add(example("One.", "Two."))

    assert (
        encode_sentences(store, Counting(), 2, ("en",), TrainingClock(tmp_path / "c", 0), silently, silently)
        == 0
    )
    assert store.rows_with_vectors(2) == 0


def silently(_):
    pass


def example(*sentences, language="en"):
    columns = np.zeros((len(sentences), COLUMNS), np.float32)
    return TrainingExample(
        sentences[0],
        sentences[0],
        language,
        "",
        "",
        sentences,
        (sentences,),
        own=False,
        count=1,
        columns=columns,
    )
