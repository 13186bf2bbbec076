"""How well text is recognised: pages of real text are drawn, and read back from their pictures alone.

    python -m bench.recognition FILE.pdf… [--dots 200] [--pages 10] [--noise]

Needs the extra `recognition`. For every page: the share of its characters that came back right and in their
place (1 - edits / characters, blanks aside), the share of its words that came back anywhere on the page, how
sure the program was, and the seconds it took. The first page's seconds hold the start of the processes.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from engine.core.document import Document
from engine.core.progress import Progress
from engine.loading.loader import read_document
from engine.loading.ocr import OcrService, read_recognized
from engine.readers.ocr.page import mean_confidence
from engine.readers.worker.process import ReaderProcess
from engine.text.normalization import is_cjk

FEWEST_CHARACTERS = 400
"""Of a page that is tried: there are errors enough to be counted only where there is text."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--dots", type=int, default=200, help="an inch of the pictures (%(default)s)")
    parser.add_argument("--pages", type=int, default=10, help="tried of all files together (%(default)s)")
    parser.add_argument("--noise", action="store_true", help="tilt and speckle the pages")
    options = parser.parse_args()
    each = max(1, options.pages // len(options.files))
    rows = []
    print(
        f"{'document':32} {'page':>4} {'characters':>10} {'right':>7} {'words':>7} {'sure':>6} {'seconds':>8}"
    )
    with ReaderProcess() as readers, OcrService() as recognition:
        for path in options.files:
            for row in _measured(path, each, options, readers, recognition):
                name, page, size, right, words, sure, seconds = row
                print(
                    f"{name[:32]:32} {page:4} {size:10,} {right:7.2%} {words:7.2%} {sure:6.1%} {seconds:8.1f}"
                )
                rows.append(row)
    if not rows:
        print("No page with enough text.", file=sys.stderr)
        return 1
    size = sum(row[2] for row in rows)
    right = sum(row[2] * row[3] for row in rows) / size
    words = sum(row[2] * row[4] for row in rows) / size
    seconds = sum(row[6] for row in rows) / len(rows)
    print(f"{'all':32} {len(rows):4} {size:10,} {right:7.2%} {words:7.2%} {'':6} {seconds:8.1f}")
    return 0


def _measured(
    path: Path, pages: int, options: argparse.Namespace, readers: ReaderProcess, recognition: OcrService
) -> Iterator[tuple[str, int, int, float, float, float, float]]:
    document = read_document(path, readers)
    chosen = [
        page for page in range(len(document.page_starts)) if _size(_page(document, page)) >= FEWEST_CHARACTERS
    ]
    step = max(1, len(chosen) // pages)
    chosen = chosen[::step][:pages]
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder, "scan.pdf")
        _draw(path, chosen, scan, options)
        moments = [time.perf_counter()]

        def report(progress: Progress) -> None:
            if progress.done == len(moments):
                moments.append(time.perf_counter())

        found = read_recognized(scan, readers, recognition, "", report)
    for number, page in enumerate(chosen):
        truth, text = _page(document, page), _page(found, number)
        lines = [line for line in found.recognized if line.page == number + 1]
        seconds = moments[min(number + 1, len(moments) - 1)] - moments[min(number, len(moments) - 1)]
        right = accuracy(_letters(truth), _letters(text))
        yield path.name, page + 1, _size(truth), right, _recall(truth, text), mean_confidence(lines), seconds


def _draw(path: Path, pages: list[int], scan: Path, options: argparse.Namespace) -> None:
    """Write the pages as pictures, as a scanner does: grey, JPEG."""
    document = pdfium.PdfDocument(path)
    pictures = [document[page].render(scale=options.dots / 72).to_pil().convert("L") for page in pages]
    if options.noise:
        pictures = [_spoilt(picture, number) for number, picture in enumerate(pictures)]
    pictures[0].save(scan, save_all=True, append_images=pictures[1:], resolution=options.dots, quality=75)


def _spoilt(picture: Any, number: int) -> Any:
    import numpy as np
    from PIL import Image

    tilted = np.asarray(picture.rotate(0.5, fillcolor=255), np.int16)
    noise = np.random.default_rng(number).normal(0, 18, tilted.shape)
    return Image.fromarray(np.clip(tilted * 0.92 + 8 + noise, 0, 255).astype(np.uint8))


def _page(document: Document, page: int) -> str:
    ends = (*document.page_starts, len(document.text))
    return document.text[ends[page] : ends[page + 1]]


def _letters(text: str) -> str:
    return "".join(text.split())


def _size(text: str) -> int:
    return len(_letters(text))


def _recall(truth: str, found: str) -> float:
    wanted, there = Counter(_words(truth)), Counter(_words(found))
    return (wanted & there).total() / max(1, wanted.total())


def _words(text: str) -> list[str]:
    spaced = "".join(f" {letter} " if is_cjk(letter) else letter for letter in text)
    return spaced.split()


def accuracy(truth: str, found: str) -> float:
    """Return 1 minus the edits from one text to the other, beside the length of the first; at least 0.

    Myers 1999: a column of the table of edit distances is two long whole numbers.
    """
    if not truth:
        return 1.0 if not found else 0.0
    places: dict[str, int] = {}
    for index, letter in enumerate(truth):
        places[letter] = places.get(letter, 0) | 1 << index
    whole, last = (1 << len(truth)) - 1, 1 << (len(truth) - 1)
    plus, minus, distance = whole, 0, len(truth)
    for letter in found:
        equal = places.get(letter, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up = minus | ~(horizontal | plus) & whole
        down = plus & horizontal
        distance += bool(up & last) - bool(down & last)
        up = (up << 1 | 1) & whole
        down = down << 1 & whole
        plus = down | ~(vertical | up) & whole
        minus = up & vertical
    return max(0.0, 1 - distance / len(truth))


if __name__ == "__main__":
    sys.exit(main())
