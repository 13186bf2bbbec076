"""Finds what a document says: its key sentences, keywords and topics. Knows no window.

The names in `__all__` are the public API, promised by semantic versioning; whatever else stands in the
modules below may change with any version. docs/api.md has an example of each.

    import engine

    analysis = engine.analyze_file("report.pdf")
    for sentence in analysis.summary.sentences:
        print(sentence.text, analysis.document.page_of(sentence.sources[0]))

The names are loaded when they are first used (PEP 562): `import engine` alone costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"
TRAINING_ARGUMENT = "--training-process"
"""What a frozen program is started with to be the training process: there is no python to start then."""
CONVERSION_ARGUMENT = "--conversion-process"
"""The same for the process that converts a model."""
DOWNLOAD_ARGUMENT = "--download-process"
"""The same for the process that fetches a model."""

if TYPE_CHECKING:
    from engine.api import (
        analyze_file,
        analyze_text,
        check,
        find_documents,
        keywords,
        read_file,
        summarize,
        topics,
    )
    from engine.core.document import Block, BlockKind, Document, LeftOutText, Problem, ProblemKind, Span
    from engine.core.errors import (
        Damaged,
        DocumentError,
        FileMissing,
        FileNotReadable,
        ModelDamaged,
        ModelError,
        ModelMissing,
        ModelOfAnotherKind,
        ModelTooNew,
        NoModel,
        NotEnoughMemory,
        NoTextFound,
        NoTranslator,
        NoWriter,
        PasswordNeeded,
        ReaderCrashed,
        ReaderOutOfMemory,
        ReaderTimedOut,
        RecognitionMissing,
        TooLarge,
        TooManySentences,
        UnsupportedFormat,
        WrongPassword,
    )
    from engine.core.found_files import FoundFiles, SkippedFile, SkipReason
    from engine.core.options import (
        ComputeOptions,
        Length,
        LengthUnit,
        Options,
        ReaderLimits,
        SummarySize,
        SummaryStyle,
        UnsupportedHandling,
    )
    from engine.core.progress import Cancelled, Progress, Report, Stage
    from engine.core.results import (
        Analysis,
        CheckedSentence,
        Discrepancy,
        DiscrepancyKind,
        Keyword,
        SentenceKind,
        Summary,
        SummarySentence,
        Topic,
    )

__all__ = [
    "Analysis",
    "Block",
    "BlockKind",
    "Cancelled",
    "CheckedSentence",
    "ComputeOptions",
    "Damaged",
    "Discrepancy",
    "DiscrepancyKind",
    "Document",
    "DocumentError",
    "FileMissing",
    "FileNotReadable",
    "FoundFiles",
    "Keyword",
    "LeftOutText",
    "Length",
    "LengthUnit",
    "ModelDamaged",
    "ModelError",
    "ModelMissing",
    "ModelOfAnotherKind",
    "ModelTooNew",
    "NoModel",
    "NoTextFound",
    "NoTranslator",
    "NoWriter",
    "NotEnoughMemory",
    "Options",
    "PasswordNeeded",
    "Problem",
    "ProblemKind",
    "Progress",
    "ReaderCrashed",
    "ReaderLimits",
    "ReaderOutOfMemory",
    "ReaderTimedOut",
    "RecognitionMissing",
    "Report",
    "SentenceKind",
    "SkipReason",
    "SkippedFile",
    "Span",
    "Stage",
    "Summary",
    "SummarySentence",
    "SummarySize",
    "SummaryStyle",
    "TooLarge",
    "TooManySentences",
    "Topic",
    "UnsupportedFormat",
    "UnsupportedHandling",
    "WrongPassword",
    "analyze_file",
    "analyze_text",
    "check",
    "find_documents",
    "keywords",
    "read_file",
    "summarize",
    "topics",
]
_HOMES = (
    "engine.core.errors",
    "engine.core.options",
    "engine.core.found_files",
    "engine.core.progress",
    "engine.core.document",
    "engine.core.results",
    "engine.api",
)
"""The modules that the public names are looked for in."""


def __getattr__(name: str) -> object:
    if name in __all__:
        for home in map(import_module, _HOMES):
            if name in vars(home):
                globals()[name] = vars(home)[name]
                return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
