"""Word recall of our PDF reading: the share of the words that pdftotext finds which we find, too.

    .venv/bin/python -m bench.recall [--pages 30] [--most 300] [--worst 15] FOLDER…

Needs pdftotext (poppler-utils). Words are runs of two letters or more, or a Chinese or Japanese letter,
without case, ligatures and hyphens; each counts as often as it stands there. Ours are those of the text and
of what was left out of it: a running head is not lost. A file that has a password or fewer than FEWEST words
is no part of it. Prints a table, and the worst files with words that are missing.
"""

import argparse
import logging
import random
import re
import signal
import statistics
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import FrameType

from engine.core.document import Problem
from engine.core.errors import DocumentError
from engine.core.raw_page import DocumentHeader, Page
from engine.readers.pdf.reader import read_pdf
from engine.structure.document_builder import build_document

FEWEST = 30
LONGEST = 120
"""Seconds for one file."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])[^\W\d_]){2,}")
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010\u2011]\s*\n?\s*(?=\w)")


@dataclass(frozen=True, slots=True)
class Recall:
    """How many of a file's words are found."""

    path: Path
    words: int
    share: float
    missing: tuple[str, ...]
    """The most frequent of them."""


def words_of(text: str) -> Counter[str]:
    """Count the words of a text, however its lines and letters were set."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "-")
    return Counter(_WORD.findall(_HYPHEN.sub("", plain)))


def recall_of(path: Path, pages: int) -> Recall | None:
    """Compare the words of a file's first pages; None where there is nothing to compare."""
    theirs = words_of(_by_pdftotext(path, pages))
    total = theirs.total()
    if total < FEWEST:
        return None
    try:
        document = build_document(path, _first(read_pdf(path, ""), pages))
    except DocumentError:
        return Recall(path, total, 0.0, ("(not read)",))
    ours = words_of("\n".join((document.text, *(part.text for part in document.left_out))))
    missing = theirs - ours
    return Recall(
        path, total, 1 - missing.total() / total, tuple(word for word, _count in missing.most_common(12))
    )


def _by_pdftotext(path: Path, pages: int) -> str:
    command = ["pdftotext", "-q", "-enc", "UTF-8", "-l", str(pages), str(path), "-"]
    try:
        return subprocess.run(command, capture_output=True, check=True, timeout=LONGEST).stdout.decode(
            "utf-8", "replace"
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return ""


def _first(
    items: Iterator[DocumentHeader | Page | Problem], pages: int
) -> Iterator[DocumentHeader | Page | Problem]:
    count = 0
    for item in items:
        yield item
        count += isinstance(item, Page)
        if count == pages:
            return


def _out_of_time(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def measure(folder: Path, pages: int, most: int) -> Iterator[Recall]:
    """Measure the PDF files below a folder: all, or a fixed choice of most."""
    files = sorted(path for path in folder.rglob("*.pdf") if path.is_file())
    random.Random(7).shuffle(files)
    signal.signal(signal.SIGALRM, _out_of_time)
    found = 0
    for path in files:
        signal.alarm(LONGEST)
        try:
            recall = recall_of(path, pages)
        except (TimeoutError, RecursionError) as error:
            print(f"{path.name}: {type(error).__name__}", flush=True)
            continue
        finally:
            signal.alarm(0)
        if recall:
            yield recall
            found += 1
            if found == most:
                return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--worst", type=int, default=15)
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    print("| folder | files | words | median | mean | 10th percentile | of all words |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for folder in arguments.folders:
        recalls = sorted(measure(folder, arguments.pages, arguments.most), key=lambda recall: recall.share)
        shares = [recall.share for recall in recalls]
        words = sum(recall.words for recall in recalls)
        whole = sum(recall.share * recall.words for recall in recalls) / words
        print(
            f"| {folder.name} | {len(shares)} | {words} | {statistics.median(shares):.4f} "
            f"| {statistics.mean(shares):.4f} | {shares[len(shares) // 10]:.4f} | {whole:.4f} |"
        )
        for recall in islice(recalls, arguments.worst):
            print(f"    {recall.share:.3f} {recall.words:6d} {recall.path} {' '.join(recall.missing)}")


if __name__ == "__main__":
    main()
