"""Is everything said in Chinese that the window says in English?"""

import ast
import re
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from bench.translations import FOLDER, call, phrases_in_sources, sources, translations_of
from engine.core.errors import Damaged
from gui.display_names import language_name
from gui.main_window import MainWindow
from gui.messages import explain
from gui.settings.localization import install_translators
from gui.settings.settings import InterfaceLanguage, Settings
from gui.settings.settings_dialog import SettingsDialog
from gui.shell.help_dialogs import ShortcutsDialog
from gui.shell.menus import Menus

FILE = FOLDER / "precis_zh_CN.ts"
HAN = re.compile(r"[\u4e00-\u9fff]")
HOLE = re.compile(r"{\w+}|%n|\*\.\w+|HF_\w+|https?://\S+")
NAMES = {"Précis", "English", "✕", "?", "−", "+", "‹", "›", "↑", "↓"}
"""Said alike in every language."""


@pytest.fixture(scope="module")
def phrases():
    return phrases_in_sources()


@pytest.fixture
def chinese(qapp) -> Iterator[None]:
    translators = install_translators(qapp, InterfaceLanguage.CHINESE)
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


def test_everything_that_is_said_is_translated_and_nothing_else(phrases):
    translations = translations_of(FILE)

    assert [phrase for phrase in phrases if not translations.get(phrase)] == []
    assert translations.keys() <= set(phrases)
    assert "unfinished" not in FILE.read_text("utf-8")


def test_qts_tool_overlooks_nothing_that_is_said(phrases):
    """It does not look into f-strings, for one."""
    found = {phrase.source for phrase in phrases}
    said = set()
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "attr", getattr(node.func, "id", "")) == "tr"
            ):
                said |= {one.value for one in node.args[:1] if isinstance(one, ast.Constant)}
    assert said - found == set()


def test_what_is_filled_in_is_the_same_in_both_languages():
    for phrase, translation in translations_of(FILE).items():
        assert sorted(set(HOLE.findall(phrase.source))) == sorted(set(HOLE.findall(translation))), phrase


def test_a_menu_or_button_keeps_its_key():
    for phrase, translation in translations_of(FILE).items():
        keys = re.findall(r"&(\w)", phrase.source)
        assert [key.lower() for key in keys] == [key.lower() for key in re.findall(r"&(\w)", translation)], (
            phrase
        )


def test_beside_chinese_words_the_punctuation_is_chinese():
    for phrase, translation in translations_of(FILE).items():
        if HAN.search(translation):
            assert not re.search(r"[,;?!]|:(?!/)", translation), phrase


def test_what_is_loaded_is_what_is_written(chinese):
    """The .qm file was made from the .ts file as it is."""
    for phrase, translation in translations_of(FILE).items():
        count = 3 if phrase.is_counted else -1
        said = QCoreApplication.translate(phrase.context, phrase.source, None, count)
        assert said == translation.replace("%n", "3"), phrase


def test_the_window_speaks_chinese_throughout(qtbot, chinese, analyst, write):
    window = MainWindow(analyst, QIcon(), [write("示例.txt")], None)
    qtbot.addWidget(window)
    window.show()
    window.add_paths([write("文档.txt", "湿地.水位."), write("bad.txt")])
    qtbot.waitUntil(lambda: window.result.isVisible() and not window.source.text.is_loading())

    assert untranslated(window) == set()
    window.list.choose(window.documents.index(1))
    assert untranslated(window) == set()
    window.removal.remove_chosen()
    assert untranslated(window) == set()
    window.close()


def test_the_dialogs_speak_chinese_throughout(qtbot, chinese, window):
    menus = QWidget()
    qtbot.addWidget(menus)
    dialog = SettingsDialog(Settings(), True)
    shortcuts = ShortcutsDialog(window.menuBar())
    for one in (dialog, shortcuts):
        qtbot.addWidget(one)
        assert untranslated(one) == set()


def test_keys_of_chinese_menus_are_not_part_of_the_words(qtbot, chinese, analyst):
    window = MainWindow(analyst, QIcon())
    qtbot.addWidget(window)
    rows = ShortcutsDialog(window.menuBar(), window).rows()

    assert ("打开文件", "Ctrl+O") in rows
    assert all("&" not in words and "(" not in words for words, _keys in rows)
    window.close()


def test_what_the_engine_found_is_said_in_chinese(chinese, tmp_path):
    message = explain(Damaged(tmp_path / "a.pdf"), "a.pdf")

    assert HAN.search(message.what)
    assert "a.pdf" in message.what
    assert HAN.search(message.advice)
    assert language_name("zh") == "中文"


def test_in_english_nothing_is_loaded(qapp):
    assert install_translators(qapp, InterfaceLanguage.ENGLISH) == ()


def test_the_compiled_file_is_made_by_qts_tool(tmp_path):
    made = tmp_path / "made.qm"
    try:
        call("lrelease", str(FILE), "-qm", str(made))
    except (OSError, subprocess.SubprocessError):
        pytest.skip("Qt's tools do not run here")
    assert made.read_bytes() == FILE.with_suffix(".qm").read_bytes()


def untranslated(root: QWidget) -> set[str]:
    """Return what its widgets say, or are called, in letters without any Chinese."""
    said = {words for widget in (root, *root.findChildren(QObject)) for words in words_of(widget)}
    return {
        words
        for words in said
        if re.search(r"[A-Za-z]{2}", words) and not HAN.search(words) and words not in NAMES | OWN
    }


OWN = {
    "a",
    "bad",
    "bad.txt",
    "bad.txt – Précis",
    "Markdown",
    "TXT",
    "TEXT",
    "qt_scrollarea_viewport",
    "Report",
}
"""What documents are called."""


def words_of(widget: QObject) -> Iterator[str]:
    match widget:
        case Menus():
            return
        case QAction():
            yield widget.text()
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QLineEdit():
            yield widget.placeholderText()
    if isinstance(widget, QWidget):
        yield from (widget.accessibleName(), widget.toolTip(), widget.windowTitle())
