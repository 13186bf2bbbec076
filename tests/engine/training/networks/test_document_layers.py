"""The laws of the networks that stand in the Performer's place."""

from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")

from torch.testing import assert_close  # noqa: E402

from engine.training.networks.performer import Performer, PerformerConfig  # noqa: E402
from engine.training_launch import NETWORKS  # noqa: E402

TINY = PerformerConfig(inputs=6, observations=3, width=16, heads=2, layers=2, random_features=12, inner=20)
ALONE = ("words", "observations")


@pytest.fixture
def make():
    def network(name):
        torch.manual_seed(3)
        made = Performer(replace(TINY, network=name)).eval().requires_grad_(False)
        made.always.copy_(torch.tensor([1.0, 0.0, -1.0]))
        return made

    return network


def document(length, seed=1):
    generator = torch.Generator().manual_seed(seed)
    vectors = torch.nn.functional.normalize(torch.randn(1, length, 6, generator=generator), dim=-1)
    observations = torch.randn(1, length, 3, generator=generator)
    return vectors, observations, torch.ones(1, length, dtype=torch.bool)


@pytest.mark.parametrize("name", NETWORKS)
def test_what_fills_a_shorter_document_up_changes_nothing(make, name):
    network = make(name)
    short, long = document(4), document(9, seed=2)
    pairs = zip(short, long, strict=True)
    filled = [torch.cat([part, torch.full_like(other[:, 4:], 7)], 1) for part, other in pairs]
    filled[2][:, 4:] = False
    together = [torch.cat(pair) for pair in zip(filled, long, strict=True)]

    found = network(*together)

    assert_close(found[:1, :4], network(*short), atol=1e-5, rtol=1e-4)
    assert_close(found[1:], network(*long), atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("name", [name for name in NETWORKS if name not in ALONE])
def test_a_sentence_is_read_with_its_neighbours(make, name):
    network = make(name)
    vectors, observations, present = document(6)
    before = network(vectors, observations, present)[0, 3]
    changed = vectors.clone()
    changed[0, 2] = -changed[0, 2]

    assert not torch.isclose(network(changed, observations, present)[0, 3], before, atol=1e-4)


@pytest.mark.parametrize("name", ALONE)
def test_a_sentence_is_read_alone(make, name):
    network = make(name)
    vectors, observations, present = document(6)
    each = [network(vectors[:, i : i + 1], observations[:, i : i + 1], present[:, :1]) for i in range(6)]

    assert_close(network(vectors, observations, present), torch.cat(each, 1))


def test_words_alone_do_not_know_what_was_observed(make):
    vectors, observations, present = document(6)
    words, place = make("words"), make("observations")

    assert_close(words(vectors, observations, present), words(vectors, -observations, present))
    assert_close(place(vectors, observations, present), place(-vectors, observations, present))


def test_a_network_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="perceptron is none of the networks"):
        PerformerConfig(network="perceptron")
