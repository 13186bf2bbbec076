from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.structure.cleaning import (
    LONGEST_BLOCK,
    LONGEST_PARAGRAPH,
    TextBlock,
    join_broken_paragraphs,
    text_blocks_of,
)


def test_a_paragraph_does_not_go_on_after_a_sentence_or_in_other_letters():
    whole = [TextBlock("The wall fell.", 0, size=10), TextBlock("and rose", 1, size=10)]
    other = [TextBlock("The wall", 0, size=10), TextBlock("fell", 1, size=14)]

    assert join_broken_paragraphs(whole, {}) == whole
    assert join_broken_paragraphs(other, {}) == other


def test_a_line_of_code_on_its_own_is_a_word_of_the_sentence_around_it():
    before = TextBlock("To open the harbour put", 0, size=10, top=0.2)
    code = TextBlock("harbour = Harbour()", 0, BlockKind.CODE, size=10, top=0.3)
    rest = TextBlock("into the first line.", 0, size=10, top=0.4)
    other = TextBlock("The harbour is open.", 0, size=10, top=0.4)

    (whole,) = join_broken_paragraphs([before, code, rest], {})

    assert whole.text == "To open the harbour put harbour = Harbour() into the first line."
    assert join_broken_paragraphs([before, code, other], {}) == [before, code, other]


def test_an_abbreviation_does_not_end_a_sentence_that_goes_on():
    pieces = [TextBlock("in the footnotes (i.e.", 0, top=0.9), TextBlock("below the line).", 1, top=0.1)]

    (piece,) = join_broken_paragraphs(pieces, {})

    assert (piece.text, piece.breaks) == ("in the footnotes (i.e. below the line).", (23,))


def test_a_document_without_any_stop_does_not_become_one_paragraph():
    pieces = [TextBlock("word " * 200, page) for page in range(200)]

    assert max(len(piece.text) for piece in join_broken_paragraphs(pieces, {})) < 2 * LONGEST_PARAGRAPH


def test_a_huge_block_becomes_several_and_loses_nothing():
    text = "The tide rose. " * 20_000

    pieces = list(text_blocks_of(PageBlock(text), 0, visible_soft_hyphens=False))

    assert max(len(piece.text) for piece in pieces) <= LONGEST_BLOCK
    assert " ".join(piece.text for piece in pieces) == text.strip()
    assert all(piece.text.endswith(".") for piece in pieces)


def test_a_soft_hyphen_is_a_hyphen_only_where_fonts_call_it_so():
    block = PageBlock("well\u00adknown")

    assert [piece.text for piece in text_blocks_of(block, 0, visible_soft_hyphens=True)] == ["well-known"]
    assert [piece.text for piece in text_blocks_of(block, 0, visible_soft_hyphens=False)] == ["wellknown"]


def test_a_soft_hyphen_within_a_line_is_not_seen_where_other_hyphens_have_their_own_name():
    block = PageBlock("die War\u00adtung und Ein- und Aus\u00ad\ngaben")

    (piece,) = text_blocks_of(block, 0, visible_soft_hyphens=True)

    assert piece.text == "die Wartung und Ein- und Aus-\ngaben"
