from dataclasses import replace

import pytest

from engine.core.results import Fallback, RankedBy
from gui.messages import describe_problems
from gui.results.result_view import ResultView


@pytest.fixture
def show(qtbot, document_of, analysis_of):
    """Show an analysis that was ranked by that; return the view."""

    def show(ranked_by):
        analysis = replace(analysis_of(document_of("The tide rose. It fell.")), ranked_by=ranked_by)
        view = ResultView()
        qtbot.addWidget(view)
        view.show_analysis(analysis, "tide.txt", describe_problems(analysis))
        return view

    return show


def test_a_summary_by_a_model_needs_no_word_about_it(show):
    view = show(RankedBy("performer-en", "1"))

    assert "model" not in view.facts()
    assert view.notices() == ()


def test_that_no_model_reads_the_language_is_a_fact_and_no_notice(show):
    view = show(RankedBy(fallback=Fallback("no-model", "", "fr")))

    assert "ranked without a trained model" in view.facts()
    assert view.notices() == ()


def test_a_damaged_model_is_a_notice_that_names_it(show):
    view = show(RankedBy(fallback=Fallback("model-damaged", "performer-en", "encoder.onnx")))

    (notice,) = view.notices()
    assert "performer-en" in notice
    assert "ranked without a trained model" in view.facts()
