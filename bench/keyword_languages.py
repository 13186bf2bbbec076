"""The keywords of two documents in each of thirty-odd languages, to be read; and their stop words, counted.

    pip install stopwordsiso
    python -m bench.keyword_languages [--data ../shared/data] [--documents 2] [LANGUAGE…]

A keyword counts as one with a stop word if it is one, or begins or ends with one, by our own list of its
language (! in front of it) or by that of stopwords-iso (?), which we do not use. That one also lists words
that do tell something (problem, persons, use), so what it finds is to be read.
"""

import argparse
import gzip
import importlib
import json
from collections.abc import Iterator
from pathlib import Path

from engine.keyword_extraction.extraction import find_keywords
from engine.loading.loader import document_from_text
from engine.text.stop_words import stopwords
from engine.text.tokens import tokenize

GUIDES = "ar be bg de el es fa fr hi hu id it ja ko ms nl pl pt ro ru sw ta tr".split()
SETS = dict.fromkeys(GUIDES, "opensource_guides") | {
    "bn": "bnlpc",
    "cs": "optech_newsletter_cs",
    "da": "debian_desc_da",
    "en": "gov_blog",
    "fi": "debian_desc_fi",
    "sk": "debian_desc_sk",
    "sv": "debian_desc_sv",
    "th": "manual_chapters_other",
    "uk": "debian_desc_uk",
    "ur": "urdu_summary_corpus",
    "vi": "vietnews",
    "zh": "pingcap_blog_zh",
}
TOP = 10


def documents(data: Path, language: str, count: int) -> Iterator[str]:
    """Yield the longest of the first documents of the language that are no books."""
    texts = []
    for path in sorted((data / SETS[language]).glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = map(json.loads, lines)
            texts += [row["document"] for row in rows if row.get("lang", language) == language]
    yield from sorted((text for text in texts[:60] if len(text) < 20_000), key=len)[-count:]


def other_list(language: str) -> frozenset[str]:
    try:
        lists = importlib.import_module("stopwordsiso")
    except ImportError:
        return frozenset()
    return frozenset(lists.stopwords(language)) if lists.has_lang(language) else frozenset()


def signs(keyword: str, own: frozenset[str], other: frozenset[str]) -> str:
    words = keyword.lower().split()
    edges = {words[0], words[-1]}
    return ("!" if edges & own else "") + ("?" if edges & other else "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", default=sorted(SETS))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--documents", type=int, default=2)
    arguments = parser.parse_args()
    count = stopped = doubted = 0
    for language in arguments.languages:
        own, other = stopwords(language), other_list(language)
        for text in documents(arguments.data, language, arguments.documents):
            document = document_from_text(text)
            keywords = [keyword.text for keyword in find_keywords(tokenize(document), TOP)]
            marked = [signs(keyword, own, other) + keyword for keyword in keywords]
            count += len(marked)
            stopped += sum("!" in keyword[:2] for keyword in marked)
            doubted += sum("?" in keyword[:2] for keyword in marked)
            print(
                f"{language} {document.language if document.language != language else ''}", "; ".join(marked)
            )
    print(f"{count} keywords, {stopped} with a stop word by our lists, {doubted} by stopwords-iso")


if __name__ == "__main__":
    main()
