import pytest

from gui.documents.time_estimate import TimeEstimate


def test_the_rest_takes_as_long_as_what_was_done():
    load = TimeEstimate()
    for _ in range(10):
        load.add(100.0)
    assert load.seconds_left(103.0) is None
    for now in (102.0, 104.0, 106.0, 108.0, 110.0):
        load.end(now, is_failure=False)
    assert load.seconds_left(110.0) == pytest.approx(10.0)
    load.share_of_running = 0.5
    assert load.seconds_left(111.0) == pytest.approx(9.0)


def test_a_pause_is_no_work_and_a_new_load_begins_anew():
    load = TimeEstimate()
    for _ in range(4):
        load.add(0.0)
    load.end(2.0, is_failure=False)
    load.pause(2.0)
    load.end(4.0, is_failure=True)
    load.resume(1_000.0)
    assert load.worked(1_001.0) == pytest.approx(5.0)
    load.end(1_002.0, is_failure=False)
    load.end(1_003.0, is_failure=False)
    assert (load.total, load.ended, load.failed) == (4, 4, 1)
    assert load.worked(5_000.0) == pytest.approx(7.0)
    load.add(6_000.0)
    assert (load.total, load.ended, load.failed) == (1, 0, 0)
