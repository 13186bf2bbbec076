"""What written summaries are worth: ROUGE, and the share of sentences that nothing in the document supports.

    python -m bench.writing --writer FOLDER [--documents 20] [--sets a,b] [--data ../shared/data]

A language model writes up to three sentences: of the document's text as far as its context reaches; of the
Performer's key sentences, as the program does it; and the same with what is unsupported replaced by quotes.
Beside them three key sentences and the first three. The documents are the first of each `val`.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from engine.core.options import (
    PERFORMER,
    Length,
    LengthUnit,
    Options,
    SummarySize,
    SummaryStyle,
    UnsupportedHandling,
)
from engine.core.progress import silent
from engine.core.results import Ranking, SentenceKind
from engine.evaluation.datasets import read_examples
from engine.evaluation.rouge import Rouge, compare, mean, tokens_of
from engine.generation.summarizer import TOKENS_EACH, write_summary
from engine.grounding.checker import GroundingChecker
from engine.loading.loader import document_from_text
from engine.models.runtime.language_model import LanguageModel, open_language_model
from engine.pipeline.rank import rank
from engine.ranking.extractive_summary import key_sentences
from engine.text.sentence_splitting import split_sentences
from engine.text.tokens import tokenize

SETS = "cnndm_summeval100,bbc_news_summary,scitldr,acl_papers,qmsum_meeting,qmsum_segment"
SENTENCES = 3
SYSTEMS = ("written of the text", "written of key sentences", "the same, dropped", "key sentences", "lead")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--writer", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--sets", default=SETS)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--show", type=int, default=0, help="print so many summaries of each set")
    options = parser.parse_args()
    model = open_language_model(options.writer)
    print(
        f"{model.manifest.name} {model.manifest.version}, {model.manifest.quantisation}, {model.device.name}"
    )
    print(f"{'set':<22} {'system':<26} {'ROUGE-1/2/Lsum':>14}  unsupported  seconds")
    for name in options.sets.split(","):
        measure(name, options.data / name / "val.jsonl.gz", model, options.documents, options.show)


def measure(name: str, path: Path, model: LanguageModel, documents: int, shown: int) -> None:
    """Print a line for each system."""
    scores: dict[str, list[Rouge]] = defaultdict(list)
    kinds: dict[str, list[SentenceKind]] = defaultdict(list)
    seconds: dict[str, float] = defaultdict(float)
    for number, example in enumerate(read_examples(path, documents)):
        document = document_from_text(example.document)
        references = [
            tokens_of(text[span.start : span.end] for span in split_sentences(text, document.language))
            for text in example.references
        ]
        started = process_time()
        for system, found in summaries(example.document, model):
            seconds[system] += process_time() - started
            scores[system].append(compare(tokens_of(text for text, _ in found), references))
            kinds[system] += [kind for _, kind in found]
            if number < shown:
                print(f"\n[{name} {example.id}] {system}")
                print("\n".join(f"  {kind.value[:2]} {text}" for text, kind in found), flush=True)
            started = process_time()
    for system in SYSTEMS:
        score = mean(scores[system])
        rouge = "/".join(f"{100 * each:.1f}" for each in (score.rouge_1, score.rouge_2, score.rouge_lsum))
        doubts = sum(kind is SentenceKind.UNSUPPORTED for kind in kinds[system])
        share = f"{doubts} of {len(kinds[system])}"
        print(
            f"{name:<22} {system:<26} {rouge:>14}  {share:>11}  {seconds[system] / documents:7.1f}",
            flush=True,
        )


def summaries(text: str, model: LanguageModel) -> Iterator[tuple[str, list[tuple[str, SentenceKind]]]]:
    """Yield what each system makes of a text: sentences, and what stands behind them."""
    reading = tokenize(document_from_text(text))
    document = reading.document
    ranked = rank(reading, PERFORMER)
    sources = GroundingChecker(reading, ranked.vectors, ranked.encode, silent)
    total = len(document.sentences)
    from_start = Ranking(tuple(range(total)), tuple(1 - index / total for index in range(total)))
    marked = Options(style=SummaryStyle.ABSTRACT, size=SummarySize.SHORT)
    dropped = Options(
        style=SummaryStyle.ABSTRACT, size=SummarySize.SHORT, unsupported=UnsupportedHandling.DROP
    )
    length = Length(LengthUnit.SENTENCES, SENTENCES)
    for system, ranking, options, tokens in (
        (SYSTEMS[0], from_start, marked, model.context),
        (SYSTEMS[1], ranked.ranking, marked, TOKENS_EACH),
        (SYSTEMS[2], ranked.ranking, dropped, TOKENS_EACH),
    ):
        summary = write_summary(document, ranking, model, sources, options, silent, tokens)
        yield system, [(one.text, one.kind) for one in summary.sentences]
    for system, ranking in ((SYSTEMS[3], ranked.ranking), (SYSTEMS[4], from_start)):
        quoted = key_sentences(document, ranking, length, system)
        yield system, [(one.text, one.kind) for one in quoted.sentences]


if __name__ == "__main__":
    main()
