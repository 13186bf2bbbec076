"""The order of the work, its pauses, how long it takes, and the word at its end."""

from threading import Event

import pytest

from gui.documents.document_status import Done, Running, Stopped, Waiting
from gui.documents.time_estimate import TimeEstimate
from gui.jobs import Job
from gui.shell.finish_notification import MANY, FinishNotification


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
    jobs = [Job(lambda _report, name=name: begun.append(name)) for name in "abc"]
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


def statuses(window):
    return [type(entry.status) for entry in window.documents.entries()]


def test_documents_are_taken_in_the_order_in_which_the_list_shows_them(qtbot, window, write, analyst):
    window.add_paths([write(name) for name in ("endless.txt", "a.txt", "b.txt", "c.txt")])
    qtbot.waitUntil(lambda: statuses(window) == [Running, Waiting, Waiting, Waiting])
    last = window.documents.entries()[3]
    window.documents.move([last.number], 1)
    done = []
    window.documents.dataChanged.connect(
        lambda first, _last: done.append(first.data()) if isinstance(first.data(0x100).status, Done) else None
    )
    qtbot.wait(1)
    analyst.go_on.set()
    qtbot.waitUntil(lambda: set(statuses(window)) == {Done})
    assert list(dict.fromkeys(done)) == ["endless.txt", "c.txt", "a.txt", "b.txt"]


def test_the_bar_says_how_much_is_done_and_pauses(qtbot, window, write, analyst):
    window.add_paths([write(name) for name in ("endless.txt", "a.txt", "b.txt")])
    qtbot.waitUntil(lambda: statuses(window) == [Running, Waiting, Waiting])
    assert window.pane.queue_bar.isVisible()
    assert window.pane.queue_bar.text() == "0 of 3 done"
    window.pane.queue_bar.pause.click()
    analyst.go_on.set()
    qtbot.waitUntil(lambda: statuses(window) == [Done, Waiting, Waiting])
    qtbot.wait(20)
    assert statuses(window) == [Done, Waiting, Waiting]
    assert window.pane.queue_bar.text() == "1 of 3 done · paused"
    window.pane.queue_bar.pause.click()
    qtbot.waitUntil(lambda: set(statuses(window)) == {Done})
    assert window.pane.queue_bar.isHidden()


def test_a_paused_queue_can_be_cancelled_and_goes_on_with_what_comes_later(qtbot, window, write, analyst):
    window.add_paths([write(name) for name in ("endless.txt", "a.txt")])
    qtbot.waitUntil(lambda: statuses(window) == [Running, Waiting])
    window.pane.queue_bar.pause.click()
    window.analyses.cancel_all()
    qtbot.waitUntil(lambda: statuses(window) == [Stopped, Stopped])
    window.add_paths([write("b.txt")])
    qtbot.waitUntil(lambda: statuses(window) == [Stopped, Stopped, Waiting])
    assert window.pane.queue_bar.isVisible(), "or nobody could see why nothing happens"
    window.pane.queue_bar.pause.click()
    qtbot.waitUntil(lambda: statuses(window) == [Stopped, Stopped, Done])


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


@pytest.mark.parametrize(("count", "told"), [(MANY, ["9 documents are done. 1 could not be read."]), (2, [])])
def test_who_is_elsewhere_is_told_of_the_end_of_much_work(qtbot, window, write, monkeypatch, count, told):
    said: list[str] = []
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    notice = FinishNotification(window.analyses, window, said.append)
    window.add_paths([write("bad.txt"), *(write(f"{number}.txt") for number in range(count - 1))])
    qtbot.waitUntil(lambda: window.documents.rowCount() == count and not window.analyses.load.left)
    assert said == told
    assert notice.parent() is window


def test_who_looks_on_is_not_told(qtbot, window, write, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    FinishNotification(window.analyses, window, said.append)
    window.add_paths([write(f"{number}.txt") for number in range(MANY)])
    qtbot.waitUntil(lambda: window.documents.rowCount() == MANY and not window.analyses.load.left)
    assert said == []
