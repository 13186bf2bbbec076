"""What people make of their documents is kept with them: labels, tags, notes, watched folders."""

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engine.core.document import Span
from engine.core.found_files import SkippedFile, SkipReason
from engine.core.results import Keyword
from engine.library.database import STEPS, open_file
from engine.library.document_features import all_features, put_features
from engine.library.notes import PassageNote, all_notes, place_of_note, put_notes
from engine.library.organization import DocumentLabels, labelled_documents, put_labels
from engine.library.store import FileStamp, KeptDocument, Library
from engine.library.watched_folders import (
    WatchedFolder,
    changes_of,
    look_at,
    put_folder,
    put_seen,
    remove_folder,
    settled,
    watched_folders,
)
from engine.loading.loader import document_from_text

OF_VERSION_2 = Path(__file__).with_name("library_of_version_2.sqlite.xz")
LABELS = DocumentLabels(12.5, "My report", True, ("harbour", "urgent"))
NOTE = PassageNote("n1", 4, "tide gate", "Ask Anna.", 3.0)
FOLDER = Path("/shared")
LEFT_OUT = SkippedFile(FOLDER / "b.csv", SkipReason.UNSUPPORTED)
WATCHED = WatchedFolder(
    FOLDER, {FOLDER / "a.pdf": FileStamp(3, 4), FOLDER / "b.csv": FileStamp(1, 2)}, (LEFT_OUT,)
)


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library")
    library.put([KeptDocument("a", Path("a.pdf")), KeptDocument("b", Path("b.pdf"))])
    yield library
    library.close()


def reopened(library: Library) -> Library:
    folder = library._folder
    library.close()
    return Library(folder)


def rows(library: Library, table: str) -> int:
    return library.read(lambda database: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def fill(library: Library) -> None:
    library.write(lambda database: put_labels(database, {"a": LABELS}))
    library.write(lambda database: put_notes(database, "a", [NOTE]))
    library.write(lambda database: put_folder(database, FOLDER, 1.0))
    library.write(lambda database: put_seen(database, FOLDER, WATCHED.seen, skipped=[LEFT_OUT]))


def test_labels_notes_and_folders_are_there_at_the_next_start(library):
    fill(library)
    again = reopened(library)

    found = again.read(labelled_documents)
    assert found["a"].labels == LABELS
    assert found["b"].labels == DocumentLabels()
    assert found["a"].notes == (NOTE,)
    assert again.read(watched_folders) == (WATCHED,)
    again.close()


def test_labels_replace_those_of_before(library):
    fill(library)
    library.write(lambda database: put_labels(database, {"a": DocumentLabels(12.5, tags=("urgent",))}))

    assert library.read(labelled_documents)["a"].labels == DocumentLabels(12.5, tags=("urgent",))


def test_with_a_document_goes_what_was_made_of_it(library):
    fill(library)
    library.put_list(["b"])
    again = reopened(library)

    assert [rows(again, table) for table in ("labels", "tags", "passage_notes")] == [0, 0, 0]
    again.close()


def test_nothing_is_kept_of_a_document_that_is_not_in_the_library(library):
    library.write(lambda database: put_labels(database, {"c": LABELS}))
    library.write(lambda database: put_notes(database, "c", [NOTE]))

    assert rows(library, "labels") == rows(library, "passage_notes") == 0


def test_forgetting_all_leaves_nothing(library):
    fill(library)
    library.forget_all()

    tables = ("labels", "tags", "passage_notes", "watched_folders", "watched_files", "document_topics")
    assert [rows(library, table) for table in tables] == [0] * len(tables)
    path = library._folder / "library.sqlite"
    library.close()
    assert b"Ask Anna" not in path.read_bytes()


def test_a_note_can_be_taken_away(library):
    fill(library)
    library.write(lambda database: put_notes(database, "a", []))

    assert library.read(all_notes) == {}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The tide gate is shut. The tide gate rusts.", Span(4, 13)),
        ("Once more: the tide gate is shut.", Span(15, 24)),
        ("Nothing of it is left.", None),
    ],
)
def test_a_note_is_found_again_by_its_words_nearest_to_where_it_was(text, place):
    assert place_of_note(NOTE, document_from_text(text)) == place


def test_a_library_of_the_version_before_is_carried_over(tmp_path):
    (tmp_path / "library.sqlite").write_bytes(lzma.decompress(OF_VERSION_2.read_bytes()))
    with closing(sqlite3.connect(tmp_path / "library.sqlite")) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (2,)
    library = Library(tmp_path)

    assert library.trouble is None
    assert [document.key for document in library.documents()] == ["key0", "key1", "pasted"]
    assert library.analysis("key1").document.language == "zh"
    assert library.documents()[0].title == "tide", "which that version kept in its index alone"
    assert library.search_index().search("tide").documents == 1
    assert set(library.read(labelled_documents)) == {"key0", "key1", "pasted"}
    library.write(lambda database: put_labels(database, {"key0": LABELS}))
    assert library.read(labelled_documents)["key0"].labels == LABELS
    assert library.read(lambda database: database.execute("PRAGMA user_version").fetchone()) == (len(STEPS),)
    library.close()


def test_features_of_a_library_of_version_3_are_found_anew_with_the_day(tmp_path):
    database, _trouble = open_file(tmp_path, STEPS[:3])
    with closing(database), database:
        database.execute(
            "INSERT INTO documents VALUES ('a', 0, NULL, '', NULL, 'done', '', '', NULL, NULL, '', 1, 0)"
        )
        database.execute("INSERT INTO document_features VALUES ('a', '[]', '', x'')")
    library = Library(tmp_path)

    assert library.trouble is None
    assert library.read(all_features) == ()
    library.write(lambda database: put_features(database, "a", [Keyword("tide", 1.0, ())], "2019-03"))
    (found,) = library.read(all_features)
    assert (found.keywords, found.day) == ((("tide", 1.0),), "2019-03")
    library.close()


def test_what_is_new_changed_and_gone_in_a_folder_is_told(tmp_path):
    folder = tmp_path / "documents"
    (folder / "inner").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "inner/c.txt", ".hidden.txt"):
        (folder / name).write_text("The tide rose.")
    before = look_at(folder)
    (folder / "a.txt").unlink()
    (folder / "b.txt").write_text("The tide rose again.")
    (folder / "inner" / "d.txt").write_text("It fell.")
    found = changes_of(folder, before, look_at(folder))

    assert {path.name for path in before} == {"a.txt", "b.txt", "c.txt"}
    assert [path.name for path in found.new] == ["d.txt"]
    assert [path.name for path in found.changed] == ["b.txt"]
    assert [path.name for path in found.gone] == ["a.txt"]


def test_of_a_folder_that_is_not_there_no_file_is_gone(tmp_path):
    found = changes_of(
        tmp_path / "away", {tmp_path / "away" / "a.txt": FileStamp(1, 1)}, look_at(tmp_path / "away")
    )

    assert not found
    assert not found.is_there


def test_a_file_that_is_still_written_is_not_settled():
    path, other = Path("a.txt"), Path("b.txt")
    now = {path: FileStamp(20, 2), other: FileStamp(5, 1)}

    assert settled(now, {path: FileStamp(10, 1), other: FileStamp(5, 1)}) == {other: FileStamp(5, 1)}


def test_a_folder_that_is_watched_no_longer_is_forgotten(library):
    fill(library)
    library.write(lambda database: remove_folder(database, FOLDER))
    library.write(lambda database: put_seen(database, FOLDER, {FOLDER / "b.pdf": FileStamp(1, 1)}))

    assert library.read(watched_folders) == ()
    assert rows(library, "watched_files") == 0


def test_a_file_that_is_gone_is_forgotten(library):
    fill(library)
    library.write(lambda database: put_seen(database, FOLDER, {}, [FOLDER / "a.pdf"]))

    assert library.read(watched_folders) == (
        WatchedFolder(FOLDER, {FOLDER / "b.csv": FileStamp(1, 2)}, (LEFT_OUT,)),
    )
