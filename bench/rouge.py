"""Our ROUGE beside that of the rouge-score package, on ten documents in each of twenty-odd languages.

    python -m bench.rouge [--peer-python PYTHON] [--data ../shared/data]

What is scored is the first three sentences of each document against its summary. PYTHON has the packages that
bench/second_rouge.py names; for other languages than English that file says what words rouge-score is given.
"""

import argparse
import gzip
import json
import subprocess
import sys
from pathlib import Path

from engine.evaluation.rouge import compare, tokens_of
from engine.text.sentence_splitting import split_sentences

SECOND = Path(__file__).with_name("second_rouge.py")
SETS = {
    "ar": "opensource_guides", "bg": "opensource_guides", "bn": "bnlpc", "cs": "optech_newsletter_cs",
    "de": "klexikon", "el": "opensource_guides", "en": "scitldr", "es": "opensource_guides",
    "fa": "opensource_guides", "fi": "debian_desc_fi", "fr": "orangesum", "hi": "opensource_guides",
    "hu": "opensource_guides", "id": "detik_headline", "it": "opensource_guides", "ja": "astro_docs_ja",
    "ko": "sci_news_kr50", "nl": "opensource_guides", "pl": "typeofweb", "pt": "opensource_guides",
    "ro": "opensource_guides", "ru": "rt_news_ru", "sv": "debian_desc_sv", "ta": "opensource_guides",
    "tr": "tes_news", "uk": "debian_desc_uk", "ur": "urdu_summary_corpus", "vi": "vietnews",
    "zh": "lctt_summary",
}  # fmt: skip
DOCUMENTS = 10
LEAD = 3

Pair = tuple[list[str], list[str]]


def sentences_of(text: str, language: str) -> list[str]:
    return [" ".join(text[span.start : span.end].split()) for span in split_sentences(text, language)]


def read_pairs(data: Path, language: str) -> list[Pair]:
    """Return the first sentences of each document and its summary's."""
    rows = []
    for path in sorted((data / SETS[language]).glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows += [row for row in map(json.loads, lines) if row.get("lang", language) == language]
    pairs = []
    for row in rows[:DOCUMENTS]:
        summary = row["summary"] if isinstance(row["summary"], str) else "\n\n".join(row["summary"])
        pairs.append((sentences_of(row["document"], language)[:LEAD], sentences_of(summary, language)))
    return pairs


def ours(pair: Pair, language: str) -> tuple[float, float, float]:
    summary, reference = (tokens_of(sentences, language) for sentences in pair)
    score = compare(summary, (reference,))
    return score.rouge_1, score.rouge_2, score.rouge_lsum


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--peer-python", default=sys.executable)
    arguments = parser.parse_args()
    pairs = {language: read_pairs(arguments.data, language) for language in SETS}
    run = subprocess.run(
        [arguments.peer_python, str(SECOND)],
        input=json.dumps(pairs),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    theirs = json.loads(run.stdout)
    print(
        f"{'language':10}{'documents':>10}{'ours 1/2/Lsum':>24}{'rouge-score':>24}{'largest difference':>20}"
    )
    for language, rows in pairs.items():
        mine = [ours(pair, language) for pair in rows]
        apart = max(
            abs(left - right)
            for own, other in zip(mine, theirs[language], strict=True)
            for left, right in zip(own, other, strict=True)
        )
        cells = [
            "/".join(f"{100 * sum(column) / len(column):.2f}" for column in zip(*scores, strict=True))
            for scores in (mine, theirs[language])
        ]
        print(f"{language:10}{len(rows):>10}{cells[0]:>24}{cells[1]:>24}{100 * apart:20.2f}")


if __name__ == "__main__":
    main()
