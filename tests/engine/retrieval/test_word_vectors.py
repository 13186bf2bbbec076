"""Skip-gram vectors: words in the same company are near each other, and the loss has its negative term."""

import numpy as np
import pytest

from engine.core.progress import Cancelled
from engine.retrieval.word_neighbours import LibraryText, WordVectors, join_vectors, train_word_vectors
from engine.retrieval.word_vectors import SkipGramSettings, train_skip_gram

SMALL = SkipGramSettings(width=16, least_words=60_000)


def text_of_two_companies(words=4_000):
    """Words 0 to 3 stand among themselves, as do 4 to 7."""
    random = np.random.default_rng(3)
    parts = []
    for _part in range(words // 10):
        first = 4 * int(random.integers(2))
        parts += [random.integers(first, first + 4, 10), [-1]]
    return np.concatenate(parts)


def test_words_of_one_company_are_nearer_than_words_of_another():
    text = text_of_two_companies()
    rows = train_skip_gram(text, np.bincount(text[text >= 0]), SMALL)

    alike = rows @ rows.T
    inside = [
        alike[one, other] for one in range(8) for other in range(8) if one != other and one // 4 == other // 4
    ]
    across = [alike[one, other] for one in range(4) for other in range(4, 8)]
    assert min(inside) > max(across)


def test_a_word_that_stands_everywhere_draws_all_together_unless_there_are_negatives():
    text = np.where(np.arange(4_400) % 5 == 2, 8, text_of_two_companies())
    counts = np.bincount(text[text >= 0])

    def across(negatives):
        settings = SkipGramSettings(width=16, least_words=60_000, frequent=1.0, negatives=negatives)
        rows = train_skip_gram(text, counts, settings)
        return float((rows[:4] @ rows[4:].T).mean())

    assert across(0.0) > 0.5 > across(1.0)


def test_the_same_seed_gives_the_same_vectors_and_each_has_length_one():
    text = text_of_two_companies(600)
    counts = np.bincount(text[text >= 0])
    settings = SkipGramSettings(width=8, least_words=2_000)

    first, second = (train_skip_gram(text, counts, settings, seed=5) for _time in range(2))

    np.testing.assert_array_equal(first, second)
    np.testing.assert_allclose(np.linalg.norm(first, axis=1), 1, atol=1e-5)


def test_no_window_reaches_over_the_border_of_two_texts():
    """Words that stand alone in their texts have no company, and so nothing draws them anywhere."""
    text = np.array([0, -1, 1, -1] * 300)
    rows = train_skip_gram(text, np.array([300, 300]), SkipGramSettings(width=8, least_words=0))
    untouched = train_skip_gram(text[:0], np.array([300, 300]), SkipGramSettings(width=8, least_words=0))

    np.testing.assert_allclose(rows, untouched, atol=1e-6)


def test_training_can_be_stopped():
    def stop(_progress):
        raise Cancelled

    text = text_of_two_companies(600)
    with pytest.raises(Cancelled):
        train_skip_gram(text, np.bincount(text[text >= 0]), SMALL, report=stop)


def library():
    random = np.random.default_rng(7)
    sea = "harbour ship sailor anchor tide".split()
    field = "farmer wheat tractor harvest barn".split()
    for _text in range(300):
        words = random.permutation(sea if random.integers(2) else field)
        yield LibraryText("en", f"The {words[0]} saw the {words[1]} near the {words[2]} and the {words[3]}.")
    for _text in range(60):
        yield LibraryText("zh", "湿地的鸟类在芦苇里越冬，鸟类喜欢芦苇。")


def test_neighbours_are_of_the_same_company_and_not_the_word_itself():
    vectors = train_word_vectors(library(), SMALL)

    near = {neighbour.word for neighbour in vectors.neighbours(["ships"], limit=4)}

    assert near == {"harbour", "sailor", "anchor", "tide"}


def test_words_of_chinese_and_of_english_are_learned_together():
    vectors = train_word_vectors(library(), SMALL)

    assert "芦苇" in {neighbour.word for neighbour in vectors.neighbours(["鸟类"])}
    assert vectors.neighbours(["鸟类"])[0].count == 60 or vectors.neighbours(["鸟类"])[0].count == 120


def test_what_a_model_knows_counts_as_much_as_what_was_learned():
    learned = np.array([[1, 0], [1, 0], [0, 1]], np.float32)
    known = np.array([[1, 0], [0, 1], [1, 0]], np.float32)
    words = WordVectors(
        ("ship", "boat", "vessel"), ("ship", "boat", "vessel"), ("en",) * 3, (9, 9, 9), learned
    )

    near = join_vectors(words, known).neighbours(["ship"])

    assert {one.word: round(one.cosine, 3) for one in near} == {"boat": 0.5, "vessel": 0.5}


def test_a_rare_or_unknown_word_has_no_neighbours():
    vectors = train_word_vectors([*library(), LibraryText("en", "A zebra saw the harbour.")], SMALL)

    assert vectors.neighbours(["zebra"]) == ()
    assert vectors.neighbours(["xylophone"]) == ()
    assert train_word_vectors([]).neighbours(["ship"]) == ()
