import sqlite3
import sys
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath
from zipfile import ZipFile

import pytest

from engine.core.found_files import SkipReason
from engine.core.progress import silent
from engine.exports.errors import ExportError
from engine.exports.formats import refuse_documents
from engine.library.file_digest import sha256_of
from engine.library.store import stamp_of
from engine.loading.discovery import find_files
from engine.system import file_names
from engine.system.archive_paths import archive_holding
from engine.system.file_names import (
    extended_path,
    fit_file_name,
    is_hidden,
    is_reserved,
    is_same_file,
    openable,
    shown_path,
    sqlite_uri,
)


@pytest.mark.parametrize(
    ("path", "extended"),
    [
        (r"C:\papers\tide.pdf", r"\\?\C:\papers\tide.pdf"),
        ("C:/papers/./new/../tide.pdf", r"\\?\C:\papers\tide.pdf"),
        (r"\\harbour\papers\tide.pdf", r"\\?\UNC\harbour\papers\tide.pdf"),
        (r"\\?\C:\papers\tide.pdf", r"\\?\C:\papers\tide.pdf"),
    ],
)
def test_a_path_is_marked_so_that_it_may_be_long(path, extended):
    assert extended_path(path) == extended


@pytest.mark.parametrize("path", [r"C:\papers\tide.pdf", r"\\harbour\papers\tide.pdf", "/home/tide.pdf"])
def test_the_mark_is_not_shown(path):
    assert shown_path(path) == path
    if "\\" in path:
        assert shown_path(extended_path(path)) == path


@pytest.mark.skipif(sys.platform == "win32", reason="there it is changed")
def test_a_long_path_is_opened_as_it_is_elsewhere():
    path = Path("/" + "/".join(["a" * 100] * 3))

    assert openable(path) == path


@pytest.mark.skipif(sys.platform != "win32", reason="only there are paths limited")
def test_a_file_at_a_long_path_is_opened(tmp_path):
    folder = openable(tmp_path.joinpath(*["a" * 60] * 6))
    folder.mkdir(parents=True)
    (folder / "tide.txt").write_text("The tide rose.")

    assert openable(tmp_path.joinpath(*["a" * 60] * 6, "tide.txt")).read_text() == "The tide rose."


@pytest.fixture
def deep(tmp_path, monkeypatch):
    """A folder that the system opens in another form only, as Windows does one with a long path."""
    (tmp_path / "marked").mkdir()
    shown = str(tmp_path / "deep")
    monkeypatch.setattr(file_names, "LIMITS_PATHS", True)
    monkeypatch.setattr(file_names, "LONGEST", len(shown))
    monkeypatch.setattr(file_names, "extended_path", lambda path: path.replace("/deep", "/marked"))
    return Path(shown)


@pytest.mark.skipif(sys.platform == "win32", reason="the other form is made with slashes")
def test_whoever_looks_at_a_document_does_so_by_the_form_that_the_system_opens(deep):
    document, archive = deep / "tide.txt", deep / "more.zip"
    openable(document).write_text("The tide rose.", "utf-8")
    with ZipFile(openable(archive), "w") as packed:
        packed.writestr("inside.txt", "The tide fell.")
    assert not document.exists()

    assert find_files((document,), None, silent).documents == (document,)
    assert sha256_of(document, silent) == sha256_of(openable(document), silent)
    assert stamp_of(document) == stamp_of(openable(document))
    assert archive_holding(archive / "inside.txt") == archive
    assert stamp_of(archive / "inside.txt") == stamp_of(openable(archive))
    assert is_same_file(document, openable(document))
    with pytest.raises(ExportError):
        refuse_documents(document, [openable(document)])


@pytest.mark.skipif(sys.platform == "win32", reason="the other form is made with slashes")
def test_a_folder_is_walked_in_that_form_and_its_files_are_called_by_the_other(deep, monkeypatch):
    monkeypatch.setattr(file_names, "shown_path", lambda path: path.replace("/marked", "/deep"))
    monkeypatch.setattr("engine.loading.discovery.shown_path", file_names.shown_path)
    (openable(deep) / "part").mkdir()
    (openable(deep) / "part" / "tide.txt").write_text("The tide rose.", "utf-8")
    (openable(deep) / "part" / "empty.txt").touch()
    (openable(deep) / "linked").symlink_to("part")

    found = find_files((deep,), None, silent)

    assert found.documents == (deep / "part" / "tide.txt",)
    assert {skipped.path.name: skipped.reason for skipped in found.skipped} == {
        "linked": SkipReason.LINK,
        "empty.txt": SkipReason.EMPTY,
    }


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PureWindowsPath(r"C:\Daten\a b?.sqlite"), "file:///C:/Daten/a%20b%3F.sqlite?mode=ro"),
        (PureWindowsPath(r"\\harbour\data\a.sqlite"), "file:////harbour/data/a.sqlite?mode=ro"),
        (PureWindowsPath(r"\\?\C:\data\a.sqlite"), "file:///C:/data/a.sqlite?mode=ro"),
        (PureWindowsPath(r"\\?\UNC\harbour\data\a.sqlite"), "file:////harbour/data/a.sqlite?mode=ro"),
        (PurePosixPath("/data/ä#.sqlite"), "file:///data/%C3%A4%23.sqlite?mode=ro"),
    ],
)
def test_sqlite_is_told_a_path_without_an_authority(path, uri):
    assert sqlite_uri(path, "mode=ro") == uri


def test_sqlite_opens_what_it_is_told(tmp_path):
    path = tmp_path / "a b#?ä.sqlite"
    if sys.platform == "win32":
        path = path.with_name("a b#ä.sqlite")
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE tide (height)")

    with closing(sqlite3.connect(sqlite_uri(path, "mode=ro"), uri=True)) as database:
        assert database.execute("SELECT name FROM sqlite_schema").fetchall() == [("tide",)]


@pytest.mark.parametrize("name", ["CON", "nul", "aux.txt", "Com1.tar.gz", "LPT²", "con .md"])
def test_a_name_that_means_a_device_is_reserved(name):
    assert is_reserved(name)


@pytest.mark.parametrize("name", ["contract.txt", "com10", "my con.txt", "null", ""])
def test_other_names_are_not(name):
    assert not is_reserved(name)


@pytest.mark.parametrize(
    ("stem", "fit"),
    [
        ("What next?", "What next_"),
        ("and so on...", "and so on"),
        ("a:b\\c/d", "a_b_c_d"),
        ("aux", "_aux"),
        ("…", "…"),
        (". .", "_"),
        ("line\nbreak", "line_break"),
    ],
)
def test_a_name_is_made_to_fit_every_system(stem, fit):
    assert fit_file_name(stem) == fit


def test_what_is_hidden_on_some_system_is_hidden_on_all():
    assert is_hidden(".git")
    assert is_hidden("~$report.docx")
    assert is_hidden("Thumbs.db", 0x4)
    assert is_hidden("desktop.ini", 0x2 | 0x20)
    assert not is_hidden("report.docx", 0x20)
    assert not is_hidden("~report.docx")
