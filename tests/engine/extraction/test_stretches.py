"""Facts are looked for in sentences and in what has none, and in each stretch once."""

from itertools import pairwise

from engine.core.document import BlockKind
from engine.extraction.stretches import find_stretches
from tests.support.markdown import document_from_markdown

INVOICE = (
    "# Invoice 12\n\nThank you for the order.\n\n| item | price |\n|---|---|\n| Total | $41 |\n\n"
    "```\ncode = 1\n```\n"
)


def test_lines_of_tables_and_headings_stand_beside_the_sentences_and_code_does_not():
    document = document_from_markdown(INVOICE)

    texts = [document.quote(span) for span in find_stretches(document)]

    assert "Thank you for the order." in texts
    assert "Invoice 12" in texts
    assert any("Total" in text and "$41" in text for text in texts)
    assert BlockKind.CODE in {block.kind for block in document.blocks}
    assert not any("code" in text for text in texts)


def test_no_two_stretches_overlap():
    document = document_from_markdown(INVOICE)
    spans = find_stretches(document)

    assert all(first.end <= second.start for first, second in pairwise(spans))
