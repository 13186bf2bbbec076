import json

import pytest

from engine.core.errors import ModelDamaged, ModelMissing, ModelOfAnotherKind, ModelTooNew
from engine.models.formats.manifest import (
    ChatTemplate,
    LanguageModelManifest,
    PerformerManifest,
    load_language_model_manifest,
    load_manifest,
    load_performer_manifest,
    read_file,
)
from tests.support.tiny_model import write_writer


def test_a_manifest_says_what_the_model_is(make_model):
    folder = make_model("tiny")
    manifest = load_manifest(folder)

    assert (manifest.name, manifest.version, manifest.languages) == ("tiny", "7", ("en",))
    files = [folder / name for name in ("encoder.onnx", "performer.onnx", "tokenizer.json")]
    assert manifest.bytes == sum(path.stat().st_size for path in files)
    assert isinstance(manifest, PerformerManifest)
    assert manifest.repetition == 1.0


def test_a_folder_without_a_manifest_is_no_model(tmp_path):
    with pytest.raises(ModelMissing):
        load_manifest(tmp_path)
    with pytest.raises(ModelMissing):
        load_manifest(tmp_path / "nowhere")


@pytest.mark.parametrize("written", ["", "{", "[]", "null", '{"format": 1}', "[" * 100_000, "\ud800"])
def test_a_manifest_that_is_none_is_damage(make_model, written):
    folder = make_model()
    (folder / "manifest.json").write_text(written, "utf-8", errors="surrogatepass")

    with pytest.raises(ModelDamaged):
        load_manifest(folder)


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "1"},
        {"format": 0},
        {"name": ""},
        {"name": None},
        {"version": 3},
        {"languages": "en"},
        {"languages": [1]},
        {"width": 0},
        {"width": True},
        {"width": 8.5},
        {"longest_sentence": 0},
        {"repetition": -1},
        {"repetition": float("nan")},
        {"repetition": "much"},
        {"files": []},
        {"files": {"../../secret": {"bytes": 1, "sha256": ""}}},
        {"files": {"/etc/passwd": {"bytes": 1, "sha256": ""}}},
        {"files": {"encoder.onnx": 5}},
        {"files": {"encoder.onnx": {"bytes": "many", "sha256": ""}}},
    ],
    ids=str,
)
def test_a_manifest_with_an_impossible_value_is_damage(make_model, wrong):
    with pytest.raises(ModelDamaged):
        load_manifest(make_model(**wrong))


@pytest.mark.parametrize("newer", [{"format": 2}, {"kind": "writer"}], ids=str)
def test_a_model_of_a_later_version_is_called_too_new(make_model, newer):
    with pytest.raises(ModelTooNew):
        load_manifest(make_model(**newer))


def test_a_file_is_read_if_it_is_the_one_that_the_manifest_means(make_model):
    manifest = load_manifest(make_model())

    assert read_file(manifest, "tokenizer.json") == (manifest.folder / "tokenizer.json").read_bytes()


def test_a_file_with_one_other_letter_is_refused(make_model):
    folder = make_model()
    path = folder / "performer.onnx"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)

    with pytest.raises(ModelDamaged, match="another file"):
        read_file(load_manifest(folder), "performer.onnx")


def test_a_file_that_was_cut_off_is_refused(make_model):
    folder = make_model()
    (folder / "encoder.onnx").write_bytes(b"short")

    with pytest.raises(ModelDamaged, match="5 bytes"):
        read_file(load_manifest(folder), "encoder.onnx")


def test_a_file_that_is_gone_and_one_that_was_never_named_are_damage(make_model):
    folder = make_model()
    (folder / "encoder.onnx").unlink()
    (folder / "other.onnx").write_bytes(b"")

    for name in ("encoder.onnx", "other.onnx"):
        with pytest.raises(ModelDamaged, match=name):
            read_file(load_manifest(folder), name)


def test_what_it_need_not_know_does_not_trouble_it(make_model):
    folder = make_model()
    manifest = json.loads((folder / "manifest.json").read_text("utf-8")) | {"mood": "good"}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")

    assert load_manifest(folder).name == "tiny"


def test_a_language_model_says_how_it_wants_to_be_asked(tmp_path):
    manifest = load_language_model_manifest(write_writer(tmp_path / "writer"))

    assert isinstance(manifest, LanguageModelManifest)
    assert (manifest.context, manifest.end_tokens, manifest.source) == (100, (2,), "a folder")
    assert manifest.chat == ChatTemplate(before=(1, 5), after=(7,))
    assert load_language_model_manifest(write_writer(tmp_path / "plain", chat=None)).chat is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"context": 1},
        {"vocabulary": "many"},
        {"end_tokens": [50]},
        {"end_tokens": [-1]},
        {"end_tokens": [True]},
        {"chat": []},
        {"chat": {"before": [1]}},
        {"chat": {"before": [1], "after": [99]}},
        {"source": 5},
    ],
    ids=str,
)
def test_a_language_model_with_an_impossible_value_is_damaged(tmp_path, wrong):
    with pytest.raises(ModelDamaged):
        load_manifest(write_writer(tmp_path / "writer", **wrong))


def test_neither_kind_of_model_passes_for_the_other(tmp_path, make_model):
    writer, performer = write_writer(tmp_path / "writer"), make_model("tiny")

    assert isinstance(load_manifest(performer), PerformerManifest)
    with pytest.raises(ModelOfAnotherKind):
        load_performer_manifest(writer)
    with pytest.raises(ModelOfAnotherKind):
        load_language_model_manifest(performer)
