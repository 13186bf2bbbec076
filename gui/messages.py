"""Messages of the window: translates errors and problems into what happened and what to do."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from engine import messages
from engine.core import errors
from engine.core.document import Problem, ProblemKind
from engine.core.errors import recognition_helps
from engine.core.results import Analysis
from engine.exports.errors import ExportError, explain_export
from engine.library.database import LibraryProblem
from engine.library.store import FileState
from engine.problem_messages import describe
from engine.readers.ocr.installation import can_recognize
from gui.display_names import encoding_label, language_name


def translate(sentence: str) -> str:
    """Translate a sentence that is in no class: the translations have one place for them all."""
    return QCoreApplication.translate("wording", sentence)


def explain(error: Exception, name: str) -> messages.Message:
    """Explain why a document has no analysis; name is what the list calls the document."""
    if recognition_helps(error):
        return _explain_pictures(error, name)
    if isinstance(error, errors.DocumentError):
        return messages.explain(error, translate)
    what, advice = _unexpected(error)
    return messages.Message(what.format(name=name), advice)


def describe_problems(analysis: Analysis) -> tuple[str, ...]:
    """Describe what is wrong with a document that was analysed all the same, one notice for each problem.

    That no model was trained for its language is nothing wrong.
    """
    pages = len(analysis.document.page_starts) or None
    problems = [describe(_in_words(problem), pages, translate) for problem in analysis.document.problems]
    fallback = analysis.ranked_by.fallback
    if fallback is not None and not fallback.is_expected:
        problems.append(messages.describe_fallback(fallback, translate))
    return tuple(problems)


def _in_words(problem: Problem) -> Problem:
    """Name encodings and languages as users call them: "Western European (Windows-1252)", "English 60 %"."""
    parts = problem.detail.split(", ")
    match problem.kind:
        case ProblemKind.ENCODING_GUESSED:
            return replace(problem, detail=", ".join(map(encoding_label, parts)))
        case ProblemKind.MIXED_LANGUAGES:
            shares = (part.partition(" ") for part in parts)
            named = (f"{language_name(tag) or tag} {share}".strip() for tag, _space, share in shares)
            return replace(problem, detail=", ".join(named))
    return problem


def describe_file(file: FileState) -> tuple[str, ...]:
    """Say whether a document's file is another than the one that was analysed."""
    tr = translate
    match file:
        case FileState.CHANGED:
            return (tr("The file has changed since. To read it again, choose Document > Analyse again."),)
        case FileState.GONE:
            return (tr("The file is not where it was. These are the earlier results."),)
    return ()


def describe_library_problem(trouble: LibraryProblem) -> str:
    """Say why what is found now may not be there at the next start."""
    tr = translate
    match trouble:
        case LibraryProblem.IN_USE:
            return tr("Précis is open twice. What you add in this window is not kept when it closes.")
        case LibraryProblem.NOT_WRITABLE:
            return tr(
                "The documents cannot be kept: Précis has no permission to write to its "
                "folder. Check the permissions, or export what you need."
            )
        case LibraryProblem.FULL:
            return tr(
                "The disk is full: new results may be lost when Précis closes. Free some "
                "space, or export what you need."
            )
        case LibraryProblem.DAMAGED:
            return tr("Earlier documents could not be read. They were set aside; add the files again.")
        case LibraryProblem.RESTORED:
            return tr(
                "The list of documents was damaged and was restored from its last copy. Later "
                "results are missing: add those files again."
            )
        case LibraryProblem.TOO_NEW:
            return tr(
                "A newer version of Précis kept the documents. They are left as they are, and "
                "results of this version are not kept. Install the newest version."
            )


def explain_export_error(error: Exception) -> messages.Message:
    """Explain why something could not be exported."""
    if isinstance(error, ExportError):
        return explain_export(error, translate)
    tr = translate
    return messages.Message(tr("Précis made a mistake; the file was not written."), tr("Try another format."))


def short_error_text(error: Exception) -> str:
    """Say in two or three words why a document has no analysis."""
    tr = translate
    match error:
        case errors.PasswordNeeded(detail="drm"):
            return tr("Protected")
        case errors.PasswordNeeded():
            return tr("Locked with a password")
        case errors.WrongPassword():
            return tr("Wrong password")
        case errors.NoTextFound(is_scan=True):
            return tr("A scan without text")
        case errors.UnsupportedFormat(is_picture=True):
            return tr("A picture")
        case errors.NoTextFound():
            return tr("No text in it")
        case errors.FileMissing():
            return tr("File not found")
        case errors.UnsupportedFormat():
            return tr("Cannot read this kind")
        case errors.Damaged() | errors.ReaderCrashed():
            return tr("Damaged")
        case errors.TooLarge() | errors.ReaderOutOfMemory() | MemoryError():
            return tr("Too large")
        case errors.ReaderTimedOut():
            return tr("Took too long")
    return tr("Not analysed")


def _explain_pictures(error: Exception, name: str) -> messages.Message:
    tr = translate
    what = tr("{name} is a scan: its pages are pictures.")
    if isinstance(error, errors.UnsupportedFormat):
        what = tr("{name} is a picture.")
    if can_recognize():
        advice = tr("Précis can recognise the text in them. It takes some seconds for each page.")
    else:
        missing = messages.explain(errors.RecognitionMissing(Path(name)), translate)
        advice = f"{missing.what} {missing.advice}"
    return messages.Message(what.format(name=name), advice)


def password_helps(error: Exception) -> bool:
    """Whether it is worth asking the user for a password."""
    match error:
        case errors.PasswordNeeded(detail=detail):
            return not detail
        case errors.WrongPassword():
            return True
    return False


def _unexpected(error: Exception) -> tuple[str, str]:
    tr = translate
    if isinstance(error, MemoryError):
        return (
            tr("There was not enough memory for {name}."),
            tr("Close other programs and try again, or split the document."),
        )
    return (
        tr("Précis made a mistake with {name}; the document may be all right."),
        tr("Try again. If it happens again, save the document in another format and add that."),
    )
