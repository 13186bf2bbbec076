"""Real awkward files through the whole engine, where they are at hand."""

from pathlib import Path

import pytest

from engine.core.errors import KINDS
from engine.core.options import GRAPH, Length, LengthUnit, Options
from engine.core.results import SentenceKind
from engine.loading.loader import read_document
from engine.pipeline.analyze import analyze
from engine.readers.worker.process import ReaderProcess

FILES = Path(__file__).resolve().parents[2] / "shared" / "hostile"
KINDS_OF_FILES = ("pdf", "docx", "odt", "epub", "html", "md", "rtf", "pptx", "txt", "other")
EVERY = 9
TEN = Options(Length(LengthUnit.SENTENCES, 10), model=GRAPH)

pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="the awkward files are not here")


@pytest.fixture(scope="module")
def readers():
    with ReaderProcess() as process:
        yield process


@pytest.mark.parametrize("kind", KINDS_OF_FILES)
def test_an_awkward_file_is_quoted_truly_or_refused_by_name(kind, readers):
    read = 0
    for path in sorted((FILES / kind).iterdir())[::EVERY]:
        try:
            document = read_document(path, readers)
        except tuple(KINDS.values()):
            continue
        read += 1
        analysis = analyze(document, TEN)
        assert analysis.summary.sentences, path.name
        for sentence in analysis.summary.sentences:
            (source,) = sentence.sources
            assert sentence.kind is SentenceKind.QUOTE
            # The items of a list are joined by spaces, or semicolons; nothing else may differ.
            assert letters(document.quote(source)) == letters(sentence.text), path.name
            assert "\n" not in sentence.text, path.name
            if document.page_starts:
                assert document.page_of(source) in range(1, len(document.page_starts) + 1), path.name
        for keyword in analysis.keywords:
            assert keyword.spans, path.name
    assert read or kind == "other"


def letters(text: str) -> str:
    return "".join(text.split()).replace(";", "").replace("；", "")
