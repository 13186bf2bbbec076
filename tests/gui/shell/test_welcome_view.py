from pathlib import Path

from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QPushButton

from gui.shell.welcome_view import WelcomeView


def test_samples_have_the_colour_of_links_also_when_the_theme_changes(qtbot):
    view = WelcomeView(QIcon(), [Path("tide-gate.pdf")])
    qtbot.addWidget(view)
    (sample,) = (button for button in view.findChildren(QPushButton) if button.text() == "tide-gate")
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Link, "#8fbcff")

    view.setPalette(palette)

    assert sample.palette().color(QPalette.ColorRole.ButtonText).name() == "#8fbcff"
