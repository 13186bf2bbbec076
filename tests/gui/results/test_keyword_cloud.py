import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from engine.core.results import Keyword
from gui.results.keyword_cloud import arrange_cloud


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


def test_a_word_of_the_cloud_marks_its_places_and_a_second_click_goes_on(qtbot, charts):
    cloud = charts.result.findings.cloud
    word = cloud.placed()[0]
    assert word.text == "tide"
    for seen in (0, 1):
        qtbot.mouseClick(cloud, Qt.MouseButton.LeftButton, pos=word.area.center().toPoint())
        assert charts.source.text.text_of_marks().count("tide") == 8 + 1
        assert charts.source.text.textCursor().blockNumber() == seen
    assert charts.result.findings.keywords.chosen_row() is word.keyword


def test_the_cloud_can_be_walked_with_the_keyboard(qtbot, charts):
    cloud = charts.result.findings.cloud
    cloud.setFocus()
    qtbot.keyClick(cloud, Qt.Key.Key_Right)
    qtbot.keyClick(cloud, Qt.Key.Key_Right)
    assert charts.result.findings.keywords.chosen_row().text == "saw"
