"""What can go wrong with a document or a model: kinds and facts, worded by engine.messages."""

from pathlib import Path
from typing import ClassVar

from engine.core.formats import format_named


class DocumentError(Exception):
    """A document that could not be read or analysed. The other documents are not concerned."""

    kind: ClassVar[str] = "failed"

    def __init__(self, path: Path, detail: str = "") -> None:
        """detail is a fact for the log and the curious, not a sentence for the screen."""
        super().__init__(path, detail)
        self.path = path
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.kind}: {self.path}" + (f" ({self.detail})" if self.detail else "")


class FileMissing(DocumentError):
    kind = "missing"


class FileNotReadable(DocumentError):
    """The system refuses to hand the file over: rights, a directory, a device, a drive gone."""

    kind = "not-readable"


class UnsupportedFormat(DocumentError):
    """detail names the format, where it was recognised."""

    kind = "unsupported"

    @property
    def is_picture(self) -> bool:
        """Whether text recognition reads what no reader does."""
        return format_named(self.detail).is_picture


class PasswordNeeded(DocumentError):
    kind = "password-needed"


class WrongPassword(DocumentError):
    kind = "wrong-password"


class Damaged(DocumentError):
    kind = "damaged"


class NoTextFound(DocumentError):
    """The document was read and holds no text: empty, or a scan. detail is "empty" or "scanned"."""

    kind = "no-text"

    @property
    def is_scan(self) -> bool:
        return self.detail == "scanned"


class RecognitionMissing(DocumentError):
    """Text was to be recognised, and what does that is not installed."""

    kind = "recognition-missing"


class TooLarge(DocumentError):
    """A limit was passed before anything could be read: sizes, entries, depth. detail says which."""

    kind = "too-large"


class ReaderTimedOut(DocumentError):
    kind = "timed-out"


class ReaderOutOfMemory(DocumentError):
    kind = "out-of-memory"


class ReaderCrashed(DocumentError):
    kind = "reader-crashed"


def recognition_helps(error: Exception) -> bool:
    """Whether a document has no text because its pages, or the file itself, are pictures."""
    match error:
        case NoTextFound(is_scan=True) | UnsupportedFormat(is_picture=True):
            return True
    return False


class ModelError(Exception):
    """A trained model that cannot be used. A document can be ranked without one."""

    kind: ClassVar[str] = "model-failed"

    def __init__(self, name: str, detail: str = "") -> None:
        """name is the model's; detail is a fact for the log and the curious."""
        super().__init__(name, detail)
        self.name = name
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}" + (f" ({self.detail})" if self.detail else "")


class NoModel(ModelError):
    """The model does not know the document's language; without a name: no model does."""

    kind = "no-model"


class NoWriter(ModelError):
    """The language model does not know the document's language; without a name: none on the shelf does."""

    kind = "no-writer"


class NoTranslator(ModelError):
    """The language model does not know both languages; without a name: none on the shelf does."""

    kind = "no-translator"


class ModelMissing(ModelError):
    kind = "model-missing"


class ModelDamaged(ModelError):
    """Something in the model's folder is not what its manifest says, or no model at all."""

    kind = "model-damaged"


class ModelOfAnotherKind(ModelError):
    """A model that ranks where one that writes is wanted, or the other way round. detail is its kind."""

    kind = "model-of-another-kind"


class ModelTooNew(ModelError):
    """The model was made for another version of the program, most likely a later one."""

    kind = "model-too-new"


class NotEnoughMemory(ModelError):
    """detail is about how many GB of memory it needs."""

    kind = "not-enough-memory"


class TooManySentences(ModelError):
    """A document of more sentences than the model reads. detail is how many it has."""

    kind = "too-many-sentences"


class NotInstalled(ModelError):
    """A model that was not put on the shelf, or not taken from it. The shelf is as it was."""

    kind = "not-installed"


class NothingToAdd(NotInstalled):
    """It is neither a model of the catalogue, nor one on the hub, nor a file or folder that is there."""

    kind = "nothing-to-add"


class HubNotReached(NotInstalled):
    """There is no way to the hub, or it broke off. What was fetched is kept, and gone on with."""

    kind = "hub-not-reached"


class WorksOffline(NotInstalled):
    """Every connection is refused, because the user wants it so."""

    kind = "works-offline"


class HubSilent(NotInstalled):
    """The hub stopped answering."""

    kind = "hub-silent"


class HubFailed(NotInstalled):
    """The hub says that something is wrong with itself, or that it is asked too often."""

    kind = "hub-failed"


class HubRefuses(NotInstalled):
    """The hub wants to know who asks."""

    kind = "hub-refuses"


class NotOnHub(NotInstalled):
    """The hub knows no such model, or no such revision of it."""

    kind = "not-on-hub"


class NotTheHub(NotInstalled):
    """What answers is not the hub: the login page of a network, most likely."""

    kind = "not-the-hub"


class FileFalsified(NotInstalled):
    """A file is not the one that was promised: its size or its hash is another."""

    kind = "file-falsified"


class PicklesRefused(NotInstalled):
    """The weights come only as files that can run a program when they are read."""

    kind = "pickles-refused"


class CodeRefused(NotInstalled):
    """The model wants to run a program of its own."""

    kind = "code-refused"


class ModelUnsafe(NotInstalled):
    """A file points out of its folder, or to code, or says of itself what cannot be. detail says which."""

    kind = "model-unsafe"


class ModelUnsupported(NotInstalled):
    """It is whole, as far as can be seen, but nothing that the program can run."""

    kind = "model-unsupported"


class ModelTooLarge(NotInstalled):
    """detail says which limit was passed."""

    kind = "model-too-large"


class DiskFull(NotInstalled):
    """detail says how much room is needed."""

    kind = "disk-full"


class WorkshopMissing(NotInstalled):
    """What converts models is not installed. detail names the packages."""

    kind = "workshop-missing"


class ConversionFailed(NotInstalled):
    kind = "conversion-failed"


class ShelfInUse(NotInstalled):
    """Another process is putting a model on the shelf."""

    kind = "shelf-in-use"


class ShelfNotWritable(NotInstalled):
    kind = "shelf-not-writable"


class NameTaken(NotInstalled):
    """A model that comes with the program has the name, or the program gives it another meaning."""

    kind = "name-taken"


class NotYours(NotInstalled):
    """A model that comes with the program cannot be taken away."""

    kind = "not-yours"


MODEL_KINDS: dict[str, type[ModelError]] = {
    error.kind: error
    for error in (
        ModelError,
        NoModel,
        NoWriter,
        NoTranslator,
        ModelMissing,
        ModelDamaged,
        ModelOfAnotherKind,
        ModelTooNew,
        NotEnoughMemory,
        TooManySentences,
    )
}
KINDS: dict[str, type[DocumentError]] = {
    error.kind: error
    for error in (
        FileMissing,
        FileNotReadable,
        UnsupportedFormat,
        PasswordNeeded,
        WrongPassword,
        Damaged,
        NoTextFound,
        RecognitionMissing,
        TooLarge,
        ReaderTimedOut,
        ReaderOutOfMemory,
        ReaderCrashed,
    )
}
"""By kind: errors cross from the reader process by name."""
INSTALL_KINDS: dict[str, type[NotInstalled]] = {
    error.kind: error
    for error in (
        NotInstalled,
        NothingToAdd,
        HubNotReached,
        WorksOffline,
        HubSilent,
        HubFailed,
        HubRefuses,
        NotOnHub,
        NotTheHub,
        FileFalsified,
        PicklesRefused,
        CodeRefused,
        ModelUnsafe,
        ModelUnsupported,
        ModelTooLarge,
        DiskFull,
        WorkshopMissing,
        ConversionFailed,
        ShelfInUse,
        ShelfNotWritable,
        NameTaken,
        NotYours,
    )
}
"""By kind: those of a download and of a conversion cross from their processes by name."""
