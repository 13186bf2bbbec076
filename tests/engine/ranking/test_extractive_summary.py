import pytest

from engine.core.options import Length, LengthUnit
from engine.core.results import Ranking, SentenceKind
from engine.ranking.extractive_summary import key_sentences, word_count

RANKING = Ranking((2, 0, 1), (0.5, 0.25, 1.0, 0.0))


@pytest.fixture
def document(make_document):
    document = make_document(
        "One two three four five six. Seven eight nine ten. "
        "One two three four five six seven eight. Ten ten ten ten."
    )
    assert len(document.sentences) == 4
    return document


def texts(summary):
    return [sentence.text.split()[0] + str(len(sentence.text.split())) for sentence in summary.sentences]


def cut(document, unit, amount):
    return texts(key_sentences(document, RANKING, Length(unit, amount), "graph"))


def test_the_best_sentences_stand_in_document_order(document):
    assert cut(document, LengthUnit.SENTENCES, 1) == ["One8"]
    assert cut(document, LengthUnit.SENTENCES, 2) == ["One6", "One8"]


def test_a_sentence_that_was_left_out_of_the_ranking_is_never_quoted(document):
    assert (
        cut(document, LengthUnit.SENTENCES, 9)
        == cut(document, LengthUnit.RATIO, 1)
        == ["One6", "Seven4", "One8"]
    )


def test_a_ratio_is_of_all_sentences(document):
    assert cut(document, LengthUnit.RATIO, 0.5) == ["One6", "One8"]


@pytest.mark.parametrize(("words", "count"), [(1, 1), (8, 1), (13, 1), (14, 2), (17, 2), (18, 3)])
def test_as_many_sentences_are_quoted_as_fit_into_the_words_and_one_at_least(document, words, count):
    assert len(cut(document, LengthUnit.WORDS, words)) == count


def test_each_sentence_leads_to_its_place(document):
    summary = key_sentences(document, RANKING, Length(LengthUnit.SENTENCES, 2), "graph")

    assert summary.model == "graph"
    for sentence in summary.sentences:
        assert sentence.kind is SentenceKind.QUOTE
        assert document.quote(sentence.sources[0]) == sentence.text
    assert [sentence.score for sentence in summary.sentences] == [0.5, 1.0]


def test_nothing_ranked_is_an_empty_summary(document):
    for unit in LengthUnit:
        assert key_sentences(document, Ranking((), ()), Length(unit, 1), "graph").sentences == ()


def test_chinese_counts_characters_and_other_text_words():
    assert word_count("Nine herons nest.") == 3
    assert word_count("GPT-4提高效率。") == 6
    assert word_count("Der Fluß steigt.") == 3
