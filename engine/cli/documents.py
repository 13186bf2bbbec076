"""Documents named on the command line: their files, their progress, and what is printed."""

import argparse
import contextlib
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.arguments import WrongCall
from engine.core.progress import Progress, Report, silent
from engine.messages import describe_skipped

if TYPE_CHECKING:
    from engine.readers.worker.process import ReaderProcess

STANDARD_INPUT = "-"


def documents_of(
    arguments: argparse.Namespace, readers: "ReaderProcess", *, as_file: bool = False
) -> Iterator[str]:
    """Yield the names, in place of a folder or an archive those of the documents in it."""
    from engine.exports.json_text import skipped_to_json
    from engine.loading.discovery import find_files

    for name in arguments.files:
        if name == STANDARD_INPUT:
            yield name
            continue
        if attached := attached_to(name):
            yield from attached
            continue
        found = find_files((Path(name),), readers, silent)
        if not found.documents:
            say(f"There are no documents in {name}.")
        for line in describe_skipped(found.skipped):
            say(f"{name}: left out {line}")
        if found.skipped and arguments.json and not as_file:
            put(json.dumps(skipped_to_json(found.skipped, name), ensure_ascii=False))
        yield from map(str, found.documents)


def check_export(path: Path, names: Sequence[str]) -> None:
    """Complain of a file that no export can be, or that is one of the documents, before any is read."""
    from engine.exports.errors import ExportError, explain_export
    from engine.exports.formats import FORMATS, refuse_documents
    from engine.loading.discovery import discover_documents

    if path.suffix.lower() not in FORMATS:
        raise WrongCall(f"{path}: the file's name must end in one of {', '.join(FORMATS)}")
    if not path.exists():
        return
    files = [Path(name) for name in names if name != STANDARD_INPUT]
    try:
        # A file that is named is none to be written over even where it is an archive, or cannot be read.
        refuse_documents(path, (*files, *discover_documents(files, silent)))
    except ExportError as error:
        raise WrongCall(str(explain_export(error))) from error


def attached_to(name: str) -> tuple[str, ...]:
    """Return the documents that a bibliography names, as a Zotero export with its files; else nothing."""
    from engine.extraction.bibliography import BIBLIOGRAPHIES, attached_files

    if Path(name).suffix.lower() not in BIBLIOGRAPHIES:
        return ()
    try:
        return tuple(map(str, attached_files(Path(name))))
    except OSError:
        return ()


@contextlib.contextmanager
def file_of(name: str) -> Iterator[Path]:
    """Lead to the file of that name; standard input is kept in a temporary file while it is read."""
    if name != STANDARD_INPUT:
        yield Path(name)
        return
    with tempfile.TemporaryDirectory(prefix="precis-") as folder:
        path = Path(folder, "standard input")
        path.write_bytes(sys.stdin.buffer.read())
        yield path


@contextlib.contextmanager
def progress_of(name: str) -> Iterator[Report]:
    """Show progress on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield silent
        return

    def report(progress: Progress) -> None:
        total = f" of {progress.total}" if progress.total else ""
        sys.stderr.write(f"\r\x1b[K{name}: {progress.stage.value} {progress.done}{total}")
        sys.stderr.flush()

    try:
        yield report
    finally:
        sys.stderr.write("\r\x1b[K")


def put(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def say(text: str) -> None:
    sys.stderr.write(f"precis: {text}\n")
