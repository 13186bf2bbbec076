"""The laws that the Performer obeys, at tiny sizes."""

import math
import warnings
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from torch import nn

pytest.importorskip("torch")

import torch
from torch import Generator, Tensor
from torch.testing import assert_close

from engine.training.networks.performer import (
    CHUNK,
    FAMILIAR,
    FURTHEST,
    STRANGE,
    FavorAttention,
    Performer,
    PerformerConfig,
    PerformerLayer,
    attend_all,
    attend_before,
    draw_projection,
    find_prototypes,
    initialize,
    no_past,
    normalise,
    remember,
    softmax_features,
)

WIDTH = 8
MODERATE = 0.3
"""Of longer vectors the estimates have a tail too heavy for a standard error from a few thousand draws."""
TINY = PerformerConfig(inputs=6, observations=3, width=16, heads=2, layers=2, random_features=12, inner=20)


@pytest.fixture(autouse=True)
def doubles() -> Iterator[None]:
    """Compute in 64 bits, so that only what is wrong differs. Two threads would wait for each other."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    yield
    torch.set_default_dtype(torch.float32)
    torch.set_num_threads(threads)


def seeded(seed: int) -> Generator:
    return Generator().manual_seed(seed)


def normal(*shape: int, seed: int = 1) -> Tensor:
    return torch.randn(*shape, generator=seeded(seed))


def query_key_value(length: int, batch: int = 2, heads: int = 3) -> tuple[Tensor, Tensor, Tensor]:
    query, key, value = normal(3, batch, heads, length, WIDTH)
    return normalise(query), normalise(key), value


def features_and_value(length: int, features: int = 12) -> tuple[Tensor, Tensor, Tensor]:
    query, key, value = query_key_value(length)
    projection = draw_projection(features, WIDTH, seeded(2))
    return softmax_features(query, projection), softmax_features(key, projection), value


def make(shape: PerformerConfig = TINY, seed: int = 3) -> Performer:
    """Build a network that is not in training; the seed decides all of its weights."""
    torch.manual_seed(seed)
    return Performer(shape).eval().requires_grad_(False)


def document(length: int, seed: int = 4) -> tuple[Tensor, Tensor, Tensor]:
    """Return the vectors, the observations and the presence of one document."""
    vectors = torch.nn.functional.normalize(normal(1, length, TINY.inputs, seed=seed), dim=-1)
    observations = normal(1, length, TINY.observations, seed=seed + 1)
    return vectors, observations, torch.ones(1, length, dtype=torch.bool)


def estimates(query: Tensor, key: Tensor, projections: list[Tensor]) -> Tensor:
    """Estimate exp(q·k / √D) with each projection: [projections, pairs]."""
    return torch.stack([(softmax_features(query, p) * softmax_features(key, p)).sum(-1) for p in projections])


def plain_attention(query, key, value, projection, causal=False):
    """What FAVOR+ says, pair by pair from the paper's formula: [T, D], [T, D], [T, E], [M, D]."""
    root = math.sqrt(query.shape[-1])
    read = np.zeros((len(query), value.shape[-1]))
    for place, asked in enumerate(query):
        total = 0.0
        for other in range(place + 1 if causal else len(key)):
            lengths = (asked @ asked + key[other] @ key[other]) / (2 * root)
            weight = np.mean(np.exp(projection @ (asked + key[other]) / math.sqrt(root) - lengths))
            read[place] += weight * value[other]
            total += weight
        read[place] /= total
    return read


# The projection


def test_rows_of_a_projection_are_orthogonal_in_blocks():
    projection = draw_projection(2 * WIDTH + 3, WIDTH, seeded(1))

    assert projection.shape == (2 * WIDTH + 3, WIDTH)
    for start in (0, WIDTH, 2 * WIDTH):
        block = projection[start : start + WIDTH]
        products = block @ block.T
        assert_close(products, torch.diag(products.diagonal()))


def test_rows_of_a_projection_are_as_long_as_normal_vectors():
    lengths = torch.cat([draw_projection(2 * WIDTH, WIDTH, seeded(seed)).norm(dim=1) for seed in range(400)])

    within_standard_error(lengths, math.sqrt(2) * math.gamma((WIDTH + 1) / 2) / math.gamma(WIDTH / 2))
    within_standard_error(lengths**2, WIDTH)
    within_standard_error(lengths**4, WIDTH * (WIDTH + 2))
    assert len(lengths.unique()) == len(lengths)


def test_rows_of_a_projection_prefer_no_direction():
    draws = torch.stack([draw_projection(WIDTH, WIDTH, seeded(seed)) for seed in range(1000)])

    within_standard_error(draws, torch.zeros(WIDTH, WIDTH))
    within_standard_error(draws**2, torch.ones(WIDTH, WIDTH))


def test_the_same_seed_draws_the_same_projection():
    assert torch.equal(draw_projection(12, WIDTH, seeded(1)), draw_projection(12, WIDTH, seeded(1)))
    assert not torch.equal(draw_projection(12, WIDTH, seeded(1)), draw_projection(12, WIDTH, seeded(2)))


def within_standard_error(samples: Tensor, expected: Tensor | float) -> None:
    """Hold that the mean over the first axis is not above four standard errors from what is expected."""
    error = samples.std(0) / math.sqrt(len(samples))
    assert ((samples.mean(0) - expected).abs() < 4 * error).all()


# The kernel


def test_the_kernel_is_estimated_without_bias():
    query, key = normal(2, 6, WIDTH) * torch.tensor([0.2, 0.3, 0.4, 0.5, 0.6, 0.7]).unsqueeze(-1)
    found = estimates(query, key, [draw_projection(12, WIDTH, seeded(seed)) for seed in range(2000)])

    within_standard_error(found, (query * key).sum(-1).div(math.sqrt(WIDTH)).exp())


def test_the_error_falls_with_more_features():
    query, key = MODERATE * normalise(normal(2, 20, WIDTH))
    exact = (query * key).sum(-1).div(math.sqrt(WIDTH)).exp()

    def error(features: int) -> float:
        projections = [draw_projection(features, WIDTH, seeded(seed)) for seed in range(200)]
        return float((estimates(query, key, projections) / exact - 1).square().mean())

    few, more, many = error(4), error(16), error(64)

    # Four times the features are a quarter of the variance; half of it leaves room for chance.
    assert more < few / 2
    assert many < more / 2


def test_orthogonal_directions_estimate_better_than_independent_ones():
    query, key = MODERATE * normalise(normal(2, 20, WIDTH))
    exact = (query * key).sum(-1).div(math.sqrt(WIDTH)).exp()
    generator = seeded(1)
    orthogonal = [draw_projection(WIDTH, WIDTH, generator) for _ in range(2000)]
    independent = list(normal(2000, WIDTH, WIDTH))

    def error(projections: list[Tensor]) -> float:
        return float((estimates(query, key, projections) / exact - 1).square().mean())

    assert error(orthogonal) < error(independent)


def test_features_are_positive_and_finite_however_large_the_input():
    for width in (8, 32, 64):
        projection = draw_projection(4 * width, width, seeded(1)).float()
        longest = projection[projection.norm(dim=1).argmax()]
        for scale in (0.0, 1e-30, 1e-3, 1e3, 1e18):
            x = torch.stack([longest, -longest, normal(width).float()]) * scale
            features = softmax_features(normalise(x), projection)

            assert features.dtype == torch.float32
            assert features.isfinite().all()
            assert (features > 0).all()


# Attention


def test_the_linear_form_is_the_quadratic_form():
    query, key, value = features_and_value(2 * CHUNK + 5)
    weights = query @ key.transpose(-2, -1)
    before = weights.tril()

    assert_close(attend_all(query, key, value), weights / weights.sum(-1, keepdim=True) @ value)
    assert_close(attend_before(query, key, value)[0], before / before.sum(-1, keepdim=True) @ value)


@pytest.mark.parametrize("causal", [False, True])
def test_attention_agrees_with_the_formula_of_the_paper(causal):
    (query,), (key,), (value,) = (x[:, 0] for x in query_key_value(15, batch=1))
    projection = draw_projection(20, WIDTH, seeded(5))
    asking, asked = (softmax_features(x[None, None], projection) for x in (query, key))
    attend = (lambda *parts: attend_before(*parts)[0]) if causal else attend_all

    read = attend(asking, asked, value[None, None])

    expected = plain_attention(query.numpy(), key.numpy(), value.numpy(), projection.numpy(), causal)
    assert_close(read[0, 0], torch.from_numpy(expected))


@pytest.mark.parametrize("causal", [False, True])
def test_attention_agrees_with_performer_pytorch(causal):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        peer = pytest.importorskip("performer_pytorch.performer_pytorch")
    query, key, value = query_key_value(300)
    projection = draw_projection(20, WIDTH, seeded(5))
    ours = softmax_features(query, projection), softmax_features(key, projection)
    # Its maximum is one factor a query and one for all keys of a head. Both cancel out; eps would not.
    theirs = [
        peer.softmax_kernel(x, projection_matrix=projection, is_query=asks, eps=0)
        for x, asks in ((query, True), (key, False))
    ]

    if causal:
        read = attend_before(*ours, value)[0]
        expected = peer.causal_linear_attention_noncuda(*theirs, value, eps=0)
    else:
        read = attend_all(*ours, value)
        expected = peer.linear_attention(*theirs, value)

    every: tuple[tuple[int, ...], ...] = ((-1,), (-2, -1))
    for mine, other, axes in zip(ours, theirs, every, strict=True):
        assert_close(mine / mine.amax(axes, keepdim=True), other / other.amax(axes, keepdim=True))
    assert_close(read, expected)


@pytest.mark.parametrize("piece", [1, 7, CHUNK, CHUNK + 1])
def test_a_text_read_in_pieces_is_the_text_read_at_once(piece):
    query, key, value = features_and_value(2 * CHUNK + 5)
    at_once, all_read = attend_before(query, key, value)

    read, past = [], no_past(key, value)
    pieces = [x.split(piece, dim=-2) for x in (query, key, value)]
    for asking, asked, told in zip(*pieces, strict=True):
        part, past = attend_before(asking, asked, told, past)
        read.append(part)

    assert_close(torch.cat(read, dim=-2), at_once)
    assert_close((past.values, past.keys), (all_read.values, all_read.keys))


@pytest.mark.parametrize("place", [3, CHUNK - 1, CHUNK, CHUNK + 9])
def test_a_later_key_changes_nothing_before_it(place):
    query, key, value = query_key_value(CHUNK + 12)
    projection = draw_projection(12, WIDTH, seeded(2))

    def read() -> Tensor:
        asking, asked = (softmax_features(x, projection) for x in (query, key))
        return attend_before(asking, asked, value)[0]

    before = read()
    key[:, :, place] = 3 * projection[0]
    value[:, :, place] += 100
    after = read()

    assert torch.equal(after[:, :, :place], before[:, :, :place])
    assert not torch.isclose(after[:, :, place:], before[:, :, place:]).any()


def test_a_key_of_zeros_is_not_read():
    query, key, value = features_and_value(10)
    key[:, :, 6] = 0

    read = attend_all(query, key, value)

    others = [place for place in range(10) if place != 6]
    assert_close(read, attend_all(query, key[:, :, others], value[:, :, others]))


# The network


def test_attention_of_the_network_agrees_with_the_formula_head_by_head():
    torch.manual_seed(3)
    attention = FavorAttention(TINY).requires_grad_(False)
    x = normal(1, 9, TINY.width)
    parts = (x[0] @ attention.inward.weight.T + attention.inward.bias).numpy()
    query, key, value = (part.reshape(9, 2, 8) for part in np.split(parts, 3, axis=1))
    query, key = (y / np.sqrt((y**2).mean(-1, keepdims=True) + 1e-6) for y in (query, key))
    heads = [
        plain_attention(query[:, head], key[:, head], value[:, head], attention.projection.numpy())
        for head in range(2)
    ]

    expected = torch.from_numpy(np.concatenate(heads, axis=1)) @ attention.outward.weight.T

    assert_close(attention(x, torch.ones(1, 9, dtype=torch.bool))[0], expected + attention.outward.bias)


def test_a_layer_adds_what_it_reads_and_thinks_to_what_came_in():
    torch.manual_seed(3)
    layer = PerformerLayer(TINY).eval().requires_grad_(False)
    x, present = normal(1, 9, TINY.width), torch.ones(1, 9, dtype=torch.bool)

    read = x + layer.attention(layer.before_attention(x), present)
    assert_close(layer(x, present), read + layer.thought(layer.before_thought(read)))

    for silenced in (layer.attention.outward, layer.thought[-1]):
        assert isinstance(silenced, nn.Linear)
        silenced.weight.zero_()
        silenced.bias.zero_()
    assert torch.equal(layer(x, present), x)


def test_a_network_without_layers_weighs_each_sentence_alone():
    performer = make(replace(TINY, layers=0))
    vectors, observations, present = document(7)
    came_in = performer.vectors(vectors) * math.sqrt(TINY.inputs) + performer.observed(observations)

    expected = performer.salience(performer.after(came_in)) + performer.plain(observations)

    assert_close(performer(vectors, observations, present), expected[..., 0])


@pytest.mark.parametrize("network", ["performer", "transformer"])
def test_an_absent_place_changes_nothing(network):
    performer = make(replace(TINY, network=network))
    vectors, observations, present = document(7)
    present[0, [2, 6]] = False

    before = performer(vectors, observations, present)
    vectors[0, [2, 6]] = 50
    observations[0, [2, 6]] = -50
    after = performer(vectors, observations, present)

    assert torch.equal(after[present], before[present])
    assert not torch.equal(after, before)


@pytest.mark.parametrize("network", ["performer", "transformer"])
def test_a_document_gets_the_same_beside_a_longer_one(network):
    performer = make(replace(TINY, network=network))
    short, long = document(5), document(11, seed=8)
    vectors, observations, present = (torch.cat([x.clone(), x.clone()]) for x in long)
    for filled, own in zip((vectors, observations, present), short, strict=True):
        filled[0] = 0
        filled[0, :5] = own[0]

    together = performer(vectors, observations, present)

    assert_close(together[0, :5], performer(*short)[0])
    assert_close(together[1], performer(*long)[0])


def test_sentences_in_another_order_get_the_same():
    performer = make()
    vectors, observations, present = document(9)
    order = torch.randperm(9, generator=seeded(1))

    moved = performer(vectors[:, order], observations[:, order], present)

    assert_close(moved, performer(vectors, observations, present)[:, order])


def test_every_sentence_is_read_by_every_other():
    performer = make()
    vectors, observations, present = document(6)
    before = performer(vectors, observations, present)

    vectors[0, 5] = -vectors[0, 5]

    assert not torch.isclose(performer(vectors, observations, present), before).any()


def test_many_features_come_close_to_softmax():
    vectors, observations, present = document(40)
    softmax = make(replace(TINY, network="transformer"))
    exact = softmax(vectors, observations, present)

    def error(features: int, seed: int) -> float:
        performer = make(replace(TINY, random_features=features), seed)
        shared = {name: weight for name, weight in softmax.state_dict().items() if "projection" not in name}
        performer.load_state_dict(shared, strict=False)
        return float((performer(vectors, observations, present) - exact).norm() / exact.norm())

    few = sum(error(4, seed) for seed in range(5)) / 5
    many = sum(error(2048, seed) for seed in range(5)) / 5

    # Keys that are much like a query are rarely hit by a direction: the error falls slowly.
    assert many < few / 2
    assert many < 0.1


def test_the_same_seed_makes_the_same_network():
    first, second, third = make(seed=3).state_dict(), make(seed=3).state_dict(), make(seed=4).state_dict()

    assert all(torch.equal(first[name], second[name]) for name in first)
    assert not torch.equal(first["layers.0.attention.projection"], third["layers.0.attention.projection"])
    assert not torch.equal(first["layers.0.attention.projection"], first["layers.1.attention.projection"]), (
        "each layer draws its own"
    )


def test_the_projections_can_be_drawn_apart_from_the_weights():
    first = Performer(TINY, seeded(1)).state_dict()
    second = Performer(TINY, seeded(1)).state_dict()

    assert torch.equal(first["layers.1.attention.projection"], second["layers.1.attention.projection"])
    assert not torch.equal(
        first["layers.1.attention.inward.weight"], second["layers.1.attention.inward.weight"]
    )


def test_the_network_stays_finite_at_extreme_inputs_and_teaches_every_weight():
    torch.set_default_dtype(torch.float32)
    performer = make().train().requires_grad_(True)
    vectors, observations, present = document(30)
    present[0, 20:] = False
    for scale in (0.0, 1.0, 1e6):
        performer.zero_grad()
        performer(vectors * scale, observations * scale, present)[present].square().mean().backward()

        for name, weight in performer.named_parameters():
            assert weight.grad is not None, name
            assert weight.grad.isfinite().all(), name
            assert scale != 1.0 or weight.grad.any(), name


def test_a_document_of_which_nothing_is_present_is_finite():
    vectors, observations, present = document(4)

    assert make()(vectors, observations, ~present).isfinite().all()


# What it begins with, and what it remembers


def test_observations_are_brought_to_one_scale():
    performer = make()
    vectors, observations, present = document(7)
    expected = performer(vectors, observations, present)

    performer.centre.copy_(torch.tensor([5.0, -3.0, 0.0]))
    performer.spread.copy_(torch.tensor([10.0, 0.1, 1.0]))
    raw = observations * performer.spread + performer.centre
    assert_close(performer(vectors, raw, present), expected)

    furthest = performer.centre + FURTHEST * performer.spread
    raw[0, 2] = furthest
    expected = performer(vectors, raw, present)
    raw[0, 2] = 100 * furthest.abs() + furthest
    assert_close(performer(vectors, raw, present), expected)


def test_a_new_network_says_what_the_graph_ranking_says():
    performer = make()
    vectors, observations, present = document(30)
    initialize(performer, 20 * observations[0] + 7, ranked=1, gain=0.25)

    salience = performer(vectors, 20 * observations + 7, present)

    worth = 20 * observations[..., 1] + 7
    assert_close(salience - salience.mean(), 0.25 * (worth - worth.mean()))


def test_what_was_learnt_counts_as_far_as_a_document_is_familiar():
    performer = make()
    performer.always.copy_(torch.tensor([0.0, 2.0, -1.0]))
    vectors, observations, present = document(7)
    present[0, 6] = False
    always = observations @ performer.always
    learnt = performer(vectors, observations, present) - always
    mean = torch.nn.functional.normalize(vectors[0, :6].sum(0), dim=0)
    other = normal(TINY.inputs)
    across = torch.nn.functional.normalize(other - (other @ mean) * mean, dim=0)

    halfway = (STRANGE + FAMILIAR) / 2
    for cosine, share in ((1, 1), (FAMILIAR, 1), (halfway, 0.5), (STRANGE, 0), (-1, 0)):
        near = cosine * mean + math.sqrt(1 - cosine**2) * across
        remember(performer, torch.stack([-mean, near]))

        assert_close(performer(vectors, observations, present), always + share * learnt)
    assert performer.shape.prototypes == 2


def test_prototypes_are_the_kinds_that_documents_are_of():
    kinds = torch.eye(TINY.inputs)[:3]
    noise = 0.05 * normal(60, TINY.inputs)
    documents = torch.nn.functional.normalize(kinds.repeat(20, 1) + noise, dim=-1)

    found = find_prototypes(documents, 12, seeded(1))

    assert found.shape == (12, TINY.inputs)
    assert ((documents @ found.T).amax(-1) > 0.9).all()
    assert_close(find_prototypes(documents[:5], 12, seeded(1)), documents[:5])


def test_heads_that_cannot_share_the_width_are_refused():
    with pytest.raises(ValueError, match="3 heads"):
        PerformerConfig(width=16, heads=3)
