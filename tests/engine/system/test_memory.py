"""What the system says of its memory is understood, and what it does not say is taken for enough."""

from pathlib import Path

import pytest

from engine.core.errors import NotEnoughMemory
from engine.messages import explain_model
from engine.models.runtime.network import check_memory, refuse_memory
from engine.system import memory

MEMINFO = "MemTotal:        1000 kB\nMemFree:          10 kB\nMemAvailable:    400 kB\n"


@pytest.fixture
def table(tmp_path) -> Path:
    path = tmp_path / "meminfo"
    path.write_text(MEMINFO)
    return path


def test_what_can_be_had_counts_and_not_what_lies_idle(table, tmp_path):
    assert memory._free_on_linux(table, tmp_path) == 400 * 1024


def test_a_container_may_have_less_than_the_computer(table, tmp_path):
    (tmp_path / "memory.max").write_text("300000\n")
    (tmp_path / "memory.current").write_text("100000\n")
    assert memory._free_on_linux(table, tmp_path) == 200_000
    (tmp_path / "memory.current").write_text("310000\n")
    assert memory._free_on_linux(table, tmp_path) == 0
    (tmp_path / "memory.max").write_text("max\n")
    assert memory._free_on_linux(table, tmp_path) == 400 * 1024


def test_nothing_is_known_where_the_system_says_nothing(tmp_path):
    assert memory._free_on_linux(tmp_path / "nothing", tmp_path) is None


def test_a_computer_has_more_memory_than_is_free():
    total, free = memory.total_memory(), memory.free_memory()
    if total is None or free is None:
        pytest.skip("this system does not say")
    assert total > free > 0


def test_a_model_that_no_computer_holds_is_refused_with_how_much_it_needs():
    if memory.free_memory() is None:
        pytest.skip("this system does not say")
    check_memory("small", 1)
    with pytest.raises(NotEnoughMemory) as refused:
        check_memory("vast", 10**18)
    message = explain_model(refused.value)
    assert "vast needs about 1000000000.0 GB" in message.what


def test_an_allocation_that_fails_is_no_damage():
    said = (
        RuntimeError("std::bad_alloc"),
        RuntimeError("Failed to allocate memory for requested buffer of size 9"),
    )
    for error in said:
        with pytest.raises(NotEnoughMemory):
            refuse_memory("model", error, 2_000_000_000)
    refuse_memory("model", RuntimeError("Protobuf parsing failed"), 2_000_000_000)
