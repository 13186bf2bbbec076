import pytest

from engine.structure.cleaning import TextBlock
from engine.structure.headings import HeadingStyle, find_heading_style, heading_level, is_common_heading

PLAIN = HeadingStyle(body_size=0.0, heading_sizes=(), capitals=True)
PRINTED = HeadingStyle(body_size=10.0, heading_sizes=(18.0, 12.0), capitals=True)
PARAGRAPH = TextBlock(
    "The harbour was rebuilt after the flood, and the town has grown around it ever since.", 0
)


def level(text, look=PLAIN, **how):
    return heading_level(TextBlock(text, 0, **how), PARAGRAPH, PARAGRAPH, look)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.2 Results", 2),
        ("2 Related Work", 1),
        ("IV. Discussion", 1),
        ("Chapter 4", 1),
        ("第三章 港口", 1),
        ("一、港口的历史", 1),
        ("（二）洪水", 2),
        ("１．业务内容", 1),
        ("附录 A", 1),
        ("Abstract", 1),
        ("R E F E R E N C E S", 1),
        ("参 考 文 献", 1),
        ("THE HARBOUR WALL", 2),
        ("The Harbour of Hull", 3),
    ],
)
def test_a_line_of_plain_text_is_a_heading_by_its_number_or_words(text, expected):
    assert level(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "这是GPT模型生成的摘要。",
        "这是GPT模型生成的摘要",
        "The harbour was rebuilt.",
        "12 boats were lost",
        "3.5 metres of water",
        "and the wall with it",
        "Well,",
        "0.00E+00-1.00E-04",
        "第三章讲的是港口在洪水之后是怎样由城里的居民出资重新修建起来的，以及此后的历史，",
    ],
)
def test_a_line_that_could_be_a_sentence_is_no_heading(text):
    assert level(text) == 0


def test_size_and_weight_make_a_heading_and_its_level():
    assert level("Boats and nets", PRINTED, size=18) == 1
    assert level("Boats and nets", PRINTED, size=12) == 2
    assert level("Boats and nets", PRINTED, size=10, bold=True) == 3
    assert level("Boats and nets", PRINTED, size=10) == 0


def test_the_rest_of_a_sentence_in_bold_is_no_heading():
    unfinished = TextBlock("They rebuilt the harbour, as one reads", 0, size=10)
    bold = TextBlock("in the Annals", 0, size=10, bold=True)

    assert heading_level(bold, unfinished, PARAGRAPH, PRINTED) == 0


def test_capitals_tell_nothing_where_everything_is_in_capitals():
    shouting = [TextBlock("THE HARBOUR WAS REBUILT AFTER THE FLOOD", 0), TextBlock("THE WALL", 0)]

    assert not find_heading_style(shouting).capitals
    assert heading_level(shouting[1], shouting[0], None, find_heading_style(shouting)) == 0


def test_the_body_is_what_most_characters_are_set_in():
    look = find_heading_style(
        [
            TextBlock("Harbours", 0, size=18),
            TextBlock(PARAGRAPH.text, 0, size=10),
            TextBlock("a note", 0, size=8),
        ]
    )

    assert (look.body_size, look.heading_sizes) == (10.0, (18.0,))


def test_headings_that_many_documents_have_are_known():
    assert is_common_heading("1. INTRODUCTION")
    assert not is_common_heading("The Harbour")


def test_a_sentence_that_leads_into_a_list_is_no_heading():
    look = find_heading_style([PARAGRAPH])

    assert heading_level(TextBlock("第五条 有下列情形之一的，责令改正：", 0), None, PARAGRAPH, look) == 0
    assert (
        heading_level(
            TextBlock("1 Das Amt der Stadt sorgt für die folgenden Dinge:", 0), None, PARAGRAPH, look
        )
        == 0
    )
    assert heading_level(TextBlock("第五条 职责：", 0), None, PARAGRAPH, look) == 1
