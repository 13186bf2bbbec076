from gui.documents.document_status import Done, Running, Waiting


def statuses(window):
    return [type(entry.status) for entry in window.documents.entries()]


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
