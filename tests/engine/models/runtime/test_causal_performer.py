"""The loop that writes runs a causal Performer too, whose state is of one size however long the text."""

import hashlib
import json

import numpy as np
import pytest

pytest.importorskip("torch", reason="what trains models is not installed")

import torch

from engine.models.runtime.decoding import DecodingOptions, generate_tokens
from engine.models.runtime.language_model import LanguageModel
from engine.training.conversion.onnx_export import trace
from engine.training.networks.performer import (
    CausalState,
    attend_before,
    draw_projection,
    normalise,
    softmax_features,
)

VOCABULARY, WIDTH, HEADS, FEATURES = 40, 32, 2, 16


class Network(torch.nn.Module):
    """One layer of causal attention by FAVOR+ over tokens; what it knows comes in and goes out."""

    projection: torch.Tensor

    def __init__(self):
        super().__init__()
        self.words = torch.nn.Embedding(VOCABULARY, WIDTH)
        self.inward = torch.nn.Linear(WIDTH, 3 * WIDTH)
        self.outward = torch.nn.Linear(WIDTH, VOCABULARY)
        self.register_buffer("projection", draw_projection(FEATURES, WIDTH // HEADS))

    def forward(self, tokens, values, keys):
        x = self.words(tokens)
        parts = self.inward(x).view(1, -1, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key = (softmax_features(normalise(part), self.projection) for part in parts[:2])
        read, past = attend_before(query, key, parts[2], CausalState(values, keys))
        read = x + read.transpose(1, 2).reshape(1, -1, WIDTH)
        return self.outward(read[:, -1:]), past.values, past.keys


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(0)
    return Network().eval()


@pytest.fixture(scope="module")
def model(network, tmp_path_factory):
    from tests.support.tiny_model import tokenizer

    folder = tmp_path_factory.mktemp("models") / "performer"
    folder.mkdir()
    inputs = {
        "input_ids": torch.tensor([[1, 2, 3]]),
        "past.0.value": torch.zeros(1, HEADS, FEATURES, WIDTH // HEADS),
        "past.0.key": torch.zeros(1, HEADS, FEATURES),
    }
    outputs = ("logits", "present.0.value", "present.0.key")
    step = trace(network, inputs, outputs, {"input_ids": {1: "T"}})
    (folder / "model.onnx").write_bytes(step.SerializeToString())
    (folder / "tokenizer.json").write_text(tokenizer().to_str(), "utf-8")
    files = {}
    for path in folder.iterdir():
        content = path.read_bytes()
        files[path.name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    manifest = {
        "format": 1,
        "kind": "language-model",
        "name": "performer",
        "version": "1",
        "languages": ["en"],
        "licence": "CC0-1.0",
        "files": files,
        "figures": {},
        "architecture": "performer",
        "context": 100_000,
        "vocabulary": VOCABULARY,
        "end_tokens": [],
        "quantisation": "none",
        "chat": None,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return LanguageModel(folder)


def test_the_state_stays_of_one_size(model):
    state = model.start()
    sizes = []
    for token in range(30):
        _, state = model.step(np.array([token]), state)
        sizes.append({name: value.shape() for name, value in state.cache.items()})

    assert all(size == sizes[0] for size in sizes)
    assert sizes[0] == {
        "past.0.value": [1, HEADS, FEATURES, WIDTH // HEADS],
        "past.0.key": [1, HEADS, FEATURES],
    }
    assert state.length == 30


def test_it_writes_what_the_network_says_of_the_whole_text(model, network):
    prompt = [3, 1, 4, 1, 5]

    written = list(generate_tokens(model, prompt, DecodingOptions(25, no_repeat_ngram_size=0)))

    text = list(prompt)
    nothing = torch.zeros(1, HEADS, FEATURES, WIDTH // HEADS), torch.zeros(1, HEADS, FEATURES)
    with torch.inference_mode():
        for token in written:
            logits, *_ = network(torch.tensor([text]), *nothing)
            assert token == int(logits.argmax())
            text.append(token)
    assert len(written) == 25
