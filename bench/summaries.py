"""Key sentences measured: ROUGE on every set with summaries, and documents per second beside sumy.

    .venv/bin/python -m bench.summaries [--data ../shared/data] [--all] [--sets a,b] [--speed-only]

The sets are the `val` parts, their first 60 documents by default. The peer is sumy (`pip install sumy`; it is
left out where that is missing).
"""

import argparse
import importlib.util
import re
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from engine.assembly import document_from_text
from engine.evaluation.datasets import read_examples
from engine.evaluation.evaluate import SystemScore, evaluate_file
from engine.ranking import rank_sentences
from engine.words import read_words

SYSTEMS = ("lead", "random", "textrank", "lexrank", "graph")
SPEED_SETS = ("cnndm_summeval100", "gov_blog", "acl_papers", "legal_case_reports")
SPEED_DOCUMENTS = 10
SENTENCES = 5


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--all", action="store_true", help="every document, not the first 60 of each set")
    parser.add_argument("--sets", default="", help="these sets only, with commas")
    parser.add_argument("--speed-only", action="store_true")
    options = parser.parse_args()
    if not options.speed_only:
        wanted = set(options.sets.split(",")) - {""}
        compare_sets(options.data, None if options.all else 60, wanted)
    compare_speed(options.data)


def table(readme: Path) -> Iterator[tuple[str, int, float, float]]:
    """Yield of each set its name, its K, and ROUGE-1 of Lead and of the better graph system as tabled."""
    for line in readme.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 9 and cells[4].isdigit():
            lead, textrank, lexrank = (float(cell.split("/")[0]) for cell in cells[5:8])
            yield cells[0], int(cells[4]), lead, max(textrank, lexrank)


def compare_sets(data: Path, limit: int | None, wanted: set[str]) -> None:
    """Print ROUGE-1/2/Lsum, and how far graph is above the better graph reference: here, as tabled."""
    print(f"{'set':<24} {'K':>2} " + " ".join(f"{system:>15}" for system in SYSTEMS) + "    here  tabled")
    here, tabled, scores = [], [], []
    for name, count, _, better in table(data / "README.md"):
        path = data / name / "val.jsonl.gz"
        if (wanted and name not in wanted) or not path.exists():
            continue
        found = evaluate_file(path, SYSTEMS, count, limit)
        first = {score.system: 100 * score.rouge.rouge_1 for score in found}
        here.append(first["graph"] - max(first["textrank"], first["lexrank"]))
        tabled.append(first["graph"] - better)
        scores.append(found)
        print(
            f"{name:<24} {count:>2} "
            + " ".join(map(rouge, found))
            + f"  {here[-1]:+6.1f} {tabled[-1]:+7.1f}",
            flush=True,
        )
    if scores:
        means = [
            sum(100 * found[place].rouge.rouge_1 for found in scores) / len(scores)
            for place in range(len(SYSTEMS))
        ]
        print(
            "mean ROUGE-1: "
            + ", ".join(f"{system} {value:.2f}" for system, value in zip(SYSTEMS, means, strict=True))
        )
        print(f"graph above the better: {sum(here) / len(here):+.2f} here (worst {min(here):+.1f}), ", end="")
        print(f"{sum(tabled) / len(tabled):+.2f} against the table (worst {min(tabled):+.1f})")


def rouge(score: SystemScore) -> str:
    values = score.rouge.rouge_1, score.rouge.rouge_2, score.rouge.rouge_lsum
    return "/".join(f"{100 * value:.1f}" for value in values).rjust(15)


def compare_speed(data: Path) -> None:
    """Print documents per second of processor time, from text to key sentences, in one process."""
    texts = [
        example.document
        for name in SPEED_SETS
        for example in islice(read_examples(data / name / "val.jsonl.gz"), SPEED_DOCUMENTS)
    ]
    print(f"\n{len(texts)} English documents, {sum(map(len, texts)) // len(texts):,} characters on average")
    ours = clock(
        "graph", texts, lambda text: rank_sentences(read_words(document_from_text(text))).order[:SENTENCES]
    )
    if importlib.util.find_spec("sumy") is None:
        print("sumy is not installed here, so nothing is compared with it: pip install sumy")
        return
    for name, summarize in sumy_systems():
        print(f"  graph is {ours / clock(name, texts, summarize):.1f} times as fast")


def clock(name: str, texts: list[str], summarize: Callable[[str], object]) -> float:
    summarize(texts[0])
    started = time.process_time()
    for text in texts:
        summarize(text)
    speed = len(texts) / (time.process_time() - started)
    print(f"{name:<16} {speed:8.2f} documents a second", flush=True)
    return speed


def sumy_systems() -> Iterator[tuple[str, Callable[[str], object]]]:
    from nltk.tokenize import NLTKWordTokenizer
    from nltk.tokenize.punkt import PunktSentenceTokenizer
    from sumy.nlp.stemmers import Stemmer
    from sumy.nlp.tokenizers import Tokenizer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer
    from sumy.utils import get_stop_words

    class WithoutDownload:
        """What sumy's tokenizer does, with NLTK's sentence model untrained."""

        def to_sentences(self, text: str) -> list[str]:
            return [part.strip() for part in PunktSentenceTokenizer().tokenize(text)]

        def to_words(self, text: str) -> list[str]:
            return [
                word for word in NLTKWordTokenizer().tokenize(text) if re.match(r"^[^\W\d_](?:\w|-)*$", word)
            ]

    try:
        tokenizer = Tokenizer("english")
    except LookupError:
        print("(NLTK's sentence model is not installed: sumy gets an untrained one, which is no slower)")
        tokenizer = WithoutDownload()
    for name, kind in (("sumy LexRank", LexRankSummarizer), ("sumy TextRank", TextRankSummarizer)):
        summarizer = kind(Stemmer("english"))
        summarizer.stop_words = get_stop_words("english")

        def summarize(text: str, summarizer: Callable[..., object] = summarizer) -> object:
            return summarizer(PlaintextParser.from_string(text, tokenizer).document, SENTENCES)

        yield name, summarize


if __name__ == "__main__":
    main()
