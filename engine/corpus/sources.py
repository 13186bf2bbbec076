"""Sources of a corpus: folders, archives, lists (@LIST), bibliographies, data files, URIs (fsspec)."""

import gzip
import hashlib
import json
import shutil
import stat
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from engine.core.errors import FileMissing, FileNotReadable, NoTextFound
from engine.core.found_files import SkippedFile
from engine.core.progress import Progress, Report, Stage, silent
from engine.corpus.errors import ExtraMissing, SourceMissing
from engine.corpus.records import CorpusDocument
from engine.system.archive_paths import archive_holding

if TYPE_CHECKING:
    from engine.readers.worker.process import ReaderProcess

DATA_SUFFIXES = (".jsonl", ".jsonl.gz")
LIST_MARK = "@"
UNREADABLE = "unreadable"
"""Begins what stands for the content of a file that cannot be opened: its analysis says why."""


@dataclass(slots=True)
class Gathering:
    """Finds the documents of sources, and hashes what it has not met unchanged before."""

    texts: Path
    """Where data files are unpacked to."""
    readers: "ReaderProcess"
    before: Mapping[str, CorpusDocument]
    """By URI, what was found the last time."""
    report: Report = silent
    documents: dict[str, CorpusDocument] = field(default_factory=dict)
    skipped: list[SkippedFile] = field(default_factory=list)

    def gather(self, sources: Sequence[str]) -> tuple[CorpusDocument, ...]:
        """Return the documents, each URI once. Raises SourceMissing."""
        for source in sources:
            for document in self._documents_of(source):
                self.documents.setdefault(document.uri, document)
                self.report(Progress(Stage.READ, len(self.documents)))
        return tuple(self.documents.values())

    def _documents_of(self, source: str) -> Iterator[CorpusDocument]:
        if source.startswith(LIST_MARK):
            for line in _lines_of(Path(source[1:])):
                yield from self._documents_of(line)
        elif "://" in source:
            yield from self._remote(source)
        elif not Path(source).is_file():
            yield from self._files(Path(source))
        elif source.endswith(DATA_SUFFIXES):
            yield from self._lines(Path(source))
        else:
            for path in _files_of(Path(source)):
                yield from self._files(path)

    def _files(self, path: Path) -> Iterator[CorpusDocument]:
        from engine.loading.discovery import find_files

        if not path.exists() and archive_holding(path) is None:
            raise SourceMissing(str(path))
        found = find_files((path.absolute(),), self.readers, self.report)
        self.skipped += found.skipped
        for document in found.documents:
            yield self._file(document)

    def _file(self, path: Path) -> CorpusDocument:
        """A file; one in an archive is known by the archive's content and its own name."""
        holder = archive_holding(path) or path
        uri = str(path)
        try:
            facts = holder.stat()
            if not stat.S_ISREG(facts.st_mode):
                raise OSError(uri)
            known = self.before.get(uri)
            if known and (known.bytes, known.modified) == (facts.st_size, facts.st_mtime_ns):
                return known
            with holder.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return CorpusDocument(uri, _hash(f"{UNREADABLE} {uri}".encode()), 0)
        if holder != path:
            sha256 = _hash(f"{sha256} {path.relative_to(holder).as_posix()}".encode())
        return CorpusDocument(uri, sha256, facts.st_size, facts.st_mtime_ns)

    def _lines(self, path: Path) -> Iterator[CorpusDocument]:
        """Each line of a data file; a packed one is unpacked first, for a gzip file has no middle."""
        data = path.absolute()
        if path.suffix == ".gz":
            data = _unpacked(path, self.texts)
        names: set[str] = set()
        with data.open("rb") as file:
            offset = 0
            for number, line in enumerate(file, 1):
                if line.strip():
                    name = _line_name(line, number)
                    name = f"{name} (line {number})" if name in names else name
                    names.add(name)
                    uri = f"{path.absolute()}#{name}"
                    yield CorpusDocument(uri, _hash(line), len(line), data=str(data), offset=offset)
                offset += len(line)

    def _remote(self, source: str) -> Iterator[CorpusDocument]:
        system, place = _fsspec().core.url_to_fs(source)
        try:
            found = sorted(system.find(place))
        except OSError as error:
            raise SourceMissing(source) from error
        if not found:
            raise SourceMissing(source)
        for path in found:
            uri = system.unstrip_protocol(path)
            with system.open(path, "rb") as file:
                digest = hashlib.sha256()
                size = 0
                while block := file.read(1 << 20):
                    digest.update(block)
                    size += len(block)
            yield CorpusDocument(uri, digest.hexdigest(), size)


@contextmanager
def local_file(document: CorpusDocument) -> Iterator[Path]:
    """Lead to a document's file: of a remote one to a copy that is removed afterwards. Raises FileMissing."""
    if "://" not in document.uri:
        yield Path(document.uri)
        return
    with tempfile.TemporaryDirectory(prefix="precis-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder, document.uri.rpartition("/")[2][-80:] or "document")
        try:
            with _fsspec().open(document.uri, "rb") as file, copy.open("wb") as target:
                shutil.copyfileobj(file, target)
        except OSError as error:
            raise FileMissing(Path(document.uri), type(error).__name__) from error
        yield copy


def text_of_line(document: CorpusDocument) -> tuple[str, str]:
    """Return title and text of a document that is a line of a data file. Raises DocumentError."""
    path = Path(document.uri)
    try:
        with Path(document.data).open("rb") as file:
            file.seek(document.offset)
            found = json.loads(file.readline())
    except (OSError, ValueError) as error:
        raise FileNotReadable(path, type(error).__name__) from error
    text = found.get("document", found.get("text")) if isinstance(found, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise NoTextFound(path, "empty")
    return str(found.get("title", "")), text


def _line_name(line: bytes, number: int) -> str:
    try:
        found = json.loads(line)
    except ValueError:
        return str(number)
    return str(found.get("id", number)) if isinstance(found, dict) else str(number)


def _unpacked(path: Path, folder: Path) -> Path:
    """Unpack a data file into the store, once for each content."""
    try:
        with path.open("rb") as file:
            target = folder / f"{hashlib.file_digest(file, 'sha256').hexdigest()[:16]}.jsonl"
        if not target.exists():
            from engine.system.atomic_files import replace_file

            def unpack(out: BinaryIO) -> None:
                with gzip.open(path) as packed:
                    shutil.copyfileobj(packed, out)

            replace_file(target, unpack)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SourceMissing(f"{path} ({error})") from error
    return target.absolute()


def _files_of(path: Path) -> Sequence[Path]:
    """Return the files that a bibliography names; any other file itself."""
    from engine.extraction.bibliography import BIBLIOGRAPHIES, attached_files  # not for a folder: it is large

    return attached_files(path) if path.suffix.lower() in BIBLIOGRAPHIES else (path,)


def _lines_of(path: Path) -> list[str]:
    try:
        return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise SourceMissing(str(path)) from error


def _fsspec() -> Any:
    try:
        import fsspec
    except ImportError as error:
        raise ExtraMissing("fsspec") from error
    return fsspec


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
