"""The document: one string, and everything found in it a span of that string."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from start up to, not including, end of Document.text."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a block of the document is. Sentences are looked for in TEXT and LIST_ITEM only."""

    TEXT = "text"
    LIST_ITEM = "list-item"
    HEADING = "heading"
    TABLE = "table"
    CODE = "code"
    CAPTION = "caption"
    NOTE = "note"
    REFERENCE = "reference"
    CONTENTS = "contents"
    COMMENT = "comment"
    """What readers wrote below or beside it."""
    QUOTED_MAIL = "quoted-mail"
    """An older mail that a mail carries along."""
    BOILERPLATE = "boilerplate"
    """Standard text: licence, imprint, disclaimer, signature, notice of a program."""
    FURNITURE = "furniture"
    """What is on every page or around them: menus, banners, running heads."""
    HIDDEN = "hidden"
    """What a person who looks at the document does not see."""


QUOTABLE = frozenset((BlockKind.TEXT, BlockKind.LIST_ITEM, BlockKind.HEADING))
"""Kinds that are the document's running text; headings are part of it, and not quoted as sentences."""
_IDEOGRAPHS = "\u2e80"
_JOINING = re.compile(r"[,;，；]\s+\w{1,4}\Z")
"""How an item ends that leads over to the next: "…; or"."""
LEFT_OUT = frozenset(
    (BlockKind.COMMENT, BlockKind.QUOTED_MAIL, BlockKind.BOILERPLATE, BlockKind.FURNITURE, BlockKind.HIDDEN)
)
"""Kinds that are not the document's own: never quoted, no heading, no title, whatever they look like."""


class DocumentKind(StrEnum):
    """What sort of document it is."""

    PAPER = "paper"
    THESIS = "thesis"
    REPORT = "report"
    LAW = "law"
    CONTRACT = "contract"
    JUDGMENT = "judgment"
    MINUTES = "minutes"
    TRANSCRIPT = "transcript"
    MAIL = "mail"
    NEWS = "news"
    BLOG = "blog"
    MANUAL = "manual"
    STANDARD = "standard"
    RELEASE = "release"
    """Release notes, lists of changes."""
    SLIDES = "slides"
    FINANCIAL = "financial"
    FICTION = "fiction"
    BOOK = "book"
    ENCYCLOPEDIA = "encyclopedia"
    FORM = "form"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, table, … of the text. Blocks are in order and do not overlap."""

    span: Span
    kind: BlockKind = BlockKind.TEXT
    level: int = 0
    """For a heading: 1 for the highest. 0 for all else."""


class PlaceKind(StrEnum):
    """What a place in a document is."""

    PAGE = "page"
    SLIDE = "slide"
    SHEET = "sheet"
    """Of a workbook."""
    TIME = "time"
    """At which something is said."""
    MESSAGE = "message"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class PlaceLabel:
    """A place that is no page: from start on, up to the next one."""

    start: int
    kind: PlaceKind
    name: str
    """On one line: "00:12:40", "Costs", "Anna, 09:15"."""


class ProblemKind(StrEnum):
    """What can be wrong with a document that was read all the same."""

    NO_TEXT = "no-text"
    """The pages show something, but hold no text: a scan."""
    GARBLED = "garbled"
    """The letters are not what the page shows: a wrong encoding or a font without a character map."""
    UNREADABLE = "unreadable"
    """The pages could not be read."""
    READER_STOPPED = "reader-stopped"
    """The reader process was ended on these pages, or died; detail is the kind of error that this is."""
    TRUNCATED = "truncated"
    """The file, or what we took of it, ends before the document does."""
    REPAIRED = "repaired"
    """The file is damaged; what could be recovered was read."""
    ENCODING_GUESSED = "encoding-guessed"
    """Nothing in the file says how its letters are encoded, and the guess is not a safe one."""
    NO_PUNCTUATION = "no-punctuation"
    """Hardly anything shows where its sentences end; they were cut by their length."""
    RECOGNIZED = "recognized"
    """The text was recognised in pictures of the pages; detail is how sure that is on average, in percent."""
    HIDDEN_TEXT = "hidden-text"
    """The file holds text that nobody sees who looks at it; it is not quoted. detail is how it begins."""
    FORM_NOT_READ = "form-not-read"
    """The pages are only a notice for viewers; the form (XFA) that should be shown could not be read."""
    ATTACHED_FILES = "attached-files"
    """The pages are the cover of a portfolio; the files in it are not read. detail is their names."""
    LITTLE_PROSE = "little-prose"
    """Less than half of the text can be quoted; detail is how much in percent; and what most else is."""
    MIXED_LANGUAGES = "mixed-languages"
    """Much of it is in another language; each sentence is read by its own. detail is shares: "en 52 %"."""
    DOUBTFUL = "doubtful"
    """The text that was recognised on these pages is more likely wrong than on the others."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the document, said before anything is summarised."""

    kind: ProblemKind
    pages: tuple[int, ...] = ()
    """The pages concerned, counted from 1; empty when it is the document as a whole."""
    detail: str = ""
    """A fact to show with it: an encoding's name, "first 50,000,000 of 81,000,000 characters"."""


@dataclass(frozen=True, slots=True)
class LeftOutText:
    """A stretch that a reader met and that is not in the text at all: furniture, hidden text."""

    kind: BlockKind
    """One of LEFT_OUT."""
    text: str
    page: int | None = None
    """Counted from 1; None without pages."""


@dataclass(frozen=True, slots=True)
class RecognizedLine:
    """A line that was recognised in a page's picture. Lengths count from the page's upper left corner."""

    page: int
    """Counted from 1."""
    text: str
    left: float
    top: float
    right: float
    bottom: float
    """In points of the page as it is displayed."""
    confidence: float
    """How sure its letters are, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read. Its text is never changed after this, so that spans stay true."""

    path: Path
    sha256: str
    format: str
    """pdf, docx, odt, pptx, epub, html, markdown, rtf, text, email."""
    title: str
    language: str
    """ISO 639-1, or "und" where there is too little text to tell."""
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    """The sentences a summary may quote, in order.

    None crosses the border of a block, except from a lead-in, "The board may:", into its list.
    """
    page_starts: tuple[int, ...] = ()
    """Where in the text each page begins; the first is 0. Empty for a format without pages."""
    places: tuple[PlaceLabel, ...] = ()
    """What other places it has, in order; the headings, where a format has neither pages nor such places."""
    problems: tuple[Problem, ...] = ()
    characters_left_out: int = 0
    """How many characters the file holds beyond the text: those after the limit on a document's length."""
    left_out: tuple[LeftOutText, ...] = ()
    """What stands around the text: menus, running heads, hidden words. The text has none of it."""
    recognized: tuple[RecognizedLine, ...] = ()
    """Where the text stands on pages of a PDF that were recognised, page by page."""
    quoted_kinds: tuple[BlockKind, ...] = ()
    """Kinds that are left out as a rule, and quoted here because the user asked for it; in order."""
    encoding: str = ""
    """How the user said the file's letters are encoded, by Python's name; empty where that was found out."""
    parser: str = ""
    """What parsed the file, as in "pypdf, then pdfium from page 12"; empty where an older version read it."""
    authors: str = ""
    """As the file declares them, parted by semicolons; what it declares may be wrong, like what follows."""
    published: str = ""
    identifier: str = ""
    """A DOI or an ISBN."""

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def quotation(self, span: Span) -> str:
        """Return what a span says on one line; between items of a list without marks stands a semicolon."""
        text = self.quote(span)
        if "\n" not in text:
            return text
        lead, *items = filter(None, (" ".join(line.split()) for line in text.split("\n")))
        said = f"{lead} {items[0]}" if items else lead
        for item in items[1:]:
            is_open = said[-1].isalnum() and not _JOINING.search(said)
            mark = " " if not is_open else "; " if said[-1] < _IDEOGRAPHS else "；"
            said += f"{mark}{item}"
        return said

    def leaves_out(self, kind: BlockKind) -> bool:
        """Whether blocks of that kind are never quoted here."""
        return kind not in QUOTABLE and kind not in self.quoted_kinds

    def page_of(self, span: Span) -> int | None:
        """Return the page, counted from 1, on which the span begins; None without pages."""
        if not self.page_starts:
            return None
        return bisect_right(self.page_starts, span.start)

    def sentence_at(self, index: int) -> Span | None:
        """Return the sentence that a character of the text belongs to; None between sentences."""
        number = bisect_right(self.sentences, index, key=lambda sentence: sentence.start) - 1
        found = self.sentences[number] if number >= 0 else None
        return found if found is not None and index < found.end else None

    def heading_above(self, span: Span) -> str:
        """Return the heading that the span stands under, on one line; empty before the first."""
        above = ""
        for block in self.blocks:
            if block.span.start > span.start:
                break
            if block.kind is BlockKind.HEADING:
                above = self.quote(block.span)
        return " ".join(above.split())

    def label_of(self, span: Span) -> PlaceLabel | None:
        """Return the place, other than a page, in which the span begins; None before the first."""
        index = bisect_right(self.places, span.start, key=lambda label: label.start)
        return self.places[index - 1] if index else None
