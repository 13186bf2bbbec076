"""The whole way of a language model: from the hub, or a file, through the real conversion, to a text."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.system.paths import DATA_VARIABLE
from tests.support.loopback_hub import REPOSITORY, LoopbackHub, served

for package in ("torch", "transformers", "optimum", "onnx"):
    pytest.importorskip(package)

ROOT = Path(__file__).resolve().parents[4]
TEXT = "The tide rose over the wall in the night. Nobody in the harbour saw it before the morning. " * 20


@pytest.fixture(scope="module")
def tiny_gpt2(tmp_path_factory):
    """The files of a GPT-2 so small that it is made here, by name."""
    import torch
    from tokenizers import (  # type: ignore[import-untyped]
        Tokenizer,
        decoders,
        models,
        pre_tokenizers,
        trainers,
    )
    from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    letters = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=320, initial_alphabet=letters, special_tokens=["<|endoftext|>"], show_progress=False
    )
    tokenizer.train_from_iterator([TEXT], trainer)
    size = tokenizer.get_vocab_size()
    torch.manual_seed(1)
    config = GPT2Config(
        vocab_size=size, n_positions=128, n_embd=64, n_layer=2, n_head=2, bos_token_id=0, eos_token_id=0
    )
    folder = tmp_path_factory.mktemp("tiny") / "tiny-gpt2"
    GPT2LMHeadModel(config).save_pretrained(folder)
    wrapped = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="<|endoftext|>")
    wrapped.save_pretrained(folder)
    (folder / "README.md").write_text("---\nlicense: cc0-1.0\nlanguage: en\n---\n")
    return folder


@pytest.fixture
def precis(tmp_path, monkeypatch):
    """Return a function that runs `precis models …` with a shelf of the test's own."""
    for name in ("HF_TOKEN", "HTTP_PROXY", "http_proxy", "HF_HUB_OFFLINE", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    places = {DATA_VARIABLE: str(tmp_path / "precis"), "HOME": str(tmp_path)}

    def run(*arguments, **environment):
        command = [sys.executable, "-m", "gui", "models", *map(str, arguments)]
        environment = {**os.environ, **places, "PYTHONUTF8": "1", **environment}
        result = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, timeout=600)
        return result.returncode, result.stdout.decode(), result.stderr.decode()

    return run


def test_a_model_of_the_hub_is_added_listed_checked_measured_and_removed(tiny_gpt2, precis):
    files = {path.name: path.read_bytes() for path in tiny_gpt2.iterdir()}
    with served(LoopbackHub({**files, "pytorch_model.bin": b"\x80\x04"}, {"license": "cc0-1.0"})) as hub:
        status, printed, said = precis("add", REPOSITORY, "--bits", "8", "--yes", HF_ENDPOINT=hub.address)

    assert status == 0, said
    assert printed.startswith("tiny: installed")
    assert "licence CC0-1.0" in said
    assert "pytorch_model.bin" not in " ".join(hub.asked)
    (model,) = [each for each in json.loads(precis("list", "--json")[1]) if each["kind"] == "language-model"]
    assert (model["name"], model["licence"], model["languages"]) == ("tiny", "CC0-1.0", ["en"])
    assert precis("check", "tiny")[:2] == (0, "tiny: good\n")
    status, printed, said = precis("bench", "tiny")
    assert status == 0, said
    assert "tokens a second" in printed
    assert "GPU not used" in printed or "on c" in printed
    assert precis("remove", "tiny")[0] == 0
    assert not [each for each in json.loads(precis("list", "--json")[1]) if each["kind"] == "language-model"]


def test_an_architecture_that_cannot_be_converted_is_refused_and_the_old_model_stays(
    tiny_gpt2, precis, tmp_path
):
    changed = tmp_path / "changed"
    changed.mkdir()
    for path in tiny_gpt2.iterdir():
        (changed / path.name).write_bytes(path.read_bytes())
    assert precis("add", changed, "--bits", "8", "--name", "tiny")[0] == 0
    config = json.loads((changed / "config.json").read_text())
    (changed / "config.json").write_text(json.dumps({**config, "model_type": "nothing-like-it"}))

    status, _, said = precis("add", changed, "--bits", "8", "--name", "tiny")

    assert status == 1
    assert "changed" in said
    assert precis("check", "tiny")[:2] == (0, "tiny: good\n")
