"""The words for what is wrong with a document that was read all the same.

Every function takes `tr`, which translates an English sentence of this module; the window hands in Qt's.
"""

from collections.abc import Sequence

from engine.core import errors
from engine.core.document import BlockKind, Problem, ProblemKind
from engine.messages import Translate


def describe(problem: Problem, total_pages: int | None = None, tr: Translate = str) -> str:
    """Say in one sentence what is wrong with a document that was read all the same."""
    match problem.kind:
        case ProblemKind.READER_STOPPED:
            sentence = _reader_stopped(problem, tr)
        case ProblemKind.LITTLE_PROSE:
            return _little_prose(problem, tr)
        case ProblemKind.TRUNCATED if not problem.detail:
            sentence = tr("The document is not complete here.")
        case _:
            sentence = {**_about_reading(tr), **_about_content(tr)}[problem.kind]
    text = sentence.format(pages=_pages(problem.pages, total_pages, tr), detail=problem.detail)
    return text[:1].upper() + text[1:]


def _about_reading(tr: Translate) -> dict[ProblemKind, str]:
    return {
        ProblemKind.NO_TEXT: tr(
            "There is no text on {pages}, only pictures: text recognition (OCR) has to find it."
        ),
        ProblemKind.GARBLED: tr(
            "The text of {pages} is garbled: the file does not say which characters it shows."
        ),
        ProblemKind.UNREADABLE: tr("{pages} could not be read."),
        ProblemKind.TRUNCATED: tr("The document is not complete here ({detail})."),
        ProblemKind.REPAIRED: tr("The file is damaged; what could be recovered was read."),
        ProblemKind.ENCODING_GUESSED: tr("The file does not name its encoding. It was read as {detail}."),
        ProblemKind.RECOGNIZED: tr(
            "The text of {pages} was recognised in pictures and may hold errors ({detail} % certain)."
        ),
        ProblemKind.DOUBTFUL: tr("The pictures of {pages} are hard to read: expect more errors there."),
    }


def _about_content(tr: Translate) -> dict[ProblemKind, str]:
    return {
        ProblemKind.HIDDEN_TEXT: tr(
            "{pages} hold text that readers cannot see. It was left out (“{detail}…”)."
        ),
        ProblemKind.FORM_NOT_READ: tr(
            "The pages only say that another viewer is needed; the form (XFA) itself could not be read."
        ),
        ProblemKind.ATTACHED_FILES: tr("The file is a portfolio; the files in it were not read: {detail}."),
        ProblemKind.MIXED_LANGUAGES: tr(
            "The document is in more than one language ({detail}). Each sentence is read in its own language."
        ),
        ProblemKind.NO_PUNCTUATION: tr(
            "The text has hardly any punctuation: where its sentences end is a guess, "
            "and quotes may begin or stop too early."
        ),
    }


def _little_prose(problem: Problem, tr: Translate) -> str:
    share, _, kind = problem.detail.partition("; ")
    sentence = tr("Only {share} % of the text can be quoted; the rest is mostly {reason}.")
    return sentence.format(share=share, reason=_names_of_kinds(tr).get(kind, tr("headings and fragments")))


def name_of_kind(kind: BlockKind, tr: Translate = str) -> str:
    """Name what is left out as a rule, in the plural and within a sentence."""
    return _names_of_kinds(tr)[kind]


def _names_of_kinds(tr: Translate) -> dict[str, str]:
    return {
        BlockKind.TABLE: tr("tables"),
        BlockKind.CODE: tr("program code"),
        BlockKind.CONTENTS: tr("tables of contents"),
        BlockKind.REFERENCE: tr("references"),
        BlockKind.NOTE: tr("notes"),
        BlockKind.CAPTION: tr("captions"),
        BlockKind.COMMENT: tr("readers' comments"),
        BlockKind.QUOTED_MAIL: tr("quoted mails"),
        BlockKind.BOILERPLATE: tr("boilerplate"),
        BlockKind.FURNITURE: tr("page headers, menus and banners"),
        BlockKind.HIDDEN: tr("hidden text"),
    }


def _reader_stopped(problem: Problem, tr: Translate) -> str:
    reasons = {
        errors.ReaderTimedOut.kind: tr("it took too long"),
        errors.ReaderOutOfMemory.kind: tr("it needed too much memory"),
        errors.ReaderCrashed.kind: tr("the parser failed"),
    }
    reason = ", ".join(reasons.get(kind, kind) for kind in problem.detail.split("; "))
    sentence = (
        tr("Reading broke off on {pages} ({reason}); what could be read all the same is here.")
        if problem.pages
        else tr("Reading broke off ({reason}); what could be read all the same is here.")
    )
    return sentence.replace("{reason}", reason)


def _pages(pages: Sequence[int], total: int | None, tr: Translate) -> str:
    """Return "page 7", "pages 3, 5–9 (6 of 40)", or "parts" for a document without pages."""
    if not pages:
        return tr("parts of the document")
    if total is not None and len(pages) == total:
        return tr("all pages") if total > 1 else tr("the page")
    listed = ", ".join(
        str(first) if first == last else f"{first}–{last}" for first, last in _stretches(sorted(pages))[:8]
    )
    more = ", …" if len(_stretches(sorted(pages))) > 8 else ""
    if len(pages) == 1:
        words = tr("page {listed}")
    elif total is None:
        words = tr("pages {listed}")
    else:
        words = tr("pages {listed} ({count} of {total})")
    return words.format(listed=listed + more, count=len(pages), total=total)


def _stretches(pages: Sequence[int]) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    for page in pages:
        if stretches and page == stretches[-1][1] + 1:
            stretches[-1] = (stretches[-1][0], page)
        else:
            stretches.append((page, page))
    return stretches
