"""What each block of a document is."""

from engine.core.document import BlockKind
from engine.structure.block_classifier import LONGEST_UNCITED, classify_blocks
from engine.structure.cleaning import TextBlock

PROSE = (
    "The council approved the plan for the old harbour wall after a long debate in the town hall. "
    "Many people had come, and most of them spoke against the plan that the mayor had put forward."
)
CITED = "Smith, J. and Jones, K. (2019). Tides of the north. Journal of Tides, vol. 3, pp. 12-34."


def kinds(*pieces: TextBlock | str, paged: bool = False) -> list[tuple[BlockKind, str]]:
    given = [TextBlock(piece, 0) if isinstance(piece, str) else piece for piece in pieces]
    return [(piece.kind, piece.text) for piece in classify_blocks(given, paged)]


def kinds_alone(*pieces: TextBlock | str, paged: bool = False) -> list[BlockKind]:
    return [kind for kind, _text in kinds(*pieces, paged=paged)]


def test_prose_stays_text_and_what_the_format_declares_stands():
    code = TextBlock("x = 1", 0, BlockKind.CODE)

    assert kinds(PROSE, code) == [(BlockKind.TEXT, PROSE), (BlockKind.CODE, "x = 1")]


def test_what_follows_the_heading_of_the_references_is_one_until_another_heading():
    assert kinds_alone(PROSE, "References", CITED, CITED, "Appendix", PROSE) == [
        BlockKind.TEXT,
        BlockKind.HEADING,
        BlockKind.REFERENCE,
        BlockKind.REFERENCE,
        BlockKind.HEADING,
        BlockKind.TEXT,
    ]


def test_references_are_over_where_much_prose_follows_without_a_heading():
    assert len(PROSE) * 4 > LONGEST_UNCITED
    assert kinds_alone("References", CITED, *[PROSE] * 4)[-1] is BlockKind.TEXT
    assert kinds_alone("References", CITED, *[PROSE] * 4, CITED)[1] is BlockKind.REFERENCE


def test_an_abstract_that_is_run_in_is_parted_from_its_heading():
    (heading, _text) = classify_blocks([TextBlock(f"Abstract—{PROSE}", 0)], False)

    assert heading.level == 1
    assert kinds(f"Abstract—{PROSE}") == [(BlockKind.HEADING, "Abstract"), (BlockKind.TEXT, PROSE)]
    assert kinds(f"摘要：{PROSE}")[0] == (BlockKind.HEADING, "摘要")


def test_an_underlined_line_is_a_heading_of_its_own():
    assert kinds(f"The wall\n========\n{PROSE}") == [(BlockKind.HEADING, "The wall"), (BlockKind.TEXT, PROSE)]


def test_a_rule_is_nothing():
    assert kinds("----------", PROSE) == [(BlockKind.TEXT, PROSE)]


def test_a_table_of_bullets_and_words_is_a_list():
    table = TextBlock("•\tthe tide\n•\tthe wall", 0, BlockKind.TABLE)
    other = TextBlock("•\tthe tide\t3\n•\tthe wall\t4", 0, BlockKind.TABLE)

    assert kinds(table) == [(BlockKind.LIST_ITEM, "• the tide"), (BlockKind.LIST_ITEM, "• the wall")]
    assert kinds_alone(other) == [BlockKind.TABLE]


def test_what_is_set_small_at_the_foot_with_a_number_is_a_note_and_goes_on_in_small_letters():
    body = [TextBlock(PROSE, 0, size=10, top=0.2) for _ in range(5)]
    note = TextBlock("3 The wall was built in the year of the great flood and", 0, size=8, top=0.9)
    rest = TextBlock("was never repaired since that time.", 1, size=8, top=0.9)

    assert kinds_alone(*body, note, rest)[-2:] == [BlockKind.NOTE, BlockKind.NOTE]
    upper = TextBlock(note.text, 0, size=8, top=0.3)
    large = TextBlock(note.text, 0, size=10, top=0.9)
    assert kinds_alone(*body, upper)[-1] is not BlockKind.NOTE
    assert kinds_alone(*body, large)[-1] is not BlockKind.NOTE


def test_the_terms_around_a_free_book_are_notes():
    found = kinds_alone(
        PROSE,
        "*** START OF THE PROJECT GUTENBERG EBOOK TIDES ***",
        PROSE,
        "*** END OF THE PROJECT GUTENBERG EBOOK TIDES ***",
        PROSE,
    )

    note, text = BlockKind.NOTE, BlockKind.TEXT
    assert found == [note, note, text, note, note]


def test_a_list_of_lines_that_end_in_pages_is_the_contents_under_their_heading():
    entries = TextBlock("The wall\t3\nThe tide\t12\nThe harbour\t20", 0, BlockKind.TABLE)

    assert kinds_alone("Contents", entries, PROSE) == [BlockKind.HEADING, BlockKind.CONTENTS, BlockKind.TEXT]


def test_what_stands_under_the_heading_of_a_note_is_one_if_it_is_short_and_near():
    assert kinds_alone("Keywords", "tide, wall, harbour") == [BlockKind.NOTE, BlockKind.NOTE]
    assert kinds_alone("Keywords", "x" * 600)[1] is BlockKind.NOTE
    assert kinds_alone("Keywords", "x" * 601)[1] is not BlockKind.NOTE
    assert kinds_alone("Keywords", TextBlock("tide, wall, harbour", 2))[1] is not BlockKind.NOTE


def test_on_a_title_page_who_wrote_it_is_a_note_until_the_first_paragraph():
    title = TextBlock("Tides of the North", 0, size=20)
    where = TextBlock("Department of Tides, University of the North", 0, size=10)
    body = [TextBlock(PROSE, 0, size=10, top=0.4) for _ in range(3)]

    assert kinds_alone(title, where, *body, paged=True)[1] is BlockKind.NOTE
    assert kinds_alone(title, *body, where, paged=True)[-1] is not BlockKind.NOTE
    assert kinds_alone(title, where, *body, paged=False)[1] is not BlockKind.NOTE


def test_a_small_starred_line_at_the_foot_of_a_page_is_a_note_and_no_item_of_a_list():
    prose = TextBlock(PROSE, 0, size=11, top=0.2)
    note = TextBlock("* Other sources speak of the mayor's sister.", 0, size=8, top=0.9)
    overleaf = TextBlock(PROSE, 1, size=11, top=0.1)
    item = TextBlock("* Repair the wall.", 0, size=11, top=0.9)

    assert kinds_alone(prose, note, overleaf, paged=True)[1] is BlockKind.NOTE
    assert kinds_alone(prose, item, overleaf, paged=True)[1] is BlockKind.LIST_ITEM
