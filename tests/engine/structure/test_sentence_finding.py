"""Sentences that may be quoted, as a reader would quote them."""

import pytest

from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.structure.document_builder import build_document
from tests.engine.structure.test_document_builder import PATH, quotes


@pytest.mark.parametrize(
    ("language", "turns"),
    [
        (
            "en",
            (
                "SMITH: Yes. I came in 1921, when the quay was new.",
                "JONES: Did your father work on the ships, too?",
            ),
        ),
        (
            "en",
            (
                "Mr. Lee: No, no. He worked in the mill above the town.",
                "Ann: And what did your mother do then?",
            ),
        ),
        (
            "zh",
            ("主持人：好的。那么我们先来谈谈港口的历史和未来。", "嘉宾：谢谢你的邀请，我很高兴来到这里。"),
        ),
    ],
)
def test_a_turn_that_begins_with_a_short_word_keeps_its_speaker(language, turns):
    page = Page(tuple(PageBlock(turn) for turn in turns))

    assert quotes(build_document(PATH, [DocumentHeader("docx", language=language), page])) == list(turns)
