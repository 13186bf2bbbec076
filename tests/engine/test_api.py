"""The public API: its names and signatures are promised, so that each change of them is a decision."""

import doctest
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import engine
from engine.core.errors import KINDS, MODEL_KINDS

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "api.md"
ERRORS = {
    "Cancelled", "Damaged", "DocumentError", "FileMissing", "FileNotReadable", "ModelDamaged", "ModelError",
    "ModelMissing", "ModelOfAnotherKind", "ModelTooNew", "NoModel", "NoTextFound", "NoTranslator", "NoWriter",
    "NotEnoughMemory", "PasswordNeeded", "ReaderCrashed", "ReaderOutOfMemory", "ReaderTimedOut",
    "RecognitionMissing", "TooLarge", "TooManySentences", "UnsupportedFormat", "WrongPassword",
}  # fmt: skip
TYPES = {
    "Analysis", "Block", "BlockKind", "CheckedSentence", "Discrepancy", "DiscrepancyKind", "Document",
    "ComputeOptions", "FoundFiles", "Keyword", "LeftOutText", "Length", "LengthUnit", "Options", "Problem",
    "ProblemKind", "Progress", "ReaderLimits", "Report",
    "SentenceKind", "SkipReason", "SkippedFile", "Span", "Stage", "Summary", "SummarySentence", "SummarySize",
    "SummaryStyle", "Topic", "UnsupportedHandling",
}  # fmt: skip
READING = (
    "*, password: str = '', encoding: str = '', recognize: bool = False, "
    "quoted_kinds: Collection[BlockKind], report: Report"
)
FUNCTIONS = {
    "analyze_file": f"(path: FilePath, options: Options, {READING}) -> Analysis",
    "analyze_text": "(text: str, options: Options, *, title: str = '', report: Report) -> Analysis",
    "find_documents": "(paths: Collection[FilePath], *, report: Report) -> FoundFiles",
    "read_file": f"(path: FilePath, {READING}) -> Document",
    "summarize": "(source: Document | Analysis, options: Options, *, report: Report) -> Summary",
    "keywords": "(document: Document, options: Options, *, report: Report) -> tuple[Keyword, ...]",
    "topics": "(document: Document, options: Options, *, report: Report) -> tuple[Topic, ...]",
    "check": "(text: str, document: Document, options: Options, *, report: Report)"
    " -> tuple[CheckedSentence, ...]",
}
OPTIONS = {
    "length", "style", "model", "keywords", "hide_ending", "brief", "kind", "user_words", "writer", "size",
    "unsupported", "device",
    "compute", "output_language",
}  # fmt: skip


def signature_of(function):
    """Return a function's signature with the names of its types, without the defaults that are objects."""
    written = str(inspect.signature(function))
    for one in inspect.signature(function).parameters.values():
        if not isinstance(one.default, str | type | bool):
            written = written.replace(f" = {one.default!r}", "")
    written = re.sub(r"(?:[a-z_]+\.)+(?=[A-Z])", "", written)
    written = re.sub(r"Callable\[\[Progress\], None\]", "Report", written)
    return re.sub(r"str \| PathLike\[str\]", "FilePath", written)


def test_the_names_are_these_and_no_others():
    assert set(engine.__all__) == ERRORS | TYPES | set(FUNCTIONS)
    assert list(engine.__all__) == sorted(engine.__all__)


def test_every_name_is_there_and_listed():
    for name in engine.__all__:
        assert getattr(engine, name).__name__ == name or name == "Report"
    assert set(engine.__all__) <= set(dir(engine))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_is_called_as_it_was_promised(name):
    assert signature_of(getattr(engine, name)) == FUNCTIONS[name]


def test_options_are_these():
    assert set(inspect.signature(engine.Options).parameters) == OPTIONS
    assert all(one.default is not inspect.Parameter.empty for one in signature_parameters(engine.Options))


def signature_parameters(function):
    return inspect.signature(function).parameters.values()


def test_every_kind_of_error_that_a_document_or_an_analysis_can_have_is_public():
    kinds = {error.__name__ for error in (*KINDS.values(), *MODEL_KINDS.values())}

    assert kinds | {"DocumentError", "Cancelled"} == ERRORS


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="'engine' has no attribute 'summarise'"):
        engine.summarise  # noqa: B018
    with pytest.raises(ImportError):
        from engine import summarise  # noqa: F401


def test_every_public_name_is_explained_in_the_guide():
    guide = GUIDE.read_text("utf-8")

    assert [name for name in engine.__all__ if not re.search(rf"\b{name}\b", guide)] == []


def test_importing_the_package_and_its_types_loads_nothing_that_computes():
    code = (
        "import sys, engine; bare = set(sys.modules)\n"
        "engine.Options(); engine.analyze_file; engine.DocumentError\n"
        "print(sorted(name for name in bare if name.startswith('engine.')))\n"
        "print([name for name in ('numpy', 'onnxruntime', 'torch', 'PySide6') if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )

    assert result.stdout.splitlines() == ["[]", "[]"]


def test_the_package_says_that_it_is_typed():
    assert (ROOT / "engine" / "py.typed").is_file()


def test_every_example_of_the_guide_gives_what_it_says(monkeypatch):
    monkeypatch.chdir(ROOT)
    told = []
    blocks = re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, GUIDE.name, str(GUIDE), 0)

    failures, tried = doctest.DocTestRunner(verbose=False).run(test, out=told.append)

    assert failures == 0, "".join(told)
    assert tried > 25


def test_a_file_of_that_name_may_be_a_string_or_a_path(write):
    path = write("tide.txt", "The tide rose over the wall in the night. Nobody saw it before the morning.")

    assert engine.read_file(str(path)) == engine.read_file(path)
    assert engine.analyze_file(path).document.path == path
