"""Lead-ins are quoted together with their lists."""

import pytest

from engine.core.document import BlockKind
from engine.core.options import Length, LengthUnit, Options
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.pipeline.analyze import analyze
from engine.structure.document_builder import build_document
from tests.engine.structure.test_document_builder import PATH, quotes

BEFORE = "The club was founded in 1921, and the fishermen of the town still own the quay."
AFTER = "The harbour master may remove the boat when the owner has been told."
LEAD = "No working group of the club shall have the authority to:"
POWERS = ("Amend or repeal the bylaws", "Elect a member of the board", "Spend more than the budget allows")


def document_of(*parts: str | tuple[str, ...], language="en"):
    """Make a document of paragraphs; what is in a tuple is the items of a list."""
    blocks: list[PageBlock] = []
    for part in parts:
        if isinstance(part, str):
            blocks.append(PageBlock(part))
        else:
            blocks += [PageBlock(item, BlockKind.LIST_ITEM) for item in part]
    return build_document(PATH, [DocumentHeader("docx", language=language), Page(tuple(blocks))])


def said(document):
    return [document.quotation(span) for span in document.sentences]


def test_a_lead_in_and_its_items_are_one_sentence():
    document = document_of(BEFORE, LEAD, POWERS, AFTER)

    assert said(document) == [BEFORE, f"{LEAD} {'; '.join(POWERS)}", AFTER]
    joined = document.sentences[1]
    assert document.text[joined.start :].startswith(LEAD)
    assert document.text[: joined.end].endswith(POWERS[-1])


def test_only_the_last_sentence_of_a_paragraph_leads_into_a_list():
    document = document_of(f"{BEFORE} {LEAD}", POWERS)

    assert said(document) == [BEFORE, f"{LEAD} {'; '.join(POWERS)}"]


def test_a_summary_says_a_list_on_one_line():
    document = document_of(LEAD, POWERS)
    analysis = analyze(document, Options(Length(LengthUnit.SENTENCES, 3)))

    assert [sentence.text for sentence in analysis.summary.sentences] == [f"{LEAD} {'; '.join(POWERS)}"]


def test_a_long_list_is_quoted_as_far_as_a_sentence_goes_and_its_other_items_not_without_their_head():
    powers = tuple(
        f"Change the rule number {number} about the moorings of the inner harbour" for number in range(20)
    )
    document = document_of(BEFORE, LEAD, powers, AFTER)

    first, joined, last = said(document)
    assert (first, last) == (BEFORE, AFTER)
    assert joined.startswith(f"{LEAD} {powers[0]}; {powers[1]}")
    assert powers[6] not in joined


def test_items_that_are_sentences_stay_where_their_lead_in_could_end():
    items = tuple(
        f"The boat with the number {number} lies in the inner harbour of the town." for number in range(12)
    )
    document = document_of("The council found the following about the boats:", items)

    assert said(document)[0].startswith("The council found the following about the boats: The boat")
    assert said(document)[-1] == items[-1]


def test_items_of_several_sentences_are_paragraphs_of_their_own():
    items = (
        "The quay is old. Nobody has mended it since the war.",
        "The crane is new. It came by sea last year.",
    )
    document = document_of("The council gave two reasons for this:", items)

    assert said(document)[:2] == ["The quay is old.", "Nobody has mended it since the war."]


def test_labelled_paragraphs_are_items_and_the_next_number_of_the_lead_in_ends_them():
    document = document_of(
        "(1) A person commits an offence if that person:",
        "(a) moors a boat without a licence;",
        "(b) leaves it there for more than a week; or",
        "(c) refuses to pay the fee.",
        "(2) The harbour master may remove the boat.",
    )

    assert said(document) == [
        "A person commits an offence if that person: (a) moors a boat without a licence; "
        "(b) leaves it there for more than a week; or (c) refuses to pay the fee.",
        "The harbour master may remove the boat.",
    ]


@pytest.mark.parametrize("end", [":", "—", "："])
def test_a_dash_leads_in_like_a_colon(end):
    document = document_of(
        f"The harbour master may in such a case{end}", "(a) move the boat; and", "(b) sell it."
    )

    assert len(document.sentences) == 1


def test_what_finishes_the_sentence_behind_its_list_belongs_to_it():
    document = document_of(
        "Subject to any rule made by the council, and to—",
        "(a) the fees that are due, and",
        "(b) the length of the boat,",
        "the harbour master may give a licence.",
    )

    assert said(document)[0].endswith("the harbour master may give a licence.")
    assert len(document.sentences) == 1


def test_a_chinese_lead_in_has_its_items():
    document = document_of(
        "第十条 有下列情形之一的，由城市管理部门责令改正：",
        "（一）在港口范围内擅自停泊船舶的；",
        "（二）没有按照规定缴纳费用的。",
        "第十一条 港口管理机构应当每年公布收费标准。",
        language="zh",
    )

    assert said(document) == [
        "第十条 有下列情形之一的，由城市管理部门责令改正： "
        "（一）在港口范围内擅自停泊船舶的； （二）没有按照规定缴纳费用的。",
        "第十一条 港口管理机构应当每年公布收费标准。",
    ]


def test_bare_items_behind_a_chinese_colon_are_no_headings():
    document = document_of(
        "申请人应当向港口管理机构提交下列材料：",
        "（一）申请书",
        "（二）身份证明",
        "（三）其他材料",
        language="zh",
    )

    assert said(document) == [
        "申请人应当向港口管理机构提交下列材料： （一）申请书；（二）身份证明；（三）其他材料"
    ]


def test_a_german_law_goes_on_in_numbers_without_a_colon():
    document = document_of(
        "(1) Mit Freiheitsstrafe bis zu drei Jahren wird bestraft, wer vorsätzlich",
        "1. ein Schiff ohne Erlaubnis in den Hafen bringt,",
        "2. eine Anlage beschädigt.",
        "(2) Der Versuch ist strafbar, wenn die Tat angezeigt wird.",
        language="de",
    )

    assert len(document.sentences) == 2
    assert said(document)[0].startswith("Mit Freiheitsstrafe")
    assert said(document)[0].endswith("2. eine Anlage beschädigt.")


def test_direct_speech_behind_a_colon_is_no_list():
    document = document_of(
        "Puis le vieil homme se leva de sa chaise et reprit:",
        "— Vous avez les papiers du bateau avec vous?",
        language="fr",
    )

    assert not any("\n" in quote for quote in quotes(document))


def test_a_label_leads_into_no_sentence():
    items = ("The program reads all files of the folder.", "It writes what it has read into one file.")
    document = document_of(BEFORE, "Features:", items)

    assert said(document) == [BEFORE, *items]


def test_a_heading_in_the_form_of_an_item_is_not_taken_for_the_list():
    document = document_of(
        "The new harbour has another advantage for the town:",
        ("Better light",),
        "The lamps on the quay were replaced.",
    )

    assert said(document) == ["The lamps on the quay were replaced."]


def test_words_of_two_items_are_no_phrase():
    lead = "The following things are sold on the quay of the old harbour:"
    document = document_of(
        *(part for _ in range(3) for part in (BEFORE, lead, ("smoked herring", "copper kettles")))
    )
    analysis = analyze(document, Options())

    assert not any("herring copper" in keyword.text for keyword in analysis.keywords)


def test_items_with_small_letters_before_whole_sentences_stay():
    tasks = tuple(
        f"{letter}. Es hält die Karte Nummer {letter} des inneren Hafens der Stadt bereit."
        for letter in "abcdefgh"
    )
    document = document_of(
        "2 Es erfüllt für die Stadt die folgenden weiteren Aufgaben:", *tasks, language="de"
    )

    assert said(document)[-1].endswith("Karte Nummer h des inneren Hafens der Stadt bereit.")
    assert len(document.sentences) > 1


def test_items_that_go_on_from_one_to_the_next_say_nothing_alone():
    document = document_of(
        "(1) Der Teichwart ist zu folgenden Arbeiten befugt:",
        (
            "Überwachung des Wassers und der Reiher am Teich und an den Ufern zu allen Zeiten des Jahres, "
            "auch bei Nacht und bei Eis, sowie der Stege und Boote der Gäste;",
            "Einholung der Auskünfte, die für den Betrieb der Schleuse und der Mühle erforderlich sind, "
            "bei allen Beteiligten und bei deren Vertretern in der Gemeinde und im Amt;",
            "Mitarbeit bei den sonstigen Maßnahmen am Teich, die im Rahmen der Aufsicht der Gemeinde und "
            "des Amtes über die Gewässer des Kreises und seiner Nachbarn vorgesehen sind.",
        ),
        "(2) Der Teichwart ist ehrenamtlich tätig.",
        language="de",
    )

    assert not any(sentence.startswith(("Einholung", "Mitarbeit")) for sentence in said(document))
    assert said(document)[-1].endswith("Der Teichwart ist ehrenamtlich tätig.")


def test_an_item_with_a_capital_follows_one_that_ends_with_a_comma():
    document = document_of(
        ("(1) Zu den Kosten gehören", "alle Aufwendungen für den Teich,", "Entschädigungen für die Reiher."),
        ("(2) Andere Kosten trägt der Müller.",),
        language="de",
    )

    assert said(document)[0].endswith("alle Aufwendungen für den Teich, Entschädigungen für die Reiher.")
