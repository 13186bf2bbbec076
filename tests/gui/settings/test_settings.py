import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.core.options import SummarySize, SummaryStyle, UnsupportedHandling
from engine.models.selection import DefaultModels
from gui.settings.localization import chosen_language
from gui.settings.settings import InterfaceLanguage, Settings, Theme, read_settings, write_settings
from gui.settings.settings_controller import SettingsController
from gui.settings.settings_dialog import SettingsDialog
from gui.shell.help_dialogs import ShortcutsDialog
from gui.shell.menus import Menus
from gui.widgets.focus_ring import FocusRing
from gui.widgets.theme import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    ThemeController,
    colours_of,
    scaled_font,
)

OTHER = Settings(
    Theme.DARK,
    125,
    InterfaceLanguage.CHINESE,
    SummaryStyle.BULLETS,
    SummarySize.LONG,
    UnsupportedHandling.DROP,
    keywords=20,
)


@pytest.fixture
def look(qapp):
    style, font = qapp.styleSheet(), qapp.font()
    palette = qapp.palette()
    look = ThemeController(qapp)
    look.choose(Qt.ColorScheme.Unknown)
    yield look
    look.choose(Qt.ColorScheme.Unknown)
    look.deleteLater()
    hints = qapp.styleHints()
    hints.colorSchemeChanged.disconnect(look._apply_scheme)
    hints.accessibility().contrastPreferenceChanged.disconnect(look._apply_scheme)
    qapp.setStyleSheet(style)
    qapp.setFont(font)
    qapp.setPalette(palette)


@pytest.fixture
def dialog(qtbot):
    dialog = SettingsDialog(Settings(), True, ask=lambda *_words: True)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_was_chosen_is_there_at_the_next_start(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    chosen = replace(OTHER, models=DefaultModels(("own-en", "performer-zh"), ("small",)))
    write_settings(path, chosen)

    assert read_settings(path) == chosen
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_without_a_file_everything_is_as_it_comes(tmp_path):
    assert read_settings(tmp_path / "settings.json") == Settings()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[1]",
        b'{"theme": "dark"}',
        b"[" * 100_000,
        b'{"precis_settings": 1, "theme": "pink"}',
        b'{"precis_settings": 1, "text_size": 1000000}',
        b'{"precis_settings": 1, "keywords": true}',
        b'{"precis_settings": 1, "keywords": "12"}',
        b'{"precis_settings": 1, "models": ["own-en"]}',
        b'{"precis_settings": 1, "models": {"rankers": "own-en"}}',
        b'{"precis_settings": 1, "models": {"writers": [1]}}',
    ],
)
def test_a_damaged_or_foreign_file_is_set_aside(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)

    assert read_settings(path) == Settings()
    assert not path.exists()
    assert (tmp_path / "settings.damaged.json").read_bytes() == content


def test_what_another_version_added_is_passed_over_and_what_it_left_out_is_as_it_comes(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"precis_settings": 2, "theme": "light", "sounds": "many"}), "utf-8")

    assert read_settings(path) == Settings(theme=Theme.LIGHT)


def test_models_that_an_older_version_wrote_into_one_string_are_still_chosen(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(
        json.dumps({"precis_settings": 1, "model": "own-en\nperformer-zh", "writer": "any"}), "utf-8"
    )

    settings = read_settings(path)

    assert settings == Settings(models=DefaultModels(("own-en", "performer-zh")))
    write_settings(path, settings)
    assert read_settings(path) == settings


def test_the_options_are_those_that_were_chosen():
    options = OTHER.options

    assert (options.style, options.size, options.unsupported, options.keywords) == (
        SummaryStyle.BULLETS,
        SummarySize.LONG,
        UnsupportedHandling.DROP,
        20,
    )


def test_each_choice_in_the_dialog_holds_at_once(qtbot, dialog):
    heard: list[Settings] = []
    dialog.chosen.connect(heard.append)
    for name, value in (
        ("theme", Theme.DARK),
        ("text_size", 125),
        ("interface", InterfaceLanguage.CHINESE),
        ("style", SummaryStyle.BULLETS),
        ("size", SummarySize.LONG),
        ("unsupported", UnsupportedHandling.DROP),
    ):
        box = dialog.findChild(QComboBox, name)
        box.setCurrentIndex(box.findData(value))
        assert getattr(heard[-1], name) == value
    dialog.findChild(QSpinBox).setValue(20)

    assert heard[-1] == dialog.settings() == OTHER
    assert len(heard) == 7


def test_the_dialog_shows_what_was_chosen(qtbot):
    dialog = SettingsDialog(OTHER, None)
    qtbot.addWidget(dialog)

    shown = {box.objectName(): box.currentData() for box in dialog.findChildren(QComboBox)}

    assert shown == {name: getattr(OTHER, name) for name in shown}
    assert dialog.findChild(QCheckBox, "keep") is None


def test_keeping_documents_is_chosen_in_the_dialog_too(qtbot, dialog):
    with qtbot.waitSignal(dialog.keep_chosen) as chosen:
        dialog.findChild(QCheckBox).click()
    assert chosen.args == [False]
    assert any("deleted when" in label.text() for label in dialog.findChildren(QLabel))


def test_keeping_is_not_switched_off_by_one_click(qtbot):
    asked = []

    def ask(*words):
        asked.append(words)
        return False

    dialog = SettingsDialog(Settings(), True, ask=ask)
    qtbot.addWidget(dialog)
    with qtbot.assertNotEmitted(dialog.keep_chosen):
        dialog.findChild(QCheckBox).click()
    assert len(asked) == 1
    assert dialog.findChild(QCheckBox).isChecked()


def test_working_offline_is_chosen_in_the_dialog_and_is_there_at_the_next_start(dialog, tmp_path):
    dialog.findChild(QCheckBox, "offline").setChecked(True)

    assert dialog.settings() == Settings(offline=True)
    write_settings(tmp_path / "settings.json", dialog.settings())
    assert read_settings(tmp_path / "settings.json").offline
    (tmp_path / "settings.json").write_text('{"precis_settings": 1, "offline": "no"}')
    assert not read_settings(tmp_path / "settings.json").offline


def test_escape_closes_the_dialog(qtbot, dialog):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_control_of_the_dialog_has_a_name(dialog):
    for kind in (QComboBox, QSpinBox):
        for control in dialog.findChildren(kind):
            assert control.accessibleName(), control
    for box in dialog.findChildren(QCheckBox):
        assert box.text()


def test_the_colours_change_at_once_and_come_back(look):
    look.choose(Qt.ColorScheme.Dark)
    assert QApplication.palette().color(QPalette.ColorRole.Base) == DARK.base
    look.choose(Qt.ColorScheme.Light)
    assert QApplication.palette().color(QPalette.ColorRole.Base) == LIGHT.base


def test_high_contrast_is_chosen_and_ends_with_another_choice(look, tmp_path):
    preferences = SettingsController(Settings(), tmp_path / "settings.json", look)
    preferences.choose(Settings(theme=Theme.HIGH_CONTRAST))
    assert colours_of(QWidget()) in (HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK)
    preferences.choose(Settings(theme=Theme.DARK))
    assert colours_of(QWidget()) is DARK


@pytest.mark.parametrize(
    ("scheme", "colours"),
    [(Qt.ColorScheme.Light, HIGH_CONTRAST_LIGHT), (Qt.ColorScheme.Dark, HIGH_CONTRAST_DARK)],
)
def test_high_contrast_is_light_or_dark(look, scheme, colours):
    look.choose(scheme, high_contrast=True)

    assert colours_of(QWidget()) is colours


def test_high_contrast_of_the_system_is_followed_unless_light_or_dark_is_chosen(look, monkeypatch):
    monkeypatch.setattr(look, "_is_contrast_asked", lambda: True)
    look.choose(Qt.ColorScheme.Unknown)
    assert colours_of(QWidget()) in (HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK)
    look.choose(Qt.ColorScheme.Light)
    assert colours_of(QWidget()) is LIGHT


def test_at_high_contrast_a_ring_of_two_pixels_goes_with_the_focus(qtbot, look):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(20, 20, 20, 20)
    first, second = QCheckBox("one"), QCheckBox("two")
    for box in (first, second):
        column.addWidget(box)
    look.choose(Qt.ColorScheme.Light, high_contrast=True)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    second.setFocus()
    qtbot.waitUntil(second.hasFocus)
    (ring,) = [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]
    picture = window.grab().toImage()
    edge = ring.geometry()
    accent = HIGH_CONTRAST_LIGHT.accent
    assert edge.contains(second.geometry())
    assert [picture.pixelColor(edge.left() + inwards, edge.center().y()) for inwards in (0, 1)] == [
        accent
    ] * 2
    look.choose(Qt.ColorScheme.Light)
    assert not [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]


def test_the_ring_is_whole_around_what_fills_its_pane(qtbot, look):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    pane = QPlainTextEdit()
    column.addWidget(pane)
    look.choose(Qt.ColorScheme.Light, high_contrast=True)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    pane.setFocus()
    qtbot.waitUntil(pane.hasFocus)
    accent = HIGH_CONTRAST_LIGHT.accent

    def edges():
        picture, place = window.grab().toImage(), window.rect()
        return [
            picture.pixelColor(x, y)
            for x, y in (
                (place.left(), place.center().y()),
                (place.right(), place.center().y()),
                (place.center().x(), place.top() + 1),
                (place.center().x(), place.bottom() - 1),
            )
        ]

    qtbot.waitUntil(lambda: edges() == [accent] * 4)
    (ring,) = window.findChildren(FocusRing)
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert window.childAt(window.rect().center()) is pane.viewport()


def test_the_ring_outlasts_the_dialog_it_was_in(qtbot, look):
    look.choose(Qt.ColorScheme.Dark, high_contrast=True)
    stays = QCheckBox("stays")
    qtbot.addWidget(stays)
    for _time in range(2):
        dialog = SettingsDialog(Settings(), None)
        dialog.show()
        dialog.findChild(QComboBox, "theme").setFocus()
        dialog.deleteLater()
        qtbot.wait(1)
        stays.show()
        stays.setFocus()
        qtbot.wait(1)
    assert stays.isVisible()


def test_all_text_grows_at_once_and_comes_back(qtbot, look, window, write):
    heading = next(label for label in window.findChildren(QLabel) if label.text() == "Documents")
    parts = (heading, window.list, window.source.text, window.menuBar(), window.result.summary.list)

    def sizes():
        return [part.font().pointSizeF() for part in parts]

    before = sizes()
    look.choose(Qt.ColorScheme.Unknown, 150)
    qtbot.wait(1)
    assert sizes() == pytest.approx([1.5 * size for size in before])
    look.choose(Qt.ColorScheme.Unknown, 100)
    qtbot.wait(1)
    assert sizes() == pytest.approx(before)


def test_large_text_stays_large_when_the_colours_change(look, window):
    heading = window.content.search._heading
    look.choose(Qt.ColorScheme.Light, 150)
    large = heading.font().pointSizeF()
    look.choose(Qt.ColorScheme.Dark, 150)

    assert heading.font().pointSizeF() == pytest.approx(large)


def test_the_text_of_a_document_grows_with_the_rest_and_stays_where_it_is(qtbot, look, window, write):
    window.add_paths([write("a.txt", "\n".join(f"This is sentence {n}." for n in range(400)))])
    qtbot.waitUntil(lambda: window.result.isVisible() and not window.source.text.is_loading())
    text = window.source.text

    def letters():
        return text.firstVisibleBlock().charFormat().font().pointSizeF()

    before = letters()
    look.choose(Qt.ColorScheme.Unknown, 150)
    qtbot.waitUntil(lambda: letters() == pytest.approx(1.5 * before) and not text.is_loading())
    text.set_zoom(1.5)
    assert text.font() == scaled_font(QApplication.font(), 1.1 * 1.5)


def test_a_choice_takes_effect_and_is_written_down(qtbot, look, tmp_path):
    path = tmp_path / "settings.json"
    preferences = SettingsController(Settings(), path, look)
    with qtbot.waitSignal(preferences.changed):
        preferences.choose(Settings(theme=Theme.DARK))

    assert read_settings(path) == Settings(theme=Theme.DARK)
    assert QApplication.palette().color(QPalette.ColorRole.Base) == DARK.base


def test_a_folder_that_cannot_be_written_to_costs_only_the_next_start(look, write, caplog):
    caplog.set_level("CRITICAL")
    preferences = SettingsController(Settings(), write("a file") / "settings.json", look)
    preferences.choose(Settings(theme=Theme.DARK))

    assert preferences.settings.theme is Theme.DARK


def test_the_settings_open_over_the_window(qtbot, look, window, tmp_path):
    preferences = SettingsController(Settings(), tmp_path / "settings.json", look)
    window.settings_requested.connect(lambda: preferences.show(window, window.library))
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(SettingsDialog)

    assert dialog.isVisible()
    dialog.close()


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        ("zh_CN", InterfaceLanguage.CHINESE),
        ("zh-Hans-CN", InterfaceLanguage.CHINESE),
        ("zh-TW", InterfaceLanguage.ENGLISH),
        ("de-DE", InterfaceLanguage.ENGLISH),
        ("C", InterfaceLanguage.ENGLISH),
    ],
)
def test_the_system_says_which_language_is_spoken(wanted, spoken):
    assert chosen_language(InterfaceLanguage.SYSTEM, wanted) is spoken
    assert chosen_language(InterfaceLanguage.CHINESE, wanted) is InterfaceLanguage.CHINESE


def test_every_shortcut_of_the_menus_is_listed(qtbot, window):
    dialog = ShortcutsDialog(window.menuBar())
    qtbot.addWidget(dialog)
    rows = dialog.rows()
    menus = window.findChild(Menus)

    assert ("Open files", "Ctrl+O") in rows
    assert ("Next place", "F3") in rows
    keys = {keys for _words, keys in rows}
    named = [action for action in menus.findChildren(QAction) if not action.shortcut().isEmpty()]
    assert {action.shortcut().toString() for action in named} <= keys


def test_the_about_box_says_whose_the_parts_are_in_plain_text(qtbot, window):
    window.findChild(Menus).about.trigger()
    box = next(widget for widget in window.findChildren(QWidget) if widget.inherits("QMessageBox"))

    assert box.textFormat() is Qt.TextFormat.PlainText
    assert "LGPL" in box.informativeText()
    box.close()


def test_a_setting_leaves_what_was_chosen_elsewhere_meanwhile(qtbot, look, tmp_path):
    """Such as the model that the shelf window makes the default while the settings are open."""
    preferences = SettingsController(Settings(), tmp_path / "settings.json", look)
    window = QWidget()
    qtbot.addWidget(window)
    preferences.show(window, None)
    (dialog,) = window.findChildren(SettingsDialog)
    small = DefaultModels(writers=("small",))
    preferences.choose(replace(preferences.settings, models=small))
    dialog.findChildren(QSpinBox)[0].setValue(7)
    assert (preferences.settings.models, preferences.settings.keywords) == (small, 7)
    dialog.close()
