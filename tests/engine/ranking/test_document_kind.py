from dataclasses import replace
from pathlib import Path

import pytest

from engine.core.document import DocumentKind
from engine.loading.loader import document_from_text
from engine.ranking.document_kind import find_kind, kind_in_title, kind_probabilities

LAW = """The Mill Pond Act

Article 1. This Act applies to all mill ponds of the county.

Article 2. The owner of a mill pond shall not drain it without a permit. A permit shall be issued by the
council. The council may revoke a permit where the owner does not comply with this Act.

Article 3. A person who drains a mill pond in violation of Article 2 shall be liable to a fine.

Article 4. This Act enters into force on 1 January. The regulations of the council pursuant to section 3 of
the former statute are repealed.
"""
RELEASE = """Millpond 2.4.1 release notes

New features

Millpond now supports ponds of any size. Added support for herons in the willow.

Bug fixes

Fixed a crash when the pond is empty. Fixed a leak in the sluice.

Deprecated

The option --drain is deprecated and was removed from version 2.5.0.
"""
JUDGMENT = """中华人民共和国某市人民法院
民事判决书

原告张某与被告李某合同纠纷一案，本院受理后依法组成合议庭进行了审理。原告诉称，被告未按合同支付货款。
被告辩称，货物存在质量问题。本院认为，原告的诉讼请求有事实和法律依据，应予支持。

判决如下：被告李某于本判决生效之日起十日内支付原告货款。如不服本判决，可以向上级人民法院上诉。
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [(LAW, DocumentKind.LAW), (RELEASE, DocumentKind.RELEASE), (JUDGMENT, DocumentKind.JUDGMENT)],
)
def test_the_kind_is_found_by_words_and_build(text, kind):
    assert find_kind(document_from_text(text)) is kind


def test_probabilities_are_of_every_kind_and_sum_to_one():
    likely = kind_probabilities(document_from_text(LAW))

    assert set(likely) == set(DocumentKind)
    assert sum(likely.values()) == pytest.approx(1)


def test_a_text_without_any_sign_has_a_kind_or_none_but_never_fails(make_document):
    document = replace(make_document("Nine herons."), path=Path("-"), title="")

    assert find_kind(document) in {None, *DocumentKind}


def test_a_huge_text_without_spaces_is_looked_at_in_part():
    assert sum(kind_probabilities(document_from_text("heron" * 20_000)).values()) == pytest.approx(1)


def test_probabilities_that_are_known_are_not_computed_again(make_document):
    assert find_kind(make_document("Nine herons."), {DocumentKind.LAW: 1.0}) is DocumentKind.LAW


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2023 Annual Report", DocumentKind.REPORT),
        ("Announcing Millpond 1.26", DocumentKind.RELEASE),
        ("111th Willow Meeting", DocumentKind.MINUTES),
        ("Heron v. Council of Alder", DocumentKind.JUDGMENT),
        ("集成电路布图设计行政执法办法(2001-11-28)", DocumentKind.LAW),
        ("科技爱好者周刊（第 124 期）：鹭", DocumentKind.NEWS),
        ("Часто задаваемые вопросы о цаплях", DocumentKind.MANUAL),
        ("Verordnung über Mühlteiche", DocumentKind.LAW),
        ("Unordnung am Teich", None),
        ("The Prince", None),
        ("Acts of kindness", None),
    ],
)
def test_a_title_names_a_kind(title, kind):
    assert kind_in_title(title) is kind


def test_the_last_kind_that_a_title_names_is_the_one():
    assert kind_in_title("Report of the Council: Terms of Service") is DocumentKind.CONTRACT


def test_what_a_title_names_decides_where_the_words_do_not():
    text = "The herons came back in spring. Nine of them stayed at the pond, and three went on to the sea."

    assert find_kind(document_from_text(text, title="Privacy policy")) is DocumentKind.POLICY
    assert find_kind(document_from_text(text, title="Progress report")) is DocumentKind.REPORT


def test_the_first_page_and_the_format_say_what_it_is(make_document):
    filing = "United States Securities and Exchange Commission\n\nForm 10-Q\n\nThe pond was kept."
    assert find_kind(document_from_text(filing)) is DocumentKind.FINANCIAL

    slide = replace(make_document("The herons came back. Nine of them stayed at the pond."), format="pptx")
    assert find_kind(slide) is DocumentKind.SLIDES
