"""The store of a corpus: a folder with a manifest of its documents, parts with their records, a quarantine.

corpus.json            generations, sources; which generation is read
manifest/N.parquet     the documents as they were found last; the highest number counts
parts/GENERATION/      records in Parquet; a part is the checkpoint
tombstones/N.json      IDs of documents that are no longer in the corpus; the highest number counts
quarantine/ID.json     documents whose analysis ended its process
derived/               search index, topics, near-duplicates: made anew from the parts where missing
"""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from engine.corpus.errors import StoreDamaged, StoreExists, StoreInUse, StoreMissing, StoreTooNew
from engine.corpus.generation import CorpusOptions, Generation
from engine.corpus.parts import (
    read_columns,
    read_records,
    read_sources,
    read_table,
    write_bytes,
    write_rows,
)
from engine.corpus.records import CorpusDocument, DocumentRecord
from engine.system.file_lock import LockHeld, locked

FORMAT = 1
DESCRIPTION = "corpus.json"
FOLDERS = ("manifest", "parts", "tombstones", "quarantine", "derived", "texts")


@dataclass(frozen=True, slots=True)
class CorpusDescription:
    """What corpus.json says."""

    sources: tuple[str, ...]
    generation: Generation
    """That is read."""
    next: Generation | None = None
    """That is being made; it is read when it is whole."""

    @property
    def target(self) -> Generation:
        return self.next or self.generation


@dataclass(frozen=True, slots=True)
class QuarantinedDocument:
    """A document whose analysis ended the process that did it, each time it was tried."""

    id: str
    uri: str
    tries: int


class CorpusStore:
    """A corpus in a folder. Reading needs no lock: whatever is there is whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def create(self, description: CorpusDescription) -> None:
        """Begin a corpus in a new or empty folder. Raises StoreExists."""
        if self.folder.exists() and (not self.folder.is_dir() or any(self.folder.iterdir())):
            raise StoreExists(str(self.folder))
        self.folder.mkdir(0o700, parents=True, exist_ok=True)
        for name in FOLDERS:
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self.describe(description)

    def describe(self, description: CorpusDescription) -> None:
        content = {"format": FORMAT} | asdict(description)
        write_bytes(self.folder / DESCRIPTION, json.dumps(content, ensure_ascii=False, indent=1).encode())

    def description(self) -> CorpusDescription:
        """Raises StoreMissing, StoreTooNew, StoreDamaged."""
        try:
            found = json.loads((self.folder / DESCRIPTION).read_text("utf-8"))
        except OSError as error:
            raise StoreMissing(str(self.folder)) from error
        except ValueError as error:
            raise StoreDamaged(str(self.folder / DESCRIPTION)) from error
        if found["format"] > FORMAT:
            raise StoreTooNew(str(self.folder))
        later = _generation(found["next"]) if found["next"] else None
        return CorpusDescription(tuple(found["sources"]), _generation(found["generation"]), later)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other processes from writing. Raises StoreMissing, StoreInUse."""
        self.description()
        try:
            with locked(self.folder / "lock"):
                yield
        except LockHeld as error:
            raise StoreInUse(str(self.folder)) from error

    def is_held(self) -> bool:
        try:
            with locked(self.folder / "lock"):
                return False
        except LockHeld:
            return True

    def write_manifest(self, documents: Sequence[CorpusDocument]) -> None:
        """Put another manifest into the place of the last one."""
        before = self._numbered("manifest", "parquet")
        number = int(before[-1].stem) + 1 if before else 1
        write_rows(self.folder / "manifest" / f"{number:06}.parquet", documents, CorpusDocument)
        for path in before:
            path.unlink()

    def manifest(self) -> tuple[CorpusDocument, ...]:
        """The documents as they were found last; none before the first gathering was over."""
        manifests = self._numbered("manifest", "parquet")
        return tuple(read_sources(manifests[-1])) if manifests else ()

    def _contents(self) -> Iterator[tuple[str, str]]:
        """Yield hash and URI of each document of the manifest."""
        for manifest in self._numbered("manifest", "parquet")[-1:]:
            table = read_table(manifest, ("sha256", "uri"))
            yield from zip(*(table.column(name).to_pylist() for name in ("sha256", "uri")), strict=True)

    def parts(self, generation: Generation) -> list[Path]:
        """The files of the parts, in order of name."""
        return sorted((self.folder / "parts" / generation.name).glob("*.parquet"))

    def part_path(self, generation: Generation, name: str) -> Path:
        folder = self.folder / "parts" / generation.name
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{name}.parquet"

    def outcomes(self, generation: Generation) -> dict[str, str]:
        """Return the outcome of each document that has a record, by ID. Raises StoreDamaged."""
        return {
            row["id"]: row["outcome"]
            for part in self.parts(generation)
            for row in read_columns(part, ("id", "outcome"))
        }

    def records(self, parts: Sequence[Path] | None = None) -> Iterator[DocumentRecord]:
        """Yield the records of the documents that are in the corpus, one for each ID. Raises StoreDamaged.

        parts are those to look at, all of the generation that is read if not given.
        """
        described = self.description()
        uris = self.live_uris(described.generation)
        for part in self.parts(described.generation) if parts is None else parts:
            for record in read_records(part):
                if uri := uris.pop(record.id, ""):
                    yield record if record.uri == uri else replace(record, uri=uri)

    def state(self) -> tuple[str, ...]:
        """What changes whenever documents or records do: the names of the files that say so."""
        generation = self.description().generation
        described = [*self._numbered("manifest", "parquet"), *self._numbered("tombstones", "json")]
        return (generation.name, *(path.name for path in [*described, *self.parts(generation)]))

    def live_uris(self, generation: Generation) -> dict[str, str]:
        """Return where each document of the corpus lies, by its ID: of identical ones the first."""
        dead = self.tombstones()
        found: dict[str, str] = {}
        for sha256, uri in self._contents():
            found.setdefault(generation.document_id(sha256), uri)
        return {key: uri for key, uri in found.items() if key not in dead} if dead else found

    def bury_only(self, identifiers: Collection[str]) -> None:
        """Say that these, and no others, are no longer in the corpus, though they may have records."""
        if identifiers == self.tombstones():
            return
        before = self._numbered("tombstones", "json")
        number = int(before[-1].stem) + 1 if before else 1
        write_bytes(
            self.folder / "tombstones" / f"{number:06}.json", json.dumps(sorted(identifiers)).encode()
        )
        for path in before:
            path.unlink()

    def tombstones(self) -> frozenset[str]:
        found = self._numbered("tombstones", "json")
        return frozenset(json.loads(found[-1].read_text("utf-8"))) if found else frozenset()

    def quarantine(self, document: QuarantinedDocument) -> None:
        path = self.folder / "quarantine" / f"{document.id}.json"
        write_bytes(path, json.dumps(asdict(document), ensure_ascii=False).encode())

    def quarantined(self, generation: Generation) -> tuple[QuarantinedDocument, ...]:
        """The documents of a generation that are in quarantine, in order of ID."""
        found = [
            QuarantinedDocument(**json.loads(path.read_text("utf-8")))
            for path in sorted((self.folder / "quarantine").glob("*.json"))
        ]
        known = {generation.document_id(sha256) for sha256, _ in self._contents()} if found else set()
        return tuple(document for document in found if document.id in known)

    def derived(self, name: str) -> Path:
        """Return the folder of something that is made from the parts."""
        folder = self.folder / "derived" / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def clear_leftovers(self) -> None:
        """Remove what a process that was killed had begun to write."""
        for name in ("manifest", "parts", "tombstones", "quarantine"):
            for path in (self.folder / name).rglob("*.new"):
                path.unlink(missing_ok=True)

    def _numbered(self, folder: str, suffix: str) -> list[Path]:
        return sorted((self.folder / folder).glob(f"*.{suffix}"))


def _generation(found: dict[str, Any]) -> Generation:
    return Generation(CorpusOptions(**found["options"]), tuple(found["models"]))
