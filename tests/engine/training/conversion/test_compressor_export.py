"""A compressor that was put into a model folder says what the network said."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="what trains models is not installed")

import torch
from numpy.testing import assert_allclose

from engine.core.document import Span
from engine.core.errors import ModelDamaged, ModelError
from engine.models.formats.manifest import load_performer_manifest
from engine.models.runtime.performer import PerformerModel
from engine.shortening.beam_search import Decision
from engine.shortening.observations import OBSERVED
from engine.training.conversion.compressor_export import add_compressor
from engine.training.networks.compressor import CompressorConfig, SentenceCompressor
from tests.support.tiny_compressor import write_shortening_model

WIDTH = 6
SHAPE = CompressorConfig(
    inputs=2 * WIDTH, observations=OBSERVED, width=32, heads=2, layers=2, random_features=8, inner=48
)


@pytest.fixture
def shortening_model(tmp_path):
    return write_shortening_model(tmp_path / "models" / "shortening")


@pytest.fixture
def network():
    torch.manual_seed(6)
    return SentenceCompressor(SHAPE, torch.Generator().manual_seed(6)).eval()


def test_a_step_at_a_time_the_written_network_says_what_torch_says(network, shortening_model):
    add_compressor(network, shortening_model, margin=0.5)

    model = PerformerModel(shortening_model).compressor()

    states = np.random.default_rng(1).normal(size=(4, 2 * WIDTH)).astype(np.float32)
    observed = np.random.default_rng(2).normal(size=(4, OBSERVED)).astype(np.float32)
    decisions = [Decision.NONE, Decision.NONE, Decision.KEPT, Decision.DELETED]
    reader = model.reader(states, observed)
    said = [reader.read(place - 1, (0,), (decision,))[0] for place, decision in enumerate(decisions)]
    with torch.inference_mode():
        words = network.embed(torch.from_numpy(states)[None], torch.from_numpy(observed)[None])
        meant = network(words, torch.tensor([[int(decision) for decision in decisions]]))[0][0].numpy()
    assert_allclose(said, meant, atol=0.02)
    assert load_performer_manifest(shortening_model).margin == 0.5


def test_lines_that_go_on_from_one_line_go_on_from_its_state(network, shortening_model):
    add_compressor(network, shortening_model, margin=0.0)
    model = PerformerModel(shortening_model).compressor()
    states = np.random.default_rng(1).normal(size=(4, 2 * WIDTH)).astype(np.float32)
    observed = np.zeros((4, OBSERVED), np.float32)

    reader = model.reader(states, observed)
    reader.read(-1, (0,), (Decision.NONE,))
    reader.read(0, (0, 0), (Decision.NONE, Decision.KEPT))
    swapped = reader.read(1, (1, 0), (Decision.KEPT, Decision.KEPT))

    straight = model.reader(states, observed)
    straight.read(-1, (0,), (Decision.NONE,))
    straight.read(0, (0, 0), (Decision.NONE, Decision.KEPT))
    assert_allclose(straight.read(1, (0, 1), (Decision.KEPT, Decision.KEPT)), swapped[::-1], atol=1e-5)


def test_observations_that_do_not_fit_the_words_are_refused(shortening_model):
    model = PerformerModel(shortening_model).compressor()

    with pytest.raises(ModelError):
        model.reader(np.zeros((3, 2 * WIDTH), np.float32), np.zeros((2, OBSERVED), np.float32))


def test_a_words_state_is_the_mean_of_its_tokens(shortening_model):
    model = PerformerModel(shortening_model)

    states = model.word_states("tide wall", [Span(0, 4), Span(5, 9)])

    assert states is not None
    tide, wall = states[1], states[2]
    assert (tide[1], tide[2], wall[1], wall[2]) == (1, 0, 0, 1)
    assert_allclose(states[0], (tide + wall) / 2)


def test_a_sentence_that_is_too_long_for_the_encoder_has_no_states(shortening_model):
    model = PerformerModel(shortening_model)
    text = "tide " * 65

    assert model.word_states(text, [Span(0, 4)]) is None


def test_a_model_without_a_compressor_says_so(make_model):
    with pytest.raises(ModelDamaged):
        PerformerModel(make_model()).compressor()


def test_the_vectors_stay_the_same_beside_the_states(make_model, shortening_model):
    plain, telling = (
        PerformerModel(make_model("plain", longest_sentence=64)),
        PerformerModel(shortening_model),
    )

    assert_allclose(plain.encode(["tide wall"]), telling.encode(["tide wall"]))
