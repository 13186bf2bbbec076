"""A corpus of records that nobody analysed: quicker than a cluster, and known to the letter."""

import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from engine.corpus.generation import CorpusOptions, Generation
from engine.corpus.minhash import minhash
from engine.corpus.parts import write_rows
from engine.corpus.records import CorpusDocument, DocumentRecord, RecordedKeyword, RecordedSentence
from engine.corpus.store import CorpusDescription, CorpusStore
from engine.text.search_tokens import search_tokens


def make_corpus(folder: Path, texts: Mapping[str, str], *, data: Path | None = None) -> CorpusStore:
    """Make a corpus of English texts by URI; data is the file whose lines they are, in this order.

    All their sentences are key sentences, the first the most important. Their vectors lie on a circle, in
    their order; the first word is the keyword.
    """
    store = CorpusStore(folder)
    store.create(CorpusDescription((), Generation(CorpusOptions(model="graph"))))
    generation = store.description().generation
    records = [_record(generation, uri, text, number) for number, (uri, text) in enumerate(texts.items())]
    write_rows(store.part_path(generation, "one"), records, DocumentRecord)
    offsets = _offsets(data) if data else [0] * len(records)
    store.write_manifest(
        [
            CorpusDocument(each.uri, each.sha256, each.characters, 0, str(data or ""), offset)
            for each, offset in zip(records, offsets, strict=True)
        ]
    )
    return store


def _record(generation: Generation, uri: str, text: str, number: int) -> DocumentRecord:
    tokens = search_tokens(text, "en")
    matches = list(re.finditer(r"[^\s.][^.\n]*\.", text))
    angle = 0.4 * number
    return DocumentRecord(
        generation.document_id(uri),
        uri,
        uri,
        "done",
        language="en",
        title=Path(uri).stem.title(),
        characters=len(text),
        sentences=tuple(
            RecordedSentence(match[0], *match.span(), 0, "", 1 / (1 + place))
            for place, match in enumerate(matches)
        ),
        keywords=(RecordedKeyword(text.split()[0], 1.0, 1),),
        tokens=" ".join(tokens),
        space="circle",
        vector=np.array([np.cos(angle), np.sin(angle)], np.float16).tobytes(),
        minhash=minhash(tokens).tobytes(),
    )


def _offsets(data: Path) -> list[int]:
    found = [0]
    for line in data.read_bytes().splitlines(keepends=True):
        found.append(found[-1] + len(line))
    return found[:-1]
