from gui.documents.document_status import Done, Running, Stopped, Waiting


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
