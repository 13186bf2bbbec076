import pytest

from engine.core.results import DiscrepancyKind
from engine.grounding.translations import compare_translation

PEOPLE = "About 12,000 people fled the city."
MONEY = "The company earned $3 million in 2019, up 5 per cent."
BRIDGE = "The bridge, 40 metres long, was opened on 5 March 2024."
TALKS = "Germany said on Monday that NASA would not take part."


def compared(original, translation):
    language, into = ("en", "zh") if original.isascii() else ("zh", "en")
    return [
        (one.kind, one.text, one.span is not None)
        for one in compare_translation(original, translation, language, into)
    ]


def test_a_figure_that_changed_with_the_unit_of_the_language_is_caught():
    assert compared(PEOPLE, "约12万人逃离了这座城市。") == [
        (DiscrepancyKind.NUMBER, "12万", True),
        (DiscrepancyKind.NUMBER, "12,000", False),
    ]


ALIKE = [
    (PEOPLE, "约1.2万人逃离了这座城市。"),
    (MONEY, "该公司2019年收入300万美元，增长5%。"),
    (MONEY, "该公司2019年收入三百万美元，增长百分之五。"),
    (BRIDGE, "这座桥长40米，于2024年3月5日通车。"),
    (TALKS, "德国周一表示，美国宇航局不会参加。"),
    ("In the 1990s half of the workers left.", "20世纪90年代，一半的工人离开了。"),
    ("GPT-2 has 1.5 billion parameters.", "GPT-2有15亿个参数。"),
    ("Trade rose to 1.5 trillion yuan, a third of the total.", "贸易额增至1.5万亿元，占总额的三分之一。"),
    ("Production doubled in the first quarter of 2020.", "2020年第一季度产量翻了一番。"),
    (
        "今年上半年增长百分之六点五，超过四成企业盈利。",
        "Growth was 6.5% in the first half of this year; more than 40 percent of firms made a profit.",
    ),
    ("三万五千名观众观看了比赛。", "35,000 spectators watched the match."),
    ("全国共有2.3亿老年人，占16.5%。", "There are 230 million old people, 16.5 per cent."),
    ("双方第一次会谈，两国都满意。", "Both sides met for the first time, and both were pleased."),
]


@pytest.mark.parametrize(("original", "translation"), ALIKE)
def test_what_is_written_in_another_way_in_the_other_language_is_the_same(original, translation):
    assert compared(original, translation) == []


DIFFERENT = [
    (MONEY, "该公司2019年收入300万欧元，增长5%。", DiscrepancyKind.AMOUNT),
    (MONEY, "该公司2019年收入300万美元，增长15%。", DiscrepancyKind.AMOUNT),
    (MONEY, "该公司2018年收入300万美元，增长5%。", DiscrepancyKind.DATE),
    (BRIDGE, "这座桥长40公里，于2024年3月5日通车。", DiscrepancyKind.AMOUNT),
    (BRIDGE, "这座桥长40米，于2024年5月3日通车。", DiscrepancyKind.DATE),
    (TALKS, "法国周一表示，NASA不会参加。", DiscrepancyKind.NAME),
    (TALKS, "德国周一表示，ESA不会参加。", DiscrepancyKind.NAME),
    (TALKS, "德国周一表示，NASA将会参加。", DiscrepancyKind.NEGATION),
    ("GPT-2 has 1.5 billion parameters.", "GPT-3有15亿个参数。", DiscrepancyKind.NUMBER),
    (
        "全市常住人口1234.5万人。",
        "The city's resident population was 1,234.5 million.",
        DiscrepancyKind.NUMBER,
    ),
    ("他没有出席会议。", "He attended the meeting.", DiscrepancyKind.NEGATION),
    ("王小明在会上讲话。", "he spoke at the meeting.", DiscrepancyKind.NAME),
]


@pytest.mark.parametrize(("original", "translation", "kind"), DIFFERENT)
def test_what_the_two_do_not_say_alike_is_found(original, translation, kind):
    assert kind in {found for found, _, _ in compared(original, translation)}


@pytest.mark.parametrize(
    "translation",
    [
        "",
        PEOPLE,
        "About twelve thousand people left.",
        "人",
        "约1.2万人逃离了这座城市。" * 8,
    ],
)
def test_what_is_in_the_wrong_language_or_of_another_length_is_no_translation(translation):
    (found,) = compared(PEOPLE, translation)

    assert found[0] is DiscrepancyKind.MEANING
