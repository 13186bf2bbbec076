"""Phrases as labels: those that a person could write."""

from engine.keyword_extraction.candidates import find_phrases
from engine.keyword_extraction.phrase_labels import can_be_labels
from engine.loading.loader import document_from_text
from engine.text.token_table import build_token_table
from engine.text.tokens import tokenize


def labels(text: str) -> set[str]:
    reading = tokenize(document_from_text(text))
    phrases = find_phrases(build_token_table(reading))
    allowed = can_be_labels(reading.document, phrases)
    return {
        reading.document.quote(phrases.spans(phrase)[0]).lower()
        for phrase in range(len(phrases.counts))
        if allowed[phrase]
    }


def test_adjectives_verbs_months_and_addresses_name_no_topic():
    found = labels(
        "Separable kernels are flexible. The elected mayor visited the harbour in January. "
        "Harbour dues are listed on harbour.com and in section four."
    )

    assert {"kernels", "mayor", "harbour", "harbour dues"} <= found
    assert not {"separable", "elected", "january", "section", "harbour.com", "flexible"} & found
