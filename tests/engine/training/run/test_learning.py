from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.training.data.batches import (  # noqa: E402
    Batch,
    DocumentSlice,
    PreparedRows,
    collate,
    make_batches,
    stretches_of,
    target,
)
from engine.training.data.examples import CHOSEN, COLUMNS, GAIN  # noqa: E402
from engine.training.data.store import StoredExample  # noqa: E402
from engine.training.networks.adamw import AdamW  # noqa: E402
from engine.training.run.checkpoint import (  # noqa: E402
    BestWeights,
    Checkpoint,
    DamagedCheckpoint,
    TrainingPosition,
    keep_checkpoint,
    load_checkpoint,
)
from engine.training.run.learning import kl_divergence, learning_rate  # noqa: E402
from engine.training.run.recipe import GOING_ON  # noqa: E402

CPU = torch.device("cpu")


@pytest.fixture
def rows():
    columns = np.arange(20 * COLUMNS, dtype=np.float32).reshape(20, COLUMNS)
    columns[:, CHOSEN] = 0
    columns[[3, 12], CHOSEN] = 1
    return PreparedRows(np.ones((20, 4), np.float16), columns, observed=(0, 2))


def documents(*lengths, group=""):
    return tuple(
        DocumentSlice(StoredExample(f"{group}{number}", "", group=group, sentences=length), 0, length)
        for number, length in enumerate(lengths)
    )


def test_every_pass_reads_every_document_of_one_collection_once():
    stretches = documents(*range(2, 90))

    first, again, second = (make_batches(stretches, GOING_ON, seed=1, number=number) for number in (0, 0, 1))

    for batches in (first, second):
        assert sorted((one for batch in batches for one in batch), key=lambda one: one.rows) == list(
            stretches
        )
    assert first == again != second


def test_a_batch_is_no_larger_than_the_recipe_says_unless_one_document_is():
    recipe = replace(GOING_ON, batch=100, most_documents=7)

    batches = make_batches(documents(*range(1, 60), 500), recipe, seed=1, number=0)

    assert max(map(len, batches)) == 7
    for batch in batches:
        assert len(batch) == 1 or len(batch) * max(one.rows for one in batch) <= 100


def test_a_large_data_set_does_not_drown_a_small_one():
    stretches = documents(*[5] * 100, group="large") + documents(*[5] * 10, group="small")

    batches = make_batches(stretches, replace(GOING_ON, share=4.0, evenness=0.5), seed=1, number=0)

    drawn = [one.entry.group for batch in batches for one in batch]
    assert (drawn.count("large"), drawn.count("small")) == (40, 10)


def test_a_long_document_is_learned_in_parts(rows):
    entry = StoredExample("book", "", sentences=20)

    assert [part.rows for part in stretches_of((entry,), rows, longest=8)] == [8, 8, 4]


def test_a_filled_batch_says_what_is_there(rows):
    book = StoredExample("book", "", sentences=20)

    batch = collate((DocumentSlice(book, 0, 5), DocumentSlice(book, 10, 3)), rows, GOING_ON, CPU)

    assert batch.present.sum(1).tolist() == [5, 3]
    assert batch.observations[1, 2].tolist() == [12 * COLUMNS, 12 * COLUMNS + 2]
    assert batch.targets.sum(1).tolist() == pytest.approx([1, 1])
    assert not batch.targets[1, 3:].any()


def test_the_target_favours_what_the_oracle_chose_and_then_what_gains():
    columns = np.zeros((4, COLUMNS), np.float32)
    columns[:, GAIN] = (0.1, 0.8, 0.7, 0.0)
    columns[2, CHOSEN] = 1

    assert np.argsort(-target(columns, replace(GOING_ON, oracle=0.5))).tolist() == [2, 1, 0, 3]
    assert target(columns, replace(GOING_ON, oracle=1.0)).tolist() == [0, 0, 1, 0]
    assert target(columns, replace(GOING_ON, oracle=0.0)).argmax() == 1


def test_a_perfect_answer_is_not_pulled_and_what_is_filled_up_does_not_matter():
    targets = torch.tensor([[0.7, 0.3, 0.0], [0.5, 0.25, 0.25]])
    present = torch.tensor([[True, True, False], [True, True, True]])
    batch = Batch(torch.zeros(2, 3, 1), torch.zeros(2, 3, 1), targets, present)

    assert kl_divergence(targets.clamp(min=1e-3).log() + 5, batch).tolist() == pytest.approx([0, 0], abs=1e-5)
    assert (kl_divergence(-targets, batch) > 0.1).all()


def test_the_rate_rises_then_falls_to_nothing_and_rises_alike_however_long_it_takes():
    rates = [learning_rate(step, 100, 10, 1.0) for step in range(100)]

    assert rates.index(max(rates)) in (9, 10)
    assert rates[99] < 0.001
    assert rates[:10] == [learning_rate(step, 5000, 10, 1.0) for step in range(10)]


def test_the_optimizer_finds_the_bottom_and_goes_on_where_it_was():
    bottom = torch.tensor([[1.0, -2.0], [3.0, 0.5]])

    def descend(parameter, optimizer, steps):
        for _ in range(steps):
            (parameter - bottom).square().sum().backward()
            optimizer.step(0.1)

    whole = torch.zeros(2, 2, requires_grad=True)
    descend(whole, AdamW((whole,), 0.0, (0.9, 0.98)), 200)
    broken = torch.zeros(2, 2, requires_grad=True)
    before = AdamW((broken,), 0.0, (0.9, 0.98))
    descend(broken, before, 77)
    after = AdamW((broken,), 0.0, (0.9, 0.98))
    after.go_on(before.state())
    descend(broken, after, 123)

    torch.testing.assert_close(whole.detach(), bottom, atol=0.05, rtol=0)
    assert torch.equal(whole, broken)


def test_only_matrices_decay():
    matrix, bias = (torch.ones(shape, requires_grad=True) for shape in ((2, 2), (2,)))
    optimizer = AdamW((matrix, bias), 0.5, (0.9, 0.98))
    (0 * matrix.sum() + 0 * bias.sum()).backward()

    optimizer.step(0.1)

    assert matrix.tolist() == [[pytest.approx(0.95)] * 2] * 2
    assert bias.tolist() == [1, 1]


def test_a_checkpoint_is_the_old_one_or_the_new_one(tmp_path):
    path = tmp_path / "checkpoint"

    def checkpoint(step):
        weights = {"weight": torch.full((3,), float(step))}
        return Checkpoint(
            TrainingPosition(step, 100, True, 0.5, 5, 2),
            weights,
            {"steps": step},
            BestWeights(weights, 5, 0.25),
        )

    assert load_checkpoint(path, CPU) is None
    keep_checkpoint(path, checkpoint(7))
    (tmp_path / "checkpoint.new").write_bytes(b"what a kill left behind")
    found = load_checkpoint(path, CPU)
    keep_checkpoint(path, checkpoint(8))

    assert found is not None
    assert found.place == checkpoint(7).place
    latest = load_checkpoint(path, CPU)
    assert latest is not None
    assert latest.network["weight"].tolist() == [8, 8, 8]
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(DamagedCheckpoint):
        load_checkpoint(path, CPU)
