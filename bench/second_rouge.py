"""The rouge-score package on pairs of texts, run by the Python that has it: texts in, figures out, as JSON.

    pip install rouge-score snowballstemmer regex

In English as the package is published. For other languages it is given words of letters, marks and digits by
their Unicode properties, each letter of Han, Kana and Thai by itself, and the Snowball stems of the language;
it counts and matches them itself. This file imports nothing of ours.
"""

import importlib
import json
import sys
from collections.abc import Callable
from typing import Any

SNOWBALL = {
    "ar": "arabic", "de": "german", "el": "greek", "es": "spanish", "fi": "finnish", "fr": "french",
    "hi": "hindi", "hu": "hungarian", "id": "indonesian", "it": "italian", "nl": "dutch", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
UNSPACED = r"\p{Han}|\p{Hiragana}|\p{Katakana}|\p{Thai}"
WORD = rf"{UNSPACED}|(?:(?!{UNSPACED})[\p{{L}}\p{{M}}\p{{N}}])+"


class Words:
    """What rouge-score takes as a tokenizer."""

    def __init__(self, language: str) -> None:
        self._find: Callable[[str], list[str]] = importlib.import_module("regex").compile(WORD).findall
        self._stem: Callable[[str], str] = str
        if language in SNOWBALL:
            self._stem = importlib.import_module("snowballstemmer").stemmer(SNOWBALL[language]).stemWord

    def tokenize(self, text: str) -> list[str]:
        return [self._stem(word) for word in self._find(text.lower())]


def scorer_of(language: str) -> Any:
    module = importlib.import_module("rouge_score.rouge_scorer")
    kinds = ["rouge1", "rouge2", "rougeLsum"]
    if language == "en":
        return module.RougeScorer(kinds, use_stemmer=True)
    return module.RougeScorer(kinds, tokenizer=Words(language))


def main() -> None:
    pairs: dict[str, list[tuple[list[str], list[str]]]] = json.load(sys.stdin)
    found = {}
    for language, rows in pairs.items():
        scorer = scorer_of(language)
        scores = [scorer.score("\n".join(given), "\n".join(ours)) for ours, given in rows]
        found[language] = [
            [score[kind].fmeasure for kind in ("rouge1", "rouge2", "rougeLsum")] for score in scores
        ]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
