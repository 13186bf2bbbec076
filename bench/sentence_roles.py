"""Measures the roles that the program gives to sentences against labels by hand.

    python -m bench.sentence_roles LABELS.json DOCUMENT…

LABELS.json holds of each document, by the name of its file, the role of sentences, by the beginning of the
SHA-256 of their text with single spaces. Prints precision and recall of each role; a sentence of which the
program says nothing counts as background. A labelled sentence that the program reads otherwise is missed.
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from engine.core.document import Document
from engine.loading.loader import read_document
from engine.ranking.role_judgement import sentence_roles
from engine.ranking.sentence_roles import SentenceRole
from engine.readers.worker.process import ReaderProcess

PREFIX = 16
"""Hexadecimal digits of a sentence's hash."""


def key_of(sentence: str) -> str:
    return sha256(" ".join(sentence.split()).encode()).hexdigest()[:PREFIX]


def judged(document: Document) -> dict[str, SentenceRole]:
    texts = map(document.quote, document.sentences)
    roles = sentence_roles(document)
    return {key_of(text): role or SentenceRole.BACKGROUND for text, role in zip(texts, roles, strict=True)}


class Agreement:
    """Counts of roles, as labelled, as judged and as both."""

    def __init__(self) -> None:
        self.labelled: Counter[str] = Counter()
        self.judged: Counter[str] = Counter()
        self.both: Counter[str] = Counter()

    def add(self, labels: Mapping[str, str], roles: Mapping[str, SentenceRole]) -> None:
        for key, label in labels.items():
            role = roles.get(key)
            self.labelled[label] += 1
            if role is not None:
                self.judged[role] += 1
                self.both[label] += role == label

    def table(self) -> str:
        lines = [f"{'role':12} {'labelled':>8} {'precision':>9} {'recall':>6}"]
        for role in SentenceRole:
            right, judged_so, labelled = self.both[role], self.judged[role], self.labelled[role]
            lines.append(
                f"{role:12} {labelled:8} {right / max(judged_so, 1):9.2f} {right / max(labelled, 1):6.2f}"
            )
        return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("documents", type=Path, nargs="+")
    arguments = parser.parse_args()
    labels = json.loads(arguments.labels.read_text(encoding="utf-8"))
    agreement = Agreement()
    with ReaderProcess() as reader:
        for path in arguments.documents:
            agreement.add(labels.get(path.name, {}), judged(read_document(path, reader)))
    print(agreement.table())


if __name__ == "__main__":
    main()
