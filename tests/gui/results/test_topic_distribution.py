from dataclasses import replace

import pytest
from PySide6.QtGui import QFont

from engine.core.document import Span
from engine.core.results import Topic
from gui.results.topic_chart import TopicChart
from gui.results.topic_distribution import SENTENCES_A_PART, shares_of, topic_distribution


def test_each_topic_has_its_share_of_each_part_of_the_document(tide_pages, two_topics):
    first, second = shares_of(tide_pages, two_topics)
    assert len(first) == len(tide_pages.sentences) // SENTENCES_A_PART
    assert first == pytest.approx((1.0,) * 4 + (0.0,) * 4)
    assert second == pytest.approx((0.0,) * 4 + (1.0,) * 4)


def test_a_part_without_prose_has_no_topic_and_a_long_sentence_lies_in_several(document_of):
    document = document_of(*(["A b c. D e f. G h i.\n"] * 2 + ["\n"] * 2))
    whole = Span(0, document.sentences[-1].end)
    (shares,) = shares_of(document, [Topic("All", 1.0, (), (whole,))])
    assert shares == pytest.approx((1.0, 0.0))


def test_a_document_without_topics_has_no_bands(analysis_of, tide_pages, qapp):
    course = topic_distribution(replace(analysis_of(tide_pages), topics=()), "name")
    assert course.bands == ()
    assert TopicChart(course, QFont()).rows(300) == []
