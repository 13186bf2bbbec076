"""The search for the sentences that may support a written one."""

import numpy as np

from engine.grounding.evidence import SourceIndex
from engine.loading.loader import document_from_text
from engine.text.tokens import tokenize
from tests.support.statements import written

FERRY = (
    "The ferry to the island carries 90 cars on its lower deck. The upper deck of the ferry has a bar. "
    "In storms, the harbour master keeps the ferry in port for 4 days. Nobody of them ever complains."
)


def index_of(text, vectors=None):
    return SourceIndex(tokenize(document_from_text(text)), vectors)


def test_a_sentence_that_stands_in_the_document_is_a_quote():
    evidence = index_of(FERRY).search(written("The upper deck of the ferry has a bar."))

    assert (evidence.is_quote, evidence.sentences, evidence.support) == (True, (1,), 1.0)


def test_the_sentence_that_shares_most_comes_first_and_is_followed():
    evidence = index_of(FERRY).search(written("The ferry to the island carries 4 cars on its lower deck."))

    assert evidence.sentences[0] == 0
    assert evidence.is_followed
    assert not evidence.is_quote


def test_as_many_sentences_are_chosen_as_say_something_new():
    evidence = index_of(FERRY).search(
        written("The ferry carries cars on its lower deck and storms keep it in port for days.")
    )

    assert set(evidence.sentences) == {0, 2}


def test_vectors_find_what_shares_no_word():
    space = np.eye(4, dtype=np.float32)

    evidence = index_of(FERRY, space).search(written("People are satisfied."), space[3])

    assert evidence.sentences == (3,)
    assert evidence.support > 0.6


def test_sources_are_read_with_what_stands_around_them():
    index = index_of(FERRY)

    sources = index.sources(index.search(written("Storms keep the ferry in port for 4 days.")))

    assert sources.sentences[0].text.startswith("In storms")
    assert "carries 90 cars" in sources.context
    assert [amount.value for amount in sources.sentences[0].amounts] == [4]
