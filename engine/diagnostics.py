"""What a report of a fault needs to know of this installation, without a word or a name of any document."""

import os
import platform
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from engine import __version__
from engine.core.errors import ModelError
from engine.models.formats.manifest import LanguageModelManifest, Manifest, load_manifest
from engine.models.store.shelf import model_folders
from engine.system.file_names import sqlite_uri
from engine.system.memory import total_memory
from engine.system.paths import portable_folder, resource, user_config, user_data

LIBRARIES = (
    *(
        "PySide6_Essentials",
        "onnxruntime",
        "tokenizers",
        "numpy",
        "pypdf",
        "pypdfium2",
        "lxml",
        "cryptography",
    ),
    *("markdown-it-py", "charset-normalizer", "py3langid", "rjieba", "snowballstemmer", "PyStemmer"),
    *("platformdirs", "huggingface_hub", "torch", "transformers", "optimum", "onnx", "safetensors", "gguf"),
)
PROGRAMS_STATES = ("waiting", "running", "done", "failed", "stopped")


def diagnosis() -> str:
    """Return lines of facts. Loads no library, changes nothing."""
    parts = (
        (f"Précis {__version__}", _installation()),
        ("System", _system()),
        ("Libraries", _libraries()),
        ("Models", _models()),
        ("Kept", _kept()),
    )
    return "\n".join("\n".join([heading, *(f"  {line}" for line in lines)]) for heading, lines in parts)


def flavour() -> str:
    """Say whether this installation can train and convert models."""
    return "full" if find_spec("torch") else "reader"


def _installation() -> Iterator[str]:
    made = "installed from a package" if getattr(sys, "frozen", False) else "run by Python"
    yield f"{flavour()}, {made}{', portable' if portable_folder() else ''}"


def _system() -> Iterator[str]:
    yield f"{platform.platform()}, {platform.machine()}"
    yield f"Python {platform.python_version()}"
    yield _processors_and_memory(os.cpu_count(), total_memory())
    desktop = [os.environ.get(name, "") for name in ("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP")]
    if any(desktop):
        yield f"desktop: {' '.join(filter(None, desktop))}"
    yield f"encodings: files {sys.getfilesystemencoding()}, output {getattr(sys.stdout, 'encoding', None)}"


def _processors_and_memory(processors: int | None, memory: int | None) -> str:
    said = f"{processors or 'an unknown number of'} processors"
    return said + (f", {memory / 2**30:.1f} GB of memory" if memory else "")


def _libraries() -> Iterator[str]:
    for name in LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue


def _models() -> Iterator[str]:
    yield from (f"{folder.name}: {_of_model(folder)}" for folder in model_folders([resource("models")]))
    # How somebody called a model, or the folder that it came from, may be the name of a document.
    own = model_folders([user_data("models")])
    yield from (f"added {number}: {_of_model(folder)}" for number, folder in enumerate(own, 1))


def _of_model(folder: Path) -> str:
    try:
        manifest = load_manifest(folder)
    except ModelError as error:
        return type(error).__name__
    facts = [manifest.kind, ",".join(manifest.languages), f"{manifest.bytes / 1e6:.1f} MB"]
    if isinstance(manifest, LanguageModelManifest):
        facts += [manifest.architecture, manifest.quantisation]
    missing = _missing_files(manifest)
    return ", ".join([*facts, *([f"{missing} files not as they should be"] if missing else [])])


def _missing_files(manifest: Manifest) -> int:
    def is_whole(name: str, size: int) -> bool:
        try:
            return (manifest.folder / name).stat().st_size == size
        except OSError:
            return False

    return sum(not is_whole(file.name, file.bytes) for file in manifest.files)


def _kept() -> Iterator[str]:
    yield f"data in {_without_home(user_data())}"
    yield f"settings in {_without_home(user_config())}: {_is_there(user_config('settings.json'))}"
    yield f"documents: {_of_library(user_data('library', 'library.sqlite'))}"


def _is_there(path: Path) -> str:
    return "chosen" if path.is_file() else "as they come"


def _without_home(path: Path) -> str:
    """Return a path in which the user's name does not occur."""
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except (ValueError, RuntimeError):
        return "another place than usual"


def _of_library(path: Path) -> str:
    """Count the documents by how far they are, and the failed ones by the kind of their error."""
    if not path.is_file():
        return "none kept"
    asked = "SELECT state, error, count(*) FROM documents GROUP BY state, error"
    try:
        with closing(sqlite3.connect(sqlite_uri(path, "mode=ro"), uri=True, timeout=1)) as database:
            rows = database.execute(asked).fetchall()
    except sqlite3.Error as error:
        return f"not readable ({type(error).__name__}), {_megabytes(path)}"
    counts = [f"{count} {_known(state, error)}" for state, error, count in rows]
    return ", ".join([*counts, _megabytes(path)])


def _known(state: object, error: object) -> str:
    """Return what the library says of a document, where it is one of our words."""
    from engine.core.errors import KINDS

    said = str(state) if state in PROGRAMS_STATES else "unknown"
    return f"{said} ({error})" if error in KINDS and error else said


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB"
