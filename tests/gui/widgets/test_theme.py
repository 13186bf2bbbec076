from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QRadioButton

from gui.widgets import theme
from gui.widgets.theme import DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, LIGHT, Colours

READABLE = 4.5
"""The least contrast of text: WCAG 2.2, success criterion 1.4.3."""
READABLE_AT_HIGH_CONTRAST = 7.0
"""Criterion 1.4.6."""
SEEN = 3.0
"""And of what is not text: criterion 1.4.11."""


SCHEMES = [
    pytest.param(LIGHT, READABLE, id="light"),
    pytest.param(DARK, READABLE, id="dark"),
    pytest.param(HIGH_CONTRAST_LIGHT, READABLE_AT_HIGH_CONTRAST, id="high contrast, light"),
    pytest.param(HIGH_CONTRAST_DARK, READABLE_AT_HIGH_CONTRAST, id="high contrast, dark"),
]


def luminance(colour: QColor) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_black_on_white():
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@pytest.mark.parametrize(("colours", "least"), SCHEMES)
def test_all_text_can_be_read_on_every_ground_it_stands_on(colours: Colours, least: float):
    on = {
        "text": ("window", "base", "button", "chosen", "warning", "summarised", "marked", "shown"),
        "faint": ("window", "base", "chosen"),
        "error": ("window", "base", "chosen"),
        "quoted": ("window", "base", "chosen"),
        "paraphrased": ("window", "base", "chosen"),
        "accent": ("window", "base", "chosen"),
        "on_accent": ("accent",),
    }
    pairs = [(text, ground) for text, grounds in on.items() for ground in grounds]
    too_faint = {
        pair: round(value, 2)
        for pair in pairs
        if (value := contrast(*(getattr(colours, name) for name in pair))) < least
    }
    assert not too_faint


@pytest.mark.parametrize(("colours", "_least"), SCHEMES)
def test_the_bar_of_a_progress_and_the_focus_are_seen(colours: Colours, _least: float):
    for ground in product([colours.accent], [colours.window, colours.base, colours.chosen, colours.line]):
        assert contrast(*ground) >= SEEN


@pytest.fixture
def dark(qapp):
    before, style = qapp.palette(), qapp.styleSheet()
    theme.apply(qapp, Qt.ColorScheme.Dark)
    yield
    qapp.setStyleSheet(style)
    qapp.setPalette(before)


@pytest.mark.parametrize("made", [QCheckBox, QRadioButton])
@pytest.mark.usefixtures("dark")
def test_an_empty_box_is_seen_in_the_dark(made, qtbot):
    box = made("")
    qtbot.addWidget(box)
    box.resize(40, 40)
    box.show()

    picture = box.grab().toImage()

    colours = {picture.pixelColor(x, y).rgb() for x in range(30) for y in range(picture.height())}
    assert max(contrast(QColor(colour), DARK.window) for colour in colours) >= SEEN
