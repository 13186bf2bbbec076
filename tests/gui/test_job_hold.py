"""Jobs pause while the window does something that takes long."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from gui.job_hold import JobHold


@pytest.fixture
def hold(qapp) -> JobHold:
    return JobHold()


def asked_beside(hold: JobHold) -> bool:
    """Give way on another thread, and keep this one busy until that goes on."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(hold.give_way).result(5)


def test_nobody_waits_for_a_window_that_asks_for_nothing(hold):
    assert asked_beside(hold)


def test_a_job_that_gives_way_to_a_busy_window_goes_on_in_the_end(hold):
    hold.hold()

    assert not asked_beside(hold)


def test_the_hold_ends_when_the_event_loop_has_come_round(qtbot, hold):
    hold.hold()

    qtbot.waitUntil(lambda: asked_beside(hold))


def test_a_hold_that_is_released_holds_nobody_up(hold):
    hold.hold()
    hold.release()

    assert asked_beside(hold)
