import numpy as np
import pytest

from engine.core.errors import ModelDamaged
from engine.core.progress import Cancelled, Progress
from engine.models.runtime.encoder import SentenceEncoder
from tests.support.tiny_model import LONGEST_SENTENCE, WORDS, endless_encoder

SENTENCES = ("tide", "Wall wall fox.", "the harbour library", "tide wall fox harbour", "fox", "library tide")


@pytest.fixture
def encoder(make_model):
    return SentenceEncoder(make_model())


def counts(*words):
    vector = np.array([words.count(word) for word in WORDS], np.float32)
    return vector / np.linalg.norm(vector)


def test_a_sentence_becomes_the_vector_that_the_encoder_gives(encoder):
    vectors = encoder.vectors(["Wall wall fox"])

    np.testing.assert_allclose(vectors, [counts("wall", "wall", "fox")], rtol=1e-6)
    assert vectors.dtype == np.float32


def test_all_vectors_are_of_unit_length(encoder):
    lengths = np.linalg.norm(encoder.vectors(SENTENCES), axis=1)

    np.testing.assert_allclose(lengths, 1, rtol=1e-6)


def test_a_sentence_without_a_token_has_a_vector_of_zeros(encoder):
    tide, nothing, blanks = encoder.vectors(["tide", "", " \t "])

    assert tide.any()
    assert not nothing.any()
    assert not blanks.any()


def test_no_sentences_have_no_vectors(encoder):
    assert encoder.vectors([]).shape == (0, len(WORDS))


@pytest.mark.parametrize("batch_tokens", [1, 3, 5, 10_000])
def test_the_vectors_do_not_depend_on_what_is_read_together(encoder, batch_tokens):
    vectors = encoder.vectors(SENTENCES, batch_tokens=batch_tokens)

    for sentence, vector in zip(SENTENCES, vectors, strict=True):
        np.testing.assert_allclose(vector, encoder.vectors([sentence])[0], rtol=1e-6)


def test_more_sentences_than_are_sorted_together_keep_their_order(encoder):
    sentences = [f"{'tide ' * (number % 4)}{WORDS[1 + number % 5]}" for number in range(3000)]

    vectors = encoder.vectors(sentences)

    for number in (0, 1, 1023, 1024, 1500, 2999):
        words = sentences[number].split()
        np.testing.assert_allclose(vectors[number], counts(*words), rtol=1e-6)


def test_of_a_long_sentence_nothing_is_thrown_away(encoder):
    words = ["tide"] * LONGEST_SENTENCE + ["wall"] * LONGEST_SENTENCE + ["fox"]

    np.testing.assert_allclose(encoder.vectors([" ".join(words)]), [counts(*words)], rtol=1e-6)


def test_three_hundred_tokens_are_one_sentence(encoder):
    words = ["tide", "fox", "wall"] * 100

    np.testing.assert_allclose(encoder.vectors([" ".join(words)]), [counts(*words)], rtol=1e-6)


def test_the_prefix_stands_before_every_sentence(make_model):
    encoder = SentenceEncoder(make_model(prefix="tide "))

    np.testing.assert_allclose(encoder.vectors(["fox"]), np.stack([counts("tide", "fox")]), rtol=1e-6)


def test_progress_counts_sentences(encoder):
    reports: list[Progress] = []

    encoder.vectors([f"tide{' ' * number}" for number in range(500)], reports.append, batch_tokens=10)

    assert len(reports) > 50
    assert all(progress.total == 500 for progress in reports)
    assert max(progress.done for progress in reports) == 490


def test_a_network_at_work_stops_when_it_is_cancelled(make_model):
    encoder = SentenceEncoder(make_model(encoder=endless_encoder()))
    reports: list[Progress] = []

    def stop_later(progress):
        reports.append(progress)
        if len(reports) == 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        encoder.vectors(["tide"], stop_later)


def test_an_encoder_of_another_width_than_the_manifest_says_is_refused(make_model):
    encoder = SentenceEncoder(make_model(width=7))

    with pytest.raises(ModelDamaged, match="encoder"):
        encoder.vectors(["tide"])


def test_what_is_said_twice_is_read_once_and_has_the_same_vector(encoder, monkeypatch):
    read: list[int] = []
    usual = encoder._read

    def count(batch, beat):
        read.append(len(batch))
        return usual(batch, beat)

    monkeypatch.setattr(encoder, "_read", count)
    vectors = encoder.vectors(["tide", "fox", "tide", "wall fox", "fox", "tide"])

    assert sum(read) == 3
    for sentence, vector in zip(["tide", "fox", "tide", "wall fox", "fox", "tide"], vectors, strict=True):
        np.testing.assert_allclose(vector, encoder.vectors([sentence])[0], rtol=1e-6)
