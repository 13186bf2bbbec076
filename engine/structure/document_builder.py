"""Builds a Document from the pages that a reader yields."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.core.document import (
    QUOTABLE,
    Block,
    BlockKind,
    Document,
    LeftOutText,
    Problem,
    ProblemKind,
    RecognizedLine,
    Span,
)
from engine.core.errors import Damaged, DocumentError, NoTextFound
from engine.core.formats import format_named
from engine.core.progress import Progress, Report, Stage, paced, silent
from engine.core.raw_page import LONGEST_TEXT, DocumentHeader, Page
from engine.structure.block_classifier import classify_blocks
from engine.structure.cleaning import (
    TextBlock,
    join_broken_lines,
    join_broken_paragraphs,
    text_blocks_of,
)
from engine.structure.ligatures import lacks_ligatures, mend_ligatures, restore_ligatures
from engine.structure.page_furniture import is_stamp_text, remove_page_furniture
from engine.structure.place_labels import place_labels
from engine.structure.sentence_finding import BLOCKS_A_REPORT, PROSE, find_sentences, total_length
from engine.structure.text_quality import is_garbled_text, merge_problems
from engine.structure.title import find_title
from engine.text.graphemes import place_to_cut
from engine.text.language_detection import detect_language
from engine.text.normalization import count_words, ends_in_hyphen
from engine.text.sentence_language import shares_of_languages
from engine.text.unpunctuated_speech import lacks_punctuation

_SENTENCES_TO_LOOK_AT = 400
"""Of a long document, spread over it, to find out how much of it is in which language."""
_TELLING_SHARE = 0.2
"""A language with less of the document than this is not worth a word."""
LANGUAGE_SAMPLE = 100_000
"""Characters of prose that its language is found from."""
GARBLED_SAMPLE = 100_000

_READABLE = (*PROSE, BlockKind.HEADING)
_FEWEST_READABLE = 0.2
"""The share of a page's characters below which its tables and formulas, too, tell whether it is garbled."""
_NOT_IN_TEXT = (BlockKind.FURNITURE, BlockKind.HIDDEN)
_TELLING_HIDDEN, _SHOWN_HIDDEN = 20, 60
"""Characters of hidden text from which on the document says so, and how many are shown."""
_MOST_TO_WARN = 0.5
"""The share of the text in sentences below which the document says so."""
_MOST_IN_FRAGMENTS = 0.3
"""The same where the rest is headings and short lines, as in lists and manuals."""
_FEWEST_TO_JUDGE = 2_000
"""Characters of text from which on it does."""
_WITHOUT_PROSE = frozenset(("spreadsheet", "notebook", "xml", "chat", "chat-json"))


@dataclass(slots=True)
class _ReadState:
    """What has come from the reader so far."""

    quoted: frozenset[BlockKind] = frozenset()
    """Kinds that are quoted because the user asked for it."""
    opening: DocumentHeader = field(default_factory=lambda: DocumentHeader("text"))
    pieces: list[TextBlock] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    set_aside: list[LeftOutText] = field(default_factory=list)
    """What does not come into the text."""
    recognized: list[RecognizedLine] = field(default_factory=list)
    pages: int = 0
    characters: int = 0
    left_out: int = 0


def build_document(
    path: Path,
    items: Iterable[DocumentHeader | Page | Problem],
    report: Report = silent,
    quoted: Collection[BlockKind] = (),
) -> Document:
    """Make the Document of a reader's pages. quoted are the kinds that count as prose beside those that are.

    Raises NoTextFound where there is no text on any page, and Damaged where no page could be read. What the
    reader raises passes.
    """
    gathered = _gather(items, report, frozenset(quoted) - QUOTABLE)
    pulse = _pulse(report, gathered)
    pieces = _clean(gathered, pulse)
    if not pieces:
        raise _nothing_found(path, gathered)
    text, blocks = _join_blocks(pieces)
    prose = (text[block.span.start : block.span.end] for block in blocks if block.kind in PROSE)
    language = detect_language(_sample(prose) or text[:LANGUAGE_SAMPLE], gathered.opening.language)
    sentences = find_sentences(text, blocks, language, gathered.quoted, pulse)
    little = _little_prose(gathered, text, blocks, sentences)
    mixed = _mixed_languages(text, sentences, language)
    problems = merge_problems((*_all_problems(gathered, text, blocks), *little, *mixed))
    title = find_title(gathered.opening, pieces, path)
    return Document(
        path=path,
        sha256=gathered.opening.sha256,
        format=gathered.opening.format,
        title=title,
        language=language,
        text=text,
        blocks=blocks,
        sentences=sentences,
        page_starts=_page_starts(pieces, blocks, gathered.pages, len(text)) if gathered.opening.paged else (),
        places=place_labels(gathered.opening, pieces, blocks, title),
        problems=problems,
        characters_left_out=gathered.left_out,
        left_out=tuple(gathered.set_aside),
        recognized=tuple(gathered.recognized),
        quoted_kinds=tuple(sorted(gathered.quoted)),
        parser=gathered.opening.parser,
        authors=gathered.opening.authors,
        published=gathered.opening.published,
        identifier=gathered.opening.identifier,
    )


def _gather(
    items: Iterable[DocumentHeader | Page | Problem], report: Report, quoted: frozenset[BlockKind]
) -> _ReadState:
    gathered = _ReadState(quoted)
    for item in items:
        match item:
            case DocumentHeader():
                gathered.opening = item
            case Page():
                _take_page(gathered, item)
                report(Progress(Stage.READ, gathered.pages, gathered.opening.pages))
            case Problem():
                gathered.problems.append(item)
    return gathered


def _take_page(gathered: _ReadState, page: Page) -> None:
    soft_hyphens = format_named(gathered.opening.format).has_visible_soft_hyphens
    number = gathered.pages
    gathered.pages += 1
    problem = page.problem
    if not problem and is_garbled_text(_prose_of(page)[:GARBLED_SAMPLE]):
        problem = ProblemKind.GARBLED
    if problem:
        gathered.problems.append(Problem(problem, (number + 1,) if gathered.opening.paged else ()))
    gathered.recognized.extend(page.recognized)
    gathered.left_out += page.left_out
    gathered.characters += page.left_out
    for block in page.blocks:
        if block.kind in _NOT_IN_TEXT and block.kind not in gathered.quoted:
            gathered.set_aside.append(_left_out(gathered, block.kind, block.text, number))
            continue
        room = max(0, LONGEST_TEXT - (gathered.characters - gathered.left_out))
        gathered.characters += len(block.text)
        if len(block.text) > room:
            kept = block.text[: place_to_cut(block.text, room)]
            gathered.left_out += len(block.text) - len(kept)
            block = replace(block, text=kept)
        gathered.pieces.extend(text_blocks_of(block, number, visible_soft_hyphens=soft_hyphens))


def _prose_of(page: Page) -> str:
    """Return what may be read on a page, or all of it where that is little: formulas may be odd."""
    prose = "\n".join(block.text for block in page.blocks if block.kind in _READABLE)
    whole = "\n".join(block.text for block in page.blocks)
    return prose if len(prose) >= _FEWEST_READABLE * len(whole) else whole


def _left_out(gathered: _ReadState, kind: BlockKind, text: str, page: int) -> LeftOutText:
    return LeftOutText(kind, text, page + 1 if gathered.opening.paged else None)


def _pulse(report: Report, gathered: _ReadState) -> Callable[[int], None]:
    """Return what long loops call now and then, so that they can be stopped."""
    progress = Progress(Stage.READ, gathered.pages, gathered.pages)
    return lambda _done: report(progress)


def _clean(gathered: _ReadState, pulse: Callable[[int], None]) -> list[TextBlock]:
    opening = gathered.opening
    pieces = gathered.pieces
    if format_named(opening.format).loses_ligatures:
        pieces = _with_ligatures(gathered, pieces)
    words: Mapping[str, int] = {}
    if any(ends_in_hyphen(piece.text) for piece in paced(pieces, pulse, BLOCKS_A_REPORT)):
        words = count_words(piece.text for piece in paced(pieces, pulse, BLOCKS_A_REPORT))
    if opening.paged:
        pieces = _without_furniture(gathered, pieces)
    pieces = classify_blocks(pieces, opening.paged)
    pieces = [join_broken_lines(piece, words) for piece in paced(pieces, pulse, BLOCKS_A_REPORT)]
    pieces = [piece for piece in pieces if piece.text]
    if opening.paged and format_named(opening.format).paragraphs_cross_pages:
        pieces = join_broken_paragraphs(pieces, words)
    return pieces


def _with_ligatures(gathered: _ReadState, pieces: list[TextBlock]) -> list[TextBlock]:
    """Mend what can be mended; where letters are gone without a trace, the document says so."""
    if not lacks_ligatures(pieces):
        return mend_ligatures(pieces)
    pages = tuple(sorted({piece.page + 1 for piece in pieces})) if gathered.opening.paged else ()
    gathered.problems.append(Problem(ProblemKind.GARBLED, pages))
    return restore_ligatures(pieces)


def _without_furniture(gathered: _ReadState, pieces: list[TextBlock]) -> list[TextBlock]:
    """Keep running heads and the like aside, unless that would leave nothing."""
    kept = remove_page_furniture(pieces, gathered.pages)
    if not kept:
        return pieces
    stays = {(piece.page, piece.top, piece.text) for piece in kept}
    if BlockKind.FURNITURE in gathered.quoted:
        return [_as_furniture(piece) if _is_gone(piece, stays) else piece for piece in pieces]
    gathered.set_aside.extend(
        _left_out(gathered, BlockKind.FURNITURE, piece.text, piece.page)
        for piece in pieces
        if _is_gone(piece, stays)
    )
    return kept


def _is_gone(piece: TextBlock, stays: Collection[tuple[int, float, str]]) -> bool:
    is_furniture = piece.at_edge or piece.text.isdecimal() or is_stamp_text(piece.text)
    return is_furniture and (piece.page, piece.top, piece.text) not in stays


def _as_furniture(piece: TextBlock) -> TextBlock:
    return replace(piece, kind=BlockKind.FURNITURE, level=0)


def _nothing_found(path: Path, gathered: _ReadState) -> DocumentError:
    kinds = {problem.kind for problem in gathered.problems}
    if ProblemKind.NO_TEXT in kinds:
        return NoTextFound(path, "scanned")
    if ProblemKind.UNREADABLE in kinds:
        return Damaged(path, "no page could be read")
    return NoTextFound(path, "empty")


def _join_blocks(pieces: Sequence[TextBlock]) -> tuple[str, tuple[Block, ...]]:
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for index, piece in enumerate(pieces):
        if index:
            together = piece.kind is pieces[index - 1].kind and piece.kind in (
                BlockKind.LIST_ITEM,
                BlockKind.TABLE,
            )
            parts.append("\n" if together else "\n\n")
            position += len(parts[-1])
        blocks.append(Block(Span(position, position + len(piece.text)), piece.kind, piece.level))
        parts.append(piece.text)
        position += len(piece.text)
    return "".join(parts), tuple(blocks)


def _page_starts(
    pieces: Sequence[TextBlock], blocks: Sequence[Block], pages: int, length: int
) -> tuple[int, ...]:
    """Where each page begins; a page without text begins where its text would."""
    starts: list[int | None] = [None] * pages
    for piece, block in zip(pieces, blocks, strict=True):
        for page, offset in enumerate((0, *piece.breaks), piece.page):
            if starts[page] is None:
                starts[page] = block.span.start + offset
    following = length
    filled = []
    for start in reversed(starts):
        following = following if start is None else start
        filled.append(following)
    filled[-1] = 0
    return tuple(reversed(filled))


def _sample(texts: Iterable[str]) -> str:
    parts: list[str] = []
    size = 0
    for text in texts:
        parts.append(text)
        size += len(text)
        if size > LANGUAGE_SAMPLE:
            break
    return "\n".join(parts)


def _mixed_languages(text: str, sentences: Sequence[Span], language: str) -> Iterator[Problem]:
    step = len(sentences) // _SENTENCES_TO_LOOK_AT + 1
    sample = (text[span.start : span.end] for span in sentences[::step])
    shares = shares_of_languages(sample, language)
    telling = [
        f"{code} {share:.0%}".replace("%", " %") for code, share in shares.items() if share >= _TELLING_SHARE
    ]
    if len(telling) > 1:
        yield Problem(ProblemKind.MIXED_LANGUAGES, detail=", ".join(telling))


def _all_problems(gathered: _ReadState, text: str, blocks: Sequence[Block]) -> tuple[Problem, ...]:
    problems = list(gathered.problems)
    hidden = [part for part in gathered.set_aside if part.kind is BlockKind.HIDDEN]
    if sum(len(part.text) for part in hidden) >= _TELLING_HIDDEN:
        pages = tuple(sorted({part.page for part in hidden if part.page}))
        first = max(hidden, key=lambda part: len(part.text)).text
        problems.append(Problem(ProblemKind.HIDDEN_TEXT, pages, first[:_SHOWN_HIDDEN]))
    if gathered.left_out:
        kept = gathered.characters - gathered.left_out
        detail = f"first {kept:,} of {gathered.characters:,} characters"
        problems.append(Problem(ProblemKind.TRUNCATED, detail=detail))
    prose = (block.span for block in blocks if block.kind is BlockKind.TEXT)
    if lacks_punctuation(text[span.start : span.end] for span in prose):
        problems.append(Problem(ProblemKind.NO_PUNCTUATION))
    return merge_problems(problems)


def _little_prose(
    gathered: _ReadState, text: str, blocks: Sequence[Block], sentences: Sequence[Span]
) -> Iterator[Problem]:
    """Say so where less than half of the text is in sentences, and what most of the rest is."""
    if len(text) < _FEWEST_TO_JUDGE or gathered.opening.format in _WITHOUT_PROSE:
        return
    others: Counter[BlockKind] = Counter()
    starts = [span.start for span in sentences]
    quoted = 0
    for block in blocks:
        inner = sentences[bisect_left(starts, block.span.start) : bisect_left(starts, block.span.end)]
        here = total_length(inner) if block.kind in PROSE or block.kind in gathered.quoted else 0
        quoted += here
        others[block.kind] += block.span.end - block.span.start - here
    share = quoted / len(text)
    (kind, _count) = others.most_common(1)[0]
    if share < (_MOST_IN_FRAGMENTS if kind in QUOTABLE else _MOST_TO_WARN):
        yield Problem(ProblemKind.LITTLE_PROSE, detail=f"{round(100 * share)}; {kind.value}")
