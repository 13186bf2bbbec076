"""The passage that answers a question comes first; where none does, that is said."""

from pathlib import Path

import numpy as np
import pytest

from engine.library.search.index import SearchIndex
from engine.library.search.vectors import QueryVector, SentenceVectors
from engine.library.store import KeptDocument, Library
from engine.loading.loader import document_from_text
from engine.retrieval.answers import find_answers

GATE = (
    "# Cost\n\nThe tide gate cost 8.4 million crowns, of which the state paid 70 percent.\n\n"
    "# History\n\nThe tide gate was a matter of cost in many meetings of the town.\n\n"
    "# Use\n\nAnna Lindholm opens the gate at low water."
)


@pytest.fixture
def index() -> SearchIndex:
    library = Library(None)
    for name, text in (("gate", GATE), ("birds", "三、鸟类\n\n全年共记录到鸟类187种。湿地在河口。")):
        library.put_document(KeptDocument(name, Path(name)), document_from_text(text, name, Path(name)))
    return library.search_index()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How much did the tide gate cost?", "8.4 million"),
        ("Who opens the gate?", "Anna Lindholm"),
        ("全年记录到多少种鸟类？", "187"),
    ],
)
def test_the_passage_with_a_thing_of_the_kind_asked_for_comes_first(index, question, answer):
    found = find_answers(question, index)

    assert answer in found.passages[0].passage.text
    assert answer in found.passages[0].text
    assert found.are_there


def test_a_question_of_which_nothing_is_said_has_no_answer(index):
    assert not find_answers("Which vitamin prevents scurvy?", index).are_there


def test_without_any_document_there_is_no_answer():
    assert find_answers("Who opens the gate?", Library(None).search_index()).passages == ()


def test_the_answering_sentence_stands_where_it_says(index):
    best = find_answers("Who opens the gate?", index).passages[0]
    document = document_from_text(GATE)

    assert document.quote(best.sentence) == best.text


def test_what_is_as_short_as_a_heading_is_shown_with_the_sentence_behind_it():
    library = Library(None)
    rules = "Section 6.14 Quorum of the Board. The presence of a majority makes the Board able to act."
    library.put_document(KeptDocument("rules", Path("rules")), document_from_text(rules, "rules"))

    best = find_answers("What makes a quorum of the Board?", library.search_index()).passages[0]

    assert best.text == rules


def test_a_sentence_near_in_meaning_answers_without_the_words():
    east, north = np.eye(2, dtype=np.float32)
    library = Library(None)
    for name, text, row in (("a", "Water came over.", east), ("b", "A bank paid.", north)):
        vectors = SentenceVectors("m", np.array([row]))
        document = document_from_text(text, name, Path(name))
        library.put_document(KeptDocument(name, Path(name)), document, vectors=vectors)

    found = find_answers(
        "Describe flooding", library.search_index(), embed=lambda _text: [QueryVector("m", east)]
    )

    assert found.passages[0].passage.key == "a"
    assert found.passages[0].likelihood > found.passages[-1].likelihood
