import pytest

from engine.core.errors import NothingToAdd
from engine.models.formats.card import ModelCard, read_card
from engine.models.store.catalogue import CATALOGUE
from engine.models.store.source import SourceKind, find_source, to_name
from tests.support.small_files import gguf, hugging_face_files, write_files


@pytest.mark.parametrize("model", CATALOGUE, ids=lambda model: model.name)
def test_a_model_of_the_catalogue_is_pinned_to_a_commit_and_to_its_weights(model):
    origin = find_source(model.name.upper())

    assert (origin.form, origin.pinned) == (SourceKind.HUB, model)
    assert len(origin.revision) == 40
    assert {"config.json", "tokenizer.json", "model.safetensors"} <= {file.name for file in model.files}
    assert all(len(file.sha256) == 64 and file.bytes > 0 for file in model.files)


def test_a_repository_may_name_its_revision():
    newest, old = find_source("somebody/Some_Model"), find_source("somebody/Some_Model@v1.0")

    assert (newest.form, newest.repository, newest.revision) == (SourceKind.HUB, "somebody/Some_Model", "")
    assert (old.repository, old.revision, old.name) == ("somebody/Some_Model", "v1.0", "some_model")


def test_what_is_there_goes_before_the_hub(tmp_path, monkeypatch, make_model):
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path / "somebody" / "tiny", hugging_face_files())
    write_files(tmp_path, {"Tiny.Q4_1.gguf": gguf(), "renamed": gguf(), "tiny.whl": b"PK"})

    assert find_source("somebody/tiny").form is SourceKind.FOLDER
    assert find_source("Tiny.Q4_1.gguf").form is find_source("renamed").form is SourceKind.GGUF
    assert find_source("tiny.whl").form is SourceKind.WHEEL
    assert find_source(str(make_model())).form is SourceKind.READY


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "nobody",
        "./nobody",
        "../a/b",
        "a/b/c",
        "a/b@",
        "a b/c",
        "https://hub/a/b",
        "nowhere.gguf",
        "~/no/where",
    ],
)
def test_what_is_nothing_is_said_to_be_nothing(asked):
    with pytest.raises(NothingToAdd):
        find_source(asked)


def test_a_file_of_another_kind_is_nothing_to_add(write):
    with pytest.raises(NothingToAdd, match="neither"):
        find_source(str(write("minutes.txt")))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SmolLM2-135M-Instruct.Q4_1.gguf", "smollm2-135m-instruct"),
        ("model-IQ2_XS.gguf", "model"),
        ("model.f16.gguf", "model"),
        ("Qwen2.5-0.5B", "qwen2.5-0.5b"),
        ("../..", "model"),
        ("模型", "model"),
        ("NUL", "model-nul"),
        ("com1.f16.gguf", "model-com1"),
        ("a" * 300, "a" * 64),
    ],
)
def test_a_name_is_one_that_every_folder_can_have(text, name):
    assert to_name(text) == name


@pytest.mark.parametrize(
    ("text", "card"),
    [
        (
            "---\nlicense: apache-2.0\nlanguage:\n- en\n- zh\ntags:\n- x\n---\nlicense: no",
            ModelCard("Apache-2.0", ("en", "zh")),
        ),
        ("---\nlanguage: [de, 'fr']\n---", ModelCard("", ("de", "fr"))),
        ("---\nlanguage: multilingual\nlicense: other\n---", ModelCard("other", ())),
        ("# A model\nlicense: mit", ModelCard()),
        ("", ModelCard()),
    ],
)
def test_a_card_tells_licence_and_languages(text, card):
    assert read_card(text) == card
