"""Files of the charts that the window draws."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QFileDialog

from engine.exports.errors import ExportError
from gui.export.image_export import ExportedImage, encode_image
from gui.results.topic_chart import TopicChart
from gui.results.topic_distribution import topic_distribution
from gui.widgets.theme import LIGHT


def picture(analysis, two_topics) -> ExportedImage:
    plot = TopicChart(topic_distribution(replace(analysis, topics=two_topics), "name"), QFont())
    return ExportedImage(
        "A & <b>title", QSizeF(400, plot.height()), lambda painter: plot.paint(painter, 400, LIGHT)
    )


def test_a_drawing_holds_names_as_text_and_no_markup_of_theirs(qapp, analysis_of, tide_pages, two_topics):
    content = encode_image(picture(analysis_of(tide_pages), two_topics), ".svg").decode()
    tree = ElementTree.fromstring(content)
    words = "".join(tree.itertext())
    assert "First" in words
    assert "<b>Second</b>" in words
    assert not [node for node in tree.iter() if node.tag.endswith(("}b", "}image", "}script"))]


def test_a_picture_has_twice_the_size_and_shows_the_bands(qapp, analysis_of, tide_pages, two_topics):
    image = QImage.fromData(encode_image(picture(analysis_of(tide_pages), two_topics), ".png"))
    assert image.width() == 800
    colours = {image.pixelColor(x, y).name() for x in range(0, 800, 3) for y in range(0, image.height(), 3)}
    assert {LIGHT.accent.name(), LIGHT.base.name()} <= colours


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_the_picture_that_is_shown_is_saved(qtbot, charts, tmp_path, monkeypatch, suffix):
    asked = []

    def ask(_parent, _title, suggested, filters):
        asked.append(suggested)
        return str(tmp_path / f"cloud{suffix}"), filters

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    with qtbot.waitSignal(charts.exports.done):
        charts.result.findings.save.click()
    assert (tmp_path / f"cloud{suffix}").stat().st_size > 500
    assert asked[0].endswith("Report, keywords.png")


def test_a_picture_that_cannot_be_written_says_so(qtbot, charts, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr("gui.shell.export_actions.QMessageBox.warning", lambda *words: told.append(words[-1]))
    plain = ExportedImage("x", QSizeF(10, 10), lambda _painter: None)
    with qtbot.waitSignal(charts.exports.failed) as failed:
        charts.exports.write_image(plain, tmp_path / "missing" / "a.svg")
    assert isinstance(failed.args[0], ExportError)
    assert told
