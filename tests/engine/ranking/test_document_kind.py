from dataclasses import replace
from pathlib import Path

import pytest

from engine.core.document import DocumentKind
from engine.loading.loader import document_from_text
from engine.ranking.document_kind import find_kind, kind_probabilities

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
