"""What reads like a sentence that a summary may quote."""

import pytest

from engine.text.prose_detection import is_sentence_like

PROSE = "The council approved the plan for the old harbour wall."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "en"),
        ("He came, and the tide rose.", "en"),
        ("• " + PROSE, "en"),
        (f"See https://example.org/a/b?c=d for more: {PROSE}", "en"),
        ("In 2020 the council (see p. 4) approved the plan for the old wall of the harbour.", "en"),
        ("该公司宣布全年收入增长百分之五十，达到一百二十万元。", "zh"),
        ("潮水在夜里上涨了。", "zh"),
        (
            "The copyright of the book passed to the heirs of the author after the trial in London ended.",
            "en",
        ),
        ("Der Rat hat den Plan für die alte Mauer gebilligt.", "de"),
    ],
)
def test_prose_is(text, language):
    assert is_sentence_like(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "* * *",
        ", and the council approved the plan for the wall.",
        "The council approved the following plans for the wall:",
        "Rising Tides",
        "Jane Castor, Barack Obama, Tom Ashby, Maria Keller",
        "x = a + b * c - d / e (3)",
        "From: jane@example.org to the council of the old harbour.",
        "Subject: the plan of the council for the old harbour wall.",
        "Figure 3. The plan of the council for the old harbour wall.",
        "Chapter one of the book . . . . . . . . 12",
        "© 2024 The council of the harbour. All rights reserved.",
        "Smith, J. and Jones, K. (2019). Tides of the north. Journal of Tides, vol. 3, pp. 12-34.",
        "the cell\tof a\ttable in the old harbour",
        "www.example.org/the/council/approved/it",
        "a b c d e f g h of the x y z",
    ],
)
def test_what_pages_and_mails_put_around_their_prose_is_not(text):
    assert not is_sentence_like(text, "en")


@pytest.mark.parametrize(
    "text", ["关键词：潮水；港口", "图3-1 港口的旧墙和潮水的高度变化情况如下所示", "潮水", "湿地公园"]
)
def test_chinese_labels_are_not(text):
    assert not is_sentence_like(text, "zh")


def test_without_a_stop_more_words_are_asked_for():
    short = "The tide rose at night"

    assert is_sentence_like(f"{short}.", "en")
    assert not is_sentence_like(short, "en")
    assert is_sentence_like(f"{short} and fell again before the morning", "en")


def test_a_list_of_capitals_is_one_of_names_even_with_a_stop():
    assert not is_sentence_like("Ashby Castor Keller Obama Wilkins Harbour.", "en")


def test_a_korean_sentence_with_two_dates_is_one():
    assert is_sentence_like("공사는 2025. 4. 1. 시작하여 2026. 10. 31. 끝날 예정이다.", "ko")
    assert not is_sentence_like("2025. 4. 1. 2026. 10. 31. 표 12. 34. 56.", "ko")


@pytest.mark.parametrize(
    "notice",
    [
        "Permission is granted to make and distribute verbatim copies of this manual.",
        "Permission is granted to copy and modify this document under the GNU Free Documentation License.",
        "This work is licensed under a Creative Commons Attribution 4.0 International License.",
        "No part of this publication may be reproduced or stored in any form without permission.",
    ],
)
def test_a_licence_is_no_sentence_to_quote(notice):
    assert not is_sentence_like(notice, "en")
    assert is_sentence_like("The permission that the board granted was to copy the plans of the wall.", "en")
