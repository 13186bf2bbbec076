"""What can go wrong with a document or a model: kinds and facts. The words for them are in wording.py."""

from pathlib import Path
from typing import ClassVar


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


class PasswordNeeded(DocumentError):
    kind = "password-needed"


class WrongPassword(DocumentError):
    kind = "wrong-password"


class Damaged(DocumentError):
    kind = "damaged"


class NoTextFound(DocumentError):
    """The document was read and holds no text: empty, or a scan. detail is "empty" or "scanned"."""

    kind = "no-text"


class TooLarge(DocumentError):
    """A limit was passed before anything could be read: sizes, entries, depth. detail says which."""

    kind = "too-large"


class ReaderTimedOut(DocumentError):
    kind = "timed-out"


class ReaderOutOfMemory(DocumentError):
    kind = "out-of-memory"


class ReaderCrashed(DocumentError):
    kind = "reader-crashed"


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


MODEL_KINDS: dict[str, type[ModelError]] = {
    error.kind: error
    for error in (ModelError, NoModel, ModelMissing, ModelDamaged, ModelOfAnotherKind, ModelTooNew)
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
        TooLarge,
        ReaderTimedOut,
        ReaderOutOfMemory,
        ReaderCrashed,
    )
}
"""By kind: errors cross from the reader process by name."""
