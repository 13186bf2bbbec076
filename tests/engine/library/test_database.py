"""A library that is damaged costs a day at most; nothing that was forgotten stays in a copy."""

import os
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.library.database import COPY_EVERY, STEPS, LibraryProblem, open_file
from engine.library.store import DocumentState, KeptDocument, Library
from tests.engine.library.test_serialization import every_field

DAY = COPY_EVERY + 60


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "data"


def document(key: str, **facts: Any) -> KeptDocument:
    return replace(KeptDocument(key, Path(f"/documents/{key}.txt")), **facts)


def keep(folder: Path, *documents: str, days_ago: int = 0) -> None:
    """Open the program, add the documents, have the library copied, and end."""
    library = Library(folder)
    for key in documents:
        library.put_analysis(document(key, state=DocumentState.DONE), every_field())
    library.copy_daily()
    library.close()
    for path in copies(folder):
        made = path.stat().st_mtime - days_ago * DAY
        os.utime(path, (made, made))


def copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("library-copy-*.sqlite"))


def found(folder: Path) -> tuple[LibraryProblem | None, set[str]]:
    library = Library(folder)
    try:
        return library.trouble, {kept.key for kept in library.documents()}
    finally:
        library.close()


def spoil(path: Path) -> None:
    path.write_bytes(b"no database at all" * 1000)


def test_a_damaged_library_is_brought_back_as_it_was_when_it_was_copied(folder):
    keep(folder, "a", "b")
    keep(folder, "c")  # on the same day: no other copy is made
    spoil(folder / "library.sqlite")

    library = Library(folder)
    assert library.trouble is LibraryProblem.RESTORED
    assert [kept.key for kept in library.documents()] == ["a", "b"]
    assert library.analysis("b") == every_field()
    library.close()
    assert found(folder) == (None, {"a", "b"}), "it is told once"
    assert (folder / "damaged-library.sqlite").read_bytes().startswith(b"no database")


def test_a_copy_that_is_damaged_too_gives_way_to_the_one_before(folder):
    keep(folder, "a", days_ago=1)
    keep(folder, "b")
    spoil(folder / "library.sqlite")
    spoil(copies(folder)[0])
    assert found(folder) == (LibraryProblem.RESTORED, {"a"})


def test_no_more_than_three_copies_are_kept_the_newest_ones(folder):
    for key in "abcde":
        keep(folder, key, days_ago=1)
    assert len(copies(folder)) == 3
    spoil(folder / "library.sqlite")
    for path in copies(folder)[:2]:
        spoil(path)
    assert found(folder) == (LibraryProblem.RESTORED, set("abc"))


def test_a_clock_that_was_set_back_does_not_keep_the_library_from_being_copied(folder):
    keep(folder, "a", days_ago=-30)
    keep(folder, "b")
    spoil(folder / "library.sqlite")
    assert found(folder) == (LibraryProblem.RESTORED, {"a", "b"})


def test_the_library_comes_back_where_the_program_ended_while_it_was_brought_back(folder):
    keep(folder, "a")
    (folder / "library.sqlite").rename(folder / "damaged-library.sqlite")
    assert found(folder) == (LibraryProblem.RESTORED, {"a"})


def test_nothing_of_a_document_that_left_the_list_stays_in_a_copy(folder):
    keep(folder, "gone-for-good", "stays", days_ago=1)
    keep(folder, "new")
    library = Library(folder)
    library.put_list(["stays", "new"])
    library.close()
    assert len(copies(folder)) == 2
    assert not any(b"gone-for-good" in path.read_bytes() for path in folder.iterdir())
    assert all(time.time() - path.stat().st_mtime >= COPY_EVERY for path in copies(folder)[1:])
    spoil(folder / "library.sqlite")
    assert found(folder) == (LibraryProblem.RESTORED, {"stays", "new"})


def test_nothing_stays_in_a_copy_between_what_is_kept(folder):
    """As SQLite leaves it behind, some versions more than others, where it moves rows within a page."""
    keep(folder, "gone", "stays")
    (path,) = copies(folder)
    with closing(sqlite3.connect(path)) as copy:
        copy.execute("PRAGMA secure_delete = OFF")
        with copy:
            copy.execute("CREATE TABLE moved (words TEXT)")
            copy.execute("INSERT INTO moved VALUES ('left-behind')")
        copy.execute("DROP TABLE moved")
    assert b"left-behind" in path.read_bytes()

    library = Library(folder)
    library.put_list(["stays"])
    library.close()

    assert b"left-behind" not in path.read_bytes()


def test_when_all_is_forgotten_no_copy_stays_and_no_damaged_library(folder):
    keep(folder, "a")
    (folder / "damaged-library.sqlite").write_bytes(b"a")
    library = Library(folder)
    library.forget_all()
    library.close()
    assert not copies(folder)
    assert not (folder / "damaged-library.sqlite").exists()
    (folder / "library.sqlite").unlink()
    assert found(folder) == (None, set())


def test_an_empty_library_is_not_copied_over_full_ones(folder):
    keep(folder)
    assert not copies(folder)


def test_after_an_end_that_was_not_in_peace_the_whole_file_is_looked_through(folder, monkeypatch):
    monkeypatch.setattr("engine.library.database.CHECKED", 0)
    keep(folder, "a", "b")
    path = folder / "library.sqlite"
    with closing(sqlite3.connect(path)) as database:
        (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'analyses'").fetchone()
    damaged = bytearray(path.read_bytes())
    damaged[(page - 1) * 4096 : (page - 1) * 4096 + 200] = b"x" * 200
    path.write_bytes(damaged)

    assert found(folder)[0] is None, "its list can be read, and only that was looked at"
    path.write_bytes(damaged)
    (folder / "library.sqlite-wal").write_bytes(b"")
    assert found(folder) == (LibraryProblem.RESTORED, {"a", "b"})


ADD_NOTES = "ALTER TABLE documents ADD COLUMN note TEXT NOT NULL DEFAULT '';"


def columns(database: sqlite3.Connection) -> set[str]:
    return {row[1] for row in database.execute("PRAGMA table_info(documents)")}


def test_tables_of_an_earlier_version_are_copied_and_brought_to_the_form_of_today(folder):
    keep(folder, "a", days_ago=1)
    database, trouble = open_file(folder, (*STEPS, ADD_NOTES))
    with closing(database):
        assert trouble is None
        assert "note" in columns(database)
        assert database.execute("SELECT key, note FROM documents").fetchall() == [("a", "")]
    with closing(sqlite3.connect(copies(folder)[0])) as copy:
        assert "note" not in columns(copy), "as it was before"
    assert found(folder) == (LibraryProblem.TOO_NEW, set())


def test_a_change_of_the_tables_that_fails_in_the_middle_costs_nothing(folder):
    keep(folder, "a")
    failing = ADD_NOTES + "INSERT INTO nowhere VALUES (1);"
    with pytest.raises(sqlite3.OperationalError):
        open_file(folder, (*STEPS, failing))
    assert found(folder)[1] == {"a"}
