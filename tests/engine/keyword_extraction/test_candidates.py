"""Tests of the candidate phrases: runs of words that tell something, and those that a preposition joins."""

import pytest

from engine.keyword_extraction.candidates import CandidatePhrases, find_phrases
from engine.loading.loader import document_from_text
from engine.text.token_table import build_token_table
from engine.text.tokens import tokenize

SPANISH = (
    "El molino guarda la base de datos de los pescadores. La base de datos es pequeña. "
    "Otra base de datos cuenta las barcas del puerto. Nadie lee los datos. "
)
FRENCH = (
    "La qualité de l’eau baisse depuis que la rivière est sale. On mesure la qualité de l’eau chaque jour. "
    "Le maire parle de la pluie et du vent. "
)


def phrases_of(text: str) -> tuple[CandidatePhrases, dict[str, int]]:
    document = document_from_text(text)
    phrases = find_phrases(build_token_table(tokenize(document)))
    numbers = range(len(phrases.counts))
    return phrases, {document.quote(phrases.spans(number, 1)[0]): number for number in numbers}


@pytest.mark.parametrize(
    ("text", "term", "times"), [(SPANISH, "base de datos", 3), (FRENCH, "qualité de l’eau", 2)]
)
def test_nouns_with_a_preposition_between_them_are_one_phrase(text, term, times):
    phrases, number_of = phrases_of(text)

    assert phrases.counts[number_of[term]] == times
    assert len(phrases.spans(number_of[term])) == times


def test_no_phrase_begins_or_ends_with_a_preposition_or_an_article():
    for text in (SPANISH, FRENCH):
        _, number_of = phrases_of(text)

        edges = {edge.lower() for phrase in number_of for edge in (phrase.split()[0], phrase.split()[-1])}
        assert not edges & {"de", "del", "la", "los", "l", "du", "à"}


def test_a_word_is_part_of_the_longer_phrase_that_a_preposition_makes():
    phrases, number_of = phrases_of(SPANISH)

    assert phrases.above[number_of["base"]] == 3
    assert phrases.above[number_of["datos"]] == 3


def test_a_preposition_at_the_end_of_a_sentence_joins_nothing():
    _, number_of = phrases_of("Nadie sabe de. Puerto de la isla. " + SPANISH)

    assert "Puerto de la isla" in number_of
    assert not any("sabe de" in phrase for phrase in number_of)
