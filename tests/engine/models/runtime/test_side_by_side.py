from threading import Barrier, current_thread

import pytest

from engine.core.progress import Cancelled, Progress, Stage, silent
from engine.models.runtime.side_by_side import side_by_side

STEP = Progress(Stage.ANALYZE, 0)


def test_both_are_done_at_once_and_both_results_come_back():
    met = Barrier(2, timeout=30)

    def aside(report):
        met.wait()
        return "vectors"

    def here(report):
        met.wait()
        return 7

    assert side_by_side(aside, here, silent) == ("vectors", 7)


def test_only_this_thread_reports():
    threads = set()

    def busy(report):
        report(STEP)

    side_by_side(busy, busy, lambda _: threads.add(current_thread()))

    assert threads == {current_thread()}


def test_who_stops_ends_both():
    ended = []

    def aside(report):
        try:
            while True:
                report(STEP)
        finally:
            ended.append("aside")

    def stop(progress):
        raise Cancelled

    with pytest.raises(Cancelled):
        side_by_side(aside, lambda report: report(STEP), stop)

    assert ended == ["aside"]


def test_stopping_is_heard_while_only_the_other_thread_works():
    started = Barrier(2, timeout=30)
    reports = []

    def aside(report):
        started.wait()
        while True:
            report(STEP)

    def stop(progress):
        reports.append(progress)
        raise Cancelled

    with pytest.raises(Cancelled):
        side_by_side(aside, lambda _: started.wait(), stop)

    assert len(reports) == 1


def test_an_error_on_the_other_thread_is_raised_here():
    def aside(report):
        raise ValueError("damaged")

    with pytest.raises(ValueError, match="damaged"):
        side_by_side(aside, lambda report: 1, silent)
