"""Names, dates and amounts of documents, each once with all its places (mention clustering by rule)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.core.document import Document, Span
from engine.core.progress import Report, each, silent
from engine.extraction.amounts import find_amounts
from engine.extraction.calendar_dates import find_calendar_dates
from engine.extraction.stretches import find_stretches
from engine.grounding.dates import Date
from engine.grounding.named_entities import NamedEntity, find_named_entities, is_common
from engine.text.characters import HAN_LETTER

CAPITAL_NOUNS = frozenset(("de", "lb"))
"""Languages whose nouns all have a capital letter: there only several in a row are a name."""
LONGEST_NAME = 80
NEVER_NAMES = frozenset(
    "must should shall may not and or note section figure table chapter appendix co inc ltd corp".split()
)
"""Words that stand in capitals, or with one, and are no name alone."""
CHINESE_NAME_ENDING = re.compile(
    "[国省市县区州院会部局厅署所司社校学团队军港岛湖江河山]$|大学|公司|委员会|机关"
)
"""What of the words that the dictionary calls special are names."""
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
"""Those of nine in ten Chinese people: the dictionary takes many a phrase for a person."""
_NO_LETTER = re.compile(r"[\W\d_]+")
_SMALL_WORD = re.compile(r"(?<![\w’'-])[^\W\d_A-Z][^\W\d_]*(?![\w-])")
_POSSESSIVE = re.compile(r"['’]s?$")
LONGEST_STRETCH = 4_000
"""Characters; a longer stretch is no prose."""


class EntityKind(StrEnum):
    NAME = "name"
    DATE = "date"
    AMOUNT = "amount"
    """A number with a currency, a percent sign or a unit of anything but time."""


ALL_KINDS = tuple(EntityKind)


@dataclass(frozen=True, slots=True, order=True)
class EntityMention:
    document: int
    """Its place among the documents."""
    span: Span


@dataclass(frozen=True, slots=True)
class DocumentEntity:
    kind: EntityKind
    text: str
    """As it is written most often, on one line."""
    mentions: tuple[EntityMention, ...]
    """In the order of documents, then of their text."""

    @property
    def documents(self) -> int:
        return len({mention.document for mention in self.mentions})


_Key = tuple[object, ...]
_Found = Iterator[tuple[Span, _Key]]
_Mentions = defaultdict[_Key, list[tuple[EntityMention, str]]]
"""By what two mentions are the same by, those there are, each as it is written."""


def find_entities(
    documents: Sequence[Document], kinds: Sequence[EntityKind] = ALL_KINDS, report: Report = silent
) -> tuple[DocumentEntity, ...]:
    """Find what the documents name, those that most documents have and that stand most often first, by kind.

    A part of a name, as a surname, counts for the one longer name of the documents that ends with it.
    """
    found: list[DocumentEntity] = []
    for kind in kinds:
        mentions: _Mentions = defaultdict(list)
        for place, document in enumerate(documents):
            for span, key in _find(kind, document, report):
                mentions[key].append((EntityMention(place, span), document.quotation(span)))
        if kind is EntityKind.NAME:
            _join_parts(mentions)
        entities = (_entity(kind, key, said) for key, said in mentions.items() if said)
        found += sorted(entities, key=lambda one: (-one.documents, -len(one.mentions), one.mentions[0]))
    return tuple(found)


def _find(kind: EntityKind, document: Document, report: Report) -> _Found:
    small = frozenset(_SMALL_WORD.findall(document.text)) if kind is EntityKind.NAME else frozenset()
    spans = document.sentences if kind is EntityKind.NAME else find_stretches(document)
    for stretch in each(spans, report):
        text = document.quote(stretch)
        if len(text) > LONGEST_STRETCH:
            continue
        match kind:
            case EntityKind.NAME:
                found = _names(text, document.language, small)
            case EntityKind.DATE:
                found = ((date.span, (day_of(date),)) for date in find_calendar_dates(text))
            case EntityKind.AMOUNT:
                found = _amounts(text)
        for span, key in found:
            yield Span(stretch.start + span.start, stretch.start + span.end), key


def _amounts(text: str) -> _Found:
    for amount in find_amounts(text):
        written = text[amount.span.start : amount.span.end]
        yield amount.span, (amount.unit, re.sub(r"\s", "", written.lower()))


def _names(text: str, language: str, small: frozenset[str]) -> _Found:
    """Yield the names of a sentence; small are the words that the document has in small letters, too."""
    for name in find_named_entities(text):
        span, parts = name.span, name.parts
        written = text[span.start : span.end]
        if name.starts_sentence and written.split()[0].lower() in small:
            rest = written.split(maxsplit=1)[1:]
            if not rest or not rest[0][0].isupper():
                continue
            span = Span(span.end - len(rest[0]), span.end)
            parts = parts[1:] if len(parts) > len(rest[0].split()) - 1 else parts
        span = _without_possessive(text, span)
        if parts and _is_name(text[span.start : span.end], parts, name, language):
            yield span, parts


def _without_possessive(text: str, span: Span) -> Span:
    match = _POSSESSIVE.search(text, span.start, span.end)
    return span if match is None else Span(span.start, match.start())


def _is_name(written: str, parts: Sequence[str], name: NamedEntity, language: str) -> bool:
    if len(written) > LONGEST_NAME or _NO_LETTER.fullmatch(written) or NEVER_NAMES.issuperset(parts):
        return False
    if HAN_LETTER.match(written):
        return _is_chinese_name(written)
    if len(parts) == 1 and name.starts_sentence and is_common(parts[0], language):
        return False
    if language not in CAPITAL_NOUNS:
        return True
    words = written.split()
    if len(words) == 1:
        return written[1:] != written[1:].lower()
    return all(word[0].isupper() for word in words)


def _is_chinese_name(written: str) -> bool:
    import rjieba

    tags = rjieba.tag(written)
    tag = tags[0][1] if len(tags) == 1 else ""
    if tag.startswith("nr"):
        return written[0] in SURNAMES and len(written) <= 3
    return tag != "nz" or CHINESE_NAME_ENDING.search(written) is not None


def _join_parts(mentions: _Mentions) -> None:
    """Count a surname for the one name that ends with it and was said before it."""
    endings: defaultdict[object, list[_Key]] = defaultdict(list)
    for parts, each_of_one in mentions.items():
        if len(parts) in (2, 3) and each_of_one[0][1].istitle():
            endings[parts[-1]].append(parts)
    for (surname,) in [parts for parts in mentions if len(parts) == 1]:
        longer = endings.get(surname, [])
        alone = mentions[surname,]
        is_said_later = len(longer) == 1 and alone[0][0] > mentions[longer[0]][0][0]
        if is_said_later and alone[0][1].istitle() and not is_common(str(surname)):
            mentions[longer[0]] += alone
            mentions[surname,] = []


def _entity(kind: EntityKind, key: _Key, mentions: Iterable[tuple[EntityMention, str]]) -> DocumentEntity:
    ordered = sorted(mentions, key=lambda mention: mention[0])
    forms = Counter(written for _mention, written in ordered)
    whole = [form for form in forms if kind is not EntityKind.NAME or len(form.split()) >= len(key)]
    text = max(whole or forms, key=lambda form: forms[form])
    return DocumentEntity(kind, text, tuple(mention for mention, _written in ordered))


def day_of(date: Date) -> str:
    """Return a date as it sorts: 2024-03-05, 2024-03 or 2024; 03-05 without a year."""
    year = f"{date.year:04}" if date.year else ""
    month = f"{date.month:02}" if date.month else ""
    day = f"{date.day:02}" if date.day and date.month else ""
    return "-".join(filter(None, (year, month, day)))
