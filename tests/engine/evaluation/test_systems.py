import pytest

from engine.evaluation.systems import SYSTEMS
from engine.text.tokens import tokenize

TEXT = (
    "The harbour was quiet. The harbour library opened on Monday after a long delay. "
    "Readers came to the harbour library from every street. A dog barked at noon."
)


@pytest.fixture
def reading(make_document):
    return tokenize(make_document(TEXT))


@pytest.mark.parametrize("system", SYSTEMS.values(), ids=SYSTEMS)
def test_every_system_quotes_so_many_sentences_in_document_order(system, reading):
    for count in (1, 2, 4, 9):
        summary = system(reading, count)

        places = [TEXT.index(sentence) for sentence in summary]
        assert len(summary) == min(count, 4)
        assert places == sorted(places)


def test_lead_takes_the_first(reading):
    assert SYSTEMS["lead"](reading, 1) == ("The harbour was quiet.",)


def test_chance_is_the_same_each_time(reading):
    assert SYSTEMS["random"](reading, 2) == SYSTEMS["random"](reading, 2)


@pytest.mark.parametrize("name", ["lexrank", "textrank", "graph"])
def test_a_graph_prefers_what_other_sentences_speak_of(name, reading):
    assert SYSTEMS[name](reading, 1) != ("A dog barked at noon.",)


def test_a_text_whose_sentences_share_nothing_still_has_a_summary(make_document):
    reading = tokenize(make_document("Rain fell over Lisbon. Nobody counted seventeen herons."))

    assert SYSTEMS["lexrank"](reading, 1) == SYSTEMS["textrank"](reading, 1) == ("Rain fell over Lisbon.",)
