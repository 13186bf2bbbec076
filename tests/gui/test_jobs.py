import os
import sys
from functools import partial
from pathlib import Path
from threading import Event, current_thread, get_native_id, main_thread

import pytest

from engine.core.errors import NoTextFound
from engine.core.progress import Cancelled, Progress, Stage
from gui.jobs import NICENESS, Job, JobQueue


def recorded(job: Job) -> list[str]:
    """A list that grows by a word with each ending of the job."""
    endings: list[str] = []
    job.done.connect(lambda _: endings.append("done"))
    job.failed.connect(lambda _: endings.append("failed"))
    job.cancelled.connect(lambda: endings.append("cancelled"))
    return endings


def test_a_done_job_hands_over_what_the_work_returned(qtbot, queue):
    job = Job(lambda report: "analysis")
    endings = recorded(job)
    with qtbot.waitSignal(job.done) as done:
        queue.add(job)
    assert done.args == ["analysis"]
    assert endings == ["done"]


def test_a_failed_job_hands_over_the_error_itself(qtbot, queue):
    error = NoTextFound(Path("scan.pdf"))

    def work(report):
        raise error

    job = Job(work)
    endings = recorded(job)
    with qtbot.waitSignal(job.failed) as failed:
        queue.add(job)
    assert failed.args == [error]
    assert error.__traceback__ is None, "its frames would keep the document"
    assert endings == ["failed"]


def test_a_running_job_is_cancelled_at_its_next_report(qtbot, queue):
    running = Event()

    def work(report):
        while True:
            running.set()
            report(Progress(Stage.READ, 1))

    job = Job(work)
    endings = recorded(job)
    queue.add(job)
    running.wait()
    with qtbot.waitSignal(job.cancelled):
        queue.cancel(job)
    assert endings == ["cancelled"]


def test_a_job_that_waits_is_cancelled_at_once_and_never_begins(qtbot, queue):
    go_on = Event()
    begun: list[object] = []
    first, second = Job(lambda report: go_on.wait()), Job(begun.append)
    endings = recorded(second)
    queue.add(first)
    queue.add(second)

    queue.cancel(second)

    assert endings == ["cancelled"]
    with qtbot.waitSignal(first.done):
        go_on.set()
    assert begun == []


def test_cancelling_a_job_that_has_ended_changes_nothing(qtbot, queue):
    job = Job(lambda report: None)
    endings = recorded(job)
    with qtbot.waitSignal(job.done):
        queue.add(job)
    queue.cancel(job)
    queue.cancel(job)
    assert endings == ["done"]


def test_jobs_run_one_at_a_time_in_order_and_a_failed_one_stops_no_other(qtbot, queue):
    order: list[int] = []

    def work(number):
        order.append(number)
        if number == 1:
            raise ValueError(number)

    jobs = [Job(partial(lambda number, _report: work(number), number)) for number in range(20)]
    with qtbot.waitSignals([jobs[1].failed, jobs[-1].done]):
        for job in jobs:
            queue.add(job)
    assert order == list(range(20))


def test_signals_arrive_on_the_windows_thread_and_work_runs_on_another(qtbot, queue):
    seen: dict[str, object] = {}
    job = Job(lambda report: seen.update(work=current_thread()))
    job.done.connect(lambda _: seen.update(signal=current_thread()))
    with qtbot.waitSignal(job.done):
        queue.add(job)
    assert seen["signal"] is main_thread()
    assert seen["work"] is not main_thread()


def test_a_thousand_reports_in_a_moment_become_a_few_signals(qtbot, queue):
    progressed: list[object] = []

    def work(report):
        for number in range(1000):
            report(Progress(Stage.READ, number))
        report(Progress(Stage.ANALYZE, 0))

    job = Job(work)
    job.progressed.connect(progressed.append)
    with qtbot.waitSignal(job.done):
        queue.add(job)
    assert progressed[0] == Progress(Stage.READ, 0)
    assert progressed[-1] == Progress(Stage.ANALYZE, 0), "a new stage is told at once"
    assert len(progressed) < 500


def test_a_closed_queue_has_cancelled_its_work_and_begins_nothing(qtbot, queue):
    def work(report):
        while True:
            report(Progress(Stage.READ, 0))

    running, waiting, late = Job(work), Job(work), Job(work)
    endings = recorded(waiting)
    queue.add(running)
    queue.add(waiting)
    with qtbot.waitSignal(running.cancelled):
        assert queue.close()
    queue.add(late)
    assert endings == ["cancelled"]


def test_the_work_is_told_of_cancellation_by_an_exception_it_may_clean_up_after(qtbot, queue):
    running, cleaned = Event(), []

    def work(report):
        try:
            while True:
                running.set()
                report(Progress(Stage.READ, 0))
        except Cancelled:
            cleaned.append(True)
            raise

    job = Job(work)
    queue.add(job)
    running.wait()
    with qtbot.waitSignal(job.cancelled):
        queue.cancel(job)
    assert cleaned == [True]


@pytest.fixture(autouse=True)
def quiet(caplog):
    """What jobs log about failures is no part of a test's output."""
    caplog.set_level("CRITICAL")


def test_a_job_wanted_at_once_goes_before_those_that_wait(qtbot, queue):
    go_on, begun = Event(), []
    queue.add(Job(lambda _report: go_on.wait()))
    last = Job(lambda _report: begun.append("waits"))
    queue.add(last)
    queue.add(Job(lambda _report: begun.append("wanted")), at_once=True)
    with qtbot.waitSignal(last.done):
        go_on.set()
    assert begun == ["wanted", "waits"]


def test_jobs_that_wait_run_as_they_are_arranged(qtbot, queue):
    go_on, begun = Event(), []
    queue.add(Job(lambda _report: go_on.wait()))
    jobs = [Job(partial(lambda name, _report: begun.append(name), name)) for name in "abc"]
    for job in jobs:
        queue.add(job)
    queue.reorder([jobs[2], jobs[0]])
    with qtbot.waitSignal(jobs[1].done):
        go_on.set()
    assert begun == ["c", "a", "b"]


def test_a_paused_queue_finishes_its_job_and_begins_none_but_what_is_wanted_at_once(qtbot, queue):
    go_on = Event()
    first, second = Job(lambda _report: go_on.wait()), Job(lambda _report: "second")
    queue.add(first)
    queue.add(second)
    queue.pause()
    with qtbot.waitSignal(first.done), qtbot.assertNotEmitted(second.done):
        go_on.set()
    wanted = Job(lambda _report: "wanted")
    with qtbot.waitSignal(wanted.done), qtbot.assertNotEmitted(second.done):
        queue.add(wanted, at_once=True)
    with qtbot.waitSignal(second.done):
        queue.resume()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt sets the priority of the thread")
def test_a_queue_in_the_background_leaves_the_processors_to_the_window(qtbot):
    queue = JobQueue(is_background=True)
    job = Job(lambda report: os.getpriority(os.PRIO_PROCESS, get_native_id()))
    before = os.getpriority(os.PRIO_PROCESS, get_native_id())

    with qtbot.waitSignal(job.done) as done:
        queue.add(job)

    queue.close()
    assert done.args == [NICENESS]
    assert os.getpriority(os.PRIO_PROCESS, get_native_id()) == before
