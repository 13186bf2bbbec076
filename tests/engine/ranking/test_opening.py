from dataclasses import replace

import numpy as np
import pytest

from engine.core.document import DocumentKind
from engine.loading.loader import document_from_text
from engine.ranking.opening import (
    FADES_FROM,
    FEWEST,
    GONE_FROM,
    MOST_SENTENCES,
    opening_bonus,
    opening_weights,
)
from engine.ranking.sentence_selection import rank_sentences
from engine.text.tokens import tokenize

SENTENCE = "Der Steg am Teich von Nummer {number} wurde im Winter von den Leuten aus dem Dorf erneuert."
BLOG = {kind: float(kind is DocumentKind.BLOG) for kind in DocumentKind}


def article(sentences, opening=2, language="pl", heading=""):
    lines = [SENTENCE.format(number=number) for number in range(sentences)]
    text = heading + "\n\n".join([" ".join(lines[:opening]), *lines[opening:]])
    document = replace(document_from_text(text), language=language)
    assert len(document.sentences) == sentences
    return document


def test_the_first_paragraph_gains_and_the_first_sentence_most():
    bonus = opening_bonus(article(30, opening=3), BLOG)

    assert len(bonus) == 30
    assert bonus[0] > bonus[1] > bonus[2] > 0
    assert not any(bonus[3:])


def test_a_heading_before_it_is_no_paragraph():
    document = article(30, heading="Der neue Steg am Teich\n======================\n\n")

    assert opening_bonus(document, BLOG)[:3] == pytest.approx(opening_bonus(article(30), BLOG)[:3])


@pytest.mark.parametrize("sentences", [FEWEST - 1, GONE_FROM])
def test_short_texts_and_long_ones_have_no_opening(sentences):
    assert not any(opening_bonus(article(sentences), BLOG))


def test_the_longer_the_document_the_less_its_opening_says():
    gains = [opening_bonus(article(count), BLOG)[0] for count in (FADES_FROM, 100, 150)]

    assert gains == sorted(gains, reverse=True)
    assert len(set(gains)) == 3


def test_a_long_first_paragraph_is_the_text_itself():
    assert any(opening_bonus(article(30, opening=MOST_SENTENCES), BLOG))
    assert not any(opening_bonus(article(30, opening=MOST_SENTENCES + 1), BLOG))


def test_what_an_opening_counts_differs_by_language():
    gains = {code: opening_bonus(article(30, language=code), BLOG)[0] for code in ("pl", "fr", "sv", "de")}

    assert gains["pl"] > gains["fr"] > gains["sv"] == gains["de"] > 0
    assert all(0 <= weight <= 12 for weight in opening_weights().values())


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_languages_whose_openings_are_no_summaries_do_without(language):
    assert not any(opening_bonus(article(30, language=language), BLOG))


@pytest.mark.parametrize("kind", [DocumentKind.LAW, DocumentKind.MINUTES, DocumentKind.MAIL])
def test_what_begins_with_names_and_dates_does_without(kind):
    document = article(30)
    certain = {each: float(each is kind) for each in DocumentKind}
    half = {each: 0.5 * (each in (kind, DocumentKind.BLOG)) for each in DocumentKind}

    assert not any(opening_bonus(document, certain))
    assert opening_bonus(document, half) == pytest.approx(
        [gain / 2 for gain in opening_bonus(document, BLOG)]
    )


def test_a_trained_model_s_ranking_begins_with_the_opening_and_others_do_not():
    reading = tokenize(article(40))
    salience = np.linspace(0, 12, 40)

    trained = rank_sentences(reading, salience=salience, kind=DocumentKind.BLOG)
    english = tokenize(replace(reading.document, language="en"))
    plain = rank_sentences(english, salience=salience, kind=DocumentKind.BLOG)

    assert trained.order[0] == 0
    assert plain.order[0] != 0
