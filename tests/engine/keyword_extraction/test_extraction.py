"""Keywords: the phrases that a person would name."""

import pytest

from engine.core.progress import Cancelled, Progress
from engine.core.results import Keyword
from engine.keyword_extraction.extraction import find_keywords
from engine.loading.loader import document_from_text
from engine.text.tokens import TokenizedDocument, tokenize

TIDES = (
    "Tidal power turns the tide into electricity. A tidal power station needs a large tidal range, and few "
    "coasts have one. In New Zealand the tidal range is small, but Cook Strait has strong currents. "
    "Engineers in New Zealand therefore prefer turbines that stand in the current.\n\n"
    "A turbine under water is hard to repair. Turbines of the first generation lasted three years. The cost "
    "of tidal power depends on how long its turbines last, and on the tidal range."
)

NETWORKS = (
    "卷积神经网络在图像识别中取得了很大的成功。本文研究卷积神经网络的压缩。实验说明，压缩以后的卷积神经网络仍然可以用于图像识别。"
    "手机上的图像识别因此更加省电。"
)


def read(text: str, title: str = "") -> TokenizedDocument:
    return tokenize(document_from_text(text, title))


def texts(keywords: tuple[Keyword, ...]) -> list[str]:
    return [keyword.text for keyword in keywords]


def test_a_keyword_knows_every_place_where_it_stands_in_order():
    reading = read(TIDES)

    found = {keyword.text: keyword for keyword in find_keywords(reading, limit=10)}

    places = [reading.document.quote(span) for span in found["tidal range"].spans]
    assert places == ["tidal range"] * 3
    assert list(found["tidal range"].spans) == sorted(found["tidal range"].spans)


def test_scores_fall_from_one():
    scores = [keyword.score for keyword in find_keywords(read(TIDES), limit=10)]

    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_a_name_that_begins_with_a_stopword_stays_whole():
    found = texts(find_keywords(read(TIDES), limit=10))

    assert "New Zealand" in found
    assert "Zealand" not in found


def test_singular_and_plural_are_one_keyword():
    reading = read(TIDES)

    (turbines,) = [k for k in find_keywords(reading, limit=20) if k.text.lower() in ("turbine", "turbines")]

    assert turbines.text == "turbines"
    assert {reading.document.quote(span).lower() for span in turbines.spans} == {"turbine", "turbines"}


def test_a_longer_phrase_that_is_as_frequent_replaces_its_words():
    found = texts(find_keywords(read(TIDES), limit=30))

    assert "Cook Strait" in found
    assert not {"Cook", "Strait"} & set(found)


def test_the_capital_of_a_beginning_sentence_is_undone():
    found = texts(find_keywords(read("Energy is cheap at night. Energy is dear at noon, they say."), 1))

    assert found == ["energy"]


def test_no_keyword_begins_or_ends_with_a_stopword():
    reading = read(TIDES)
    silent_words = [word for words in reading.words for word in words if not word.content]
    edges = {place for word in silent_words for place in (word.start, word.end)}

    for keyword in find_keywords(reading, limit=30):
        if keyword.text != "New Zealand":
            assert not {keyword.spans[0].start, keyword.spans[0].end} & edges


def test_chinese_words_are_joined_into_terms():
    found = texts(find_keywords(read(NETWORKS), limit=3))

    assert found[:2] == ["卷积神经网络", "图像识别"]


def test_the_keywords_that_the_author_names_come_first():
    plain = find_keywords(read(TIDES), limit=20)
    named = find_keywords(read("Keywords: strong currents; coasts\n\n" + TIDES), limit=20)

    assert set(texts(named)[:2]) == {"strong currents", "coasts"}
    assert not {"strong currents", "coasts"} & set(texts(plain)[:2])


def test_who_speaks_is_no_keyword():
    lines = ["the harbour needs dredging", "dredging costs money", "the harbour earns money", "so we dredge"]
    text = "\n\n".join(f"Professor Miller: I think that {line} this year, and I say so." for line in lines)

    assert "Miller" not in " ".join(texts(find_keywords(read(text), limit=20)))


def test_a_document_of_stopwords_alone_has_no_keywords():
    assert (
        find_keywords(read("It is what it is, and so it was. That is all that we can do about it."), 5) == ()
    )


def test_one_content_word_is_enough_for_a_keyword():
    assert texts(find_keywords(read("It is what it is, and that is a walrus, as it was before."), 5)) == [
        "walrus"
    ]


def test_a_report_can_stop_the_search():
    def stop(progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        find_keywords(read(TIDES), 5, stop)
