"""Topic labels: which headings name a topic, and how they are written."""

import pytest

from engine.core.document import Span
from engine.loading.loader import document_from_text
from engine.topic_extraction.labels import capitalized, telling_heading


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("§ 17 Meldepflicht", "Meldepflicht"),
        ("Building plugins #", "Building plugins"),
        ("3.2 Harbour dues", "Harbour dues"),
        ("Message from the Executive Director", ""),
        ("Message queues", "Message queues"),
        ("Current status", ""),
        ("如果符合条件，处理者方可处理数据", ""),
    ],
)
def test_a_heading_is_a_label_without_its_number_if_it_says_something(heading: str, label: str):
    document = document_from_text(f"{heading}\n\nThe harbour master collects the dues of every ship.")

    assert telling_heading(document, Span(0, len(heading))) == label


def test_a_long_word_in_capitals_shouts_and_an_acronym_does_not():
    assert capitalized("OFFICERS") == "Officers"
    assert capitalized("UNESCO") == "UNESCO"
