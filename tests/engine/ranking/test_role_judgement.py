from pathlib import Path

import pytest

from engine.core.document import BlockKind, DocumentKind
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.loading.loader import document_from_text
from engine.ranking.role_judgement import sentence_roles
from engine.ranking.sentence_roles import SentenceRole
from engine.ranking.sentence_selection import rank_sentences
from engine.structure.document_builder import build_document
from engine.text.tokens import tokenize

POND = "The pond lies behind the mill and has a willow on its bank."


def roles(text, kind=None):
    document = document_from_text(text)
    judged = sentence_roles(document, kind)
    return {
        " ".join(document.quote(span).split()): role
        for span, role in zip(document.sentences, judged, strict=True)
    }


@pytest.mark.parametrize(
    "notice",
    [
        "Redistribution is licensed under the terms of the mill.",
        "Every right of yours is given to you under this licence.",
        "Follow the miller on any of our channels, or follow @heron on them.",
        "Learn more about the herons of the willow pond.",
        "Opinion for the Court filed by Chief Judge Heron.",
        "The section on willows was drafted by Anna Reed.",
        "By Anna Reed the Younger.",
        'Campbell, B. and C. Reed, "The Nesting of Grey Herons", Work in Progress, September 2012.',
        "Section 6.12 Place of Meetings.",
    ],
)
def test_notices_are_boilerplate(notice):
    found = roles(f"{POND}\n\n{notice}\n\nNine herons nest in the old willow.")
    assert found[notice] is SentenceRole.BOILERPLATE
    assert found[POND] is None


def test_entries_that_are_alike_but_for_names_are_boilerplate():
    entries = [
        f"You can find {name} at the mill on any day." for name in ("Anna", "Ben", "Cleo", "Dan", "Eve")
    ]
    found = roles("\n\n".join([POND, *entries]))
    assert {found[entry] for entry in entries} == {SentenceRole.BOILERPLATE}
    assert SentenceRole.BOILERPLATE not in roles("\n\n".join([POND, *entries[:3]])).values()


def test_what_stands_amid_notices_is_one_of_them():
    before, after = "Copy it under this licence.", "Cover texts are kept by this licence."
    stretch = [
        before,
        before.replace("Copy", "Sell"),
        "Give the address of the first edition.",
        after,
        after * 2,
    ]
    plain = [
        f"Heron number {name} nests in the willow." for name in ("one", "two", "three", "four", "five", "six")
    ]
    found = roles("\n\n".join([*plain, *stretch]))
    assert found["Give the address of the first edition."] is SentenceRole.BOILERPLATE
    assert found[plain[0]] is None


def test_a_question_of_the_table_of_contents_is_boilerplate_there_alone():
    text = "Why do the herons nest so early?\n\n" + f"{POND}\n\n" * 2
    text += "Why do the herons nest so early?\n================================\n\n"
    text += "They nest early since the winters are mild."
    found = roles(text)
    assert found["Why do the herons nest so early?"] is SentenceRole.BOILERPLATE
    assert found[POND] is None


def test_each_change_in_release_notes_is_an_outcome():
    change = "The lookup of herons takes willows."
    assert roles(f"{change} {POND}", DocumentKind.RELEASE)[change] is SentenceRole.OUTCOME
    assert roles(f"{change} {POND}", DocumentKind.MANUAL)[change] is None


def test_what_is_approved_is_a_rule_where_the_document_binds():
    text = "Fees must be paid once the budget was approved."
    assert roles(text, DocumentKind.LAW)[text] is SentenceRole.RULE
    assert roles(text, DocumentKind.MINUTES)[text] is SentenceRole.OUTCOME


def test_what_somebody_claims_is_no_outcome():
    text = "The appellant contends that the motion was granted."
    assert roles(text, DocumentKind.JUDGMENT)[text] is SentenceRole.CLAIM


def test_an_amount_is_the_outcome_of_a_report_and_not_of_a_manual():
    text = "Our income covered 51% of all expenses of the mill."
    assert roles(text, DocumentKind.REPORT)[text] is SentenceRole.OUTCOME
    assert roles(text, DocumentKind.MANUAL)[text] is None


def test_boilerplate_is_ranked_behind_all_else():
    notice = "The willow of the mill pond and all of its herons are licensed under the terms of the mill."
    document = document_from_text(
        f"{notice}\n\n{POND}\n\nNine herons nest in the old willow of the mill pond."
    )
    ranking = rank_sentences(tokenize(document))
    assert document.quote(document.sentences[ranking.order[-1]]) == notice


def test_an_entry_of_the_table_of_contents_is_boilerplate_with_all_its_sentences():
    entry = "9.4. How do I count the herons? I want to know how many there are each spring."
    blocks = [
        PageBlock(entry),
        PageBlock(POND),
        PageBlock(entry, BlockKind.HEADING, 2),
        PageBlock(POND + " It is deep."),
    ]
    document = build_document(Path("faq.html"), [DocumentHeader("html"), Page(tuple(blocks))])

    judged = sentence_roles(document)

    assert judged[:2] == (SentenceRole.BOILERPLATE, SentenceRole.BOILERPLATE)
    assert SentenceRole.BOILERPLATE not in judged[2:]


@pytest.mark.parametrize(
    "notice",
    [
        "Many thanks to the miller and to all who fed the herons.",
        "For more information about the herons see the site of the mill.",
        "Detailed information about all the ponds can be found in the archive.",
        "A new version of this guide is available as the Book of Ponds.",
        "This post originally appeared in the paper of the mill.",
        "Welcome to the annual report of the pond.",
        "Stay tuned for what the herons do next.",
        "Sections 3 to 5 will survive termination of the mill.",
    ],
)
def test_what_sends_readers_elsewhere_or_thanks_them_is_boilerplate(notice):
    found = roles(f"{POND}\n\n{notice}\n\nNine herons nest in the old willow.")

    assert found[notice] is SentenceRole.BOILERPLATE
    assert found[POND] is None


@pytest.mark.parametrize(
    "notice",
    [
        "这里记录每周值得分享的鹭的消息，周五发布。",
        "法律另有规定的，从其规定。",
        "本办法自2021年11月1日起施行。",
        "感谢各位的阅读。",
    ],
)
def test_the_same_in_chinese(notice):
    pond = "磨坊后面的池塘边有一棵老柳树，九只鹭在树上筑巢。"
    found = roles(f"{pond}\n\n{notice}\n\n{pond[:10]}。")

    assert found[notice] is SentenceRole.BOILERPLATE
    assert found[pond] is None
