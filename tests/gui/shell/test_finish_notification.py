import pytest

from gui.shell.finish_notification import MANY, FinishNotification


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
