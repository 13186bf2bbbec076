"""Key sentences measured: ROUGE on every set with summaries, and documents per second beside sumy.

`centroid` takes the sentences nearest to the mean vector, from the Performer's own sentence encoder; `oracle`
is told the summary and adds sentences as long as that helps, two more than K at most. It needs the extra
`training`.

    .venv/bin/python -m bench.summaries [--data ../shared/data] [--all] [--sets a,b] [--speed-only]

The sets are the `val` parts, their first 60 documents by default. The peer is sumy (`pip install sumy`; it is
left out where that is missing).
"""

import argparse
import importlib.util
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

import numpy as np

from engine.core.options import PERFORMER
from engine.evaluation.datasets import read_examples
from engine.evaluation.rouge import Rouge, Tokens, compare, mean, tokens_of
from engine.evaluation.systems import SYSTEMS
from engine.loading.loader import document_from_text
from engine.pipeline.rank import rank
from engine.ranking.sentence_selection import rank_sentences
from engine.text.sentence_splitting import split_sentences
from engine.text.tokens import TokenizedDocument, tokenize
from engine.training.data.labels import label_sentences

REFERENCES = ("lead", "textrank", "lexrank", "graph")
NAMES = (*REFERENCES, "centroid", "performer", "oracle")
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
    """Print ROUGE-1/2/Lsum, and how far the performer is above the better reference: here, as tabled."""
    print(f"{'set':<24} {'K':>2} " + " ".join(f"{name:>14}" for name in NAMES) + "    here  tabled")
    here, tabled, means = [], [], []
    rows = [
        (name, count, better, data / name / "val.jsonl.gz")
        for name, count, _, better in table(data / "README.md")
        if (not wanted or name in wanted) and (data / name / "val.jsonl.gz").exists()
    ]
    with ProcessPoolExecutor() as pool:
        scored = [pool.submit(score_set, path, count, limit) for _, count, _, path in rows]
        for (name, count, better, _), scores in zip(rows, scored, strict=True):
            found = {system: mean(each) for system, each in scores.result().items()}
            first = {system: 100 * score.rouge_1 for system, score in found.items()}
            here.append(first["performer"] - max(first["textrank"], first["lexrank"]))
            tabled.append(first["performer"] - better)
            means.append(first)
            cells = " ".join(rouge(found[system]) for system in NAMES)
            print(f"{name:<24} {count:>2} {cells}  {here[-1]:+6.1f} {tabled[-1]:+7.1f}", flush=True)
    if means:
        average = {system: sum(first[system] for first in means) / len(means) for system in NAMES}
        print("mean ROUGE-1: " + ", ".join(f"{system} {value:.2f}" for system, value in average.items()))
        print(
            f"performer above the better: {sum(here) / len(here):+.2f} here (worst {min(here):+.1f}), ",
            end="",
        )
        print(f"{sum(tabled) / len(tabled):+.2f} against the table (worst {min(tabled):+.1f})")


def score_set(path: Path, count: int, limit: int | None) -> dict[str, list[Rouge]]:
    """Score every system on the documents of a set; the oracle is told the references."""
    scores: dict[str, list[Rouge]] = {system: [] for system in NAMES}
    for example in read_examples(path, limit):
        reading = tokenize(document_from_text(example.document))
        language = reading.document.language
        references = [
            tokens_of(text[span.start : span.end] for span in split_sentences(text, language))
            for text in example.references
        ]
        summaries = {system: SYSTEMS[system](reading, count) for system in REFERENCES}
        summaries |= with_vectors(reading, count)
        summaries["oracle"] = oracle(reading, references, count)
        for system, summary in summaries.items():
            scores[system].append(compare(tokens_of(summary), references))
    return scores


def with_vectors(reading: TokenizedDocument, count: int) -> dict[str, tuple[str, ...]]:
    """Summarise with the Performer, and with the sentences nearest to the mean of its encoder's vectors."""
    ranked = rank(reading, PERFORMER)
    order: Sequence[int] = range(len(reading.words))
    if ranked.vectors is not None:
        order = np.argsort(-ranked.vectors @ ranked.vectors.mean(axis=0), kind="stable").tolist()
    return {
        "performer": quote(reading, ranked.ranking.order[:count]),
        "centroid": quote(reading, order[:count]),
    }


def oracle(reading: TokenizedDocument, references: Sequence[Tokens], count: int) -> tuple[str, ...]:
    """The sentences that raise ROUGE most, one after the other."""
    sentences = tokens_of(quote(reading, range(len(reading.words))))
    return quote(reading, label_sentences(sentences, references, count).chosen)


def quote(reading: TokenizedDocument, indices: Iterable[int]) -> tuple[str, ...]:
    document = reading.document
    return tuple(document.quote(document.sentences[index]) for index in sorted(indices))


def rouge(score: Rouge) -> str:
    values = score.rouge_1, score.rouge_2, score.rouge_lsum
    return "/".join(f"{100 * value:.1f}" for value in values).rjust(14)


def compare_speed(data: Path) -> None:
    """Print documents per second of processor time, from text to key sentences, in one process."""
    texts = [
        example.document
        for name in SPEED_SETS
        for example in islice(read_examples(data / name / "val.jsonl.gz"), SPEED_DOCUMENTS)
    ]
    print(f"\n{len(texts)} English documents, {sum(map(len, texts)) // len(texts):,} characters on average")
    ours = clock(
        "graph", texts, lambda text: rank_sentences(tokenize(document_from_text(text))).order[:SENTENCES]
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
