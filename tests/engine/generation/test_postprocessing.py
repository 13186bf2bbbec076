"""What is left of what a language model wrote."""

import pytest

from engine.generation.postprocessing import headline_of, sentences_of


@pytest.mark.parametrize(
    "preamble",
    [
        "Here is a summary of the text:\n",
        "Sure! Here's a summary in two sentences: ",
        "**Summary:** ",
        "Summary: ",
        "",
    ],
)
def test_what_the_model_says_about_its_answer_is_no_part_of_it(preamble):
    found = sentences_of(f"{preamble}The tide rose. Nobody saw it.", "en", is_whole=True)

    assert found == ("The tide rose.", "Nobody saw it.")


def test_a_sentence_that_begins_like_a_preamble_is_kept():
    text = "Here the river turns: it meets the sea. The summary judgment was set aside."

    assert sentences_of(text, "en", is_whole=True) == (
        "Here the river turns: it meets the sea.",
        "The summary judgment was set aside.",
    )


def test_a_chinese_preamble_goes_too():
    assert sentences_of("以下是对文章的概括：\n湿地的水位上升了。没有人看见。", "zh", is_whole=True) == (
        "湿地的水位上升了。",
        "没有人看见。",
    )


def test_marks_of_lists_and_emphasis_go():
    assert sentences_of("- The **tide** rose.\n2. Nobody saw it.\n", "en", is_whole=True) == (
        "The tide rose.",
        "Nobody saw it.",
    )


def test_a_number_that_begins_a_sentence_is_no_mark():
    assert sentences_of("12 boats sank. 3.5 million was paid.", "en", is_whole=True) == (
        "12 boats sank.",
        "3.5 million was paid.",
    )


def test_a_sentence_that_was_cut_off_is_left_out_only_if_the_model_was_stopped():
    text = "The tide rose. Nobody saw"

    assert sentences_of(text, "en", is_whole=False) == ("The tide rose.",)
    assert sentences_of(text, "en", is_whole=True) == ("The tide rose.", "Nobody saw")


def test_what_is_said_twice_is_kept_once():
    assert sentences_of("The tide rose. Nobody saw it. The tide rose.", "en", is_whole=True) == (
        "The tide rose.",
        "Nobody saw it.",
    )


@pytest.mark.parametrize(
    "text",
    [
        'Headline: "Tide rises over the wall."\nMore.',
        "\n# Tide rises over the wall\n",
        "**Tide rises over the wall**",
    ],
)
def test_a_headline_is_one_line_without_marks(text):
    assert headline_of(text) == "Tide rises over the wall"


@pytest.mark.parametrize("text", ["", "   \n", '"…"', "***"])
def test_where_nothing_is_said_there_is_nothing(text):
    assert headline_of(text) == ""
    assert sentences_of(text, "en", is_whole=True) == ()


def test_a_title_is_no_sentence():
    assert sentences_of("The Harbour of Tarn: Report on Its Year\nThe tide rose.", "en", is_whole=True) == (
        "The tide rose.",
    )
    assert sentences_of("- The tide rose in Tarn\n- Nobody saw it", "en", is_whole=True) == (
        "The tide rose in Tarn",
        "Nobody saw it",
    )
