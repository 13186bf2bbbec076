import json
import subprocess
import sys
from pathlib import Path

from engine.cli_models import check_models, list_models

ROOT = Path(__file__).resolve().parents[2]


def test_a_model_is_listed_with_its_languages_size_version_and_place(make_model, capsys):
    folder = make_model("mine", languages=["zh", "ja"])

    assert list_models([folder]) == 0

    heading, row = capsys.readouterr().out.splitlines()
    assert heading.split() == ["name", "languages", "size", "version", "folder"]
    assert row.split(maxsplit=6) == ["mine", "zh,", "ja", "0.0", "MB", "7", str(folder)]


def test_as_json_the_size_is_that_of_all_files(make_model, capsys):
    folder = make_model()

    list_models([folder], as_json=True)

    (model,) = json.loads(capsys.readouterr().out)
    sizes = [(folder / name).stat().st_size for name in ("encoder.onnx", "performer.onnx", "tokenizer.json")]
    assert (model["name"], model["languages"], model["bytes"]) == ("tiny", ["en"], sum(sizes))


def test_a_model_without_a_readable_manifest_is_a_fault_beside_the_others(make_model, capsys):
    broken, good = make_model("broken"), make_model("good")
    (broken / "manifest.json").write_text("{")

    assert list_models([broken, good]) == 1

    printed = capsys.readouterr()
    assert "good" in printed.out
    assert "The model broken is damaged." in printed.err


def test_a_good_model_is_called_good(make_model, capsys):
    assert check_models([make_model()]) == 0
    assert capsys.readouterr().out == "tiny: good\n"


def test_a_file_that_only_the_manifest_knows_is_checked_too(make_model, capsys):
    folder = make_model()
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["files"]["card.md"] = {"bytes": 4, "sha256": "0" * 64}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    (folder / "card.md").write_text("card")

    assert check_models([folder]) == 1
    assert "card.md" in capsys.readouterr().err


def test_one_bad_model_does_not_keep_the_next_from_being_checked(make_model, capsys):
    bad, good = make_model("bad", width=7), make_model("good")

    assert check_models([bad, good, str(good), "nobody"]) == 1

    printed = capsys.readouterr()
    assert printed.out == "good: good\ngood: good\n"
    assert [line for line in printed.err.splitlines() if "bad" in line or "nobody" in line] == (
        printed.err.splitlines()
    )


def test_no_models_are_nothing_to_list_but_a_failed_check(capsys):
    assert list_models([]) == 0
    assert check_models([]) == 1
    assert capsys.readouterr().out == ""


def test_the_command_checks_the_models_that_are_named(make_model):
    command = [sys.executable, "-m", "gui", "models", "check", str(make_model())]

    result = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=120)

    assert (result.returncode, result.stdout.decode().strip()) == (0, "tiny: good")
