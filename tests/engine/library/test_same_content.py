"""A file of the same content as one in the library is not analysed a second time."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.core.options import GRAPH, Options
from engine.core.progress import silent
from engine.library.file_digest import sha256_of
from engine.library.same_content import analysis_of_same_content
from engine.library.store import DocumentState, KeptDocument, Library
from engine.loading.loader import document_from_text
from engine.pipeline.analyze import analyze

OPTIONS = Options(model=GRAPH)


@pytest.fixture
def kept(tmp_path) -> Path:
    """A file in a library; another one has the same content."""
    first = tmp_path / "first.txt"
    for path in (first, tmp_path / "second.txt", tmp_path / "second.md"):
        path.write_text("The tide rose over the wall. Nobody saw it.", "utf-8")
    (tmp_path / "other.txt").write_text("The mill grinds rye.", "utf-8")
    keep(tmp_path, first)
    return tmp_path


def keep(folder: Path, path: Path, encoding: str = "") -> None:
    document = document_from_text(path.read_text("utf-8"), "", path)
    document = replace(document, sha256=sha256_of(path, silent), encoding=encoding)
    library = Library(folder / "library")
    row = KeptDocument("first", path, state=DocumentState.DONE, sha256=document.sha256)
    library.put_analysis(row, analyze(document, OPTIONS))
    library.close()


def found(folder: Path, name: str, options: Options = OPTIONS):
    return analysis_of_same_content(folder / "library", folder / name, lambda _language: options)


def test_what_was_found_in_a_file_is_that_of_another_with_the_same_content(kept):
    analysis = found(kept, "second.txt")

    assert analysis is not None
    assert analysis.document.path == kept / "second.txt"
    assert analysis.document.text == "The tide rose over the wall. Nobody saw it."
    assert analysis.summary.sentences


@pytest.mark.parametrize("name", ["other.txt", "first.txt", "second.md", "missing.txt"])
def test_other_content_another_kind_and_the_file_itself_are_no_help(kept, name):
    assert found(kept, name) is None


def test_what_was_analysed_in_another_way_is_no_help(kept):
    assert found(kept, "second.txt", replace(OPTIONS, keywords=3)) is None


def test_what_was_read_in_another_way_is_no_help(kept):
    keep(kept, kept / "first.txt", encoding="latin-1")

    assert found(kept, "second.txt") is None


def test_without_a_library_there_is_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("The tide rose.")

    assert found(tmp_path, "a.txt") is None
