"""Key sentences in other languages: ROUGE of the program beside Lead, TextRank, LexRank and the graph.

    python -m bench.other_languages [--data ../shared/data] [--documents 40] [--sets a,b] [--model NAME]
        [--by-language] [--program-only]

The sets are those of the table "Other languages" in the data's README, the first documents of their `val`
parts, K sentences each; --by-language takes the documents of all sets together by their language. Words are
stemmed in the document's language (engine/evaluation/rouge.py). The last columns say how far the program is
above the best of the three and above Lead, and what ranked the documents. --program-only leaves out LexRank,
TextRank and the graph, which take most of the time: Lead is then all that it is compared with.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from engine.core.options import PERFORMER
from engine.evaluation.datasets import read_examples
from engine.evaluation.rouge import Rouge, compare, mean, tokens_of
from engine.evaluation.systems import graph, lead, lexrank, textrank
from engine.loading.loader import document_from_text
from engine.pipeline.rank import rank
from engine.text.sentence_splitting import split_sentences
from engine.text.tokens import tokenize

SECTION = "## Other languages"
BASELINES = {"lead": lead, "textrank": textrank, "lexrank": lexrank}
SYSTEMS = {**BASELINES, "graph": graph}
NAMES = (*SYSTEMS, "program")
FEW = ("lead", "program")
BELOW = 1.0
"""Points of ROUGE-1 below Lead that are said."""


class ScoredDocument(NamedTuple):
    language: str
    ranked_by: str
    scores: Mapping[str, Rouge]
    """By NAMES."""


def other_sets(readme: Path) -> Iterator[tuple[str, int]]:
    """Yield the name and K of each set of the table."""
    section = readme.read_text(encoding="utf-8").split(SECTION, 1)[1].split("\n## ", 1)[0]
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 9 and cells[4].isdigit():
            yield cells[0], int(cells[4])


def score_documents(
    path: Path, count: int, limit: int, model: str, names: Sequence[str] = NAMES
) -> Iterator[ScoredDocument]:
    for example in read_examples(path, limit):
        reading = tokenize(document_from_text(example.document))
        document = reading.document
        if not document.sentences:
            continue
        language = document.language
        references = [
            tokens_of((text[span.start : span.end] for span in split_sentences(text, language)), language)
            for text in example.references
        ]
        ranked = rank(reading, model)
        chosen = sorted(ranked.ranking.order[:count])
        systems = {name: system for name, system in SYSTEMS.items() if name in names}
        summaries = {name: system(reading, count) for name, system in systems.items()}
        summaries["program"] = tuple(document.quote(document.sentences[index]) for index in chosen)
        scores = {name: compare(tokens_of(summaries[name], language), references) for name in names}
        yield ScoredDocument(language, ranked.ranked_by.model, scores)


def show(name: str, documents: Sequence[ScoredDocument]) -> dict[str, float]:
    """Print the row of a set or a language. Return the means of ROUGE-1 in points."""
    names = tuple(documents[0].scores)
    means = {system: mean([one.scores[system] for one in documents]) for system in names}
    first = {system: 100 * rouge.rouge_1 for system, rouge in means.items()}
    above = first["program"] - max(first[name] for name in names if name in BASELINES)
    ranked = ", ".join(f"{model} {count}" for model, count in Counter(d.ranked_by for d in documents).items())
    cells = " ".join(_cell(means[system]) for system in names)
    over_lead = first["program"] - first["lead"]
    print(f"{name:<22} {len(documents):>4} {cells} {above:+6.1f} {over_lead:+6.1f}  {ranked}", flush=True)
    return first


def _cell(rouge: Rouge) -> str:
    values = rouge.rouge_1, rouge.rouge_2, rouge.rouge_lsum
    return "/".join(f"{100 * value:.1f}" for value in values).rjust(14)


def show_means(rows: Mapping[str, Mapping[str, float]]) -> None:
    count = max(len(rows), 1)
    names = tuple(next(iter(rows.values()), {}))
    print("mean ROUGE-1: " + ", ".join(f"{n} {sum(r[n] for r in rows.values()) / count:.2f}" for n in names))
    best = sum(max(row[name] for name in names if name in BASELINES) for row in rows.values()) / count
    program = sum(row["program"] for row in rows.values()) / count
    below = [name for name, row in rows.items() if row["program"] < row["lead"] - BELOW]
    print(f"the best of the simple systems for each: {best:.2f}; the program is {program - best:+.2f} to it")
    print(f"more than {BELOW:g} below Lead: {len(below)} of {len(rows)}: {', '.join(below)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--sets", default="", help="these sets only, with commas")
    parser.add_argument("--model", default=PERFORMER)
    parser.add_argument("--by-language", action="store_true")
    parser.add_argument("--program-only", action="store_true")
    options = parser.parse_args()
    names = FEW if options.program_only else NAMES
    wanted = set(options.sets.split(",")) - {""}
    by_language: defaultdict[str, list[ScoredDocument]] = defaultdict(list)
    rows = {}
    print(f"{'':<22} {'':>4} " + " ".join(name.rjust(14) for name in names) + "   best   lead  ranked by")
    for name, count in other_sets(options.data / "README.md"):
        path = options.data / name / "val.jsonl.gz"
        if path.exists() and (not wanted or name in wanted):
            documents = list(score_documents(path, count, options.documents, options.model, names))
            rows[name] = show(name, documents)
            for one in documents:
                by_language[one.language].append(one)
    show_means(rows)
    if options.by_language:
        print()
        show_means({language: show(language, found) for language, found in sorted(by_language.items())})


if __name__ == "__main__":
    main()
