import sqlite3
import sys

import pytest

from engine import __version__, diagnostics
from engine.cli import main
from engine.system.paths import DATA_VARIABLE, PORTABLE, portable_folder, user_config, user_data


@pytest.fixture
def frozen(tmp_path, monkeypatch):
    """Be a packaged program that lies in a folder of its own; return the program."""
    program = tmp_path / "Précis here" / "precis"
    program.parent.mkdir()
    program.write_bytes(b"")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    return program


def test_it_says_versions_and_counts_documents_by_how_far_they_are(tmp_path, monkeypatch):
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    file = user_data("library", "library.sqlite")
    file.parent.mkdir(parents=True, exist_ok=True)
    rows = [
        ("done", ""),
        ("done", ""),
        ("failed", "no-text"),
        ("failed", "what Smith said"),
        ("Secret merger", ""),
    ]
    database = sqlite3.connect(file)
    database.execute("CREATE TABLE documents (title TEXT, path TEXT, state TEXT, error TEXT)")
    database.executemany("INSERT INTO documents VALUES ('Secret merger', 'Secret.pdf', ?, ?)", rows)
    database.commit()
    database.close()

    said = diagnostics.diagnosis()

    assert f"Précis {__version__}" in said
    assert "numpy " in said
    assert "performer-en: performer, en" in said
    assert "2 done" in said
    assert "failed" in said
    assert not [secret for secret in ("merger", "Secret", "Smith") if secret in said]


def test_a_model_that_was_added_is_not_named(tmp_path, monkeypatch):
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    folder = user_data("models", "letters-to-smith")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_text('{"name": "letters-to-smith"}', "utf-8")

    said = diagnostics.diagnosis()

    assert "added 1: Model" in said
    assert "smith" not in said


def test_a_library_that_cannot_be_read_is_told_and_left_alone(tmp_path, monkeypatch):
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    file = user_data("library", "library.sqlite")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"no library" * 100)

    assert "documents: not readable" in diagnostics.diagnosis()
    assert file.read_bytes() == b"no library" * 100


def test_the_command_prints_it(capsys):
    assert main.main(["doctor"]) == 0
    assert "CPUExecutionProvider" in capsys.readouterr().out


def test_a_packaged_program_keeps_things_beside_itself_where_there_is_a_folder_for_them(frozen):
    assert portable_folder() is None

    beside = frozen.with_name(PORTABLE)
    beside.mkdir()

    assert portable_folder() == beside
    assert user_data("models") == beside / "models"
    assert user_config("settings.json") == beside / "settings.json"


def test_on_macos_the_folder_lies_beside_the_app_and_not_in_it(frozen, tmp_path, monkeypatch):
    program = tmp_path / "Précis.app" / "Contents" / "MacOS" / "precis"
    program.parent.mkdir(parents=True)
    program.write_bytes(b"")
    monkeypatch.setattr(sys, "executable", str(program))
    (tmp_path / PORTABLE).mkdir()

    assert portable_folder() == tmp_path / PORTABLE


def test_a_source_checkout_is_never_portable(tmp_path, monkeypatch):
    (tmp_path / PORTABLE).mkdir()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))

    assert portable_folder() is None


@pytest.mark.parametrize(
    ("processors", "memory", "said"),
    [
        (8, 2**34, "8 processors, 16.0 GB of memory"),
        (None, None, "an unknown number of processors"),
    ],
)
def test_what_the_system_does_not_say_is_said_so(processors, memory, said):
    assert diagnostics._processors_and_memory(processors, memory) == said
