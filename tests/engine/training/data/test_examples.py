import pytest

from engine.core.progress import silent
from engine.loading.loader import document_from_text
from engine.models.runtime.observations import OBSERVED
from engine.training.data.examples import CHOSEN, COLUMNS, GAIN, TooShort, make_example
from engine.training.data.sources import SourceDocument
from engine.training.data.store import ExampleStore

SENTENCES = (
    "The harbour was opened in May.",
    "The library has nine towers.",
    "The ferry crosses the river twice a day.",
    "The mill burned down last winter.",
    "The harbour and the library share a roof.",
    "The market is held on Fridays.",
    "The ferry stops at the harbour.",
    "The river froze near the mill.",
    "The tower of the library leans.",
)


def text_of(*references, sentences=SENTENCES):
    return SourceDocument("here", document_from_text(" ".join(sentences)), references, "", "")


def test_a_summary_labels_the_sentences_it_was_made_of():
    example = make_example(text_of("The mill burned down in winter. The tower of the library leans."), silent)

    assert example.sentences == SENTENCES
    assert example.columns.shape == (9, COLUMNS)
    assert example.columns[:, CHOSEN].nonzero()[0].tolist() == [3, 8]
    assert example.columns[:, GAIN].argmax() == 8
    assert (example.count, example.own) == (2, False)


def test_without_a_summary_principal_sentences_are_one_and_are_taken_out():
    example = make_example(text_of(), silent)

    ((principal, *more),) = example.references
    assert example.own
    assert principal not in example.sentences
    assert sorted((*example.sentences, principal, *more)) == sorted(SENTENCES)


def test_what_has_nothing_to_choose_from_is_too_short():
    with pytest.raises(TooShort):
        make_example(text_of("Short.", sentences=SENTENCES[:1]), silent)
    with pytest.raises(TooShort):
        make_example(text_of(sentences=SENTENCES[:4]), silent)


def test_copies_have_one_key_whatever_their_spaces_and_capitals():
    loud = text_of(sentences=[f"{sentence.upper()} " for sentence in SENTENCES])

    assert make_example(text_of(), silent).key == make_example(loud, silent).key
    assert make_example(text_of(), silent).key != make_example(text_of(sentences=SENTENCES[1:]), silent).key


def test_a_store_gives_back_what_was_put_in_and_drops_what_a_kill_left_half(tmp_path):
    example = make_example(text_of("The mill burned down."), silent)
    store = ExampleStore(tmp_path)
    store.skip("broken.pdf", "damaged")
    store.add(example)
    for name, rest in (("examples.jsonl", b'{"source": "ha'), ("columns.f32", b"\1" * 999)):
        with (tmp_path / name).open("ab") as file:
            file.write(rest)

    again = ExampleStore(tmp_path)

    skipped, entry = again.entries
    assert (skipped.source, skipped.skipped) == ("broken.pdf", "damaged")
    assert (entry.source, entry.sentences, entry.first, again.rows) == ("here", 9, 0, 9)
    assert again.words(entry).sentences == SENTENCES
    assert again.columns().tolist() == example.columns.tolist()
    again.add(example)
    assert ExampleStore(tmp_path).columns()[9:].tolist() == example.columns.tolist()


def test_the_observations_come_first_in_the_columns():
    assert (len(OBSERVED), len(OBSERVED) + 1, len(OBSERVED) + 2) == (GAIN, CHOSEN, COLUMNS)
