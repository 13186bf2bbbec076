"""A field's value is what the document says it is, or nothing."""

import pytest

from engine.extraction.field_cues import field_named
from engine.extraction.field_values import find_field, read_for_fields, value_text
from tests.support.markdown import document_from_markdown

LEASE = (
    "# Lease\n\nThis agreement is made between Anna Lindholm and the Harbour Company, and is dated "
    "5 March 2024. "
    "The caretaker was once paid $3 for a key. The annual rent is $1,200. "
    "Notice must be given no later than 1 May 2025. The initial term is three years. "
    "The lease is governed by the laws of England. Write to keys@harbour.example about it."
)
CHINESE = (
    "甲方：月牙湖管理处\n\n乙方：江南建设公司\n\n合同总价为2860万元。本合同于2023年6月1日签订，有效期三年。"
)
PAPER = (
    "# Methods\n\nWe used a questionnaire to study sleep. In all, 412 adult patients were enrolled."
    "\n\n"
    "# Results\n\nWe found that sleep improved.\n\n"
    "# Discussion\n\nA limitation is the short time of the study."
)


def value(text, field):
    document = document_from_markdown(text)
    found = find_field(read_for_fields(document), field_named(field))
    return value_text(document, found[0]) if found else None


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        (LEASE, "amount", "$1,200"),
        (LEASE, "date", "5 March 2024"),
        (LEASE, "deadline", "1 May 2025"),
        (LEASE, "parties", "Anna Lindholm; Harbour Company"),
        (LEASE, "duration", "three years"),
        (LEASE, "law", "The lease is governed by the laws of England."),
        (LEASE, "contact", "keys@harbour.example"),
        (LEASE, "sample", None),
        (LEASE, "limitation", None),
        (CHINESE, "amount", "2860万元"),
        (CHINESE, "date", "2023年6月1日"),
        (CHINESE, "parties", "月牙湖管理处"),
        (CHINESE, "duration", "三年"),
        (PAPER, "sample", "412"),
        (PAPER, "method", "We used a questionnaire to study sleep."),
        (PAPER, "result", "We found that sleep improved."),
        (PAPER, "limitation", "A limitation is the short time of the study."),
        (PAPER, "amount", None),
        ("Der Mindestlohn beträgt brutto 8,50 Euro je Stunde.", "amount", "8,50 Euro"),
        ("The opinion was written by Judge Harry Edwards.", "person", "Harry Edwards"),
        ("The office is located in New Haven.", "place", "New Haven"),
        ("See Location: https://example.org/a for more of it.", "place", None),
    ],
)
def test_the_value_of_a_field(text, field, expected):
    assert value(text, field) == expected


def test_an_amount_in_a_table_without_sentences_is_found():
    assert value("# Bill\n\n| item | price |\n|---|---|\n| Soap | $2 |\n| Total | $41 |\n", "amount") == "$41"


def test_the_passage_holds_the_value_and_stands_where_it_says():
    document = document_from_markdown(LEASE)
    (found,) = find_field(read_for_fields(document), field_named("amount"))

    assert document.quote(found.span) == "The annual rent is $1,200."
    assert [document.quote(span) for span in found.values] == ["$1,200"]


def test_a_document_without_words_of_a_field_does_not_give_it():
    assert value("Nobody saw the tide. It rose.", "amount") is None
