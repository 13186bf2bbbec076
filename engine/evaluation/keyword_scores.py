"""Scores keywords against those that people gave, by exact match of stems."""

from collections.abc import Sequence

from engine.evaluation.rouge import tokens_of


def keyword_f1(found: Sequence[str], given: Sequence[str], limit: int, language: str = "en") -> float:
    """F1 of the first so many found keywords, from 0 to 1.

    Two keywords are the same if their stems are, by the language's stemmer and in the same order; the same
    one twice counts once.
    Precision is of the keywords found, which may be fewer than limit.
    """
    ours = {stems for keyword in found[:limit] if (stems := _stems(keyword, language))}
    theirs = {stems for keyword in given if (stems := _stems(keyword, language))}
    hits = len(ours & theirs)
    return 2 * hits / (len(ours) + len(theirs)) if hits else 0.0


def _stems(keyword: str, language: str) -> tuple[str, ...]:
    (stems,) = tokens_of((keyword,), language)
    return stems
