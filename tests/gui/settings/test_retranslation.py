"""A window whose language was changed says what a window says that spoke that language from the start."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from gui.app import follow_settings
from gui.main_window import MainWindow
from gui.models.model_manager import ModelManager
from gui.settings.localization import Localization
from gui.settings.retranslation import Retranslator, SaidPhrase
from gui.settings.settings import InterfaceLanguage, Settings
from gui.settings.settings_controller import SettingsController
from gui.settings.settings_dialog import SettingsDialog
from gui.shell.network_dialog import NetworkDialog
from gui.training.training_dialog import TrainingDialog

ENGLISH, CHINESE = InterfaceLanguage.ENGLISH, InterfaceLanguage.CHINESE
QTS_OWN = ("ScrollLeftButton", "ScrollRightButton")
"""Buttons of Qt's, which are never seen."""
BOTH_WAYS = pytest.mark.parametrize(("first", "then"), [(ENGLISH, CHINESE), (CHINESE, ENGLISH)])


@pytest.fixture
def language(qapp) -> Iterator[Localization]:
    spoken = Localization(qapp)
    spoken.speak(ENGLISH)
    yield spoken
    spoken.speak(ENGLISH)
    QLocale.setDefault(QLocale.system())


def windows_in(window: MainWindow, qtbot, chosen: int, write) -> MainWindow:
    """Show a window with a document that is there, one that is broken, and one that is locked."""
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    if chosen >= 0:
        names = ("a.txt", "bad.txt", "locked.txt", "scan.txt")
        window.add_paths(
            [write(name, "The tide rose. Nobody saw it. It fell. It came back.") for name in names]
        )
        qtbot.waitUntil(lambda: window.documents.rowCount() == len(names) and not window.analyses.load.left)
        window.list.choose(window.documents.index(chosen))
        qtbot.waitUntil(lambda: not window.source.text.is_loading())
        if chosen == 0:
            rows = window.result.summary.list
            rows.setCurrentIndex(rows.model().index(0, 0))
    return window


@BOTH_WAYS
@pytest.mark.parametrize("chosen", [-1, 0, 1, 2, 3])
def test_a_window_speaks_another_language_at_once(
    qtbot, language, analyst, write, tmp_path, first, then, chosen
):
    sample = tmp_path / "sample.txt"
    language.speak(first)
    switched = windows_in(MainWindow(analyst, QIcon(), [sample]), qtbot, chosen, write)
    language.speak(then)
    QCoreApplication.sendPostedEvents()
    switched.source.clear_marks()
    fresh = windows_in(MainWindow(analyst, QIcon(), [sample]), qtbot, chosen, write)
    fresh.source.clear_marks()

    assert said_of(switched) - said_of(fresh) == Counter()
    assert said_of(fresh) - said_of(switched) == Counter()
    switched.close()
    fresh.close()


def test_what_was_removed_is_told_in_another_language(qtbot, language, analyst, write):
    window = windows_in(MainWindow(analyst, QIcon()), qtbot, 0, write)
    window.removal.remove_chosen()
    language.speak(CHINESE)

    put_back = QCoreApplication.translate("UndoBar", "Restore {name}").format(name="a.txt")
    assert window.pane.undo_bar.undo.accessibleDescription() == put_back
    window.close()


def said_of(window: MainWindow) -> Counter[tuple[str, str]]:
    """Return what a window says. A hidden view speaks anew before it is seen."""
    content = window.content
    hidden: Counter[tuple[str, str]] = Counter()
    for view in (content.status, content.reading):
        if view is not content.currentWidget():
            hidden += said(view)
    return said(window) - hidden


def network(parent: QWidget) -> NetworkDialog:
    return NetworkDialog((), is_offline=False, is_noted=True, parent=parent)


@BOTH_WAYS
@pytest.mark.parametrize(
    "make",
    [
        lambda parent: SettingsDialog(Settings(), True, parent),
        TrainingDialog,
        lambda parent: ModelManager(parent).dialog,
        network,
    ],
)
def test_an_open_dialog_speaks_another_language_at_once(qtbot, language, first, then, make):
    window = QWidget()
    qtbot.addWidget(window)
    language.speak(first)
    switched = make(window)
    language.speak(then)
    QCoreApplication.sendPostedEvents()
    fresh = make(window)

    assert said(switched) == said(fresh)


def test_the_choice_of_a_language_says_nothing_of_another_start(qtbot, language):
    dialog = SettingsDialog(Settings(), None)
    qtbot.addWidget(dialog)

    assert not [words for _kind, words in said(dialog) if "again" in words and "Language" in words]


def test_what_the_user_called_something_is_not_translated(language):
    phrases = (SaidPhrase("Menus", "&Copy", "&Copy"), SaidPhrase("Notice", "Notice", "Notice"))
    language.speak(CHINESE)
    speaker = Retranslator(phrases)

    assert speaker.said_anew("Notice", ("Menus",)) == "Notice"
    assert speaker.said_anew("", ("Menus",)) == ""


def test_what_fills_a_phrase_is_translated_where_it_is_a_phrase_itself(language):
    phrases = (
        SaidPhrase("QueueBar", "{done} · paused", "{done} · paused"),
        SaidPhrase("QueueBar", "{ended} of {total} done", "{ended} of {total} done"),
    )
    language.speak(CHINESE)
    inner = QCoreApplication.translate("QueueBar", "{ended} of {total} done")
    whole = QCoreApplication.translate("QueueBar", "{done} · paused")

    anew = Retranslator(phrases).said_anew("3 of 7 done · paused", ("QueueBar",))

    assert anew == whole.replace("{done}", inner.replace("{ended}", "3").replace("{total}", "7"))


def said(root: QWidget) -> Counter[tuple[str, str]]:
    """Count what an object and all within it say, each with the kind of who says it."""
    found: Counter[tuple[str, str]] = Counter()
    for one in (root, *root.findChildren(QObject)):
        if one.objectName() not in QTS_OWN:
            who = type(one).__name__
            found.update((who, words.replace("\u200b", "")) for words in words_of(one) if words)
    return found


def words_of(one: QObject) -> Iterator[str]:
    match one:
        case QAction():
            yield one.text()
        case QLabel() | QAbstractButton():
            yield one.text()
        case QLineEdit() | QPlainTextEdit():
            yield one.placeholderText()
        case QMenu():
            yield one.title()
        case QComboBox():
            yield from (one.itemText(row) for row in range(one.count()))
        case QTabWidget():
            yield from (one.tabText(row) for row in range(one.count()))
    if isinstance(one, QWidget):
        yield from (one.windowTitle(), one.toolTip(), one.accessibleName(), one.accessibleDescription())


class NoLook:
    """Takes the place of what colours the application: that would outlast the test."""

    def choose(self, *_choice, **_more):
        pass


def test_what_is_chosen_in_the_settings_is_spoken_at_once(qtbot, language, tmp_path):
    preferences = SettingsController(Settings(), tmp_path / "settings.json", NoLook())
    follow_settings(preferences, language)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = SettingsDialog(preferences.settings, None, window)
    dialog.chosen.connect(preferences.choose)
    box = dialog.findChild(QComboBox, "interface")

    box.setCurrentIndex(box.findText("简体中文"))
    assert dialog.windowTitle() == QCoreApplication.translate("SettingsDialog", "Settings") != "Settings"
    assert [box.itemText(row) for row in (1, 2)] == ["English", "简体中文"]
    box.setCurrentIndex(box.findText("English"))
    assert dialog.windowTitle() == "Settings"
