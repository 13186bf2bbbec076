"""Grounding measured: what of wrong sentences is caught, and what of true ones is called wrong.

    python -m bench.grounding [--data ../shared/data] [--part val] [--documents 12] [--without-vectors]

From documents of many kinds, English and Chinese, of `val` (thresholds were chosen on `train`):

* quotes: sentences as they stand, and with other quotation marks and spaces;
* true in other words: made by rule out of the document's sentences (see bench.corruptions), and the
  references' sentences every telling word and number of which occurs in the document;
* the references' sentences as they are, some of which say what the document does not;
* corruptions of all of these: one number, date, name, unit or denial changed, half of the time (where the
  document has another one) for another of the same document; and sentences of another document of the set.

A share is that of sentences called unsupported; beside it, that of sentences of which something stands
elsewhere in the document: before there was that state, these were unsupported, too.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.corruptions import corrupt, rephrase
from engine.core.results import SentenceKind
from engine.evaluation.datasets import ReferenceDocument, read_examples
from engine.grounding.checker import GroundingChecker, GroundingResult
from engine.loading.loader import document_from_text
from engine.models.runtime.performer import open_performer
from engine.models.store.shelf import find_performer
from engine.text.sentence_splitting import split_sentences
from engine.text.tokens import NUMBER, TokenizedDocument, find_words, tokenize

SETS = {
    "en": (
        "cnndm_summeval100 bbc_news_summary scitldr acl_papers aclsum legal_case_reports tech_proposals "
        "qmsum_segment dialogsum convosumm_email gov_blog cochrane_plain squality_plot aci_bench crd3 "
        "debian_desc_en"
    ).split(),
    "zh": (
        "csl_title lctt_summary vcsum_segment xwlb_day xwlb_headline pingcap_blog_zh debian_desc_zh"
    ).split(),
}
MOST_SENTENCES = 250
"""Documents with more are left out: what takes time is their vectors."""
QUOTES = 3
CORRUPTED = ("quote", "by rule", "reference, all words in the document")


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    group: str
    kind: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class Result:
    case: Case
    found: GroundingResult


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", default="val")
    parser.add_argument("--documents", type=int, default=12, help="of each set")
    parser.add_argument("--without-vectors", action="store_true")
    parser.add_argument("--language", choices=tuple(SETS), action="append")
    parser.add_argument("--set", action="append", dest="sets")
    parser.add_argument(
        "--show", help="print the mistakes of the groups and kinds that have this in their name"
    )
    options = parser.parse_args()
    for language in options.language or SETS:
        results: list[Result] = []
        for name in SETS[language]:
            path = options.data / name / f"{options.part}.jsonl.gz"
            if path.exists() and (not options.sets or name in options.sets):
                results += judge(path, language, options.documents, not options.without_vectors, options.show)
        print_table(language, results, options.without_vectors)


def judge(path: Path, language: str, limit: int, vectors: bool, show: str | None) -> list[Result]:
    chance = random.Random(f"{path.parent.name} {limit}")
    documents = [
        (example, reading)
        for example in islice(read_examples(path), 4 * limit)
        if 3 <= len((reading := tokenize(document_from_text(example.document))).words) <= MOST_SENTENCES
    ][:limit]
    results = []
    for place, (example, reading) in enumerate(documents):
        strangers = documents[place - 1] if len(documents) > 1 else None
        cases = list(make_cases(example, reading, strangers, chance))
        sources = make_sources(reading, language, vectors)
        for case, found in zip(cases, sources.ground([case.text for case in cases]), strict=True):
            result = Result(case, found)
            results.append(result)
            if show is not None and show in f"{case.group}/{case.kind}" and is_mistake(result):
                print_mistake(path, reading, result)
    return results


def is_mistake(result: Result) -> bool:
    if result.case.group == "quote" and not result.case.wrong:
        return result.found.kind is not SentenceKind.QUOTE
    return (result.found.kind is SentenceKind.UNSUPPORTED) != result.case.wrong


def print_mistake(path: Path, reading: TokenizedDocument, result: Result) -> None:
    case, found = result.case, result.found
    print(f"[{path.parent.name}] {case.group}/{case.kind} {found.kind} {found.support:.2f}: {case.text}")
    for missing in found.missing:
        print(f"      - {missing.kind}: {missing.text[:80]}")
    for span in found.sources:
        print(f"      < {reading.document.quote(span)[:400]!r}")


def make_sources(reading: TokenizedDocument, language: str, vectors: bool) -> GroundingChecker:
    folder = find_performer(language) if vectors else None
    if folder is None:
        return GroundingChecker(reading)
    performer = open_performer(folder)
    document = reading.document
    return GroundingChecker(
        reading,
        performer.encode([document.quote(span) for span in document.sentences]),
        performer.encode,
    )


def make_cases(
    example: ReferenceDocument,
    reading: TokenizedDocument,
    stranger: tuple[ReferenceDocument, TokenizedDocument] | None,
    chance: random.Random,
) -> Iterator[Case]:
    document = sentences_of(reading)
    true = [*quotes(reading, chance), *made_by_rule(reading, chance), *references(example, reading)]
    yield from true
    for case in true:
        if case.group in CORRUPTED and not case.kind.startswith("as written"):
            for change in corrupt(case.text, document, chance):
                if change.text not in document:
                    yield Case(change.text, f"wrong, from {case.group}", change.kind, wrong=True)
    if stranger is not None:
        own = frozenset(document)
        others = [*quotes(stranger[1], chance), *references(*stranger)]
        for case in chance.sample(others, min(4, len(others))):
            if case.text not in own:
                group = "quote" if case.group == "quote" else "reference"
                yield Case(case.text, f"wrong, {group} of another document", "meaning", wrong=True)


def sentences_of(reading: TokenizedDocument) -> list[str]:
    return [reading.document.quote(span) for span in reading.document.sentences]


def is_usable(text: str) -> bool:
    return 12 <= len(text) <= 400 and any(letter.isalpha() for letter in text)


def quotes(reading: TokenizedDocument, chance: random.Random) -> Iterator[Case]:
    usable = [text for text in sentences_of(reading) if is_usable(text)]
    for text in chance.sample(usable, min(QUOTES, len(usable))):
        yield Case(text, "quote", "verbatim", wrong=False)
        changed = text.replace("'", "’").replace(' "', " “").replace(", ", ",  ").replace("，", "， ")
        yield Case(changed[0].upper() + changed[1:], "quote", "as written otherwise", wrong=False)


def made_by_rule(reading: TokenizedDocument, chance: random.Random) -> Iterator[Case]:
    sentences = sentences_of(reading)
    places = [place for place, text in enumerate(sentences) if 30 <= len(text) <= 300 and text[-1] in ".。"]
    made: dict[str, str] = {}
    for place in chance.sample(places, len(places)):
        following = sentences[place + 1] if place + 1 < len(sentences) else ""
        for change in rephrase(sentences[place], following if is_usable(following) else ""):
            made.setdefault(change.kind, change.text)
    for kind, text in made.items():
        yield Case(text, "by rule", kind, wrong=False)


def references(example: ReferenceDocument, reading: TokenizedDocument) -> Iterator[Case]:
    language = reading.document.language
    stems = {word.stem for words in reading.words for word in words}
    for number, reference in enumerate(example.references[:4]):
        for span in islice(split_sentences(reference, language), 3):
            text = reference[span.start : span.end]
            if not is_usable(text):
                continue
            words = find_words(text, language)
            counted = [word for word in words if word.content or NUMBER.fullmatch(word.stem)]
            if counted and all(word.stem in stems for word in counted):
                yield Case(text, "reference, all words in the document", f"{number > 0}", wrong=False)
            else:
                yield Case(text, "reference, other", "", wrong=False)


def print_table(language: str, results: list[Result], without_vectors: bool) -> None:
    print(f"\n{language}, {'words alone' if without_vectors else 'with vectors'}: share called unsupported")
    groups: dict[tuple[bool, str, str], list[SentenceKind]] = defaultdict(list)
    for result in results:
        case, kind = result.case, result.found.kind
        groups[case.wrong, case.group, ""].append(kind)
        if case.group != "reference, all words in the document":
            groups[case.wrong, case.group, case.kind].append(kind)
        if case.wrong:
            groups[True, "WRONG, ALL", ""].append(kind)
            groups[True, "WRONG, ALL", case.kind].append(kind)
        if case.group in ("by rule", "reference, all words in the document"):
            groups[False, "TRUE PARAPHRASES", ""].append(kind)
    for (_, group, change), found in sorted(groups.items()):
        name = f"{group}: {change}" if change else group
        wrong, elsewhere = (
            found.count(one) / len(found) for one in (SentenceKind.UNSUPPORTED, SentenceKind.ELSEWHERE)
        )
        print(f"  {name:<62} {wrong:6.3f} {elsewhere:6.3f}  of {len(found)}")
    quoted = [result.found.kind for result in results if result.case.group == "quote"]
    print(f"  quotes called quotes {quoted.count(SentenceKind.QUOTE)} of {len(quoted)}", flush=True)


if __name__ == "__main__":
    main()
