import pytest

from engine.system.offline import ConnectionAttempt
from gui.shell.network_dialog import NetworkDialog

ATTEMPT = ConnectionAttempt("2026-11-29T07:08:09+00:00", "precis", "connect", "hub.invalid:443")


@pytest.fixture
def page(qtbot):
    def page(*attempts: ConnectionAttempt, is_offline: bool, is_noted: bool = True) -> NetworkDialog:
        dialog = NetworkDialog(attempts, is_offline=is_offline, is_noted=is_noted)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return page


def test_offline_the_page_lists_every_attempt(page):
    shown = page(ATTEMPT, is_offline=True)

    item = shown.tree.topLevelItem(0)
    assert [item.text(column) for column in range(3)] == ["07:08:09", "precis", "connect hub.invalid:443"]
    assert shown.count.text().endswith("1")


def test_offline_without_an_attempt_the_page_says_that_there_was_none(page):
    shown = page(is_offline=True)

    assert shown.count.text().endswith("0")
    assert shown.count.isVisible()
    assert not shown.tree.isVisible()
    assert "every connection is refused" in shown.words.text()


def test_where_attempts_are_not_noted_the_page_does_not_count_them(page):
    assert not page(is_offline=True, is_noted=False).count.isVisible()


def test_otherwise_it_says_what_the_network_is_used_for_and_how_to_refuse_it(page):
    shown = page(is_offline=False)

    assert "only to download a model" in shown.words.text()
    assert not shown.count.isVisible()
