import pytest

from engine.core.document import BlockKind
from engine.structure.block_patterns import classify_by_text, is_affiliation, is_contents, label_length


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Figure 3: The harbour before the flood.", BlockKind.CAPTION),
        ("Fig. 3 Overview of the harbour", BlockKind.CAPTION),
        ("Table II. Heights of the wall.", BlockKind.CAPTION),
        ("图 1 港口平面图", BlockKind.CAPTION),
        ("Figure 3 shows the harbour before the flood.", BlockKind.TEXT),
        ("Table 2 and Figure 3 show the harbour.", BlockKind.TEXT),
        ("图1所示为港口在洪水之前的样子。", BlockKind.TEXT),
        ("Permission to make digital copies of this work is granted.", BlockKind.NOTE),
        ("© 2009 The Port Press. All rights reserved.", BlockKind.NOTE),
        ("Keywords: harbour, flood, wall", BlockKind.NOTE),
        ("Received 3 May 2019; accepted 12 June 2019", BlockKind.NOTE),
        ("关键词：港口；洪水", BlockKind.NOTE),
        ("学位申请人：张三\n学科专业：港口工程", BlockKind.NOTE),
        ("注意：港口在洪水之后重新修建。\n城里的居民都来了。", BlockKind.TEXT),
        ("摘要 · · · · · · · · · I\n港口 · · · · · · · · · 17", BlockKind.CONTENTS),
        ("Copyright is the right to copy, and every town has a law on it.", BlockKind.TEXT),
        ("Correspondence between the towns shows that the harbour was rebuilt.", BlockKind.TEXT),
        ("[12] A. Byron and G. Murray. On harbours. Port Press, 1952.", BlockKind.REFERENCE),
        ("[3] 张三, 李四. 港口研究[J]. 港口, 2001, 3(2): 1-9.", BlockKind.REFERENCE),
        ("[12] shows that the harbour was rebuilt in 1952.", BlockKind.TEXT),
        ("wall 12.4 13.5% 14 (0.3)", BlockKind.TABLE),
        ("In 1843, 1852 and 1901 the harbour was flooded and rebuilt by the town.", BlockKind.TEXT),
        ("• Rebuild the wall", BlockKind.LIST_ITEM),
        ("(a) Rebuild the wall", BlockKind.LIST_ITEM),
        ("（1）重新修建港口", BlockKind.LIST_ITEM),
        ("for (int i = 0; i < n; i++) {\n  wall[i] = 0;\n}", BlockKind.CODE),
        ("Introduction ........... 3\nThe flood ......... 17", BlockKind.CONTENTS),
        ("He waited ... and nobody came.", BlockKind.TEXT),
        ("这是GPT模型生成的摘要。", BlockKind.TEXT),
        ("SAM: Well, kick out your longboard because the wall is gone (phone rings)!", BlockKind.TEXT),
    ],
)
def test_a_block_is_known_by_its_text(text, kind):
    assert classify_by_text(text) is kind


def test_who_wrote_a_paper_is_told_from_what_it_says():
    assert is_affiliation("Ada Byron and Grace Murray")
    assert is_affiliation("Department of Ports, University of Hull\nada@hull.example")
    assert not is_affiliation("The University of Hull was built on the harbour in 1927.")


def test_the_label_of_an_item_is_no_part_of_what_it_says():
    assert label_length("• Rebuild") == 2
    assert label_length("12. Rebuild") == 4
    assert label_length("Rebuild") == 0
    assert label_length("3.5 metres") == 0


@pytest.mark.parametrize("filler", [".", ". ", "…", " ", "_"])
def test_a_long_line_of_leaders_takes_no_time(filler):
    assert not is_contents("x" + filler * 100_000 + "y", under_contents_heading=True)


def test_a_paragraph_that_breaks_off_at_the_end_of_its_page_is_not_taken_for_authors():
    broken_off = (
        "The institute was built on the harbour when the old one had burned down. It stood there for years, "
        "and many of those who worked in it went home by boat. When the river rose in 1927 the"
    )

    assert not is_affiliation(broken_off)
