from engine.core.errors import WrongPassword
from gui.documents.document_entry import PastedText
from gui.documents.document_status import Done, Failed, Running, Stopped, Waiting


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


def order_of_ends(window):
    """Return a list that fills with the names of documents as they are done."""
    done = []
    window.documents.dataChanged.connect(
        lambda first, _last: done.append(first.data()) if isinstance(first.data(0x100).status, Done) else None
    )
    return done


def test_the_chosen_document_is_taken_next_and_the_list_stays_as_it_is(qtbot, window, write, analyst):
    names = ["endless.txt", "a.txt", "b.txt", "c.txt"]
    window.add_paths([write(name) for name in names])
    qtbot.waitUntil(lambda: statuses(window) == [Running, Waiting, Waiting, Waiting])
    done = order_of_ends(window)
    window.list.choose(window.documents.index(1))
    window.list.choose(window.documents.index(3))
    analyst.go_on.set()
    qtbot.waitUntil(lambda: set(statuses(window)) == {Done})
    assert list(dict.fromkeys(done)) == ["endless.txt", "c.txt", "a.txt", "b.txt"]
    assert [entry.name for entry in window.documents.entries()] == names


def test_pasted_text_does_not_wait_for_a_pause_to_end(qtbot, window, write):
    window.analyses.pause(is_wanted=True)
    window.add_paths([write("a.txt"), write("b.txt")])
    qtbot.waitUntil(lambda: statuses(window) == [Waiting, Waiting])
    window.imports.add_sources([PastedText("The tide rose. Nobody saw it.", "tide")])
    qtbot.waitUntil(lambda: statuses(window) == [Waiting, Waiting, Done])


def test_a_wrong_password_is_told_while_another_document_is_at_work(qtbot, window, write, analyst):
    window.add_paths([write("locked.txt")])
    qtbot.waitUntil(lambda: statuses(window) == [Failed])
    window.add_paths([write("endless.txt"), write("a.txt")])
    qtbot.waitUntil(lambda: statuses(window) == [Failed, Running, Waiting])
    window.list.choose(window.documents.index(0))
    window.status.password_given.emit("wrong")
    qtbot.waitUntil(lambda: isinstance(window.documents.entries()[0].status.error, WrongPassword))
    assert statuses(window) == [Failed, Running, Waiting]
    window.status.password_given.emit("sesame")
    qtbot.waitUntil(lambda: statuses(window) == [Waiting, Running, Waiting])
    done = order_of_ends(window)
    analyst.go_on.set()
    qtbot.waitUntil(lambda: set(statuses(window)) == {Done})
    assert list(dict.fromkeys(done)) == ["endless.txt", "locked.txt", "a.txt"]
