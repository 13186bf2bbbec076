"""Serializes what was found to JSON. Its schema is docs/schema/retrieval.schema.json."""

from collections.abc import Sequence

from engine.core.document import PlaceKind
from engine.library.search.index import FoundPassage, SearchResult
from engine.retrieval.answers import Answers
from engine.retrieval.word_neighbours import WordNeighbour

Json = dict[str, object]


def search_to_json(
    words: str, found: SearchResult, occurrences: int, like: Sequence[WordNeighbour] | None = None
) -> Json:
    """Return what `precis find --json` prints; words like those looked for only if they were asked for."""
    offered = [{"word": one.word, "cosine": round(one.cosine, 3), "count": one.count} for one in like or ()]
    return {
        **({} if like is None else {"like": offered}),
        "find": words,
        "documents": found.documents,
        "searched": found.searched,
        "occurrences": occurrences,
        "is_relaxed": found.is_relaxed,
        "passages": [
            {
                **passage_to_json(passage),
                "marks": [{"start": mark.start, "end": mark.end} for mark in passage.marks],
                "score": round(passage.score, 5),
            }
            for passage in found.passages
        ],
    }


def answers_to_json(answers: Answers) -> Json:
    """Return what `precis ask --json` prints."""
    return {
        "ask": answers.question.text,
        "expects": answers.question.kind.value,
        "is_answered": answers.are_there,
        "passages": [
            {
                **passage_to_json(answer.passage),
                "sentence": {
                    "text": answer.text,
                    "start": answer.sentence.start,
                    "end": answer.sentence.end,
                },
                "likelihood": round(answer.likelihood, 3),
            }
            for answer in answers.passages
        ],
    }


def passage_to_json(passage: FoundPassage) -> Json:
    found: Json = {
        "document": {"path": str(passage.path) if passage.path else None, "title": passage.title},
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
    }
    if passage.place_kind in (PlaceKind.PAGE, PlaceKind.SLIDE):
        found["page"] = int(passage.place)
    elif passage.place:
        found["place"] = {"kind": passage.place_kind, "name": passage.place}
    return found
