"""The words for what went wrong: what happened, then what to do. The engine itself raises kinds and facts.

Every function takes `tr`, which translates an English sentence of this module; the window hands in Qt's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.core import errors
from engine.core.document import PlaceKind
from engine.core.found_files import SkippedFile, SkipReason
from engine.core.progress import Progress, Stage
from engine.core.results import (
    Device,
    Discrepancy,
    DiscrepancyKind,
    Fallback,
    SummarySentence,
    WrittenBy,
)

Translate = Callable[[str], str]

_MOST_NAMED = {
    PlaceKind.PAGE: 8,
    PlaceKind.SLIDE: 8,
    PlaceKind.SHEET: 3,
    PlaceKind.TIME: 5,
    PlaceKind.MESSAGE: 3,
    PlaceKind.SECTION: 3,
}
"""Places of each kind that are named in a row."""
_MOST_SKIPPED_NAMED = 3


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
        case errors.UnsupportedFormat(is_picture=True):
            return tr("{name} is a picture."), tr("Text recognition can read what is written in it.")
        case errors.RecognitionMissing():
            return tr("This package of Précis cannot recognise the text of {name}."), tr(
                "The full package can. If Précis was installed with pip, add it with: pip install "
                "'precis[recognition]'."
            )
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
                "Save it again in another program, then try again."
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
        case errors.NotInstalled():
            return explain_install(error, tr)
        case errors.NoModel(name=""):
            what = tr("No trained model reads the language of this document.")
            advice = tr("Its sentences are ranked without one.")
        case errors.NoModel():
            what = tr("The model {name} does not read the language of this document.")
            advice = tr("Choose another model, or none.")
        case errors.NoWriter() | errors.NoTranslator():
            return _explain_language(error, tr)
        case errors.ModelMissing():
            what = tr("There is no model {name}.")
            advice = tr("Use the name of one that is installed, or the path of a model's folder.")
        case errors.ModelDamaged():
            what, advice = tr("The model {name} is damaged."), tr("Install it again.")
        case errors.ModelOfAnotherKind(detail="performer"):
            what = tr("The model {name} chooses sentences and cannot write.")
            advice = tr("Choose a language model.")
        case errors.ModelOfAnotherKind():
            what = tr("The model {name} writes and cannot choose sentences.")
            advice = tr("Choose another model, or none.")
        case errors.ModelTooNew():
            what = tr("The model {name} was made for another version of Précis.")
            advice = tr("Install the newest Précis, or choose another model.")
        case errors.NotEnoughMemory():
            what = tr("The model {name} needs about {detail} GB of free memory.")
            advice = tr("Close other programs, or choose a smaller model.")
        case errors.TooManySentences():
            what = tr("The document has {detail} sentences, more than the model {name} reads.")
            advice = tr("Its sentences are ranked without one.")
        case _:
            what, advice = tr("The model {name} failed."), tr("Try again, or choose another model.")
    return Message(what.format(name=error.name, detail=error.detail), advice)


def _explain_language(error: errors.ModelError, tr: Translate) -> Message:
    match error:
        case errors.NoWriter(name=""):
            what = tr("There is no language model that writes the language of this document.")
            advice = tr("Add one, for English with: precis models add SmolLM2-135M-Instruct.")
        case errors.NoWriter():
            what = tr("The model {name} does not write the language of this document.")
            advice = tr("Choose another one.")
        case errors.NoTranslator(name=""):
            what = tr("There is no language model that translates from the language of this document.")
            advice = tr("Add one that knows both languages, as Qwen knows English and Chinese.")
        case _:
            what = tr("The model {name} does not translate between these languages.")
            advice = tr("Choose another one.")
    return Message(what.format(name=error.name), advice)


def explain_install(error: errors.NotInstalled, tr: Translate = str) -> Message:
    """Say why a model was not put on the shelf, or not taken from it, and what its user can do."""
    what, advice = _hub_trouble(error, tr) or _refusal(error, tr)
    return Message(what.format(name=error.name, detail=error.detail), advice.format(detail=error.detail))


def _hub_trouble(error: errors.NotInstalled, tr: Translate) -> tuple[str, str] | None:
    match error:
        case errors.HubNotReached():
            return tr(
                "{name} could not be downloaded: the model hub cannot be reached, or the "
                "connection broke off."
            ), tr(
                "Check the connection, or proxy, and try again: what was downloaded is kept. A "
                "mirror can be named in HF_ENDPOINT, and a file can be added without any network."
            )
        case errors.WorksOffline():
            return tr("{name} could not be downloaded: Précis works offline."), tr(
                "Switch that off in the settings and start Précis again; on the command line, "
                "leave out --offline. A file can be added without any network."
            )
        case errors.HubSilent():
            return tr("{name} could not be downloaded: the model hub stopped answering."), tr(
                "Try again later: what was downloaded is kept."
            )
        case errors.HubFailed():
            return tr("{name} could not be downloaded: the model hub is down."), tr("Try again later.")
        case errors.HubRefuses():
            return tr("The model hub gives {name} only to people who accept its conditions."), tr(
                "Accept them on its web page, put your access token into HF_TOKEN, and try again."
            )
        case errors.NotOnHub():
            return tr("There is no {name} on the model hub."), tr(
                "Check the spelling, and the revision after the @."
            )
        case errors.NotTheHub():
            return tr(
                "{name} could not be downloaded: something else answers in place of the model hub."
            ), tr("If this network wants you to log in, do so in a browser and try again. Check HF_ENDPOINT.")
        case errors.FileFalsified():
            return tr("{name} was not installed: a file is not the one that was promised ({detail})."), tr(
                "Try again to download it anew. If it happens again, do not trust the network or the mirror."
            )
        case _:
            return None


def _refusal(error: errors.NotInstalled, tr: Translate) -> tuple[str, str]:
    match error:
        case errors.NothingToAdd():
            return tr("There is no model {name}."), tr(
                "Name one of the catalogue, one on the hub as owner/name, or a file or folder that is there."
            )
        case errors.PicklesRefused():
            return tr("{name} was refused: its weights come only in files that can run programs."), tr(
                "Choose a model, or a revision of this one, with safetensors or GGUF files."
            )
        case errors.CodeRefused():
            return tr("{name} was refused: it wants to run a program of its own."), tr(
                "Choose another model."
            )
        case errors.ModelUnsafe():
            return tr("{name} was refused: it is not what it should be ({detail})."), tr(
                "Download it again from where it came, or choose another model."
            )
        case errors.ModelUnsupported():
            return tr("Précis cannot run {name} ({detail})."), tr(
                "Choose a causal language model such as GPT-2 or Llama, with safetensors or as GGUF."
            )
        case errors.ModelTooLarge():
            return tr("{name} is too large ({detail})."), tr("Choose a smaller model.")
        case errors.DiskFull():
            return tr("There is not enough room on the disk for {name} ({detail})."), tr(
                "Free some space and try again."
            )
        case errors.WorkshopMissing():
            return tr("{name} has to be converted, and this package of Précis comes without the tools."), tr(
                "The full package of Précis has them; a Python of your own gets them with "
                "pip install 'precis[training]' ({detail}). Or add a model folder that was converted on "
                "another computer."
            )
        case errors.ConversionFailed():
            return tr("{name} could not be converted."), tr(
                "Choose another model, or another file of this one."
            )
        case errors.ShelfInUse():
            return tr("{name} was not installed: another model is being installed."), tr(
                "Wait until it is done, then try again."
            )
        case errors.ShelfNotWritable():
            return tr("{name}: the folder of models cannot be written to ({detail})."), tr(
                "Check the permissions of that folder."
            )
        case errors.NameTaken():
            return tr("The name {name} is taken."), tr("Choose another one with --name.")
        case errors.NotYours():
            return tr("The model {name} comes with Précis and cannot be removed."), tr(
                "Only models that you added can be removed."
            )
        case _:
            return tr("{name} was not installed."), tr("Try again.")


def describe_size(count: float) -> str:
    """count is in bytes."""
    return f"{count / 1e6:.1f} MB" if count < 1e9 else f"{count / 1e9:.2f} GB"


def describe_adding(progress: Progress | None, tr: Translate = str) -> str:
    """Say how far the adding of a model is."""
    match progress:
        case Progress(stage=Stage.FETCH, done=done, total=total) if total:
            words = tr("Downloading: {done} of {total}")
            return words.format(done=describe_size(done), total=describe_size(total))
        case Progress(stage=Stage.FETCH):
            return tr("Looking it up…")
        case Progress(stage=Stage.CONVERT, done=done, total=total) if total:
            return tr("Converting: step {done} of {total}").format(done=done, total=total)
        case Progress(stage=Stage.CONVERT):
            return tr("Converting…")
        case _:
            return tr("Working…")


def describe_fallback(fallback: Fallback, tr: Translate = str) -> str:
    """Say why a document's sentences were ranked without the model that was chosen."""
    if fallback.is_expected:
        return tr(
            "No trained model reads the language of this document; its sentences were ranked without one."
        )
    error = errors.MODEL_KINDS.get(fallback.kind, errors.ModelError)(fallback.model, fallback.detail)
    instead = tr("The sentences were ranked without a trained model.")
    return f"{explain_model(error, tr).what} {instead}"


def describe_device(device: Device, tr: Translate = str) -> str:
    """Say why nothing faster did the work; empty where nothing was refused."""
    if not device.refusals:
        return ""
    return tr("GPU not used: {reasons}.").format(reasons="; ".join(device.refusals))


def describe_writing(written_by: WrittenBy, total: int, tr: Translate = str) -> str:
    """Say what wrote a summary from which part of the document's total sentences, or why it is quoted."""
    if written_by.fallback is not None:
        fallback = written_by.fallback
        error = errors.MODEL_KINDS.get(fallback.kind, errors.ModelError)(fallback.model, fallback.detail)
        instead = tr("The summary is quoted from the document instead.")
        return f"{explain_model(error, tr)} {instead}"
    given = written_by.given
    if given is None:
        return tr("Written by {model}.").format(model=written_by.model)
    words = (
        tr("Written by {model}, which was given all {total} sentences of the document.")
        if given.sentences >= total
        else tr("Written by {model}, which was given {count} of the {total} sentences of the document.")
    )
    return words.format(model=written_by.model, count=given.sentences, total=total)


def describe_doubt(missing: Sequence[Discrepancy], tr: Translate = str) -> str:
    """Say what nothing in the document bears out of a written sentence."""
    if not missing or any(one.kind is DiscrepancyKind.MEANING for one in missing):
        return tr("nothing in the document says this")
    if all(one.elsewhere for one in missing):
        return tr("stands elsewhere in the document: {listed}").format(listed=_quoted(missing))
    left_out = [one for one in missing if one.kind is DiscrepancyKind.NEGATION and one.span is None]
    wrong = [one for one in missing if not one.elsewhere and one not in left_out]
    words = []
    if wrong:
        words.append(tr("not in the document as it is written here: {listed}").format(listed=_quoted(wrong)))
    if left_out:  # a denial or a condition, in the words of the document
        words.append(tr("left out of what the document says: {listed}").format(listed=_quoted(left_out)))
    return "; ".join(words)


def _quoted(missing: Sequence[Discrepancy]) -> str:
    return ", ".join(dict.fromkeys(f"“{one.text}”" for one in missing))


def describe_skipped(skipped: Sequence[SkippedFile], tr: Translate = str) -> tuple[str, ...]:
    """Say what was left out of folders and archives: a line a reason, with their number and first names."""
    words = {
        SkipReason.UNSUPPORTED: tr("{count} of a kind that Précis does not read: {names}"),
        SkipReason.PROTECTED: tr("{count} locked with a password: {names}"),
        SkipReason.TOO_LARGE: tr("{count} too large to be read safely: {names}"),
        SkipReason.DAMAGED: tr("{count} damaged: {names}"),
        SkipReason.NESTED: tr("{count} an archive too deep in others: {names}"),
        SkipReason.NOT_READABLE: tr("{count} that may not be opened: {names}"),
        SkipReason.LINK: tr("{count} a link to another folder: {names}"),
        SkipReason.EMPTY: tr("{count} empty: {names}"),
        SkipReason.HIDDEN: tr("{count} hidden: {names}"),
    }
    lines = []
    for reason, sentence in words.items():
        names = [file.path.name for file in skipped if file.reason is reason]
        listed = ", ".join(names[:_MOST_SKIPPED_NAMED]) + (", …" if len(names) > _MOST_SKIPPED_NAMED else "")
        if names:
            lines.append(sentence.format(count=len(names), names=listed))
    return tuple(lines)


def describe_places(kind: PlaceKind, names: Sequence[str], tr: Translate = str) -> str:
    """Say where something stands, as in "p. 3, 5", "slide 4" or "00:12:40"; of many places only the first."""
    if kind is PlaceKind.SECTION:
        names = [f"“{name}”" for name in names]
    most = _MOST_NAMED[kind]
    listed = ", ".join(names[:most]) + (", …" if len(names) > most else "")
    words = {
        PlaceKind.PAGE: tr("p. {pages}"),
        PlaceKind.SLIDE: tr("slide {pages}"),
        PlaceKind.SHEET: tr("sheet {pages}"),
    }
    return words.get(kind, "{pages}").format(pages=listed)


def describe_attribution(sentence: SummarySentence, tr: Translate = str) -> str:
    """Say what stands before a quotation: that it is how a story ends, whose claim it is; mostly nothing."""
    words = [tr("Ending")] if sentence.is_ending else []
    return ", ".join([*words, *filter(None, (sentence.attribution,))])
