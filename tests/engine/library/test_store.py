"""The list and what was found come back, whatever happened in between."""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.core.errors import DocumentError, NoTextFound
from engine.library.database import LibraryProblem
from engine.library.keeping import choose_keeping, keeps_documents
from engine.library.serialization import SerializationError
from engine.library.store import (
    DocumentState,
    FileStamp,
    FileState,
    KeptDocument,
    Library,
    LibraryWriteError,
    file_now,
    stamp_of,
)
from tests.engine.library.test_serialization import every_field

ROOT = Path(__file__).resolve().parents[3]


def document(key: str, **facts: Any) -> KeptDocument:
    return replace(KeptDocument(key, Path(f"/documents/{key}.txt")), **facts)


def keys(library: Library) -> list[str]:
    return [kept.key for kept in library.documents()]


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "data")
    yield library
    library.close()


def reopened(library: Library, tmp_path: Path) -> Library:
    library.close()
    return Library(tmp_path / "data")


def test_documents_and_analyses_are_there_after_a_restart(library, tmp_path):
    analysis = every_field()
    done = document(
        "b", state=DocumentState.DONE, stamp=FileStamp(3, 2**62), sha256="ab", pages=7, problems=2
    )
    failed = document("c", state=DocumentState.FAILED, error="no-text", detail="scanned")
    pasted = KeptDocument("d", None, "A title", "The tide\udcff rose. 潮\x00" * 1000)
    odd = KeptDocument("e", Path("/documents/\udcff\n<b>.txt"))
    library.put([document("a"), failed, pasted, odd])
    library.put_analysis(done, analysis)

    again = reopened(library, tmp_path)
    try:
        assert again.trouble is None
        assert again.documents() == (document("a"), failed, pasted, odd, done)
        assert again.analysis("b") == analysis
    finally:
        again.close()


def test_the_order_is_kept_and_what_left_the_list_can_come_back_until_the_end(library, tmp_path):
    library.put([document(key) for key in "abcd"])
    library.put_list(["d", "a", "c"])
    assert keys(library) == ["d", "a", "c"]
    library.put_list(["d", "b", "a"])

    again = reopened(library, tmp_path)
    again.put_list(["c", "b", "d"])
    assert keys(again) == ["b", "d"], "c is gone for good"
    again.close()


def test_a_failure_is_the_same_error_again():
    error = document("a", error=NoTextFound.kind, detail="scanned").failure()
    assert type(error) is NoTextFound
    assert (error.path, error.detail) == (Path("/documents/a.txt"), "scanned")
    assert type(document("a", error="of the future").failure()) is DocumentError


def test_what_was_lost_of_an_analysis_is_said_and_the_rest_stays(library, tmp_path):
    for key in "ab":
        library.put_analysis(document(key, state=DocumentState.DONE), every_field())
    library.close()
    with sqlite3.connect(tmp_path / "data" / "library.sqlite") as database:
        database.execute("UPDATE analyses SET record = x'00ff' WHERE key = 'a'")
        database.execute("UPDATE documents SET state = 'of the future' WHERE key = 'b'")
    database.close()
    library = Library(tmp_path / "data")
    with pytest.raises(SerializationError):
        library.analysis("a")
    with pytest.raises(SerializationError):
        library.analysis("never there")
    assert keys(library) == ["a"]
    library.close()


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 1000, None])
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(library, tmp_path, damage):
    library.put_analysis(document("a", text="", state=DocumentState.DONE), every_field())
    library.close()
    path = tmp_path / "data" / "library.sqlite"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)

    library = Library(tmp_path / "data")
    assert library.documents() == ()
    assert library.trouble == (None if damage == b"" else LibraryProblem.DAMAGED)
    library.put([document("b")])
    again = reopened(library, tmp_path)
    assert (keys(again), again.trouble) == (["b"], None)
    assert (tmp_path / "data" / "damaged-library.sqlite").exists() == (damage != b"")
    again.close()


def test_a_library_of_a_later_version_is_left_as_it_is(library, tmp_path):
    library.put([document("a")])
    library.close()
    path = tmp_path / "data" / "library.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    written = path.read_bytes()

    library = Library(tmp_path / "data")
    assert library.trouble is LibraryProblem.TOO_NEW
    library.put([document("b")])
    library.forget_all()
    library.close()
    assert path.read_bytes() == written


def test_a_second_one_works_in_memory_and_harms_nothing(library, tmp_path):
    library.put([document("a")])
    second = Library(tmp_path / "data")
    assert second.trouble is LibraryProblem.IN_USE
    second.put_analysis(document("b", state=DocumentState.DONE), every_field())
    assert second.analysis("b") == every_field()
    second.close()
    assert keys(library) == ["a"]


def test_where_no_folder_can_be_made_it_works_in_memory(tmp_path):
    (tmp_path / "file").write_text("")
    library = Library(tmp_path / "file" / "data")
    assert library.trouble is LibraryProblem.NOT_WRITABLE
    library.put([document("a")])
    assert keys(library) == ["a"]
    library.close()


def test_nothing_of_a_forgotten_document_is_left_in_the_files(library, tmp_path):
    words = "Nobody saw the harbour burn"
    library.put([document("a", path=None, title=words), document("b", title=words)])
    library.put_list([])
    library.put([document("c", title=words)])
    library.forget_all()
    again = reopened(library, tmp_path)
    assert again.documents() == ()
    again.close()
    files = [path.read_bytes() for path in (tmp_path / "data").iterdir()]
    assert files
    assert not any(words.encode() in data for data in files)


def test_the_choice_to_keep_nothing_is_remembered(tmp_path):
    assert keeps_documents(tmp_path / "data")
    choose_keeping(tmp_path / "data", keep=False)
    assert not keeps_documents(tmp_path / "data")
    choose_keeping(tmp_path / "data", keep=True)
    assert keeps_documents(tmp_path / "data")


def test_a_file_that_changed_is_told_from_one_that_was_only_touched(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The tide rose.")
    stamp = stamp_of(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    kept = KeptDocument("a", path, state=DocumentState.DONE, stamp=stamp, sha256=digest)
    assert file_now(kept) == (FileState.SAME, stamp)
    os.utime(path, (1, 1))
    assert file_now(kept) == (FileState.SAME, FileStamp(14, 1_000_000_000)), "only its date is another"
    path.write_text("The tide fell.")
    assert file_now(kept)[0] is FileState.CHANGED
    path.write_text("The tide.")
    assert file_now(kept)[0] is FileState.CHANGED
    path.unlink()
    assert file_now(kept) == (FileState.GONE, None)
    assert file_now(KeptDocument("p", None))[0] is FileState.SAME


def test_a_document_in_an_archive_is_looked_for_by_its_archive(tmp_path):
    archive = tmp_path / "report.zip"
    archive.write_bytes(b"PK and more")
    stamp = stamp_of(archive / "part" / "a.txt")
    kept = KeptDocument(
        "a", archive / "part" / "a.txt", state=DocumentState.DONE, stamp=stamp, sha256="0" * 64
    )

    assert stamp == stamp_of(archive)
    assert file_now(kept)[0] is FileState.SAME
    os.utime(archive, (1, 1))
    assert file_now(kept)[0] is FileState.CHANGED
    archive.unlink()
    assert file_now(kept)[0] is FileState.GONE


WRITER = """
import sys
from pathlib import Path
sys.path[:0] = {paths!r}
from tests.engine.library.test_serialization import every_field
from tests.engine.library.test_store import document
from engine.library.store import DocumentState, Library
library = Library(Path(sys.argv[1]))
analysis = every_field()
number = len(library.documents())
while True:
    library.put_analysis(document(f"d{{number}}", state=DocumentState.DONE), analysis)
    sys.stdout.write(f"{{number}}\\n")
    sys.stdout.flush()
    number += 1
    library.put_list([f"d{{n}}" for n in reversed(range(number))])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_what_was_kept_survives_being_killed_in_the_middle_of_writing(tmp_path):
    program = WRITER.format(paths=[str(ROOT), str(ROOT / "tests" / "engine")])
    analysis = every_field()
    for lines in (1, 7, 4, 12):
        writer = subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path / "data")], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        promised = [int(writer.stdout.readline()) for _ in range(lines)][-1]
        writer.send_signal(signal.SIGKILL)
        writer.stdout.read()
        writer.stdout.close()
        writer.wait()

        library = Library(tmp_path / "data")
        assert library.trouble is None
        found = keys(library)
        assert {f"d{number}" for number in range(promised + 1)} <= set(found)
        assert library.analysis(f"d{promised}") == analysis
        library.close()


FULL = """
import resource, signal, sys
from pathlib import Path
sys.path[:0] = {paths!r}
from tests.engine.library.test_serialization import every_field
from tests.engine.library.test_store import document
from engine.library.store import DocumentState, Library, LibraryWriteError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
library = Library(Path(sys.argv[1]))
library.put([document("a")])
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
kept, trouble = 0, None
for number in range(1000):
    try:
        library.put_analysis(document(f"d{{number}}", state=DocumentState.DONE), every_field())
        kept += 1
    except LibraryWriteError as error:
        trouble = error.trouble
        break
assert library.documents(), "what is there can still be read"
print(kept, trouble)
"""


FULL_AT_THE_START = """
import resource, signal, sys
from pathlib import Path
sys.path[:0] = {paths!r}
from tests.engine.library.test_serialization import every_field
from engine.library.store import Library
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
library = Library(Path(sys.argv[1]))
(kept,) = library.documents()
print(library.trouble, kept.key, library.analysis("a") == every_field())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_a_full_disk_is_told_and_what_was_kept_before_stays(tmp_path):
    program = FULL.format(paths=[str(ROOT), str(ROOT / "tests" / "engine")])
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "data")], capture_output=True, text=True, check=True
    )
    kept, trouble = ran.stdout.split()
    assert trouble == "full"
    library = Library(tmp_path / "data")
    assert len(library.documents()) == 1 + int(kept)
    library.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no such mounts there")
def test_on_a_disk_that_is_full_what_was_found_earlier_is_still_shown(library, tmp_path):
    library.put_analysis(document("a", state=DocumentState.DONE), every_field())
    library.close()
    program = FULL_AT_THE_START.format(paths=[str(ROOT), str(ROOT / "tests" / "engine")])
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "data")], capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["full", "a", "True"]


def test_a_failed_write_leaves_all_as_it_was(library):
    library.put([document("a")])
    with pytest.raises(LibraryWriteError):
        library.put([document("b"), document("c", stamp=FileStamp(2**62, 2**62), pages="many")])
    assert keys(library) == ["a"]


def test_a_title_that_becomes_known_is_kept(tmp_path):
    library = Library(tmp_path)
    library.put([KeptDocument("a", Path("a.pdf"))])
    library.put([KeptDocument("a", Path("a.pdf"), title="The tide")])

    assert [document.title for document in library.documents()] == ["The tide"]
    library.close()
