"""Errors of sentence segmentation in twenty languages, beside pysbd, sentence-splitter and blingfire.

    python -m bench.boundaries [--peer-python PYTHON] [--show] [LANGUAGE…]

The sentences stand in bench/samples/boundaries, one a line, each with a trap or two: titles, units, initials,
ordinals, quotations, brackets, notes, courts, doses, addresses. They are joined by spaces into one text. An
error is a boundary that is missed, or one where there is none. The peers are those that PYTHON has installed.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from itertools import accumulate
from pathlib import Path

from engine.text.sentence_splitting import split_sentences

SAMPLES = Path(__file__).parent / "samples" / "boundaries"
PEERS = Path(__file__).with_name("sentence_peers.py")
OURS = "précis"


def read_sentences(languages: Iterable[str]) -> dict[str, list[str]]:
    paths = [SAMPLES / f"{language}.txt" for language in languages] or sorted(SAMPLES.glob("*.txt"))
    return {path.stem: path.read_text(encoding="utf-8").splitlines() for path in paths}


def boundaries(sentences: Iterable[str]) -> frozenset[int]:
    """Return how many characters that are not white space stand before each boundary."""
    ends = list(accumulate(len("".join(sentence.split())) for sentence in sentences))
    return frozenset(ends[:-1])


def ours(texts: Mapping[str, str]) -> dict[str, list[str]]:
    return {
        language: [text[span.start : span.end] for span in split_sentences(text, language)]
        for language, text in texts.items()
    }


def peers(python: str, texts: Mapping[str, str]) -> dict[str, dict[str, list[str]]]:
    run = subprocess.run(
        [python, str(PEERS)], input=json.dumps(texts), capture_output=True, check=True, encoding="utf-8"
    )
    found: dict[str, dict[str, list[str]]] = json.loads(run.stdout)
    return found


def show(sentences: list[str], found: list[str]) -> None:
    """Print where our boundaries differ: + is one where there is none, - one that is missed."""
    right, mine = boundaries(sentences), boundaries(found)
    letters = "".join("".join(sentences).split())
    for place in sorted(right ^ mine):
        sign = "-" if place in right else "+"
        print(f"    {sign} {letters[max(0, place - 30) : place]} | {letters[place : place + 20]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE")
    parser.add_argument("--peer-python", default=sys.executable)
    parser.add_argument("--show", action="store_true", help="print our errors")
    arguments = parser.parse_args()
    sentences = read_sentences(arguments.languages)
    texts = {language: " ".join(lines) for language, lines in sentences.items()}
    systems = {OURS: ours(texts)} | peers(arguments.peer_python, texts)
    totals = dict.fromkeys(systems, 0)
    print(f"{'errors':10}{'boundaries':>12}" + "".join(f"{system:>20}" for system in systems))
    for language, lines in sentences.items():
        right = boundaries(lines)
        errors = {system: len(right ^ boundaries(found[language])) for system, found in systems.items()}
        print(f"{language:10}{len(right):>12}" + "".join(f"{count:20}" for count in errors.values()))
        if arguments.show:
            show(lines, systems[OURS][language])
        for system, count in errors.items():
            totals[system] += count
    count = sum(len(boundaries(lines)) for lines in sentences.values())
    print(f"{'all':10}{count:>12}" + "".join(f"{total:20}" for total in totals.values()))


if __name__ == "__main__":
    main()
