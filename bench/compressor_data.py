"""Sentences with all their shorter lines, and how near each line is to what people wrote: for training.

    python -m bench.compressor_data OUT.pickle --language en --sets scitldr:900,debian_desc_en:900
                                    [--data ../shared/data] [--part train]

Of each document the three best sentences and the first one are taken. Sets whose README says *ship* are the
only ones that weights given away may learn from.
"""

import argparse
import gzip
import json
import pickle
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.shipped_training_data import may_ship
from engine.core.array_types import Vectors
from engine.core.document import Span
from engine.core.options import PERFORMER
from engine.evaluation.rouge import Tokens, compare, tokens_of
from engine.loading.loader import document_from_text
from engine.models.runtime.performer import open_performer
from engine.models.store.shelf import find_performer
from engine.pipeline.rank import Ranked, rank
from engine.pipeline.shorten import CANDIDATES, LONGEST, pieces_of
from engine.shortening.beam_search import Line
from engine.shortening.observations import SentencePlace, observe_words
from engine.shortening.phrases import Phrases, find_phrases, may_leave_out
from engine.text.tokens import Token, TokenizedDocument, tokenize

MOST_LINES = 27
"""Of a sentence: the whole one, and others drawn by chance."""
WEIGHTS = (0.4, 0.2, 0.4)
"""Of ROUGE-1, ROUGE-2 and ROUGE-L in what a line is worth."""
LONGEST_DOCUMENT = 60_000


@dataclass(frozen=True, slots=True)
class TrainingLine:
    runs: tuple[tuple[int, int], ...]
    worth: float


@dataclass(frozen=True, slots=True, eq=False)
class TrainingSentence:
    states: Vectors
    observed: Vectors
    lines: tuple[TrainingLine, ...]
    """The first is the whole sentence."""


@dataclass(frozen=True, slots=True)
class TrainingDocument:
    set: str
    sentences: tuple[TrainingSentence, ...]
    """The best one first."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--language", required=True)
    parser.add_argument(
        "--sets", required=True, help="names, each with the number of documents after a colon"
    )
    parser.add_argument("--part", default="train", choices=("train", "val"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    found: list[TrainingDocument] = []
    for wanted in options.sets.split(","):
        name, _, most = wanted.partition(":")
        path = options.data / name / f"{options.part}.jsonl.gz"
        found += documents_of(name, path, options.language, int(most or 10**9))
        print(name, len(found), flush=True)
    with options.out.open("wb") as file:
        pickle.dump(found, file)


def documents_of(name: str, path: Path, language: str, most: int) -> Iterator[TrainingDocument]:
    """Yield at most so many documents of a set, from all over it."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if may_ship(name, row)]
    folder = find_performer(language)
    assert folder is not None, language
    compressor = States(folder)
    for row in rows[:: max(1, len(rows) // most)][:most]:
        summaries = [row["summary"]] if isinstance(row["summary"], str) else row["summary"]
        if len(row["document"]) > LONGEST_DOCUMENT:
            continue
        reading = tokenize(document_from_text(row["document"]))
        if not reading.document.sentences or reading.document.language != language:
            continue
        references = [tokens_of((text,), language) for text in summaries if text.strip()]
        sentences = tuple(_sentences(reading, references, compressor))
        if sentences:
            yield TrainingDocument(name, sentences)


class States:
    """The words' states of a Performer's encoder, which need no compressor."""

    def __init__(self, folder: Path) -> None:
        self._model = open_performer(folder)

    def of(self, text: str, words: list[Token]) -> Vectors | None:
        return self._model.word_states(text, [Span(word.start, word.end) for word in words])


def _sentences(
    reading: TokenizedDocument, references: list[Tokens], states: States
) -> Iterator[TrainingSentence]:
    ranked = rank(reading, PERFORMER)
    counts = Counter(word.stem for words in reading.words for word in words)
    chosen = list(ranked.ranking.order[:CANDIDATES])
    for index in dict.fromkeys((*chosen, 0)):
        document = reading.document
        span = document.sentences[index]
        text = document.quote(span)
        words = [
            word._replace(start=word.start - span.start, end=word.end - span.start)
            for word in reading.words[index]
        ]
        if not 2 <= len(words) <= LONGEST:
            continue
        found = states.of(text, words)
        if found is None:
            continue
        phrases = find_phrases(text, words, document.language)
        observed = observe_words(
            text,
            words,
            [counts[word.stem] for word in words],
            phrases,
            _place(ranked, index, chosen),
            document.language,
        )
        lines = tuple(_lines(text, words, phrases, document.language, references))
        yield TrainingSentence(found.astype(np.float16), observed, lines)


def _place(ranked: Ranked, index: int, chosen: list[int]) -> SentencePlace:
    nearness = 0.0
    if ranked.vectors is not None:
        mean = ranked.vectors.mean(0)
        nearness = float(ranked.vectors[index] @ mean / (np.linalg.norm(mean) + 1e-6))
    rank_of = chosen.index(index) if index in chosen else len(ranked.ranking.order)
    total = len(ranked.ranking.scores)
    return SentencePlace(rank_of, ranked.ranking.scores[index], index, total, nearness)


def _lines(
    text: str, words: list[Token], phrases: Phrases, language: str, references: list[Tokens]
) -> Iterator[TrainingLine]:
    """Yield the whole sentence and others that may stand for it, with what they are worth."""
    whole = ((0, len(words) - 1),)
    others = [runs for runs in all_lines(phrases) if runs != whole]
    random.Random(text).shuffle(others)
    for runs in (whole, *others[: MOST_LINES - 1]):
        pieces = pieces_of(text, words, Line(runs, 0.0))
        if runs != whole and not may_leave_out(text, words, pieces, language):
            continue
        said = tokens_of((" ".join(text[piece.start : piece.end] for piece in pieces),), language)
        score = compare(said, references)
        worth = np.dot(WEIGHTS, (score.rouge_1, score.rouge_2, score.rouge_lsum))
        yield TrainingLine(runs, float(worth))


def all_lines(phrases: Phrases) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield the lines of one piece or two that the phrases allow."""
    places = range(len(phrases.forms))
    ends = [place for place in places if phrases.ends[place]]
    for start in places:
        if not phrases.starts[start]:
            continue
        for end in (end for end in ends if end >= start):
            yield ((start, end),)
            if phrases.closes_clause[end]:
                for again in (again for again in places if again > end + 1 and phrases.goes_on[again]):
                    yield from (((start, end), (again, last)) for last in ends if last >= again)


if __name__ == "__main__":
    main()
