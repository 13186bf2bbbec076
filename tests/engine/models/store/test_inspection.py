import json
import os

import pytest

from engine.core.errors import CodeRefused, ModelTooLarge, ModelUnsafe, ModelUnsupported, PicklesRefused
from engine.models.store.inspection import check_content, choose_files, files_in
from tests.support.small_files import gguf, hugging_face_files, safetensors, write_files

SIZES = {name: len(content) for name, content in hugging_face_files().items()}


def without(*names):
    return {name: size for name, size in SIZES.items() if name not in names}


def test_only_what_is_needed_is_taken_and_the_weights_last():
    more = {
        "pytorch_model.bin": 5,
        "model.py": 5,
        "tf_model.h5": 5,
        "onnx/model.onnx": 5,
        "training_args.bin": 1,
    }

    files = choose_files("tiny", {**more, **SIZES, "vocab.json": 1, "merges.txt": 1})

    assert set(files) == set(SIZES)
    assert files[-1] == "model.safetensors"


def test_weights_in_several_files_come_with_their_index():
    shards = {f"model-0000{number}-of-00002.safetensors": 9 for number in (1, 2)}
    sizes = {**without("model.safetensors"), "model.safetensors.index.json": 5, **shards}

    assert set(choose_files("tiny", sizes)) >= {*shards, "model.safetensors.index.json"}


@pytest.mark.parametrize("pickle", ["pytorch_model.bin", "model.pt", "last.CKPT", "weights.pkl", "a.pth"])
def test_weights_that_come_only_as_pickles_are_refused(pickle):
    with pytest.raises(PicklesRefused):
        choose_files("tiny", {**without("model.safetensors"), pickle: 5})


@pytest.mark.parametrize(
    "sizes",
    [
        {},
        without("model.safetensors"),
        without("config.json"),
        without("tokenizer.json"),
        {"a.gguf": 1, "b.gguf": 1},
    ],
    ids=lambda sizes: ", ".join(sizes) or "nothing",
)
def test_what_lacks_a_part_is_not_supported(sizes):
    with pytest.raises(ModelUnsupported):
        choose_files("tiny", sizes)


def test_a_repository_with_one_gguf_file_is_that_file():
    assert choose_files("tiny", {"model.q4.gguf": 9, "README.md": 5}) == ("README.md", "model.q4.gguf")


@pytest.mark.parametrize(
    "large", [{"model.safetensors": 2**40}, {"tokenizer.json": 2**30}, {"config.json": 2**30}]
)
def test_a_file_beyond_its_limit_is_too_large(large):
    with pytest.raises(ModelTooLarge):
        choose_files("tiny", SIZES | large)


def test_a_card_that_is_a_book_is_left_out():
    assert "README.md" not in choose_files("tiny", SIZES | {"README.md": 2**30})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("config.json", {"model_type": "x", "auto_map": {"AutoModel": "code.Model"}}),
        ("config.json", {"model_type": "x", "text_config": {"auto_map": {}}}),
        ("tokenizer_config.json", {"auto_map": {"AutoTokenizer": ["code.Tokenizer", None]}}),
    ],
    ids=str,
)
def test_a_model_that_wants_to_run_a_program_is_refused(tmp_path, name, content):
    write_files(tmp_path, {name: json.dumps(content).encode()})

    with pytest.raises(CodeRefused):
        check_content("tiny", tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("config.json", b"<html>"),
        ("config.json", b"[]"),
        ("config.json", b"[" * 100_000),
        ("tokenizer.json", b"\x80\x04\x95"),
        ("model.safetensors", b"\x80\x04\x95" * 20),
        ("model.safetensors", safetensors()[:-1]),
        ("model.safetensors.index.json", b'{"weight_map": {"w": "../../secret"}}'),
        ("model.safetensors.index.json", b'{"weight_map": ["w"]}'),
        ("model.gguf", gguf()[:-1]),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_a_file_that_is_not_what_it_is_called_is_refused(tmp_path, name, content):
    write_files(tmp_path, {name: content})

    with pytest.raises(ModelUnsafe):
        check_content("tiny", tmp_path / name)


def test_ordinary_files_pass(tmp_path):
    write_files(tmp_path, {**hugging_face_files(), "model.gguf": gguf()})

    for path in tmp_path.iterdir():
        check_content("tiny", path)


def test_a_gguf_file_without_words_is_no_language_model(tmp_path):
    write_files(tmp_path, {"model.gguf": gguf({"general.architecture": "clip"})})

    with pytest.raises(ModelUnsupported):
        check_content("tiny", tmp_path / "model.gguf")


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    secret = write_files(tmp_path, {"secret": b"secret"}) / "secret"
    folder = write_files(tmp_path / "model", hugging_face_files())
    (folder / "vocab.json").symlink_to(secret)

    with pytest.raises(ModelUnsafe, match=r"vocab\.json"):
        files_in("tiny", folder)


def test_a_link_that_leads_nowhere_is_refused(tmp_path):
    (tmp_path / "config.json").symlink_to(tmp_path / "config.json")

    with pytest.raises(ModelUnsafe):
        files_in("tiny", tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_in_the_place_of_a_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "config.json")

    with pytest.raises(ModelUnsafe):
        files_in("tiny", tmp_path)


def test_the_hubs_own_cache_may_keep_its_contents_apart(tmp_path):
    contents = write_files(tmp_path / "models--tiny" / "blobs", {"abc": b"{}"})
    snapshot = tmp_path / "models--tiny" / "snapshots" / "0123"
    snapshot.mkdir(parents=True)
    (snapshot / "config.json").symlink_to(contents / "abc")

    assert files_in("tiny", snapshot) == {"config.json": 2}
