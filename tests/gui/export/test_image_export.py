"""The cloud of keywords and the bands of topics: what they show, where they lead, and their files."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QSizeF, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QFileDialog

from engine.core.document import Span
from engine.core.results import Keyword, Topic
from engine.exports.errors import ExportError
from gui.export.image_export import ExportedImage, encode_image
from gui.results.keyword_cloud import arrange_cloud
from gui.results.topic_chart import TopicChart
from gui.results.topic_distribution import SENTENCES_A_PART, shares_of, topic_distribution
from gui.widgets.theme import LIGHT

PAGES = tuple(f"The tide rose {page} times. Nobody saw it. It fell again.\n" for page in range(8))


@pytest.fixture
def document(document_of):
    return document_of(*PAGES)


@pytest.fixture
def halves(document):
    """A topic of the first half, and one of the second, whose name is awkward."""
    middle = len(document.sentences) // 2
    return (
        Topic("First", 0.5, ("a",), document.sentences[:middle]),
        Topic("<b>Second</b> & \u202e" + "x" * 200, 0.5, ("b",), document.sentences[middle:]),
    )


@pytest.fixture
def shown(qtbot, window, analysis_of, document, halves, write):
    """A window with the pictures of a document."""
    from gui.documents.document_status import Done

    analysis = replace(analysis_of(document, "tide", "saw"), topics=halves)
    (entry,) = window.documents.add([write("a.txt")])
    window.documents.set_status(entry.number, Done(analysis))
    window.list.choose(window.documents.index_of(entry.number))
    qtbot.waitUntil(lambda: not window.source.text.is_loading())
    window.result.findings.as_pictures.click()
    return window


def test_each_topic_has_its_share_of_each_part_of_the_document(document, halves):
    first, second = shares_of(document, halves)
    assert len(first) == len(document.sentences) // SENTENCES_A_PART
    assert first == pytest.approx((1.0,) * 4 + (0.0,) * 4)
    assert second == pytest.approx((0.0,) * 4 + (1.0,) * 4)


def test_a_part_without_prose_has_no_topic_and_a_long_sentence_lies_in_several(document_of):
    document = document_of(*(["A b c. D e f. G h i.\n"] * 2 + ["\n"] * 2))
    whole = Span(0, document.sentences[-1].end)
    (shares,) = shares_of(document, [Topic("All", 1.0, (), (whole,))])
    assert shares == pytest.approx((1.0, 0.0))


def test_a_document_without_topics_has_no_bands(analysis_of, document, qapp):
    course = topic_distribution(replace(analysis_of(document), topics=()), "name")
    assert course.bands == ()
    assert TopicChart(course, QFont()).rows(300) == []


@pytest.mark.parametrize("width", [64, 120, 300, 1200])
def test_no_word_of_the_cloud_lies_on_another_or_outside(qapp, width):
    words = [Keyword(f"{'word' * (order % 7 + 1)} {order}", 1 / (order + 1), ()) for order in range(40)]
    placed = arrange_cloud(words, QFont(), width)
    assert [one.keyword for one in placed] == words
    for one in placed:
        assert one.area.left() >= 0
        assert one.area.right() <= width
        assert not any(one.area.intersects(other.area) for other in placed if other is not one)
    assert placed[0].area.height() > placed[-1].area.height()


def test_a_word_of_the_cloud_marks_its_places_and_a_second_click_goes_on(qtbot, shown):
    cloud = shown.result.findings.cloud
    word = cloud.placed()[0]
    assert word.text == "tide"
    for seen in (0, 1):
        qtbot.mouseClick(cloud, Qt.MouseButton.LeftButton, pos=word.area.center().toPoint())
        assert shown.source.text.text_of_marks().count("tide") == 8 + 1
        assert shown.source.text.textCursor().blockNumber() == seen
    assert shown.result.findings.keywords.chosen_row() is word.keyword


def test_the_cloud_can_be_walked_with_the_keyboard(qtbot, shown):
    cloud = shown.result.findings.cloud
    cloud.setFocus()
    qtbot.keyClick(cloud, Qt.Key.Key_Right)
    qtbot.keyClick(cloud, Qt.Key.Key_Right)
    assert shown.result.findings.keywords.chosen_row().text == "saw"


def test_a_click_on_a_band_goes_to_the_topics_place_there(qtbot, shown, document):
    findings = shown.result.findings
    findings.setCurrentIndex(1)
    bands = findings.bands
    band = bands.plot().rows(bands.width())[0].band
    place = QPoint(round(band.x() + band.width() * 0.3), round(band.center().y()))
    qtbot.mouseClick(bands, Qt.MouseButton.LeftButton, pos=place)
    assert findings.topics.chosen_row().label == "First"
    here = document.page_starts[int(8 * 0.3)]
    assert here <= shown.source.text.textCursor().position() <= here + len(PAGES[0]) + 1


def test_the_bands_say_in_words_where_each_topic_is(shown):
    words = shown.result.findings.bands.accessibleDescription()
    assert words.startswith("First: 50 % of the text, most of it 6 % into the document")
    assert "\u202e" not in words


def picture(analysis, halves) -> ExportedImage:
    plot = TopicChart(topic_distribution(replace(analysis, topics=halves), "name"), QFont())
    return ExportedImage(
        "A & <b>title", QSizeF(400, plot.height()), lambda painter: plot.paint(painter, 400, LIGHT)
    )


def test_a_drawing_holds_names_as_text_and_no_markup_of_theirs(qapp, analysis_of, document, halves):
    content = encode_image(picture(analysis_of(document), halves), ".svg").decode()
    tree = ElementTree.fromstring(content)
    words = "".join(tree.itertext())
    assert "First" in words
    assert "<b>Second</b>" in words
    assert not [node for node in tree.iter() if node.tag.endswith(("}b", "}image", "}script"))]


def test_a_picture_has_twice_the_size_and_shows_the_bands(qapp, analysis_of, document, halves):
    image = QImage.fromData(encode_image(picture(analysis_of(document), halves), ".png"))
    assert image.width() == 800
    colours = {image.pixelColor(x, y).name() for x in range(0, 800, 3) for y in range(0, image.height(), 3)}
    assert {LIGHT.accent.name(), LIGHT.base.name()} <= colours


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_the_picture_that_is_shown_is_saved(qtbot, shown, tmp_path, monkeypatch, suffix):
    asked = []

    def ask(_parent, _title, suggested, filters):
        asked.append(suggested)
        return str(tmp_path / f"cloud{suffix}"), filters

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    with qtbot.waitSignal(shown.exports.done):
        shown.result.findings.save.click()
    assert (tmp_path / f"cloud{suffix}").stat().st_size > 500
    assert asked[0].endswith("Report, keywords.png")


def test_a_picture_that_cannot_be_written_says_so(qtbot, shown, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr("gui.shell.export_actions.QMessageBox.warning", lambda *words: told.append(words[-1]))
    plain = ExportedImage("x", QSizeF(10, 10), lambda _painter: None)
    with qtbot.waitSignal(shown.exports.failed) as failed:
        shown.exports.write_image(plain, tmp_path / "missing" / "a.svg")
    assert isinstance(failed.args[0], ExportError)
    assert told
