from pathlib import Path

from engine.system.paths import DATA_VARIABLE, user_config, user_data


def test_everything_is_kept_in_the_folder_that_the_environment_names(tmp_path, monkeypatch):
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "kept"))

    assert user_data("models") == tmp_path / "kept" / "models"
    assert user_config("settings.ini") == tmp_path / "kept" / "settings.ini"


def test_a_folder_named_from_here_stays_the_same_when_here_changes(tmp_path, monkeypatch):
    monkeypatch.setenv(DATA_VARIABLE, "kept")
    monkeypatch.chdir(tmp_path)

    assert user_data() == tmp_path / "kept"


def test_without_it_the_system_says_where_and_an_empty_name_is_none(monkeypatch):
    monkeypatch.setenv(DATA_VARIABLE, "")

    assert user_data("models").parent.name == "precis"
    assert user_data() != Path.cwd()
