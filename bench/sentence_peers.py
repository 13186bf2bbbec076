"""Other programs' sentence splitters, run by the Python that has them: texts in, sentences out, as JSON.

    pip install pysbd sentence-splitter blingfire

This file imports nothing of ours, so that bench.boundaries can run it in an environment of its own.
"""

import importlib
import json
import sys
from collections.abc import Callable
from typing import Any

Splitter = Callable[[str], list[str]]


def pysbd_splitter(language: str) -> Splitter:
    module = importlib.import_module("pysbd")
    known = importlib.import_module("pysbd.languages").LANGUAGE_CODES
    segmenter = module.Segmenter(language=language if language in known else "en", clean=False)
    return lambda text: list(segmenter.segment(text))


def sentence_splitter(language: str) -> Splitter:
    module: Any = importlib.import_module("sentence_splitter")
    try:
        splitter = module.SentenceSplitter(language=language)
    except module.SentenceSplitterException:
        splitter = module.SentenceSplitter(language="en")
    return lambda text: list(splitter.split(text))


def blingfire_splitter(_language: str) -> Splitter:
    module = importlib.import_module("blingfire")
    return lambda text: str(module.text_to_sentences(text)).split("\n")


PEERS = {"pysbd": pysbd_splitter, "sentence-splitter": sentence_splitter, "blingfire": blingfire_splitter}
"""Each reads a language that it has no rules for by those of English."""


def main() -> None:
    texts: dict[str, str] = json.load(sys.stdin)
    found: dict[str, dict[str, list[str]]] = {}
    for name, peer in PEERS.items():
        try:
            found[name] = {language: peer(language)(text) for language, text in texts.items()}
        except ImportError:
            continue
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
