"""What one line says of a document: ROUGE-1/2/L beside the first sentence and the best one, and its length.

    python -m bench.headlines [--sets scitldr,aeslc_email_subject] [--documents 300] [--data ../shared/data]
                              [--show 20] [--margin 0.5]

The documents are the first of each `val`. `short` is the program's headline, `whole` the sentence that it is
made of. --margin takes another than the model's own: how much likelier a shorter line must be.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from engine.core.options import PERFORMER, Options
from engine.core.results import Ranking, SummarySentence
from engine.evaluation.datasets import read_examples
from engine.evaluation.rouge import Rouge, compare, mean, tokens_of
from engine.loading.loader import document_from_text
from engine.models.runtime.performer import open_performer
from engine.models.store.shelf import find_compressor
from engine.pipeline.rank import rank
from engine.pipeline.shorten import find_headline
from engine.ranking.extractive_summary import word_count
from engine.text.tokens import tokenize

SETS = "scitldr,aeslc_email_subject,xwlb_headline,debian_desc_en,csl_title,debian_desc_zh"
SYSTEMS = ("lead", "key sentence", "whole", "short")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sets", default=SETS)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--show", type=int, default=0, help="print so many lines of each set")
    parser.add_argument("--margin", type=float)
    options = parser.parse_args()
    if options.margin is not None:
        for language in ("en", "zh"):
            set_margin(language, options.margin)
    print(f"{'set':<22} {'system':<14} {'ROUGE-1/2/L':>14}  words  shortened")
    for name in options.sets.split(","):
        measure(name, options.data / name / "val.jsonl.gz", options.documents, options.show)


def set_margin(language: str, margin: float) -> None:
    """Let the model of a language, as long as this program runs, have another margin."""
    folder = find_compressor(language)
    if folder is not None:
        model = open_performer(folder).compressor()
        model.manifest = replace(model.manifest, margin=margin)


def measure(name: str, path: Path, documents: int, shown: int) -> None:
    """Print a line for each system."""
    scores: dict[str, list[Rouge]] = defaultdict(list)
    words: dict[str, int] = defaultdict(int)
    shortened = total = 0
    for example in read_examples(path, documents):
        document = document_from_text(example.document)
        references = [tokens_of((text,), document.language) for text in example.references]
        total += 1
        for system, sentence in lines_of(example.document):
            scores[system].append(compare(tokens_of((sentence.shown,), document.language), references))
            words[system] += word_count(sentence.shown)
            if system == SYSTEMS[-1]:
                shortened += bool(sentence.short)
                if total <= shown:
                    print(f"  {sentence.shown}\n      {sentence.text if sentence.short else '(whole)'}")
    for system in SYSTEMS:
        score = mean(scores[system])
        rouge = "/".join(f"{100 * each:.1f}" for each in (score.rouge_1, score.rouge_2, score.rouge_lsum))
        share = f"{100 * shortened / max(total, 1):.0f} %" if system == SYSTEMS[-1] else ""
        print(
            f"{name:<22} {system:<14} {rouge:>14}  {words[system] / max(total, 1):5.1f}  {share:>9}",
            flush=True,
        )


def lines_of(text: str) -> Iterator[tuple[str, SummarySentence]]:
    """Yield what each system makes of a document."""
    reading = tokenize(document_from_text(text))
    ranked = rank(reading, PERFORMER)
    whole_document = reading.document
    nothing_shortens: tuple[Path, ...] = ()
    first = Ranking((0,), ranked.ranking.scores)
    for system, ranking in ((SYSTEMS[0], first), (SYSTEMS[1], ranked.ranking)):
        line = find_headline(reading, replace(ranked, ranking=ranking), Options(), places=nothing_shortens)
        if line is not None:
            yield system, line
    line = find_headline(reading, ranked, Options())
    if line is not None:
        yield SYSTEMS[2], replace(line, text=whole_document.quotation(line.sources[0]), short="")
        yield SYSTEMS[3], line


if __name__ == "__main__":
    main()
