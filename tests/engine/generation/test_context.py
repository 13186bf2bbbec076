"""What of a document a language model is given."""

from dataclasses import replace

import pytest

from engine.core.document import BlockKind
from engine.core.progress import Cancelled
from engine.core.results import Ranking
from engine.generation.context import excerpt_text, select_context
from engine.loading.loader import document_from_text

TEXT = """The harbour

The tide rose over the wall in the night. Nobody in the harbour saw it before the morning.

The boats were found on the road to the market. The market was closed for nine days.

The town

The council met on the following Monday. It decided to build a higher wall of stone.

The wall is to be ready before the winter. Two shops will have to give way to it.
"""


@pytest.fixture
def document():
    found = document_from_text(TEXT)
    blocks = (
        replace(block, kind=BlockKind.HEADING, level=1) if len(found.quote(block.span)) < 20 else block
        for block in found.blocks
    )
    return replace(found, blocks=tuple(blocks))


def ranked(*order):
    return Ranking(order, (1.0,) * 8)


def words(text):
    return len(text.split())


def test_all_that_fits_is_given_in_document_order(document):
    (excerpt,) = select_context(document, ranked(7, 6, 5, 4, 3, 2, 1, 0), 1, 1000, words)

    assert excerpt.sentences == tuple(range(8))


def test_the_best_are_given_where_not_all_fit(document):
    (excerpt,) = select_context(document, ranked(5, 0, 3, 1, 2, 4, 6, 7), 1, 20, words)

    assert excerpt.sentences == (0, 5)


def test_parts_end_where_sections_do(document):
    first, second = select_context(document, ranked(*range(8)), 2, 1000, words)

    assert first.sentences == (0, 1, 2, 3)
    assert second.sentences == (4, 5, 6, 7)


def test_parts_are_of_like_size_where_there_are_no_sections():
    document = document_from_text(" ".join(f"Boat number {n} sank in the deep harbour." for n in range(100)))
    excerpts = select_context(document, Ranking(tuple(range(100)), (1.0,) * 100), 5, 1000, words)

    assert [len(excerpt.sentences) for excerpt in excerpts] == [20] * 5
    assert [index for excerpt in excerpts for index in excerpt.sentences] == list(range(100))


def test_there_are_no_more_parts_than_sentences(document):
    assert len(select_context(document, ranked(2, 6), 9, 100, words)) == 2


def test_a_sentence_longer_than_a_part_is_left_out_unless_it_is_all_there_is(document):
    (excerpt,) = select_context(document, ranked(1, 4), 1, 8, words)
    assert excerpt.sentences == (4,)

    (excerpt,) = select_context(document, ranked(0, 1), 1, 2, words)
    assert excerpt.sentences == (0,)


def test_a_document_without_sentences_gives_nothing(document):
    assert select_context(document, Ranking((), ()), 3, 100, words) == ()


def test_what_is_shown_has_a_line_for_each_paragraph(document):
    first, _ = select_context(document, ranked(*range(8)), 2, 1000, words)

    assert excerpt_text(document, first).splitlines() == [
        "The tide rose over the wall in the night. Nobody in the harbour saw it before the morning.",
        "The boats were found on the road to the market. The market was closed for nine days.",
    ]


def test_it_can_be_stopped(document):
    def report(progress):
        raise Cancelled

    with pytest.raises(Cancelled):
        select_context(document, ranked(*range(8)), 1, 100, words, report)
