"""Generations of a corpus: what its documents were analysed with. Another model makes another generation."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import lru_cache

from engine.core.options import GRAPH, PERFORMER, ComputeOptions, Length, LengthUnit, Options
from engine.models.formats.manifest import PERFORMER as PERFORMER_KIND
from engine.models.formats.manifest import load_manifest
from engine.models.store.shelf import find_named, model_folders, shelves


@dataclass(frozen=True, slots=True)
class CorpusOptions:
    """How each document of a corpus is analysed."""

    model: str = PERFORMER
    sentences: int = 5
    """Key sentences that are kept of each document."""
    keywords: int = 12
    cpu_seconds: float = 300.0
    """After which the analysis of a document is stopped; by the clock, ten times as many."""

    def __post_init__(self) -> None:
        if not self.cpu_seconds > 0:
            raise ValueError(f"cpu_seconds must be above 0, got {self.cpu_seconds}")
        self.analysis  # noqa: B018 - it checks the rest

    @property
    def analysis(self) -> Options:
        """Options of one analysis: on one thread, for there is a worker for each processor."""
        return Options(
            length=Length(LengthUnit.SENTENCES, self.sentences),
            model=self.model,
            keywords=self.keywords,
            compute=ComputeOptions(threads=1),
        )


@dataclass(frozen=True, slots=True)
class Generation:
    options: CorpusOptions
    models: tuple[str, ...] = ()
    """Name and version of each model that may rank its documents."""

    @property
    def name(self) -> str:
        """What its folder is called: the beginning of the SHA-256 of what changes a result."""
        return _name_of(self)

    def document_id(self, sha256: str) -> str:
        """The ID of a document: the SHA-256 of its content's hash and the generation, half of it."""
        return hashlib.sha256(f"{sha256} {self.name}".encode()).hexdigest()[:32]


@lru_cache(16)  # asked for once for each of a million documents
def _name_of(generation: Generation) -> str:
    facts = asdict(generation.options) | {"models": generation.models}
    del facts["cpu_seconds"]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:12]


def generation_of(options: CorpusOptions) -> Generation:
    """Look the models up once. Raises ModelError for one that was asked for by name and is not there."""
    if options.model == GRAPH:
        return Generation(options)
    if options.model == PERFORMER:
        manifests = [load_manifest(folder) for folder in model_folders(shelves())]
        manifests = [manifest for manifest in manifests if manifest.kind == PERFORMER_KIND]
    else:
        manifests = [load_manifest(find_named(options.model))]
    return Generation(options, tuple(sorted(f"{each.name} {each.version}" for each in manifests)))
