"""Topics over a library, its map, and documents that are like another one."""

import numpy as np
import pytest

from engine.library.document_features import DocumentFeatures
from engine.multidocument.library_topics import find_library_topics, find_similar


def document(key: str, *keywords: str, vector=None) -> DocumentFeatures:
    scored = tuple((word, 1.0 / (place + 1)) for place, word in enumerate(keywords))
    found = None if vector is None else np.asarray(vector, np.float32) / np.linalg.norm(vector)
    return DocumentFeatures(key, key, scored, "" if vector is None else "model", found)


SEA = [document(f"sea{n}", "tide gate", "harbour", f"boat {n}") for n in range(8)]
BREAD = [document(f"bread{n}", "rye bread", "mill", f"oven {n}") for n in range(8)]


def topics_of(documents):
    return {
        topic.label: {placed.key for placed in topic.documents} for topic in find_library_topics(documents)
    }


def test_documents_about_the_same_are_one_topic_named_by_their_keywords():
    found = topics_of([*SEA, *BREAD])

    assert found == {
        "tide gate, harbour": {f"sea{n}" for n in range(8)},
        "rye bread, mill": {f"bread{n}" for n in range(8)},
    }


def test_with_vectors_these_decide():
    generator = np.random.default_rng(3)
    documents = [
        document(f"{name}{n}", "paper", name, vector=centre + 0.1 * generator.normal(size=3))
        for name, centre in (("one", [1, 0, 0]), ("two", [0, 1, 0]))
        for n in range(8)
    ]

    found = find_library_topics(documents)
    assert sorted({placed.key[:3] for placed in topic.documents} for topic in found) == [{"one"}, {"two"}]


def test_documents_of_one_topic_lie_closer_together_than_those_of_two():
    found = find_library_topics([*SEA, *BREAD])
    places = [np.array([(one.x, one.y) for one in topic.documents]) for topic in found]
    middles = [place.mean(axis=0) for place in places]
    apart = float(np.linalg.norm(middles[0] - middles[1]))

    for place, middle in zip(places, middles, strict=True):
        assert float(np.linalg.norm(place - middle, axis=1).max()) < apart
    assert all(0 <= value <= 1 for place in places for value in place.ravel())


def test_documents_without_vectors_join_the_topic_whose_keywords_they_have():
    with_vectors = [document(f"v{n}", "tide gate", "sluice", vector=[1, 0.01 * n, 0]) for n in range(3)]
    found = topics_of([*with_vectors, document("sea", "tide gate"), *BREAD])

    assert {"v0", "v1", "v2", "sea"} in found.values()
    assert {one.key for one in BREAD} in found.values()


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_documents_are_one_topic(count):
    found = find_library_topics(SEA[:count])

    assert [len(topic.documents) for topic in found] == ([count] if count else [])


def test_documents_without_keywords_have_a_place_too():
    found = find_library_topics([document(f"d{n}") for n in range(6)])

    assert sum(len(topic.documents) for topic in found) == 6


def test_the_same_library_gives_the_same_topics():
    assert find_library_topics([*SEA, *BREAD]) == find_library_topics([*SEA, *BREAD])


def test_like_documents_are_found_with_what_they_share():
    found = find_similar([*SEA, *BREAD], "sea3", limit=4)

    assert [one.key[:3] for one in found] == ["sea"] * 4
    assert found[0].shared == ("tide gate", "harbour")
    assert all(0 < one.likeness <= 1 for one in found)
    assert "sea3" not in {one.key for one in found}


def test_nothing_is_like_a_document_that_is_not_there_or_is_alone():
    assert find_similar(SEA, "nowhere") == ()
    assert find_similar(SEA[:1], "sea0") == ()
