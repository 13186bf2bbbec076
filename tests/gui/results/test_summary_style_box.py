"""The kinds of summary that need a language model, with one and without."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from engine.core.options import SummaryStyle
from gui.models.model_menu import has_writer_for
from gui.results.summary_style_box import SummaryStyleBox
from tests.support.tiny_model import write_model

WRITTEN = ["Abstract", "Bullet points"]


class Shelf:
    """Says whether a model writes."""

    def __init__(self):
        self.writes = False

    def __call__(self):
        return self.writes


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def box(qtbot, shelf):
    box = SummaryStyleBox(shelf)
    qtbot.addWidget(box)
    box.show()
    return box


def grey(box):
    rows = range(box.count())
    return [box.itemText(row) for row in rows if box.itemText(row) and not box.model().item(row).isEnabled()]


def test_without_a_model_the_written_kinds_are_grey_and_one_line_says_why(box):
    box.showPopup()
    assert grey(box) == [*WRITTEN, "Grey kinds need a language model."]
    assert box.itemText(box.count() - 1) == "Get a model…"


def test_get_a_model_asks_for_one_and_chooses_no_kind(qtbot, box):
    box.showPopup()
    with qtbot.waitSignal(box.model_wanted), qtbot.assertNotEmitted(box.style_chosen):
        box.activated.emit(box.count() - 1)
    assert box.currentData() == SummaryStyle.KEY


def test_with_a_model_that_came_meanwhile_all_kinds_can_be_chosen(qtbot, box, shelf):
    box.showPopup()
    box.hidePopup()
    shelf.writes = True
    box.showPopup()
    assert grey(box) == []
    assert box.count() == len(SummaryStyle)
    with qtbot.waitSignal(box.style_chosen):
        box.activated.emit(box.findData(SummaryStyle.ABSTRACT))
    assert box.style_shown() is SummaryStyle.ABSTRACT


def test_arrow_keys_show_why_kinds_are_grey_instead_of_choosing(qtbot, box, shelf):
    with qtbot.assertNotEmitted(box.model_wanted):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.view().isVisible()
    assert box.style_shown() is SummaryStyle.KEY
    box.hidePopup()
    shelf.writes = True
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.style_shown() is SummaryStyle.ABSTRACT


def test_the_wheel_chooses_nothing(qtbot, box, shelf):
    shelf.writes = True
    nowhere = QPointF(5, 5)
    turn = QWheelEvent(
        nowhere, nowhere, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    box.wheelEvent(turn)
    assert box.currentData() == SummaryStyle.KEY


def test_a_model_that_only_ranks_writes_nothing(tmp_path):
    from engine.models.store.installing import ModelStore

    write_model(tmp_path / "shipped" / "performer-en")
    assert not has_writer_for("en", ModelStore(shelf=tmp_path / "own", shipped=tmp_path / "shipped"))
