"""Where a corpus takes its documents from."""

import gzip
import json

import pytest

from engine.corpus.build import gather
from engine.corpus.errors import SourceMissing
from engine.corpus.generation import CorpusOptions, Generation
from engine.corpus.sources import local_file, text_of_line
from engine.corpus.store import CorpusDescription, CorpusStore


@pytest.fixture
def gathered(tmp_path):
    """Return a function that gathers sources into a new corpus, and returns its manifest."""

    def gathered(*sources):
        store = CorpusStore(tmp_path / "corpus")
        store.create(CorpusDescription(tuple(map(str, sources)), Generation(CorpusOptions(model="graph"))))
        gather(store)
        return store.manifest()

    return gathered


@pytest.mark.parametrize("name", ["data.jsonl", "data.jsonl.gz"])
def test_each_line_of_a_data_file_is_a_document_though_two_have_one_name(tmp_path, gathered, name):
    texts = ["The tide rose.", "海水上涨。", "It fell again."]
    lines = [json.dumps({"id": number // 2, "document": text}) for number, text in enumerate(texts)]
    content = "\n".join(lines).encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(content) if name.endswith("gz") else content)

    manifest = gathered(path)

    assert [text_of_line(document)[1] for document in manifest] == texts
    assert [document.uri for document in manifest] == [f"{path}#{each}" for each in ("0", "0 (line 2)", "1")]


def test_a_list_names_paths(tmp_path, write, gathered):
    paths = [write("one.txt"), write("two.txt", "Another text.")]
    names = tmp_path / "list"
    names.write_text("\n".join(map(str, paths)), "utf-8")

    assert [document.uri for document in gathered(f"@{names}")] == list(map(str, paths))


def test_a_bibliography_names_paths_beside_it(tmp_path, write, gathered):
    write("a.txt", "First.")
    (tmp_path / "library.bib").write_text("@book{a, file = {Text:a.txt:text/plain}}", "utf-8")

    (document,) = gathered(str(tmp_path / "library.bib"))

    assert document.uri.endswith("a.txt")


def test_what_a_file_system_of_fsspec_holds_is_copied_while_it_is_read(write, gathered):
    path = write("far/one.txt")

    (document,) = gathered(f"file://{path.parent}")

    assert document.uri == f"file://{path}"
    with local_file(document) as copy:
        assert copy != path
        assert copy.read_bytes() == path.read_bytes()
    assert not copy.exists()


def test_a_source_that_is_not_there_is_named(tmp_path, gathered):
    with pytest.raises(SourceMissing, match="nowhere"):
        gathered(tmp_path / "nowhere")
