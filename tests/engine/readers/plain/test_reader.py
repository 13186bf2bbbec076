import pytest

from engine.core.document import BlockKind, Problem, ProblemKind
from engine.core.raw_page import DocumentHeader, Page
from engine.readers.plain.reader import pages_of_text, read_text

WRAPPED = """\
The tide came in at six in the morning and went out again at noon, as it
had done every day since anybody in the village could remember, and no-
body thought about it.

Nobody saw that the water was a little higher than the day before. The
boats lay where they had always lain.
"""


def blocks(text):
    return [block for page in pages_of_text(text) for block in page.blocks]


def texts(text):
    return [block.text for block in blocks(text)]


def kinds(text):
    return [block.kind for block in blocks(text)]


def test_lines_broken_to_a_width_are_one_paragraph():
    first, second = texts(WRAPPED)

    assert first.startswith("The tide")
    assert first.endswith("about it.")
    assert first.count("\n") == 2
    assert second.count("\n") == 1


def test_every_line_of_a_talk_is_its_own_block():
    talk = "Anna: Good morning.\nBert: Good morning, how did you sleep last night?\nAnna: Not at all.\n"

    assert texts(talk) == talk.splitlines()


def test_long_lines_are_paragraphs_of_their_own():
    lines = ["word " * 60 + f"{number}." for number in range(5)]

    assert texts("\n".join(lines)) == lines


def test_a_short_line_ends_its_paragraph_where_no_empty_one_does():
    text = WRAPPED.replace("\n\n", "\n") * 3

    assert len(texts(text)) == 6


def test_an_indented_line_begins_a_paragraph_where_the_first_is_indented():
    paragraph = (
        "    It was late, and all the lamps of the long street had been put out by\n"
        "the wind of the night that came from the sea and knew no mercy for lamps\n"
    )

    assert len(texts(paragraph * 4)) == 4


def test_chinese_lines_broken_to_a_width_are_one_paragraph():
    sentence = "委员会今年的工作已经完成预算在星期一获得批准下一次会议将在春季举行与会者表示满意并感谢主席。"
    text = sentence * 4
    lines = [text[start : start + 30] for start in range(0, len(text), 30)]

    assert texts("\n".join(lines)) == ["\n".join(lines)]


def test_form_feeds_divide_pages_and_their_outermost_lines_are_marked():
    pages = list(pages_of_text("Head\n\nOne.\n\nTwo.\n\nPage 1\n\fHead\n\nThree.\n\nFour.\n\nPage 2\n"))

    assert [[block.text for block in page.blocks if block.at_edge] for page in pages] == [
        ["Head", "Page 1"],
        ["Head", "Page 2"],
    ]


def test_a_form_feed_at_the_end_makes_no_page():
    assert len(list(pages_of_text("One.\n\nTwo.\n\f"))) == 1


def test_underlined_lines_are_headings():
    first, text, second, _ = blocks("Title\n=====\n\nSome text.\n\nPart\n----\nMore text.\n")

    assert (first.text, first.kind, first.level) == ("Title", BlockKind.HEADING, 1)
    assert (second.text, second.kind, second.level) == ("Part", BlockKind.HEADING, 2)
    assert text.kind is BlockKind.TEXT


def test_bullets_are_taken_off_and_numbers_kept():
    text = "- one thing to do\n- another thing to do\n\n1. The first step is taken.\n2. The second too.\n"

    assert set(kinds(text)) == {BlockKind.LIST_ITEM}
    assert texts(text)[0] == "one thing to do"
    assert texts(text)[2] == "1. The first step is taken."


def test_columns_become_a_table_with_tabs():
    (table,) = blocks("Name    Age   City\nAnna    31    Rome\nBert    28    Oslo\n")

    assert (table.kind, table.text) == (BlockKind.TABLE, "Name\tAge\tCity\nAnna\t31\tRome\nBert\t28\tOslo")


def test_indented_lines_of_brackets_are_code():
    assert kinds("Call it so:\n\n    int main() {\n        return 0;\n    }\n") == [
        BlockKind.TEXT,
        BlockKind.CODE,
    ]


@pytest.mark.parametrize("text", ["", " \n\t\r" * 1000, "\n" * 100_000, "\f\f\f", "-" * 100_000, "\ufeff"])
def test_nothing_to_read_has_no_blocks(text):
    assert blocks(text) == []


def test_a_line_that_never_ends_comes_in_pieces_and_nothing_of_it_is_lost():
    word = "a" * 300_000

    assert "".join(texts(word)) == word
    assert all(sum(len(block.text) for block in page.blocks) < 300_000 for page in pages_of_text(word * 5))


def test_a_file_is_read_with_its_encoding_said_when_that_is_a_guess(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_bytes("Größe und Überprüfung.\n".encode("cp1252") * 3)

    opening, problem, page = read_text(path, "")

    assert opening == DocumentHeader("text")
    assert problem == Problem(ProblemKind.ENCODING_GUESSED, detail="cp1252")
    assert isinstance(page, Page)
    assert page.blocks[0].text == "Größe und Überprüfung."


def test_a_file_of_fields_is_a_table_but_for_its_prose(tmp_path):
    path = tmp_path / "reviews.csv"
    prose = "The room was large and quiet, and the people at the desk helped us with everything we asked for."
    path.write_text(f'name,stars,text\nAnna,5,"{prose}"\nBert,1,bad\n')

    _, *pages = read_text(path, "")
    found = [(block.kind, block.text) for page in pages if isinstance(page, Page) for block in page.blocks]

    assert found == [
        (BlockKind.TABLE, "name\tstars\ttext\nAnna\t5"),
        (BlockKind.TEXT, prose),
        (BlockKind.TABLE, "Bert\t1\tbad"),
    ]


NARROW = """\
The council of the town has long held that a
boat that lies in the inner harbour has to
pay the whole of the fee, and nobody who has
owned one there has ever said that this was
not just, or that it should be mended.
"""
WIDE = """\
      The board found that the harbour had grown by a third
      in one year, and that the town pays for the new crane.
"""


def test_a_text_of_two_widths_was_wrapped_all_the_same():
    assert len(texts("\n".join([NARROW] * 4 + [WIDE] * 2 + [NARROW] * 4))) == 10


def test_the_margin_of_a_whole_paragraph_is_no_indent_of_its_first_line():
    lines = ["    " + line for line in NARROW.splitlines()] + ["So ordered."]

    assert texts("\n".join(lines) + "\n\n" + NARROW * 3)[0].startswith(
        "The council of the town has long held that a\nboat"
    )


def test_very_wide_lines_were_wrapped_where_the_next_begins_within_a_sentence():
    first = "WHEREAS the board of the harbour and the owners of the boats are parties to an agreement,"
    second = "dated as of the first of March" + " and amended by each of the letters of the board" * 4
    third = "that have been sent since the storm; and"
    filled = "\n".join((second, second, third))
    paragraphs = [filled, f"{first}\n{third}"]

    assert texts("\n\n".join(paragraphs * 6)) == paragraphs * 6
