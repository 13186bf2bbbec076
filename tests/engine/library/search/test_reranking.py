"""A document that says all of what was asked comes before one with a single good passage."""

from pathlib import Path

import numpy as np
import pytest

from engine.library.search.index import SearchIndex
from engine.library.search.reranking import SIGNS, Candidate, find_signs, rerank
from engine.library.search.vectors import QueryVector, SentenceVectors
from engine.library.store import KeptDocument, Library
from engine.loading.loader import document_from_text

RARITY = {"tide": 0.5, "gate": 0.5, "harbour": 0.5}


def candidate(*passages: str, cosine: float = 0.0, mean_cosine: float = 0.0, score: float = 1.0) -> Candidate:
    asked = ("tide", "gate", "harbour")
    tokens = tuple(tuple(passage.split()) for passage in passages)
    return Candidate(1, asked, asked, tokens, score, cosine, mean_cosine)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (candidate("tide x y", "gate x y", "harbour x y"), candidate("tide x y", "tide x y", "tide x y")),
        (candidate("tide gate x x"), candidate("tide x gate x")),
        (candidate("tide x"), candidate("tide x x x x x x x x x x x x x x x")),
        (candidate("tide", cosine=0.8), candidate("tide", cosine=0.2)),
        (candidate("tide", mean_cosine=0.8), candidate("tide", mean_cosine=0.2)),
        (candidate("tide", score=2.0), candidate("tide", score=1.0)),
        (candidate("tide gate"), candidate("tide", "gate")),
    ],
)
def test_every_sign_counts(better, worse):
    one, other = rerank([better, worse], RARITY)

    assert one > other


def test_words_of_one_family_count_though_their_stems_differ():
    asked = ("optimization",)
    near, far = (Candidate(1, asked, asked, ((token,),), 1.0, 0.0, 0.0) for token in ("optimal", "option"))

    signs = find_signs([near, far], {"optimization": 1.0})

    assert signs[:, SIGNS.index("beginnings")].tolist() == [1.0, 0.0]


def test_signs_are_shares_of_the_best_candidates():
    signs = find_signs([candidate("tide gate harbour", cosine=0.5), candidate("tide", cosine=-0.1)], RARITY)

    assert signs.min() == 0.0
    assert signs.max(axis=0)[SIGNS.index("cosine")] == 1.0
    assert rerank([], RARITY) == []


@pytest.fixture
def index() -> SearchIndex:
    library = Library(None)
    east, north = np.eye(2, dtype=np.float32)
    filler = " ".join(f"Boats came in on day {day}." for day in range(100, 140))
    texts = {
        "one": (
            f"The harbour wall. {filler} Tides rose high. {filler}"
            f" A lighthouse of granite. {filler} It was lit.",
            east,
        ),
        "other": (f"Harbour, tides, granite, harbour, tides, granite. {filler}", north),
    }
    for name, (text, row) in texts.items():
        document = document_from_text(text, name, Path(name))
        vectors = SentenceVectors("m", np.array([row] * len(document.sentences)))
        library.put_document(KeptDocument(name, Path(name)), document, vectors=vectors)
    return library.search_index()


def first(index: SearchIndex, text: str, **how) -> str:
    return index.search(text, **how).passages[0].key


def test_what_a_document_says_in_several_passages_counts_together(index):
    asked = "harbour tides lighthouse granite lit unheard"

    assert first(index, asked) == "other"
    assert first(index, asked, rerank=True) == "one"


def test_reranking_changes_no_phrase_and_no_count(index):
    plain, closer = (index.search('"harbour wall"', rerank=rerank) for rerank in (False, True))

    assert plain == closer


def test_all_passages_stay_and_their_scores_fall(index):
    vector = [QueryVector("m", np.array([1, 0], np.float32))]
    plain, closer = (
        index.search("harbour boats", limit=50, meaning=vector, rerank=rerank, most_per_document=50)
        for rerank in (False, True)
    )

    assert {found.span for found in plain.passages} == {found.span for found in closer.passages}
    scores = [found.score for found in closer.passages]
    assert scores == sorted(scores, reverse=True)
    assert plain.documents == closer.documents
