"""A model folder that was written says what the network said, and is whole or not there."""

import json
import warnings
from dataclasses import asdict, replace

import numpy as np
import pytest

from engine.models.formats.manifest import PerformerManifest
from engine.training.conversion.onnx_export import ExportMismatch

pytest.importorskip("torch")

import onnx
import torch
from torch.testing import assert_close

from engine.core.errors import ModelDamaged
from engine.models.formats.manifest import PERFORMER_FILE, load_manifest, read_file
from engine.training.conversion.onnx_export import run
from engine.training.conversion.performer_export import read_weights, write_model
from engine.training.networks.performer import Performer, PerformerConfig
from engine.training_launch import NETWORKS

SHAPE = PerformerConfig(inputs=64, observations=3, width=64, heads=2, layers=2, random_features=16, inner=48)
FACTS = {
    "name": "tiny",
    "languages": ["en"],
    "licence": "CC0-1.0",
    "width": 64,
    "longest_sentence": 16,
    "prefix": "",
    "observed": ["from_start", "from_end", "relative"],
    "repetition": 2.5,
}


@pytest.fixture
def network():
    torch.manual_seed(3)
    made = Performer(SHAPE, torch.Generator().manual_seed(3))
    with torch.no_grad():
        made.centre.copy_(torch.tensor([0.5, 100_000.0, -3.0]))
        made.spread.copy_(torch.tensor([1.0, 1e-3, 70_000.0]))
    return made.eval()


@pytest.fixture
def encoder(tmp_path):
    folder = tmp_path / "encoder"
    folder.mkdir()
    (folder / "encoder.onnx").write_bytes(b"an encoder")
    (folder / "tokenizer.json").write_bytes(b"a tokenizer")
    return folder


def salience(network, vectors, observations):
    with torch.inference_mode():
        inputs = (torch.from_numpy(array)[None] for array in (vectors, observations))
        return network(*inputs, torch.ones(1, len(vectors)))[0].numpy()


def document(length):
    random = np.random.default_rng(length)
    vectors = random.standard_normal((length, 64)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    observations = random.standard_normal((length, 3)) * [1, 1e-3, 70_000] + [0.5, 100_000, -3]
    return vectors, observations.astype(np.float32)


@pytest.mark.parametrize("name", NETWORKS)
def test_every_network_is_written_runs_as_it_was_trained_and_is_read_back(name, encoder, tmp_path):
    torch.manual_seed(4)
    made = Performer(replace(SHAPE, network=name), torch.Generator().manual_seed(4)).eval()

    write_model(made, encoder, tmp_path / "model", FACTS)
    again = read_weights(tmp_path / "model")

    assert again.shape == made.shape
    content = read_file(load_manifest(tmp_path / "model"), PERFORMER_FILE)
    for length in (1, 7, 60):
        vectors, observations = document(length)
        said = run(content, {"vectors": vectors, "observations": observations})
        assert_close(
            torch.from_numpy(said),
            torch.from_numpy(salience(again, vectors, observations)),
            atol=1e-3,
            rtol=1e-3,
        )


def test_a_model_that_an_earlier_version_wrote_is_a_performer(network, encoder, tmp_path):
    write_model(network, encoder, tmp_path / "model", FACTS)
    file = tmp_path / "model" / "manifest.json"
    manifest = json.loads(file.read_text("utf-8"))
    del manifest["shape"]["network"]
    manifest["shape"]["exact"] = False
    file.write_text(json.dumps(manifest), "utf-8")

    assert read_weights(tmp_path / "model").shape == network.shape


@pytest.mark.parametrize("length", [1, 40, 500])
def test_a_document_of_any_length_gets_the_salience_that_the_network_gives_it(
    network, encoder, tmp_path, length
):
    write_model(network, encoder, tmp_path / "model", FACTS)

    vectors, observations = document(length)
    content = read_file(load_manifest(tmp_path / "model"), PERFORMER_FILE)
    found = run(content, {"vectors": vectors, "observations": observations})

    meant = salience(network, vectors, observations)
    assert found.shape == (length,)
    assert np.abs(found - meant).max() < 0.01 * max(meant.std(), 0.1)


def test_weights_that_are_read_back_are_those_that_were_written(network, encoder, tmp_path):
    write_model(network, encoder, tmp_path / "model", FACTS)

    again = read_weights(tmp_path / "model")

    assert again.shape == network.shape
    for name, weight in network.state_dict().items():
        assert_close(again.state_dict()[name], weight, rtol=1e-3, atol=1e-4)
    assert torch.equal(again.centre, network.centre)


def test_a_model_that_is_read_and_written_again_stays_the_same(network, encoder, tmp_path):
    write_model(network, encoder, tmp_path / "model", FACTS)
    again = read_weights(tmp_path / "model")
    write_model(again, tmp_path / "model", tmp_path / "again", {"name": "again", "languages": ["en"]})

    files = [load_manifest(tmp_path / name).files for name in ("model", "again")]
    assert files[0] == files[1]


def test_large_weights_are_stored_in_16_bits_under_the_names_they_have_in_the_network(
    network, encoder, tmp_path
):
    write_model(network, encoder, tmp_path / "model", FACTS)

    stored = {
        tensor.name: tensor for tensor in onnx.load(tmp_path / "model" / PERFORMER_FILE).graph.initializer
    }
    assert set(network.state_dict()) <= set(stored)
    assert stored["layers.1.attention.inward.weight"].data_type == onnx.TensorProto.FLOAT16
    assert stored["spread"].data_type == onnx.TensorProto.FLOAT


def test_the_manifest_takes_over_what_the_other_model_said_and_is_not_told_anew(network, encoder, tmp_path):
    write_model(network, encoder, tmp_path / "first", FACTS)
    write_model(network, tmp_path / "first", tmp_path / "own", {"name": "own", "languages": ["fr"]})

    manifest = load_manifest(tmp_path / "own")

    assert isinstance(manifest, PerformerManifest)
    assert (manifest.name, manifest.languages, manifest.repetition) == ("own", ("fr",), 2.5)
    assert manifest.observed == ("from_start", "from_end", "relative")
    assert read_file(manifest, "encoder.onnx") == b"an encoder"
    assert manifest.shape == asdict(SHAPE)


@pytest.mark.parametrize("change", [{"observed": ["from_start"]}, {"width": 65}])
def test_facts_that_do_not_fit_the_network_are_refused(network, encoder, tmp_path, change):
    with pytest.raises(ValueError, match="the manifest speaks of"):
        write_model(network, encoder, tmp_path / "model", FACTS | change)
    assert not (tmp_path / "model").exists()


def test_facts_that_are_missing_are_named(network, encoder, tmp_path):
    facts = {key: value for key, value in FACTS.items() if key not in ("languages", "name", "prefix")}
    with pytest.raises(ValueError, match="lacks languages, name, prefix"):
        write_model(network, encoder, tmp_path / "model", facts)


def test_a_model_that_cannot_be_written_leaves_the_older_one_as_it_was(network, encoder, tmp_path):
    write_model(network, encoder, tmp_path / "model", FACTS)
    (encoder / "tokenizer.json").unlink()

    with pytest.raises(FileNotFoundError):
        write_model(network, encoder, tmp_path / "model", FACTS | {"version": "2"})

    assert load_manifest(tmp_path / "model").version == "1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["encoder", "model"]


def test_an_older_model_of_that_name_is_replaced(network, encoder, tmp_path):
    write_model(network, encoder, tmp_path / "model", FACTS)
    (tmp_path / "model" / "card.md").write_text("of the older one", "utf-8")
    write_model(network, encoder, tmp_path / "model", FACTS | {"version": "2"})

    assert load_manifest(tmp_path / "model").version == "2"
    assert not (tmp_path / "model" / "card.md").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["encoder", "model"]


def test_a_network_that_onnx_cannot_say_is_not_written(network, encoder, tmp_path):
    with torch.no_grad():
        network.salience.weight.fill_(float("nan"))
    with pytest.raises(ExportMismatch):
        write_model(network, encoder, tmp_path / "model", FACTS)
    assert not (tmp_path / "model").exists()


@pytest.mark.parametrize("change", [{"layers": 3}, {"width": 32}, {"layers": "two"}, {"depth": 1}])
def test_a_shape_that_the_file_does_not_have_is_damage(network, encoder, tmp_path, change):
    write_model(network, encoder, tmp_path / "model", FACTS)
    path = tmp_path / "model" / "manifest.json"
    facts = json.loads(path.read_text("utf-8"))
    facts["shape"] |= change
    path.write_text(json.dumps(facts), "utf-8")

    with pytest.raises(ModelDamaged):
        read_weights(tmp_path / "model")


def test_no_warning_is_kept_back_from_those_who_write_a_model(network, encoder, tmp_path):
    before = list(warnings.filters)
    write_model(network, encoder, tmp_path / "model", FACTS)
    assert warnings.filters == before
