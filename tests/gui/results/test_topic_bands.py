from PySide6.QtCore import QPoint, Qt


def test_a_click_on_a_band_goes_to_the_topics_place_there(qtbot, charts, tide_pages):
    findings = charts.result.findings
    findings.setCurrentIndex(1)
    bands = findings.bands
    band = bands.plot().rows(bands.width())[0].band
    place = QPoint(round(band.x() + band.width() * 0.3), round(band.center().y()))
    qtbot.mouseClick(bands, Qt.MouseButton.LeftButton, pos=place)
    assert findings.topics.chosen_row().label == "First"
    here, next_page = tide_pages.page_starts[2:4]
    assert here <= charts.source.text.textCursor().position() <= next_page + 1


def test_the_bands_say_in_words_where_each_topic_is(charts):
    words = charts.result.findings.bands.accessibleDescription()
    assert words.startswith("First: 50 % of the text, most of it 6 % into the document")
    assert "\u202e" not in words
