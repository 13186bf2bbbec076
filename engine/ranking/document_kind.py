"""Kinds of documents (genre classification), by their words, their headings and how they are built."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache

import numpy as np

from engine.core.array_types import Floats
from engine.core.document import BlockKind, Document, DocumentKind
from engine.core.progress import Report, each, silent
from engine.ranking.discourse_cues import ends_inside, opens_turn
from engine.ranking.sentence_roles import HeadingRole, heading_role
from engine.system.paths import resource
from engine.text.language_data import LanguageData, all_language_data, language_data

KINDS = tuple(DocumentKind)
_SAMPLE = 30_000
"""Characters, from the beginning, the middle and the end, whose words are counted."""
_OPENING = 1_500
LEAST_LIKELY = 0.15
"""The probability below which no kind is named."""
TITLE_SAYS, OPENING_SAYS, FORMAT_SAYS = 5.0, 3.0, 7.0
"""Log-odds that a title gives the kind which it names ("Annual report 2023", "…条例"); the same of what the
first page says, and of the formats of slides and mail."""
_FORMATS = {
    **dict.fromkeys(("pptx", "odp", "ppt"), DocumentKind.SLIDES),
    **dict.fromkeys(("email", "mbox", "msg"), DocumentKind.MAIL),
}
_LAW_HEADING = re.compile(
    r"(?:§|art(?:icle|ikel|ículo|\.)?|section|第[一二三四五六七八九十百\d]+[条條]|статья)\s*[\divxlc]*",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\bv?\d+\.\d+(?:\.\d+)?\b")
_DATE = re.compile(r"\b(?:19|20)\d\d\b")
_SAID = re.compile(r"[\"”」』][,.]?\s+(?:\w+\s){0,2}(?:said|asked|cried|replied)|[“「『][^”」』]{2,}[”」』]")
_REPLY = re.compile(r"(?m)^>|\bwrote:$|^(?:From|To|Subject|Date|Von|An|Betreff|De|Objet|От|Тема): ")

BUILD = (
    "sentences",
    "sentence_length",
    "headings",
    "law_headings",
    "chapter_headings",
    "heading_depth",
    "list_items",
    "tables",
    "code",
    "references",
    "turns",
    "dialogue",
    "replies",
    "digits",
    "no_stops",
    "version_in_title",
    "date_in_title",
    "abstract_heading",
    "outcome_heading",
    "method_heading",
    "aside_headings",
    "pages",
    "format_slides",
    "format_mail",
    "format_book",
    "format_pdf",
    "format_plain",
)
KindProbabilities = Mapping[DocumentKind, float]

FEATURES = tuple(f"{place}_{kind}" for place in ("title", "opening", "body") for kind in KINDS) + BUILD


@cache
def _kind_words(kind: DocumentKind, language: str) -> re.Pattern[str]:
    known = [language_data(language)] if language_data(language).genre.words else list(all_language_data())
    return _whole_words(known, lambda data: [words for name, words in data.genre.words if name == kind])


@cache
def _kind_signs(field: str, kind: DocumentKind) -> re.Pattern[str]:
    return _whole_words(
        list(all_language_data()),
        lambda data: [words for name, words in getattr(data.genre, field) if name == kind],
    )


def _whole_words(
    known: Sequence[LanguageData], words_of: Callable[[LanguageData], Sequence[str]]
) -> re.Pattern[str]:
    spaced = [words for data in known if data.writes_spaces for words in words_of(data)]
    unspaced = [words for data in known if not data.writes_spaces for words in words_of(data)]
    return re.compile(
        "|".join([rf"(?<![^\W_])(?:{'|'.join(spaced)})(?![^\W_])"] * bool(spaced) + unspaced) or "(?!)"
    )


def kind_in_title(title: str) -> DocumentKind | None:
    """Return the kind that a title names, in any language; the last where it names several."""
    small = " ".join(title.lower().split())
    ends = {
        kind: found.end()
        for kind in KINDS
        for found in list(_kind_signs("titles", kind).finditer(small))[-1:]
    }
    return max(ends, key=lambda kind: ends[kind]) if ends else None


def _said_outright(document: Document) -> Floats:
    """Return [KINDS]: the log-odds that title, first page and format give."""
    named, brought = kind_in_title(document.title), _FORMATS.get(document.format)
    opening = document.text[:_OPENING].lower()
    return np.array(
        [
            TITLE_SAYS * (kind is named)
            + FORMAT_SAYS * (kind is brought)
            + OPENING_SAYS * (_kind_signs("openings", kind).search(opening) is not None)
            for kind in KINDS
        ]
    )


def kind_features(document: Document, report: Report = silent) -> Floats:
    """Return [FEATURES]: how often words of each kind stand in title, opening and body; how it is built."""
    title = f"{document.title}\n{document.path.stem.replace('_', ' ').replace('-', ' ')}".lower()
    opening = document.text[:_OPENING].lower()
    third = _SAMPLE // 3
    middle = len(document.text) // 2
    body = (
        document.text
        if len(document.text) <= _SAMPLE
        else (document.text[:third] + document.text[middle : middle + third] + document.text[-third:])
    )
    body = body.lower()
    scale = 1000 / max(len(body) / (2 if document.language in ("zh", "ja") else 6), 50)
    patterns = [_kind_words(kind, document.language) for kind in KINDS]
    return np.array(
        [float(pattern.search(title) is not None) for pattern in patterns]
        + [min(len(set(pattern.findall(opening))), 5) / 5 for pattern in patterns]
        + [
            np.log1p(scale * sum(_damped(Counter(pattern.findall(body)))))
            for pattern in each(patterns, report, every=1)
        ]
        + _build(document)
    )


@cache
def _weights() -> tuple[Floats, Floats, Floats, Floats]:
    written = json.loads(resource("ranking", "document_kind.json").read_text(encoding="utf-8"))
    if tuple(written["features"]) != FEATURES or tuple(written["kinds"]) != KINDS:
        raise ValueError("resources/ranking/document_kind.json is of other features")
    centre, spread, weights, bias = (
        np.array(written[name]) for name in ("centre", "spread", "weights", "bias")
    )
    return centre, spread, weights, bias


def kind_probabilities(document: Document, report: Report = silent) -> KindProbabilities:
    """Return how likely each kind is, by multinomial logistic regression, and what title, first page and
    format say; they sum to 1.
    """
    centre, spread, weights, bias = _weights()
    scores = np.clip((kind_features(document, report) - centre) / spread, -4, 4) @ weights + bias
    scores += _said_outright(document)
    shares = np.exp(scores - scores.max())
    return dict(zip(KINDS, (shares / shares.sum()).tolist(), strict=True))


def find_kind(document: Document, likely: KindProbabilities | None = None) -> DocumentKind | None:
    """Return the most likely kind, or None where none is likelier than LEAST_LIKELY.

    likely is kind_probabilities' of the document, where that is known.
    """
    likely = likely or kind_probabilities(document)
    best = max(likely, key=lambda kind: likely[kind])
    return best if likely[best] >= LEAST_LIKELY else None


def _damped(counts: Counter[str]) -> list[float]:
    """One word that is everywhere says less than many words."""
    return [count**0.7 for count in counts.values()]


def _build(document: Document) -> list[float]:
    texts = [document.quote(span) for span in document.sentences[:2000]]
    headings = [document.quote(block.span) for block in document.blocks if block.kind is BlockKind.HEADING]
    roles = Counter(heading_role(heading) for heading in headings)
    kinds = Counter[BlockKind]()
    for block in document.blocks:
        kinds[block.kind] += block.span.end - block.span.start
    size = max(len(document.text), 1)
    total = max(len(texts), 1)
    depth = max((block.level for block in document.blocks if block.kind is BlockKind.HEADING), default=0)
    return [
        np.log1p(len(document.sentences)),
        np.log1p(sum(map(len, texts)) / total) - 4.5,
        min(len(headings) / total, 1.0),
        _share(headings, lambda text: _LAW_HEADING.match(text) is not None),
        _share(headings, lambda text: text.lower().startswith(("chapter", "kapitel", "第"))),
        depth / 3,
        kinds[BlockKind.LIST_ITEM] / size,
        kinds[BlockKind.TABLE] / size,
        kinds[BlockKind.CODE] / size,
        min(10 * kinds[BlockKind.REFERENCE] / size, 2.0),
        _share(texts, opens_turn),
        _share(texts, lambda text: _SAID.search(text) is not None),
        min(len(_REPLY.findall(document.text[:_SAMPLE])) / 10, 1.0),
        10 * sum(map(str.isdigit, document.text[:_SAMPLE])) / min(size, _SAMPLE),
        _share(texts, ends_inside),
        float(_VERSION.search(document.title) is not None),
        float(_DATE.search(document.title) is not None),
        float(roles[HeadingRole.SUMMARY] > 0),
        float(roles[HeadingRole.OUTCOME] > 0),
        float(roles[HeadingRole.METHOD] > 0),
        min(roles[HeadingRole.ASIDE], 3) / 3,
        np.log1p(len(document.page_starts)) / 3,
        float(document.format in ("pptx", "odp")),
        float(document.format in ("email", "mbox", "msg")),
        float(document.format in ("epub", "fb2")),
        float(document.format == "pdf"),
        float(document.format == "text"),
    ]


def _share(texts: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, texts)) / max(len(texts), 1)
