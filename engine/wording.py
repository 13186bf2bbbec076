"""The words for what went wrong: what happened, then what to do. The engine itself raises kinds and facts.

Every function takes `tr`, which translates an English sentence of this module; the window hands in Qt's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine import errors
from engine.document import Problem, ProblemKind
from engine.findings import Fallback

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Message:
    what: str
    advice: str

    def __str__(self) -> str:
        return f"{self.what} {self.advice}"


def explain(error: errors.DocumentError, tr: Translate = str) -> Message:
    """Say what happened to the document, and what its owner can do."""
    what, advice = _explanation(error, tr)
    return Message(what.format(name=error.path.name or str(error.path), detail=error.detail), advice)


def _explanation(error: errors.DocumentError, tr: Translate) -> tuple[str, str]:
    match error:
        case errors.FileMissing():
            return tr("There is no file {name}."), tr(
                "It may have been moved or renamed. Look for it and add it again."
            )
        case errors.FileNotReadable():
            return tr("{name} cannot be opened."), tr("Check that it is a file and that you may read it.")
        case errors.UnsupportedFormat(detail=detail):
            if detail:
                what = tr("{name} is of a kind that Précis does not read ({detail}).")
            else:
                what = tr("{name} is of a kind that Précis does not read.")
            return what, tr("Save it as PDF, DOCX or plain text and add that.")
        case errors.PasswordNeeded(detail="drm"):
            return tr("{name} is protected against copying."), tr(
                "It can be read only in the shop's own program."
            )
        case errors.PasswordNeeded(detail=detail) if detail:
            return (
                tr("{name} is locked with a password."),
                tr("Open it in the program it comes from, save a copy without a password, and add the copy."),
            )
        case errors.PasswordNeeded():
            return tr("{name} is locked with a password."), tr("Enter the password to read it.")
        case errors.WrongPassword():
            return tr("This is not the password of {name}."), tr("Try again; capital letters matter.")
        case errors.Damaged():
            return tr("{name} is damaged and nothing in it can be read."), tr(
                "Get the file again from where it came."
            )
        case errors.NoTextFound(detail="scanned"):
            return (
                tr("There is no text in {name}: its pages are pictures."),
                tr("It looks like a scan. Run text recognition (OCR) on it first."),
            )
        case errors.NoTextFound():
            return tr("There is no text in {name}."), tr("The document is empty.")
        case errors.TooLarge():
            return tr("{name} is too large to be read safely ({detail})."), tr(
                "Split it, or save it as plain text."
            )
        case errors.ReaderTimedOut():
            return tr("Reading {name} took too long and was stopped."), tr(
                "Save it again in another program and retry."
            )
        case errors.ReaderOutOfMemory():
            return tr("Reading {name} needs too much memory."), tr("Split it into parts and add those.")
        case errors.ReaderCrashed():
            return tr("Reading {name} failed."), tr(
                "The file is probably damaged. Save it again in another program."
            )
        case _:
            return tr("{name} could not be analysed."), tr("Try again.")


def explain_model(error: errors.ModelError, tr: Translate = str) -> Message:
    """Say why a model cannot be used, and what its user can do."""
    match error:
        case errors.NoModel(name=""):
            what = tr("No trained model reads the language of this document.")
            advice = tr("It is ranked without one.")
        case errors.NoModel():
            what = tr("The model {name} does not read the language of this document.")
            advice = tr("Take another model, or none.")
        case errors.ModelMissing():
            what = tr("There is no model {name}.")
            advice = tr("Take the name of one that is installed, or the path of a model's folder.")
        case errors.ModelDamaged():
            what, advice = tr("The model {name} is damaged."), tr("Install it again.")
        case errors.ModelOfAnotherKind(detail="performer"):
            what = tr("The model {name} chooses sentences and cannot write.")
            advice = tr("Take a language model.")
        case errors.ModelOfAnotherKind():
            what = tr("The model {name} writes and cannot choose sentences.")
            advice = tr("Take a Performer, or none.")
        case errors.ModelTooNew():
            what = tr("The model {name} was made for another version of Précis.")
            advice = tr("Install the newest Précis, or take another model.")
        case _:
            what, advice = tr("The model {name} failed."), tr("Try again, or take another model.")
    return Message(what.format(name=error.name), advice)


def describe_fallback(fallback: Fallback, tr: Translate = str) -> str:
    """Say why a document's sentences were ranked without the model that was chosen."""
    if fallback.is_expected:
        return tr(
            "No trained model reads the language of this document; its sentences were ranked without one."
        )
    error = errors.MODEL_KINDS.get(fallback.kind, errors.ModelError)(fallback.model, fallback.detail)
    return f"{explain_model(error, tr).what} {tr('The sentences were ranked without a trained model.')}"


def describe(problem: Problem, total_pages: int | None = None, tr: Translate = str) -> str:
    """Say in one sentence what is wrong with a document that was read all the same."""
    match problem.kind:
        case ProblemKind.NO_TEXT:
            sentence = tr(
                "There is no text on {pages}, only pictures: text recognition (OCR) has to find it."
            )
        case ProblemKind.GARBLED:
            sentence = tr(
                "The letters of {pages} are garbled: the file does not say which characters it shows."
            )
        case ProblemKind.UNREADABLE:
            sentence = tr("{pages} could not be read.")
        case ProblemKind.TRUNCATED:
            sentence = (
                tr("The document is not complete here ({detail}).")
                if problem.detail
                else tr("The document is not complete here.")
            )
        case ProblemKind.REPAIRED:
            sentence = tr("The file is damaged; what could be recovered was read.")
        case ProblemKind.ENCODING_GUESSED:
            sentence = tr("The file does not say how its letters are encoded; they were read as {detail}.")
    text = sentence.format(pages=_pages(problem.pages, total_pages, tr), detail=problem.detail)
    return text[:1].upper() + text[1:]


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
