"""Whole processes: seconds and peak memory from start to JSON, median of five, beside a peer in the same run.

    .venv/bin/python -m bench.process [--runs 5] [--data ../shared/data]

The PDFs, of 10 and of 300 pages, are set here from real papers of the data folder. The peer is the plainest
script a person would write with libraries: pypdf to extract the text, sumy to rank (`pip install sumy`; it
is left out where that is missing). Memory is the sum over the process and its children, sampled every 20 ms.
"""

import argparse
import gzip
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120.0
"""Seconds after which a command is stopped: a quadratic one would take hours on a book."""
PEER = """
import sys
from pypdf import PdfReader
from sumy.nlp.stemmers import Stemmer
from sumy.nlp.tokenizers import Tokenizer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
import re
class Plain:
    def to_sentences(self, text): return re.split(r"(?<=[.!?])\\s+", text)
    def to_words(self, text): return re.findall(r"[a-z]+", text.lower())
text = "\\n".join(page.extract_text() for page in PdfReader(sys.argv[1]).pages)
for sentence in LexRankSummarizer(Stemmer("english"))(PlaintextParser.from_string(text, Plain()).document, 5):
    print(sentence)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    seconds: float
    megabytes: float


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    chosen = arguments.parse_args()
    print(f"{'':44}{'seconds':>9}{'MB':>8}")
    show("python -c pass", measure([sys.executable, "-c", "pass"], chosen.runs))
    show("precis --version", measure([sys.executable, "-m", "gui", "--version"], chosen.runs))
    with tempfile.TemporaryDirectory() as folder:
        for pages in (10, 300):
            path = Path(folder, f"{pages}.pdf")
            set_pdf(path, pages, chosen.data)
            show(f"precis analyze --json, {pages} pages", measure(command(path), chosen.runs))
            if importlib.util.find_spec("sumy"):
                runs = chosen.runs if pages < 100 else 1
                show(
                    f"pypdf + sumy LexRank, {pages} pages",
                    measure([sys.executable, "-c", PEER, str(path)], runs),
                )


def command(path: Path) -> list[str]:
    return [sys.executable, "-m", "gui", "analyze", "--json", str(path)]


def show(name: str, cost: Cost) -> None:
    more = "  and was stopped" if cost.seconds >= PATIENCE else ""
    print(f"{name:44}{cost.seconds:9.2f}{cost.megabytes:8.0f}{more}", flush=True)


def measure(arguments: list[str], runs: int) -> Cost:
    costs = [run(arguments) for _ in range(runs)]
    return Cost(
        statistics.median(cost.seconds for cost in costs), statistics.median(cost.megabytes for cost in costs)
    )


def run(arguments: list[str]) -> Cost:
    """Run a command, for PATIENCE at most; its output is thrown away, a failure ends the measurement."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    started = time.perf_counter()
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, env=environment) as process:
        peak = Peak(process.pid)
        try:
            status = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            status = 0
    seconds = time.perf_counter() - started
    if status:
        raise SystemExit(f"{arguments} ended with {status}")
    return Cost(seconds, peak.stop())


class Peak:
    """The most memory that a process and its descendants held together, in MB (Linux)."""

    def __init__(self, pid: int) -> None:
        self._most = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, args=(pid,))
        self._thread.start()

    def stop(self) -> float:
        self._over.set()
        self._thread.join()
        return self._most / 1024

    def _watch(self, pid: int) -> None:
        while not self._over.wait(0.02):
            self._most = max(self._most, sum(resident(each) for each in family(pid)))


def family(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return []
    children = [int(child) for task in tasks for child in read(task / "children")]
    return [pid] + [each for child in children for each in family(child)]


def read(path: Path) -> list[str]:
    try:
        return path.read_text().split()
    except OSError:
        return []


def resident(pid: int) -> int:
    """Return kilobytes; 0 for a process that has just ended."""
    words = read(Path(f"/proc/{pid}/status"))
    return int(words[words.index("VmRSS:") + 1]) if "VmRSS:" in words else 0


def set_pdf(path: Path, pages: int, data: Path) -> None:
    """Set real papers as a PDF of exactly so many pages, with Qt's own PDF writer."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QRectF, QSizeF
    from PySide6.QtGui import QFont, QGuiApplication, QPageSize, QPainter, QPdfWriter, QTextDocument

    application = QGuiApplication.instance() or QGuiApplication([])
    with gzip.open(data / "acl_papers" / "val.jsonl.gz", "rt", encoding="utf-8") as lines:
        papers = [json.loads(line)["document"] for line in lines]
    text = "\n\n".join(papers[: 3 if pages < 100 else len(papers)])
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(96)
    document = QTextDocument()
    document.setDefaultFont(QFont("Noto Serif", 10))
    size = QSizeF(writer.width(), writer.height())
    document.setPageSize(size)
    document.setPlainText(text)
    if document.pageCount() < pages:
        raise SystemExit(f"the data folder holds papers for {document.pageCount()} pages only")
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(0, -page * size.height())
        document.drawContents(painter, QRectF(0, page * size.height(), size.width(), size.height()))
        painter.restore()
    painter.end()
    del application


if __name__ == "__main__":
    main()
