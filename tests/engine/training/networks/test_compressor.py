"""A compressor sees what stands before a word, and nothing behind it."""

import pytest

pytest.importorskip("torch", reason="what trains models is not installed")

import torch
from torch.testing import assert_close

from engine.training.networks.compressor import (
    DELETED,
    KEPT,
    CompressorConfig,
    SentenceCompressor,
    line_scores,
)

SHAPE = CompressorConfig(
    inputs=24, observations=5, width=32, heads=2, layers=2, random_features=16, inner=48, dropout=0.1
)


@pytest.fixture
def network():
    torch.manual_seed(2)
    return SentenceCompressor(SHAPE, torch.Generator().manual_seed(2)).eval()


@pytest.fixture
def sentence():
    generator = torch.Generator().manual_seed(5)
    return (
        torch.randn(1, 7, SHAPE.inputs, generator=generator),
        torch.randn(1, 7, SHAPE.observations, generator=generator),
    )


def logits_of(network, sentence, decided):
    with torch.inference_mode():
        return network(network.embed(*sentence), torch.tensor([decided]))[0][0]


def test_what_is_decided_changes_only_what_comes_after(network, sentence):
    kept = logits_of(network, sentence, [0, 0, KEPT, KEPT, KEPT, KEPT, KEPT])
    deleted = logits_of(network, sentence, [0, 0, KEPT, KEPT, DELETED, KEPT, KEPT])

    assert_close(kept[:4], deleted[:4])
    assert not torch.allclose(kept[4:], deleted[4:], atol=1e-4)


def test_a_later_word_does_not_change_an_earlier_logit(network, sentence):
    states, observations = sentence
    decided = [0, 0, KEPT, KEPT, KEPT, KEPT, KEPT]
    before = logits_of(network, sentence, decided)[:-1]
    states = states.clone()
    states[0, -1] = 9

    assert_close(logits_of(network, (states, observations), decided)[:-1], before)


def test_word_by_word_it_says_what_it_says_at_once(network, sentence):
    decided = [0, 0, KEPT, DELETED, DELETED, KEPT, KEPT]
    past, found = None, []
    with torch.inference_mode():
        words = network.embed(*sentence)
        for place, decision in enumerate(decided):
            logits, past = network(words[:, place : place + 1], torch.tensor([[decision]]), past)
            found.append(logits[0, 0])

    assert_close(torch.stack(found), logits_of(network, sentence, decided), atol=1e-5, rtol=1e-4)


def test_the_scores_of_all_lines_of_a_sentence_are_a_distribution(network):
    logits = torch.tensor([[0.7, 0.3, -1.2]]).expand(4, 3)
    kept = torch.tensor([[0, a, b] for a in (0, 1) for b in (0, 1)])

    scores = line_scores(logits, kept, torch.ones(4, 3))

    assert_close((scores - 0.7).exp().sum(), torch.tensor(1.0))


def test_what_fills_up_a_shorter_sentence_does_not_count():
    logits, kept = torch.tensor([[0.1, 0.2, 5.0]]), torch.tensor([[0, 1, 1]])

    short = line_scores(logits, kept, torch.tensor([[1.0, 1.0, 0.0]]))

    assert_close(short, line_scores(logits[:, :2], kept[:, :2], torch.ones(1, 2)))


def test_heads_share_the_width():
    with pytest.raises(ValueError, match="3 heads"):
        CompressorConfig(width=32, heads=3)
