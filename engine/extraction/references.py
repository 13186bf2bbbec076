"""Reference data of a document: title, authors, year, DOI or ISBN, declared or from its first page."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from engine.core.document import BlockKind, Document
from engine.extraction.entities import SURNAMES
from engine.ranking.sentence_roles import heading_role
from engine.text.stop_words import stopwords

FIRST_PAGE = 4_000
"""Characters in which a document says who wrote it, and when."""
SHORT = 60
"""Characters of a line that may be a date, and no sentence that tells of one."""
AUTHOR_BLOCKS = 8
"""Blocks behind the title among which the line of the authors is."""
DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>\u4e00-\u9fff，。；]+")
_ISBN = re.compile(r"97[89](?:[\s-]?\d){10}|(?<!\d)\d{9}[\dX](?![\dX])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATED = re.compile(
    r"(?:©|\(c\)|copyright|published|accepted|received|proceedings|conference|volume|vol\.|arxiv|版权|发布|出版"
    r"|收稿日期)[^\n]{0,80}?(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\d*∗†‡§¶]+|\([^)]*\)|\S+@\S+")
_PERSON = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?: (?:(?:de|la|von|van|der|den|di|da) )*[A-ZÀ-Þ][\w'’.-]*){1,3}")
_BETWEEN = re.compile(r"\s*(?:[;,，、]|\band\b|\bund\b|\bet\b|&)\s*")
_HAN_PERSON = re.compile("[\u4e00-\u9fff]{2,4}")
_PROGRAM = re.compile(
    r"adobe|microsoft|acrobat|latex|writer|word|user|admin|unknown|anonymous|author|root|calibre|http",
    re.IGNORECASE,
)
"""What stands for an author where a program filled it in."""


class ReferenceKind(StrEnum):
    ARTICLE = "article"
    BOOK = "book"
    OTHER = "misc"


@dataclass(frozen=True, slots=True)
class Reference:
    """What a bibliography says of a document."""

    kind: ReferenceKind
    title: str
    authors: tuple[str, ...] = ()
    """Each as "Lindholm, Anna" or "Anna Lindholm"."""
    year: str = ""
    doi: str = ""
    isbn: str = ""
    files: tuple[Path, ...] = ()

    @property
    def key(self) -> str:
        """A name for it, as lindholm2024tide; of Chinese, its letters."""
        first = family_name(self.authors[0]) if self.authors else "anonymous"
        word = next(
            (word for word in re.findall(r"\w+", self.title) if len(word) > 3 or not word.isascii()), ""
        )
        plain = unicodedata.normalize("NFKD", f"{first}{self.year}{word}".lower())
        return "".join(letter for letter in plain if letter.isalnum()) or "document"


def family_name(author: str) -> str:
    """Return the family name of "Lindholm, Anna" and of "Anna Lindholm"; a Chinese name whole."""
    if "," in author:
        return author.partition(",")[0].strip()
    return author.split()[-1] if author.split() else ""


def find_reference(document: Document) -> Reference:
    """Read the reference data of a document; what it does not say is empty."""
    opening = document.text[:FIRST_PAGE]
    doi = _doi(document.identifier) or _doi(opening)
    isbn = _isbn(document.identifier) or _isbn_said(opening)
    kind = ReferenceKind.ARTICLE if doi else ReferenceKind.BOOK if isbn else ReferenceKind.OTHER
    if document.format == "epub":
        kind = ReferenceKind.BOOK
    authors = tuple(_declared(document.authors)) or tuple(_authors_below_title(document))
    return Reference(kind, document.title, authors, _year(document, opening), doi, isbn, (document.path,))


def _doi(text: str) -> str:
    match = DOI.search(text)
    return match[0].rstrip(".,;:)]}'’”") if match else ""


def _isbn(text: str) -> str:
    match = _ISBN.search(text)
    return re.sub(r"[\s-]", "", match[0]) if match else ""


def _isbn_said(text: str) -> str:
    said = text.upper().find("ISBN")
    return _isbn(text[said : said + 40]) if said >= 0 else ""


def _year(document: Document, opening: str) -> str:
    declared = _YEAR.search(document.published)
    if declared:
        return declared[0]
    said = _DATED.search(opening)
    if said:
        return said["year"]
    short = (line for line in opening[: FIRST_PAGE // 4].splitlines() if len(line) <= SHORT)
    return next((match[0] for line in short if (match := _YEAR.search(line))), "")


def _declared(authors: str) -> Iterator[str]:
    parts = authors.split(";") if ";" in authors else _BETWEEN.split(authors)
    if ";" not in authors and authors.count(",") == 1 and len(authors.split()) == 2:
        parts = [authors]  # Lindholm, Anna
    for part in parts:
        name = " ".join(part.split())
        if len(name) > 1 and not _PROGRAM.search(name) and any(letter.isalpha() for letter in name):
            yield name


def _authors_below_title(document: Document) -> Iterator[str]:
    """Yield the names of the first block behind the title that is nothing but names."""
    blocks = [block for block in document.blocks if block.span.start < FIRST_PAGE][: AUTHOR_BLOCKS + 1]
    for block in blocks:
        text = document.quotation(block.span)
        if text == document.title or block.kind in (BlockKind.TABLE, BlockKind.CODE):
            continue
        names = [name for part in _BETWEEN.split(_MARKS.sub(" ", text)) if (name := " ".join(part.split()))]
        is_title = text.casefold() in document.title.casefold() or heading_role(text) is not None
        if names and len(names) <= 30 and not is_title and all(map(_is_person, names)):
            yield from names
            return


def _is_person(name: str) -> bool:
    if _HAN_PERSON.fullmatch(name):
        return name[0] in SURNAMES
    return _PERSON.fullmatch(name) is not None and name.split()[0].lower() not in stopwords("en")
