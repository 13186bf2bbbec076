"""What of a document is never quoted, by kind."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.core.document import Block, BlockKind, Document, LeftOutText, Span
from engine.core.left_out import left_out_kinds, left_out_spans

TEXT = "The tide rose.\n\na\t1\nb\t2\n\nI doubt it.\n\nSo do I."


@pytest.fixture
def document():
    kinds = (BlockKind.TEXT, BlockKind.TABLE, BlockKind.TABLE, BlockKind.COMMENT, BlockKind.COMMENT)
    parts = ("The tide rose.", "a\t1", "b\t2", "I doubt it.", "So do I.")
    starts = [TEXT.index(part) for part in parts]
    return Document(
        path=Path("tide.html"),
        sha256="",
        format="html",
        title="",
        language="en",
        text=TEXT,
        blocks=tuple(
            Block(Span(start, start + len(part)), kind)
            for start, part, kind in zip(starts, parts, kinds, strict=True)
        ),
        sentences=(Span(0, 14),),
        left_out=(LeftOutText(BlockKind.FURNITURE, "Home | News"),),
    )


def test_the_rows_of_a_table_are_one_stretch_and_two_comments_are_two(document):
    found = {one.kind: one for one in left_out_kinds(document)}

    assert list(found) == [BlockKind.COMMENT, BlockKind.FURNITURE, BlockKind.TABLE]
    assert [document.quote(span) for span in found[BlockKind.COMMENT].spans] == ["I doubt it.", "So do I."]
    assert [document.quote(span) for span in found[BlockKind.TABLE].spans] == ["a\t1\nb\t2"]
    assert found[BlockKind.FURNITURE].texts == document.left_out
    assert [one.count for one in found.values()] == [2, 1, 1]
    assert found[BlockKind.COMMENT].share == 19 / (len(TEXT) + 11)


def test_a_kind_that_is_quoted_is_told_and_is_not_left_out(document):
    document = replace(document, quoted_kinds=(BlockKind.COMMENT,))

    assert [one.kind for one in left_out_kinds(document) if one.is_quoted] == [BlockKind.COMMENT]
    assert {kind for _span, kind in left_out_spans(document)} == {BlockKind.TABLE}
    assert not document.leaves_out(BlockKind.COMMENT)
    assert document.leaves_out(BlockKind.TABLE)


def test_running_text_is_never_left_out(document):
    assert not any(map(document.leaves_out, (BlockKind.TEXT, BlockKind.LIST_ITEM, BlockKind.HEADING)))
